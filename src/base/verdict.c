/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts as words, for the log and for rows of the store. */
#include "muster/base/verdict.h"

const char *verdict_word(enum verdict verdict)
{
    static const char *const words[] = {
        [VERDICT_ACCEPTED] = "accepted", [VERDICT_RETRY] = "retry",   [VERDICT_REFUSED] = "refused",
        [VERDICT_DOUBT] = "doubt",       [VERDICT_HALTED] = "halted",
    };
    return words[verdict];
}
