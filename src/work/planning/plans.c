/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the items of a round, by question, to a list for each question. Whoever reads an answer sees
 * all that the question may have shown; who writes it leaves out what was closed before. */
#include "work/planning/plans.h"

#include "muster/store/items.h"

struct plans *plans_read(struct store *store, gint64 round, guint n_questions)
{
    struct plans *plans = g_new0(struct plans, 1);
    plans->of = g_new0(struct plan, n_questions);
    plans->items = round_items(store, round);
    plans->texts = g_new0(const char *, plans->items->len + n_questions);
    guint at = 0;
    const char **text = plans->texts;
    for (guint question = 1; question <= n_questions; question++) {
        struct plan *plan = &plans->of[question - 1];
        plan->items = text;
        for (; at < plans->items->len; at++) {
            const struct round_item *item = g_ptr_array_index(plans->items, at);
            if (item->question != question)
                break;
            plan->planned = item->planned;
            *text++ = item->text;
        }
        text++; /* the NULL that ends them */
    }
    return plans;
}

/* "#10 no password" */
static gboolean is_over(struct store *store, const char *text)
{
    if (*text != '#')
        return FALSE;
    struct item *item = item_get(store, g_ascii_strtoll(text + 1, NULL, 10));
    gboolean over = item == NULL || item->closed != 0;
    item_free(item);
    return over;
}

void plans_leave_open(struct plans *plans, struct store *store, guint question)
{
    const char **kept = plans->texts + (plans->of[question].items - plans->texts);
    for (const char **text = kept; *text != NULL; text++)
        if (!is_over(store, *text))
            *kept++ = *text;
    *kept = NULL;
}

void plans_free(struct plans *plans)
{
    if (plans == NULL)
        return;
    g_free(plans->of);
    g_ptr_array_unref(plans->items);
    g_free(plans->texts);
    g_free(plans);
}
