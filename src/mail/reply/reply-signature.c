/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-signature.c - finds signatures, each way they are told from what the person wrote
 *
 * What stands last in a run of own lines is looked at; a line that reads as a sentence ends the
 * search.
 */
#include "mail/reply/reply-signature.h"

#include <string.h>

#include "mail/reply/reply-contact.h"
#include "mail/reply/reply-letter.h"
#include "mail/reply/words.h"

static const struct rule rule_delimiter = {"a signature, from its delimiter on", NULL};
static const struct rule rule_weak_delimiter = {
    "a signature, below a drawn line", "What stands below a drawn line was taken for a signature."};
static const struct rule rule_name = {"a signature, from the writer's name on", NULL};
static const struct rule rule_contact = {
    "a signature of addresses and numbers",
    "Lines with addresses or numbers were taken for a signature."};
static const struct rule rule_dash_name = {"a name behind a dash",
                                           "A last line behind a dash was taken for a name."};

enum {
    SIGNATURE_LINES_MAX = 25,
    WEAK_LINES_MAX = 12,
    SEARCH_LINES_MAX = 16,
    SEARCH_PARAGRAPHS_MAX = 6,
};

static gboolean line_is(const struct sheet *sheet, const struct line *line, const char *text)
{
    gsize length = strlen(text);
    return line->end - line->start == length &&
           memcmp(sheet->text + line->start, text, length) == 0;
}

/* Only underlines, or stars with blanks: what mailing lists and some clients draw above a
 * signature. */
static gboolean is_drawn_line(const struct sheet *sheet, const struct line *line)
{
    guint marks = 0;
    char mark = sheet->text[line->start];
    if (mark != '_' && mark != '*')
        return FALSE;
    for (guint32 i = line->start; i < line->end; i++) {
        if (sheet->text[i] == mark)
            marks++;
        else if (sheet->text[i] != ' ')
            return FALSE;
    }
    return marks >= (mark == '_' ? 2 : 3);
}

const struct rule *signature_delimiter(const struct sheet *sheet, gsize at)
{
    static const char *const strong[] = {"--",
                                         "-- --",
                                         "\342\200\224",
                                         "\342\200\223",
                                         "\342\200\224\342\200\224",
                                         "\342\200\223\342\200\223"};
    const struct line *line = &sheet->lines[at];
    if (line->depth > 0 || line->end == line->start || line->n_tokens > 0)
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(strong); i++) {
        if (line_is(sheet, line, strong[i]))
            return &rule_delimiter;
    }
    return is_drawn_line(sheet, line) ? &rule_weak_delimiter : NULL;
}

/* Sentences do not stand below a drawn line, unless they say how to reach or leave a list. */
static gboolean may_be_footer(const struct sheet *sheet, const struct line *line)
{
    return !line_is_prose(sheet, line) || line_has_link(sheet, line) ||
           line_contact_points(sheet, line) > 0;
}

/* The topmost delimiter with no more below it than a signature has. Three of them divide what the
 * person wrote. */
gboolean signature_cut_delimiter(struct sheet *sheet, struct passage *passage,
                                 const struct circumstances *of)
{
    (void)of;
    const struct rule *found = NULL;
    gsize at = passage->last;
    guint below = 0, dashes = 0;
    gboolean prose = FALSE;
    for (gsize i = passage->last + 1; i-- > passage->first && below <= SIGNATURE_LINES_MAX;) {
        const struct rule *rule = signature_delimiter(sheet, i);
        below += rule == NULL && line_has_own(&sheet->lines[i]);
        prose = prose || (rule == NULL && !may_be_footer(sheet, &sheet->lines[i]));
        if (rule == NULL || (rule == &rule_weak_delimiter && (prose || below > WEAK_LINES_MAX)))
            continue;
        dashes += rule == &rule_delimiter;
        found = rule;
        at = i;
    }
    return found == NULL || dashes > 2 || passage_cut(sheet, passage, at, found);
}

/* The line holds the writer's name, in either order, and nothing else; or the first name alone. */
static gboolean is_writer(const struct sheet *sheet, const struct line *line, const GArray *writer,
                          gboolean *whole_r)
{
    const struct token *tokens = line_tokens(sheet, line);
    const struct token *name = (const struct token *)(void *)writer->data;
    if (line->n_tokens == 0 || line->n_tokens > writer->len || line->depth > 0)
        return FALSE;
    *whole_r = line->n_tokens == writer->len;
    if (line->n_tokens == 1)
        return tokens[0].hash == name[0].hash;
    guint64 sum = 0, wanted = 0;
    for (guint i = 0; i < writer->len; i++)
        wanted += name[i].hash;
    for (guint i = 0; i < line->n_tokens; i++)
        sum += tokens[i].hash;
    return *whole_r && sum == wanted;
}

/* A first name alone is a signature only as the last line, apart from what stands above it or below
 * a closing. */
static gboolean stands_apart(const struct sheet *sheet, const struct passage *passage, gsize at)
{
    if (at != passage->last)
        return FALSE;
    return at == passage->first || line_is_blank(&sheet->lines[at - 1]) ||
           closing_class(sheet, &sheet->lines[at - 1]) != 0;
}

