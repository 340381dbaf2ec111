/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outbox to the mail server: brings the transport what is due, and takes what it says of each mail.
 *
 * Promises: the bytes of the next mail do not wait for the disk, since what was settled is written
 * down many at a time, and a note beside the store keeps what a death would forget; a mail in doubt
 * is repeated with the same bytes; nothing is sent for another transport than the one it was
 * written for. Does not: write mail, or look into it.
 */
#include "muster/work/sending.h"

#include <string.h>
#include <unistd.h>

#include "muster/work/token.h"
#include "work/sending/sender.h"
#include "work/site/last-run.h"

enum {
    CONNECT_SECONDS = 40,       /* to connect; and for a mail until all of it has left */
    ANSWER_SECONDS = 120,       /* from its final dot to the answer: relays look into mails first */
    SUSPECTS_MAX = 3,           /* refused by policy in a row, none taken: it is about us */
    SETTLED_MAX = 400,          /* written down when there are so many, */
    SETTLED_MILLISECONDS = 200, /* or when the oldest is so old */
};

static struct consignment *consignment_of(const struct parcel *parcel)
{
    return (struct consignment *)parcel;
}

/* --- what the transport asks --- */

static gboolean sender_is_done(const struct sender *sender)
{
    return *sender->options->stop || sender->has_failed || sender->halt_words != NULL ||
           sender->suspects->len >= SUSPECTS_MAX;
}

static gboolean pace_allows(const struct sender *sender, gint64 *wake_r)
{
    gint64 wait = pace_wait(&sender->pace, sender_now(sender));
    *wake_r = g_get_monotonic_time() + wait;
    return wait == 0;
}

static const struct parcel *parcel_next(void *data, gint64 *wake_r)
{
    struct sender *sender = data;
    gboolean is_done = sender_is_done(sender);
    if (!is_done && !pace_allows(sender, wake_r))
        return NULL;
    *wake_r = G_MAXINT64;
    if (!is_done && g_queue_is_empty(&sender->waiting) && !sender->outbox_is_empty)
        sender->has_failed = !ledger_claim(sender);
    if (is_done || sender->has_failed || g_queue_is_empty(&sender->waiting))
        return NULL;
    pace_count(&sender->pace, sender_now(sender));
    struct consignment *consignment = g_queue_pop_head(&sender->waiting);
    return &consignment->parcel;
}

static gboolean parcel_leaving(void *data, const struct parcel *parcel)
{
    struct sender *sender = data;
    return wire_notes_put(sender->notes, consignment_of(parcel)->row->id, WIRE_LEAVING);
}

static void settled_add(struct sender *sender, struct consignment *consignment)
{
    if (sender->settled->len == 0)
        sender->settled_since = g_get_monotonic_time();
    g_ptr_array_add(sender->settled, consignment);
}

static void suspects_settle(struct sender *sender)
{
    for (guint i = 0; i < sender->suspects->len; i++)
        settled_add(sender, g_ptr_array_index(sender->suspects, i));
    g_ptr_array_set_size(sender->suspects, 0);
}

/* The mail server as a whole is the trouble. */
static void sender_halt(struct sender *sender, enum blame blame, const char *words)
{
    if (sender->halt_words != NULL)
        return;
    sender->halt_words = g_strdup(words);
    sender->report->needs_owner = blame == BLAME_US;
    sender->report->halt_is_new = sender->report->needs_owner && sender->breaker.trips == 0;
}

/* A note that is not needed may be lost: the row is then in doubt without need. */
static void outcome_note(const struct sender *sender, gint64 row, enum verdict verdict)
{
    if (verdict == VERDICT_ACCEPTED)
        wire_notes_put(sender->notes, row, WIRE_TAKEN);
    else if (verdict != VERDICT_DOUBT)
        wire_notes_put(sender->notes, row, WIRE_UNTOUCHED);
}

/* A refusal that may be about all of our mails is held back until the mail server has taken one. */
static void parcel_settled(void *data, const struct parcel *parcel, const struct outcome *outcome)
{
    struct sender *sender = data;
    struct consignment *consignment = consignment_of(parcel);
    consignment->verdict = outcome->verdict;
    consignment->blame = outcome->blame;
    consignment->reply = tokens_mask(sender->site->keys, outcome->reply); /* servers repeat us */
    outcome_note(sender, consignment->row->id, outcome->verdict);
    if (outcome->verdict == VERDICT_HALTED)
        sender_halt(sender, outcome->blame, consignment->reply);
    if (outcome->verdict == VERDICT_ACCEPTED) {
        sender->is_proven = TRUE;
        suspects_settle(sender);
    }
    if (outcome->verdict == VERDICT_REFUSED && outcome->blame == BLAME_US && !sender->is_proven)
        g_ptr_array_add(sender->suspects, consignment);
    else
        settled_add(sender, consignment);
}

