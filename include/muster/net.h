/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/net.h - the net wing: everything that speaks to the world
 *
 *  fetch.h      takes mail out of mailboxes into the spool
 *  lmtp.h       takes mail by LMTP into the spool
 *  transport.h  hands final bytes to a mail server
 */
#ifndef MUSTER_NET_H
#define MUSTER_NET_H

#include "muster/net/fetch.h"
#include "muster/net/lmtp.h"
#include "muster/net/transport.h"

#endif
