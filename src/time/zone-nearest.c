/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guessing which zone a person meant: "Europe/Berln", "europe/berlin", "Berlin".
 *
 * Promises: a name that zone_find() takes, or NULL. Reads the database's own list, once, and only
 * when somebody has made a mistake; without that list there is no guess.
 */
#include "muster/base/config.h"
#include "muster/time/calendar.h"

/* tzdata.zi is the whole database in lines: "Z NAME rules" for a zone, "L TARGET NAME" for another
 * name of one. */
static char *zone_listed(const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", 4);
    guint n_words = g_strv_length(words);
    if (n_words >= 2 && strcmp(words[0], "Z") == 0)
        return g_strdup(words[1]);
    if (n_words == 3 && strcmp(words[0], "L") == 0)
        return g_strdup(words[2]);
    return NULL;
}

/* What people say of "America/New_York": the city alone. */
static const char *zone_city(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash != NULL ? slash + 1 : name;
}

/* Both lists end with NULL; cities[i] is the end of names[i]. */
struct zone_list {
    GPtrArray *names, *cities;
};

static void zone_list_read(struct zone_list *list_r)
{
    const char *folder = g_getenv("TZDIR");
    g_autofree char *file =
        g_build_filename(folder != NULL ? folder : "/usr/share/zoneinfo", "tzdata.zi", NULL);
    g_autofree char *content = NULL;
    list_r->names = g_ptr_array_new();
    list_r->cities = g_ptr_array_new();
    g_file_get_contents(file, &content, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(content != NULL ? content : "", "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        char *name = zone_listed(lines[i]);
        if (name == NULL)
            continue;
        g_ptr_array_add(list_r->names, name);
        g_ptr_array_add(list_r->cities, (char *)zone_city(name));
    }
    g_ptr_array_add(list_r->names, NULL);
    g_ptr_array_add(list_r->cities, NULL);
}

static const struct zone_list *zone_list(void)
{
    static struct zone_list list;
    if (list.names == NULL)
        zone_list_read(&list);
    return &list;
}

/* The place of WORD among WORDS, in any case, or -1. */
static int words_find(const GPtrArray *words, const char *word)
{
    for (guint i = 0; i + 1 < words->len; i++)
        if (g_ascii_strcasecmp(words->pdata[i], word) == 0)
            return (int)i;
    return -1;
}

static int words_find_nearest(const GPtrArray *words, const char *word)
{
    const char *nearest = nearest_word(word, (const char *const *)words->pdata);
    return nearest != NULL ? words_find(words, nearest) : -1;
}

const char *zone_nearest(const char *name)
{
    const struct zone_list *list = zone_list();
    g_autofree char *spelled = g_strdelimit(g_strdup(name), " ", '_');
    int found = words_find(list->names, spelled);
    if (found < 0)
        found = words_find(list->cities, spelled);
    if (found < 0)
        found = words_find_nearest(list->names, spelled);
    if (found < 0)
        found = words_find_nearest(list->cities, spelled);
    if (found < 0)
        return NULL;
    const char *zone = list->names->pdata[found];
    return zone_find(zone) != NULL ? zone : NULL;
}
