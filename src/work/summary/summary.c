/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "summary": one mail a reader and working morning with what they have not been told.
 *
 * Promises: nothing is told twice, nothing is left out (a mark in the store's sequence says up to where), no mail when
 * nothing is new, one thread a reader and ISO week. A late one comes in the reader's next working hour.
 */
#include "work/planning/draft.h"
#include "work/summary/blocks.h"
#include "work/summary/digest.h"

enum {
    ROLL_UP_DAYS = 3, /* working days away: after more, the summary is one of all of them */
    AWAY_MAX = 400,
};

/* Worth sending for this long: the next one comes anyway, and this one's content would be missing in it. */
#define SUMMARY_LIFE (7 * INSTANT_DAY)

void summary_plan(struct planner *planner, const struct person *reader)
{
    struct store *store = planner->site->store;
    const struct rhythm *rhythm = planner_rhythm(planner, reader);
    int64_t at;
    int32_t day;
    if (!rhythm_next_hour(rhythm, &planner->site->summary_at, planner->site->now, &at, &day))
        return;
    struct due key = due_key("summary", "", reader->id, 0, 0);
    planner_due_set(planner, &key, day, at);

    struct summary_mark mark;
    summary_mark_get(store, reader->id, &mark);
    if (mark.day != 0)
        return;
    mark = (struct summary_mark){.upto = store_sequence_last(store),
                                 .day = planner_today(planner, rhythm) - 1};
    summary_mark_set(store, reader->id, &mark);
}

/* The name of the reader's thread in the week of DAY. */
static char *thread_name(int32_t day, const char *part)
{
    int year, week;
    day_week(day, &year, &week);
    return g_strdup_printf("summary/%d-W%02d%s", year, week, part);
}

static char *message_id_of(struct store *store, gint64 mail)
{
    struct sent_mail *sent = mail != 0 ? sent_mail_get(store, mail) : NULL;
    char *id = sent != NULL ? g_strdup(sent->message_id) : NULL;
    sent_mail_free(sent);
    return id;
}

/* A week's summaries hang on its first one and answer the one before, so that a deleted mail does not split them. */
struct week {
    char *first_thread, *last_thread; /* names */
    char *first, *last;               /* Message-IDs; NULL when it begins */
};

static struct week week_find(struct store *store, gint64 reader, int32_t day)
{
    struct week week = {.first_thread = thread_name(day, "/first"),
                        .last_thread = thread_name(day, "")};
    week.first = message_id_of(store, thread_last(store, reader, week.first_thread));
    week.last = message_id_of(store, thread_last(store, reader, week.last_thread));
    return week;
}

static void week_advance(const struct week *week, struct store *store, gint64 reader, gint64 mail)
{
    if (week->first == NULL)
        thread_advance(store, reader, week->first_thread, mail);
    thread_advance(store, reader, week->last_thread, mail);
}

static void week_clear(struct week *week)
{
    g_free(week->first_thread);
    g_free(week->last_thread);
    g_free(week->first);
    g_free(week->last);
}

/* *queued_r: FALSE when that summary exists already, and this one goes nowhere. */
static gboolean summary_mail(struct planner *planner, const struct person *reader, int32_t day,
                             const char *kind, const struct digest *digest, gboolean *queued_r,
                             struct failure *failure)
{
    struct store *store = planner->site->store;
    struct week week = week_find(store, reader->id, day);
    char date[DAY_TEXT_MAX];
    day_format(day, date);
    g_autofree char *key =
        g_strdup_printf("summary:%" G_GINT64_FORMAT ":%s%s", reader->id, date, kind);
    struct draft draft;
    draft_begin(&draft, planner, reader, "summary");
    if (week.first != NULL && week.last != NULL)
        draft_answers(&draft, week.first, week.last);
    gboolean written = letters_summary(&digest->view, &draft.post, planner->site->templates,
                                       &draft.written, failure);
    if (written)
        draft.blocks = blocks_find(draft.written.text, digest->headings, digest->view.by_question);
    *queued_r = written && draft_queue(&draft, key, 0, planner->site->now + SUMMARY_LIFE);
    if (*queued_r) {
        week_advance(&week, store, reader->id, draft.mail);
        goal_views_note_shown(digest->goals, store, draft.mail);
        planner->report->summarised++;
    }
    draft_clear(&draft);
    week_clear(&week);
    return written;
}

gboolean summary_send(struct planner *planner, const struct person *reader,
                      const struct digest *digest, const struct summary_mark *told,
                      const char *kind, struct failure *failure)
{
    gboolean queued = FALSE;
    int32_t today = planner_today(planner, planner_rhythm(planner, reader));
    if (!summary_mail(planner, reader, today, kind, digest, &queued, failure))
        return FALSE;
    if (queued)
        summary_mark_set(planner->site->store, reader->id, told);
    return TRUE;
}

/* The first day that a reader missed who was away for more than ROLL_UP_DAYS working days since DAY; 0 for any other. */
static int32_t away_since(const struct rhythm *rhythm, int32_t day, int32_t today)
{
    int32_t first = 0;
    guint days = 0;
    for (int32_t next = MAX(day + 1, today - AWAY_MAX); next < today; next++) {
        const struct day_off *off = rhythm->off != NULL ? days_off_find(rhythm->off, next) : NULL;
        if (off == NULL || !off->absence || (rhythm->workdays & (1 << day_weekday(next))) == 0)
            continue;
        days++;
        first = first == 0 ? next : first;
    }
    return days > ROLL_UP_DAYS ? first : 0;
}

static gboolean is_same_week(int32_t one, int32_t other)
{
    int year, week, other_year, other_week;
    day_week(one, &year, &week);
    day_week(other, &other_year, &other_week);
    return year == other_year && week == other_week;
}

/* Tells READER what is new, and moves the mark. */
static gboolean summary_tell(struct planner *planner, const struct person *reader, int32_t today,
                             struct failure *failure)
{
    struct store *store = planner->site->store;
    struct summary_mark mark;
    summary_mark_get(store, reader->id, &mark);
    if (mark.day == today ||
        mark.day == today + 1) /* they flew west since; more than a day is a clock that was ahead */
        return TRUE;
    struct summary_mark told = {.upto = store_sequence_last(store), .day = today};
    struct digest *digest =
        digest_gather(planner, reader, mark.upto, !is_same_week(mark.day, today));
    digest->view.since = away_since(planner_rhythm(planner, reader), mark.day, today);
    gboolean fine =
        !digest->anything_new || summary_send(planner, reader, digest, &told, "", failure);
    digest_free(digest);
    return fine;
}

static gboolean summary_reader(struct planner *planner, const struct person *reader,
                               const struct due *due, struct failure *failure)
{
    const struct rhythm *rhythm = planner_rhythm(planner, reader);
    int64_t at;
    if (!hour_turn(rhythm, &planner->site->summary_at, due->day, planner->site->now, &at))
        return TRUE; /* someone who never works */
    if (at > planner->site->now) {
        planner_due_set(planner, due, due->day, at);
        return TRUE;
    }
    summary_plan(planner, reader);
    return summary_tell(planner, reader, planner_today(planner, rhythm), failure);
}

gboolean summary_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct person *reader = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (reader != NULL && reader->state != PERSON_LEFT && reader->suspended == 0 &&
        reader->reads[0] != NULL)
        fine = summary_reader(planner, reader, due, failure);
    person_free(reader);
    return fine;
}