static void sender_resting(void *data)
{
    struct sender *sender = data;
    gint64 age = g_get_monotonic_time() - sender->settled_since;
    if (!sender->has_failed && sender->settled->len > 0 &&
        (sender->settled->len >= SETTLED_MAX || age >= SETTLED_MILLISECONDS * 1000))
        sender->has_failed = !ledger_write(sender, FALSE);
}

/* --- one run --- */

/* None was taken, and all that we heard was "policy": it is about us, and about none of the mails.
 */
static void suspects_judge(struct sender *sender)
{
    if (sender->suspects->len == 0)
        return;
    const struct consignment *first = g_ptr_array_index(sender->suspects, 0);
    sender_halt(sender, BLAME_US, first->reply);
    for (guint i = 0; i < sender->suspects->len; i++)
        ((struct consignment *)g_ptr_array_index(sender->suspects, i))->verdict = VERDICT_HALTED;
    suspects_settle(sender);
}

static gboolean outbox_send(struct sender *sender)
{
    static const struct dispatcher dispatcher = {parcel_next, parcel_leaving, parcel_settled,
                                                 sender_resting};
    transport_run(sender->transport, &dispatcher, sender);
    suspects_judge(sender);
    gboolean has_failed = sender->has_failed;
    return ledger_write(sender, TRUE) && !has_failed;
}

static void consignment_drop(gpointer data)
{
    consignment_free(data);
}

static gboolean fact_is_set(struct store *store, const char *name)
{
    g_autofree char *value = store_fact_get(store, name);
    return value != NULL && value[0] != '\0';
}

struct transport *sender_connect(const struct send_config *config, struct failure *failure)
{
    struct transport_options options = {.url = config->url,
                                        .user = config->user,
                                        .password_command = config->password_command,
                                        .connections = config->connections,
                                        .timeout_seconds = CONNECT_SECONDS,
                                        .answer_seconds = ANSWER_SECONDS};
    return transport_open(&options, failure);
}

static void sender_clear(struct sender *sender)
{
    g_ptr_array_unref(sender->settled);
    g_ptr_array_unref(sender->suspects);
    g_queue_clear_full(&sender->waiting, consignment_drop);
    g_free(sender->halt_words);
}

/* With the breaker read, and closed. */
static gboolean sender_run(struct sender *sender)
{
    gboolean fine = FALSE;
    sender->transport = sender_connect(&sender->site->config->send, sender->failure);
    if (sender->transport == NULL)
        return FALSE;
    sender->notes = wire_notes_open(sender->site->config->site.state, sender->failure);
    if (sender->notes != NULL) {
        fine = outbox_send(sender);
        wire_notes_close(sender->notes, fine);
    }
    transport_close(sender->transport);
    return fine;
}

static gboolean send_all(struct site *site, const struct sending_options *options,
                         struct sending_report *report, struct failure *failure)
{
    if (!ledger_recover(site, failure))
        return FALSE;
    struct sender sender = {.site = site,
                            .options = options,
                            .report = report,
                            .failure = failure,
                            .is_known = fact_is_set(site->store, "sent-by"),
                            .began = g_get_monotonic_time(),
                            .settled = g_ptr_array_new_with_free_func(consignment_drop),
                            .suspects = g_ptr_array_new()};
    breaker_read(site->store, &site->config->send, &sender.breaker);
    pace_read(site->store, &site->config->send, site->now, &sender.pace);
    report->halted = !options->at_once && breaker_holds(&sender.breaker, site->now);
    gboolean fine = report->halted || sender_run(&sender);
    breaker_clear(&sender.breaker);
    sender_clear(&sender);
    return fine;
}

gboolean sending_run(struct site *site, const struct sending_options *options,
                     struct sending_report *report_r, struct failure *failure)
{
    *report_r = (struct sending_report){0};
    int lock = guard_lock(site->config->site.state, "send", options->wait_ms, failure);
    if (lock < 0)
        return FALSE;
    gboolean fine = send_all(site, options, report_r, failure);
    last_run_note(site->store, "send", fine ? NULL : failure);
    close(lock);
    return fine;
}
