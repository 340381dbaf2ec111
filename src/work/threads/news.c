/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "news": tells a person what happened in threads that concern them, and who thanks them.
 *
 * Promises: each thing once to each person, in their hours, in order, and all that waits in a
 * thread in one mail of that thread; what no word of theirs caused in one mail a day, that of
 * several threads together. Thanks go along with the first of these mails. A row says when to look
 * again; when it is due, everything is worked out anew from what waits. Does not: know what is told
 * (kinds.c).
 */
#include "work/planning/answering.h"
#include "work/planning/draft.h"
#include "work/threads/moment.h"
#include "work/threads/showing.h"
#include "work/threads/threads.h"

#define NEWS_LIFE (7 * INSTANT_DAY)

/* One mail. */
struct telling {
    struct planner *planner;
    const struct person *reader;
    GPtrArray *threads;     /* struct thread, borrowed */
    GPtrArray *all;         /* struct showing, of each that has something to tell */
    GPtrArray *shown;       /* the same without thanks */
    GArray *views;          /* struct thread_view, the same */
    struct showing *thanks; /* NULL: none */
    GArray *kudos;          /* struct kudos_view, the same */
};

/* NULL when it tells of none, or of several. */
static const struct thread *only_of(const struct telling *telling)
{
    return telling->shown->len == 1 ? ((const struct showing *)telling->shown->pdata[0])->thread
                                    : NULL;
}

static const struct news_part *part_of(const struct telling *telling, guint thread, guint part)
{
    const GArray *parts = ((const struct showing *)telling->shown->pdata[thread])->parts;
    return part < parts->len ? &g_array_index(parts, struct news_part, part) : NULL;
}

/* Calls are few: the parts of all threads that are of KIND, or, with KIND NULL, of any but
 * signs. */
static GPtrArray *parts_of(const struct telling *telling, const char *kind)
{
    GPtrArray *parts = g_ptr_array_new();
    for (guint i = 0; i < telling->shown->len; i++)
        for (guint k = 0; part_of(telling, i, k) != NULL; k++) {
            const struct news_part *part = part_of(telling, i, k);
            gboolean fits = kind != NULL ? g_str_equal(part->kind, kind) : !news_part_is_sign(part);
            if (fits)
                g_ptr_array_add(parts, (gpointer)part);
        }
    return parts;
}

