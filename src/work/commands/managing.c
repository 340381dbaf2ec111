/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of managers about who is asked at all: invite, remove.
 *
 * Whom and which team a line means is looked up before anything is done or waits for a yes, and written into the row's
 * value, so that what is confirmed is what was said back.
 */
#include <string.h>

#include "muster/base/address.h"
#include "muster/work/absence.h"
#include "work/commands/arguments.h"
#include "work/commands/managing.h"
#include "work/commands/words.h"
#include "work/people/called.h"
#include "work/people/managing.h"
#include "work/people/roster-cell.h"
#include "work/planning/planner.h"

/* --- pieces of a value --- */

/* TEXT without a first word such as "to". */
static const char *behind_to(const char *text)
{
    gsize length = strcspn(text, " ");
    g_autofree char *word = g_utf8_strdown(text, (gssize)length);
    g_autofree char *value = command_value_find(word);
    return text[length] != '\0' && strcmp(value, "to") == 0
               ? text + length + strspn(text + length, " ")
               : text;
}

/* "Bob Ray <bob@acme.example> core": what an invitation names. */
struct invited {
    char *name, *address;
    const char *team; /* "" when none is named */
};

static void invited_clear(struct invited *invited)
{
    g_free(invited->name);
    g_free(invited->address);
}

/* FALSE when there is no address in TEXT. */
static gboolean invited_read(const char *text, struct invited *invited_r)
{
    const char *at = strchr(text, '@'), *start = at, *end;
    if (at == NULL)
        return FALSE;
    while (start > text && strchr(" <", start[-1]) == NULL)
        start--;
    end = at + strcspn(at, " >");
    *invited_r = (struct invited){
        .name = g_strstrip(g_strndup(text, (gsize)(start - text))),
        .address = g_ascii_strdown(start, end - start),
        .team = behind_to(end + strspn(end, "> ")),
    };
    g_strdelimit(invited_r->name, "<\"", ' ');
    g_strstrip(invited_r->name);
    return TRUE;
}

static COMMAND_READER(read_invitation)
{
    struct invited invited = {0};
    gboolean fine = invited_read(written, &invited) && address_is_valid(invited.address);
    invited_clear(&invited);
    return fine && read_words(kind, writer, rest, written, row);
}

void row_mean(struct command_row *row, char *value)
{
    g_free(row->value);
    row->value = value;
}

/* --- invite --- */

/* What a roster may not name, a manager may not either. */
static gboolean is_welcome(const struct site *site, const char *address)
{
    const struct site_config *own = &site->config->site;
    struct faults faults = {0};
    const struct cell cell = {address, "", 0, own->domains, &faults};
    const char *detail;
    size_t length;
    g_autofree char *checked = roster_cell_check(ROSTER_EMAIL, &cell);
    faults_clear(&faults);
    return checked != NULL && address_match(address, own->local, own->domain, own->delimiter,
                                            &detail, &length) == ADDRESS_FOREIGN;
}

static enum command_fate mean_invite(const struct command_deed *deed, struct command_row *row)
{
    struct invited invited;
    if (!invited_read(row->value, &invited))
        return COMMAND_UNREAD;
    g_autofree char *team = team_meant(deed->site->store, deed->person, invited.team);
    gboolean fine = team != NULL && is_welcome(deed->site, invited.address);
    if (fine && invited.name[0] != '\0')
        row_mean(row, g_strdup_printf("%s <%s> %s", invited.name, invited.address, team));
    else if (fine)
        row_mean(row, g_strdup_printf("%s %s", invited.address, team));
    invited_clear(&invited);
    return fine ? COMMAND_DONE : COMMAND_REFUSED;
}

static enum command_fate act_invite(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    struct invited invited;
    (void)kind;
    if (!invited_read(row->value, &invited))
        return COMMAND_UNREAD;
    struct person *known = person_by_address(deed->site->store, invited.address);
    gboolean is_new = known == NULL || known->state == PERSON_LEFT;
    person_free(known);
    gboolean comes =
        person_invite(deed->site, deed->person, invited.address, invited.name, invited.team);
    g_autofree char *out = g_strdup_printf("%s - %s", invited.team, invited.address);
    if (comes)
        deed_takes_back(deed, is_new ? "remove" : "team", is_new ? invited.address : out);
    invited_clear(&invited);
    return comes ? COMMAND_DONE : COMMAND_VOID;
}

