/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail of `muster try'. */
#include "work/letters/letters-page.h"

gboolean letters_trial(const char *letters, const struct post *post, struct template_set *templates,
                       struct written *written_r, struct failure *failure)
{
    struct page page = page_open(post);
    value_put(page.values, "letters", letters);
    gboolean done = page_write(&page, "trial", FALSE, templates, written_r, failure);
    page_close(&page);
    return done;
}
