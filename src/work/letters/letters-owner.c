/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail to whoever looks after the site: what is stuck, and how much mail is held. */
#include "work/letters/letters-page.h"

gboolean letters_owner(const struct owner_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct page page = page_open(post);
    struct values *troubles = values_set_list(page.values, "troubles");
    for (const char *const *trouble = view->troubles; *trouble != NULL; trouble++) {
        g_autofree char *line = line_of(*trouble);
        values_add_text(troubles, line);
    }
    values_set_flag(page.values, "stuck", view->troubles[0] != NULL);
    values_set_number(page.values, "held", view->held);
    values_set_number(page.values, "held_new", view->held_new);
    values_set_number(page.values, "kept_days", view->kept_days);
    gboolean done = page_write(&page, "owner", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
