/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries the templates, so that a mistake in one is found by `muster check' and not by a tick at nine in the morning. */
#include <string.h>

#include "work/letters/letters.h"

static const char *const NAMES[] = {"Mia Hansen", NULL};
static const char *const WORDS[] = {"office", "home", NULL};
static const struct question_shown QUESTIONS[] = {
    {.prompt = "What did you get done?", .kind = "list", .items = WORDS},
    {.prompt = "Where will you work?", .kind = "choice", .choices = WORDS, .about = "one"},
};
static const struct asked_round ROUND = {"Your check-in", 0, QUESTIONS, G_N_ELEMENTS(QUESTIONS)};

static gboolean try_question(const struct post *post, struct template_set *templates,
                             struct written *written_r, struct failure *failure)
{
    const struct question_view view = {.rounds = &ROUND, .n_rounds = 1, .readers = NAMES};
    return letters_question(&view, post, templates, written_r, failure);
}

static gboolean try_reminder(const struct post *post, struct template_set *templates,
                             struct written *written_r, struct failure *failure)
{
    const struct question_view view = {.rounds = &ROUND, .n_rounds = 1, .readers = NAMES};
    return letters_reminder(&view, post, templates, written_r, failure);
}

static gboolean try_welcome(const struct post *post, struct template_set *templates,
                            struct written *written_r, struct failure *failure)
{
    const struct coming coming = {.title = "Your check-in", .n_questions = 2, .days = 0x1f};
    const struct welcome_view view = {
        .coming = &coming, .n_coming = 1, .teams = NAMES, .readers = NAMES};
    return letters_welcome(&view, post, templates, written_r, failure);
}

static gboolean try_receipt(const struct post *post, struct template_set *templates,
                            struct written *written_r, struct failure *failure)
{
    const struct attached_view attached = {"one.pdf", 2000, 0};
    const struct receipt_answer answer = {1, QUESTIONS[0].prompt, "one\ntwo"};
    const struct receipt_view view = {.kind = RECEIPT_FIRST,
                                      .title = "Your check-in",
                                      .n_questions = 2,
                                      .answers = &answer,
                                      .n_answers = 1,
                                      .unplaced = "three",
                                      .attached = &attached,
                                      .n_attached = 1};
    return letters_receipt(&view, post, templates, written_r, failure);
}

static gboolean try_summary(const struct post *post, struct template_set *templates,
                            struct written *written_r, struct failure *failure)
{
    const struct answer_view answer = {"done", TRUE, "one\ntwo"};
    const struct entry_view entry = {.mark = ENTRY_LATE, .answers = &answer, .n_answers = 1};
    const struct person_view person = {"Ann Lee", "ann@example.com", &entry, 1};
    const struct team_view team = {
        .name = "core", .planned = 4, .done = 2, .moved = 1, .people = &person, .n_people = 1};
    const struct blocker_view blocker = {
        .name = "Ann Lee", .address = "ann@example.com", .team = "core", .text = "one"};
    const struct left_open_view left_open = {.name = "Ann Lee"};
    const struct waiting_view waiting = {.name = "Ann Lee", .zone = post->zone};
    const struct away_view away = {.name = "Ann Lee", .until = DAY_NONE};
    const struct goal_result_view result = {
        .place = 1, .name = "one", .unit = "h", .from = 12000, .to = 4000, .now = 8000};
    const struct goal_view goal = {.number = 3,
                                   .title = "Answer faster",
                                   .owner = "Ann Lee",
                                   .until = DAY_NONE,
                                   .mark = 0,
                                   .sure = 0,
                                   .stale_since = 20780,
                                   .results = &result,
                                   .n_results = 1};
    const struct summary_view view = {.goals = &goal,
                                      .n_goals = 1,
                                      .blockers = &blocker,
                                      .n_blockers = 1,
                                      .teams = &team,
                                      .n_teams = 1,
                                      .no_answer = NAMES,
                                      .not_asked = NAMES,
                                      .left_open = &left_open,
                                      .n_left_open = 1,
                                      .still = &waiting,
                                      .n_still = 1,
                                      .away = &away,
                                      .n_away = 1};
    return letters_summary(&view, post, templates, written_r, failure);
}

static const struct kudos_view KUDOS[] = {{"Ann Lee", NULL, "one"}, {"Eva Roth", NULL, ""}};

static gboolean try_news(const struct post *post, struct template_set *templates,
                         struct written *written_r, struct failure *failure)
{
    static const struct news_part parts[] = {
        {.kind = "comment", .name = "Mia Hansen", .text = "one\ntwo"},
        {.kind = "item",
         .name = "Ann Lee",
         .text = "one",
         .number = 10,
         .day = 20780,
         .due = 20784},
        {.kind = "reaction", .name = "Eva Roth", .text = "\360\237\221\215"}};
    const struct thread_view thread = {.about = "Ann Lee",
                                       .title = "Your check-in",
                                       .parts = parts,
                                       .n_parts = G_N_ELEMENTS(parts),
                                       .words = NAMES};
    const struct thread_view threads[] = {thread, thread};
    const struct news_view view = {.place = NEWS_OF_MANY,
                                   .threads = threads,
                                   .n_threads = G_N_ELEMENTS(threads),
                                   .kudos = KUDOS,
                                   .n_kudos = G_N_ELEMENTS(KUDOS)};
    return letters_news(&view, post, templates, written_r, failure);
}

static gboolean try_meeting(const struct post *post, struct template_set *templates,
                            struct written *written_r, struct failure *failure)
{
    static const char *const points[] = {"Ann Lee: one", NULL};
    const struct meeting_view view = {.stage = MEETING_ASKS,
                                      .title = "1-on-1",
                                      .partner = "Mia Hansen",
                                      .minutes = 30,
                                      .room = "",
                                      .points = points,
                                      .actions = points,
                                      .highlights = points};
    return letters_meeting(&view, post, templates, written_r, failure);
}

static gboolean try_kudos(const struct post *post, struct template_set *templates,
                          struct written *written_r, struct failure *failure)
{
    const struct news_view view = {
        .place = NEWS_OF_KUDOS, .kudos = KUDOS, .n_kudos = G_N_ELEMENTS(KUDOS)};
    return letters_news(&view, post, templates, written_r, failure);
}

static gboolean try_pulse(const struct post *post, struct template_set *templates,
                          struct written *written_r, struct failure *failure)
{
    const struct pulse_question question = {"One?", "scale", NULL, NAMES};
    const struct pulse_view view = {.letter = PULSE_LETTER_ASKS,
                                    .title = "A pulse",
                                    .least = 5,
                                    .questions = &question,
                                    .n_questions = 1,
                                    .others = NAMES};
    return letters_pulse(&view, post, templates, written_r, failure);
}

static gboolean try_offer(const struct post *post, struct template_set *templates,
                          struct written *written_r, struct failure *failure)
{
    const struct offer_view view = {.missed = 5, .paused_after = 10, .minute = 630};
    return letters_offer(&view, post, templates, written_r, failure);
}

static gboolean try_owner(const struct post *post, struct template_set *templates,
                          struct written *written_r, struct failure *failure)
{
    const struct owner_view view = {.troubles = NAMES, .held = 2, .held_new = 1, .kept_days = 30};
    return letters_owner(&view, post, templates, written_r, failure);
}

static gboolean try_transcript(const struct post *post, struct template_set *templates,
                               struct written *written_r, struct failure *failure)
{
    struct values *values = values_new();
    values_set_text(values_set_object(values, "ask"), "value", "10:30");
    values_set_flag(values, "done", TRUE);
    const struct transcript_line line = {"at 10:30", values};
    const struct transcript_view view = {"Your check-in", &line, 1, TRUE, FALSE};
    gboolean done = letters_transcript(&view, post, templates, written_r, failure);
    values_free(values);
    return done;
}

static gboolean try_report(const struct post *post, struct template_set *templates,
                           struct written *written_r, struct failure *failure)
{
    const struct blocker_view blocker = {
        .name = "Ann Lee", .address = "ann@example.com", .team = "core", .text = "one"};
    const struct report_view view = {.about = "core",
                                     .summary = {.blockers = &blocker, .n_blockers = 1}};
    return letters_report(&view, post, templates, written_r, failure);
}

static gboolean try_trial(const struct post *post, struct template_set *templates,
                          struct written *written_r, struct failure *failure)
{
    return letters_trial("abc", post, templates, written_r, failure);
}

/* Two languages may share a template, and its mistake. */
static void fault_add_once(struct faults *faults, const char *folder, const char *text)
{
    for (size_t i = 0; i < faults->count; i++)
        if (g_str_equal(faults->list[i].text, text))
            return;
    faults_add(faults, folder, 0, "%s", text);
}

/* People's programs quote one part of a mail or the other: what is asked in both is known for ours
 * in either. */
static void check_asked(const struct written *written, const char *name, const char *folder,
                        struct faults *faults)
{
    const struct {
        const char *extension, *words;
    } PARTS[] = {{"txt", written->text}, {"html", written->html}};
    for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++)
        for (guint k = 0; k < G_N_ELEMENTS(QUESTIONS); k++) {
            if (strstr(PARTS[i].words, QUESTIONS[k].prompt) != NULL)
                continue;
            g_autofree char *text =
                g_strdup_printf("the template %s.%s does not ask what is to be asked, {{prompt}}",
                                name, PARTS[i].extension);
            fault_add_once(faults, folder, text);
        }
}

void letters_check(struct template_set *templates, const char *language, const char *folder,
                   struct faults *faults)
{
    static const struct {
        gboolean (*write)(const struct post *, struct template_set *, struct written *,
                          struct failure *);
        const char *asks; /* the template that asks QUESTIONS; NULL: it asks nothing */
    } TRIALS[] = {{try_question, "question"}, {try_reminder, "reminder"}, {try_welcome, NULL},
                  {try_receipt, NULL},        {try_summary, NULL},        {try_news, NULL},
                  {try_report, NULL},         {try_offer, NULL},          {try_transcript, NULL},
                  {try_meeting, NULL},        {try_kudos, NULL},          {try_pulse, NULL},
                  {letters_probe, NULL},      {try_trial, NULL},          {try_owner, NULL}};
    const struct post post = {.from = {"Check-in", "checkin@example.com"},
                              .to = {"Ann Lee", "ann@example.com"},
                              .message_id = "check@example.com",
                              .site = "checkin@example.com",
                              .list_id = "checkin.example.com",
                              .language = language,
                              .zone = zone_find("UTC"),
                              .owner = "sam@example.com"};
    for (guint i = 0; i < G_N_ELEMENTS(TRIALS); i++) {
        struct failure failure = {0};
        struct written written = {0};
        if (!TRIALS[i].write(&post, templates, &written, &failure)) {
            fault_add_once(faults, folder, failure.text);
            continue;
        }
        if (TRIALS[i].asks != NULL)
            check_asked(&written, TRIALS[i].asks, folder, faults);
        written_clear(&written);
    }
}
