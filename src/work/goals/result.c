/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key results: read from words, and what amounts mean for them. */
#include <string.h>

#include "work/goals/goals.h"

enum { UNIT_OCTETS = 24, NAME_OCTETS = 120, TOKENS_MAX = 40 };

/* What may stand between two amounts, and before the first. */
static const char *const arrows[] = {"-->", "->", "=>", "→"};
static const char *const between[] = {"→", "to", "auf", "à", "a", "から", NULL};
static const char *const before[] = {"from", "von", "de", NULL};

static gboolean is_amount(const char *text, const char *language, struct goal_amount *amount_r)
{
    return goal_amount_read(text, language, amount_r) && *amount_r->behind == '\0' &&
           strspn(text, "+-") == 0;
}

/* One end: "120", "12 h", "99,5 %": TOKENS FROM..TO-1. */
static gboolean end_read(char **tokens, guint from, guint to, const char *language, gint64 *value_r,
                         char **unit_r)
{
    struct goal_amount amount;
    if (from >= to || to - from > 2)
        return FALSE;
    gboolean apart = to - from == 2;
    g_autofree char *both =
        apart ? g_strconcat(tokens[from], tokens[from + 1], NULL) : g_strdup(tokens[from]);
    if (!is_amount(both, language, &amount) || (apart && g_ascii_isdigit(*tokens[from + 1])))
        return FALSE;
    *value_r = amount.thousandths;
    *unit_r = amount.percent ? g_strdup("%") : g_strndup(amount.unit, amount.unit_length);
    return strlen(*unit_r) <= UNIT_OCTETS;
}

/* The words of TOKENS 0..N-1, without what only leads to the first amount. */
static char *name_of_tokens(char **tokens, guint n)
{
    if (n > 0 && g_strv_contains(before, tokens[n - 1]))
        n--;
    g_autoptr(GString) name = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(name, "%s%s", i > 0 ? " " : "", tokens[i]);
    while (name->len > 0 && strchr(":,;-", name->str[name->len - 1]) != NULL)
        g_string_truncate(name, name->len - 1);
    return g_strndup(name->str, name->len);
}

/* What stands around the token AT, which is between two amounts. */
static struct key_result *result_around(char **tokens, guint n, guint at, const char *language)
{
    gint64 from, to;
    g_autofree char *unit_from = NULL, *unit_to = NULL;
    if (!end_read(tokens, at + 1, n, language, &to, &unit_to))
        return NULL;
    guint start = at;
    for (guint length = 1; length <= 2 && length <= at && start == at; length++) {
        g_clear_pointer(&unit_from, g_free);
        if (end_read(tokens, at - length, at, language, &from, &unit_from))
            start = at - length;
    }
    if (start == at || from == to)
        return NULL;
    struct key_result *result = g_new0(struct key_result, 1);
    result->from = from;
    result->to = to;
    result->unit = g_strdup(*unit_to != '\0' ? unit_to : unit_from);
    g_autofree char *name = name_of_tokens(tokens, start);
    result->name = g_utf8_make_valid(name, MIN(strlen(name), NAME_OCTETS));
    return result;
}

/* All arrows alike, with blanks around them. Caller frees. */
static char *spaced(const char *text)
{
    GString *out = g_string_new(text);
    for (gsize i = 0; i < G_N_ELEMENTS(arrows); i++)
        g_string_replace(out, arrows[i], i + 1 < G_N_ELEMENTS(arrows) ? "→" : " → ", 0);
    return g_string_free(out, FALSE);
}

struct key_result *key_result_read(const char *text, const char *language)
{
    g_autofree char *wide = spaced(text);
    g_auto(GStrv) all = g_strsplit_set(wide, " \t", -1);
    char *tokens[TOKENS_MAX];
    guint n = 0;
    for (char **token = all; *token != NULL && n < TOKENS_MAX; token++)
        if (**token != '\0')
            tokens[n++] = *token;
    struct key_result *result = NULL;
    for (guint i = n; i-- > 1 && result == NULL;)
        if (g_strv_contains(between, tokens[i]))
            result = result_around(tokens, n, i, language);
    return result;
}

struct key_result *key_result_plain(void)
{
    struct key_result *result = g_new0(struct key_result, 1);
    result->name = g_strdup("");
    result->unit = g_strdup("%");
    result->to = 100 * GOAL_ONE;
    return result;
}

int key_result_percent(const struct key_result *result)
{
    double way = (double)(result->to - result->from);
    double gone = (double)(result->current - result->from);
    double percent = CLAMP(gone / way * 100, -999.0, 999.0);
    return (int)(percent < 0 ? percent - 0.5 : percent + 0.5);
}

gint64 key_result_amount(const struct key_result *result, const struct goal_amount *amount)
{
    if (!amount->percent || strcmp(result->unit, "%") == 0)
        return amount->thousandths;
    double part = (double)(result->to - result->from) * (double)amount->thousandths;
    gint64 of_way = (gint64)(part / (100 * GOAL_ONE) + (part < 0 ? -0.5 : 0.5));
    return amount->adds ? of_way : result->from + of_way;
}
