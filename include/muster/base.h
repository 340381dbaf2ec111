/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base.h - the ground floor: what every program stands on, with libc and libconfuse only
 *
 *  failure.h  what went wrong, in words, and the exit code that follows
 *  verdict.h  what became of a mail that was handed over
 *  instant.h  points in time, and the one place that reads the clock
 *  size.h     how large something is, as people say it
 *  address.h  bare mail addresses and the part behind the delimiter
 *  config.h   muster.conf and workflows.d
 *  spool.h    the durable folder of accepted mail
 *  sync.h    what shall survive a power cut
 *  acceptance.h  accepting step by step, for who has many mails in hand
 *  guard.h    the state's owner and its locks
 *  log.h      one line an event
 */
#ifndef MUSTER_BASE_H
#define MUSTER_BASE_H

#include "muster/base/acceptance.h"
#include "muster/base/address.h"
#include "muster/base/config.h"
#include "muster/base/failure.h"
#include "muster/base/guard.h"
#include "muster/base/instant.h"
#include "muster/base/log.h"
#include "muster/base/size.h"
#include "muster/base/spool.h"
#include "muster/base/sync.h"
#include "muster/base/verdict.h"

#endif
