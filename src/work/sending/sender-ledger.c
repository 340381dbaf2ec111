/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims rows of the outbox and writes down what became of them, many in one transaction.
 *
 * Promises: nothing is said to be sent before that is on disk; what a dead sender left is sorted
 * out by its notes before anything is claimed. An attempt is counted for a mail that was tried, and
 * for no other.
 */
#include "muster/work/token.h"
#include "work/sending/refusal.h"
#include "work/sending/send-log.h"

enum {
    CLAIM_MIN = 10, /* rows at a time */
    CLAIM_MAX = 400,
    CLAIM_OCTETS = 8 << 20,
    CLAIM_MILLISECONDS = 500, /* that they may last: what is cancelled meanwhile goes out anyway */
    DOUBT_MINUTES = 5,        /* a mail that may have arrived is not repeated at once */
    RETRY_MAX_MINUTES = 60,
};

void consignment_free(struct consignment *consignment)
{
    outbox_row_free(consignment->row);
    g_free(consignment->reply);
    g_free(consignment);
}

gint64 sender_now(const struct sender *sender)
{
    return sender->site->now + (g_get_monotonic_time() - sender->began);
}

/* --- what became of a row --- */

/* 1, 2, 5, 10, 20, 40 and then 60 minutes, each a quarter more or less, so that a crowd does not
 * come back as one. */
static gint64 retry_delay(int attempts)
{
    static const int minutes[] = {1, 2, 5, 10, 20, 40};
    guint tried = (guint)MAX(attempts, 1);
    int base = tried <= G_N_ELEMENTS(minutes) ? minutes[tried - 1] : RETRY_MAX_MINUTES;
    return (gint64)(base * INSTANT_MINUTE * g_random_double_range(0.75, 1.25));
}

/* When to try again: at the latest a minute before the window ends. 0 when there is no time left.
 */
static gint64 retry_instant(const struct outbox_row *row, gint64 now)
{
    gint64 last = row->not_after - INSTANT_MINUTE;
    if (now + INSTANT_MINUTE > last)
        return 0;
    return MIN(now + retry_delay(row->attempts), last);
}

static enum outbox_state retry_write(struct sender *sender, const struct consignment *consignment,
                                     gint64 now)
{
    struct store *store = sender->site->store;
    const struct outbox_row *row = consignment->row;
    gint64 next = retry_instant(row, now);
    if (next != 0) {
        outbox_settle(store, row->id, OUTBOX_RETRY, now, next, consignment->reply);
        return OUTBOX_RETRY;
    }
    g_autofree char *words =
        g_strdup_printf("given up at the end of its time: %s", consignment->reply);
    outbox_settle(store, row->id, OUTBOX_FAILED, now, 0, words);
    return OUTBOX_FAILED;
}

/* The state that the row is in now. A mail that met a halt comes after those that wait already:
 * should it be the cause, it does not stand in their way. */
static enum outbox_state verdict_write(struct sender *sender, const struct consignment *consignment)
{
    struct store *store = sender->site->store;
    gint64 now = sender_now(sender), id = consignment->row->id;
    switch (consignment->verdict) {
    case VERDICT_ACCEPTED:
        outbox_settle(store, id, OUTBOX_SENT, now, 0, consignment->reply);
        return OUTBOX_SENT;
    case VERDICT_RETRY:
        return retry_write(sender, consignment, now);
    case VERDICT_REFUSED:
        outbox_settle(store, id, OUTBOX_FAILED, now, 0, consignment->reply);
        if (consignment->blame == BLAME_MAIL)
            refusal_count(sender->site, consignment->row, consignment->reply, now);
        return OUTBOX_FAILED;
    case VERDICT_DOUBT:
        outbox_settle(store, id, OUTBOX_DOUBT, now, now + DOUBT_MINUTES * INSTANT_MINUTE,
                      consignment->reply);
        return OUTBOX_DOUBT;
    case VERDICT_HALTED:
        break;
    }
    outbox_return(store, id, now);
    return OUTBOX_QUEUED;
}

static void report_count(struct sending_report *report, enum outbox_state state)
{
    report->sent += state == OUTBOX_SENT;
    report->retried += state == OUTBOX_RETRY;
    report->failed += state == OUTBOX_FAILED;
    report->doubtful += state == OUTBOX_DOUBT;
}

/* --- transactions --- */

/* The first success of a run says what the site must know: real people get mail, the relay works.
 */
static void success_note(struct sender *sender)
{
    struct store *store = sender->site->store;
    if (sender->breaker.is_noted) {
        breaker_reset(&sender->breaker, store);
        log_event("relay-well", "url", sender->site->config->send.url, NULL);
    }
    if (!sender->is_known && transport_leaves_host(sender->transport))
        store_fact_set(store, "sent-by", transport_name(sender->transport));
    sender->is_known = TRUE;
}

/* Once a run. */
static void halt_note(struct sender *sender)
{
    if (sender->halt_words == NULL || sender->report->halted)
        return;
    breaker_trip(&sender->breaker, sender->site->store, sender_now(sender),
                 sender->report->needs_owner, sender->halt_words);
    sender->report->halted = TRUE;
    relay_paused_log(sender);
}

static void settled_write(struct sender *sender, GArray *states_r)
{
    for (guint i = 0; i < sender->settled->len; i++) {
        const struct consignment *consignment = g_ptr_array_index(sender->settled, i);
        enum outbox_state state = verdict_write(sender, consignment);
        if (state == OUTBOX_SENT)
            success_note(sender);
        g_array_append_val(states_r, state);
    }
    if (sender->settled->len > 0)
        pace_write(&sender->pace, sender->site->store);
}

