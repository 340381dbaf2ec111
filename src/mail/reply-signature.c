/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-signature.c - finds signatures, each way they are told from what the person wrote
 *
 * A delimiter; the writer's own name; a closing with a name right below it; a block of addresses and numbers; "-Ann" as
 * the last line. What stands last in a run of own lines is looked at; a line that reads as a sentence ends the search.
 *
 * Policy, where people differ: a closing with its name after a blank line ("Best regards,", blank, "Ann") is a letter's
 * end and stays, unless questions are answered; what stands below that name does not.
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
static const struct rule rule_closing = {"a letter's closing"};
static const struct rule rule_contact = {"a signature of addresses and numbers"};
static const struct rule rule_dash_name = {"a name behind a dash"};

enum {
    SIGNATURE_LINES_MAX = 25,
    WEAK_LINES_MAX = 12,
    SEARCH_LINES_MAX = 16,
    NAME_WORDS_MAX = 4,
    SENTENCE_WORDS = 15, /* so many words are a sentence, however they end */
};

/* A run of own lines; FIRST..LAST, both filled. */
struct run_of_lines {
    gsize first, last;
};

static gboolean run_trim(const struct page *page, struct run_of_lines *run)
{
    while (run->last > run->first && !line_has_own(&page->lines[run->last]))
        run->last--;
    while (run->first < run->last && !line_has_own(&page->lines[run->first]))
        run->first++;
    return line_has_own(&page->lines[run->first]);
}

static guint own_lines(const struct page *page, gsize first, gsize last)
{
    guint n = 0;
    for (gsize i = first; i <= last && i < page->n_lines; i++)
        n += line_has_own(&page->lines[i]);
    return n;
}

static gboolean line_is(const struct page *page, const struct line *line, const char *text)
{
    gsize length = strlen(text);
    return line->end - line->start == length && memcmp(page->text + line->start, text, length) == 0;
}

/* Only underlines, or stars with blanks: what mailing lists and some clients draw above a signature. */
static gboolean is_drawn_line(const struct page *page, const struct line *line)
{
    guint marks = 0;
    char mark = page->text[line->start];
    if (mark != '_' && mark != '*')
        return FALSE;
    for (guint32 i = line->start; i < line->end; i++) {
        if (page->text[i] == mark)
            marks++;
        else if (page->text[i] != ' ')
            return FALSE;
    }
    return marks >= (mark == '_' ? 2 : 3);
}

const struct rule *signature_delimiter(const struct page *page, gsize at)
{
    static const char *const strong[] = {"--",
                                         "-- --",
                                         "\342\200\224",
                                         "\342\200\223",
                                         "\342\200\224\342\200\224",
                                         "\342\200\223\342\200\223"};
    const struct line *line = &page->lines[at];
    if (line->depth > 0 || line->end == line->start || line->n_tokens > 0)
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(strong); i++) {
        if (line_is(page, line, strong[i]))
            return &rule_delimiter;
    }
    return is_drawn_line(page, line) ? &rule_weak_delimiter : NULL;
}

/* "1." or "- " begins an item of a list, which no signature has. */
static gboolean begins_item(const struct page *page, const struct line *line)
{
    const char *p = page->text + line->body;
    if (line_is_blank(line))
        return FALSE;
    if ((*p == '-' || *p == '*' || *p == '+') && p[1] == ' ')
        return TRUE;
    const struct token *tokens = line_tokens(page, line);
    if (line->n_tokens == 0 || tokens[0].digits == 0 || tokens[0].digits > 2 ||
        tokens[0].start != line->body)
        return FALSE;
    char after = page->text[tokens[0].end];
    return after == '.' || after == ')' || after == ':';
}

static gboolean ends_sentence(const struct page *page, const struct line *line)
{
    gunichar last = line_last_char(page, line);
    return last == '.' || last == '!' || last == '?' || last == 0x3002 || last == 0xff01 ||
           last == 0xff1f || last == 0x2026;
}

