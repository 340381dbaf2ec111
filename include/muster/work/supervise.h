/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/supervise.h - `muster run': the three steps in the foreground, woken by spool, clock and signals
 *
 * Starts the programs of file, tick and send, each at most once at a time: file when something lies in the spool, tick at
 * each minute, send after either. The spool is watched (inotify) and looked at each minute all the same. What fails is
 * logged and tried again at the next minute; the supervisor itself holds no store and parses nothing. Beside the steps it
 * keeps the LMTP server alive where muster.conf has `lmtp { listen = ... }'.
 *
 * TERM and INT: children are told, and given STOP_SECONDS; then the end. HUP: the configuration is read again and everything
 * runs at once. A program file that was replaced (an upgrade): starts itself anew, and goes on as it is when that cannot be.
 */
#ifndef MUSTER_WORK_SUPERVISE_H
#define MUSTER_WORK_SUPERVISE_H

#include <glib.h>

#include "muster/base/config.h"
#include "muster/base/failure.h"

enum { STOP_MILLISECONDS = 1500 };

/* Runs until told to stop; TRUE then. NOW is where its clock starts, and with FORCE the programs are told --force.
 * FAILURE_BUSY when another one runs for this state. */
gboolean supervise(const struct config *config, gint64 now, gboolean force,
                   struct failure *failure);

#endif
