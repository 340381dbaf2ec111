/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/backup.h - a copy of all that cannot be made again, while everything runs
 */
#ifndef MUSTER_WORK_BACKUP_H
#define MUSTER_WORK_BACKUP_H

#include "muster/work/site.h"

/* Copies configuration, workflows, templates, keys, waiting mail, the store and attachments into FOLDER, which must not be there yet and
 * appears whole or not at all. Waiting mail is copied before the store: one that is filed in between stands in both, and
 * is recognised when the copy is used. Attachments are copied after it, so that none that it names is missing. */
gboolean site_backup(struct site *site, const char *folder, struct failure *failure);

#endif