gboolean signature_cut_name(struct sheet *sheet, struct passage *passage,
                            const struct circumstances *of)
{
    const GArray *writer = of->writer;
    guint seen = 0;
    for (gsize i = passage->last + 1;
         i-- > passage->first && seen < SEARCH_LINES_MAX && writer->len > 0;) {
        const struct line *line = &sheet->lines[i];
        gboolean whole = FALSE;
        if (!line_has_own(line))
            continue;
        seen++;
        if (is_writer(sheet, line, writer, &whole) && (whole || stands_apart(sheet, passage, i))) {
            gsize above = i > passage->first ? sheet_previous_filled(sheet, i) : sheet->n_lines;
            gboolean closing = above < sheet->n_lines && above >= passage->first &&
                               closing_class(sheet, &sheet->lines[above]) != 0;
            return passage_cut(sheet, passage, closing ? above : i, &rule_name);
        }
        if (line_is_prose(sheet, line))
            break;
    }
    return TRUE;
}

/* Ways to reach someone, of which a signature has several. */
struct contact {
    guint points, links;
};

/* What the paragraph FIRST..LAST has of a signature. FALSE when it has a sentence. */
static gboolean contact_read(const struct sheet *sheet, gsize first, gsize last,
                             struct contact *contact_r)
{
    *contact_r = (struct contact){0};
    for (gsize i = first; i <= last; i++) {
        const struct line *line = &sheet->lines[i];
        if (line_is_prose(sheet, line))
            return FALSE;
        contact_r->points += line_contact_points(sheet, line);
        contact_r->links += line_has_link(sheet, line);
    }
    return TRUE;
}

/* Companies put a long text last. It goes with the addresses above it. */
static gboolean is_long_paragraph(const struct sheet *sheet, gsize first, gsize last)
{
    enum { LONG_WORDS = 40 };
    guint words = 0;
    for (gsize i = first; i <= last; i++)
        words += sheet->lines[i].n_tokens;
    return words >= LONG_WORDS;
}

/* The own line before AT that is not blank; SHEET's number of lines when the run has none. */
static gsize previous_own(const struct sheet *sheet, const struct passage *passage, gsize at)
{
    while (at > passage->first) {
        if (line_has_own(&sheet->lines[--at]))
            return at;
    }
    return sheet->n_lines;
}

/* The paragraph's first line, or the second below the place of an image: "[logo.png]". */
static gboolean begins_with_name(const struct sheet *sheet, gsize first)
{
    gboolean image = line_first_char(sheet, &sheet->lines[first]) == '[' &&
                     line_last_char(sheet, &sheet->lines[first]) == ']';
    return line_is_name(sheet,
                        &sheet->lines[image && first + 1 < sheet->n_lines ? first + 1 : first]);
}

/* Paragraphs from the end upwards, as long as they have no sentence: the signature begins with the
 * topmost that begins with a name and has ways to reach it. Links alone are no sign: people answer
 * with links. */
gboolean signature_cut_contact(struct sheet *sheet, struct passage *passage,
                               const struct circumstances *of)
{
    (void)of;
    gsize start = passage->first, last = passage->last;
    struct contact all = {0};
    for (guint n = 0; n < SEARCH_PARAGRAPHS_MAX && last < sheet->n_lines; n++) {
        gsize first = paragraph_start(sheet, last, passage->first);
        struct contact contact;
        gboolean bare = contact_read(sheet, first, last, &contact);
        if (!bare && (n > 0 || !is_long_paragraph(sheet, first, last)))
            break;
        all.points += contact.points;
        all.links += contact.links;
        gboolean enough =
            all.points > 0 && (all.points + MIN(all.links, 2) >= 2 || last - first >= 2);
        if (enough && contact.points > 0 && begins_with_name(sheet, first))
            start = first;
        last = previous_own(sheet, passage, first);
    }
    return start == passage->first || passage_cut(sheet, passage, start, &rule_contact);
}

/* "-Ann Lee", "\342\200\223Daniel" as the last line below a blank one; "- item", "--option" and
 * "-none" are not. */
gboolean signature_cut_dash_name(struct sheet *sheet, struct passage *passage,
                                 const struct circumstances *of)
{
    (void)of;
    const struct line *line = &sheet->lines[passage->last];
    const char *p = sheet->text + line->body;
    if (passage->last == passage->first || !line_is_blank(&sheet->lines[passage->last - 1]) ||
        line->depth > 0)
        return TRUE;
    gsize dash = *p == '-' ? 1 : text_starts(p, sheet->text + line->end, "\342\200\223") ? 3 : 0;
    if (dash == 0 || line->n_tokens == 0 || line_tokens(sheet, line)->start != line->body + dash ||
        !words_are_name(sheet, line_tokens(sheet, line), line->n_tokens))
        return TRUE;
    if (words_match(line_tokens(sheet, line), line->n_tokens, WORD_NOTHING, NULL) == line->n_tokens)
        return TRUE;
    return passage_cut(sheet, passage, passage->last, &rule_dash_name);
}
