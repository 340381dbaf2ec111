/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz.h - what each target is: libFuzzer calls it with bytes that it makes up, replay.c with those
 * of our seeds */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Returns 0; anything that is wrong aborts. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif
