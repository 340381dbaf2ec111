/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `muster deliver': the one command that lives in the front door, so that accepting a mail starts
 * one small program. */
#ifndef MUSTER_SRC_DELIVER_H
#define MUSTER_SRC_DELIVER_H

/* Takes the command line from "deliver" on. Ends the program: 0, 65, 67 or 75. CONF is what -C
 * named, or NULL. */
_Noreturn void deliver_main(const char *conf, int argc, char **argv);

#endif
