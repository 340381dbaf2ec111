/* SPDX-License-Identifier: GPL-3.0-or-later */
/* imap:// and imaps:// - one round through a mailbox: find, fetch, accept, remember, and only then
 * change anything there.
 *
 * A mail that cannot be had stops those behind it only for a while: after an attempt that ended
 * badly mails are fetched one by one, and one that has failed so FALLS_MAX times is passed by with
 * a line in the log. It stays in the mailbox, as does one that is larger than max-message.
 */
#include <string.h>

#include "muster/base/log.h"
#include "muster/base/spool.h"
#include "net/fetch_memory.h"
#include "net/fetch_source.h"
#include "net/imap_after.h"
#include "net/imap_fetch.h"

enum {
    BATCH_MAILS = FETCH_ALONE_MAILS, /* fetched, synced and remembered together */
    BATCH_OCTETS = 4 << 20,
    LIST_MAILS = 500,          /* asked for their sizes at once: a line that servers take */
    WINDOW_MAILS = 1 << 16,    /* of a larger mailbox only so many UIDs are asked for at once */
    WINDOW_EMPTY_MAILS = 1000, /* below that, the next window is twice as wide */
    FALLS_MAX = 5,
    IDLE_LEAST_SECONDS = 60,
};

struct imap_source {
    const struct fetching *fetching;
    const char *state;
    struct imap_account account;
    struct imap_session *session; /* NULL between rounds, unless the server tells of new mail */
    struct fetch_memory memory;
    gboolean stays; /* nothing is changed in the mailbox */
};

/* One round. */
struct round {
    struct imap_source *source;
    struct intake *intake;
    guint taken;
    struct failure *failure;
    struct failure refusal; /* the first thing that `after' could not do */
};

static void *imap_open(const struct fetching *fetching, struct failure *failure)
{
    struct imap_source *source = g_new0(struct imap_source, 1);
    source->fetching = fetching;
    source->state = fetching->config->site.state;
    source->stays = strcmp(fetching->account->after, "keep") == 0;
    if (imap_account_read(fetching->account, &source->account, failure) &&
        fetch_memory_read(source->state, fetching->account->name, &source->memory, failure))
        return source;
    fetch_memory_clear(&source->memory);
    imap_account_clear(&source->account);
    g_free(source);
    return NULL;
}

static void session_end(struct imap_source *source)
{
    g_clear_pointer(&source->session, imap_session_close);
}

static void imap_close(void *state)
{
    struct imap_source *source = state;
    session_end(source);
    fetch_memory_clear(&source->memory);
    imap_account_clear(&source->account);
    g_free(source);
}

static gboolean memory_keep(const struct round *round)
{
    const struct imap_source *source = round->source;
    return fetch_memory_write(&source->memory, source->state, source->account.config->name,
                              round->failure);
}

/* Goes past a mail that stays where it is. */
static void mail_pass(struct imap_source *source, guint32 uid, const char *why)
{
    g_autofree char *number = g_strdup_printf("%u", uid);
    source->memory.last = uid;
    source->memory.falls = 0;
    log_trouble("skipped", "account", source->account.config->name, "uid", number, "why", why,
                NULL);
}

static const struct imap_listed *listed_at(const GArray *listed, guint i)
{
    return &g_array_index(listed, struct imap_listed, i);
}

static gint key_compare(gconstpointer a, gconstpointer b)
{
    guint64 one = *(const guint64 *)a, other = *(const guint64 *)b;
    return (one > other) - (one < other);
}

/* What of LISTED from BEGIN to before END was accepted (KEYS) is pending from now on. `last' comes
 * before the first that was not; or is the last of them when ALL that is there has come. */
static void memory_advance(struct fetch_memory *memory, const GArray *listed, guint begin,
                           guint end, GArray *keys, gboolean all)
{
    gboolean gap = FALSE;
    g_array_sort(keys, key_compare);
    g_array_set_size(memory->pending, 0);
    for (guint i = begin, k = 0; i < end; i++) {
        guint32 uid = listed_at(listed, i)->uid;
        gboolean accepted = k < keys->len && g_array_index(keys, guint64, k) == uid;
        k += accepted;
        gap |= !accepted && !all;
        if (accepted)
            g_array_append_val(memory->pending, uid);
        if (!gap)
            memory->last = uid;
    }
}

/* Does to pending mail what the owner wants done. What the server refuses is not tried again: the
 * mail was accepted, and stays where it is. */
static enum imap_end pending_settle(struct round *round)
{
    struct imap_source *source = round->source;
    GArray *pending = source->memory.pending;
    struct failure failure = {0};
    if (pending->len == 0)
        return IMAP_DONE;
    enum imap_end end = imap_after_do(source->session, pending, &failure);
    if (end != IMAP_DONE)
        failure_set(end == IMAP_BROKEN ? round->failure : &round->refusal, failure.kind, "%s",
                    failure.text);
    if (end == IMAP_BROKEN)
        return end;
    g_array_set_size(pending, 0);
    return IMAP_DONE;
}

