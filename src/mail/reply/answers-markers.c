/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-markers.c - reads "2. ", "Q3:", "Done:", "@ann" at the start of a line
 *
 * "3 reviews are open", "3:30 call", "1.5 hours" and "done with the parser: see below" are text.
 */
#include "mail/reply/answers-markers.h"

#include <string.h>

#include "mail/reply/answers-adds.h"
#include "mail/reply/label-words.h"
#include "mail/reply/words.h"

/* Octets of bullets, stars and emoji before a label. */
enum { BEFORE_LABEL_MAX = 12 };

struct label {
    guint question;
    guint first, n; /* words */
    gboolean brief; /* one or two letters: only a colon makes it a label */
};

struct label_index {
    GArray *labels; /* struct label */
    GArray *words;  /* struct token */
};

static void label_add(struct label_index *index, guint question, const char *text)
{
    struct label label = {.question = question, .first = index->words->len};
    tokens_append(index->words, text, 0, strlen(text));
    label.n = index->words->len - label.first;
    label.brief = g_utf8_strlen(text, -1) <= 2;
    if (label.n > 0)
        g_array_append_val(index->labels, label);
}

static void labels_add(struct label_index *index, guint question, const char *const *labels)
{
    for (const char *const *label = labels; label != NULL && *label != NULL; label++)
        label_add(index, question, *label);
}

static struct label_index *label_index_empty(void)
{
    struct label_index *index = g_new0(struct label_index, 1);
    index->labels = g_array_new(FALSE, FALSE, sizeof(struct label));
    index->words = g_array_new(FALSE, FALSE, sizeof(struct token));
    return index;
}

/* The other words for labels of SORT, which are the same for every mail: made once. */
static const struct label_index *others_get(enum label_sort sort)
{
    static struct label_index *others[LABEL_OWN];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        for (guint i = 0; i < LABEL_OWN; i++) {
            others[i] = label_index_empty();
            labels_add(others[i], 0, label_words(i));
        }
        g_once_init_leave(&ready, 1);
    }
    return others[sort];
}

static void others_add(struct label_index *index, guint question, enum label_sort sort)
{
    if (sort == LABEL_OWN)
        return;
    const struct label_index *others = others_get(sort);
    guint first = index->words->len;
    g_array_append_vals(index->words, others->words->data, others->words->len);
    for (guint i = 0; i < others->labels->len; i++) {
        struct label label = g_array_index(others->labels, struct label, i);
        label.question = question;
        label.first += first;
        g_array_append_val(index->labels, label);
    }
}

struct label_index *label_index_new_own(const struct asked *asked)
{
    struct label_index *index = label_index_empty();
    for (size_t q = 0; q < asked->n_questions; q++)
        labels_add(index, (guint)q + 1, asked->questions[q].labels);
    return index;
}

struct label_index *label_index_new(const struct asked *asked)
{
    struct label_index *index = label_index_new_own(asked);
    for (size_t q = 0; q < asked->n_questions; q++)
        others_add(index, (guint)q + 1, label_sort_of(&asked->questions[q]));
    return index;
}

void label_index_free(struct label_index *index)
{
    g_array_unref(index->labels);
    g_array_unref(index->words);
    g_free(index);
}

static const char *skip_any(const char *at, const char *end, const char *which)
{
    while (at < end && strchr(which, *at) != NULL)
        at++;
    return at;
}

/* What may end a number: its length, or 0. A "." or ":" before a digit is part of a number, a time
 * or a version. */
static gsize number_end(const char *at, const char *end)
{
    static const char *const wide[] = {"\357\274\232", "\357\274\216", "\357\274\211",
                                       "\343\200\201", "\357\270\217\342\203\243"};
    for (gsize i = 0; i < G_N_ELEMENTS(wide); i++) {
        if (text_starts(at, end, wide[i]))
            return strlen(wide[i]);
    }
    if (at >= end || strchr(".):]/", *at) == NULL)
        return 0;
    gboolean digit = at + 1 < end && g_ascii_isdigit(at[1]);
    return digit && *at != ')' && *at != ']' ? 0 : 1;
}

