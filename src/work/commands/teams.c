/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of managers about a team of theirs: who is in it, who comes and goes, a round at once.
 *
 * Whom a line means is looked up first, and written into the row's value (managing.c).
 */
#include <string.h>

#include "muster/work/by-hand.h"
#include "work/commands/arguments.h"
#include "work/commands/managing.h"
#include "work/commands/words.h"
#include "work/people/called.h"
#include "work/people/managing.h"
#include "work/planning/planner.h"

/* "core", "core + bob", "core - bob": what a line about a team names. */
struct team_line {
    char *team, *who;
    char sign; /* '+', '-', or 0: it only asks who is there */
};

static void team_line_clear(struct team_line *line)
{
    g_free(line->team);
    g_free(line->who);
}

static char sign_of(const char *word)
{
    g_autofree char *lower = g_utf8_strdown(word, -1);
    g_autofree char *value = command_value_find(lower);
    return strcmp(value, "with") == 0 ? '+' : strcmp(value, "without") == 0 ? '-' : '\0';
}

/* The word that says what to do stands between two others; a team's name may have blanks. */
static struct team_line team_line_read(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (guint i = 1; words[0] != NULL && words[i] != NULL && words[i + 1] != NULL; i++) {
        char sign = sign_of(words[i]);
        if (sign == '\0')
            continue;
        struct team_line line = {.who = g_strjoinv(" ", words + i + 1), .sign = sign};
        g_clear_pointer(&words[i], g_free);
        line.team = g_strjoinv(" ", words);
        for (guint k = i + 1; words[k] != NULL; k++)
            g_clear_pointer(&words[k], g_free);
        return line;
    }
    return (struct team_line){.team = g_strdup(text), .who = g_strdup("")};
}

/* "team: well done" is a word to the team. */
static COMMAND_READER(read_team)
{
    return strchr(row->line, ':') == NULL && read_perhaps(kind, writer, rest, written, row);
}

/* Those whom a manager may name: of any team, where somebody shall come in. */
static struct person *person_of_line(const struct command_deed *deed, const struct team_line *line,
                                     const char *team)
{
    struct store *store = deed->site->store;
    char *const one[] = {(char *)team, NULL};
    if (line->sign == '-')
        return person_meant(store, one, line->who);
    g_auto(GStrv) all = teams_all(store);
    return person_meant(store, all, line->who);
}

static enum command_fate mean_team(const struct command_deed *deed, struct command_row *row)
{
    struct team_line line = team_line_read(row->value != NULL ? row->value : "");
    g_autofree char *team = team_meant(deed->site->store, deed->person, line.team);
    enum command_fate fate = team != NULL ? COMMAND_DONE : COMMAND_REFUSED;
    struct person *person =
        team != NULL && line.sign != '\0' ? person_of_line(deed, &line, team) : NULL;
    if (team != NULL && line.sign == '\0')
        row_mean(row, g_strdup(team));
    else if (person != NULL && person->state != PERSON_LEFT)
        row_mean(row, g_strdup_printf("%s %c %s", team, line.sign, person->address));
    else if (team != NULL)
        fate = COMMAND_VOID;
    person_free(person);
    team_line_clear(&line);
    return fate;
}

static enum command_fate team_change(struct command_deed *deed, const struct team_line *line)
{
    struct person *person = person_by_address(deed->site->store, line->who);
    gboolean joins = line->sign == '+';
    gboolean changes =
        person != NULL && (joins ? person_join_team(deed->site, person, line->team)
                                 : person_leave_team(deed->site, person, line->team));
    person_free(person);
    if (!changes)
        return COMMAND_VOID;
    g_autofree char *back = g_strdup_printf("%s %c %s", line->team, joins ? '-' : '+', line->who);
    deed_takes_back(deed, "team", back);
    return COMMAND_DONE;
}

