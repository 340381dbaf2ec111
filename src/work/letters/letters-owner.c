/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail to whoever looks after the site: what is stuck, and how much mail is held. */
#include "work/letters/letters-page.h"

gboolean letters_owner(const struct owner_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct page page = page_open(post);
    JsonArray *troubles = json_array_new();
    for (const char *const *trouble = view->troubles; *trouble != NULL; trouble++) {
        g_autofree char *line = line_of(*trouble);
        json_array_add_string_element(troubles, line);
    }
    json_object_set_array_member(page.values, "troubles", troubles);
    json_object_set_boolean_member(page.values, "stuck", view->troubles[0] != NULL);
    json_object_set_int_member(page.values, "held", view->held);
    json_object_set_int_member(page.values, "held_new", view->held_new);
    json_object_set_int_member(page.values, "kept_days", view->kept_days);
    gboolean done = page_write(&page, "owner", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
