/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-items.c - words about numbered items, wherever they stand in a reply
 *
 * "#41 done" ends with its line, since what stands below is about something else; and so does a box that was ticked.
 */
#include "mail/reply/answers-items.h"

#include <string.h>

#include "mail/reply/answers-markers.h"
#include "mail/reply/reply.h"
#include "muster/mail/moved.h"

enum { DIGITS_MAX = 9, BOX_MAX = 12 };

/* The number behind "#" at AT, which is moved behind it; 0 when there is none. */
static guint number_read(const char **at, const char *end)
{
    guint number = 0, digits = 0;
    const char *digit = *at + 1;
    for (; digit < end && g_ascii_isdigit(*digit) && digits < DIGITS_MAX; digit++, digits++)
        number = number * 10 + (guint)(*digit - '0');
    if (digit < end && (g_ascii_isalnum(*digit) || *digit == '-'))
        return 0;
    *at = digit;
    return number;
}

static gboolean is_asked_about(const struct asked *asked, guint number)
{
    for (size_t i = 0; i < asked->n_open_items; i++)
        if (asked->open_items[i] == number)
            return TRUE;
    return FALSE;
}

static const char *skip_any(const char *at, const char *end, const char *which)
{
    while (at < end && strchr(which, *at) != NULL)
        at++;
    return at;
}

/* "[x] ", "[ ] ": what stays before an item that has words behind it. */
static const char *behind_box(const char *at, const char *end)
{
    const char *close = at < end && *at == '[' ? memchr(at, ']', (gsize)(end - at)) : NULL;
    return close != NULL && close - at <= BOX_MAX ? skip_any(close + 1, end, " ") : at;
}

/* The item that LINE begins with, and where the words about it start; 0: none. */
static guint item_of(const struct placing *placing, const struct line *line, guint32 *behind_r)
{
    const char *text = placing->sheet->text, *end = text + line->own_end;
    const char *at = skip_any(text + MAX(line->own, line->body), end, " -*");
    at = behind_box(at, end);
    if (at >= end || *at != '#')
        return 0;
    guint number = number_read(&at, end);
    *behind_r = (guint32)(skip_any(at, end, ":.,- ") - text);
    return is_asked_about(placing->asked, number) ? number : 0;
}

/* Whether line AT goes on with what the one above says of an item. */
static gboolean goes_on(const struct placing *placing, const struct label_index *labels, guint at)
{
    const struct line *line = &placing->sheet->lines[placing->lines[at].line];
    guint32 unused;
    gboolean heading;
    if (placing->lines[at - 1].item)
        return line->goes_on;
    return placing->lines[at].line == placing->lines[at - 1].line + 1 &&
           placing->lines[at].question == placing->lines[at - 1].question &&
           item_of(placing, line, &unused) == 0 && !marker_is_item(placing->sheet, line) &&
           marker_number(placing->sheet, line, &unused) == 0 &&
           marker_label(labels, placing->sheet, line, &unused, &heading) == 0;
}

/* Whether the lines FROM..TO-1 are an item that was ticked: as it was shown, or behind its box with words of the person's. */
static gboolean is_ticked(const struct placing *placing, guint from, guint to)
{
    if (!placing->lines[from].item)
        return FALSE;
    const struct asked_question *question =
        &placing->asked->questions[placing->lines[from].question - 1];
    g_autoptr(GString) text = g_string_new(NULL);
    placing_add(placing, text, from, to, FALSE);
    return g_strv_contains(question->items, text->str) ||
           g_ascii_strncasecmp(text->str, "[x]", strlen("[x]")) == 0;
}

/* What lines FROM..TO-1 say of item NUMBER. */
static struct item_said *item_said_new(const struct placing *placing, guint number, guint from,
                                       guint to)
{
    struct item_said *said = g_new0(struct item_said, 1);
    GString *text = g_string_new(NULL);
    placing_add(placing, text, from, to, TRUE);
    said->number = number;
    said->over = reply_says_status(text->str) == STATUS_OVER || words_begin_done(text->str) ||
                 is_ticked(placing, from, to);
    said->text = g_string_free(text, FALSE);
    return said;
}

static guint item_end(const struct placing *placing, const struct label_index *labels, guint from)
{
    g_autoptr(GString) first = g_string_new(NULL);
    placing_add(placing, first, from, from + 1, TRUE);
    guint to = from + 1;
    if (reply_says_status(first->str) == STATUS_OVER)
        return to;
    while (to < placing->n_lines && goes_on(placing, labels, to))
        to++;
    return to;
}

GPtrArray *items_said_take(struct placing *placing)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify)item_said_free);
    if (placing->asked->n_open_items == 0)
        return items;
    struct label_index *labels = label_index_new(placing->asked);
    guint left = 0;
    for (guint i = 0, next; i < placing->n_lines; i = next) {
        struct own_line *own = &placing->lines[i];
        guint number = item_of(placing, &placing->sheet->lines[own->line], &own->behind);
        if (items->len == MAIL_MAX_ITEMS)
            number = 0;
        next = number != 0 ? item_end(placing, labels, i) : i + 1;
        if (number != 0)
            g_ptr_array_add(items, item_said_new(placing, number, i, next));
        else
            placing->lines[left++] = placing->lines[i];
    }
    placing->n_lines = left;
    label_index_free(labels);
    return items;
}
