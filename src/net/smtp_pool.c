/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many conversations there are, who gets the next mail, and when the relay itself is the
 * trouble.
 *
 * Promises: one poll(2) waits for all; the first connection stands before a second is tried, so
 * that a relay which is away costs one connect, whatever waits; a further connection that fails
 * only means fewer. A mail with which a server had not begun goes to another conversation, unseen.
 * A relay that breaks off conversation after conversation before it has answered about any mail is
 * as good as away.
 */
#include "net/smtp_pool.h"

#include <poll.h>
#include <string.h>

#include "net/smtp_session.h"

enum { BARREN_MAX = 3 };

struct smtp_pool {
    struct smtp_pool_options options;
    struct smtp_desk desk;
    const struct handing *handing; /* of the run */
    GPtrArray *sessions;           /* struct smtp_session */
    GQueue hand;                   /* parcels that no session has */
    guint most;                    /* connections, for the rest of the run */
    guint barren;                  /* conversations in a row without any answer about a mail */
    gint64 wake;                   /* when the dispatcher may have more; G_MAXINT64: never */
    gboolean is_halted;
    enum blame halt_blame;
    GString *halt_words;
};

/* --- what sessions ask of us --- */

static const struct parcel *pool_take(void *data)
{
    struct smtp_pool *pool = data;
    if (pool->is_halted)
        return NULL;
    const struct parcel *parcel = g_queue_pop_head(&pool->hand);
    return parcel != NULL ? parcel : handing_next(pool->handing, &pool->wake);
}

static gboolean pool_leaving(void *data, const struct parcel *parcel)
{
    const struct smtp_pool *pool = data;
    return handing_leaving(pool->handing, parcel);
}

static void parcel_halt(const struct smtp_pool *pool, const struct parcel *parcel)
{
    handing_settled(pool->handing, parcel, VERDICT_HALTED, pool->halt_blame, pool->halt_words->str);
}

static void pool_halt(struct smtp_pool *pool, enum blame blame, const char *words)
{
    const struct parcel *parcel;
    if (pool->is_halted)
        return;
    pool->is_halted = TRUE;
    pool->halt_blame = blame;
    g_string_assign(pool->halt_words, words);
    while ((parcel = g_queue_pop_head(&pool->hand)) != NULL)
        parcel_halt(pool, parcel);
}

static void pool_settle(void *data, const struct parcel *parcel, enum verdict verdict,
                        enum blame blame, const char *words)
{
    struct smtp_pool *pool = data;
    handing_settled(pool->handing, parcel, verdict, blame, words);
    if (verdict == VERDICT_HALTED)
        pool_halt(pool, blame, words);
}

static void pool_give_back(void *data, const struct parcel *parcel)
{
    struct smtp_pool *pool = data;
    if (pool->is_halted)
        parcel_halt(pool, parcel);
    else
        g_queue_push_head(&pool->hand, (gpointer)parcel);
}

/* --- how many sessions --- */

static struct smtp_session *pool_session(const struct smtp_pool *pool, guint i)
{
    return g_ptr_array_index(pool->sessions, i);
}

static guint sessions_in(const struct smtp_pool *pool, enum smtp_state from, enum smtp_state to)
{
    guint count = 0;
    for (guint i = 0; i < pool->sessions->len; i++) {
        enum smtp_state state = smtp_session_state(pool_session(pool, i));
        count += state >= from && state <= to;
    }
    return count;
}

/* Before there is a conversation, nothing that goes wrong is about a mail. While there are others,
 * it only means that the relay wants no more of them. */
static void pool_fail(struct smtp_pool *pool, const struct stream_trouble *trouble)
{
    gboolean is_refusal = trouble->is_refusal || trouble->code / 100 == 5;
    g_autofree char *words = g_strdup_printf("%s: %s", pool->options.server, trouble->words);
    if (pool->sessions->len > 0)
        pool->most = pool->sessions->len;
    else
        pool_halt(pool, is_refusal && trouble->code / 100 != 4 ? BLAME_US : BLAME_RELAY, words);
}

static void pool_hire(struct smtp_pool *pool)
{
    struct stream_trouble trouble = {0};
    struct stream *stream = pool->options.connect(pool->options.data, &trouble);
    if (stream == NULL)
        pool_fail(pool, &trouble);
    else
        g_ptr_array_add(pool->sessions, smtp_session_new(&pool->desk, stream));
}

/* True when COUNT mails wait that no session has. */
static gboolean hand_fill(struct smtp_pool *pool, guint count)
{
    while (pool->hand.length < count) {
        const struct parcel *parcel = handing_next(pool->handing, &pool->wake);
        if (parcel == NULL)
            return FALSE;
        g_queue_push_tail(&pool->hand, (gpointer)parcel);
    }
    return TRUE;
}

/* One mail for each connection that is being made, and one more. */
static gboolean pool_needs_hands(struct smtp_pool *pool)
{
    guint coming = sessions_in(pool, SMTP_CONNECTING, SMTP_GREETING);
    gboolean is_proven = coming == 0 || sessions_in(pool, SMTP_OPEN, SMTP_OPEN) > 0;
    return !pool->is_halted && pool->sessions->len < pool->most && is_proven &&
           hand_fill(pool, coming + 1);
}

