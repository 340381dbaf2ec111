/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that finds out whether mail reaches somebody: who reads it needs to do nothing. */
#include "work/letters/letters-page.h"

gboolean letters_probe(const struct post *post, struct template_set *templates,
                       struct written *written_r, struct failure *failure)
{
    struct page page = page_open(post);
    value_put(page.values, "address", post->diverted != NULL ? post->diverted : post->to.address);
    gboolean done = page_write(&page, "probe", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
