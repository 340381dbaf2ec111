/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mails about a meeting: one thread a person and meeting.
 *
 * Invitations come from one address for all that is said of a meeting to a person: calendars do not believe an organizer
 * who changes. It is the address of the first mail that invited, so that an answer finds its way back.
 */
#include <string.h>

#include "work/meetings/meetings.h"
#include "work/planning/draft.h"

#define MEETING_LIFE (3 * INSTANT_DAY)

/* A mail about to be written, and what its view borrows. */
struct writing {
    struct planner *planner;
    const struct meeting_post *post;
    struct draft draft;
    GPtrArray *points, *actions, *highlights;
    char *organizer, *summary;
    struct mailbox attendees[2];
    struct invitation invitation;
};

static gboolean is_stage(const struct writing *writing, const char *stage)
{
    return strcmp(writing->post->stage, stage) == 0;
}

/* Caller frees. */
static char *organizer_of(const struct writing *writing)
{
    struct store *store = writing->planner->site->store;
    const struct meeting_post *post = writing->post;
    struct meeting_mail *first =
        meeting_mail_first(store, post->meeting->id, post->reader->id, STAGE_AGENDA);
    struct sent_mail *sent = first != NULL ? sent_mail_get(store, first->mail) : NULL;
    char *address = sent != NULL ? reply_address(writing->planner->site, sent)
                                 : g_strdup(writing->draft.reply_to);
    sent_mail_free(sent);
    meeting_mail_free(first);
    return address;
}

static void invite(struct writing *writing)
{
    const struct meeting_post *post = writing->post;
    const struct meeting *meeting = post->meeting;
    writing->organizer = organizer_of(writing);
    writing->summary = g_strdup_printf("%s: %s, %s", post->title, person_shown(post->reader),
                                       person_shown(post->partner));
    writing->attendees[0] = (struct mailbox){post->reader->name, post->reader->address};
    writing->attendees[1] = (struct mailbox){post->partner->name, post->partner->address};
    writing->invitation = (struct invitation){
        .method = is_stage(writing, STAGE_CANCEL) ? INVITATION_CANCEL : INVITATION_REQUEST,
        .uid = meeting->uid,
        .sequence = (guint)meeting->sequence,
        .stamp = writing->planner->site->now,
        .start = meeting->start,
        .minutes = (guint)meeting->minutes,
        .summary = writing->summary,
        .room = meeting->room,
        .organizer = {writing->draft.post.from.name, writing->organizer},
        .attendees = writing->attendees,
        .n_attendees = G_N_ELEMENTS(writing->attendees)};
    writing->draft.post.invitation = &writing->invitation;
}

/* In the thread that the first mail about the meeting began. Returns its Message-ID; caller frees. */
static char *thread_join(struct writing *writing)
{
    struct store *store = writing->planner->site->store;
    const struct meeting_post *post = writing->post;
    static const char *const firsts[] = {STAGE_POINTS, STAGE_AGENDA};
    char *root = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(firsts) && root == NULL; i++) {
        struct meeting_mail *first =
            meeting_mail_first(store, post->meeting->id, post->reader->id, firsts[i]);
        struct sent_mail *sent = first != NULL ? sent_mail_get(store, first->mail) : NULL;
        root = sent != NULL ? g_strdup(sent->message_id) : NULL;
        sent_mail_free(sent);
        meeting_mail_free(first);
    }
    if (root != NULL)
        draft_answers(&writing->draft, root, root);
    return root;
}

/* What was worth keeping of the meeting before. */
static GPtrArray *highlights_show(struct store *store, const struct meeting *meeting)
{
    GPtrArray *shown = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) lines = meeting_highlights_before(store, meeting);
    for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add(shown, meeting_line_shown(store, g_ptr_array_index(lines, i)));
    g_ptr_array_add(shown, NULL);
    return shown;
}

static void lines_gather(struct writing *writing)
{
    struct store *store = writing->planner->site->store;
    gint64 one = writing->post->reader->id, other = writing->post->partner->id;
    writing->points = meeting_lines_show(store, one, other, MEETING_POINT);
    writing->actions = meeting_lines_show(store, one, other, MEETING_ACTION);
    writing->highlights = highlights_show(store, writing->post->meeting);
}

static void writing_clear(struct writing *writing)
{
    g_ptr_array_unref(writing->points);
    g_ptr_array_unref(writing->actions);
    g_ptr_array_unref(writing->highlights);
    g_free(writing->organizer);
    g_free(writing->summary);
    draft_clear(&writing->draft);
}

/* The row of the outbox, and what a reply is held against. */
static void writing_queue(const struct writing *writing)
{
    const struct meeting_post *post = writing->post;
    const struct draft *draft = &writing->draft;
    g_autofree char *key =
        g_strdup_printf("meeting:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%s:%d",
                        post->meeting->id, post->reader->id, post->stage, post->meeting->sequence);
    if (!draft_queue(draft, key, 0, writing->planner->site->now + MEETING_LIFE))
        return;
    meeting_mail_add(writing->planner->site->store,
                     &(struct meeting_mail){.mail = draft->mail,
                                            .meeting = post->meeting->id,
                                            .person = post->reader->id,
                                            .stage = (char *)post->stage,
                                            .sequence = post->meeting->sequence,
                                            .text = draft->written.text});
    writing->planner->report->meetings++;
}

static enum meeting_stage stage_of(const char *word)
{
    static const char *const words[] = {
        [MEETING_ASKS] = STAGE_POINTS,   [MEETING_INVITES] = STAGE_AGENDA,
        [MEETING_NOTES] = STAGE_NOTES,   [MEETING_REGRETS] = STAGE_REGRET,
        [MEETING_IS_OFF] = STAGE_CANCEL,
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i], word) == 0)
            return (enum meeting_stage)i;
    return MEETING_ASKS;
}

gboolean meeting_mail_send(struct planner *planner, const struct meeting_post *post,
                           struct failure *failure)
{
    struct writing writing = {.planner = planner, .post = post};
    draft_begin(&writing.draft, planner, post->reader, "meeting");
    g_autofree char *root = thread_join(&writing);
    lines_gather(&writing);
    if (is_stage(&writing, STAGE_AGENDA) || is_stage(&writing, STAGE_CANCEL))
        invite(&writing);
    const struct meeting_view view = {
        .stage = stage_of(post->stage),
        .title = post->title,
        .partner = person_shown(post->partner),
        .start = post->meeting->start,
        .minutes = (guint)post->meeting->minutes,
        .room = post->meeting->room,
        .changed = post->meeting->sequence > 0,
        .again = root != NULL,
        .words = post->words,
        .points = (const char *const *)writing.points->pdata,
        .actions = (const char *const *)writing.actions->pdata,
        .highlights = (const char *const *)writing.highlights->pdata,
    };
    gboolean fine = letters_meeting(&view, &writing.draft.post, planner->site->templates,
                                    &writing.draft.written, failure);
    if (fine)
        writing_queue(&writing);
    writing_clear(&writing);
    return fine;
}