static enum command_fate act_team(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind;
    struct team_line line = team_line_read(row->value);
    enum command_fate fate = line.sign != '\0' ? team_change(deed, &line) : COMMAND_DONE;
    team_line_clear(&line);
    return fate;
}

/* "team core" */
static gboolean shows_team(const struct command_row *row)
{
    struct team_line line = team_line_read(row->value);
    gboolean shows = line.sign == '\0';
    team_line_clear(&line);
    return shows;
}

static void tell_ids(const struct command_telling *telling, const char *name, const GArray *ids)
{
    struct values *list = values_set_list(telling->values, name);
    for (guint i = 0; i < ids->len; i++) {
        struct person *person =
            person_get(telling->planner->site->store, g_array_index(ids, gint64, i));
        if (person == NULL)
            continue;
        struct values *values = values_add_object(list);
        value_take(values, "name", name_of(person_shown(person)));
        value_put(values, "address", person->address);
        values_set_flag(values, person_state_word(person->state), TRUE);
        person_free(person);
    }
}

static void tell_team(const struct command_telling *telling, const struct command_row *row)
{
    struct store *store = telling->planner->site->store;
    struct team_line line = team_line_read(row->value);
    value_put(telling->values, "team", line.team);
    values_set_flag(telling->values, "joins", line.sign == '+');
    values_set_flag(telling->values, "goes", line.sign == '-');
    if (line.sign != '\0')
        tell_person(telling, line.who);
    g_autoptr(GArray) members = team_members(store, line.team);
    g_autoptr(GArray) readers = team_readers(store, line.team);
    tell_ids(telling, "members", members);
    tell_ids(telling, "readers", readers);
    team_line_clear(&line);
}

/* --- ask now --- */

static enum command_fate mean_ask_now(const struct command_deed *deed, struct command_row *row)
{
    g_autofree char *team = NULL;
    const struct workflow *workflow =
        team_workflow_meant(deed->site, deed->person, row->value, &team);
    if (team == NULL)
        return COMMAND_REFUSED;
    if (workflow == NULL)
        return COMMAND_VOID;
    row_mean(row, g_strdup_printf("%s %s", team, workflow->config->name));
    return COMMAND_DONE;
}

static enum command_fate act_ask_now(const struct command_kind *kind, struct command_deed *deed,
                                     const struct command_row *row)
{
    (void)kind;
    g_autofree char *team = NULL;
    const struct workflow *workflow =
        team_workflow_meant(deed->site, deed->person, row->value, &team);
    g_autoptr(GArray) members =
        workflow != NULL ? team_members(deed->site->store, team) : g_array_new(FALSE, FALSE, 8);
    guint asked = 0;
    for (guint i = 0; i < members->len; i++) {
        struct person *member = person_get(deed->site->store, g_array_index(members, gint64, i));
        asked += member != NULL && workflow_run_for(deed->site, workflow, member);
        person_free(member);
    }
    return asked > 0 ? COMMAND_DONE : COMMAND_VOID;
}

static void tell_ask_now(const struct command_telling *telling, const struct command_row *row)
{
    g_autofree char *team = NULL;
    const struct workflow *workflow =
        team_workflow_meant(telling->planner->site, telling->person, row->value, &team);
    value_put(telling->values, "team", team);
    if (workflow != NULL)
        value_put(telling->values, "title",
                  phrase_title_for_readers(telling->phrases, workflow->config->title));
}

const struct command_kind commands_of_teams[] = {
    {.word = "team",
     .read = read_team,
     .mean = mean_team,
     .act = act_team,
     .shows = shows_team,
     .tell = tell_team,
     .may = MAY_MANAGER,
     .grant = "team",
     .risk = RISK_SMALL},
    {.word = "ask_now",
     .read = read_perhaps,
     .mean = mean_ask_now,
     .act = act_ask_now,
     .tell = tell_ask_now,
     .may = MAY_MANAGER,
     .grant = "ask-now",
     .risk = RISK_SMALL},
    {.word = NULL},
};