/* Reads as something that a person says, not as what a signature is made of. */
static gboolean is_prose(const struct page *page, const struct line *line)
{
    if (line->depth > 0 || begins_item(page, line) || line->question != 0)
        return TRUE;
    return line->n_tokens >= SENTENCE_WORDS || (line->n_tokens >= 4 && ends_sentence(page, line)) ||
           line_last_char(page, line) == '?';
}

static gboolean any_prose(const struct page *page, gsize first, gsize last)
{
    for (gsize i = first; i <= last; i++) {
        if (line_has_own(&page->lines[i]) && is_prose(page, &page->lines[i]))
            return TRUE;
    }
    return FALSE;
}

/* Whether the person wrote anything but FIRST..LAST. */
static gboolean leaves_something(const struct page *page, gsize first, gsize last)
{
    gsize words = 0;
    for (gsize i = first; i <= last; i++)
        words += line_has_own(&page->lines[i]) && page->lines[i].n_tokens > 0;
    return page->n_own > words;
}

static gboolean run_cut(struct page *page, struct run_of_lines *run, gsize from,
                        const struct rule *rule)
{
    if (from == run->first && !leaves_something(page, run->first, run->last))
        return FALSE;
    page_cut(page, from, run->last, rule);
    if (from == run->first)
        return FALSE;
    run->last = from - 1;
    return run_trim(page, run);
}