/* " - " or an en dash between blanks: "1 - the parser". */
static gsize dash_end(const char *at, const char *end)
{
    static const char *const dashes[] = {"- ", "\342\200\223 ", "\342\200\224 "};
    for (gsize i = 0; i < G_N_ELEMENTS(dashes); i++) {
        if (text_starts(at, end, dashes[i]))
            return strlen(dashes[i]);
    }
    return 0;
}

/* "+2. ", but not "+1 for that". */
static gboolean adds_closely(const char *at, const char *end)
{
    const char *digits = text_starts(at, end, "+") ? at + 1 : at;
    const char *behind = digits;
    while (behind < end && g_ascii_isdigit(*behind))
        behind++;
    return digits > at && behind > digits && number_end(behind, end) > 0;
}

gsize marker_adds(const struct sheet *sheet, const struct line *line)
{
    const char *at = sheet->text + MAX(line->own, line->body), *end = sheet->text + line->own_end;
    return adds_closely(at, end) ? 1 : adds_sign(at, end);
}

/* "Question 2", "zu 2": where the number stands; AT when there is no such word. */
static const char *behind_number_word(const struct sheet *sheet, const struct line *line,
                                      const char *at)
{
    const struct token *tokens = line_tokens(sheet, line);
    guint i = 0;
    while (i < line->n_tokens && sheet->text + tokens[i].start < at)
        i++;
    guint n = words_match(tokens + i, line->n_tokens - i, WORD_NUMBER, NULL);
    gboolean numbered = n > 0 && i + n < line->n_tokens && tokens[i + n].digits > 0;
    return numbered ? sheet->text + tokens[i + n].start : at;
}

/* "①", "❶": one character that is number and mark; 0 when it is none. */
static guint circled_number(const char *at, const char *end)
{
    gunichar c = at < end ? g_utf8_get_char(at) : 0;
    if (c >= 0x2460 && c <= 0x2468)
        return c - 0x2460 + 1;
    return c >= 0x2776 && c <= 0x277e ? c - 0x2776 + 1 : 0;
}

/* One or two digits of any script, which *AT is moved behind; 0 when there are none, or more. */
static guint read_digits(const char **at, const char *end)
{
    guint number = 0, digits = 0;
    for (; *at < end; *at = g_utf8_next_char(*at), digits++) {
        int value = g_unichar_digit_value(g_utf8_get_char(*at));
        if (value < 0 || digits == 2)
            break;
        number = number * 10 + (guint)value;
    }
    gboolean more = *at < end && g_unichar_isdigit(g_utf8_get_char(*at));
    return digits > 0 && !more ? number : 0;
}

/* What ends the number, and the blanks before it: "1 - the parser", "1 : le parseur". */
static const char *skip_delimiter(const char *at, const char *end, gboolean marked)
{
    at = skip_any(at, end, "*_");
    gsize delimiter = number_end(at, end);
    if (delimiter > 0)
        return at + delimiter;
    const char *p = skip_any(at, end, " ");
    delimiter = p > at ? dash_end(p, end) : 0;
    if (delimiter == 0 && p > at && text_starts(p, end, ": "))
        delimiter = 1;
    if (delimiter > 0)
        return p + delimiter;
    return marked && (at >= end || *at == ' ') ? at : NULL;
}

