/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a line says of a goal, from left to right: its number, an amount, how sure somebody
 * is, a note. */
#include "muster/mail/goal.h"

#include <string.h>

#include "mail/read/figures.h"
#include "mail/reply/reply.h"

enum { NUMBER_DIGITS_MAX = 6, WORD_MAX = 16 };

/* --- words --- */

static const char *const goal_words[] = {"goal", "ziel", "objectif", "objetivo", "meta", "目標"};

static const char *const confidence_words[] = {"confidence", "zuversicht", "confiance",
                                               "confianza",  "確信度",     "自信"};

static const struct {
    const char *words;
    guint confidence;
} confidences[] = {
    {"low", 1},     {"medium", 2}, {"high", 3},   {"off track", 1}, {"at risk", 2}, {"on track", 3},
    {"niedrig", 1}, {"gering", 1}, {"mittel", 2}, {"hoch", 3},      {"faible", 1},  {"moyenne", 2},
    {"haute", 3},   {"forte", 3},  {"baja", 1},   {"media", 2},     {"alta", 3},    {"低い", 1},
    {"低", 1},      {"中", 2},     {"高い", 3},   {"高", 3},
};

static const char *const percent_words[] = {"%",         "percent",    "prozent",
                                            "pour cent", "por ciento", "パーセント"};

/* Behind WORD at AT, in any letters, where no letter goes on; NULL when it does not stand there. */
static const char *behind(const char *at, const char *word)
{
    gsize length = strlen(word);
    if (g_ascii_strncasecmp(at, word, length) != 0)
        return NULL;
    gboolean goes_on =
        g_ascii_isalpha(word[length - 1]) && g_unichar_isalpha(g_utf8_get_char(at + length));
    return goes_on ? NULL : at + length;
}

static const char *behind_any(const char *at, const char *const *words, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        const char *end = behind(at, words[i]);
        if (end != NULL)
            return end;
    }
    return NULL;
}

static const char *behind_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

/* --- numbers of goals --- */

static gboolean digits_read(const char **at, guint *number_r)
{
    gsize digits = strspn(*at, "0123456789");
    if (digits == 0 || digits > NUMBER_DIGITS_MAX)
        return FALSE;
    *number_r = (guint)g_ascii_strtoull(*at, NULL, 10);
    *at += digits;
    return *number_r > 0;
}

gboolean goal_number_read(const char *text, guint *goal_r, guint *place_r, const char **behind_r)
{
    const char *at = text + (*text == '#');
    *place_r = 0;
    if (!digits_read(&at, goal_r))
        return FALSE;
    if (*at == '.' && g_ascii_isdigit(at[1])) {
        at++;
        if (!digits_read(&at, place_r))
            return FALSE;
    }
    if (*at != '\0' && strchr(" \t:=,;)", *at) == NULL)
        return FALSE;
    *behind_r = at + strspn(at, " \t:");
    return TRUE;
}

const char *goal_word_end(const char *line, gboolean *tight_r)
{
    const char *end = behind_any(line, goal_words, G_N_ELEMENTS(goal_words));
    if (end == NULL)
        return NULL;
    const char *number = end + (*end == ':');
    number += *number == '#';
    *tight_r = *end == ':' && g_ascii_isdigit(*number);
    return end + strspn(end, " \t:");
}

/* Whether one of our words ends before COLON, which stands in LINE, and a number follows. */
static gboolean names_goal(const char *line, const char *colon)
{
    for (gsize i = 0; i < G_N_ELEMENTS(goal_words); i++) {
        gsize length = strlen(goal_words[i]);
        const char *from = colon - length;
        gboolean tight;
        if (colon - line >= (gssize)length && behind(from, goal_words[i]) == colon &&
            (from == line || !g_ascii_isalnum(from[-1])))
            return goal_word_end(from, &tight) != NULL && tight;
    }
    return FALSE;
}

guint goal_numbers_in(const char *line, guint *numbers_r, guint max)
{
    guint n = 0, place;
    for (const char *colon = strchr(line, ':'); colon != NULL && n < max;
         colon = strchr(colon + 1, ':')) {
        if (!names_goal(line, colon))
            continue;
        const char *unused;
        gsize digits = strspn(colon + 1, "#.0123456789");
        g_autofree char *number = g_strndup(colon + 1, digits);
        if (number[digits - 1] == '.')
            number[digits - 1] = '\0';
        n += goal_number_read(number, &numbers_r[n], &place, &unused);
    }
    return n;
}

/* --- amounts --- */

/* A minus of any width, right before a figure. */
static const char *behind_sign(const char *at, gboolean *negative_r, gboolean *has_sign_r)
{
    static const char *const minuses[] = {"-", "\342\210\222", "\342\200\223"};
    const char *end = *at == '+' ? at + 1 : NULL;
    *negative_r = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(minuses) && end == NULL; i++)
        if (g_str_has_prefix(at, minuses[i])) {
            end = at + strlen(minuses[i]);
            *negative_r = TRUE;
        }
    *has_sign_r = end != NULL && g_ascii_isdigit(*end);
    return *has_sign_r ? end : at;
}

