/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "whole": an entry with every line of it, for a reader who asked for it.
 *
 * Its files come along, but for those that would make the mail too large.
 * Promises: only what the reader may read now. It comes at once, whatever the hour: their own mail asked for it.
 */
#include "muster/work/attachments.h"
#include "work/letters/phrases.h"
#include "work/planning/answering.h"
#include "work/planning/draft.h"
#include "work/summary/report-forms.h"

#define WHOLE_LIFE (7 * INSTANT_DAY)

/* In base64 just below what mail servers commonly take (Postfix: 10 240 000 octets). */
enum { ENCLOSED_MAX = 7 << 20 };

/* The files of an entry that go with its mail, as many as one may hold. */
static GArray *enclosed_of(const struct site *site, struct told *told)
{
    GArray *enclosed = enclosures_new();
    gsize room = ENCLOSED_MAX;
    for (guint i = 0; i < told->files->len; i++) {
        struct attached_view *view = &g_array_index(told->attached, struct attached_view, i);
        if (view->fate == FILE_KEPT &&
            !enclosures_add(enclosed, site, told->files->pdata[i], &room))
            view->fate = FILE_NOT_SENT;
    }
    return enclosed;
}

/* What was in the writer's way stands above the entry, as in a summary. */
static GArray *blockers_of(const struct told *told, const struct person *writer)
{
    GArray *blockers = g_array_new(FALSE, FALSE, sizeof(struct blocker_view));
    for (guint i = 0; i < told->blockers->len; i++) {
        struct blocker_view blocker = {.name = writer->name,
                                       .address = writer->address,
                                       .team = "",
                                       .day = told->round->day,
                                       .text = g_ptr_array_index(told->blockers, i)};
        g_array_append_val(blockers, blocker);
    }
    return blockers;
}

static gboolean whole_mail(struct planner *planner, const struct person *reader,
                           const struct person *writer, struct told *told,
                           const struct entry_view *entry, struct failure *failure)
{
    g_autoptr(GArray) blockers = blockers_of(told, writer);
    const struct person_view person = {writer->name, writer->address, entry, 1};
    const struct team_view team = {.name = person_shown(writer), .people = &person, .n_people = 1};
    const struct report_view view = {
        .about = person_shown(writer),
        .since = entry->day,
        .until = entry->day,
        .summary = {.whole = TRUE,
                    .blockers = (const struct blocker_view *)(void *)blockers->data,
                    .n_blockers = blockers->len,
                    .teams = &team,
                    .n_teams = 1}};
    struct draft draft;
    draft_begin(&draft, planner, reader, "report");
    g_autoptr(GArray) enclosed = enclosed_of(planner->site, told);
    draft.post.attachments = (const struct attachment *)(void *)enclosed->data;
    draft.post.n_attachments = enclosed->len;
    g_autofree char *key = g_strdup_printf("whole:%" G_GINT64_FORMAT, draft.mail);
    gboolean written =
        letters_report(&view, &draft.post, planner->site->templates, &draft.written, failure);
    if (written && draft_queue(&draft, key, told->round->id, planner->site->now + WHOLE_LIFE))
        planner->report->receipts++;
    draft_clear(&draft);
    return written;
}

gboolean whole_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    struct person *reader = person_get(store, due->person);
    struct entry *entry = entry_latest(store, due->round);
    struct entry_view view;
    struct told *told = NULL;
    gboolean fine = TRUE;
    if (reader != NULL && reader->state != PERSON_LEFT && entry != NULL)
        told = told_read(planner, reader, g_steal_pointer(&entry), 0, &view);
    struct person *writer = told != NULL ? person_get(store, told->round->person) : NULL;
    if (writer != NULL && answering_admits(planner, reader->id))
        fine = whole_mail(planner, reader, writer, told, &view, failure);
    person_free(writer);
    g_clear_pointer(&told, told_free);
    entry_free(entry);
    person_free(reader);
    return fine;
}
