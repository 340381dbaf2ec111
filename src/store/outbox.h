/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What outbox.c and claim.c share: the words of the states, by enum outbox_state. */
#ifndef MUSTER_STORE_OUTBOX_H
#define MUSTER_STORE_OUTBOX_H

#include "muster/store/mails.h"
#include "store/sql.h"

extern const char *const outbox_state_words[OUTBOX_CANCELLED + 1];

#endif
