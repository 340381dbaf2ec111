/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How commands read what stands behind their word: pure. */
#include "work/commands/arguments.h"

#include <string.h>

#include "muster/mail/stay.h"
#include "muster/work/choices.h"
#include "work/commands/words.h"
#include "work/letters/phrases-table.h"

COMMAND_READER(read_nothing)
{
    (void)kind, (void)writer, (void)written, (void)row;
    return rest[0] == '\0';
}

/* Zones are written in mixed case; the other values are words of ours. */
COMMAND_READER(read_choice)
{
    (void)writer;
    struct failure failure = {0};
    g_autofree char *value = command_value_find(rest);
    gboolean is_word = strcmp(value, rest) != 0;
    if (rest[0] != '\0')
        row->value = choice_read(kind->choice, is_word ? value : written, &failure);
    return row->value != NULL && row->value[0] != '\0';
}

char *clock_named(const char *rest)
{
    static const char *const ends[] = {"", "am", "pm", "uhr", "h", "時", NULL};
    guint hour, minute = 0;
    char *end;
    guint64 number = g_ascii_strtoull(rest, &end, 10);
    if (end == rest || !g_ascii_isdigit(rest[0]) || number > 23)
        return NULL;
    hour = (guint)number;
    if (*end != '\0' && strchr(":.h", *end) != NULL && g_ascii_isdigit(end[1])) {
        const char *from = end + 1;
        number = g_ascii_strtoull(from, &end, 10);
        if (end - from != 2 || number > 59)
            return NULL;
        minute = (guint)number;
    }
    end += strspn(end, " ");
    if (!g_strv_contains(ends, end))
        return NULL;
    gboolean is_afternoon = strcmp(end, "pm") == 0 && hour < 12;
    return g_strdup_printf("%02u:%02u", is_afternoon ? hour + 12 : hour, minute);
}

COMMAND_READER(read_clock)
{
    (void)kind, (void)writer, (void)written;
    row->value = clock_named(rest);
    return row->value != NULL;
}

static gboolean is_called(const char *word, const char *name)
{
    g_autofree char *lower = g_utf8_strdown(name, -1);
    gsize length = strlen(lower);
    if (length > 1 && lower[length - 1] == '.')
        lower[length - 1] = '\0';
    return strcmp(word, lower) == 0;
}

int weekday_named(const char *word)
{
    for (const struct phrases *phrases = phrases_table; phrases->language != NULL; phrases++)
        for (int i = 0; i < 7; i++)
            if (is_called(word, phrases->weekday_names[i]) || is_called(word, phrases->weekdays[i]))
                return i;
    return -1;
}

/* "Montag-Donnerstag", "lundi": one word of a list. */
static guint8 weekdays_named(const char *words)
{
    g_auto(GStrv) ends = g_strsplit(words, "-", 2);
    int from = weekday_named(ends[0]), to = ends[1] != NULL ? weekday_named(ends[1]) : from;
    guint8 set = 0;
    if (from < 0 || to < 0)
        return 0;
    for (int day = from;; day = (day + 1) % 7) {
        set |= (guint8)(1 << day);
        if (day == to)
            return set;
    }
}

COMMAND_READER(read_weekdays)
{
    (void)kind, (void)writer, (void)written;
    if (weekdays_parse(rest, &row->days, NULL))
        return row->days != 0;
    g_auto(GStrv) words = g_strsplit_set(rest, " ,", -1);
    for (char **word = words; *word != NULL; word++) {
        guint8 set = weekdays_named(*word);
        if (set == 0 && **word != '\0')
            return FALSE;
        row->days |= set;
    }
    return row->days != 0;
}

COMMAND_READER(read_language)
{
    (void)kind, (void)writer, (void)written;
    row->value = g_strdup(command_language_find(rest));
    return row->value != NULL;
}

COMMAND_READER(read_stay)
{
    (void)kind, (void)written;
    return stay_read(rest, writer->language, writer->today, &row->first, &row->last);
}

COMMAND_READER(read_perhaps)
{
    (void)kind, (void)writer;
    row->value = rest[0] != '\0' ? g_strdup(written) : NULL;
    return TRUE;
}

COMMAND_READER(read_words)
{
    return read_perhaps(kind, writer, rest, written, row) && row->value != NULL;
}
