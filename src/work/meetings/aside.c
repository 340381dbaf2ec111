/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "1on1: my pay" in an answer: the cage has taken it out of the answer before anything was filed; here it is kept. */
#include "muster/work/token.h"
#include "work/items/item-words.h"
#include "work/meetings/meetings.h"

static gboolean is_known(const GPtrArray *lines, gint64 author, const char *text)
{
    for (guint i = 0; i < lines->len; i++) {
        const struct meeting_line *line = g_ptr_array_index(lines, i);
        if (line->author == author && item_text_equal(line->text, text))
            return TRUE;
    }
    return FALSE;
}

/* Without a partner they wait for one. */
void asides_file(struct site *site, const struct person *person, char *const *asides,
                 gint64 received)
{
    gint64 partner = pair_partner(site, person);
    g_autoptr(GPtrArray) known = meeting_lines_open(site->store, person->id, partner);
    for (; *asides != NULL; asides++) {
        g_autofree char *text = tokens_mask(site->keys, *asides);
        const struct meeting_line line = {.kind = MEETING_POINT,
                                          .author = person->id,
                                          .partner = partner,
                                          .opened = received,
                                          .text = text};
        if (!is_known(known, person->id, text))
            meeting_line_add(site->store, &line);
    }
}