static void pool_staff(struct smtp_pool *pool)
{
    pool->wake = G_MAXINT64;
    for (guint i = 0; i < pool->sessions->len; i++)
        smtp_session_feed(pool_session(pool, i));
    while (pool_needs_hands(pool))
        pool_hire(pool);
}

/* What SESSION, which is over, says of the relay. */
static void pool_judge(struct smtp_pool *pool, const struct smtp_session *session)
{
    const struct stream_trouble *trouble = smtp_session_trouble(session);
    if (trouble != NULL && trouble->words[0] != '\0') {
        pool_fail(pool, trouble);
        return;
    }
    pool->barren = smtp_session_is_barren(session) ? pool->barren + 1 : 0;
    if (pool->barren < BARREN_MAX)
        return;
    g_autofree char *words =
        g_strdup_printf("%s: breaks off before it answers, or says nothing", pool->options.server);
    hand_fill(pool, 1); /* a halt is told to somebody */
    pool_halt(pool, BLAME_RELAY, words);
}

/* Lets go of those that are over. */
static void pool_dismiss(struct smtp_pool *pool,
                         void (*judge)(struct smtp_pool *pool, const struct smtp_session *session))
{
    for (guint i = pool->sessions->len; i-- > 0;) {
        if (smtp_session_state(pool_session(pool, i)) != SMTP_OVER)
            continue;
        struct smtp_session *session = g_ptr_array_steal_index(pool->sessions, i);
        if (judge != NULL)
            judge(pool, session);
        smtp_session_free(session);
    }
}

/* --- the loop --- */

/* What one session waits for, within the array of all. */
struct watch {
    struct smtp_session *session;
    guint first, count;
    gint64 wake;
};

static gboolean watch_is_up(const struct watch *watch, const struct pollfd *fds)
{
    for (guint i = watch->first; i < watch->first + watch->count; i++)
        if (fds[i].revents != 0)
            return TRUE;
    return g_get_monotonic_time() >= watch->wake;
}

static void fds_wait(struct pollfd *fds, guint count, gint64 wake)
{
    gint64 left = (wake - g_get_monotonic_time() + 999) / 1000;
    poll(fds, count, (int)CLAMP(left, 0, TRANSPORT_REST_MILLISECONDS));
}

/* Waits until some sessions can go on, and lets them. A signal ends the wait too. */
static void pool_turn(const struct smtp_pool *pool, gint64 wake)
{
    guint n_sessions = pool->sessions->len, n_fds = 0;
    g_autofree struct watch *watches = g_new0(struct watch, n_sessions);
    g_autofree struct pollfd *fds = g_new0(struct pollfd, n_sessions * STREAM_DESCRIPTORS);
    for (guint i = 0; i < n_sessions; i++) {
        struct watch *watch = &watches[i];
        *watch = (struct watch){.session = pool_session(pool, i), .first = n_fds};
        watch->count = smtp_session_poll(watch->session, fds + n_fds, &watch->wake);
        n_fds += watch->count;
        wake = MIN(wake, watch->wake);
    }
    fds_wait(fds, n_fds, wake);
    for (guint i = 0; i < n_sessions; i++)
        if (watch_is_up(&watches[i], fds))
            smtp_session_advance(watches[i].session);
}

/* Also while the last conversations part, and there is more for others. */
static gboolean pool_has_work(struct smtp_pool *pool)
{
    for (guint i = 0; i < pool->sessions->len; i++)
        if (smtp_session_is_busy(pool_session(pool, i)))
            return TRUE;
    return !pool->is_halted && (hand_fill(pool, 1) || pool->wake < G_MAXINT64);
}

gboolean smtp_pool_run(struct smtp_pool *pool, const struct handing *handing)
{
    pool->handing = handing;
    pool->most = MAX(pool->options.connections, 1);
    pool->barren = 0;
    pool->is_halted = FALSE;
    for (pool_staff(pool); pool_has_work(pool); pool_staff(pool)) {
        handing_resting(handing);
        pool_turn(pool, pool->wake);
        pool_dismiss(pool, pool_judge);
    }
    return !pool->is_halted;
}

struct smtp_pool *smtp_pool_new(const struct smtp_pool_options *options)
{
    struct smtp_pool *pool = g_new0(struct smtp_pool, 1);
    pool->options = *options;
    pool->sessions = g_ptr_array_new();
    pool->halt_words = g_string_new(NULL);
    g_queue_init(&pool->hand);
    pool->desk = (struct smtp_desk){
        .take = pool_take,
        .leaving = pool_leaving,
        .settle = pool_settle,
        .give_back = pool_give_back,
        .data = pool,
        .greeting = options->greeting,
        .patience = options->patience,
        .long_patience = options->long_patience,
    };
    return pool;
}

void smtp_pool_free(struct smtp_pool *pool)
{
    for (guint i = 0; i < pool->sessions->len; i++) {
        smtp_session_part(pool_session(pool, i));
        smtp_session_advance(pool_session(pool, i));
    }
    pool_dismiss(pool, NULL);
    while (pool->sessions->len > 0) {
        pool_turn(pool, G_MAXINT64);
        pool_dismiss(pool, NULL);
    }
    g_ptr_array_unref(pool->sessions);
    g_string_free(pool->halt_words, TRUE);
    g_free(pool);
}
