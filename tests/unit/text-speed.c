/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Twice the mail takes at most twice the time, whatever is in it: measured where a careless scanner
 * would go quadratic. Processor time is counted, not the clock's, and the best of several runs, so
 * that a busy machine does not matter. */
#include "mail/reply/reply.h"

#include <string.h>
#include <time.h>

/* What is repeated; a "\1" is replaced by as many ">" as there are repetitions so far, up to a
 * thousand. */
static const struct hostile {
    const char *name, *piece;
} HOSTILE[] = {
    {"words", "some words in a row. "},
    {"one-letter", "a"},
    {"lines", "a line\n"},
    {"blank-lines", "\n"},
    {"attributions", "On Mon, Mar 2, 2026 at 9:00 AM Ann Lee <ann@example.com> wrote:\n"},
    {"half-attributions", "On Mon, Mar 2, 2026 at 9:00 AM Ann Lee <\n"},
    {"attribution-starts", "On 2 Mar 2026\n"},
    {"open-brackets", "On 2 Mar 2026 <\n\n"},
    {"headers", "From: Ann\nTo: Bob\n\n"},
    {"header-lines", "From: Ann\n"},
    {"separators", "-----Original Message-----\n"},
    {"quotes", "> quoted\nown\n"},
    {"quotes-blank", "> quoted\n\n"},
    {"quote-marks", ">"},
    {"bars", "| "},
    {"deep", "\1 deeper\n"},
    {"delimiters", "-- \nname\n"},
    {"underlines", "__\n"},
    {"closings", "Best regards,\n\n"},
    {"closings-names", "Best regards,\nAnn\n"},
    {"footers", "Sent from my iPhone\n"},
    {"footers-own", "Sent from my iPhone\nown\n"},
    {"contacts", "Ann Lee\nann@example.com\n+1 555 346 9947\n\n"},
    {"disclaimers",
     "confidential intended recipient and more words of this kind to fill it up\n\n"},
    {"numbers", "1. a\n"},
    {"labels", "Done: a\n"},
    {"asked", "What will you do next?\n"},
    {"asked-quoted", "> What will you do next?\nown\n"},
    {"asked-words", "what will you "},
    {"asked-one", "what "},
    {"digits", "1"},
    {"dates", "2026-11-23 "},
    {"dashes", "-"},
    {"ideographs", "没有"},
    {"emoji", "\360\237\221\215"},
    {"marks", "e\314\201\314\201"},
    {"colons", "a:\n"},
    {"boxes", "[ "},
    {"bullets", "- "},
    {"ticks", "x [x] "},
    {"items", "> [x] what will you\n"},
    {"items-broken", "> [ ] what\n> will\n> you\n"},
    {"items-begun", "[x] what will you what will\n"},
    {"links", "> http://example.com/a\nb c\n"},
    {"shared-lines", "x --- On 2 Mar 2026, Ann Lee wrote:\n"},
    {"shared-words", "x --- On "},
    {"addressees", "To: a\nOn 2 Mar 2026 at 9:00, a@example.com wrote:\n"},
    {"notes", "\nAnn Lee\n02.03.2026 09:00\nTo\n"},
    {"notes-far", "\nAnn Lee\n02.03.2026 09:00\n\n\n\n\n\n\n"},
    {"notes-dashes", "Ann ---02.03.2026 09:00---\n"},
    {"bare-heads", "------ Original Message ------\nFrom a\nTo b\n"},
    {"groupwise", ">>> Ann Lee 3/2/2026 9:00 AM >>>\n"},
    {"additions", "+ a\n"},
    {"bare-numbers", "1 a\n2 b\n"},
    {"sentences", "Sent from my iPhone. "},
    {"skips", "skip\n"},
};

static const char *const LABELS[] = {"done", "d", NULL};
static const char *const ITEMS[] = {"what will you", "what will you what will you then", "what",
                                    NULL};
static const struct asked_question QUESTIONS[] = {
    {.kind = "list", .prompt = "What did you get done?", .labels = LABELS, .items = ITEMS},
    {.kind = "list", .prompt = "What will you do next?"},
    {.kind = "blocker", .prompt = "What will you what will you?"}};
static const struct asked ASKED = {.questions = QUESTIONS,
                                   .n_questions = 3,
                                   .text = "Hello\n\n"
                                           "1. What did you get done?\n\n"
                                           "2. What will you do next?\n\n"
                                           "3. What will you what will you?\n\n"
                                           "End\n"};

static char *hostile_text(const char *piece, gsize size)
{
    GString *text = g_string_sized_new(size + 1024);
    for (guint n = 0; text->len < size; n++) {
        if (piece[0] != '\1') {
            g_string_append(text, piece);
            continue;
        }
        for (guint depth = 0; depth < MIN(n, 1000); depth++)
            g_string_append_c(text, '>');
        g_string_append(text, piece + 1);
    }
    return g_string_free(text, FALSE);
}

static gint64 now_ns(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (gint64)at.tv_sec * 1000000000 + at.tv_nsec;
}

/* The best time of several readings. */
static double reading_time(const char *text)
{
    double best = G_MAXDOUBLE;
    for (guint i = 0; i < 3; i++) {
        gint64 began = now_ns();
        reply_reading_free(reply_read(text, &ASKED, "Ann Lee"));
        best = MIN(best, (double)(now_ns() - began));
    }
    return best;
}

/* Eight times the text takes about eight times as long; a quadratic scanner would take sixty-four.
 * Caches and a busy machine are allowed for: three tries. */
static void test_linear(gconstpointer data)
{
    const char *piece = data;
    g_autofree char *small = hostile_text(piece, 8 << 10);
    g_autofree char *large = hostile_text(piece, 64 << 10);
    double ratio = G_MAXDOUBLE;
    for (guint i = 0; i < 3 && ratio > 16; i++)
        ratio = MIN(ratio, reading_time(large) / reading_time(small));
    g_test_message("eight times the text: %.1f times the time", ratio);
    g_assert_cmpfloat(ratio, <=, 16.0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(HOSTILE); i++) {
        g_autofree char *path = g_strdup_printf("/speed/%s", HOSTILE[i].name);
        g_test_add_data_func(path, HOSTILE[i].piece, test_linear);
    }
    return g_test_run();
}
