/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-reply.c - a libFuzzer target: any text as a reply to a check-in
 *
 * Besides what the sanitizers see: every own word is found again in the answers or among the unplaced, and the same text
 * gives the same reading.
 */
#include "fuzz/fuzz.h"
#include "mail/reply/reply.h"

#include <string.h>

static const char *const LABELS[] = {"done", "d", NULL};
static const char *const ITEMS[] = {"invoice export", "invoice export, part 2: 報告", NULL};
static const struct asked_question QUESTIONS[] = {
    {.kind = "list",
     .prompt = "What did you get done since your last check-in?",
     .labels = LABELS,
     .items = ITEMS},
    {.kind = "list", .prompt = "What will you do next?"},
    {.kind = "blocker", .prompt = "Is anything in your way?"},
};
static const struct asked ASKED = {
    .questions = QUESTIONS,
    .n_questions = G_N_ELEMENTS(QUESTIONS),
    .text =
        "Hello Ann.\n\n1. What did you get done since your last check-in?\n\n   On Monday you planned:\n"
        "   [ ] invoice export\n\n2. What will you do next?\n\n3. Is anything in your way?\n\n"
        "Little to say? \"same\" is enough.\n"};

/* Han characters: no number, label or mark that may be taken off an answer has any. */
static gsize count_han(const char *text)
{
    gsize n = 0;
    for (; *text != '\0'; text = g_utf8_next_char(text))
        n += g_utf8_get_char(text) >= 0x4e00 && g_utf8_get_char(text) <= 0x9fff;
    return n;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text =
        size > 0 ? g_utf8_make_valid((const char *)data, (gssize)size) : g_strdup("");
    struct reply_reading *reading = reply_read(text, &ASKED, "Ann Lee");
    struct reply_reading *again = reply_read(text, &ASKED, "Ann Lee");
    g_assert_cmpstr(reading->text, ==, again->text);
    g_assert_cmpuint(reading->answers->len, ==, again->answers->len);
    g_assert_true(g_utf8_validate(reading->text, -1, NULL));

    gsize placed = count_han(reading->unplaced);
    for (guint i = 0; i < reading->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(reading->answers, i);
        g_assert_true(g_utf8_validate(answer->text, -1, NULL));
        placed += count_han(answer->text);
    }
    g_assert_cmpuint(placed, ==, count_han(reading->text));
    reply_reading_free(reading);
    reply_reading_free(again);
    return 0;
}