guint marker_number(const struct sheet *sheet, const struct line *line, guint32 *behind_r)
{
    const char *end = sheet->text + line->own_end;
    const char *start = sheet->text + MAX(line->own, line->body);
    const char *at = skip_any(start + marker_adds(sheet, line), end, "*_#([ ");
    gboolean hashed = at > start && at[-1] == '#', marked = FALSE;
    if (text_starts(at, end, "Q") || text_starts(at, end, "q")) {
        const char *digits = skip_any(at + 1, end, " .");
        marked = digits < end && g_ascii_isdigit(*digits);
        at = marked ? digits : at;
    }
    at = behind_number_word(sheet, line, at);
    guint number = circled_number(at, end);
    const char *behind = number > 0 ? g_utf8_next_char(at) : NULL;
    if (number == 0)
        number = read_digits(&at, end);
    if (hashed && (at >= end || strchr(".)", *at) == NULL))
        return 0; /* "#2 is fixed", "#2: the login" speak of an item, ours or another tracker's */
    if (number > 0 && behind == NULL)
        behind = skip_delimiter(at, end, marked);
    if (behind == NULL)
        return 0;
    *behind_r = (guint32)(skip_any(behind, end, "*_:)] \t") - sheet->text);
    return number;
}

guint marker_bare_number(const struct sheet *sheet, const struct line *line, guint32 *behind_r)
{
    const char *end = sheet->text + line->own_end;
    const char *at = sheet->text + MAX(line->own, line->body);
    gboolean hashed = text_starts(at, end, "#");
    at += hashed;
    guint number = read_digits(&at, end);
    at += hashed && text_starts(at, end, ":");
    if (number == 0 || at + 1 >= end || *at != ' ')
        return 0;
    *behind_r = (guint32)(at + 1 - sheet->text);
    return number;
}

gboolean marker_is_item(const struct sheet *sheet, const struct line *line)
{
    const char *end = sheet->text + line->own_end;
    const char *at = skip_any(sheet->text + MAX(line->own, line->body), end, "-*_([ ");
    return text_starts(at, end, "#") && at + 1 < end && g_ascii_isdigit(at[1]);
}

/* The first word that may be a label's: behind "- ", "## ", "**", and behind an emoji. */
static guint first_word(const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    guint n = 0;
    while (n < line->n_tokens && tokens[n].start < line->own)
        n++;
    if (n < line->n_tokens &&
        g_unichar_type(g_utf8_get_char(sheet->text + tokens[n].start)) == G_UNICODE_OTHER_SYMBOL)
        n++;
    return n;
}

static gboolean words_are(const struct label_index *index, const struct label *label,
                          const struct token *tokens, guint n)
{
    const struct token *words = (const struct token *)(void *)index->words->data;
    if (label->n > n)
        return FALSE;
    for (guint i = 0; i < label->n; i++) {
        if (words[label->first + i].hash != tokens[i].hash)
            return FALSE;
    }
    return TRUE;
}

/* What stands behind a label: its length, or 0 when it is no label's end. */
static gsize label_end(const char *at, const char *end, gboolean brief)
{
    if (text_starts(at, end, ":"))
        return 1;
    if (text_starts(at, end, "\357\274\232"))
        return 3;
    if (brief)
        return 0;
    return dash_end(at, end);
}

guint marker_label(const struct label_index *index, const struct sheet *sheet,
                   const struct line *line, guint32 *behind_r, gboolean *heading_r)
{
    guint skip = first_word(sheet, line);
    const struct token *tokens = sheet->tokens + line->token + skip;
    const char *end = sheet->text + line->own_end;
    guint n = line->n_tokens - skip;
    if (n == 0 || tokens[0].start - MAX(line->own, line->body) > BEFORE_LABEL_MAX)
        return 0;
    for (guint i = 0; i < index->labels->len; i++) {
        const struct label *label = &g_array_index(index->labels, struct label, i);
        if (!words_are(index, label, tokens, n))
            continue;
        const char *at = skip_any(sheet->text + tokens[label->n - 1].end, end, "*_ \t");
        gsize delimiter = label_end(at, end, label->brief);
        *heading_r = at >= end;
        gboolean called = tokens[0].start > 0 && sheet->text[tokens[0].start - 1] == '@';
        if (delimiter == 0 && !called && (!*heading_r || label->brief))
            continue;
        *behind_r = (guint32)(skip_any(at + delimiter, end, "*_ \t") - sheet->text);
        return label->question;
    }
    return 0;
}
