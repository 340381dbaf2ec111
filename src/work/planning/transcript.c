/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "transcript": says back what was understood of a mail with commands, and what became of it.
 *
 * Promises: one mail for each such mail, in its thread, also to who left by it. It answers their own mail, so it comes at
 * once, at any hour. What waits for a yes waits for one to this mail, which proves that its reader wrote it.
 */
#include "work/commands/commands.h"
#include "work/planning/answering.h"
#include "work/planning/draft.h"

#define TRANSCRIPT_LIFE (3 * INSTANT_DAY)

static void line_clear(gpointer data)
{
    values_free((struct values *)((struct transcript_line *)data)->values);
}

static GArray *lines_tell(struct planner *planner, const struct person *person,
                          const GPtrArray *rows)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct transcript_line));
    g_array_set_clear_func(lines, line_clear);
    for (guint i = 0; i < rows->len; i++) {
        const struct command_row *row = rows->pdata[i];
        struct transcript_line line = {row->line, command_tell(planner, person, row)};
        g_array_append_val(lines, line);
    }
    return lines;
}

/* The mail of ROW changed something that "undo" takes back, and no later one did. */
static gboolean is_undoable(struct store *store, const struct person *person,
                            const struct command_row *row)
{
    g_autoptr(GPtrArray) rows = command_rows(store, SHELF_UNDO, person->id, row->mail);
    return rows->len > 0;
}

static gboolean transcript_mail(struct planner *planner, const struct person *person,
                                const GPtrArray *rows, struct failure *failure)
{
    const struct command_row *first = rows->pdata[0];
    g_autoptr(GArray) lines = lines_tell(planner, person, rows);
    struct transcript_view view = {.subject = first->subject,
                                   .lines = (const struct transcript_line *)(void *)lines->data,
                                   .n_lines = lines->len,
                                   .undoable = is_undoable(planner->site->store, person, first),
                                   .left = person->state == PERSON_LEFT};
    g_autofree char *key = g_strdup_printf("transcript:%" G_GINT64_FORMAT, first->mail);
    struct draft draft;
    draft_begin(&draft, planner, person, "transcript");
    draft.post.replies = TRUE;
    g_autoptr(GArray) attachments = commands_attach(planner, person, rows);
    draft.post.attachments = (const struct attachment *)(void *)attachments->data;
    draft.post.n_attachments = attachments->len;
    if (draft_may_cite(first->caused_by))
        draft_answers(&draft, first->caused_by, first->caused_by);
    gboolean written =
        letters_transcript(&view, &draft.post, planner->site->templates, &draft.written, failure);
    if (written && draft_queue(&draft, key, 0, planner->site->now + TRANSCRIPT_LIFE)) {
        commands_wait(planner->site->store, person->id, rows, draft.mail);
        if (commands_show_goals(rows))
            goal_note_shown(planner->site->store, 0, draft.mail);
        planner->report->receipts++;
    }
    draft_clear(&draft);
    return written;
}

/* What was done is done: above the cap it is told a day later. */
static gboolean transcripts_mail(struct planner *planner, const struct person *person,
                                 const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    for (;;) {
        g_autoptr(GPtrArray) rows = command_rows(store, SHELF_TOLD, person->id, 0);
        if (rows->len == 0)
            return TRUE;
        if (!answering_admits(planner, person->id)) {
            planner_due_set(planner, due, due->day, planner->site->now + INSTANT_DAY);
            return TRUE;
        }
        if (!transcript_mail(planner, person, rows, failure))
            return FALSE;
        command_rows_forget(store, SHELF_TOLD, person->id,
                            ((const struct command_row *)rows->pdata[0])->mail);
    }
}

gboolean transcript_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = person == NULL || transcripts_mail(planner, person, due, failure);
    person_free(person);
    return fine;
}
