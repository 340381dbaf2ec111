/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two commands that live in the front door, so that accepting a mail starts one small
 * program. */
#ifndef MUSTER_SRC_DELIVER_H
#define MUSTER_SRC_DELIVER_H

/* `muster deliver' and `muster submit'. Each takes the command line from its name on, and ends the
 * program: 0, 65, 67 or 75. CONF is what -C named, or NULL. */
_Noreturn void deliver_main(const char *conf, int argc, char **argv);
_Noreturn void submit_main(const char *conf, int argc, char **argv);

#endif
