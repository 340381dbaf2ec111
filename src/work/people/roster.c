/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing people and teams in line with the file: read, compare, say what would change, and then
 * do all of it or nothing.
 */
#include "muster/work/roster.h"

#include <string.h>

#include "muster/base/address.h"
#include "muster/work/planning.h"
#include "muster/work/reach.h"
#include "muster/work/silence.h"
#include "work/people/roster-plan.h"

enum { LEAVERS_FREE = 3, LEAVERS_PERCENT = 10 }; /* more than both: that is rather a wrong file */

static void roster_change_free(gpointer data)
{
    struct roster_change *change = data;
    g_free(change->address);
    g_free(change->name);
    g_free(change->detail);
    g_free(change);
}

void roster_report_clear(struct roster_report *report)
{
    g_clear_pointer(&report->changes, g_ptr_array_unref);
}

/* Saying what changes */

static void describe_cell(GString *detail, const struct roster_step *step,
                          enum roster_column column)
{
    g_autofree char *before =
        step->person != NULL ? roster_current(step->person, column) : g_strdup("");
    if (detail->len > 0)
        g_string_append(detail, "; ");
    gsize start = detail->len;
    g_string_append_printf(detail, "%s: ", roster_column_name(column));
    if (before[0] != '\0')
        g_string_append_printf(detail, "%s -> ", before);
    g_string_append(detail, step->row->cells[column]);
    for (char *c = detail->str + start; (c = strchr(c, ';')) != NULL; c++)
        *c = ',';
}

static char *step_describe(const struct roster_step *step)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    for (enum roster_column column = 0; column < ROSTER_COLUMNS; column++) {
        gboolean evident =
            step->person == NULL && (column == ROSTER_EMAIL || column == ROSTER_NAME);
        if (step->changes[column] && !evident)
            describe_cell(detail, step, column);
    }
    return detail->len > 0 ? g_string_free(g_steal_pointer(&detail), FALSE) : NULL;
}

/* Somebody without a name is called by the front of the address, until the file knows better. */
static char *step_name(const struct roster_step *step)
{
    const struct roster_row *row = step->row;
    if (row->cells[ROSTER_NAME] != NULL)
        return g_strdup(row->cells[ROSTER_NAME]);
    if (step->person != NULL)
        return g_strdup(step->person->name);
    return g_strndup(row->cells[ROSTER_EMAIL], strcspn(row->cells[ROSTER_EMAIL], "@"));
}

static void report_step(struct roster_report *report, const struct roster_step *step)
{
    g_autofree char *detail = step_describe(step);
    gboolean new = step->person == NULL;
    if (!new && !step->back && detail == NULL)
        return;
    struct roster_change *change = g_new0(struct roster_change, 1);
    change->what = new             ? ROSTER_ADDED
                   : step->back    ? ROSTER_BACK
                   : step->renamed ? ROSTER_RENAMED
                                   : ROSTER_CHANGED;
    change->address = g_strdup(step->row->cells[ROSTER_EMAIL]);
    change->name = step_name(step);
    change->detail = g_steal_pointer(&detail);
    g_ptr_array_add(report->changes, change);
}

static void report_leaver(struct roster_report *report, const struct person *person)
{
    if (person->state == PERSON_LEFT)
        return;
    struct roster_change *change = g_new0(struct roster_change, 1);
    change->what = ROSTER_LEFT;
    change->address = g_strdup(person->address);
    change->name = g_strdup(person->name);
    g_ptr_array_add(report->changes, change);
}

static void report_plan(struct roster_report *report, const struct roster_plan *plan)
{
    for (guint i = 0; i < plan->steps->len; i++)
        report_step(report, g_ptr_array_index(plan->steps, i));
    for (guint i = 0; i < plan->missing->len; i++)
        report_leaver(report, g_ptr_array_index(plan->missing, i));
}

/* Doing it */

static const struct {
    enum roster_column column;
    void (*set)(struct store *store, gint64 id, const char *const *list);
} lists[] = {{ROSTER_TEAMS, person_set_teams}, {ROSTER_READS, person_set_reads}};

static const enum roster_column properties[] = {ROSTER_NAME,  ROSTER_ZONE,     ROSTER_MANAGER,
                                                ROSTER_HOURS, ROSTER_WORKDAYS, ROSTER_LANGUAGE};

/* The aliases that the file names, or those there are; and after a rename the old address, so that
 * mail from it is known. */
static void apply_aliases(struct store *store, gint64 id, const struct roster_step *step)
{
    if (!step->changes[ROSTER_ALIASES] && !step->renamed)
        return;
    g_autofree char *now = step->changes[ROSTER_ALIASES]
                               ? g_strdup(step->row->cells[ROSTER_ALIASES])
                               : roster_current(step->person, ROSTER_ALIASES);
    g_autofree char *all =
        step->renamed ? g_strjoin(";", now, step->person->address, NULL) : g_strdup(now);
    g_auto(GStrv) list = roster_cell_list(all);
    g_autoptr(GStrvBuilder) others = g_strv_builder_new();
    for (char **alias = list; *alias != NULL; alias++)
        if (strcmp(*alias, step->row->cells[ROSTER_EMAIL]) != 0)
            g_strv_builder_add(others, *alias);
    g_auto(GStrv) aliases = g_strv_builder_end(others);
    person_set_aliases(store, id, (const char *const *)aliases);
}

