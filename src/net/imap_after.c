/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keep, seen, delete, move: a table.
 *
 * Without UIDPLUS (RFC 4315) nobody can remove single mails: EXPUNGE takes all that are marked,
 * also by others. Then ours stay marked until somebody expunges the mailbox.
 */
#include "net/imap_after.h"

#include <string.h>

static enum imap_end keep_do(struct imap_session *session, const GArray *uids,
                             struct failure *failure)
{
    (void)session;
    (void)uids;
    (void)failure;
    return IMAP_DONE;
}

static enum imap_end seen_do(struct imap_session *session, const GArray *uids,
                             struct failure *failure)
{
    return imap_session_mark(session, uids, FALSE, failure);
}

static enum imap_end delete_do(struct imap_session *session, const GArray *uids,
                               struct failure *failure)
{
    enum imap_end end = imap_session_mark(session, uids, TRUE, failure);
    if (end == IMAP_DONE && session->has_uidplus)
        end = imap_session_expunge(session, uids, failure);
    return end;
}

static enum imap_end move_do(struct imap_session *session, const GArray *uids,
                             struct failure *failure)
{
    enum imap_end end = imap_session_copy(session, uids, session->has_move, failure);
    return end == IMAP_DONE && !session->has_move ? delete_do(session, uids, failure) : end;
}

static const struct {
    const char *word; /* what `after' begins with */
    enum imap_end (*act)(struct imap_session *session, const GArray *uids, struct failure *failure);
} afters[] = {{"keep", keep_do}, {"seen", seen_do}, {"delete", delete_do}, {"move:", move_do}};

enum imap_end imap_after_do(struct imap_session *session, const GArray *uids,
                            struct failure *failure)
{
    for (gsize i = 0; i < G_N_ELEMENTS(afters); i++)
        if (g_str_has_prefix(session->account->config->after, afters[i].word))
            return afters[i].act(session, uids, failure);
    g_assert_not_reached();
}
