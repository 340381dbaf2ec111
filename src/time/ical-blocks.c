/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking an iCalendar file apart: into its events and time zones, and the lines of them that
 * matter for days off.
 *
 * Promises: one pass, linear in the bytes. libical's parser takes a minute for a megabyte of lines
 * that it does not understand, and keeps whatever it reads; so it gets each event by itself,
 * without descriptions, people, alarms and pictures, and never more than BLOCK_LINES lines of it.
 * A file that ends in the middle is refused: half of a calendar looks like a calendar with few
 * holidays.
 */
#include "time/ical-blocks.h"

#include <string.h>

#include "muster/time/ical.h"

enum { LINE_OCTETS = 64 * 1024, BLOCK_LINES = 1000, DEPTH = 8, NAME_OCTETS = 32 };

static const char *const event_lines[] = {
    "UID",   "SUMMARY", "DTSTART", "DTEND",         "DURATION", "RRULE",
    "RDATE", "EXDATE",  "EXRULE",  "RECURRENCE-ID", "STATUS",   NULL,
};
static const char *const zone_lines[] = {
    "TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", NULL,
};

struct scanner {
    const char *at, *end;
    guint line;  /* of the file, from 1: where `unfolded' begins */
    guint ahead; /* lines of the file behind it */
    GString *unfolded;
    gboolean is_cut; /* it was longer than LINE_OCTETS */

    char open[DEPTH][NAME_OCTETS]; /* the components that we are in */
    guint depth;
    struct ical_block *block; /* the one that we are in, or NULL */
    GPtrArray *blocks;
    guint n_events;
};

static void block_free(void *data)
{
    struct ical_block *block = data;
    g_string_free(block->text, TRUE);
    g_free(block);
}

/* Adds the line of the file that begins at `at' to the unfolded one. */
static void line_take(struct scanner *scanner)
{
    gsize left = (gsize)(scanner->end - scanner->at);
    const char *newline = memchr(scanner->at, '\n', left);
    const char *end = newline != NULL ? newline : scanner->end;
    gsize length = (gsize)(end - scanner->at);
    if (length > 0 && end[-1] == '\r')
        length--;
    gsize room = LINE_OCTETS - MIN(scanner->unfolded->len, LINE_OCTETS);
    scanner->is_cut |= length > room;
    g_string_append_len(scanner->unfolded, scanner->at, (gssize)MIN(length, room));
    scanner->at = newline != NULL ? newline + 1 : scanner->end;
    scanner->ahead++;
}

/* The next line, with those that continue it: they begin with a blank. */
static gboolean line_next(struct scanner *scanner)
{
    scanner->line += scanner->ahead;
    scanner->ahead = 0;
    scanner->is_cut = FALSE;
    g_string_truncate(scanner->unfolded, 0);
    if (scanner->at == scanner->end)
        return FALSE;
    line_take(scanner);
    while (scanner->at < scanner->end && (*scanner->at == ' ' || *scanner->at == '\t')) {
        scanner->at++;
        line_take(scanner);
    }
    return TRUE;
}

/* What stands before the first `;' or `:'. */
static gboolean line_is(const struct scanner *scanner, const char *name)
{
    gsize length = strlen(name);
    return g_ascii_strncasecmp(scanner->unfolded->str, name, length) == 0 &&
           strchr(":;", scanner->unfolded->str[length]) != NULL &&
           scanner->unfolded->str[length] != '\0';
}

static gboolean line_is_one_of(const struct scanner *scanner, const char *const *names)
{
    for (; *names != NULL; names++)
        if (line_is(scanner, *names))
            return TRUE;
    return FALSE;
}

static void block_add_line(struct scanner *scanner)
{
    struct ical_block *block = scanner->block;
    if (scanner->is_cut || block->n_lines == BLOCK_LINES) {
        block->is_spoilt = TRUE;
        return;
    }
    block->n_lines++;
    g_string_append_len(block->text, scanner->unfolded->str, (gssize)scanner->unfolded->len);
    g_string_append(block->text, "\r\n");
}

static gboolean scanner_is_in(const struct scanner *scanner, guint depth, const char *name)
{
    return scanner->depth == depth && strcmp(scanner->open[depth - 1], name) == 0;
}

static gboolean component_is_part_of_zone(const struct scanner *scanner)
{
    return scanner->block != NULL && scanner->block->is_zone &&
           (scanner_is_in(scanner, 3, "STANDARD") || scanner_is_in(scanner, 3, "DAYLIGHT"));
}

