/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of accepted mail in its mailbox. Private to the net wing. */
#ifndef MUSTER_NET_IMAP_AFTER_H
#define MUSTER_NET_IMAP_AFTER_H

#include "net/imap_session.h"

/* Does with UIDS what the account's `after' says; nothing that others marked as deleted is ever
 * removed. */
enum imap_end imap_after_do(struct imap_session *session, const GArray *uids,
                            struct failure *failure);

#endif
