/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thanks: the mail to who got them, and their place in the summary. */
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

gboolean letters_kudos(const struct kudos_view *kudos, guint n_kudos, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct page page = page_open(post);
    kudos_put(&page, kudos, n_kudos);
    value_say(page.values, "first_giver", name_of(kudos[0].giver));
    values_set_number(page.values, "more", n_kudos - 1);
    values_set_flag(page.values, "several", n_kudos > 1);
    gboolean done = page_write(&page, "kudos", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