static gboolean scan_begin(struct scanner *scanner, const char *name, struct failure *failure)
{
    if (scanner->depth == DEPTH)
        return failure_set(failure, FAILURE_INPUT, "line %u: too deep", scanner->line);
    g_strlcpy(scanner->open[scanner->depth++], name, NAME_OCTETS);
    gboolean is_event = scanner_is_in(scanner, 2, "VEVENT");
    if (is_event || scanner_is_in(scanner, 2, "VTIMEZONE")) {
        scanner->block = g_new0(struct ical_block, 1);
        scanner->block->line = scanner->line;
        scanner->block->is_zone = !is_event;
        scanner->block->text = g_string_new(NULL);
        g_ptr_array_add(scanner->blocks, scanner->block);
        scanner->n_events += is_event;
        block_add_line(scanner);
    } else if (component_is_part_of_zone(scanner)) {
        block_add_line(scanner);
    }
    return scanner->n_events <= ICAL_EVENTS_MAX ||
           failure_set(failure, FAILURE_INPUT, "more than %d events", ICAL_EVENTS_MAX);
}

static gboolean scan_end(struct scanner *scanner, const char *name, struct failure *failure)
{
    if (scanner->depth == 0 ||
        strncmp(scanner->open[scanner->depth - 1], name, NAME_OCTETS - 1) != 0)
        return failure_set(failure, FAILURE_INPUT, "line %u: this END has no BEGIN", scanner->line);
    if (scanner->block != NULL && (scanner->depth == 2 || component_is_part_of_zone(scanner)))
        block_add_line(scanner);
    if (--scanner->depth == 1)
        scanner->block = NULL;
    return TRUE;
}

static void scan_property(struct scanner *scanner)
{
    if (scanner->block == NULL)
        return;
    gboolean is_wanted = scanner->block->is_zone
                             ? (scanner->depth == 2 || component_is_part_of_zone(scanner)) &&
                                   line_is_one_of(scanner, zone_lines)
                             : scanner->depth == 2 && line_is_one_of(scanner, event_lines);
    if (is_wanted)
        block_add_line(scanner);
}

static gboolean scan_line(struct scanner *scanner, struct failure *failure)
{
    gboolean is_begin = line_is(scanner, "BEGIN");
    if (!is_begin && !line_is(scanner, "END")) {
        scan_property(scanner);
        return TRUE;
    }
    g_autofree char *name = g_ascii_strup(
        strchr(scanner->unfolded->str, ':') != NULL ? strchr(scanner->unfolded->str, ':') + 1 : "",
        -1);
    g_strchomp(name);
    return is_begin ? scan_begin(scanner, name, failure) : scan_end(scanner, name, failure);
}

static gboolean scan(struct scanner *scanner, struct failure *failure)
{
    static const char mark[] = "\xef\xbb\xbf";
    if (g_str_has_prefix(scanner->at, mark))
        scanner->at += strlen(mark);
    while (scanner->at < scanner->end && g_ascii_isspace(*scanner->at))
        scanner->line += *scanner->at++ == '\n';
    if (g_ascii_strncasecmp(scanner->at, "BEGIN:VCALENDAR", strlen("BEGIN:VCALENDAR")) != 0)
        return failure_set(failure, FAILURE_INPUT,
                           "no iCalendar file: it does not begin with BEGIN:VCALENDAR");
    while (line_next(scanner))
        if (!scan_line(scanner, failure))
            return FALSE;
    return scanner->depth == 0 ||
           failure_set(failure, FAILURE_INPUT, "the calendar is not whole: END:%s is missing",
                       scanner->open[scanner->depth - 1]);
}

GPtrArray *ical_blocks(const char *bytes, gsize length, struct failure *failure)
{
    struct scanner scanner = {.line = 1, .unfolded = g_string_new(NULL)};
    g_autofree char *text =
        g_strndup(bytes, length); /* up to a NUL, if there is one: so not whole */
    scanner.at = text;
    scanner.end = text + strlen(text);
    scanner.blocks = g_ptr_array_new_with_free_func(block_free);
    if (!scan(&scanner, failure))
        g_clear_pointer(&scanner.blocks, g_ptr_array_unref);
    g_string_free(scanner.unfolded, TRUE);
    return scanner.blocks;
}
