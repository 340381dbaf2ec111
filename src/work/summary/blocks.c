/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a text and the headings that are expected in it beside each other, once. */
#include "work/summary/blocks.h"

#include <string.h>

#define ISOLATE "\342\201\250"     /* U+2068 */
#define ISOLATE_END "\342\201\251" /* U+2069 */

char **blocks_lines(const char *text)
{
    char **lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    while (lines[n] != NULL && !g_str_equal(lines[n], "-- "))
        n++;
    for (guint i = n; lines[i] != NULL; i++)
        g_clear_pointer(&lines[i], g_free);
    return lines;
}

/* "Ann Lee", "Ann Lee (core): ..." and "- Ann Lee: ..." begin with "Ann Lee"; "Ann Leeson" does not. */
static gboolean begins_with_name(const char *line, const char *name)
{
    line += strspn(line, " -*\t");
    if (line[0] == '#') /* the number of an item */
        line += strspn(line, "#0123456789 ");
    if (g_str_has_prefix(line, ISOLATE)) /* the name runs from right to left */
        line += strlen(ISOLATE);
    gsize length = strlen(name);
    if (strncmp(line, name, length) != 0)
        return FALSE;
    line += length;
    return g_str_has_prefix(line, ISOLATE_END) || strchr(" (:,", *line) != NULL;
}

static gboolean is_indented(const char *line)
{
    return line[0] == '\0' || strchr(" -*\t", line[0]) != NULL;
}

/* The heading of FROM..TO-1 that LINE begins; the number of headings when it begins none. */
static guint heading_among(const char *line, const GArray *headings, guint from, guint to)
{
    for (guint at = from; at < to; at++) {
        const char *name = g_array_index(headings, struct block_heading, at).name;
        if (name != NULL && begins_with_name(line, name))
            return at;
    }
    return headings->len;
}

/* What comes before it in the list was left out of the text, unless they may come AGAIN. */
static guint heading_of(const char *line, const GArray *headings, guint next, gboolean again)
{
    guint at = heading_among(line, headings, next, headings->len);
    return at == headings->len && again ? heading_among(line, headings, 0, next) : at;
}

static void block_end(GArray *blocks, struct sent_block *open, guint before)
{
    if (open->round == 0)
        return;
    open->last = before - 1;
    g_array_append_val(blocks, *open);
    open->round = 0;
}

/* Behind all lines, those that have none. */
static void add_unfound(GArray *blocks, const GArray *headings, const gboolean *found, guint behind)
{
    for (guint i = 0; i < headings->len; i++) {
        if (found[i])
            continue;
        struct sent_block block = {behind + i, behind + i,
                                   g_array_index(headings, struct block_heading, i).round};
        g_array_append_val(blocks, block);
    }
}

GArray *blocks_find(const char *text, const GArray *headings, gboolean again)
{
    g_auto(GStrv) lines = blocks_lines(text);
    g_autofree gboolean *found = g_new0(gboolean, headings->len + 1);
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(struct sent_block));
    struct sent_block open = {0};
    guint next = 0, i = 0;
    for (; lines[i] != NULL; i++) {
        guint at = heading_of(lines[i], headings, next, again);
        if (at < headings->len) {
            block_end(blocks, &open, i);
            open = (struct sent_block){
                .first = i, .round = g_array_index(headings, struct block_heading, at).round};
            found[at] = TRUE;
            next = at + 1;
        } else if (!is_indented(lines[i])) {
            block_end(blocks, &open, i);
        }
    }
    block_end(blocks, &open, i);
    add_unfound(blocks, headings, found, i);
    return blocks;
}
