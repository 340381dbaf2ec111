/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/verdict.h - what became of a mail that was handed over */
#ifndef MUSTER_BASE_VERDICT_H
#define MUSTER_BASE_VERDICT_H

enum verdict {
    VERDICT_ACCEPTED, /* the other side has it, durable as far as it says */
    VERDICT_RETRY,    /* not now (4xx, 75, no connection): the same bytes again later */
    VERDICT_REFUSED,  /* never (5xx and its like) */
    VERDICT_DOUBT,    /* cut after the final dot, perhaps accepted: the same bytes or nothing */
    VERDICT_HALTED,   /* the relay refuses us (log-in, TLS, set-up): counts against no mail */
};

/* "accepted", "retry", "refused", "doubt", "halted". */
const char *verdict_word(enum verdict verdict);

#endif
