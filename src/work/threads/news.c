/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "news": tells a person what happened in threads that concern them.
 *
 * Promises: each thing once to each person, in their hours, in order, and all that waits in a
 * thread in one mail of that thread; what no word of theirs caused in one mail a day, that of
 * several threads together. A row says when to look again; when it is due, everything is worked out
 * anew from what waits. Does not: know what is told (kinds.c).
 */
#include "work/planning/answering.h"
#include "work/planning/draft.h"
#include "work/summary/blocks.h"
#include "work/threads/moment.h"
#include "work/threads/showing.h"
#include "work/threads/threads.h"

#define NEWS_LIFE (7 * INSTANT_DAY)

/* One mail. */
struct telling {
    struct planner *planner;
    const struct person *reader;
    GPtrArray *threads; /* struct thread, borrowed */
    GPtrArray *shown;   /* struct showing, of each that has something to tell */
    GArray *views;      /* struct thread_view, the same */
};

static const struct thread *first_of(const struct telling *telling)
{
    return ((const struct showing *)telling->shown->pdata[0])->thread;
}

static const struct news_part *part_of(const struct telling *telling, guint thread, guint part)
{
    const GArray *parts = ((const struct showing *)telling->shown->pdata[thread])->parts;
    return part < parts->len ? &g_array_index(parts, struct news_part, part) : NULL;
}

/* Calls are few: the parts of all threads that are of KIND, or, with KIND NULL, of any but
 * reactions. */
static GPtrArray *parts_of(const struct telling *telling, const char *kind)
{
    GPtrArray *parts = g_ptr_array_new();
    for (guint i = 0; i < telling->shown->len; i++)
        for (guint k = 0; part_of(telling, i, k) != NULL; k++) {
            const struct news_part *part = part_of(telling, i, k);
            gboolean fits =
                kind != NULL ? g_str_equal(part->kind, kind) : !g_str_equal(part->kind, "reaction");
            if (fits)
                g_ptr_array_add(parts, (gpointer)part);
        }
    return parts;
}

/* One writer's name stands in From. Caller frees. */
static char *sender_name(const struct telling *telling, const char *site)
{
    g_autoptr(GPtrArray) parts = parts_of(telling, NULL);
    const char *name = ((const struct news_part *)parts->pdata[0])->name;
    for (guint i = 1; i < parts->len; i++)
        if (!g_str_equal(((const struct news_part *)parts->pdata[i])->name, name))
            return g_strdup(site);
    return name[0] == '\0' ? g_strdup(site) : g_strdup_printf("%s (%s)", name, site);
}

/* --- the subject: that of the mail with which the thread began, which clients hold against it
 * --- */

/* That of a mail which told of items first: KEPT gets what VIEW borrows. FALSE when it did not. */
static gboolean subject_of_root(const struct telling *telling, const struct sent_mail *root,
                                struct showing *kept, struct news_view *view)
{
    struct store *store = telling->planner->site->store;
    g_autoptr(GPtrArray) items = items_told_in(store, root->id);
    g_autoptr(GPtrArray) all = news_told_in(store, root->id);
    if (items->len == 0 || items->len != all->len)
        return FALSE;
    const struct item *first = items->pdata[0];
    view->place = NEWS_OF_ITEM;
    view->number = first->id;
    view->first_name = showing_name(kept, first->writer);
    view->first_text = showing_keep(kept, first->text);
    view->more = items->len - 1;
    return TRUE;
}

static gboolean subject_of_items(const struct telling *telling, struct news_view *view)
{
    g_autoptr(GPtrArray) items = parts_of(telling, "item");
    g_autoptr(GPtrArray) all = parts_of(telling, NULL);
    if (items->len == 0 || items->len != all->len)
        return FALSE;
    const struct news_part *first = items->pdata[0];
    view->place = NEWS_OF_ITEM;
    view->number = first->number;
    view->first_name = first->name;
    view->first_text = first->text;
    view->more = items->len - 1;
    return TRUE;
}

