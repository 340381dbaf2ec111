/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One check a column: what a cell may say, and the one form in which it is kept. None knows of
 * another cell. */
#include "work/people/roster-cell.h"

#include <stdlib.h>
#include <string.h>

#include "muster/base/address.h"
#include "muster/time/calendar.h"

/* Each returns the cell in its one form, or NULL after a fault. Caller frees. */
typedef char *(*cell_check)(const struct cell *cell);

static char *check_words(const struct cell *cell)
{
    for (const char *c = cell->text; *c != '\0'; c = g_utf8_next_char(c))
        if (g_unichar_iscntrl(g_utf8_get_char(c))) {
            faults_add(cell->faults, cell->file, cell->line, "control characters in a cell");
            return NULL;
        }
    return g_strdup(cell->text);
}

static char *check_address(const struct cell *cell)
{
    char *address = g_strdup(cell->text);
    address_lower(address);
    if (address_is_valid(address))
        return address;
    faults_add(cell->faults, cell->file, cell->line, "`%s' is no mail address", cell->text);
    g_free(address);
    return NULL;
}

static gboolean domain_is_ours(const char *address, const char *const *domains)
{
    if (domains[0] == NULL)
        return TRUE;
    const char *domain = strrchr(address, '@') + 1;
    for (; *domains != NULL; domains++)
        if (g_ascii_strcasecmp(*domains, domain) == 0)
            return TRUE;
    return FALSE;
}

static char *check_own_address(const struct cell *cell)
{
    char *address = check_address(cell);
    if (address != NULL && !domain_is_ours(address, cell->domains)) {
        faults_add(cell->faults, cell->file, cell->line,
                   "`%s' is in none of the site's domains (muster.conf, site { domains })",
                   address);
        g_clear_pointer(&address, g_free);
    }
    return address;
}

static char *check_zone(const struct cell *cell)
{
    if (zone_find(cell->text) != NULL)
        return g_strdup(cell->text);
    const char *nearest = zone_nearest(cell->text);
    faults_add(cell->faults, cell->file, cell->line, "unknown zone `%s'%s%s%s", cell->text,
               nearest != NULL ? "; did you mean `" : "", nearest != NULL ? nearest : "",
               nearest != NULL ? "'?" : "");
    return NULL;
}

static char *check_workdays(const struct cell *cell)
{
    guint8 days;
    struct failure failure = {0};
    if (weekdays_parse(cell->text, &days, &failure))
        return g_strdup(cell->text);
    faults_add(cell->faults, cell->file, cell->line, "%s", failure.text);
    return NULL;
}

static char *check_hours(const struct cell *cell)
{
    struct hours hours;
    struct failure failure = {0};
    if (hours_parse(cell->text, &hours, &failure))
        return g_strdup(cell->text);
    faults_add(cell->faults, cell->file, cell->line, "%s", failure.text);
    return NULL;
}

/* A tag as in RFC 5646, by its shape: "de", "pt-br". */
static char *check_language(const struct cell *cell)
{
    g_autofree char *tag = g_ascii_strdown(cell->text, -1);
    gsize stem = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    gsize length = strspn(tag, "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (stem >= 2 && stem <= 3 && tag[length] == '\0' && (tag[stem] == '\0' || tag[stem] == '-'))
        return g_steal_pointer(&tag);
    faults_add(cell->faults, cell->file, cell->line, "`%s' is no language; write `en' or `de'",
               cell->text);
    return NULL;
}

char **roster_cell_list(const char *cell)
{
    g_auto(GStrv) parts = g_strsplit(cell != NULL ? cell : "", ";", -1);
    g_autoptr(GStrvBuilder) list = g_strv_builder_new();
    for (char **part = parts; *part != NULL; part++)
        if (*g_strstrip(*part) != '\0')
            g_strv_builder_add(list, *part);
    return g_strv_builder_end(list);
}

static int compare_strings(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

/* Sorted, each once: the order in which somebody typed them means nothing. */
static char *list_cell(char **list)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    qsort(list, g_strv_length(list), sizeof *list, compare_strings);
    for (guint i = 0; list[i] != NULL; i++)
        if (i == 0 || strcmp(list[i], list[i - 1]) != 0)
            g_string_append_printf(cell, "%s%s", i > 0 ? ";" : "", list[i]);
    return g_string_free(g_steal_pointer(&cell), FALSE);
}

static char *check_each(const struct cell *cell, cell_check check)
{
    g_auto(GStrv) parts = roster_cell_list(cell->text);
    gboolean fine = TRUE;
    for (char **part = parts; *part != NULL; part++) {
        struct cell single = *cell;
        single.text = *part;
        char *checked = check(&single);
        fine = fine && checked != NULL;
        if (checked != NULL) {
            g_free(*part);
            *part = checked;
        }
    }
    return fine ? list_cell(parts) : NULL;
}

static char *check_addresses(const struct cell *cell)
{
    return check_each(cell, check_address);
}

/* A name that an audience could mistake for something else is no team. */
static char *check_team(const struct cell *cell)
{
    if (strcmp(cell->text, "everyone") != 0 && strchr(cell->text, '@') == NULL)
        return check_words(cell);
    faults_add(cell->faults, cell->file, cell->line, "a team cannot be called `%s'", cell->text);
    return NULL;
}

static char *check_teams(const struct cell *cell)
{
    return check_each(cell, check_team);
}

static const struct {
    const char *name;
    cell_check check;
} columns[ROSTER_COLUMNS] = {
    [ROSTER_EMAIL] = {"email", check_own_address},
    [ROSTER_NAME] = {"name", check_words},
    [ROSTER_ZONE] = {"zone", check_zone},
    [ROSTER_TEAMS] = {"teams", check_teams},
    [ROSTER_READS] = {"reads", check_teams},
    [ROSTER_MANAGER] = {"manager", check_addresses},
    [ROSTER_WORKDAYS] = {"workdays", check_workdays},
    [ROSTER_HOURS] = {"hours", check_hours},
    [ROSTER_LANGUAGE] = {"language", check_language},
    [ROSTER_ALIASES] = {"aliases", check_addresses},
};

const char *roster_column_name(enum roster_column column)
{
    return columns[column].name;
}

char *roster_cell_check(enum roster_column column, const struct cell *cell)
{
    if (g_utf8_validate(cell->text, -1, NULL))
        return columns[column].check(cell);
    faults_add(cell->faults, cell->file, cell->line,
               "column `%s' is not in UTF-8: save the file as \"CSV UTF-8\"", columns[column].name);
    return NULL;
}
