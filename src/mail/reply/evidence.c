/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence.c - weighs what programs and people put into a line
 *
 * No pattern for each client: a date, an address, a word for "wrote", how the line begins and ends
 * are seen apart from each other, and a few rows say which of them together are enough. So any
 * order of the parts, any language of words/, and names of any shape are understood; and "On Monday
 * we met" is not taken for one.
 */
#include "mail/reply/evidence.h"

#include "mail/reply/words.h"

enum { DATED_SHORT = 18 }; /* words of a line that is no more than a name, an address and a date */

guint evidence_date_score(const struct evidence *e)
{
    return (guint)e->year + (guint)e->time + (guint)e->month + (guint)e->weekday +
           2 * (guint)e->numeric;
}

gboolean evidence_has_full_date(const struct evidence *e)
{
    return evidence_date_score(e) >= 2 && (e->year || e->numeric);
}

static gboolean date_word(const struct token *token)
{
    return token->digits > 0 || (token->classes & (WORD_MONTH | WORD_WEEKDAY)) != 0;
}

/* One of WHICH stands between the words, with or without a blank behind it: "02. 03. 26". */
static gboolean separator_between(const struct sheet *sheet, const struct token *token,
                                  const char *which)
{
    guint32 gap = token[1].start - token->end;
    return (gap == 1 || (gap == 2 && sheet->text[token->end + 1] == ' ')) &&
           strchr(which, sheet->text[token->end]) != NULL;
}

/* Of our time; or of Thailand's, which counts from 543 BC. */
static gboolean is_year(guint number)
{
    return (number >= 1970 && number < 2100) || (number >= 2513 && number < 2643);
}

/* "12/9/2013", "2013.02.08", "09:00", "21.06.2024", "2016年", a year: what TOKEN and its followers
 * say of a date. */
static void see_number(struct evidence *e, const struct sheet *sheet, const struct token *token,
                       guint left)
{
    if (token->digits == 4 && is_year(token->number))
        e->year = TRUE;
    if (left < 2 || token->digits > 4 || !g_ascii_isdigit(sheet->text[token[1].start]))
        return;
    if (token->digits <= 2 && token->number < 24 && separator_between(sheet, token, ":."))
        e->time = TRUE;
    if (left >= 3 && token[1].digits > 0 && token[2].digits > 0 &&
        separator_between(sheet, token, "./-") && separator_between(sheet, token + 1, "./-"))
        e->numeric = TRUE;
}

/* "24-Nov-26" (Mailbird). */
static void see_dashed(struct evidence *e, const struct sheet *sheet, const struct token *token,
                       guint left)
{
    if (left >= 3 && (token[1].classes & WORD_MONTH) != 0 && token[2].digits >= 2 &&
        sheet->text[token->end] == '-' && sheet->text[token[1].end] == '-')
        e->numeric = TRUE;
}

/* Returns the words of the phrase that begins here; 0 when there is none. */
static guint see_wrote(struct evidence *e, const struct token *token, guint left, gboolean first)
{
    guint n = words_match(token, left, WORD_WROTE, NULL);
    if (n == 0)
        return 0;
    e->wrote += n;
    e->after_wrote = left - n;
    guint32 beside = (first ? 0 : token[-1].classes) | (left > n ? token[n].classes : 0);
    e->self = e->self || (beside & WORD_SELF) != 0; /* "I wrote", "schrieb ich" */
    e->you = e->you || (beside & WORD_YOU) != 0;
    return n;
}

static void see_words(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    guint wrote_end = 0;
    e->after_wrote += line->n_tokens;
    for (guint i = 0; i < line->n_tokens; i++) {
        guint left = line->n_tokens - i;
        if (tokens[i].classes & WORD_MONTH)
            e->month = TRUE;
        if (words_match(tokens + i, left, WORD_WEEKDAY, NULL) > 0)
            e->weekday = TRUE;
        if (tokens[i].digits > 0)
            see_number(e, sheet, tokens + i, left);
        if (tokens[i].digits > 0)
            see_dashed(e, sheet, tokens + i, left);
        if (i >= wrote_end)
            wrote_end = i + see_wrote(e, tokens + i, left, i == 0);
    }
    e->words += line->n_tokens;
}

