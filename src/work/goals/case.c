/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wanted of a goal, held against who wants it and how the goal stands. Only reads. */
#include <string.h>

#include "muster/work/absence.h"
#include "work/commands/words.h"
#include "work/goals/goals.h"
#include "work/people/called.h"
#include "work/people/managing.h"
#include "work/planning/planner.h"
#include "work/summary/reporting.h"

const char *goal_hindrance_word(enum goal_hindrance hindrance)
{
    static const char *const words[GOAL_HINDRANCES] = {
        "fine",    "unread",     "no_such", "no_result", "several",   "not_yours",
        "is_over", "other_unit", "no_team", "nobody",    "so_already"};
    return words[hindrance];
}

void goal_case_clear(struct goal_case *wanted)
{
    goal_wish_clear(&wanted->wish);
    goal_free(wanted->goal);
    g_clear_pointer(&wanted->results, g_ptr_array_unref);
    g_free(wanted->team);
}

/* --- who may --- */

static gboolean is_of_team(char *const *teams, const char *team)
{
    return g_strv_contains((const char *const *)teams, team);
}

/* In it, or told of it. */
static gboolean knows_team(const struct person *person, const char *team)
{
    return is_of_team(person->teams, team) || is_of_team(person->reads, team);
}

gboolean goal_is_seen_by(struct store *store, const struct goal *goal, const struct person *person)
{
    if (person == NULL || person->id == goal->owner || knows_team(person, goal->team))
        return TRUE;
    g_autoptr(GHashTable) below = teams_below(store, person);
    return g_hash_table_contains(below, goal->team);
}

static gboolean may_change(struct store *store, const struct goal *goal,
                           const struct person *person)
{
    return person == NULL || person->id == goal->owner || person->id == goal->maker ||
           person_manages(store, person, goal->team);
}

static gboolean may_feed(struct store *store, const struct goal *goal, const struct person *person)
{
    return may_change(store, goal, person) || is_of_team(person->teams, goal->team);
}

/* What a verb needs of who wants it, and of the goal. */
static const struct need {
    enum { FEEDER, CHANGER } may;
    gboolean any_state;  /* also when it is over */
    gboolean one_result; /* one key result must be meant */
} needs[] = {
    [GOAL_FEED] = {FEEDER, FALSE, TRUE},          [GOAL_REACH] = {FEEDER, FALSE, TRUE},
    [GOAL_ADD] = {CHANGER, FALSE, FALSE},         [GOAL_RESET] = {CHANGER, FALSE, TRUE},
    [GOAL_RETITLE] = {CHANGER, FALSE, FALSE},     [GOAL_GIVE] = {CHANGER, FALSE, FALSE},
    [GOAL_MOVE] = {CHANGER, FALSE, FALSE},        [GOAL_UNTIL] = {CHANGER, FALSE, FALSE},
    [GOAL_CLOSE] = {CHANGER, FALSE, FALSE},       [GOAL_DROP] = {CHANGER, FALSE, FALSE},
    [GOAL_REOPEN] = {CHANGER, TRUE, FALSE},       [GOAL_WITHDRAW] = {CHANGER, TRUE, FALSE},
    [GOAL_STEP_WITHDRAW] = {FEEDER, TRUE, FALSE}, [GOAL_STEP_RESTORE] = {FEEDER, TRUE, FALSE},
};

/* --- teams and people that are named --- */

/* Teams for which somebody may make goals: their own first, then those that they read. Caller
 * frees. */
static char **teams_open_to(struct store *store, const struct person *person)
{
    if (person == NULL)
        return teams_all(store);
    g_autoptr(GStrvBuilder) teams = g_strv_builder_new();
    g_strv_builder_addv(teams, (const char **)person->teams);
    for (char **team = person->reads; *team != NULL; team++)
        if (!is_of_team(person->teams, *team))
            g_strv_builder_add(teams, *team);
    return g_strv_builder_end(teams);
}

/* The one that NAME means, or, where it is NULL, the only one that there is to mean. Borrowed. */
static const char *goal_team_meant(char *const *teams, const struct person *person,
                                   const char *name)
{
    if (name != NULL)
        return team_called(teams, name);
    gboolean has_one = person != NULL && g_strv_length(person->teams) == 1;
    return has_one || (teams[0] != NULL && teams[1] == NULL) ? teams[0] : NULL;
}

/* Whom NAME means in TEAM: "bob", or "bob@acme.example", which may be anybody's. 0: nobody, or
 * several. */
static gint64 goal_person_meant(struct store *store, const char *team, const char *name)
{
    char *teams[] = {(char *)team, NULL};
    struct person *person = person_meant(store, teams, name);
    gboolean is_here = person != NULL && person->state != PERSON_LEFT && knows_team(person, team);
    gboolean found = is_here || (person != NULL && strchr(name, '@') == NULL);
    gint64 id = found ? person->id : 0;
    person_free(person);
    return id;
}

/* "none", in any language. */
static gboolean is_nobody(const char *name)
{
    g_autofree char *bare = command_line_bare(name);
    g_autofree char *value = command_value_find(bare);
    return strcmp(value, "off") == 0;
}