static void subject_find(const struct telling *telling, const struct zone *zone,
                         struct news_view *view)
{
    const struct thread *thread = first_of(telling);
    const struct sent_mail *root = telling->shown->len == 1 ? thread->root : NULL;
    int minute;
    view->again = root != NULL;
    view->place = telling->shown->len > 1 ? NEWS_OF_MANY : NEWS_OF_ENTRY;
    if (telling->shown->len == 1 && thread->own) {
        view->place = NEWS_OF_OWN;
    } else if (root == NULL) {
        subject_of_items(telling, view);
    } else if (g_str_equal(root->kind, "summary")) {
        view->place = NEWS_OF_SUMMARY;
        zone_local(zone, root->created, &view->summary_day, &minute);
    } else {
        subject_of_root(telling, root, telling->shown->pdata[0], view);
    }
}

/* --- the mail --- */

static gboolean telling_write(const struct telling *telling, struct draft *draft,
                              struct failure *failure)
{
    g_autofree char *sender = sender_name(telling, draft->post.from.name);
    struct news_view view = {.threads = (const struct thread_view *)(void *)telling->views->data,
                             .n_threads = telling->views->len};
    subject_find(telling, draft->post.zone, &view);
    draft->post.from.name = sender;
    return letters_news(&view, &draft->post, telling->planner->site->templates, &draft->written,
                        failure);
}

/* A reply to a mail about one thread belongs there, whatever of it is quoted. */
static GArray *blocks_of(const struct telling *telling, const char *text)
{
    g_autoptr(GArray) headings = g_array_new(FALSE, FALSE, sizeof(struct block_heading));
    for (guint i = 0; i < telling->shown->len; i++) {
        const struct showing *showing = telling->shown->pdata[i];
        struct block_heading heading = {showing->view.about, showing->thread->round->id};
        g_array_append_val(headings, heading);
    }
    if (headings->len > 1)
        return blocks_find(text, headings, FALSE);
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(struct sent_block));
    struct sent_block all = {0, 0, first_of(telling)->round->id};
    g_array_append_val(blocks, all);
    return blocks;
}

static void telling_note(const struct telling *telling, gint64 mail, gboolean unasked)
{
    struct store *store = telling->planner->site->store;
    for (guint i = 0; i < telling->shown->len; i++)
        thread_note(store, ((const struct showing *)telling->shown->pdata[i])->thread, mail,
                    telling->shown->len == 1);
    if (unasked)
        thread_advance(store, telling->reader->id, THREAD_UNASKED, mail);
    g_autoptr(GPtrArray) comments = parts_of(telling, "comment");
    if (comments->len > 0)
        telling->planner->report->commented++;
    else
        telling->planner->report->told++;
}

/* Every thing is told once, so the last one names the mail. Caller frees. */
static char *key_of(const struct telling *telling)
{
    gint64 last = 0;
    for (guint i = 0; i < telling->shown->len; i++) {
        const GPtrArray *news = ((const struct showing *)telling->shown->pdata[i])->thread->news;
        last = MAX(last, ((const struct news *)news->pdata[news->len - 1])->id);
    }
    return g_strdup_printf("news:%" G_GINT64_FORMAT, last);
}

static gboolean telling_mail(const struct telling *telling, gboolean unasked,
                             struct failure *failure)
{
    struct planner *planner = telling->planner;
    const struct thread *first = first_of(telling);
    g_autofree char *key = key_of(telling);
    struct draft draft;
    draft_begin(&draft, planner, telling->reader, "news");
    draft.post.replies = !unasked;
    if (telling->shown->len == 1 && first->root != NULL)
        draft_answers(&draft, first->root->message_id,
                      (first->parent != NULL ? first->parent : first->root)->message_id);
    gboolean written = telling_write(telling, &draft, failure);
    if (written)
        draft.blocks = blocks_of(telling, draft.written.text);
    if (written && draft_queue(&draft, key, 0, planner->site->now + NEWS_LIFE))
        telling_note(telling, draft.mail, unasked);
    draft_clear(&draft);
    return written;
}

static void shown_clear(gpointer data)
{
    showing_free(data);
}

