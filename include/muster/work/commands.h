/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/commands.h - lines of an answer that are for us, and no part of it: "/vacation 3"
 */
#ifndef MUSTER_WORK_COMMANDS_H
#define MUSTER_WORK_COMMANDS_H

#include "muster/mail/understand.h"

/* Takes the lines that begin with a slash and a word, of ours or not, out of DESCRIPTION, and
 * returns them, each once, in order; NULL when there is none. Those beyond as many commands as are
 * read of one mail stay in it. Caller unrefs. */
GPtrArray *commands_take_slashed(struct description *description);

#endif
