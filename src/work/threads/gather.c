/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows to threads. Threads whose round is gone take their rows with them; see retention. */
#include "work/threads/gather.h"

#include "work/threads/moment.h"

/* The mail that began the thread of a reader, and its last one. */
static char *thread_name(gint64 round, const char *part)
{
    return g_strdup_printf("news/%" G_GINT64_FORMAT "%s", round, part);
}

static struct sent_mail *thread_mail(struct store *store, const struct thread *thread,
                                     const char *part)
{
    g_autofree char *name = thread_name(thread->round->id, part);
    gint64 mail = thread_last(store, thread->reader->id, name);
    return mail != 0 ? sent_mail_get(store, mail) : NULL;
}

/* The mail in which the reader met the thread: what asked them, what they were told first, or,
 * where that was with other things, what they replied to. */
static struct sent_mail *root_find(struct store *store, const struct thread *thread, gint64 replied)
{
    struct sent_mail *root =
        thread->own ? sent_mail_of_round(store, thread->round->id, "question") : NULL;
    if (root == NULL)
        root = thread_mail(store, thread, "/first");
    return root == NULL && replied != 0 ? sent_mail_get(store, replied) : root;
}

/* What the reader said there: the mail that they replied to first, and when they spoke last. */
static struct commenter own_words(struct store *store, const struct thread *thread)
{
    struct commenter own = {.person = thread->reader->id};
    g_autoptr(GArray) commenters = commenters_of(store, thread->round->id);
    for (guint i = 0; i < commenters->len; i++)
        if (g_array_index(commenters, struct commenter, i).person == own.person)
            own = g_array_index(commenters, struct commenter, i);
    struct entry *entry = thread->own ? entry_latest(store, thread->round->id) : NULL;
    if (entry != NULL)
        own.last = MAX(own.last, entry->received);
    entry_free(entry);
    return own;
}

static gboolean has_answer(const struct thread *thread)
{
    for (guint i = 0; i < thread->news->len; i++)
        if (news_answers(thread->news->pdata[i]))
            return TRUE;
    return FALSE;
}

static void place_find(struct planner *planner, struct thread *thread)
{
    struct store *store = planner->site->store;
    thread->own = thread->round->person == thread->reader->id;
    const struct commenter own = own_words(store, thread);
    thread->root = root_find(store, thread, own.answers);
    thread->parent = thread_mail(store, thread, "");
    gint64 told = thread->parent != NULL ? thread->parent->created : 0;
    gboolean fresh = thread->since + INSTANT_DAY > planner->site->now;
    thread->asked = fresh && own.last != 0 && own.last >= told && has_answer(thread);
}

static void moment_find(struct planner *planner, struct thread *thread)
{
    const struct site *site = planner->site;
    const struct rhythm *rhythm = planner_rhythm(planner, thread->reader);
    gint64 round = thread->round != NULL ? thread->round->id : 0;
    g_autoptr(GArray) mailed =
        news_mailed(site->store, thread->reader->id, round, site->now - INSTANT_DAY);
    gint64 capped = moment_capped(mailed);
    int64_t at = MAX(moment_told(rhythm, thread->since), MAX(capped, site->now));
    thread->capped = capped > site->now;
    thread->at = rhythm_next_open(rhythm, at, &at) ? at : INSTANT_NEVER;
}

static void thread_clear(gpointer data)
{
    struct thread *thread = data;
    round_free(thread->round);
    sent_mail_free(thread->root);
    sent_mail_free(thread->parent);
    g_ptr_array_unref(thread->news);
    g_free(thread);
}

/* The news from *AT on that are of one round; *AT is moved behind them. NULL where none is worth
 * a mail. */
static struct thread *thread_take(struct planner *planner, const struct person *reader,
                                  GPtrArray *waiting, guint *at)
{
    gint64 round = ((const struct news *)waiting->pdata[*at])->round;
    struct thread *thread = g_new0(struct thread, 1);
    thread->reader = reader;
    thread->since = INSTANT_NEVER;
    thread->news = g_ptr_array_new_with_free_func((GDestroyNotify)news_free);
    for (; *at < waiting->len && ((const struct news *)waiting->pdata[*at])->round == round;
         (*at)++) {
        struct news *news = g_steal_pointer(&waiting->pdata[*at]);
        g_ptr_array_add(thread->news, news);
        if (!news->quiet)
            thread->since = MIN(thread->since, news->since);
    }
    gboolean worth = thread->since != INSTANT_NEVER;
    thread->round = worth && round != 0 ? round_get(planner->site->store, round) : NULL;
    if (thread->round != NULL || (worth && round == 0))
        return thread;
    thread_clear(thread);
    return NULL;
}

GPtrArray *threads_gather(struct planner *planner, const struct person *reader)
{
    GPtrArray *threads = g_ptr_array_new_with_free_func(thread_clear);
    g_autoptr(GPtrArray) waiting = news_waiting(planner->site->store, reader->id);
    for (guint at = 0; at < waiting->len;) {
        struct thread *thread = thread_take(planner, reader, waiting, &at);
        if (thread == NULL)
            continue;
        if (thread->round != NULL)
            place_find(planner, thread);
        moment_find(planner, thread);
        g_ptr_array_add(threads, thread);
    }
    return threads;
}

void thread_begin(struct store *store, gint64 person, gint64 round, gint64 mail)
{
    g_autofree char *first = thread_name(round, "/first");
    struct sent_mail *begins =
        mail != 0 && thread_last(store, person, first) == 0 ? sent_mail_get(store, mail) : NULL;
    if (begins != NULL && g_str_equal(begins->kind, "summary"))
        thread_advance(store, person, first, mail);
    sent_mail_free(begins);
}

static void place_note(struct store *store, const struct thread *thread, gint64 mail,
                       gboolean alone)
{
    g_autofree char *first = thread_name(thread->round->id, "/first");
    g_autofree char *last = thread_name(thread->round->id, "");
    gint64 reader = thread->reader->id;
    if (alone && !thread->own && thread_last(store, reader, first) == 0)
        thread_advance(store, reader, first, thread->root != NULL ? thread->root->id : mail);
    thread_advance(store, reader, last, mail);
}

void thread_note(struct store *store, struct thread *thread, gint64 mail, gboolean alone)
{
    thread->told = TRUE;
    if (thread->round != NULL)
        place_note(store, thread, mail, alone);
    for (guint i = 0; i < thread->news->len; i++)
        news_tell(store, ((const struct news *)thread->news->pdata[i])->id, mail);
}