static void apply_cells(struct store *store, gint64 id, const struct roster_step *step)
{
    for (guint i = 0; i < G_N_ELEMENTS(properties); i++)
        if (step->changes[properties[i]])
            person_set(store, id, roster_column_name(properties[i]),
                       step->row->cells[properties[i]]);
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        if (step->changes[lists[i].column]) {
            g_auto(GStrv) list = roster_cell_list(step->row->cells[lists[i].column]);
            lists[i].set(store, id, (const char *const *)list);
        }
    for (enum roster_column column = 0; column < ROSTER_COLUMNS; column++)
        if (step->told[column])
            roster_cell_set(store, id, roster_column_name(column), step->row->cells[column]);
}

/* Who was welcomed once is asked again at once; who was not hears first what comes. */
static void apply_return(struct site *site, const struct person *person)
{
    person_set_state(site->store, person->id,
                     person->first_day == DAY_NONE ? PERSON_WELCOME : PERSON_ACTIVE, site->now);
}

static gboolean step_is_needed(const struct roster_step *step)
{
    for (enum roster_column column = 0; column < ROSTER_COLUMNS; column++)
        if (step->told[column])
            return TRUE;
    return step->person == NULL || step->back;
}

static void apply_step(struct site *site, const struct roster_step *step)
{
    struct store *store = site->store;
    if (!step_is_needed(step))
        return;
    const char *email = step->row->cells[ROSTER_EMAIL];
    g_autofree char *name = step_name(step);
    gint64 id = step->person != NULL ? step->person->id : person_add(store, email, name);
    if (step->renamed)
        person_set(store, id, "address", email);
    if (step->renamed || step->back)
        person_reached(site, id);
    apply_aliases(store, id, step);
    apply_cells(store, id, step);
    if (step->back)
        apply_return(site, step->person);
    planning_refresh_person(site, id);
}

/* The empty cell remembers that it was the file that sent them away, and may bring them back. */
static void apply_leaving(struct site *site, const struct person *person)
{
    struct store *store = site->store;
    roster_cell_set(store, person->id, roster_column_name(ROSTER_EMAIL), "");
    person_leave(site, person->id); /* rounds, reminders and queued mail end */
}

/* Leavers first: an address that one person gives up may be the next one's. */
static void apply_plan(struct site *site, const struct roster_plan *plan)
{
    for (guint i = 0; i < plan->missing->len; i++)
        apply_leaving(site, g_ptr_array_index(plan->missing, i));
    for (guint i = 0; i < plan->steps->len; i++)
        apply_step(site, g_ptr_array_index(plan->steps, i));
}

/* All of it */

static gboolean faults_fail(struct faults *faults, struct failure *failure)
{
    if (faults->count == 0)
        return FALSE;
    faults_sort(faults); /* some are found only when all rows are read */
    const struct fault *first = &faults->list[0];
    failure_set(failure, FAILURE_CONFIG, "%s:%u: %s", first->file, first->line, first->text);
    return TRUE;
}

/* Muster would write to itself. */
static void fault_own_address(const struct site *site, const GPtrArray *rows, const char *file,
                              struct faults *faults)
{
    const struct site_config *own = &site->config->site;
    const char *detail;
    size_t length;
    for (guint i = 0; i < rows->len; i++) {
        const struct roster_row *row = g_ptr_array_index(rows, i);
        const char *email = row->cells[ROSTER_EMAIL];
        if (email != NULL && address_match(email, own->local, own->domain, own->delimiter, &detail,
                                           &length) != ADDRESS_FOREIGN)
            faults_add(faults, file, row->line, "%s is the site's own address", email);
    }
}

static gboolean is_refused(const struct roster_plan *plan)
{
    return plan->n_leavers > LEAVERS_FREE &&
           plan->n_leavers * 100 > plan->n_roster * LEAVERS_PERCENT;
}

/* In a write transaction, or for a dry run in a view; what was not applied is let go by the
 * caller. */
static gboolean sync_rows(struct site *site, const GPtrArray *rows, const char *file,
                          gboolean dry_run, gboolean yes, struct faults *faults,
                          struct roster_report *report, struct failure *failure)
{
    struct roster_plan *plan = roster_plan_make(site->store, rows, file, faults);
    gboolean fine = store_ok(site->store, failure) && !faults_fail(faults, failure);
    if (fine) {
        report_plan(report, plan);
        report->refused = !yes && is_refused(plan);
        if (!dry_run && !report->refused)
            apply_plan(site, plan);
    }
    roster_plan_free(plan);
    return fine;
}

gboolean roster_sync(struct site *site, const char *file, gboolean dry_run, gboolean yes,
                     struct faults *faults, struct roster_report *report_r, struct failure *failure)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    gsize length;
    *report_r =
        (struct roster_report){.changes = g_ptr_array_new_with_free_func(roster_change_free)};
    if (!g_file_get_contents(file, &text, &length, &error))
        return failure_set(failure, FAILURE_INPUT, "%s%s", error->message,
                           g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
                               ? " (to the owner of the state, as whom it is read)"
                               : "");
    if (strlen(text) != length)
        faults_add(faults, file, 0, "this is no text: save the file as \"CSV UTF-8\"");
    g_autoptr(GPtrArray) rows = roster_file_read(text, file, site->config->site.domains, faults);
    fault_own_address(site, rows, file, faults);
    if (!(dry_run ? store_begin_read(site->store, failure) : store_begin(site->store, failure)))
        return FALSE;
    gboolean fine = sync_rows(site, rows, file, dry_run, yes, faults, report_r, failure);
    if (dry_run) {
        store_end_read(site->store);
        return fine;
    }
    if (fine && !report_r->refused)
        return store_commit(site->store, failure);
    store_rollback(site->store);
    return fine;
}