static void tell_invite(const struct command_telling *telling, const struct command_row *row)
{
    struct invited invited;
    if (!invited_read(row->value, &invited))
        return;
    struct person *person = person_by_address(telling->planner->site->store, invited.address);
    value_put(telling->values, "address", invited.address);
    value_put(telling->values, "team", invited.team);
    values_set_flag(telling->values, "new",
                    person != NULL &&
                        (person->first_day == DAY_NONE ||
                         person->first_day > person_today(telling->planner->site, person)));
    person_free(person);
    invited_clear(&invited);
}

/* --- remove --- */

static enum command_fate mean_remove(const struct command_deed *deed, struct command_row *row)
{
    struct store *store = deed->site->store;
    struct person *person = person_meant(store, deed->person->reads, row->value);
    gboolean managed = FALSE;
    for (char **team = person != NULL ? person->teams : NULL; team != NULL && *team != NULL; team++)
        managed |= person_manages(store, deed->person, *team);
    if (managed)
        row_mean(row, g_strdup(person->address));
    person_free(person);
    return managed ? COMMAND_DONE : COMMAND_REFUSED;
}

static enum command_fate act_remove(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    (void)kind;
    struct person *person = person_by_address(deed->site->store, row->value);
    g_autofree char *teams =
        person != NULL ? person_remove(deed->site, deed->person, person) : NULL;
    person_free(person);
    if (teams == NULL)
        return COMMAND_VOID;
    g_autofree char *back = g_strdup_printf("%s %s", row->value, teams);
    deed_takes_back(deed, "restore", back);
    return COMMAND_DONE;
}

/* Nobody writes it: "undo" of a "remove". Its value is an address and teams. */
static enum command_fate act_restore(const struct command_kind *kind, struct command_deed *deed,
                                     const struct command_row *row)
{
    (void)kind;
    g_auto(GStrv) parts = g_strsplit(row->value, " ", 2);
    struct person *person = person_by_address(deed->site->store, parts[0]);
    if (person == NULL)
        return COMMAND_VOID;
    person_restore(deed->site, person, parts[1]);
    person_free(person);
    deed_takes_back(deed, "remove", parts[0]);
    return COMMAND_DONE;
}

void tell_person(const struct command_telling *telling, const char *address)
{
    struct person *person = person_by_address(telling->planner->site->store, address);
    if (person == NULL)
        return;
    value_take(telling->values, "person", name_of(person_shown(person)));
    value_take(telling->values, "still",
               phrase_row(telling->phrases, (const char *const *)person->teams));
    values_set_flag(telling->values, "left", person->state == PERSON_LEFT);
    values_set_flag(telling->values, "welcomed",
                    person_was_welcomed(telling->planner->site->store, person->id));
    person_free(person);
}

static void tell_remove(const struct command_telling *telling, const struct command_row *row)
{
    g_auto(GStrv) parts = g_strsplit(row->value, " ", 2);
    tell_person(telling, parts[0]);
}

const struct command_kind commands_of_managing[] = {
    {.word = "invite",
     .read = read_invitation,
     .mean = mean_invite,
     .act = act_invite,
     .tell = tell_invite,
     .may = MAY_MANAGER,
     .grant = "invite",
     .risk = RISK_SMALL},
    {.word = "remove",
     .read = read_words,
     .mean = mean_remove,
     .act = act_remove,
     .tell = tell_remove,
     .may = MAY_MANAGER,
     .grant = "remove",
     .risk = RISK_GREAT},
    {.word = "restore",
     .read = read_words,
     .act = act_restore,
     .tell = tell_remove,
     .may = MAY_MANAGER,
     .grant = "remove",
     .risk = RISK_GREAT},
    {.word = NULL},
};
