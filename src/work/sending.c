/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outbox to the mail server: claims a few rows, hands each over, and writes down at once what became of it.
 *
 * Promises: a verdict is on disk before the next mail is handed over, so that a kill leaves one mail in doubt at most;
 * a mail in doubt is repeated with the same bytes; nothing is sent for another transport than the one it was written
 * for. Does not: write mail, or look into it.
 */
#include "muster/work/sending.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "muster/net/transport.h"
#include "muster/work/token.h"
#include "work/last-run.h"

enum {
    CLAIM = 20,         /* rows leased at a time */
    LEASE_MINUTES = 15, /* by the real clock: longer than CLAIM mails may take */
    MAIL_SECONDS = 40,  /* for one mail: CLAIM of them keep within the lease */
    DOUBT_MINUTES = 5,  /* a mail that may have arrived is not repeated at once */
    HALT_MINUTES = 5,   /* until a relay that refused us as a whole is tried again */
    RETRY_MAX_MINUTES = 60,
};

struct sender {
    struct site *site;
    struct transport *transport;
    struct sending_report *report;
    gboolean was_halted, is_known; /* what the store's facts say: "send-halted", "sent-by" */
};

/* 1, 2, 5, 10, 20, 40 and then 60 minutes, each a quarter more or less, so that a crowd does not come back as one. */
static gint64 retry_delay(int attempts)
{
    static const int minutes[] = {1, 2, 5, 10, 20, 40};
    guint tried = (guint)MAX(attempts, 1);
    int base = tried <= G_N_ELEMENTS(minutes) ? minutes[tried - 1] : RETRY_MAX_MINUTES;
    return (gint64)(base * INSTANT_MINUTE * g_random_double_range(0.75, 1.25));
}

/* When to try again: at the latest a minute before the window ends. 0 when there is no time left. */
static gint64 retry_instant(const struct outbox_row *row, gint64 now)
{
    gint64 last = row->not_after - INSTANT_MINUTE;
    if (now + INSTANT_MINUTE > last)
        return 0;
    return MIN(now + retry_delay(row->attempts), last);
}

static void settle_retry(struct sender *sender, const struct outbox_row *row, const char *reply)
{
    gint64 now = sender->site->now;
    gint64 next = retry_instant(row, now);
    if (next != 0) {
        outbox_settle(sender->site->store, row->id, OUTBOX_RETRY, now, next, reply);
        sender->report->retried++;
        return;
    }
    g_autofree char *words = g_strdup_printf("given up at the end of its time: %s", reply);
    outbox_settle(sender->site->store, row->id, OUTBOX_FAILED, now, 0, words);
    sender->report->failed++;
}

/* Notes what the site must know of its first success: real people get mail, the relay works again. */
static void note_success(struct sender *sender)
{
    struct store *store = sender->site->store;
    if (sender->was_halted)
        store_fact_set(store, "send-halted", "");
    sender->was_halted = FALSE;
    if (!sender->is_known && transport_leaves_host(sender->transport))
        store_fact_set(store, "sent-by", transport_name(sender->transport));
    sender->is_known = TRUE;
}

static void note_halt(struct sender *sender, const char *reply)
{
    char when[INSTANT_TEXT_MAX];
    instant_format(sender->site->now, when);
    g_autofree char *words = g_strconcat(when, " ", reply, NULL);
    store_fact_set(sender->site->store, "send-halted", words);
    sender->report->halted = TRUE;
    sender->report->halt_is_new = !sender->was_halted;
    sender->was_halted = TRUE;
}

/* Writes down VERDICT, in a transaction of its own. */
static gboolean settle(struct sender *sender, const struct outbox_row *row, enum verdict verdict,
                       const char *reply, struct failure *failure)
{
    struct store *store = sender->site->store;
    gint64 now = sender->site->now;
    if (!store_begin(store, failure))
        return FALSE;
    switch (verdict) {
    case VERDICT_ACCEPTED:
        outbox_settle(store, row->id, OUTBOX_SENT, now, 0, reply);
        note_success(sender);
        sender->report->sent++;
        break;
    case VERDICT_RETRY:
        settle_retry(sender, row, reply);
        break;
    case VERDICT_REFUSED:
        outbox_settle(store, row->id, OUTBOX_FAILED, now, 0, reply);
        sender->report->failed++;
        break;
    case VERDICT_DOUBT:
        outbox_settle(store, row->id, OUTBOX_DOUBT, now, now + DOUBT_MINUTES * INSTANT_MINUTE,
                      reply);
        sender->report->doubtful++;
        break;
    case VERDICT_HALTED:
        outbox_return(store, row->id, now + HALT_MINUTES * INSTANT_MINUTE);
        note_halt(sender, reply);
        break;
    }
    return store_commit(store, failure);
}

/* Only a mail that is lost to its addressee is trouble: cron stays quiet about a relay that makes us wait. */
static void row_log(const struct outbox_row *row, enum verdict verdict, gboolean lost,
                    const char *reply)
{
    void (*log)(const char *event, ...) = lost ? log_trouble : log_event;
    log(lost ? "failed" : verdict_word(verdict), "mail", row->key, "to", row->recipient, "reply",
        reply, NULL);
}

