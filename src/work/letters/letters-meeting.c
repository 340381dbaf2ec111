/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mails about a 1-on-1: what is asked for before and after it, and the agenda. */
#include "work/letters/letters-page.h"

static void put_list(struct page *page, const char *name, const char *has, const char *const *texts)
{
    struct values *list = values_set_list(page->values, name);
    values_set_flag(page->values, has, texts[0] != NULL);
    for (; *texts != NULL; texts++) {
        g_autofree char *line = line_of(*texts);
        values_add_text(list, line);
    }
}

/* Each stage is a section of the template. */
static void put_stage(struct page *page, enum meeting_stage stage)
{
    static const char *const names[] = {
        [MEETING_ASKS] = "asks",       [MEETING_INVITES] = "invites", [MEETING_NOTES] = "notes",
        [MEETING_REGRETS] = "regrets", [MEETING_IS_OFF] = "is_off",
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        values_set_flag(page->values, names[i], i == (guint)stage);
    values_set_flag(page->values, "to_tick", stage == MEETING_ASKS || stage == MEETING_NOTES);
    values_set_flag(page->values, "lists", stage != MEETING_REGRETS && stage != MEETING_IS_OFF);
}

gboolean letters_meeting(const struct meeting_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    gboolean asks = view->stage == MEETING_ASKS || view->stage == MEETING_NOTES;
    int32_t day;
    int minute;
    zone_local(post->zone, view->start, &day, &minute);
    put_stage(&page, view->stage);
    value_put(page.values, "title", view->title);
    value_say(page.values, "partner", name_of(view->partner));
    value_take(page.values, "day", phrase_day(page.phrases, day));
    value_take(page.values, "when",
               phrase_appointment(page.phrases, view->start, post->now, post->zone));
    values_set_number(page.values, "minutes", view->minutes);
    value_put(page.values, "room", view->room);
    values_set_flag(page.values, "changed", view->changed);
    values_set_flag(page.values, "again", view->again);
    value_put(page.values, "question",
              phrase_meeting_question(page.phrases, view->stage == MEETING_NOTES));
    value_put(page.values, "words", view->words);
    put_list(&page, "points", "has_points", view->points);
    put_list(&page, "actions", "has_actions", view->actions);
    put_list(&page, "highlights", "has_highlights", view->highlights);
    gboolean done = page_write(&page, "meeting", !asks, templates, written_r, failure);
    page_close(&page);
    return done;
}
