/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One round through a mailbox: enter it, see whether it is the one that we know, finish what is
 * pending, and take what is new. */
#include <string.h>

#include "muster/base/log.h"
#include "net/imap_source.h"

enum {
    LIST_MAILS = 500,          /* asked for their sizes at once: a line that servers take */
    WINDOW_MAILS = 1 << 16,    /* of a larger mailbox only so many UIDs are asked for at once */
    WINDOW_EMPTY_MAILS = 1000, /* below that, the next window is twice as wide */
};

/* All of UIDS, as many at a time as a command can name. */
static enum imap_end uids_take(struct imap_round *round, const GArray *uids)
{
    enum imap_end end = IMAP_DONE;
    for (guint at = 0; at < uids->len && end == IMAP_DONE; at += LIST_MAILS) {
        g_autoptr(GArray) some = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_autoptr(GArray) listed = g_array_new(FALSE, FALSE, sizeof(struct imap_listed));
        g_array_append_vals(some, &g_array_index(uids, guint32, at),
                            MIN(uids->len - at, LIST_MAILS));
        end = imap_fetch_sizes(round->source->session, some, listed, round->failure);
        if (end == IMAP_DONE)
            end = imap_batches_take(round, listed);
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

static gboolean mailbox_meet(struct imap_round *round)
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
    return imap_memory_keep(round); /* who falls over the first mail shall know that it did */
}

/* A session that was kept may have died of age: that is no trouble. */
static enum imap_end mailbox_enter(struct imap_round *round)
{
    struct imap_source *source = round->source;
    struct failure of_age = {0};
    if (source->session != NULL &&
        imap_session_enter(source->session, !source->stays, &of_age) == IMAP_DONE)
        return IMAP_DONE;
    g_clear_pointer(&source->session, imap_session_close);
    source->session = imap_session_open(&source->account, round->failure);
    return source->session != NULL
               ? imap_session_enter(source->session, !source->stays, round->failure)
               : IMAP_BROKEN;
}

/* What is new, a window of UIDs after the other; of a mailbox of a usual size there is one. `seen'
 * leaves alone what others had read before we met. */
static enum imap_end news_take(struct imap_round *round)
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

/* What was passed by is remembered also when it ends before its time. */
gboolean imap_round_run(struct imap_round *round)
{
    if (mailbox_enter(round) != IMAP_DONE || !mailbox_meet(round))
        return FALSE;
    gboolean done = imap_pending_settle(round) == IMAP_DONE && news_take(round) == IMAP_DONE;
    return imap_memory_keep(round) && done;
}
