/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reply says of numbered items: it closes them, or it is a comment on the round in which they stand. */
#include <string.h>

#include "muster/mail/moved.h"
#include "work/filing/remarks.h"
#include "work/items/listing.h"
#include "work/items/saying.h"

static void saying_free(gpointer data)
{
    struct saying *saying = data;
    item_free(saying->item);
    g_free(saying->text);
    g_free(saying);
}

char *item_shown(const struct item *item)
{
    return g_strdup_printf("#%" G_GINT64_FORMAT " %s", item->id, item->text);
}

/* What a comment says of an item behind its number, when it is over and that is all: in no
 * language. */
static const char OVER_SIGN[] = " ✓";

static gboolean was_told(struct store *store, const struct item *item, gint64 mail)
{
    g_autoptr(GPtrArray) told = items_told_in(store, mail);
    for (guint i = 0; i < told->len; i++)
        if (((const struct item *)told->pdata[i])->id == item->id)
            return TRUE;
    return FALSE;
}

/* Takes what SAID has. */
static void saying_add(GPtrArray *sayings, struct saying said)
{
    g_ptr_array_add(sayings, g_memdup2(&said, sizeof said));
}

gboolean item_said_has_words(const struct item_said *said)
{
    return !said->over || words_begin_done(said->text);
}

/* What SAID says beside that its item is over; caller frees. */
static char *said_beside(const struct item_said *said)
{
    return g_strdup(item_said_has_words(said) ? said->text : "");
}

/* The one thing that the mail told of is over, by the first words of DESCRIPTION or all of them. */
static gboolean says_all_is_over(const struct recognised *recognised,
                                 const struct description *description)
{
    gboolean asked = recognised->rounds->len > 0 || recognised->meeting != NULL;
    return description->over || (!asked && words_begin_done(description->text));
}

/* A mail that tells of one item only is answered by "done", alone or beside words for whom it blocked. */
static void add_whole(GPtrArray *sayings, struct store *store, gint64 mail, const char *text)
{
    g_autoptr(GPtrArray) told = items_told_in(store, mail);
    gboolean alone = strchr(text, '\n') == NULL && !words_begin_done(text);
    if (told->len == 1 && ((const struct item *)told->pdata[0])->closed == 0)
        saying_add(sayings, (struct saying){.item = g_ptr_array_steal_index(told, 0),
                                            .over = TRUE,
                                            .whole = TRUE,
                                            .text = g_strdup(alone ? "" : text)});
}

/* What two people tell each other goes into nobody else's thread; that something is over is no
 * secret. */
static gboolean is_between_two(const struct recognised *recognised, const struct item_said *said)
{
    return recognised->meeting != NULL && !said->over;
}

/* The description comes out of the cage: what it names is looked up again. */
GPtrArray *sayings_read(struct store *store, const struct recognised *recognised,
                        const struct description *description)
{
    GPtrArray *sayings = g_ptr_array_new_with_free_func(saying_free);
    for (guint i = 0; i < description->items->len; i++) {
        const struct item_said *said = g_ptr_array_index(description->items, i);
        struct item *item = is_between_two(recognised, said) ? NULL : item_get(store, said->number);
        if (item != NULL && (item_concerns(item, recognised->person) ||
                             was_told(store, item, recognised->mail->id)))
            saying_add(sayings,
                       (struct saying){.item = item,
                                       .over = said->over,
                                       .text = recognised->meeting != NULL ? g_strdup("")
                                                                           : said_beside(said)});
        else
            item_free(item);
    }
    if (says_all_is_over(recognised, description))
        add_whole(sayings, store, recognised->mail->id, description->text);
    return sayings;
}

/* There are words beside items that no saying has: those of a 1-on-1 stay with it. */
static gboolean keeps_words(const struct recognised *recognised,
                            const struct description *description)
{
    gboolean any = description->asides[0] != NULL;
    for (guint i = 0; i < description->items->len; i++)
        any |= item_said_has_words(g_ptr_array_index(description->items, i));
    return recognised->meeting != NULL && any;
}

static gboolean any_whole(const GPtrArray *sayings)
{
    for (guint i = 0; i < sayings->len; i++)
        if (((const struct saying *)sayings->pdata[i])->whole)
            return TRUE;
    return FALSE;
}

gboolean sayings_say_all(const GPtrArray *sayings, const struct recognised *recognised,
                         const struct description *description)
{
    return any_whole(sayings) ||
           (description->answers->len == 0 && description->unplaced[0] == '\0' &&
            sayings->len == description->items->len && !keeps_words(recognised, description));
}

/* Whoever wrote it, or else who was asked to do something about it, hears that it is over. */
void saying_file(struct site *site, const struct recognised *recognised,
                 const struct saying *saying, gint64 received, gint64 mail)
{
    gboolean own = saying->item->writer == recognised->person->id;
    if (saying->over)
        item_close(site->store, saying->item->id, site->now);
    gboolean says_more = saying->text[0] != '\0';
    if (own && !says_more)
        return;
    g_autofree char *text =
        g_strdup_printf("#%" G_GINT64_FORMAT "%s%s", saying->item->id, says_more ? " " : OVER_SIGN,
                        says_more ? saying->text : "");
    const struct remark remark = {.round = saying->item->round, .text = text};
    comment_file(site, recognised, &remark, received, mail);
}

void saying_file_of(struct site *site, const struct person *person, const struct saying *saying,
                    gint64 answers, gint64 mail)
{
    struct sent_mail about = {.id = answers};
    const struct recognised writer = {.person = (struct person *)person, .mail = &about};
    saying_file(site, &writer, saying, site->now, mail);
}

struct item *item_said_over(struct store *store, const struct comment *comment)
{
    if (comment->text[0] != '#')
        return NULL;
    char *end;
    gint64 number = g_ascii_strtoll(comment->text + 1, &end, 10);
    struct item *item = g_str_equal(end, OVER_SIGN) ? item_get(store, number) : NULL;
    if (item != NULL && item->round != comment->round)
        g_clear_pointer(&item, item_free);
    return item;
}

static void numbers_add(GArray *numbers, GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index(items, i);
        guint32 number = (guint32)item->id;
        if (item->closed == 0)
            g_array_append_val(numbers, number);
    }
    g_ptr_array_unref(items);
}

/* In a 1-on-1 two talk about whatever one of them may close, and its number may stand in any line
 * of the list. */
static void numbers_add_all_of(GArray *numbers, struct store *store, gint64 id)
{
    struct person *person = person_get(store, id);
    if (person != NULL)
        numbers_add(numbers, items_concerning(store, person));
    person_free(person);
}

GArray *items_open_to(struct store *store, const struct sent_mail *mail)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (strcmp(mail->kind, "meeting") == 0) {
        numbers_add_all_of(numbers, store, mail->person);
        return numbers;
    }
    numbers_add(numbers, items_written_by(store, mail->person));
    numbers_add(numbers, items_owned_by(store, mail->person));
    if (mail->blocks == NULL)
        return numbers;
    numbers_add(numbers, items_told_in(store, mail->id));
    for (guint i = 0; i < mail->blocks->len; i++)
        numbers_add(numbers,
                    items_of_round(store, g_array_index(mail->blocks, struct sent_block, i).round));
    return numbers;
}
