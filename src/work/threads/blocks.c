/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of a mail of news are about whose round, so that a reply reaches whom it means. The
 * writers of all parts are looked for in their order: the same name may stand over a comment, over
 * a conversation and before thanks. */
#include "work/summary/blocks.h"

#include "work/threads/showing.h"

static void heading_add(GArray *headings, const char *name, gint64 round)
{
    const struct block_heading heading = {name, round};
    g_array_append_val(headings, heading);
}

static void headings_of_parts(GArray *headings, const struct showing *showing)
{
    for (guint i = 0; showing != NULL && i < showing->parts->len; i++)
        if (!news_part_is_sign(&g_array_index(showing->parts, struct news_part, i)))
            heading_add(headings, g_array_index(showing->parts, struct news_part, i).name,
                        g_array_index(showing->rounds, gint64, i));
}

static GArray *headings_of(const GPtrArray *shown, const struct showing *thanks)
{
    GArray *headings = g_array_new(FALSE, FALSE, sizeof(struct block_heading));
    for (guint i = 0; i < shown->len; i++) {
        const struct showing *showing = shown->pdata[i];
        if (shown->len > 1)
            heading_add(headings, showing->view.about, showing->thread->round->id);
        headings_of_parts(headings, showing);
    }
    headings_of_parts(headings, thanks);
    return headings;
}

/* Lines in a row that are about the same round are one block; what is about WHOLE has its own. */
static void block_add(GArray *blocks, const struct sent_block *block, gint64 whole)
{
    struct sent_block *last =
        blocks->len > 0 ? &g_array_index(blocks, struct sent_block, blocks->len - 1) : NULL;
    if (block->round == 0 || block->round == whole)
        return;
    if (last != NULL && last->round == block->round)
        last->last = block->last;
    else
        g_array_append_val(blocks, *block);
}

GArray *showings_blocks(const GPtrArray *shown, const struct showing *thanks, const char *text)
{
    g_autoptr(GArray) headings = headings_of(shown, thanks);
    g_autoptr(GArray) found = blocks_find(text, headings, FALSE);
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(struct sent_block));
    struct sent_block whole = {0};
    if (shown->len == 1) {
        whole.round = ((const struct showing *)shown->pdata[0])->thread->round->id;
        g_array_append_val(blocks, whole);
    }
    for (guint i = 0; i < found->len; i++)
        block_add(blocks, &g_array_index(found, struct sent_block, i), whole.round);
    return blocks->len > 0 ? g_steal_pointer(&blocks) : NULL;
}
