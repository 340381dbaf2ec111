/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole mail: its head, its reading against three questions, and both through the wire. */
#include "fuzz/fuzz.h"

#include "muster/mail/understand.h"
#include "muster/mail/wire.h"

static const char *const labels[] = {"done", "erledigt", NULL};
static const char *const choices[] = {"office", "home", NULL};
static const struct asked_question questions[] = {
    {.kind = "list", .prompt = "What did you get done yesterday?", .labels = labels},
    {.kind = "text", .prompt = "What will you do today?", .labels = labels + 2},
    {.kind = "blocker", .prompt = "Is anything in your way?", .labels = labels + 2},
    {.kind = "yes-no", .prompt = "Ready?"},
    {.kind = "choice", .prompt = "Where?", .choices = choices, .values = choices},
    {.kind = "scale", .prompt = "How full?"},
    {.kind = "number", .prompt = "How many?"},
    {.kind = "date", .prompt = "When?"},
    {.kind = "mood", .prompt = "How are you?"},
};
static const struct asked asked = {
    .questions = questions,
    .n_questions = G_N_ELEMENTS(questions),
    .text = "Hello Ann,\n\n1. What did you get done yesterday?\n\n"
            "2. What will you do today?\n\n3. Is anything in your way?\n"};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct mail_head *head = mail_head_read(bytes, length);
    g_autoptr(GBytes) head_frame = wire_head_pack(head);
    struct mail_head *other_head = wire_head_unpack(head_frame);
    g_assert_nonnull(other_head); /* what we say of a mail is always what may be said */
    struct description *description = mail_understand(bytes, length, &asked);
    g_autoptr(GBytes) frame = wire_description_pack(description);
    struct description *other = wire_description_unpack(frame);
    g_assert_nonnull(other);
    mail_head_free(head);
    mail_head_free(other_head);
    description_free(description);
    description_free(other);
    return 0;
}