static gboolean row_send(struct sender *sender, const struct outbox_row *row,
                         struct failure *failure)
{
    g_autofree char *id = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, row->bytes);
    g_autoptr(GString) words = g_string_new(NULL);
    struct parcel parcel = {.sender = row->sender, .recipient = row->recipient, .id = id};
    parcel.bytes = g_bytes_get_data(row->bytes, &parcel.length);
    guint failed = sender->report->failed;
    enum verdict verdict = transport_deliver(sender->transport, &parcel, words);
    g_autofree char *reply = tokens_mask(sender->site->keys, words->str); /* servers repeat us */
    if (!settle(sender, row, verdict, reply, failure))
        return FALSE;
    row_log(row, verdict, sender->report->failed > failed, reply);
    return TRUE;
}

/* Gives back what was claimed and not tried. */
static gboolean rows_return(struct sender *sender, const GPtrArray *rows, guint from,
                            struct failure *failure)
{
    gint64 wait = sender->report->halted ? HALT_MINUTES * INSTANT_MINUTE : 0;
    if (from >= rows->len)
        return TRUE;
    if (!store_begin(sender->site->store, failure))
        return FALSE;
    for (guint i = from; i < rows->len; i++) {
        const struct outbox_row *row = g_ptr_array_index(rows, i);
        outbox_return(sender->site->store, row->id, sender->site->now + wait);
    }
    return store_commit(sender->site->store, failure);
}

/* Keeps to `rate` mails a minute: waits out the rest of a mail's share, or until a signal comes. */
static void pace(const struct sender *sender, gint64 begun)
{
    int rate = sender->site->config->send.rate;
    if (rate <= 0)
        return;
    gint64 left = INSTANT_MINUTE / rate - (g_get_monotonic_time() - begun);
    if (left > 0)
        poll(NULL, 0, (int)(left / 1000));
}

static gboolean rows_send(struct sender *sender, const GPtrArray *rows, const volatile int *stop,
                          struct failure *failure)
{
    guint i = 0;
    while (i < rows->len && !*stop && !sender->report->halted) {
        gint64 begun = g_get_monotonic_time();
        if (!row_send(sender, g_ptr_array_index(rows, i), failure))
            return FALSE;
        pace(sender, begun);
        i++;
    }
    return rows_return(sender, rows, i, failure);
}

/* So few that all of them are handed over before the lease ends, also at a slow `rate`. */
static guint claim_limit(const struct sender *sender)
{
    int rate = sender->site->config->send.rate;
    return rate > 0 ? (guint)CLAMP(rate, 1, CLAIM) : CLAIM;
}

/* We hold the lock, so whoever has a lease is dead: it has run out, whatever its end says to who looks on. */
static GPtrArray *rows_claim(struct sender *sender, struct failure *failure)
{
    struct store *store = sender->site->store;
    if (!store_begin(store, failure))
        return NULL;
    gint64 lease_end = instant_clock() + LEASE_MINUTES * INSTANT_MINUTE;
    GPtrArray *rows = outbox_claim(store, sender->site->config->send.url, sender->site->now,
                                   INSTANT_NEVER, lease_end, claim_limit(sender));
    if (store_commit(store, failure))
        return rows;
    g_ptr_array_unref(rows);
    return NULL;
}

static gboolean outbox_empty(struct sender *sender, const volatile int *stop,
                             struct failure *failure)
{
    gboolean more = TRUE;
    while (more && !*stop && !sender->report->halted) {
        g_autoptr(GPtrArray) rows = rows_claim(sender, failure);
        if (rows == NULL || !rows_send(sender, rows, stop, failure))
            return FALSE;
        more = rows->len > 0;
    }
    return TRUE;
}

static gboolean fact_is_set(struct store *store, const char *name)
{
    g_autofree char *value = store_fact_get(store, name);
    return value != NULL && value[0] != '\0';
}

static gboolean send_all(struct site *site, const volatile int *stop, struct sending_report *report,
                         struct failure *failure)
{
    const struct send_config *config = &site->config->send;
    struct transport_options options = {.url = config->url,
                                        .user = config->user,
                                        .password_command = config->password_command,
                                        .timeout_seconds = MAIL_SECONDS};
    struct sender sender = {.site = site,
                            .report = report,
                            .transport = transport_open(&options, failure),
                            .was_halted = fact_is_set(site->store, "send-halted"),
                            .is_known = fact_is_set(site->store, "sent-by")};
    if (sender.transport == NULL)
        return FALSE;
    gboolean fine = outbox_empty(&sender, stop, failure);
    transport_close(sender.transport);
    return fine;
}

gboolean sending_run(struct site *site, int wait_ms, const volatile int *stop,
                     struct sending_report *report_r, struct failure *failure)
{
    *report_r = (struct sending_report){0};
    int lock = guard_lock(site->config->site.state, "send", wait_ms, failure);
    if (lock < 0)
        return FALSE;
    gboolean fine = send_all(site, stop, report_r, failure);
    last_run_note(site->store, "send", fine ? NULL : failure);
    close(lock);
    return fine;
}