static void telling_show(struct telling *telling)
{
    telling->shown = g_ptr_array_new_with_free_func(shown_clear);
    telling->views = g_array_new(FALSE, FALSE, sizeof(struct thread_view));
    for (guint i = 0; i < telling->threads->len; i++) {
        struct showing *showing = showing_new(telling->planner, telling->threads->pdata[i]);
        if (showing_parts(showing) == 0) {
            showing_free(showing);
            continue;
        }
        g_ptr_array_add(telling->shown, showing);
        g_array_append_val(telling->views, showing->view);
    }
}

/* Tells THREADS in one mail. *NEXT_R is brought forward to when that is to be tried again, above
 * the caps. */
static gboolean threads_tell(struct planner *planner, const struct person *reader,
                             GPtrArray *threads, gboolean unasked, gint64 *next_r,
                             struct failure *failure)
{
    struct telling telling = {.planner = planner, .reader = reader, .threads = threads};
    gboolean fine = TRUE;
    telling_show(&telling);
    if (telling.shown->len > 0 && answering_admits(planner, reader->id))
        fine = telling_mail(&telling, unasked, failure);
    else if (telling.shown->len > 0)
        *next_r = MIN(*next_r, planner->site->now + INSTANT_DAY);
    g_ptr_array_unref(telling.shown);
    g_array_unref(telling.views);
    return fine;
}

/* Those that follow the reader's own words: each has its mail. */
static gboolean asked_tell(struct planner *planner, const struct person *reader,
                           const GPtrArray *threads, gint64 *next_r, struct failure *failure)
{
    gboolean fine = TRUE;
    for (guint i = 0; fine && i < threads->len; i++) {
        const struct thread *thread = threads->pdata[i];
        g_autoptr(GPtrArray) one = g_ptr_array_new();
        g_ptr_array_add(one, (gpointer)thread);
        if (thread->asked && thread->at <= planner->site->now)
            fine = threads_tell(planner, reader, one, FALSE, next_r, failure);
        else if (thread->asked)
            *next_r = MIN(*next_r, thread->at);
    }
    return fine;
}

/* The others: once the first of them may be told, all in one mail, but for those that were told
 * enough today. */
static gboolean unasked_tell(struct planner *planner, const struct person *reader,
                             const GPtrArray *threads, gint64 *next_r, struct failure *failure)
{
    g_autoptr(GPtrArray) together = g_ptr_array_new();
    gint64 at = INSTANT_NEVER, since = INSTANT_NEVER;
    for (guint i = 0; i < threads->len; i++) {
        const struct thread *thread = threads->pdata[i];
        if (thread->asked)
            continue;
        at = MIN(at, thread->at);
        since = MIN(since, thread->since);
        if (!thread->capped)
            g_ptr_array_add(together, (gpointer)thread);
        else
            *next_r = MIN(*next_r, thread->at);
    }
    if (at <= planner->site->now)
        at = moment_unasked(planner, reader, since);
    if (at <= planner->site->now)
        return threads_tell(planner, reader, together, TRUE, next_r, failure);
    *next_r = MIN(*next_r, at);
    return TRUE;
}

gboolean news_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *reader = person_get(planner->site->store, due->person);
    gboolean reached = reader != NULL && reader->state != PERSON_LEFT && reader->suspended == 0;
    g_autoptr(GPtrArray) threads = reached ? threads_gather(planner, reader) : g_ptr_array_new();
    gint64 next = INSTANT_NEVER;
    gboolean fine = asked_tell(planner, reader, threads, &next, failure) &&
                    unasked_tell(planner, reader, threads, &next, failure);
    if (fine && next != INSTANT_NEVER)
        planner_due_set(planner, due, due->day, next);
    g_clear_pointer(&threads, g_ptr_array_unref);
    person_free(reader);
    return fine;
}

void news_plan(struct planner *planner, const struct person *reader)
{
    g_autoptr(GPtrArray) waiting = news_waiting(planner->site->store, reader->id);
    if (waiting->len > 0)
        news_expect(planner->site, reader->id);
}