/* One writer's name stands in From; of thanks the subject says it. Caller frees. */
static char *sender_name(const struct telling *telling, const char *site)
{
    g_autoptr(GPtrArray) parts = parts_of(telling, NULL);
    const char *name = parts->len > 0 ? ((const struct news_part *)parts->pdata[0])->name : "";
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
    guint n = 0; /* thanks, that are of no thread, were no part of its subject */
    for (guint i = 0; i < all->len; i++)
        n += ((const struct news *)all->pdata[i])->round != 0;
    if (items->len == 0 || items->len != n)
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

static void subject_of_thread(const struct telling *telling, const struct thread *thread,
                              const struct zone *zone, struct news_view *view)
{
    int minute;
    view->again = thread->root != NULL;
    view->place = NEWS_OF_ENTRY;
    if (thread->own) {
        view->place = NEWS_OF_OWN;
    } else if (thread->root == NULL) {
        subject_of_items(telling, view);
    } else if (g_str_equal(thread->root->kind, "summary")) {
        view->place = NEWS_OF_SUMMARY;
        zone_local(zone, thread->root->created, &view->summary_day, &minute);
    } else {
        subject_of_root(telling, thread->root, telling->shown->pdata[0], view);
    }
}

static void subject_find(const struct telling *telling, const struct zone *zone,
                         struct news_view *view)
{
    if (telling->shown->len == 1)
        subject_of_thread(telling, only_of(telling), zone, view);
    else if (telling->shown->len == 0)
        view->place = NEWS_OF_KUDOS;
    else if (!subject_of_items(telling, view))
        view->place = NEWS_OF_MANY;
}

/* --- the mail --- */

static gboolean telling_write(const struct telling *telling, struct draft *draft,
                              struct failure *failure)
{
    g_autofree char *sender = sender_name(telling, draft->post.from.name);
    struct news_view view = {.threads = (const struct thread_view *)(void *)telling->views->data,
                             .n_threads = telling->views->len,
                             .kudos = (const struct kudos_view *)(void *)telling->kudos->data,
                             .n_kudos = telling->kudos->len};
    subject_find(telling, draft->post.zone, &view);
    draft->post.from.name = sender;
    return letters_news(&view, &draft->post, telling->planner->site->templates, &draft->written,
                        failure);
}

static void telling_note(const struct telling *telling, gint64 mail, gboolean unasked)
{
    struct store *store = telling->planner->site->store;
    for (guint i = 0; i < telling->all->len; i++)
        thread_note(store, ((struct showing *)telling->all->pdata[i])->thread, mail,
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
    for (guint i = 0; i < telling->all->len; i++) {
        const GPtrArray *news = ((const struct showing *)telling->all->pdata[i])->thread->news;
        for (guint k = 0; k < news->len; k++)
            last = MAX(last, ((const struct news *)news->pdata[k])->id);
    }
    return g_strdup_printf("news:%" G_GINT64_FORMAT, last);
}

static gboolean telling_mail(const struct telling *telling, gboolean unasked,
                             struct failure *failure)
{
    struct planner *planner = telling->planner;
    const struct thread *only = only_of(telling);
    g_autofree char *key = key_of(telling);
    struct draft draft;
    draft_begin(&draft, planner, telling->reader, "news");
    draft.post.replies = !unasked;
    if (only != NULL && only->root != NULL)
        draft_answers(&draft, only->root->message_id,
                      (only->parent != NULL ? only->parent : only->root)->message_id);
    gboolean written = telling_write(telling, &draft, failure);
    if (written)
        draft.blocks = showings_blocks(telling->shown, telling->thanks, draft.written.text);
    if (written && draft_queue(&draft, key, 0, planner->site->now + NEWS_LIFE))
        telling_note(telling, draft.mail, unasked);
    draft_clear(&draft);
    return written;
}

static void shown_clear(gpointer data)
{
    showing_free(data);
}

static void thanks_show(struct telling *telling, struct showing *showing)
{
    telling->thanks = showing;
    for (guint i = 0; i < showing->parts->len; i++) {
        const struct news_part *part = &g_array_index(showing->parts, struct news_part, i);
        const struct kudos_view view = {.giver = part->name, .text = part->text};
        g_array_append_val(telling->kudos, view);
    }
}

static void thread_show(struct telling *telling, struct thread *thread)
{
    struct showing *showing = showing_new(telling->planner, thread);
    if (showing_parts(showing) == 0) {
        showing_free(showing);
        return;
    }
    g_ptr_array_add(telling->all, showing);
    if (thread->round == NULL) {
        thanks_show(telling, showing);
    } else {
        g_ptr_array_add(telling->shown, showing);
        g_array_append_val(telling->views, showing->view);
    }
}

static void telling_show(struct telling *telling)
{
    telling->all = g_ptr_array_new_with_free_func(shown_clear);
    telling->shown = g_ptr_array_new();
    telling->views = g_array_new(FALSE, FALSE, sizeof(struct thread_view));
    telling->kudos = g_array_new(FALSE, FALSE, sizeof(struct kudos_view));
    for (guint i = 0; i < telling->threads->len; i++)
        thread_show(telling, telling->threads->pdata[i]);
}

static void telling_clear(struct telling *telling)
{
    g_ptr_array_unref(telling->all);
    g_ptr_array_unref(telling->shown);
    g_array_unref(telling->views);
    g_array_unref(telling->kudos);
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
    if (telling.all->len > 0 && answering_admits(planner, reader->id))
        fine = telling_mail(&telling, unasked, failure);
    else if (telling.all->len > 0)
        *next_r = MIN(*next_r, planner->site->now + INSTANT_DAY);
    telling_clear(&telling);
    return fine;
}

static gboolean is_thanks(const struct thread *thread)
{
    return thread->round == NULL && !thread->told;
}

/* Those that follow the reader's own words: each has its mail, the first of which brings thanks. */
static gboolean asked_tell(struct planner *planner, const struct person *reader,
                           const GPtrArray *threads, gint64 *next_r, struct failure *failure)
{
    gboolean fine = TRUE;
    for (guint i = 0; fine && i < threads->len; i++) {
        struct thread *thread = threads->pdata[i];
        g_autoptr(GPtrArray) one = g_ptr_array_new();
        g_ptr_array_add(one, thread);
        if (is_thanks(threads->pdata[0]))
            g_ptr_array_add(one, threads->pdata[0]);
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
        struct thread *thread = threads->pdata[i];
        if (thread->asked || thread->told)
            continue;
        at = MIN(at, thread->at);
        since = MIN(since, thread->since);
        if (!thread->capped)
            g_ptr_array_add(together, thread);
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
