/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "comment": tells a person what was said about a round of theirs, or one that they commented on.
 *
 * Promises: each comment once, in the person's hours; all that wait for one round in one mail, in the thread in which the
 * person knows it: that of the question for who wrote the entry, that of the summary for who commented.
 */
#include "work/planning/answering.h"
#include "work/planning/draft.h"

/* About one round: two programs that comment on each other stop here, and people who talk get the
 * rest of it the next day. */
enum { COMMENT_MAILS_A_DAY = 4 };

#define COMMENT_LIFE (7 * INSTANT_DAY)

/* What one mail tells. */
struct telling {
    struct planner *planner;
    const struct person *reader;
    struct round *round;
    GPtrArray *comments;             /* struct comment, borrowed */
    struct sent_mail *root, *parent; /* of the thread; NULL when it is forgotten */
};

/* "comments/ROUND": the thread of one reader about one round. */
static char *thread_of(const struct telling *telling)
{
    return g_strdup_printf("comments/%" G_GINT64_FORMAT, telling->round->id);
}

static gboolean is_own(const struct telling *telling)
{
    return telling->round->person == telling->reader->id;
}

/* The mail in which the reader met the round first: what asked it, or the summary that was commented on. */
static struct sent_mail *root_find(const struct telling *telling)
{
    struct store *store = telling->planner->site->store;
    if (is_own(telling))
        return sent_mail_of_round(store, telling->round->id, "question");
    g_autoptr(GArray) commenters = commenters_of(store, telling->round->id);
    for (guint i = 0; i < commenters->len; i++) {
        const struct commenter *commenter = &g_array_index(commenters, struct commenter, i);
        if (commenter->person == telling->reader->id)
            return sent_mail_get(store, commenter->answers);
    }
    return NULL;
}

static void thread_find(struct telling *telling)
{
    struct store *store = telling->planner->site->store;
    g_autofree char *thread = thread_of(telling);
    gint64 last = thread_last(store, telling->reader->id, thread);
    telling->root = root_find(telling);
    telling->parent = last != 0 ? sent_mail_get(store, last) : NULL;
}

/* The comments as a letter shows them. AUTHORS gets the people whose names it borrows. */
static GArray *said_show(const struct telling *telling, GPtrArray *authors)
{
    GArray *said = g_array_new(FALSE, FALSE, sizeof(struct said_view));
    for (guint i = 0; i < telling->comments->len; i++) {
        const struct comment *comment = g_ptr_array_index(telling->comments, i);
        struct person *author = person_get(telling->planner->site->store, comment->author);
        struct said_view view = {author != NULL ? person_shown(author) : "", comment->text};
        g_ptr_array_add(authors, author);
        g_array_append_val(said, view);
    }
    return said;
}

/* The words that the comments are about: borrowed from ENTRY, which may be NULL. */
static GPtrArray *words_of(const struct entry *entry)
{
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; entry != NULL && i < entry->answers->len; i++)
        g_ptr_array_add(words, g_array_index(entry->answers, struct entry_answer, i).text);
    if (entry != NULL && entry->unplaced[0] != '\0')
        g_ptr_array_add(words, entry->unplaced);
    g_ptr_array_add(words, NULL);
    return words;
}

/* The day of the mail that began the thread, in the reader's zone. */
static int32_t thread_day(const struct telling *telling, const struct draft *draft)
{
    int32_t day;
    int minute;
    gint64 begun = telling->root != NULL ? telling->root->created : draft->post.now;
    zone_local(draft->post.zone, begun, &day, &minute);
    return day;
}

/* One writer's name stands in From. */
static char *sender_name(const struct draft *draft, const GArray *said)
{
    const char *name = g_array_index(said, struct said_view, 0).name;
    for (guint i = 1; i < said->len; i++)
        if (!g_str_equal(g_array_index(said, struct said_view, i).name, name))
            return g_strdup(draft->post.from.name);
    return name[0] == '\0' ? g_strdup(draft->post.from.name)
                           : g_strdup_printf("%s (%s)", name, draft->post.from.name);
}

static gboolean telling_write(const struct telling *telling, struct draft *draft,
                              struct failure *failure)
{
    struct site *site = telling->planner->site;
    const struct workflow *workflow = site_workflow(site, telling->round->workflow);
    struct person *about = person_get(site->store, telling->round->person);
    struct entry *entry = entry_latest(site->store, telling->round->id);
    g_autoptr(GPtrArray) authors = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
    g_autoptr(GArray) said = said_show(telling, authors);
    g_autoptr(GPtrArray) words = words_of(entry);
    g_autofree char *sender = sender_name(draft, said);
    draft->post.from.name = sender;
    struct comment_view view = {
        .own = is_own(telling),
        .about = about != NULL ? person_shown(about) : "",
        .title = workflow != NULL ? workflow->config->title : telling->round->workflow,
        .day = telling->round->day,
        .thread_day = thread_day(telling, draft),
        .said = (const struct said_view *)(void *)said->data,
        .n_said = said->len,
        .words = (const char *const *)words->pdata,
    };
    gboolean written =
        letters_comment(&view, &draft->post, site->templates, &draft->written, failure);
    entry_free(entry);
    person_free(about);
    return written;
}

