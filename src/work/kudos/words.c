/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a line of kudos. Only one that names somebody is: "kudos to the kitchen" is text. */
#include <string.h>

#include "work/items/item-words.h"
#include "work/kudos/kudos.h"
#include "work/people/called.h"
#include "work/planning/plan-items.h"

static const char *const begins[] = {"kudos", "props", "shout-out", "shoutout",
                                     /* German */
                                     "lob", "großes lob",
                                     /* French */
                                     "bravo", "félicitations",
                                     /* Spanish */
                                     "felicidades", "enhorabuena",
                                     /* Japanese */
                                     "クドス", "称賛", "感謝"};

/* What may stand between the word and the first name, and between two names. */
static const char *const links[] = {"to",    "an",  "für", "à",  "a",  "para", "for",
                                    "go to", "and", "und", "et", "y",  "e",    "と",
                                    "&",     ",",   ":",   "：", "、", "+"};

void kudos_words_clear(struct kudos_words *words)
{
    g_strfreev(words->names);
    g_free(words->text);
}

/* The letters of TEXT that make PREFIX, in any case; NULL when it does not begin so. */
static const char *behind_folded(const char *text, const char *prefix)
{
    while (*prefix != '\0') {
        if (g_unichar_tolower(g_utf8_get_char(text)) != g_utf8_get_char(prefix))
            return NULL;
        text = g_utf8_next_char(text);
        prefix = g_utf8_next_char(prefix);
    }
    return text;
}

/* Behind the longest of WORDS that TEXT begins with and that ends there; NULL. */
static const char *behind_longest(const char *text, const char *const *words, gsize n)
{
    const char *longest = NULL;
    for (gsize i = 0; i < n; i++) {
        const char *behind = behind_folded(text, words[i]);
        gboolean ends = behind != NULL && (!g_unichar_isalpha(g_utf8_get_char(behind)) ||
                                           g_utf8_get_char(words[i]) >= 0x3000);
        if (ends && behind > longest)
            longest = behind;
    }
    return longest;
}

static const char *skip_links(const char *at)
{
    const char *next = at + strspn(at, " \t");
    while (next != NULL && *next != '\0') {
        at = next + strspn(next, " \t");
        next = behind_longest(at, links, G_N_ELEMENTS(links));
    }
    return at;
}

const char *kudos_begins(const char *line)
{
    const char *words = behind_bullets(line);
    const char *behind = behind_longest(words, begins, G_N_ELEMENTS(begins));
    const char *named = behind != NULL ? skip_links(behind) : NULL;
    return named != NULL && *named == '@' ? named : NULL;
}

/* The name at AT, which is an "@", without the title that follows it in Japanese; NULL when there
 * is none. Caller frees. */
static char *name_at(const char *at, const char **behind_r)
{
    static const char *const titles[] = {"さん", "様", "くん", "氏"};
    gsize length = called_span(at);
    *behind_r = at + 1 + length;
    for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
        const char *title = g_strstr_len(at + 1, (gssize)length, titles[i]);
        if (title == NULL)
            continue;
        length = (gsize)(title - at - 1);
        *behind_r = title + strlen(titles[i]);
    }
    return length > 0 ? g_utf8_strdown(at + 1, (gssize)length) : NULL;
}

gboolean kudos_words_read(const char *behind, struct kudos_words *words_r)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *at = skip_links(behind), *end = at;
    while (*at == '@' && names->len < KUDOS_NAMES_MAX) {
        char *name = name_at(at, &end);
        if (name == NULL)
            break;
        g_ptr_array_add(names, name);
        at = skip_links(end);
    }
    if (names->len == 0)
        return FALSE;
    end += strspn(end, " \t:,-");
    if (g_str_has_prefix(end, "：") || g_str_has_prefix(end, "、"))
        end = g_utf8_next_char(end);
    g_ptr_array_add(names, NULL);
    words_r->names = (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
    words_r->text = item_line(end);
    return TRUE;
}
