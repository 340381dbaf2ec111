/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said without a name, or to be nice. */
#include "look/scenes.h"

SCENE(scene_kudos)
{
    (void)sample;
    static const struct kudos_view kudos[] = {
        {"Ravi Nair", NULL, "for the review of the login patch, on a Friday evening"},
        {"Eva Roth", NULL, ""}};
    const struct news_view view = {
        .place = NEWS_OF_KUDOS, .kudos = kudos, .n_kudos = G_N_ELEMENTS(kudos)};
    return letters_news(&view, post, templates, written_r, failure);
}

static const char *const COUNTS[] = {"2 (1×)", "4 (5×)", "5 (2×)", NULL};
static const char *const WORDS[] = {"fewer meetings before ten", "quieter rooms",
                                    "nothing, it is fine as it is", NULL};
static const char *const NO_WORDS[] = {NULL};

static gboolean pulse(const struct sample *sample, enum pulse_letter letter, struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure)
{
    gboolean tells = letter == PULSE_LETTER_TELLS;
    const struct pulse_question questions[] = {
        {sample->prompts[0], "scale", NULL, tells ? COUNTS : NO_WORDS},
        {sample->prompts[1], "text", NULL, tells ? WORDS : NO_WORDS}};
    const struct pulse_view view = {.letter = letter,
                                    .title = sample->title,
                                    .day = SCENE_DAY,
                                    .last = SCENE_DAY + 4,
                                    .invited = 12,
                                    .answered = tells ? 8 : 0,
                                    .least = 5,
                                    .questions = questions,
                                    .n_questions = G_N_ELEMENTS(questions),
                                    .others = NO_WORDS};
    return letters_pulse(&view, post, templates, written_r, failure);
}

SCENE(scene_pulse)
{
    return pulse(sample, PULSE_LETTER_ASKS, post, templates, written_r, failure);
}

SCENE(scene_pulse_published)
{
    return pulse(sample, PULSE_LETTER_TELLS, post, templates, written_r, failure);
}
