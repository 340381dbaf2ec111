/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two facts a step, empty when all was well: "failed-tick" and its like, of the last run, and
 * "untold-tick", of any run that the owner has not heard of. */
#include "work/site/last-run.h"

static char *fact_words(struct store *store, const char *what, const char *step)
{
    g_autofree char *name = g_strconcat(what, step, NULL);
    g_autofree char *words = store_fact_get(store, name);
    return words != NULL && words[0] != '\0' ? g_steal_pointer(&words) : NULL;
}

static void fact_say(struct store *store, const char *what, const char *step, const char *words)
{
    g_autofree char *name = g_strconcat(what, step, NULL);
    store_fact_set(store, name, words != NULL ? words : "");
}

void last_run_note(struct store *store, const char *step, const struct failure *failure)
{
    g_autofree char *before = last_run_failure(store, step);
    const char *now = failure != NULL ? failure->text : NULL;
    if (g_strcmp0(before, now) == 0 || !store_begin(store, NULL))
        return;
    fact_say(store, "failed-", step, now);
    if (now != NULL)
        fact_say(store, "untold-", step, now);
    store_commit(store, NULL);
}

char *last_run_failure(struct store *store, const char *step)
{
    return fact_words(store, "failed-", step);
}

char *last_run_take_untold(struct store *store, const char *step)
{
    char *words = fact_words(store, "untold-", step);
    if (words != NULL)
        fact_say(store, "untold-", step, NULL);
    return words;
}