/* "wrote:", "wrote -----", "<ann@example.com>:"; in Chinese with a wide colon. */
static void see_end(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    const char *start = sheet->text + line->body, *end = sheet->text + line->end;
    while (end > start && strchr("-*_ ", end[-1]) != NULL)
        end--;
    gboolean dashes = end < sheet->text + line->end;
    gsize colon = end > start && end[-1] == ':'                                   ? 1
                  : end - start >= 3 && text_starts(end - 3, end, "\357\274\232") ? 3
                                                                                  : 0;
    gboolean date_behind = end > start && end[-1] == ')' &&
                           g_strstr_len(start, end - start, ": (") != NULL; /* K-9 in Swedish */
    e->colon = colon > 0 || date_behind || (dashes && line->n_tokens > 0);
    e->closed = end > start && end[-1] == '>';
    e->bracket = colon > 0 && end - colon > start && strchr(">)]", end[-(gssize)colon - 1]) != NULL;
}

static void see_brackets(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    for (guint32 i = line->body; i < line->end; i++) {
        if (sheet->text[i] == '<')
            e->open++;
        else if (sheet->text[i] == '>' && e->open > 0)
            e->open--;
        else if (sheet->text[i] == '@')
            e->address = TRUE;
    }
}

/* What stands before the first word ("- ", "* ", "---- ", quotation marks) does not count. */
static void see_beginning(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    if (line->n_tokens == 0)
        return;
    e->on_first = words_match(tokens, line->n_tokens, WORD_ON, NULL) > 0;
    e->date_first =
        date_word(tokens) || words_match(tokens, line->n_tokens, WORD_WEEKDAY, NULL) > 0;
}

void evidence_see_line(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    e->octets += line->end - line->body;
    see_words(e, sheet, line);
    see_brackets(e, sheet, line);
    see_end(e, sheet, line);
}

void evidence_see_first(struct evidence *e, const struct sheet *sheet, const struct line *line)
{
    see_beginning(e, sheet, line);
    evidence_see_line(e, sheet, line);
}

/* With a word for "wrote". People write such lines too: without a quote below, only what a program
 * adds - an address, a time of day - tells. */
static gboolean wrote_suffices(const struct evidence *e)
{
    gboolean dated = evidence_date_score(e) >= 2;
    if (e->self && !e->quoted)
        return FALSE; /* "On Monday I wrote:" */
    if (dated && (e->address || e->quoted))
        return TRUE; /* Gmail, Apple Mail, mutt and most others */
    if (dated && evidence_has_full_date(e) && (e->time || e->you))
        return TRUE; /* Thunderbird, Evolution, Eudora */
    if (e->colon && e->address)
        return TRUE; /* mblaze, s-nail, notmuch: without a date */
    return e->colon && e->quoted &&
           e->words <= ATTRIBUTION_SHORT; /* "Quoting X:", "X writes:" (nmh, Gnus, Horde) */
}

/* Which evidence is enough; clients and languages that need the row. */
gboolean evidence_suffices(const struct evidence *e)
{
    if (e->words == 0 || e->words > ATTRIBUTION_WORDS_MAX || e->octets > ATTRIBUTION_OCTETS_MAX ||
        e->open > 0)
        return FALSE;
    gboolean wrote_last = e->wrote > 0 && e->after_wrote == 0;
    if (e->wrote > 0 && (e->colon || wrote_last) && wrote_suffices(e))
        return TRUE;
    if (evidence_date_score(e) < 2)
        return FALSE;
    if (e->address && e->bracket && evidence_has_full_date(e) && (e->date_first || e->on_first))
        return TRUE; /* Gmail in languages that do not say "wrote": ja, ru; Mail.ru, Yandex */
    if (e->address && e->quoted && e->date_first)
        return TRUE; /* Gmail of 2013: date, name, address, no colon */
    if (e->address && evidence_has_full_date(e) && e->time) {
        if (e->date_first && (e->colon || e->closed))
            return TRUE; /* Tutanota: "24 Nov 2026, 09:00 by ann@example.com:"; Rambler: "<...>" */
        if (e->quoted && e->words <= DATED_SHORT)
            return TRUE; /* Nextcloud: name, address, a dash, the date */
    }
    return e->bracket && e->quoted; /* Gnus: "* X [date]:" */
}
