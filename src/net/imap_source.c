/* SPDX-License-Identifier: GPL-3.0-or-later */
/* imap:// and imaps:// - between the rounds: the session stays where the server tells of new mail
 * (IDLE, RFC 2177), and ends where it does not. */
#include "net/imap_source.h"

#include <string.h>

#include "muster/base/log.h"

enum { IDLE_LEAST_SECONDS = 60 };

static void *imap_open(const struct fetching *fetching, struct failure *failure)
{
    struct imap_source *source = g_new0(struct imap_source, 1);
    source->state = fetching->config->site.state;
    source->stays = strcmp(fetching->account->after, "keep") == 0;
    if (imap_account_read(fetching->account, &source->account, failure) &&
        fetch_memory_read(source->state, fetching->account->name, source->account.place,
                          &source->memory, failure))
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

static gboolean imap_take(void *state, struct intake *intake, struct failure *failure)
{
    struct imap_source *source = state;
    struct imap_round round = {.source = source, .intake = intake, .failure = failure};
    gboolean ran = imap_round_run(&round);
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
