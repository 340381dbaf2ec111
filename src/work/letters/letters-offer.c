/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offer after some silence: another hour, a pause, or leaving. */
#include "work/letters/letters-page.h"

gboolean letters_offer(const struct offer_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct page page = page_open(post);
    values_set_number(page.values, "missed", view->missed);
    values_set_number(page.values, "paused_after", view->paused_after);
    g_autofree char *clock =
        g_strdup_printf("%02d:%02d", view->minute / 60 % 24, view->minute % 60);
    value_put(page.values, "clock", clock);
    gboolean done = page_write(&page, "offer", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
