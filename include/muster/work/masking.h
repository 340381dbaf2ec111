/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/masking.h - what a mail says, without our tokens
 *
 * Clients quote the address that they answer to, and people paste it. Whoever has it may answer, so
 * a description is masked as soon as it came out of the cage: what is stored, shown, exported or
 * logged of it afterwards holds none.
 */
#ifndef MUSTER_WORK_MASKING_H
#define MUSTER_WORK_MASKING_H

#include "muster/mail/understand.h"
#include "muster/work/token.h"

/* Masks every text of DESCRIPTION. The addresses and ids by which it is recognised stay as they
 * are: nobody stores or shows those. */
void description_mask(const struct keys *keys, struct description *description);

#endif
