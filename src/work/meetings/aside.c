/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "1on1: my pay" in an answer: the cage has taken it out of the answer before anything was filed;
 * here it is kept.
 *
 * Promises: who meets nobody has it wait, and whoever they come to meet gets only what does not
 * name another; what named none of those whom its author met then goes to nobody, ever, but back
 * to its author. */
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

/* Whose LINE is, among PARTNERS: it waits while there are none, and else is theirs or astray. Its
 * text may be a part of WORDS then. */
static void line_address(const struct site *site, const struct person *person,
                         const GPtrArray *partners, const char *words, struct meeting_line *line)
{
    const char *text = words;
    const struct person *partner = whose_is(site, person, partners, words, &text);
    line->partner = partner != NULL ? partner->id : 0;
    line->kind = partner != NULL || partners->len == 0 ? MEETING_POINT : MEETING_STRAY;
    line->text = (char *)text;
}

/* Returns its id when it is astray; 0 when it is not. */
static gint64 aside_keep(struct site *site, const struct person *person, const GPtrArray *partners,
                         const char *aside, gint64 received)
{
    g_autofree char *masked = tokens_mask(site->keys, aside);
    struct meeting_line line = {.author = person->id, .opened = received};
    line_address(site, person, partners, masked, &line);
    g_autoptr(GPtrArray) known = meeting_lines_open(site->store, person->id, line.partner);
    gint64 id = is_known(known, person->id, line.text) ? 0 : meeting_line_add(site->store, &line);
    return line.kind == MEETING_STRAY ? id : 0;
}

gint64 asides_file(struct site *site, const struct person *person, char *const *asides,
                   gint64 received)
{
    g_autoptr(GPtrArray) partners = pair_partners(site, person);
    gint64 first = 0;
    for (; *asides != NULL; asides++) {
        gint64 id = aside_keep(site, person, partners, *asides, received);
        first = first != 0 ? first : id;
    }
    return first;
}

void asides_adopt(const struct site *site, const struct person *person)
{
    g_autoptr(GPtrArray) partners = pair_partners(site, person);
    g_autoptr(GPtrArray) lines = meeting_lines_open(site->store, person->id, 0);
    for (guint i = 0; i < lines->len && partners->len > 0; i++) {
        struct meeting_line line = *(const struct meeting_line *)lines->pdata[i];
        if (line.kind == MEETING_STRAY)
            continue;
        line_address(site, person, partners, line.text, &line);
        meeting_line_change(site->store, &line);
    }
}

GPtrArray *asides_unheard(struct store *store, gint64 person)
{
    g_autoptr(GPtrArray) unheard = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) lines = meeting_lines_open(store, person, 0);
    for (guint i = 0; i < lines->len; i++) {
        const struct meeting_line *line = lines->pdata[i];
        if (line->kind == MEETING_STRAY)
            g_ptr_array_add(unheard, g_strdup(line->text));
    }
    if (unheard->len == 0)
        return NULL;
    g_ptr_array_add(unheard, NULL);
    return g_steal_pointer(&unheard);
}
