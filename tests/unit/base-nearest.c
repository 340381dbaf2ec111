/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was probably meant. */
#include <glib.h>

#include "muster/base/config.h"

static const char *const names[] = {"name",  "address",     "owner", "zone",           "workdays",
                                    "hours", "max-message", "ask",   "trust-authserv", NULL};

static const struct {
    const char *word, *nearest;
} words[] = {
    {"zoone", "zone"},
    {"zon", "zone"},
    {"zoen", "zone"}, /* two letters swapped are one slip */
    {"adress", "address"},
    {"addresss", "address"},
    {"onwer", "owner"},
    {"workday", "workdays"},
    {"max_message", "max-message"},
    {"maxmessage", "max-message"},
    {"Zone", "zone"},
    {"trust", "trust-authserv"}, /* the beginning of a long one */
    {"aks", "ask"},
    {"a", NULL}, /* too short to say */
    {"xyz", NULL},
    {"frobnicate", NULL},
    {"", NULL},
    {"a-name-that-is-much-too-long-to-be-a-slip", NULL},
};

static void test_nearest(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        g_test_message("%s", words[i].word);
        g_assert_cmpstr(nearest_word(words[i].word, names), ==, words[i].nearest);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/nearest", test_nearest);
    return g_test_run();
}
