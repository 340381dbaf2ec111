/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/sending/send-log.h - what `send' tells the log */
#ifndef MUSTER_WORK_SEND_LOG_H
#define MUSTER_WORK_SEND_LOG_H

#include "work/sending/sender.h"

/* What became of a mail, which is in STATE now. */
void sent_log(const struct consignment *consignment, enum outbox_state state);

/* The mail server is asked nothing for a while. */
void relay_paused_log(const struct sender *sender);

#endif
