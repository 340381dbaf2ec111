/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-header.c - finds header blocks and separators: how Outlook, Notes, Samsung and others begin
 * an older mail
 *
 * A block is a few lines "Word: value", in any language of words/ and any order, bold or not,
 * values wrapped or empty. "From: my point of view" is no block: it takes who wrote it, and when or
 * about what.
 */
#include <string.h>

#include "mail/reply/evidence.h"
#include "mail/reply/reply-marks.h"
#include "mail/reply/words.h"

const struct rule rule_header_block = {"the header of the mail below", NULL};
const struct rule rule_separator = {"the line above an older mail", NULL};
const struct rule rule_forwarded = {"the line above a forwarded mail", NULL};
const struct rule rule_answer_above = {"the line above which answers are to be written", NULL};

enum {
    NAME_WORDS_MAX = 4, /* of a header's name, in any language */
    NAME_OCTETS_MAX = 48,
    MARKS_OCTETS_MAX = 8,  /* before it: a star of bold, marks of writing direction */
    CONTINUATIONS_MAX = 3, /* wrapped lines of one header */
    BLOCK_LINES_MAX = 30,
    BARE_HEADERS = 4, /* of a block without an address or a date */
};

/* What may stand between a header's name and its colon: stars of bold, and the French no-break
 * space. */
static gboolean colon_follows(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '*' || *p == '\t'))
        p++;
    if (text_starts(p, end, "\302\240"))
        p += 2;
    return p < end && (*p == ':' || text_starts(p, end, "\357\274\232"));
}

/* The classes of the header whose name begins the line; 0 when it is none. "*From:* Ann", "De :
 * Ann", "From:Ann". */
static guint32 header_class(const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    guint32 classes = 0;
    if (line->n_tokens == 0 || tokens[0].start - line->body > MARKS_OCTETS_MAX)
        return 0;
    guint n = MIN(line->n_tokens, NAME_WORDS_MAX);
    while ((n = words_match(tokens, n, WORD_HEADERS, &classes)) > 0) {
        if (tokens[n - 1].end - line->body <= NAME_OCTETS_MAX &&
            colon_follows(sheet->text + tokens[n - 1].end, sheet->text + line->end))
            return classes & WORD_HEADERS;
        n--; /* "Skickat: den 24" is not "skickat den" */
    }
    return 0;
}

gboolean header_names_addressee(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    guint32 classes = line->rule == NULL ? header_class(sheet, line) : 0;
    return (classes & (WORD_TO | WORD_CC | WORD_SUBJECT)) != 0;
}

struct block {
    guint32 classes; /* headers seen */
    guint headers;
    gboolean address; /* a mail address in any of them */
    gboolean dated;   /* a date in the date */
};

static void block_take(struct block *block, const struct sheet *sheet, const struct line *line,
                       guint32 classes)
{
    block->classes |= classes;
    block->headers++;
    if (memchr(sheet->text + line->body, '@', line->end - line->body) != NULL)
        block->address = TRUE;
    struct evidence date = {0};
    if ((classes & WORD_SENT) != 0)
        evidence_see_line(&date, sheet, line);
    block->dated = block->dated || evidence_date_score(&date) >= 2;
}

/* Who, and when or about what; one of them must be what is in no prose, or there must be many. */
static gboolean block_suffices(const struct block *block, gboolean after_separator)
{
    gboolean who = (block->classes & WORD_FROM) != 0;
    gboolean what = block->dated || (block->classes & WORD_SUBJECT) != 0;
    if (after_separator)
        return who && block->headers >= 1;
    return who && what && block->headers >= 2 &&
           (block->address || block->dated || block->headers >= BARE_HEADERS);
}

/* The line behind AT in the block: the next one, or over blank ones another header, as some
 * programs space them. */
static gsize block_next(const struct sheet *sheet, gsize at)
{
    gsize next = sheet_next_filled(sheet, at + 1);
    if (next >= sheet->n_lines || sheet->lines[next].depth != sheet->lines[at].depth)
        return sheet->n_lines;
    return next == at + 1 || header_class(sheet, &sheet->lines[next]) != 0 ? next : sheet->n_lines;
}

gsize header_block_lines(const struct sheet *sheet, gsize at, gboolean after_separator)
{
    struct block block = {0};
    gsize last = at;
    guint continued = 0, seen = 0;
    if (line_is_blank(&sheet->lines[at]) || header_class(sheet, &sheet->lines[at]) == 0)
        return 0;
    for (gsize i = at; i < sheet->n_lines && seen < BLOCK_LINES_MAX;
         i = block_next(sheet, i), seen++) {
        guint32 classes = header_class(sheet, &sheet->lines[i]);
        if (classes != 0) {
            block_take(&block, sheet, &sheet->lines[i], classes);
            continued = 0;
            last = i;
        } else if (++continued > CONTINUATIONS_MAX) {
            break;
        }
    }
    return block_suffices(&block, after_separator) ? last - at + 1 : 0;
}

/* Dashes, underlines and their like around the words of a separator. */
static guint rule_marks(const char *from, const char *to)
{
    guint marks = 0;
    for (const char *p = from; p < to; p++) {
        if (strchr("-_=*~#", *p) != NULL)
            marks++;
    }
    return marks;
}

static gboolean block_follows(const struct sheet *sheet, gsize at)
{
    gsize next = sheet_next_filled(sheet, at + 1);
    return next < sheet->n_lines &&
           (header_block_lines(sheet, next, TRUE) > 0 || notes_block_lines(sheet, next, TRUE) > 0);
}

const struct rule *separator_rule(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    const struct token *tokens = line_tokens(sheet, line);
    guint32 classes = 0;
    if (line->n_tokens == 0 || line->n_tokens > 16)
        return NULL;
    guint n =
        words_match(tokens, line->n_tokens, WORD_ORIGINAL | WORD_FORWARDED | WORD_ABOVE, &classes);
    if (n == 0)
        return NULL;
    const struct token *last = &tokens[line->n_tokens - 1];
    guint before = rule_marks(sheet->text + line->body, sheet->text + tokens[0].start);
    guint after = rule_marks(sheet->text + last->end, sheet->text + line->end);
    if ((classes & WORD_ABOVE) != 0)
        return before + after > 0 || n == line->n_tokens ? &rule_answer_above : NULL;
    gboolean ruled = before >= 2 && (after >= 2 || n >= 2);
    gboolean begins = n >= 2 && n == line->n_tokens && line_last_char(sheet, line) == ':';
    gboolean titles = n >= 2 && n == line->n_tokens && block_follows(sheet, at); /* BlackBerry */
    if (!ruled && !begins && !titles)
        return NULL;
    if (n == 1 && !block_follows(sheet, at))
        return NULL; /* "--- Message ---" may be anybody's */
    if ((classes & WORD_FORWARDED) != 0)
        return &rule_forwarded; /* it may name who does: "Forwarded by Ann Lee" (Notes) */
    return n == line->n_tokens ? &rule_separator : NULL;
}