/* "12.5" in thousandths; FALSE when that cannot be. */
static gboolean thousandths_of(const char *decimal, gint64 factor, gint64 *thousandths_r)
{
    const char *point = strchr(decimal, '.');
    gsize whole = point != NULL ? (gsize)(point - decimal) : strlen(decimal);
    gsize places = point != NULL ? strlen(point + 1) : 0;
    if (whole > 12 || places > 3)
        return FALSE;
    gint64 value = g_ascii_strtoll(decimal, NULL, 10) * 1000, unit = 100;
    for (gsize i = 0; i < places; i++, unit /= 10)
        value += (point[1 + i] - '0') * unit;
    *thousandths_r = value * factor;
    return value <= GOAL_AMOUNT_MAX / factor;
}

/* "k" and "M" right behind the figures, where no other letter follows. */
static gint64 factor_of(const char **at)
{
    gint64 factor = **at == 'k' || **at == 'K' ? 1000 : **at == 'M' ? 1000000 : 1;
    if (factor == 1 || g_unichar_isalpha(g_utf8_get_char(*at + 1)))
        return 1;
    (*at)++;
    return factor;
}

static gboolean ends_unit(const char *at)
{
    return *at == '\0' || strchr(" \t,;:.!()", *at) != NULL || g_ascii_isdigit(*at);
}

gboolean goal_amount_read(const char *text, const char *language, struct goal_amount *amount_r)
{
    gboolean negative;
    *amount_r = (struct goal_amount){.percent = FALSE};
    const char *at = behind_blanks(text);
    gboolean is = *at == '=';
    at = behind_sign(behind_blanks(at + is), &negative, &amount_r->adds);
    const char *end = figures_end(at);
    if (end == at || !figures_are_grouped(at, end, language))
        return FALSE;
    g_autofree char *decimal = figures_decimal(at, end, language);
    gint64 factor = factor_of(&end);
    if (!thousandths_of(decimal, factor, &amount_r->thousandths))
        return FALSE;
    if (negative)
        amount_r->thousandths = -amount_r->thousandths;
    amount_r->adds = amount_r->adds && !is;
    const char *percent =
        behind_any(behind_blanks(end), percent_words, G_N_ELEMENTS(percent_words));
    amount_r->percent = percent != NULL;
    amount_r->unit = end;
    while (percent == NULL && !ends_unit(end))
        end = g_utf8_next_char(end);
    amount_r->unit_length = percent == NULL ? (gsize)(end - amount_r->unit) : 0;
    amount_r->behind = behind_blanks(percent != NULL ? percent : end);
    return TRUE;
}

/* --- lines --- */

/* "confidence low", "at risk": how sure; 0 when AT does not begin so. */
static guint confidence_read(const char **at)
{
    const char *word = behind_any(*at, confidence_words, G_N_ELEMENTS(confidence_words));
    const char *level = word != NULL ? word + strspn(word, " \t:=") : *at;
    for (gsize i = 0; i < G_N_ELEMENTS(confidences); i++) {
        const char *end = behind(level, confidences[i].words);
        if (end == NULL || (word == NULL && strchr(confidences[i].words, ' ') == NULL))
            continue;
        *at = end;
        return confidences[i].confidence;
    }
    return 0;
}

/* Whether anything but blanks stood there. */
static gboolean skip_marks(const char **at)
{
    static const char *const dashes[] = {"\342\200\223", "\342\200\224", "、", "，"};
    const char *from = *at = behind_blanks(*at);
    for (gsize i = 0; i < G_N_ELEMENTS(dashes); i++)
        if (g_str_has_prefix(*at, dashes[i]))
            *at += strlen(dashes[i]);
    *at += strspn(*at, ",;:-.(");
    gboolean some = *at > from;
    *at = behind_blanks(*at);
    return some;
}

gboolean goal_said_read(const char *text, const char *language, struct goal_said *said_r)
{
    const char *at;
    *said_r = (struct goal_said){.note = ""};
    if (!goal_number_read(text, &said_r->goal, &said_r->place, &at))
        return FALSE;
    said_r->has_amount = goal_amount_read(at, language, &said_r->amount);
    if (said_r->has_amount)
        at = said_r->amount.behind;
    else if (reply_says_status(at) == STATUS_OVER)
        return said_r->over = TRUE;
    said_r->set_off = skip_marks(&at);
    said_r->confidence = confidence_read(&at);
    said_r->set_off |= said_r->confidence > 0 && skip_marks(&at);
    said_r->note = at;
    return said_r->has_amount || said_r->confidence > 0;
}