/* --- what is in its way --- */

static enum goal_hindrance people_judge(const struct goal_doing *doing, struct goal_case *wanted,
                                        char *const *teams)
{
    struct store *store = doing->site->store;
    const struct goal_wish *wish = &wanted->wish;
    gboolean moves = wish->verb == GOAL_MOVE;
    const char *named = moves ? wish->words : wish->team;
    const char *team = wish->verb == GOAL_NEW || moves
                           ? goal_team_meant(teams, doing->person, named)
                           : wanted->goal->team;
    const char *owner = wish->verb == GOAL_GIVE ? wish->words : wish->owner;
    if (team == NULL)
        return GOAL_NO_TEAM;
    wanted->team = g_strdup(team);
    wanted->owner = wish->verb == GOAL_NEW && doing->person != NULL ? doing->person->id : 0;
    if (owner == NULL || is_nobody(owner))
        return GOAL_FINE;
    wanted->owner = goal_person_meant(store, team, owner);
    return wanted->owner == 0 ? GOAL_NOBODY : GOAL_FINE;
}

/* The key result of PLACE; where none is named, the only one that counts. */
static enum goal_hindrance result_find(struct goal_case *wanted, gboolean needs_one)
{
    int place = wanted->wish.place;
    guint counting = 0;
    for (guint i = 0; i < wanted->results->len; i++) {
        struct key_result *result = g_ptr_array_index(wanted->results, i);
        counting += !result->dropped;
        if (place > 0 ? result->place == place : !result->dropped)
            wanted->result = result;
    }
    if (place > 0)
        return wanted->result != NULL ? GOAL_FINE : GOAL_NO_RESULT;
    if (counting != 1)
        wanted->result = NULL;
    return !needs_one || counting == 1 ? GOAL_FINE : GOAL_SEVERAL;
}

/* "96 h" of something that is measured in tickets. What stands apart may be a note: only a
 * single word is a unit. */
static gboolean is_other_unit(const struct key_result *result, const struct goal_said *said)
{
    const struct goal_amount *amount = &said->amount;
    gboolean apart = amount->unit_length == 0 && !said->set_off && *said->note != '\0' &&
                     strchr(said->note, ' ') == NULL;
    g_autofree char *unit =
        apart ? g_strdup(said->note) : g_strndup(amount->unit, amount->unit_length);
    if (*unit == '\0' || g_ascii_strcasecmp(unit, result->unit) == 0)
        return FALSE;
    return *result->unit != '\0' || (!apart && strstr(result->name, unit) == NULL);
}

static enum goal_hindrance known_judge(const struct goal_doing *doing, struct goal_case *wanted)
{
    struct store *store = doing->site->store;
    const struct goal_wish *wish = &wanted->wish;
    const struct need *need = &needs[wish->verb];
    struct goal *goal = wanted->goal = goal_get(store, wish->goal);
    if (goal == NULL || !goal_is_seen_by(store, goal, doing->person) ||
        (goal->state == GOAL_WITHDRAWN && wish->verb != GOAL_REOPEN))
        return GOAL_NO_SUCH;
    if (!(need->may == FEEDER ? may_feed : may_change)(store, goal, doing->person))
        return GOAL_NOT_YOURS;
    if (goal->state != GOAL_OPEN && !need->any_state)
        return GOAL_IS_OVER;
    wanted->results = key_results(store, goal->id, TRUE);
    gboolean amount = wish->verb != GOAL_FEED || wish->said.has_amount;
    enum goal_hindrance hindrance = result_find(wanted, need->one_result && amount);
    if (hindrance == GOAL_FINE && wish->verb == GOAL_FEED && wish->said.has_amount &&
        is_other_unit(wanted->result, &wish->said))
        return GOAL_OTHER_UNIT;
    return hindrance;
}

int32_t goal_today(const struct goal_doing *doing)
{
    int32_t day;
    int minute;
    if (doing->person != NULL)
        return person_today(doing->site, doing->person);
    zone_local(doing->site->rhythm.zone, doing->site->now, &day, &minute);
    return day;
}

void goal_case_open(const struct goal_doing *doing, const char *text, struct goal_case *case_r)
{
    struct site *site = doing->site;
    const struct person *person = doing->person;
    const char *language =
        person != NULL ? site_language_of(site, person) : site->config->site.language;
    int32_t today = goal_today(doing);
    g_auto(GStrv) teams = teams_open_to(site->store, person);
    *case_r = (struct goal_case){.hindrance = GOAL_UNREAD};
    if (!goal_wish_read(text, language, today, teams, &case_r->wish))
        return;
    enum goal_verb verb = case_r->wish.verb;
    case_r->hindrance = verb == GOAL_NEW ? GOAL_FINE : known_judge(doing, case_r);
    if (case_r->hindrance == GOAL_FINE &&
        (verb == GOAL_NEW || verb == GOAL_GIVE || verb == GOAL_MOVE))
        case_r->hindrance = people_judge(doing, case_r, teams);
}
