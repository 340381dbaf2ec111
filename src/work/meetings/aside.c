/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "1on1: my pay" in an answer: the cage has taken it out of the answer before anything was filed;
 * here it is kept. */
#include "muster/work/token.h"
#include "work/items/item-words.h"
#include "work/meetings/meetings.h"
#include "work/meetings/whose.h"

static gboolean is_known(const GPtrArray *lines, gint64 author, const char *text)
{
    for (guint i = 0; i < lines->len; i++) {
        const struct meeting_line *line = g_ptr_array_index(lines, i);
        if (line->author == author && item_text_equal(line->text, text))
            return TRUE;
    }
    return FALSE;
}

/* Returns its id when it is for nobody; 0 when it is for somebody. */
static gint64 aside_keep(struct site *site, const struct person *person, const GPtrArray *partners,
                         const char *aside, gint64 received)
{
    g_autofree char *masked = tokens_mask(site->keys, aside);
    const char *words = masked;
    const struct person *partner = whose_is(site, person, partners, masked, &words);
    const struct meeting_line line = {.kind = MEETING_POINT,
                                      .author = person->id,
                                      .partner = partner != NULL ? partner->id : 0,
                                      .opened = received,
                                      .text = (char *)words};
    g_autoptr(GPtrArray) known = meeting_lines_open(site->store, person->id, line.partner);
    gint64 id = is_known(known, person->id, words) ? 0 : meeting_line_add(site->store, &line);
    return partner == NULL ? id : 0;
}

/* Those for nobody wait: without a partner for one, else for the receipt, which gives them back. */
gint64 asides_file(struct site *site, const struct person *person, char *const *asides,
                   gint64 received)
{
    g_autoptr(GPtrArray) partners = pair_partners(site, person);
    gint64 first = 0;
    for (; *asides != NULL; asides++) {
        gint64 id = aside_keep(site, person, partners, *asides, received);
        first = first != 0 ? first : id;
    }
    return partners->len > 0 ? first : 0;
}

GPtrArray *asides_unheard(const struct site *site, const struct person *person)
{
    GPtrArray *unheard = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) lines = meeting_lines_open(site->store, person->id, 0);
    for (guint i = 0; i < lines->len; i++) {
        const struct meeting_line *line = lines->pdata[i];
        g_ptr_array_add(unheard, g_strdup(line->text));
        meeting_line_close(site->store, line->id, site->now);
    }
    g_ptr_array_add(unheard, NULL);
    return unheard;
}
