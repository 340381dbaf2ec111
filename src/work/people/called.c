/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who goes by a name. A name that two people share means neither: a blocker that nobody is asked to lift is seen in the
 * summary, one that the wrong person is asked to lift is not. */
#include "work/people/called.h"

#include <string.h>

gboolean name_equal(const char *one, const char *other)
{
    g_autofree char *a = g_utf8_casefold(one, -1), *b = g_utf8_casefold(other, -1);
    return strcmp(a, b) == 0;
}

const char *team_called(char *const *teams, const char *name)
{
    for (; *teams != NULL; teams++)
        if (name_equal(*teams, name))
            return *teams;
    return NULL;
}

/* --- in a text --- */

static gboolean is_name_octet(char c)
{
    return g_ascii_isalnum(c) || c == '.' || c == '-' || c == '_' || (c & 0x80) != 0;
}

gsize called_span(const char *at)
{
    gsize length = 0;
    while (is_name_octet(at[1 + length]))
        length++;
    while (length > 0 && strchr(".-", at[length]) != NULL)
        length--;
    return length;
}

char *called_next(const char *text, const char **from)
{
    for (const char *at = strchr(*from, '@'); at != NULL; at = strchr(at + 1, '@')) {
        gsize length = called_span(at);
        if (length > 0 && (at == text || !is_name_octet(at[-1]))) {
            *from = at + 1 + length;
            return g_utf8_strdown(at + 1, (gssize)length);
        }
    }
    return NULL;
}

/* --- who it is --- */

static gboolean is_first_word(const char *text, const char *word)
{
    g_autofree char *folded = g_utf8_strdown(text, -1);
    gsize length = strlen(word);
    return strncmp(folded, word, length) == 0 && strchr(" .@", folded[length]) != NULL;
}

/* "Eva Roth" is called "eva", "eva.roth", "evaroth" and by the front of her address. */
gboolean person_is_called(const struct person *person, const char *name)
{
    g_autofree char *full = g_utf8_strdown(person->name, -1);
    g_auto(GStrv) words = g_strsplit(full, " ", -1);
    g_autofree char *dotted = g_strjoinv(".", words), *joined = g_strjoinv("", words);
    gsize front = strcspn(person->address, "@");
    return is_first_word(person->name, name) || strcmp(dotted, name) == 0 ||
           strcmp(joined, name) == 0 ||
           (strlen(name) == front && strncmp(person->address, name, front) == 0);
}

gboolean person_signs(const struct person *person, const char *line)
{
    g_autofree char *lower = g_utf8_strdown(line, -1);
    return name_equal(line, person->name) || person_is_called(person, lower);
}

static void find_among(struct store *store, const GArray *ids, const char *name, gint64 *found)
{
    for (guint i = 0; i < ids->len && *found >= 0; i++) {
        gint64 id = g_array_index(ids, gint64, i);
        struct person *person = id != *found ? person_get(store, id) : NULL;
        if (person != NULL && person->state != PERSON_LEFT && person_is_called(person, name))
            *found = *found == 0 ? id : -1;
        person_free(person);
    }
}

/* Somebody of another team: the writer knows whom they ask. */
static gint64 find_anywhere(struct store *store, const char *name)
{
    g_autoptr(GPtrArray) people = people_all(store);
    gint64 found = 0;
    for (guint i = 0; i < people->len && found >= 0; i++) {
        const struct person *person = people->pdata[i];
        if (person->state != PERSON_LEFT && person_is_called(person, name))
            found = found == 0 ? person->id : -1;
    }
    return found;
}

gint64 person_called(struct store *store, char *const *teams, const char *name)
{
    gint64 found = 0;
    for (char *const *team = teams; *team != NULL; team++) {
        g_autoptr(GArray) members = team_members(store, *team);
        g_autoptr(GArray) readers = team_readers(store, *team);
        find_among(store, members, name, &found);
        find_among(store, readers, name, &found);
    }
    return MAX(found != 0 ? found : find_anywhere(store, name), 0);
}

struct person *person_meant(struct store *store, char *const *teams, const char *words)
{
    g_autofree char *lower = g_utf8_strdown(words, -1);
    if (strchr(lower, '@') != NULL && lower[0] != '@')
        return person_by_address(store, lower);
    const char *name = lower + (lower[0] == '@');
    gint64 id = *name != '\0' ? person_called(store, teams, name) : 0;
    return id != 0 ? person_get(store, id) : NULL;
}