/* A reply to the mail is a comment on the same round, whatever of it is quoted. */
static void draft_tell_of(struct draft *draft, gint64 round)
{
    struct sent_block all = {0, 0, round};
    draft->blocks = g_array_new(FALSE, FALSE, sizeof(struct sent_block));
    g_array_append_val(draft->blocks, all);
}

static void telling_note(const struct telling *telling, const struct draft *draft)
{
    struct store *store = telling->planner->site->store;
    g_autofree char *thread = thread_of(telling);
    thread_advance(store, telling->reader->id, thread, draft->mail);
    for (guint i = 0; i < telling->comments->len; i++) {
        const struct comment *comment = g_ptr_array_index(telling->comments, i);
        comment_tell(store, comment->id, telling->reader->id, draft->mail);
    }
    telling->planner->report->commented++;
}

static gboolean telling_mail(const struct telling *telling, struct failure *failure)
{
    const struct comment *last = g_ptr_array_index(telling->comments, telling->comments->len - 1);
    g_autofree char *key = g_strdup_printf("comment:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                                           last->id, telling->reader->id);
    struct draft draft;
    draft_begin(&draft, telling->planner, telling->reader, "comment");
    draft_tell_of(&draft, telling->round->id);
    if (telling->root != NULL)
        draft_answers(&draft, telling->root->message_id,
                      (telling->parent != NULL ? telling->parent : telling->root)->message_id);
    gboolean written = telling_write(telling, &draft, failure);
    if (written && draft_queue(&draft, key, 0, telling->planner->site->now + COMMENT_LIFE))
        telling_note(telling, &draft);
    draft_clear(&draft);
    return written;
}

/* The comments from AT on that are about one round. */
static guint telling_gather(struct telling *telling, const GPtrArray *waiting, guint at)
{
    const struct comment *first = g_ptr_array_index(waiting, at);
    telling->comments = g_ptr_array_new();
    for (; at < waiting->len; at++) {
        struct comment *comment = g_ptr_array_index(waiting, at);
        if (comment->round != first->round)
            break;
        g_ptr_array_add(telling->comments, comment);
    }
    telling->round = round_get(telling->planner->site->store, first->round);
    if (telling->round != NULL)
        thread_find(telling);
    return at;
}

static void telling_clear(struct telling *telling)
{
    round_free(telling->round);
    sent_mail_free(telling->root);
    sent_mail_free(telling->parent);
    g_ptr_array_unref(telling->comments);
}

/* The cap: what is above it waits, and is told a day later, all in one mail. */
static gboolean may_be_told(const struct telling *telling)
{
    const struct site *site = telling->planner->site;
    gint64 reader = telling->reader->id;
    return comments_mailed(site->store, telling->round->id, reader, site->now - INSTANT_DAY) <
               COMMENT_MAILS_A_DAY &&
           answering_admits(telling->planner, reader);
}

static gboolean tell_all(struct planner *planner, const struct person *reader,
                         const struct due *due, struct failure *failure)
{
    g_autoptr(GPtrArray) waiting = comments_waiting(planner->site->store, reader->id);
    gboolean fine = TRUE;
    for (guint i = 0; fine && i < waiting->len;) {
        struct telling telling = {.planner = planner, .reader = reader};
        i = telling_gather(&telling, waiting, i);
        if (telling.round != NULL && may_be_told(&telling))
            fine = telling_mail(&telling, failure);
        else if (telling.round != NULL)
            planner_due_set(planner, due, due->day, planner->site->now + INSTANT_DAY);
        telling_clear(&telling);
    }
    return fine;
}

gboolean comment_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *reader = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    int64_t open;
    if (reader != NULL && reader->state != PERSON_LEFT && reader->suspended == 0 &&
        rhythm_next_open(planner_rhythm(planner, reader), planner->site->now, &open)) {
        if (open > planner->site->now)
            planner_due_set(planner, due, due->day, open);
        else
            fine = tell_all(planner, reader, due, failure);
    }
    person_free(reader);
    return fine;
}

void comment_plan(struct planner *planner, const struct person *reader)
{
    g_autoptr(GPtrArray) waiting = comments_waiting(planner->site->store, reader->id);
    struct due key = due_key("comment", "", reader->id, 0, 0);
    if (waiting->len > 0)
        planner_due_set(planner, &key, (int32_t)(planner->site->now / INSTANT_DAY),
                        planner->site->now);
}
