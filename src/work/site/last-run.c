/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fact a step: "failed-tick" and its like, empty when all was well. */
#include "work/site/last-run.h"

static char *fact_name(const char *step)
{
    return g_strconcat("failed-", step, NULL);
}

void last_run_note(struct store *store, const char *step, const struct failure *failure)
{
    g_autofree char *name = fact_name(step);
    g_autofree char *before = last_run_failure(store, step);
    const char *now = failure != NULL ? failure->text : NULL;
    if (g_strcmp0(before, now) == 0 || !store_begin(store, NULL))
        return;
    store_fact_set(store, name, now != NULL ? now : "");
    store_commit(store, NULL);
}

char *last_run_failure(struct store *store, const char *step)
{
    g_autofree char *name = fact_name(step);
    g_autofree char *words = store_fact_get(store, name);
    return words != NULL && words[0] != '\0' ? g_steal_pointer(&words) : NULL;
}
