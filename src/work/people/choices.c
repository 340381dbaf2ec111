/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people may choose: a table. Some choices are properties of a person, which a roster can set
 * too; the others are kept by name.
 */
#include "muster/work/choices.h"

#include <string.h>

#include "muster/work/planning.h"
#include "work/people/roster-cell.h"

enum { NO_COLUMN = -1, WORDS_MAX = 4 };

static const struct choice_kind {
    const char *name;
    int column; /* enum roster_column, or NO_COLUMN */
    gboolean is_hour;
    const char *words[WORDS_MAX]; /* what it may be; none: the column's or the hour's own rule */
} kinds[] = {
    {"zone", ROSTER_ZONE, FALSE, {NULL}},
    {"workdays", ROSTER_WORKDAYS, FALSE, {NULL}},
    {"hours", ROSTER_HOURS, FALSE, {NULL}},
    {"language", ROSTER_LANGUAGE, FALSE, {NULL}},
    {"ask", NO_COLUMN, TRUE, {NULL}},
    {"remind", NO_COLUMN, FALSE, {"off", "once", "twice", NULL}},
    {"summary", NO_COLUMN, FALSE, {"morning", "early", NULL}},
    {"entries", NO_COLUMN, FALSE, {"by-person", "by-question", NULL}},
    {"report", NO_COLUMN, FALSE, {"off", "weekly", "monthly", NULL}},
    {"receipts", NO_COLUMN, FALSE, {"always", "seldom", NULL}},
};

const char *const *choice_names(void)
{
    static const char *names[G_N_ELEMENTS(kinds) + 1];
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        names[i] = kinds[i].name;
    return names;
}

static const struct choice_kind *kind_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

static const char *property_of(const struct person *person, int column)
{
    switch (column) {
    case ROSTER_ZONE:
        return person->zone;
    case ROSTER_WORKDAYS:
        return person->workdays;
    case ROSTER_HOURS:
        return person->hours;
    default:
        return person->language;
    }
}

char *choice_get(const struct site *site, const struct person *person, const char *name)
{
    const struct choice_kind *kind = kind_find(name);
    if (kind != NULL && kind->column != NO_COLUMN)
        return g_strdup(property_of(person, kind->column));
    return person_setting_get(site->store, person->id, name);
}

static char *read_word(const struct choice_kind *kind, const char *value, struct failure *failure)
{
    g_autofree char *word = g_ascii_strdown(value, -1);
    if (g_strv_contains(kind->words, word))
        return g_steal_pointer(&word);
    g_autofree char *words = g_strjoinv(", ", (char **)kind->words);
    failure_set(failure, FAILURE_USAGE, "%s `%s': say one of %s", kind->name, value, words);
    return NULL;
}

static char *read_hour(const char *value, struct failure *failure)
{
    struct hour_rule rule;
    struct failure trouble = {0};
    if (hour_rule_parse(value, &rule, &trouble))
        return rule.kind == HOUR_FIXED
                   ? g_strdup_printf("%02d:%02d", rule.minute / 60, rule.minute % 60)
                   : g_strdup(value);
    failure_set(failure, FAILURE_USAGE, "%s", trouble.text);
    return NULL;
}

/* By the rules of the roster. */
static char *read_cell(const struct choice_kind *kind, const char *value, struct failure *failure)
{
    struct faults faults = {0};
    struct cell cell = {.text = value, .file = "", .faults = &faults};
    char *kept = roster_cell_check((enum roster_column)kind->column, &cell);
    if (kept == NULL)
        failure_set(failure, FAILURE_USAGE, "%s", faults.count > 0 ? faults.list[0].text : value);
    faults_clear(&faults);
    return kept;
}

char *choice_read(const char *name, const char *value, struct failure *failure)
{
    const struct choice_kind *kind = kind_find(name);
    if (kind == NULL) {
        const char *nearest = nearest_word(name, choice_names());
        failure_set(failure, FAILURE_USAGE, "nobody can choose `%s'%s%s%s", name,
                    nearest != NULL ? "; did you mean `" : "", nearest != NULL ? nearest : "",
                    nearest != NULL ? "'?" : "");
        return NULL;
    }
    if (value[0] == '\0' || strcmp(value, "default") == 0)
        return g_strdup("");
    if (kind->words[0] != NULL)
        return read_word(kind, value, failure);
    return kind->is_hour ? read_hour(value, failure) : read_cell(kind, value, failure);
}

static void property_set(struct store *store, gint64 person, const char *name, const char *value)
{
    g_autofree char *cell = value[0] == '\0' ? roster_cell_get(store, person, name) : NULL;
    person_set(store, person, name, cell != NULL ? cell : value);
}

void choice_set(struct site *site, gint64 person, const char *name, const char *value)
{
    const struct choice_kind *kind = kind_find(name);
    if (kind != NULL && kind->column != NO_COLUMN)
        property_set(site->store, person, name, value);
    else
        person_setting_set(site->store, person, name, value);
    planning_refresh_person(site, person);
}
