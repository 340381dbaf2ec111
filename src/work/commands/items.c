/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about blockers and actions: blockers, done, ack. What a reply says of "#41", these say from anywhere.
 *
 * Promises: nobody closes what does not concern them; whoever wrote it hears of it, as by a reply.
 */
#include "work/items/items.h"

#include <string.h>

#include "work/commands/arguments.h"
#include "work/commands/managing.h"
#include "work/items/listing.h"
#include "work/items/saying.h"
#include "work/planning/planner.h"

enum { ITEMS_SHOWN = 40, NUMBERS_MAX = 20 };

/* --- blockers --- */

static void tell_item(const struct command_telling *telling, struct values *list,
                      const struct item *item)
{
    struct store *store = telling->planner->site->store;
    struct person *writer = person_get(store, item->writer);
    struct person *owner =
        item->owner != 0 && item->owner != item->writer ? person_get(store, item->owner) : NULL;
    struct values *values = values_add_object(list);
    values_set_number(values, "number", item->id);
    value_take(values, "day", phrase_day(telling->phrases, item->day));
    value_put(values, "text", item->text);
    if (writer != NULL)
        value_take(values, "name", name_of(person_shown(writer)));
    if (owner != NULL)
        value_take(values, "owner_name", name_of(person_shown(owner)));
    if (item->due != DAY_NONE)
        value_take(values, "due", phrase_day(telling->phrases, item->due));
    person_free(writer);
    person_free(owner);
}

static void tell_blockers(const struct command_telling *telling, const struct command_row *row)
{
    (void)row;
    g_autoptr(GPtrArray) items = items_open_for(telling->planner->site->store, telling->person);
    struct values *list = values_set_list(telling->values, "items");
    for (guint i = 0; i < items->len && i < ITEMS_SHOWN; i++)
        tell_item(telling, list, items->pdata[i]);
    values_set_flag(telling->values, "more", items->len > ITEMS_SHOWN);
}

/* --- done, ack --- */

/* The numbers in "#41, 42", NULL when there is something else. Caller unrefs. */
static GArray *numbers_read(const char *text)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(gint64));
    while (numbers->len < NUMBERS_MAX) {
        text += strspn(text, " ,#");
        char *end;
        gint64 number = g_ascii_strtoll(text, &end, 10);
        if (end == text || !g_ascii_isdigit(*text) || strchr(" ,#", *end) == NULL)
            break;
        g_array_append_val(numbers, number);
        text = end;
    }
    if (*text == '\0' && numbers->len > 0)
        return numbers;
    g_array_unref(numbers);
    return NULL;
}

/* "done: 41" is an answer. */
static COMMAND_READER(read_numbers)
{
    GArray *numbers = strchr(row->line, ':') == NULL ? numbers_read(rest) : NULL;
    if (numbers == NULL)
        return FALSE;
    g_array_unref(numbers);
    return read_words(kind, writer, rest, written, row);
}

/* Leaves in the value the numbers of items that concern the person, and are open or not, as OPEN says. */
static enum command_fate numbers_mean(const struct command_deed *deed, struct command_row *row,
                                      gboolean open)
{
    g_autoptr(GArray) numbers = numbers_read(row->value);
    g_autoptr(GString) meant = g_string_new(NULL);
    for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
        struct item *item = item_get(deed->site->store, g_array_index(numbers, gint64, i));
        if (item != NULL && (item->closed == 0) == open && item_concerns(item, deed->person))
            g_string_append_printf(meant, "%s#%" G_GINT64_FORMAT, meant->len > 0 ? " " : "",
                                   item->id);
        item_free(item);
    }
    if (meant->len == 0)
        return COMMAND_VOID;
    row_mean(row, g_strdup(meant->str));
    return COMMAND_DONE;
}

static enum command_fate mean_open(const struct command_deed *deed, struct command_row *row)
{
    return numbers_mean(deed, row, TRUE);
}

static enum command_fate mean_closed(const struct command_deed *deed, struct command_row *row)
{
    return numbers_mean(deed, row, FALSE);
}

/* Nobody was asked to do something about it: who says "ack" does. */
static void item_take_on(struct store *store, const struct person *person, struct item *item)
{
    if (item->owner != 0)
        return;
    item->owner = person->id;
    item_reword(store, item);
}

static enum command_fate items_say(struct command_deed *deed, const struct command_row *row,
                                   gboolean over)
{
    g_autoptr(GArray) numbers = numbers_read(row->value);
    for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
        struct item *item = item_get(deed->site->store, g_array_index(numbers, gint64, i));
        if (item == NULL)
            continue;
        const struct saying saying = {.item = item, .over = over, .text = (char *)"👍"};
        if (!over)
            item_take_on(deed->site->store, deed->person, item);
        saying_file_of(deed->site, deed->person, &saying, deed->mail->answers,
                       deed->mail->received);
        item_free(item);
    }
    return COMMAND_DONE;
}

static enum command_fate act_done(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind;
    deed_takes_back(deed, "reopen", row->value);
    return items_say(deed, row, TRUE);
}

static enum command_fate act_ack(const struct command_kind *kind, struct command_deed *deed,
                                 const struct command_row *row)
{
    (void)kind;
    return items_say(deed, row, FALSE);
}

/* Nobody writes it: "undo" of "done". */
static enum command_fate act_reopen(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    (void)kind;
    g_autoptr(GArray) numbers = numbers_read(row->value);
    for (guint i = 0; numbers != NULL && i < numbers->len; i++)
        item_reopen(deed->site->store, g_array_index(numbers, gint64, i));
    deed_takes_back(deed, "solved", row->value);
    return COMMAND_DONE;
}

const struct command_kind commands_of_items[] = {
    {.word = "blockers", .read = read_nothing, .tell = tell_blockers},
    {.word = "solved",
     .read = read_numbers,
     .mean = mean_open,
     .act = act_done,
     .risk = RISK_SMALL},
    {.word = "reopen",
     .read = read_numbers,
     .mean = mean_closed,
     .act = act_reopen,
     .risk = RISK_SMALL},
    {.word = "ack", .read = read_numbers, .mean = mean_open, .act = act_ack, .risk = RISK_SMALL},
    {.word = NULL},
};
