/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/checking.h - everything a mistake can be in: `muster check'
 */
#ifndef MUSTER_WORK_CHECKING_H
#define MUSTER_WORK_CHECKING_H

#include <glib.h>

#include "muster/base/config.h"

/* Looks at configuration, workflows, templates, state directory, rights, keys, store, people, the LMTP sockets, and what is local of the
 * way out, and adds every fault it finds to FAULTS. Changes nothing, connects to nothing. Returns what they come to: FAILURE_NONE,
 * FAILURE_USER when the state is another user's (who sees less, and other faults), else FAILURE_CONFIG. */
enum failure_kind site_check(const char *conf, struct faults *faults);

#endif