static void waiting_return(struct sender *sender)
{
    struct consignment *consignment;
    while ((consignment = g_queue_pop_head(&sender->waiting)) != NULL) {
        outbox_return(sender->site->store, consignment->row->id, consignment->row->next_try);
        consignment_free(consignment);
    }
}

/* The commit stands: what was settled may be told, and its notes are not needed any more. */
static void settled_tell(struct sender *sender, const GArray *states)
{
    for (guint i = 0; i < sender->settled->len; i++) {
        const struct consignment *consignment = g_ptr_array_index(sender->settled, i);
        enum outbox_state state = g_array_index(states, enum outbox_state, i);
        report_count(sender->report, state);
        sent_log(consignment, state);
        wire_notes_put(sender->notes, consignment->row->id, WIRE_UNTOUCHED);
    }
    g_ptr_array_set_size(sender->settled, 0);
}

static struct consignment *consignment_new(struct outbox_row *row)
{
    struct consignment *consignment = g_new0(struct consignment, 1);
    consignment->row = row;
    consignment->parcel =
        (struct parcel){.sender = row->sender, .recipient = row->recipient, .id = row->key};
    consignment->parcel.bytes = g_bytes_get_data(row->bytes, &consignment->parcel.length);
    return consignment;
}

/* As many as went out in half a second last time and fit into a few MiB, found by doubling and
 * halving; and never more than `rate' lets out in a second. */
static guint claim_limit(struct sender *sender)
{
    enum { SECONDS = 60 };
    gint64 now = g_get_monotonic_time();
    int rate = sender->site->config->send.rate;
    gboolean was_much = now - sender->claimed_at > CLAIM_MILLISECONDS * 1000 ||
                        sender->claimed_octets > CLAIM_OCTETS;
    guint next = was_much ? sender->claim / 2 : sender->claim * 2;
    sender->claim = CLAMP(next, CLAIM_MIN, CLAIM_MAX);
    sender->claimed_at = now;
    return rate > 0 ? CLAMP((guint)rate / SECONDS, 1, sender->claim) : sender->claim;
}

static void rows_wait(struct sender *sender, GPtrArray *rows)
{
    g_ptr_array_set_free_func(rows, NULL);
    sender->claimed_octets = 0;
    for (guint i = 0; i < rows->len; i++) {
        struct consignment *consignment = consignment_new(g_ptr_array_index(rows, i));
        sender->claimed_octets += consignment->parcel.length;
        g_queue_push_tail(&sender->waiting, consignment);
    }
    sender->outbox_is_empty = rows->len == 0;
}

static GPtrArray *rows_claim(struct sender *sender)
{
    return outbox_claim(sender->site->store, sender->site->config->send.url, sender_now(sender),
                        claim_limit(sender));
}

gboolean ledger_claim(struct sender *sender)
{
    struct store *store = sender->site->store;
    g_autoptr(GArray) states = g_array_new(FALSE, FALSE, sizeof(enum outbox_state));
    if (!store_begin(store, sender->failure))
        return FALSE;
    settled_write(sender, states);
    g_autoptr(GPtrArray) rows = rows_claim(sender);
    if (!store_commit(store, sender->failure))
        return FALSE;
    settled_tell(sender, states);
    rows_wait(sender, rows);
    return TRUE;
}

static gboolean ledger_has_news(const struct sender *sender, gboolean return_waiting)
{
    return sender->settled->len > 0 || (return_waiting && sender->waiting.length > 0) ||
           (sender->halt_words != NULL && !sender->report->halted);
}

gboolean ledger_write(struct sender *sender, gboolean return_waiting)
{
    struct store *store = sender->site->store;
    g_autoptr(GArray) states = g_array_new(FALSE, FALSE, sizeof(enum outbox_state));
    if (!ledger_has_news(sender, return_waiting))
        return TRUE;
    if (!store_begin(store, sender->failure))
        return FALSE;
    halt_note(sender);
    settled_write(sender, states);
    if (return_waiting)
        waiting_return(sender);
    if (!store_commit(store, sender->failure))
        return FALSE;
    settled_tell(sender, states);
    return TRUE;
}

/* --- after a death --- */

static void row_recover(struct store *store, gint64 id, enum wire_mark mark, gint64 now)
{
    switch (mark) {
    case WIRE_TAKEN:
        outbox_settle(store, id, OUTBOX_SENT, now, 0,
                      "taken, by the notes of a sender that was stopped");
        break;
    case WIRE_LEAVING:
        outbox_settle(store, id, OUTBOX_DOUBT, now, now, "on its way when the sender was stopped");
        break;
    case WIRE_UNTOUCHED:
        outbox_return(store, id, now);
        break;
    }
}

gboolean ledger_recover(struct site *site, struct failure *failure)
{
    g_autoptr(GArray) leased = outbox_leased(site->store);
    if (leased->len == 0)
        return store_ok(site->store, failure);
    g_autoptr(GHashTable) notes = wire_notes_read(site->config->site.state);
    if (!store_begin(site->store, failure))
        return FALSE;
    for (guint i = 0; i < leased->len; i++) {
        gint64 id = g_array_index(leased, gint64, i);
        row_recover(site->store, id, wire_notes_mark(notes, id), site->now);
    }
    return store_commit(site->store, failure);
}
