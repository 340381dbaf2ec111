/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pulses.h - what time takes away of them */
#ifndef MUSTER_SRC_STORE_PULSES_H
#define MUSTER_SRC_STORE_PULSES_H

#include "muster/store/pulses.h"

/* Those of days before BEFORE. */
void pulses_erase(struct store *store, int32_t before);

#endif
