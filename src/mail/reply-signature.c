/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-signature.c - finds signatures, each way they are told from what the person wrote
 *
 * A delimiter; the writer's own name; a closing with a name right below it; a block of addresses
 * and numbers; "-Ann" as the last line. What stands last in a run of own lines is looked at; a line
 * that reads as a sentence ends the search.
 *
 * Policy, where people differ: "Regards," with the name on the next line is a signature; with a
 * blank line between, or with "Thanks,", it is the end of a letter and stays, unless questions are
 * answered. What stands below that name goes.
 */
#include "mail/reply-signature.h"

#include <string.h>

#include "mail/reply-footer.h"
#include "mail/words.h"

const struct rule rule_signature = {"a signature"};
const struct rule rule_greeting = {"a letter's greeting"};
static const struct rule rule_delimiter = {"a signature, from its delimiter on"};
static const struct rule rule_weak_delimiter = {"a signature, below a drawn line"};
static const struct rule rule_name = {"a signature, from the writer's name on"};
static const struct rule rule_closing = {"a letter's closing and the name below it"};
static const struct rule rule_contact = {"a signature of addresses and numbers"};
static const struct rule rule_below_footer = {"the older mail, below a footer"};
static const struct rule rule_dash_name = {"a name behind a dash"};

enum {
    SIGNATURE_LINES_MAX = 25,
    WEAK_LINES_MAX = 12,
    SEARCH_LINES_MAX = 16,
    SEARCH_PARAGRAPHS_MAX = 6,
    NAME_WORDS_MAX = 4,
    CLOSING_WORDS_MAX = 10,
    SENTENCE_WORDS = 15, /* so many words are a sentence, however they end */
};

/* A run of own lines; FIRST..LAST, both filled. */
struct run_of_lines {
    gsize first, last;
};

static gboolean run_trim(const struct sheet *sheet, struct run_of_lines *run)
{
    while (run->last > run->first && !line_has_own(&sheet->lines[run->last]))
        run->last--;
    while (run->first < run->last && !line_has_own(&sheet->lines[run->first]))
        run->first++;
    return line_has_own(&sheet->lines[run->first]);
}

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

/* "1." or "- " begins an item of a list, which no signature has. */
static gboolean begins_item(const struct sheet *sheet, const struct line *line)
{
    const char *p = sheet->text + line->body;
    if (line_is_blank(line))
        return FALSE;
    if ((*p == '-' || *p == '*' || *p == '+') && p[1] == ' ')
        return TRUE;
    const struct token *tokens = line_tokens(sheet, line);
    if (line->n_tokens == 0 || tokens[0].digits == 0 || tokens[0].digits > 2 ||
        tokens[0].start != line->body)
        return FALSE;
    char after = sheet->text[tokens[0].end];
    return after == '.' || after == ')' || after == ':';
}

static gboolean ends_sentence(const struct sheet *sheet, const struct line *line)
{
    gunichar last = line_last_char(sheet, line);
    return last == '.' || last == '!' || last == '?' || last == 0x3002 || last == 0xff01 ||
           last == 0xff1f || last == 0x2026;
}

/* Reads as something that a person says, not as what a signature is made of. */
static gboolean is_prose(const struct sheet *sheet, const struct line *line)
{
    if (line->depth > 0 || begins_item(sheet, line) || line->question != 0)
        return TRUE;
    return line->n_tokens >= SENTENCE_WORDS ||
           (line->n_tokens >= 4 && ends_sentence(sheet, line)) ||
           line_last_char(sheet, line) == '?';
}

/* Whether the person wrote anything but FIRST..LAST. */
static gboolean leaves_something(const struct sheet *sheet, gsize first, gsize last)
{
    gsize words = 0;
    for (gsize i = first; i <= last; i++)
        words += line_has_own(&sheet->lines[i]) && sheet->lines[i].n_tokens > 0;
    return sheet->n_own > words;
}

/* One line right below a question is its answer, whatever it looks like: "Best", "Ann". */
static gboolean is_answer(const struct sheet *sheet, const struct run_of_lines *run)
{
    gsize above = sheet_previous_filled(sheet, run->first);
    return run->first == run->last && above < sheet->n_lines && sheet->lines[above].question != 0 &&
           sheet->lines[run->first].n_tokens > 0;
}

