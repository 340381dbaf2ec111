/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When mail that comes back is reason to stop sending: days in, steps out. And what our own mail
 * server says of an address. */
#include <string.h>

#include "work/people/bounce-score.h"
#include "work/sending/refusal.h"

/* A story of days, a letter each:
 *   H  hard     S  soft     P  the probe comes back     .  nothing
 *   h  s        once more on the same day
 *   >  the probe goes out, on the same day
 * What follows of each day: - nothing, p a probe, ! suspended. */
static const struct {
    const char *name, *days, *steps;
} stories[] = {
    {"five hard days", "HHHHH", "----p"},
    {"ten soft days", "SSSSSSSSSS", "---------p"},
    {"both kinds", "HSHSHSS", "------p"},
    {"a day counts once", "HhhhhhHhHhHhHs", "------------p-"},
    {"days without mail change nothing", "H.......H.......H...H..H",
     "-......."
     "-......."
     "-...-..p"},
    {"once in two weeks counts", "H.............H.............H", "-.............-.............-"},
    {"what is older than two weeks is forgotten", "HHHH..............HHHHH",
     "----..............----p"},
    {"the probe arrives, and that was that", "HHHHH>....HHHH", "----p.....----"},
    {"the probe arrives, and it begins again", "HHHHH>....HHHHH", "----p.....----p"},
    {"the probe comes back", "HHHHH>P", "----p.!"},
    {"the probe comes back on a day that counted", "HHHHH>HP", "----p.-!"},
    {"the probe comes back before mail that was on its way", "HHHHH>PH", "----p.!-"},
    {"nobody probed", "P", "-"},
    {"until the probe goes out it is asked for again", "HHHHHHH", "----ppp"},
};

static char step_letter(enum bounce_step step)
{
    return step == BOUNCE_STEP_PROBE ? 'p' : step == BOUNCE_STEP_SUSPEND ? '!' : '-';
}

static char day_live(struct bounces *bounces, char letter, int32_t day)
{
    switch (g_ascii_toupper(letter)) {
    case 'H':
        return step_letter(bounce_score(bounces, BOUNCE_HARD, FALSE, day));
    case 'S':
        return step_letter(bounce_score(bounces, BOUNCE_SOFT, FALSE, day));
    case 'P':
        return step_letter(bounce_score(bounces, BOUNCE_HARD, TRUE, day));
    case '>':
        bounce_score_probed(bounces);
        return '.';
    default:
        return '.';
    }
}

static void test_story(gconstpointer data)
{
    const gsize index = GPOINTER_TO_SIZE(data);
    struct bounces bounces = {.day = INT32_MIN};
    g_autoptr(GString) steps = g_string_new(NULL);
    int32_t day = 20000;
    for (const char *letter = stories[index].days; *letter != '\0'; letter++) {
        day += !g_ascii_islower(*letter) && *letter != '>';
        g_string_append_c(steps, day_live(&bounces, *letter, day));
    }
    g_assert_cmpstr(steps->str, ==, stories[index].steps);
}

static const struct {
    const char *reply;
    enum bounce_weight weight;
} replies[] = {
    {"550 5.1.1 <ann@acme.example>: Recipient address rejected: no such user", BOUNCE_HARD},
    {"550 5.1.2 bad destination system", BOUNCE_HARD},
    {"550 5.2.1 mailbox disabled", BOUNCE_HARD},
    {"552 5.2.2 mailbox full", BOUNCE_SOFT},
    {"550 no such user", BOUNCE_SOFT},
    /* about us, our relay, or this mail */
    {"550 5.7.1 relaying denied", BOUNCE_NONE},
    {"550 5.7.26 unauthenticated mail", BOUNCE_NONE},
    {"535 5.7.8 bad login", BOUNCE_NONE},
    {"553 5.1.8 sender address rejected", BOUNCE_NONE},
    {"553 5.1.7 bad sender's address", BOUNCE_NONE},
    {"552 5.3.4 too large", BOUNCE_NONE},
    {"554 5.6.0 content rejected", BOUNCE_NONE},
    {"554 go away", BOUNCE_NONE},
    {"450 4.2.1 later", BOUNCE_NONE},
    {"exit status 67", BOUNCE_NONE},
    {"55", BOUNCE_NONE},
    {"", BOUNCE_NONE},
    {NULL, BOUNCE_NONE},
};

static void test_replies(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(replies); i++)
        if (refusal_weight(replies[i].reply) != replies[i].weight)
            g_error("`%s' counts %d half points", replies[i].reply,
                    refusal_weight(replies[i].reply));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(stories); i++) {
        g_autofree char *path = g_strconcat("/work/bounces/", stories[i].name, NULL);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_story);
    }
    g_test_add_func("/work/bounces/replies of our mail server", test_replies);
    return g_test_run();
}