static gsize batch_octets(const GArray *listed, guint begin, guint end)
{
    gsize octets = 0;
    for (guint i = begin; i < end; i++)
        octets += listed_at(listed, i)->size;
    return octets;
}

/* A mail that is fetched alone is counted before, so that what makes us fall counts too. */
static gboolean attempt_note(struct round *round)
{
    struct fetch_memory *memory = &round->source->memory;
    memory->falls += memory->alone > 0;
    return memory->alone == 0 || memory_keep(round);
}

/* After an attempt at the mails from BEGIN to before END, with what the server did wrong. */
static void attempt_judge(struct imap_source *source, const GArray *listed, guint begin, guint end,
                          const struct failure *theirs)
{
    struct fetch_memory *memory = &source->memory;
    if (!failure_is_set(theirs)) {
        memory->falls = 0;
        memory->alone -= memory->alone > 0;
        return;
    }
    memory->alone = FETCH_ALONE_MAILS;
    if (end - begin == 1 && theirs->kind == FAILURE_DATA)
        mail_pass(source, listed_at(listed, begin)->uid, theirs->text);
}

/* The mails from BEGIN to before END are fetched, accepted and remembered together. */
static enum imap_end batch_take(struct round *round, const GArray *listed, guint begin, guint end)
{
    struct imap_source *source = round->source;
    struct failure theirs = {0};
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(guint64));
    if (!spool_has_room(source->state, batch_octets(listed, begin, end), round->failure) ||
        !attempt_note(round))
        return IMAP_BROKEN;
    enum imap_end came =
        imap_fetch_mails(source->session, listed, begin, end, round->intake, &theirs);
    gboolean ours = intake_settle(round->intake, keys, round->failure);
    memory_advance(&source->memory, listed, begin, end, keys, came == IMAP_DONE && ours);
    round->taken += keys->len;
    if (ours)
        attempt_judge(source, listed, begin, end, &theirs);
    else
        source->memory.falls = 0; /* it is no fault of the mail's */
    if (!memory_keep(round) || !ours)
        return IMAP_BROKEN;
    if (came != IMAP_DONE)
        failure_set(round->failure, FAILURE_BUSY, "%s", theirs.text);
    enum imap_end settled = came != IMAP_BROKEN ? pending_settle(round) : IMAP_BROKEN;
    return came == IMAP_DONE ? settled : came;
}

/* The end of the batch that begins at BEGIN: of at least that mail. */
static guint batch_end(const struct imap_source *source, const GArray *listed, guint begin,
                       gsize limit)
{
    guint most = source->memory.alone > 0 ? 1 : BATCH_MAILS, end = begin + 1;
    gsize octets = listed_at(listed, begin)->size;
    for (; end < listed->len && end - begin < most; end++) {
        octets += listed_at(listed, end)->size;
        if (listed_at(listed, end)->size > limit || octets > BATCH_OCTETS)
            break;
    }
    return end;
}

static void too_large_pass(struct imap_source *source, const struct imap_listed *mail, gsize limit)
{
    g_autofree char *why =
        g_strdup_printf("its %u octets are more than max-message, %zu", mail->size, limit);
    mail_pass(source, mail->uid, why);
}

static enum imap_end listed_take(struct round *round, const GArray *listed)
{
    struct imap_source *source = round->source;
    gsize limit = intake_limit(round->intake);
    enum imap_end taken = IMAP_DONE;
    for (guint begin = 0, end; begin < listed->len && taken == IMAP_DONE; begin = end) {
        const struct imap_listed *first = listed_at(listed, begin);
        end = batch_end(source, listed, begin, limit);
        if (first->size > limit)
            too_large_pass(source, first, limit);
        else if (source->memory.falls >= FALLS_MAX)
            mail_pass(source, first->uid, "the server has failed to send it too often");
        else
            taken = batch_take(round, listed, begin, end);
    }
    return taken;
}

/* All of UIDS, as many at a time as a command can name. */
static enum imap_end uids_take(struct round *round, const GArray *uids)
{
    enum imap_end end = IMAP_DONE;
    for (guint at = 0; at < uids->len && end == IMAP_DONE; at += LIST_MAILS) {
        g_autoptr(GArray) some = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_autoptr(GArray) listed = g_array_new(FALSE, FALSE, sizeof(struct imap_listed));
        g_array_append_vals(some, &g_array_index(uids, guint32, at),
                            MIN(uids->len - at, LIST_MAILS));
        end = imap_fetch_sizes(round->source->session, some, listed, round->failure);
        if (end == IMAP_DONE)
            end = listed_take(round, listed);
    }
    return end;
}

