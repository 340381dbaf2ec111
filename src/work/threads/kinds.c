/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to know of each kind of thing: how it is shown. Its word is that of the rows,
 * and of its section in the template. */
#include "work/items/saying.h"
#include "work/threads/showing.h"

static gboolean show_comment(struct showing *showing, const struct news *news)
{
    struct comment *comment = comment_get(showing->planner->site->store, news->thing);
    if (comment == NULL)
        return FALSE;
    struct item *over = item_said_over(showing->planner->site->store, comment);
    const struct news_part part = {
        .kind = comment->reaction ? "reaction" : news->kind,
        .name = showing_name(showing, comment->author),
        .solved = over != NULL ? over->id : 0,
        .text = showing_keep(showing, over != NULL ? over->text : comment->text)};
    showing_add(showing, &part, comment->round);
    item_free(over);
    comment_free(comment);
    return TRUE;
}

/* What is over by then is not told, nor what a correction asks somebody else for. */
static gboolean show_item(struct showing *showing, const struct news *news)
{
    struct item *item = item_get(showing->planner->site->store, news->thing);
    gboolean open =
        item != NULL && item->closed == 0 && (!news->named || item->owner == showing->reader->id);
    if (open) {
        const struct news_part part = {.kind = news->kind,
                                       .name = showing_name(showing, item->writer),
                                       .text = showing_keep(showing, item->text),
                                       .number = item->id,
                                       .day = item->day,
                                       .due = item->due,
                                       .asked = item->owner == showing->reader->id};
        showing_add(showing, &part, item->round);
    }
    item_free(item);
    return open;
}

static gboolean show_kudos(struct showing *showing, const struct news *news)
{
    struct kudos *kudos = kudos_get(showing->planner->site->store, news->thing);
    if (kudos == NULL)
        return FALSE;
    const struct news_part part = {.kind = news->kind,
                                   .name = showing_name(showing, kudos->giver),
                                   .text = showing_keep(showing, kudos->text)};
    showing_add(showing, &part, kudos->round);
    kudos_free(kudos);
    return TRUE;
}

static const struct news_kind {
    const char *word;
    gboolean (*show)(struct showing *showing, const struct news *news);
    gboolean answers; /* it may be an answer to what its reader said */
} kinds[] = {
    {"comment", show_comment, TRUE},
    {"item", show_item, FALSE},
    {"kudos", show_kudos, FALSE},
};

/* NULL: of a later Muster. */
static const struct news_kind *kind_of(const struct news *news)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_equal(kinds[i].word, news->kind))
            return &kinds[i];
    return NULL;
}

gboolean news_show(struct showing *showing, const struct news *news)
{
    const struct news_kind *kind = kind_of(news);
    return kind != NULL && kind->show(showing, news);
}

gboolean news_answers(const struct news *news)
{
    const struct news_kind *kind = kind_of(news);
    return kind != NULL && kind->answers && !news->quiet;
}
