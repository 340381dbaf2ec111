/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, and which of the marks between them begins the decimals. */
#include "mail/read/figures.h"

#include <string.h>

/* English, Chinese and Japanese write 1,200.5; others 1.200,5. */
static char decimal_of(const char *language)
{
    static const char *const point[] = {"en", "ja", "zh", "ko", "he", "th", "hi", NULL};
    gsize stem = language != NULL ? strcspn(language, "-_") : 0;
    for (guint i = 0; point[i] != NULL; i++)
        if (stem == 0 || (stem == 2 && g_ascii_strncasecmp(language, point[i], 2) == 0))
            return '.';
    return ',';
}

const char *figures_end(const char *at)
{
    static const char marks[] = ".,'";
    while (g_ascii_isdigit(*at) ||
           (*at != '\0' && strchr(marks, *at) != NULL && g_ascii_isdigit(at[1])))
        at++;
    return at;
}

/* Whether the mark at AT, of the figures that end at END, begins the decimals: the last of two
 * different marks does; one that stands alone before three figures does in the language. */
static gboolean is_decimal(const char *start, const char *at, const char *end, char decimal)
{
    gsize behind = strspn(at + 1, "0123456789");
    if (at + 1 + behind != end)
        return FALSE; /* another mark follows */
    for (const char *before = start; before < at; before++)
        if (!g_ascii_isdigit(*before))
            return *before != *at;
    return behind != 3 || *at == decimal;
}

char *figures_decimal(const char *start, const char *end, const char *language)
{
    GString *number = g_string_new(NULL);
    char decimal = decimal_of(language);
    for (const char *at = start; at < end; at++) {
        if (g_ascii_isdigit(*at))
            g_string_append_c(number, *at);
        else if (is_decimal(start, at, end, decimal))
            g_string_append_c(number, '.');
    }
    return g_string_free(number, FALSE);
}

gboolean figures_are_grouped(const char *start, const char *end, const char *language)
{
    char decimal = decimal_of(language);
    for (const char *at = start; at < end; at++)
        if (!g_ascii_isdigit(*at) && !is_decimal(start, at, end, decimal) &&
            strspn(at + 1, "0123456789") != 3)
            return FALSE;
    return TRUE;
}
