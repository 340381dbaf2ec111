/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/places.h - where the parts of Muster lie, seen from the program that runs
 *
 * Found from /proc/self/exe, so that the build tree, an installed tree and one under DESTDIR all work without a setting.
 */
#ifndef MUSTER_WORK_PLACES_H
#define MUSTER_WORK_PLACES_H

#include <glib.h>

/* The path of another program of ours: LIBEXEC/muster/muster-NAME. Caller frees. */
char *place_program(const char *name);

/* The path of a file or folder that came with Muster: SHARE/muster/NAME ("templates"). Caller frees. */
char *place_data(const char *name);

#endif
