/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches of mails: fetched, made durable, remembered, and then changed in the mailbox together.
 *
 * A mail that cannot be had stops those behind it only for a while: after an attempt that ended
 * badly mails are fetched one by one, and one that has failed so FALLS_MAX times is passed by with
 * a line in the log. It stays in the mailbox, as does one that is larger than max-message.
 */
#include "muster/base/log.h"
#include "muster/base/spool.h"
#include "net/fetch_trouble.h"
#include "net/imap_after.h"
#include "net/imap_source.h"

enum {
    BATCH_MAILS = FETCH_ALONE_MAILS,
    BATCH_OCTETS = 4 << 20,
    FALLS_MAX = 5,
};

gboolean imap_memory_keep(struct imap_round *round)
{
    struct imap_source *source = round->source;
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
    fetch_passed_note(source->state, source->account.config->name, why);
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
                           guint end, const GArray *keys, gboolean all)
{
    gboolean gap = FALSE;
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

enum imap_end imap_pending_settle(struct imap_round *round)
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
static gboolean attempt_note(struct imap_round *round)
{
    struct fetch_memory *memory = &round->source->memory;
    memory->falls += memory->alone > 0;
    return memory->alone == 0 || imap_memory_keep(round);
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

/* A mail that did not come although the server says that all is well: gone, or is it still there?
 */
static enum imap_end missing_judge(struct imap_session *session, const GArray *listed, guint begin,
                                   guint end, const GArray *keys, struct failure *theirs)
{
    g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) there = g_array_new(FALSE, FALSE, sizeof(struct imap_listed));
    for (guint i = begin; i < end; i++) {
        guint64 uid = listed_at(listed, i)->uid;
        if (!g_array_binary_search((GArray *)keys, &uid, key_compare, NULL))
            g_array_append_val(missing, listed_at(listed, i)->uid);
    }
    if (missing->len == 0)
        return IMAP_DONE;
    enum imap_end came = imap_fetch_sizes(session, missing, there, theirs);
    if (came != IMAP_DONE || there->len == 0)
        return came;
    failure_set(theirs, FAILURE_BUSY, "%s lists a mail and does not send it",
                session->account->server);
    return IMAP_REFUSED;
}

/* Those from BEGIN to before END, into the intake; their KEYS when they are durable, in order.
 * What the server did wrong is THEIRS; FALSE when something is wrong with us. */
static gboolean batch_fetch(struct imap_round *round, const GArray *listed, guint begin, guint end,
                            GArray *keys, struct failure *theirs, enum imap_end *came_r)
{
    struct imap_session *session = round->source->session;
    *came_r = imap_fetch_mails(session, listed, begin, end, round->intake, theirs);
    gboolean ours = intake_settle(round->intake, keys, round->failure);
    g_array_sort(keys, key_compare);
    round->taken += keys->len;
    if (ours && *came_r == IMAP_DONE)
        *came_r = missing_judge(session, listed, begin, end, keys, theirs);
    return ours;
}

static enum imap_end batch_take(struct imap_round *round, const GArray *listed, guint begin,
                                guint end)
{
    struct imap_source *source = round->source;
    struct failure theirs = {0};
    enum imap_end came;
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(guint64));
    if (!spool_has_room(source->state, batch_octets(listed, begin, end), round->failure) ||
        !attempt_note(round))
        return IMAP_BROKEN;
    gboolean ours = batch_fetch(round, listed, begin, end, keys, &theirs, &came);
    memory_advance(&source->memory, listed, begin, end, keys, came == IMAP_DONE && ours);
    if (ours)
        attempt_judge(source, listed, begin, end, &theirs);
    else
        source->memory.falls = 0; /* it is no fault of the mail's */
    if (!imap_memory_keep(round) || !ours)
        return IMAP_BROKEN;
    if (came != IMAP_DONE)
        failure_set(round->failure, FAILURE_BUSY, "%s", theirs.text);
    enum imap_end settled = came != IMAP_BROKEN ? imap_pending_settle(round) : IMAP_BROKEN;
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
    g_autofree char *why = fetch_too_large_words(mail->size, limit);
    mail_pass(source, mail->uid, why);
}

enum imap_end imap_batches_take(struct imap_round *round, const GArray *listed)
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