/* Cuts from FROM on. FALSE when nothing of the run is left. Never all that the person wrote. */
static gboolean run_cut(struct sheet *sheet, struct run_of_lines *run, gsize from,
                        const struct rule *rule)
{
    if (from == run->first &&
        (is_answer(sheet, run) || !leaves_something(sheet, run->first, run->last)))
        return FALSE;
    sheet_cut(sheet, from, run->last, rule);
    if (from == run->first)
        return FALSE;
    run->last = from - 1;
    return run_trim(sheet, run);
}

/* A name: few words, none of which begins with a small letter (scripts without capitals have none).
 */
static gboolean is_name(const struct sheet *sheet, const struct token *tokens, guint n)
{
    if (n == 0 || n > NAME_WORDS_MAX)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        gunichar c = g_utf8_get_char(sheet->text + tokens[i].start);
        gboolean particle = i > 0 && i + 1 < n && (tokens[i].classes & WORD_PARTICLE) != 0;
        if ((g_unichar_islower(c) && !particle) || tokens[i].digits > 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean line_is_name(const struct sheet *sheet, const struct line *line)
{
    return line->depth == 0 && !begins_item(sheet, line) &&
           is_name(sheet, line_tokens(sheet, line), line->n_tokens) &&
           line_last_char(sheet, line) != '?' && line_last_char(sheet, line) != ':';
}

/* "Kind regards", and perhaps a name behind it: "LG, Eva". Of which class it is, or 0. */
static guint32 closing_class(const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    guint32 class = 0;
    if (line->n_tokens == 0 || line->n_tokens > CLOSING_WORDS_MAX || line->depth > 0)
        return 0;
    guint n = words_match(tokens, line->n_tokens, WORD_CLOSING | WORD_THANKS, &class);
    if (n == 0)
        return 0;
    gboolean named = n < line->n_tokens && sheet->text[tokens[n - 1].end] == ',' &&
                     is_name(sheet, tokens + n, line->n_tokens - n);
    return n == line->n_tokens || named ? class & (WORD_CLOSING | WORD_THANKS) : 0;
}

/* --- one search each; all return FALSE when nothing of the run is left --- */

/* The topmost delimiter with no more below it than a signature has. Three of them divide what the
 * person wrote. */
static gboolean cut_delimiter(struct sheet *sheet, struct run_of_lines *run)
{
    const struct rule *found = NULL;
    gsize at = run->last;
    guint below = 0, dashes = 0;
    gboolean items = FALSE;
    for (gsize i = run->last + 1; i-- > run->first && below <= SIGNATURE_LINES_MAX;) {
        const struct rule *rule = signature_delimiter(sheet, i);
        below += rule == NULL && line_has_own(&sheet->lines[i]);
        items = items || (rule == NULL && begins_item(sheet, &sheet->lines[i]));
        if (rule == NULL || (rule == &rule_weak_delimiter && (items || below > WEAK_LINES_MAX)))
            continue;
        dashes += rule == &rule_delimiter;
        found = rule;
        at = i;
    }
    return found == NULL || dashes > 2 || run_cut(sheet, run, at, found);
}

/* What stands below a phone's footer is the older mail, as some clients quote it without any mark -
 * unless questions are answered: then their words would tell, and what is left was written there.
 */
static gboolean cut_footers(struct sheet *sheet, struct run_of_lines *run, gboolean questions)
{
    gboolean own_above = FALSE;
    for (gsize i = run->first; i <= run->last; i++) {
        if (sheet->lines[i].depth == 0 && litter_line(sheet, i)) {
            sheet_cut(sheet, i, i, &rule_litter);
        } else if (sheet->lines[i].depth == 0 && footer_line(sheet, i)) {
            sheet_cut(sheet, i, i, &rule_footer);
            if (own_above && !questions)
                sheet_cut(sheet, i, run->last, &rule_below_footer);
        }
        own_above = own_above || line_has_own(&sheet->lines[i]);
    }
    return run_trim(sheet, run);
}

static gsize paragraph_start(const struct sheet *sheet, gsize at, gsize first)
{
    while (at > first && !line_is_blank(&sheet->lines[at - 1]) && sheet->lines[at - 1].rule == NULL)
        at--;
    return at;
}

static gboolean cut_disclaimer(struct sheet *sheet, struct run_of_lines *run)
{
    while (TRUE) {
        gsize start = paragraph_start(sheet, run->last, run->first);
        if (!disclaimer_paragraph(sheet, start, run->last) || start == run->first)
            return TRUE;
        sheet_cut(sheet, start, run->last, &rule_disclaimer);
        run->last = start - 1;
        if (!run_trim(sheet, run))
            return FALSE;
    }
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
static gboolean stands_apart(const struct sheet *sheet, const struct run_of_lines *run, gsize at)
{
    if (at != run->last)
        return FALSE;
    return at == run->first || line_is_blank(&sheet->lines[at - 1]) ||
           closing_class(sheet, &sheet->lines[at - 1]) != 0;
}

static gboolean cut_name(struct sheet *sheet, struct run_of_lines *run, const GArray *writer)
{
    guint seen = 0;
    for (gsize i = run->last + 1; i-- > run->first && seen < SEARCH_LINES_MAX && writer->len > 0;) {
        const struct line *line = &sheet->lines[i];
        gboolean whole = FALSE;
        if (!line_has_own(line))
            continue;
        seen++;
        if (is_writer(sheet, line, writer, &whole) && (whole || stands_apart(sheet, run, i))) {
            gsize above = i > run->first ? sheet_previous_filled(sheet, i) : sheet->n_lines;
            gboolean closing = above < sheet->n_lines && above >= run->first &&
                               closing_class(sheet, &sheet->lines[above]) != 0;
            return run_cut(sheet, run, closing ? above : i, &rule_name);
        }
        if (is_prose(sheet, line))
            break;
    }
    return TRUE;
}

/* What stands below the name that ends a letter: a title, an address. The first such line, or one
 * beyond the run. */
static gsize below_letter(const struct sheet *sheet, const struct run_of_lines *run, gsize closing)
{
    gsize name = sheet_next_filled(sheet, closing + 1);
    if (name <= run->last && !line_is_name(sheet, &sheet->lines[name]))
        return name;
    while (name <= run->last && !line_is_blank(&sheet->lines[name]))
        name++;
    return sheet_next_filled(sheet, name);
}

/* The lowest closing with nothing but short lines below it. */
static gsize find_closing(const struct sheet *sheet, const struct run_of_lines *run)
{
    guint seen = 0;
    for (gsize i = run->last + 1; i-- > run->first && seen < SEARCH_LINES_MAX;) {
        const struct line *line = &sheet->lines[i];
        if (!line_has_own(line))
            continue;
        if (closing_class(sheet, line) != 0)
            return i;
        if (is_prose(sheet, line))
            break;
        seen++;
    }
    return sheet->n_lines;
}

/* "Regards," with the name right below is a signature. "Thanks," is said to somebody, and stays
 * with the name. */
static gboolean cut_closing(struct sheet *sheet, struct run_of_lines *run, gboolean questions)
{
    gsize at = find_closing(sheet, run);
    if (at == sheet->n_lines || (at == run->first && !questions))
        return TRUE;
    gboolean regards = (closing_class(sheet, &sheet->lines[at]) & WORD_CLOSING) != 0;
    if (questions || (regards && at < run->last && line_is_name(sheet, &sheet->lines[at + 1])))
        return run_cut(sheet, run, at, &rule_closing);
    gsize below = below_letter(sheet, run, at);
    return below > run->last || run_cut(sheet, run, below, &rule_signature);
}

/* A telephone number: seven digits or more, with what may stand between them. A date has as many:
 * it has a year. */
static gboolean has_telephone(const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    for (guint i = 0; i < line->n_tokens; i++) {
        if (tokens[i].digits == 4 && tokens[i].number >= 1970 && tokens[i].number < 2100)
            return FALSE;
    }
    guint digits = 0;
    for (guint32 i = line->body; i < line->end && digits < 7; i++) {
        char c = sheet->text[i];
        if (g_ascii_isdigit(c))
            digits++;
        else if (strchr(" -()/.+", c) == NULL)
            digits = 0;
    }
    return digits >= 7;
}

/* "ann@example.com", not "lunch @ noon" or "@bob". */
static gboolean has_address(const struct sheet *sheet, const struct line *line)
{
    for (guint32 i = line->body + 1; i + 1 < line->end; i++) {
        if (sheet->text[i] == '@' && g_ascii_isalnum(sheet->text[i - 1]) &&
            g_ascii_isalnum(sheet->text[i + 1]))
            return line->n_tokens <= 8;
    }
    return FALSE;
}

static gboolean has_text(const struct sheet *sheet, const struct line *line, const char *text)
{
    return g_strstr_len(sheet->text + line->body, line->end - line->body, text) != NULL;
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
        if (is_prose(sheet, line))
            return FALSE;
        contact_r->points += (guint)has_telephone(sheet, line) + (guint)has_address(sheet, line);
        contact_r->links += has_text(sheet, line, "www.") || has_text(sheet, line, "http");
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
static gsize previous_own(const struct sheet *sheet, const struct run_of_lines *run, gsize at)
{
    while (at > run->first) {
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
static gboolean cut_contact(struct sheet *sheet, struct run_of_lines *run)
{
    gsize start = run->first, last = run->last;
    struct contact all = {0};
    for (guint n = 0; n < SEARCH_PARAGRAPHS_MAX && last < sheet->n_lines; n++) {
        gsize first = paragraph_start(sheet, last, run->first);
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
        last = previous_own(sheet, run, first);
    }
    return start == run->first || run_cut(sheet, run, start, &rule_contact);
}

/* "-Ann Lee", "\342\200\223Daniel" as the last line below a blank one; "- item", "--option" and
 * "-none" are not. */
static gboolean cut_dash_name(struct sheet *sheet, struct run_of_lines *run)
{
    const struct line *line = &sheet->lines[run->last];
    const char *p = sheet->text + line->body;
    if (run->last == run->first || !line_is_blank(&sheet->lines[run->last - 1]) || line->depth > 0)
        return TRUE;
    gsize dash = *p == '-' ? 1 : memcmp(p, "\342\200\223", 3) == 0 ? 3 : 0;
    if (dash == 0 || line->n_tokens == 0 || line_tokens(sheet, line)->start != line->body + dash ||
        !is_name(sheet, line_tokens(sheet, line), line->n_tokens))
        return TRUE;
    if (words_match(line_tokens(sheet, line), line->n_tokens, WORD_NOTHING, NULL) == line->n_tokens)
        return TRUE;
    return run_cut(sheet, run, run->last, &rule_dash_name);
}

static void mark_run(struct sheet *sheet, struct run_of_lines run, const struct letter_frame *frame,
                     const GArray *writer)
{
    if (!run_trim(sheet, &run) || !cut_delimiter(sheet, &run) ||
        !cut_footers(sheet, &run, frame->questions))
        return;
    if (!cut_disclaimer(sheet, &run) || !cut_name(sheet, &run, writer) ||
        !cut_closing(sheet, &run, frame->questions))
        return;
    if (!cut_contact(sheet, &run) || !cut_dash_name(sheet, &run))
        return;
    cut_closing(sheet, &run, frame->questions);
}

/* "Hi all," on the first line, above answers. */
static void cut_greeting(struct sheet *sheet)
{
    gsize at = 0;
    while (at < sheet->n_lines && !line_has_own(&sheet->lines[at]))
        at++;
    if (at >= sheet->n_lines || sheet->lines[at].depth > 0 || sheet->lines[at].question != 0)
        return;
    const struct line *line = &sheet->lines[at];
    const struct token *tokens = line_tokens(sheet, line);
    guint n = words_match(tokens, line->n_tokens, WORD_GREETING, NULL);
    if (n == 0 || (n < line->n_tokens && !is_name(sheet, tokens + n, line->n_tokens - n)))
        return;
    if (leaves_something(sheet, at, at))
        sheet_cut(sheet, at, at, &rule_greeting);
}

void reply_mark_frame(struct sheet *sheet, const struct letter_frame *frame)
{
    g_autoptr(GArray) writer = g_array_new(FALSE, FALSE, sizeof(struct token));
    if (frame->writer != NULL)
        tokens_append(writer, frame->writer, 0, strlen(frame->writer));
    for (gsize i = 0; i < sheet->n_lines; i++) {
        if (sheet->lines[i].rule != NULL)
            continue;
        gsize last = i;
        while (last + 1 < sheet->n_lines && sheet->lines[last + 1].rule == NULL)
            last++;
        mark_run(sheet, (struct run_of_lines){.first = i, .last = last}, frame, writer);
        i = last;
    }
    if (frame->questions)
        cut_greeting(sheet);
}