/* A name: few words, none of which begins with a small letter (scripts without capitals have none). */
static gboolean is_name(const struct page *page, const struct token *tokens, guint n)
{
    if (n == 0 || n > NAME_WORDS_MAX)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        gunichar c = g_utf8_get_char(page->text + tokens[i].start);
        if (g_unichar_islower(c) || tokens[i].digits > 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean line_is_name(const struct page *page, const struct line *line)
{
    return line->depth == 0 && !begins_item(page, line) &&
           is_name(page, line_tokens(page, line), line->n_tokens) &&
           line_last_char(page, line) != '?' && line_last_char(page, line) != ':';
}

/* "Kind regards", and perhaps a name behind it: "LG, Eva". */
static gboolean line_is_closing(const struct page *page, const struct line *line)
{
    const struct token *tokens = line_tokens(page, line);
    if (line->n_tokens == 0 || line->n_tokens > 10 || line->depth > 0)
        return FALSE;
    guint n = words_match(tokens, line->n_tokens, WORD_CLOSING, NULL);
    if (n == 0)
        return FALSE;
    return n == line->n_tokens ||
           (page->text[tokens[n - 1].end] == ',' && is_name(page, tokens + n, line->n_tokens - n));
}

/* --- one search each; all return FALSE when nothing of the run is left --- */

/* Several delimiters that are not the signature's divide what the person wrote. */
static gboolean cut_delimiter(struct page *page, struct run_of_lines *run)
{
    guint strong = 0;
    for (gsize i = run->first; i <= run->last; i++)
        strong += signature_delimiter(page, i) == &rule_delimiter;
    for (gsize i = run->first; i <= run->last; i++) {
        const struct rule *rule = signature_delimiter(page, i);
        if (rule == NULL)
            continue;
        if (rule == &rule_delimiter && strong-- > 2)
            continue;
        guint below = own_lines(page, i + 1, run->last);
        if (below > (rule == &rule_delimiter ? SIGNATURE_LINES_MAX : WEAK_LINES_MAX))
            continue;
        gboolean item = FALSE;
        for (gsize k = i + 1; k <= run->last; k++)
            item = item || begins_item(page, &page->lines[k]);
        if (rule == &rule_weak_delimiter && (item || (i == run->first && below > 0)))
            continue;
        return run_cut(page, run, i, rule);
    }
    return TRUE;
}

/* What stands below a phone's footer is left: it was written there. */
static gboolean cut_footers(struct page *page, struct run_of_lines *run)
{
    for (gsize i = run->first; i <= run->last; i++) {
        if (page->lines[i].depth > 0)
            continue;
        if (footer_line(page, i))
            page_cut(page, i, i, &rule_footer);
        else if (litter_line(page, i))
            page_cut(page, i, i, &rule_litter);
    }
    return run_trim(page, run);
}

static gsize paragraph_start(const struct page *page, gsize at, gsize first)
{
    while (at > first && !line_is_blank(&page->lines[at - 1]) && page->lines[at - 1].rule == NULL)
        at--;
    return at;
}

static gboolean cut_disclaimer(struct page *page, struct run_of_lines *run)
{
    while (TRUE) {
        gsize start = paragraph_start(page, run->last, run->first);
        if (!disclaimer_paragraph(page, start, run->last) || start == run->first)
            return TRUE;
        page_cut(page, start, run->last, &rule_disclaimer);
        run->last = start - 1;
        if (!run_trim(page, run))
            return FALSE;
    }
}

/* The line holds the writer's name, in either order, and nothing else; or the first name alone. */
static gboolean is_writer(const struct page *page, const struct line *line, const GArray *writer,
                          gboolean *whole_r)
{
    const struct token *tokens = line_tokens(page, line);
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

/* A first name alone is a signature only as the last line, apart from what stands above it or below a closing. */
static gboolean stands_apart(const struct page *page, const struct run_of_lines *run, gsize at)
{
    if (at != run->last)
        return FALSE;
    return at == run->first || line_is_blank(&page->lines[at - 1]) ||
           line_is_closing(page, &page->lines[at - 1]);
}

static gboolean cut_name(struct page *page, struct run_of_lines *run, const GArray *writer)
{
    guint seen = 0;
    for (gsize i = run->last + 1; i-- > run->first && seen < SEARCH_LINES_MAX && writer->len > 0;) {
        const struct line *line = &page->lines[i];
        gboolean whole = FALSE;
        if (!line_has_own(line))
            continue;
        seen++;
        if (is_writer(page, line, writer, &whole) && (whole || stands_apart(page, run, i))) {
            gsize above = i > run->first ? page_previous_filled(page, i) : page->n_lines;
            gboolean closing = above < page->n_lines && above >= run->first &&
                               line_is_closing(page, &page->lines[above]);
            return run_cut(page, run, closing ? above : i, &rule_name);
        }
        if (is_prose(page, line))
            break;
    }
    return TRUE;
}

/* What stands after the name that ends a letter: an address, a title. Returns the first such line, or LAST + 1. */
static gsize below_closing(const struct page *page, const struct run_of_lines *run, gsize closing)
{
    gsize name = page_next_filled(page, closing + 1);
    if (line_tokens(page, &page->lines[closing]) && name <= run->last &&
        !line_is_name(page, &page->lines[name]))
        return closing + 1;
    while (name <= run->last && !line_is_blank(&page->lines[name]))
        name++;
    return name;
}

static gboolean cut_closing(struct page *page, struct run_of_lines *run, gboolean questions)
{
    guint seen = 0;
    for (gsize i = run->last + 1; i-- > run->first && seen < SEARCH_LINES_MAX;) {
        const struct line *line = &page->lines[i];
        if (!line_has_own(line))
            continue;
        seen++;
        if (line_is_closing(page, line) &&
            (i > run->first || leaves_something(page, run->first, run->last))) {
            gboolean block = i < run->last && line_is_name(page, &page->lines[i + 1]);
            if (i == run->first && !questions)
                return TRUE;
            if (block || questions)
                return run_cut(page, run, i, block ? &rule_signature : &rule_closing);
            gsize below = page_next_filled(page, below_closing(page, run, i));
            return below <= run->last ? run_cut(page, run, below, &rule_signature) : TRUE;
        }
        if (is_prose(page, line))
            break;
    }
    return TRUE;
}

/* A telephone number: seven digits or more, with what may stand between them. */
static gboolean has_telephone(const struct page *page, const struct line *line)
{
    guint digits = 0;
    for (guint32 i = line->body; i < line->end; i++) {
        char c = page->text[i];
        if (g_ascii_isdigit(c))
            digits++;
        else if (strchr(" -()/.+", c) == NULL)
            digits = 0;
        if (digits >= 7)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_text(const struct page *page, const struct line *line, const char *text)
{
    return g_strstr_len(page->text + line->body, line->end - line->body, text) != NULL;
}

/* Ways to reach someone, of which a signature has several. Links alone are no sign: people answer with links. */
static guint contact_points(const struct page *page, const struct line *line)
{
    guint points = 0;
    points += has_telephone(page, line);
    points +=
        memchr(page->text + line->body, '@', line->end - line->body) != NULL && line->n_tokens <= 8;
    return points;
}

static gboolean cut_contact(struct page *page, struct run_of_lines *run)
{
    gsize start = run->last + 1;
    guint points = 0, links = 0, seen = 0;
    for (gsize i = run->last + 1; i-- > run->first && seen < SIGNATURE_LINES_MAX;) {
        const struct line *line = &page->lines[i];
        if (!line_has_own(line))
            continue;
        gsize paragraph = paragraph_start(page, i, run->first);
        if (is_prose(page, line) && !(seen == 0 && i > run->first))
            break;
        seen++;
        points += contact_points(page, line);
        links += has_text(page, line, "www.") || has_text(page, line, "http");
        if (i == paragraph && !is_prose(page, line))
            start = i;
    }
    if (start <= run->first || start > run->last || points == 0 || points + MIN(links, 2) < 2)
        return TRUE;
    return run_cut(page, run, start, &rule_contact);
}

/* "-Ann Lee", "\342\200\223Daniel" as the last line below a blank one; "- item", "--option" and "-none" are not. */
static gboolean cut_dash_name(struct page *page, struct run_of_lines *run)
{
    const struct line *line = &page->lines[run->last];
    const char *p = page->text + line->body;
    if (run->last == run->first || !line_is_blank(&page->lines[run->last - 1]) || line->depth > 0)
        return TRUE;
    gsize dash = *p == '-' ? 1 : memcmp(p, "\342\200\223", 3) == 0 ? 3 : 0;
    if (dash == 0 || line->n_tokens == 0 || line_tokens(page, line)->start != line->body + dash ||
        !is_name(page, line_tokens(page, line), line->n_tokens))
        return TRUE;
    if (words_match(line_tokens(page, line), line->n_tokens, WORD_NOTHING, NULL) == line->n_tokens)
        return TRUE;
    return run_cut(page, run, run->last, &rule_dash_name);
}

static void mark_run(struct page *page, struct run_of_lines run, const struct letter_frame *frame,
                     const GArray *writer)
{
    if (!run_trim(page, &run) || !cut_delimiter(page, &run) || !cut_footers(page, &run))
        return;
    if (!cut_disclaimer(page, &run) || !cut_name(page, &run, writer) ||
        !cut_closing(page, &run, frame->questions))
        return;
    if (!cut_contact(page, &run) || !cut_dash_name(page, &run))
        return;
    cut_closing(page, &run, frame->questions);
}

/* "Hi all," on the first line, above answers. */
static void cut_greeting(struct page *page)
{
    gsize at = 0;
    while (at < page->n_lines && !line_has_own(&page->lines[at]))
        at++;
    if (at >= page->n_lines || page->lines[at].depth > 0 || page->lines[at].question != 0)
        return;
    const struct line *line = &page->lines[at];
    const struct token *tokens = line_tokens(page, line);
    guint n = words_match(tokens, line->n_tokens, WORD_GREETING, NULL);
    if (n == 0 || (n < line->n_tokens && !is_name(page, tokens + n, line->n_tokens - n)))
        return;
    if (leaves_something(page, at, at))
        page_cut(page, at, at, &rule_greeting);
}

void reply_mark_frame(struct page *page, const struct letter_frame *frame)
{
    g_autoptr(GArray) writer = g_array_new(FALSE, FALSE, sizeof(struct token));
    if (frame->writer != NULL)
        tokens_append(writer, frame->writer, 0, strlen(frame->writer));
    for (gsize i = 0; i < page->n_lines; i++) {
        if (page->lines[i].rule != NULL)
            continue;
        gsize last = i;
        while (last + 1 < page->n_lines && page->lines[last + 1].rule == NULL)
            last++;
        mark_run(page, (struct run_of_lines){.first = i, .last = last}, frame, writer);
        i = last;
    }
    if (frame->questions)
        cut_greeting(page);
}
