/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/export.h - all that is a person's, as files for their mail */
#ifndef WORK_COMMANDS_EXPORT_H
#define WORK_COMMANDS_EXPORT_H

#include "work/commands/kind.h"

enum { EXPORT_OCTETS = 8 << 20 };

/* "muster.json": what is known of the person, every revision of every answer, every comment and item of theirs,
 * and what they wrote for their 1-on-1s; and
 * "muster.mbox": their mails as they came, of those that are kept the newest, up to about EXPORT_OCTETS;
 * and, in what is left of those, the newest files that came with their answers. ATTACHMENTS owns their names. */
void export_attach(const struct command_telling *telling, GArray *attachments);
void export_files_attach(const struct site *site, const struct person *person, gsize room,
                         GArray *attachments);

#endif
