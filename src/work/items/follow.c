/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry does to items.
 *
 * Promises: the same words are the same item, whatever else a correction changes and on whatever day they are said again;
 * an item that was closed is not opened by a correction of the entry in which it stands. Does not: close what an answer does
 * not speak of.
 */
#include <string.h>

#include "muster/time/calendar.h"
#include "work/items/item-words.h"
#include "work/items/items.h"
#include "work/people/called.h"
#include "work/threads/threads.h"

/* One entry and what it is held against. */
struct following {
    struct site *site;
    const struct person *person;
    const struct round *round;
    GPtrArray *said;  /* struct item_words that the entry names; NULL where it was found */
    GPtrArray *of_it; /* struct item of this round, open or not; NULL where it was said again */
    GPtrArray *older; /* open ones of the same writer, from other rounds */
    gboolean over;    /* nothing is in the way any more */
};

static void said_read(struct following *following, const struct form *form,
                      const struct entry *entry)
{
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (answer->question < 1 || answer->question > form->n_questions)
            continue;
        gboolean blockers = strcmp(form->questions[answer->question - 1].kind, "blocker") == 0;
        gboolean over = answer->nothing || g_strcmp0(answer->value, "over") == 0;
        gboolean still = g_strcmp0(answer->value, "still") == 0 && following->older->len > 0;
        following->over |= blockers && over;
        if (!blockers || (!over && !still))
            item_words_read(answer->text, blockers, following->round->day, following->said);
    }
    item_words_read(entry->unplaced, FALSE, following->round->day, following->said);
}

static void words_take(struct item *item, const struct following *following,
                       const struct item_words *words)
{
    item->kind = words->kind;
    item->text = g_strdup(words->text);
    item->due = words->due;
    gint64 self = words->kind == ITEM_ACTION ? following->person->id : 0;
    item->owner = words->named != NULL
                      ? person_called(following->site->store, following->round->teams, words->named)
                      : self;
}

/* PERSON hears of it the same day. */
static void reader_expect(const struct following *following, const struct item *item, gint64 person)
{
    const struct news news = {.person = person,
                              .round = following->round->id,
                              .kind = (char *)"item",
                              .thing = item->id,
                              .author = following->person->id,
                              .since = following->site->now,
                              .named = person == item->owner};
    if (person != following->person->id)
        thread_tell(following->site, &news);
}

static void readers_expect(const struct following *following, const struct item *item,
                           gboolean today)
{
    if (item->owner != 0)
        reader_expect(following, item, item->owner);
    for (char **team = following->round->teams; today && *team != NULL; team++) {
        g_autoptr(GArray) readers = team_readers(following->site->store, *team);
        for (guint i = 0; i < readers->len; i++)
            reader_expect(following, item, g_array_index(readers, gint64, i));
    }
}

static void open_one(const struct following *following, const struct item_words *words)
{
    struct item item = {.round = following->round->id, .writer = following->person->id};
    words_take(&item, following, words);
    item.id = item_open(following->site->store, &item);
    readers_expect(following, &item, words->today);
    g_free(item.text);
}

static void reword_one(const struct following *following, const struct item *old,
                       const struct item_words *words)
{
    struct item item = {.id = old->id};
    words_take(&item, following, words);
    item_reword(following->site->store, &item);
    if (item.owner != old->owner)
        readers_expect(following, &item, words->today);
    g_free(item.text);
}

static struct item_words *said_take(GPtrArray *said, guint at)
{
    struct item_words *words = said->pdata[at];
    said->pdata[at] = NULL;
    return words;
}

/* Strikes out what is said in the words of an item of LIST. */
static void match(struct following *following, GPtrArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        struct item *item = list->pdata[i];
        for (guint k = 0; item != NULL && k < following->said->len; k++) {
            const struct item_words *words = following->said->pdata[k];
            if (words == NULL || !item_text_equal(words->text, item->text))
                continue;
            item_words_free(said_take(following->said, k));
            g_clear_pointer(&list->pdata[i], item_free);
            item = NULL;
        }
    }
}

static struct item_words *said_next(struct following *following, enum item_kind kind)
{
    for (guint i = 0; i < following->said->len; i++) {
        const struct item_words *words = following->said->pdata[i];
        if (words != NULL && words->kind == kind)
            return said_take(following->said, i);
    }
    return NULL;
}

/* What the entry named before, and no more, now has other words, or was a mistake. */
static void correct(struct following *following)
{
    for (guint i = 0; i < following->of_it->len; i++) {
        const struct item *item = following->of_it->pdata[i];
        if (item == NULL || item->closed != 0)
            continue;
        struct item_words *words = said_next(following, item->kind);
        if (words != NULL)
            reword_one(following, item, words);
        else
            item_close(following->site->store, item->id, following->site->now);
        item_words_free(words);
    }
}

static void open_rest(struct following *following)
{
    for (guint i = 0; i < following->said->len; i++) {
        struct item_words *words = said_take(following->said, i);
        if (words != NULL)
            open_one(following, words);
        item_words_free(words);
    }
}

/* "No" to what is in the way is about all that was said up to that day. */
static void finish_older(const struct following *following)
{
    for (guint i = 0; i < following->older->len; i++) {
        const struct item *item = following->older->pdata[i];
        if (item != NULL && item->kind == ITEM_BLOCKER && item->day <= following->round->day)
            item_close(following->site->store, item->id, following->site->now);
    }
}

/* Items of WRITTEN that stand in other rounds. */
static GPtrArray *older_of(GPtrArray *written, gint64 round)
{
    for (guint i = written->len; i-- > 0;)
        if (((struct item *)written->pdata[i])->round == round)
            g_ptr_array_remove_index(written, i);
    return written;
}

void items_follow(struct site *site, const struct person *person, const struct round *round,
                  const struct form *form, const struct entry *entry)
{
    struct store *store = site->store;
    if (form == NULL)
        return; /* the store has failed */
    g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func((GDestroyNotify)item_words_free);
    g_autoptr(GPtrArray) of_it = items_of_round(store, round->id);
    g_autoptr(GPtrArray) older = older_of(items_written_by(store, person->id), round->id);
    struct following following = {site, person, round, said, of_it, older, FALSE};
    said_read(&following, form, entry);
    match(&following, of_it);
    match(&following, older);
    correct(&following);
    if (following.over)
        finish_older(&following);
    open_rest(&following);
}