/* A mailbox that we never met, or that has numbered its mails anew. */
static void memory_begin(struct fetch_memory *memory, const struct imap_session *session)
{
    memory->validity = session->validity;
    memory->met = session->next > 0 ? session->next - 1 : 0;
    memory->last = memory->falls = memory->alone = 0;
    g_array_set_size(memory->pending, 0);
}

static gboolean mailbox_meet(struct round *round)
{
    struct imap_source *source = round->source;
    const struct imap_session *session = source->session;
    const struct imap_account *account = &source->account;
    if (session->is_read_only && !source->stays)
        return failure_set(
            round->failure, FAILURE_CONFIG,
            "%s lets us only read %s: nothing but after = \"keep\" can be done there",
            account->server, account->mailbox);
    if (session->validity == 0)
        return failure_set(round->failure, FAILURE_CONFIG,
                           "%s gives the mails of %s no lasting numbers (UIDVALIDITY)",
                           account->server, account->mailbox);
    if (session->validity == source->memory.validity)
        return TRUE;
    if (source->memory.validity != 0)
        log_trouble("renumbered", "account", account->config->name, "mailbox", account->mailbox,
                    NULL);
    memory_begin(&source->memory, session);
    return memory_keep(round); /* who falls over the first mail shall know that it did */
}

/* A session that was kept may have died of age: that is no trouble. */
static enum imap_end mailbox_enter(struct round *round)
{
    struct imap_source *source = round->source;
    struct failure of_age = {0};
    if (source->session != NULL &&
        imap_session_enter(source->session, !source->stays, &of_age) == IMAP_DONE)
        return IMAP_DONE;
    session_end(source);
    source->session = imap_session_open(&source->account, round->failure);
    return source->session != NULL
               ? imap_session_enter(source->session, !source->stays, round->failure)
               : IMAP_BROKEN;
}

/* What is new, a window of UIDs after the other; of a mailbox of a usual size there is one. `seen'
 * leaves alone what others had read before we met. */
static enum imap_end news_take(struct round *round)
{
    struct imap_source *source = round->source;
    const struct imap_session *session = source->session;
    const struct fetch_memory *memory = &source->memory;
    gboolean spares_read = strcmp(source->account.config->after, "seen") == 0;
    guint64 top = session->next > 0 ? session->next - 1 : G_MAXUINT32;
    guint64 width = session->exists > WINDOW_MAILS ? WINDOW_MAILS : G_MAXUINT32;
    enum imap_end end = IMAP_DONE;
    for (guint64 from = (guint64)memory->last + 1, to; from <= top && end == IMAP_DONE;
         from = to + 1) {
        g_autoptr(GArray) uids = g_array_new(FALSE, FALSE, sizeof(guint32));
        gboolean unread = spares_read && from <= memory->met;
        to = MIN(from + width - 1, unread ? MIN(top, memory->met) : top);
        end = imap_session_find(source->session, (guint32)from, (guint32)to, unread, uids,
                                round->failure);
        if (end == IMAP_DONE)
            end = uids_take(round, uids);
        width *= uids->len < WINDOW_EMPTY_MAILS ? 2 : 1;
    }
    return end;
}

static gboolean round_run(struct round *round)
{
    if (mailbox_enter(round) != IMAP_DONE || !mailbox_meet(round) ||
        pending_settle(round) != IMAP_DONE || news_take(round) != IMAP_DONE)
        return FALSE;
    return memory_keep(round);
}

static gboolean imap_take(void *state, struct intake *intake, struct failure *failure)
{
    struct imap_source *source = state;
    struct round round = {.source = source, .intake = intake, .failure = failure};
    gboolean ran = round_run(&round);
    if (!ran || !source->session->has_idle)
        session_end(source);
    if (round.taken > 0) {
        g_autofree char *mails = g_strdup_printf("%u", round.taken);
        log_event("fetched", "account", source->account.config->name, "mails", mails, NULL);
    }
    if (ran && failure_is_set(&round.refusal))
        return failure_set(failure, round.refusal.kind, "%s", round.refusal.text);
    return ran;
}

/* A session that breaks off while it waits is made anew at once, unless it has just begun. */
static void imap_wait(void *state, gint64 until)
{
    struct imap_source *source = state;
    struct failure gone = {0};
    gint64 soon = g_get_monotonic_time() + IDLE_LEAST_SECONDS * G_USEC_PER_SEC;
    if (source->session == NULL) {
        fetch_sleep(until);
        return;
    }
    if (imap_session_idle(source->session, until, &gone) == IMAP_DONE)
        return;
    session_end(source);
    if (g_get_monotonic_time() < soon)
        fetch_sleep(until);
}

const struct source_kind imap_source = {
    .scheme = "imap://",
    .name = "imap",
    .open = imap_open,
    .close = imap_close,
    .take = imap_take,
    .wait = imap_wait,
};

const struct source_kind imaps_source = {
    .scheme = "imaps://",
    .name = "imap",
    .open = imap_open,
    .close = imap_close,
    .take = imap_take,
    .wait = imap_wait,
};
