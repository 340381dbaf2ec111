/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kinds of due work share: caches of what is the same for many people.
 *
 * Promises: everything handed out lives until planner_clear(). Does not: decide anything.
 */
#include "work/planning/planner.h"

#include "muster/work/team-form.h"
#include "work/people/days-off.h"
#include "work/planning/forms.h"
#include "work/planning/queue-log.h"
#include "work/site/workflow.h"

static void audience_free(gpointer data)
{
    struct audience *audience = data;
    g_array_unref(audience->ids);
    g_ptr_array_unref(audience->names);
    g_free(audience);
}

void planner_init(struct planner *planner, struct site *site, struct planning_report *report)
{
    *planner = (struct planner){
        .site = site,
        .report = report,
        .calendars = calendar_shelf_new(),
        .rhythms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, own_rhythm_free),
        .schedules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .audiences = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, audience_free),
        .form_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .forms = forms_new(),
    };
}

void planner_clear(struct planner *planner)
{
    calendar_shelf_free(planner->calendars);
    g_hash_table_unref(planner->rhythms);
    g_hash_table_unref(planner->schedules);
    g_hash_table_unref(planner->audiences);
    g_hash_table_unref(planner->form_ids);
    g_hash_table_unref(planner->forms);
    queue_log_forget(planner);
}

int32_t planner_today(const struct planner *planner, const struct rhythm *rhythm)
{
    int32_t day;
    int minute;
    zone_local(rhythm->zone, planner->site->now, &day, &minute);
    return day;
}

const char *planner_language(const struct planner *planner, const struct person *person)
{
    return site_language_of(planner->site, person);
}

const char *person_shown(const struct person *person)
{
    return person->name[0] != '\0' ? person->name : person->address;
}

gboolean planner_asks(const struct planner *planner, const struct person *person)
{
    return site_asks(planner->site, person);
}

gboolean planner_reaches(const struct planner *planner, const struct person *person)
{
    gboolean here = person->state == PERSON_ACTIVE ||
                    (person->state == PERSON_WELCOME && !planner_asks(planner, person));
    return here && person->suspended == 0;
}

static gboolean ids_have(const GArray *ids, gint64 id)
{
    for (guint i = 0; i < ids->len; i++)
        if (g_array_index(ids, gint64, i) == id)
            return TRUE;
    return FALSE;
}

static void audience_add(struct planner *planner, struct audience *audience, gint64 id)
{
    if (ids_have(audience->ids, id))
        return;
    struct person *reader = person_get(planner->site->store, id);
    if (reader == NULL)
        return;
    g_array_append_val(audience->ids, id);
    g_ptr_array_add(audience->names, g_strdup(person_shown(reader)));
    int64_t at;
    int32_t day;
    if (rhythm_next_hour(planner_rhythm(planner, reader), &planner->site->summary_at,
                         planner->site->now, &at, &day) &&
        (audience->read_at == 0 || at < audience->read_at))
        audience->read_at = at;
    person_free(reader);
}

const struct audience *planner_audience(struct planner *planner, char **teams)
{
    g_autofree char *key = g_strjoinv("\n", teams);
    struct audience *audience = g_hash_table_lookup(planner->audiences, key);
    if (audience != NULL)
        return audience;
    audience = g_new0(struct audience, 1);
    audience->ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    audience->names = g_ptr_array_new_with_free_func(g_free);
    for (char **team = teams; *team != NULL; team++) {
        g_autoptr(GArray) readers = team_readers(planner->site->store, *team);
        for (guint i = 0; i < readers->len; i++)
            audience_add(planner, audience, g_array_index(readers, gint64, i));
    }
    g_hash_table_insert(planner->audiences, g_steal_pointer(&key), audience);
    return audience;
}

/* The names of those workflows of TOGETHER that take the place of some question of WORKFLOW: others
 * change nothing of its form. */
static void add_replacing(GString *key, const struct workflow *workflow, const GPtrArray *together)
{
    for (guint i = 0; i < together->len; i++) {
        const struct workflow *other = g_ptr_array_index(together, i);
        if (workflow_replaces(other, workflow))
            g_string_append_printf(key, "\n%s", other->config->name);
    }
}

gint64 planner_form_id(struct planner *planner, const struct workflow *workflow,
                       const char *language, int32_t day, const GPtrArray *together)
{
    g_autoptr(GString) key = g_string_new(NULL);
    /* by its configuration, not its name: a team may be asked what its manager chose */
    g_string_printf(key, "%p\n%s\n%d", (const void *)workflow->config, language, day);
    add_replacing(key, workflow, together);
    gint64 *known = g_hash_table_lookup(planner->form_ids, key->str);
    if (known != NULL)
        return *known;
    struct form *form = workflow_form_beside(workflow, language, day, together);
    gint64 id = form_put(planner->site->store, form);
    if (id == 0) { /* the store has failed */
        form_free(form);
        return 0;
    }
    forms_remember(planner->forms, id, form);
    g_hash_table_insert(planner->form_ids, g_strdup(key->str), g_memdup2(&id, sizeof id));
    return id;
}

gint64 planner_form_of(struct planner *planner, const struct workflow *workflow,
                       const struct person *person, int32_t day, const GPtrArray *together)
{
    if (!workflow_asks_each(workflow))
        return planner_form_id(planner, workflow_for(planner->site, workflow, person),
                               planner_language(planner, person), day, together);
    struct form *form = workflow_form_each(planner->site, workflow, person, day);
    gint64 id = form != NULL ? form_put(planner->site->store, form) : 0;
    form_free(form);
    return id;
}

const struct form *planner_form(struct planner *planner, gint64 id)
{
    return forms_get(planner->forms, planner->site->store, id);
}

struct due due_key(const char *what, const char *workflow, gint64 person, gint64 round, int step)
{
    /* The store's rows own their words; a key only borrows them. */
    return (struct due){.what = (char *)what,
                        .workflow = (char *)workflow,
                        .person = person,
                        .round = round,
                        .step = step};
}

void planner_due_set(struct planner *planner, const struct due *key, int32_t day, gint64 at)
{
    struct due due = *key;
    due.day = day;
    due.at = at;
    due_set(planner->site->store, &due);
}

void due_now(const struct site *site, struct due key)
{
    key.day = (int32_t)(site->now / INSTANT_DAY);
    key.at = site->now;
    due_set(site->store, &key);
}
