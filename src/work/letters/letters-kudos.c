/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thanks: their place in the mail to who got them, and in the summary. */
#include "work/letters/letters-page.h"

static void put_one(struct values *values, const struct kudos_view *kudos)
{
    value_say(values, "giver", name_of(kudos->giver));
    value_put(values, "text", kudos->text);
    if (kudos->receiver != NULL)
        value_say(values, "receiver", name_of(kudos->receiver));
}

void kudos_put(struct page *page, const struct kudos_view *kudos, guint n_kudos)
{
    struct values *list = values_set_list(page->values, "kudos");
    for (guint i = 0; i < n_kudos && i < KUDOS_SHOWN_MAX; i++)
        put_one(values_add_object(list), &kudos[i]);
    values_set_flag(page->values, "has_kudos", n_kudos > 0);
}
