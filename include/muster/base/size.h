/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/size.h - how large something is, as people say it: in thousands or millions of octets
 *
 * Two figures that count: "1 KB" at least, "120 KB", "2.1 MB", "38 MB". The same in mails, in which
 * the units have names in each language, and on a terminal.
 */
#ifndef MUSTER_BASE_SIZE_H
#define MUSTER_BASE_SIZE_H

#include <stdbool.h>
#include <stdint.h>

struct size {
    unsigned whole;
    int tenths; /* behind the decimal; -1: none */
    bool is_mega;
};
struct size size_round(uint64_t octets);

enum { SIZE_TEXT_MAX = 32 };
/* In English. */
void size_format(uint64_t octets, char text_r[static SIZE_TEXT_MAX]);

#endif
