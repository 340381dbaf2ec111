/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What questions say of each other, also over workflows: whose plan is shown, whose place is taken. */
#ifndef MUSTER_SRC_BASE_CONFIG_LINKS_H
#define MUSTER_SRC_BASE_CONFIG_LINKS_H

#include "config_bind.h"

/* Adds to FAULTS what is named and is not there, or is of a kind that cannot be meant. All workflows
 * of HOUSE are known. */
void config_links(const struct config_house *house, struct faults *faults);

#endif
