/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as JSON: one object a team. What is not told is absent from lists and null in numbers. */
#include "work/summary/report-forms.h"

#include "muster/work/json.h"

static void add_count(JsonBuilder *json, const char *name, gboolean counted, guint count)
{
    if (counted)
        json_put_number(json, name, count);
    else
        json_put_text(json, name, NULL);
}

static void add_person(JsonBuilder *json, const struct person *person)
{
    json_put_text(json, "person", person->address);
    json_put_text(json, "name", person->name);
}

static void add_blockers(JsonBuilder *json, const struct report_section *section)
{
    json_begin_list(json, "blockers");
    for (guint i = 0; i < section->people->len; i++) {
        const struct reported *reported = g_ptr_array_index(section->people, i);
        for (guint k = 0; k < reported->blockers->len; k++) {
            const struct reported_blocker *blocker =
                &g_array_index(reported->blockers, struct reported_blocker, k);
            json_builder_begin_object(json);
            json_put_number(json, "item", blocker->item->id);
            add_person(json, reported->person);
            json_put_day(json, "date", blocker->item->day);
            json_put_day(json, "solved", blocker->solved != 0 ? blocker->solved : DAY_NONE);
            json_put_text(json, "text", blocker->item->text);
            json_builder_end_object(json);
        }
    }
    json_builder_end_array(json);
}

/* Only where there are some, and by name: their hashes are the operator's. */
static void add_attachments(JsonBuilder *json, const GPtrArray *files)
{
    if (files->len == 0)
        return;
    json_begin_list(json, "attachments");
    for (guint i = 0; i < files->len; i++)
        json_builder_add_string_value(json,
                                      ((const struct filed_attachment *)files->pdata[i])->name);
    json_builder_end_array(json);
}

static void add_entry(JsonBuilder *json, const struct person *person, const struct told *told)
{
    json_builder_begin_object(json);
    add_person(json, person);
    json_put_text(json, "workflow", told->round->workflow);
    json_put_day(json, "date", told->round->day);
    json_put_text(json, "state", round_state_word(told->round->state));
    json_begin_list(json, "answers");
    for (guint i = 0; i < told->answers->len; i++) {
        const struct answer_view *answer = &g_array_index(told->answers, struct answer_view, i);
        json_builder_begin_object(json);
        json_put_text(json, "label", answer->label);
        json_put_text(json, "text", answer->text);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_put_text(json, "unplaced", told->entry->unplaced);
    add_attachments(json, told->files);
    json_builder_end_object(json);
}

static void add_entries(JsonBuilder *json, const struct report_section *section)
{
    json_begin_list(json, "entries");
    for (guint i = 0; section->told_in_full && i < section->people->len; i++) {
        const struct reported *reported = g_ptr_array_index(section->people, i);
        for (guint k = 0; k < reported->told->len; k++)
            add_entry(json, reported->person, g_ptr_array_index(reported->told, k));
    }
    json_builder_end_array(json);
}

static void add_goals(JsonBuilder *json, const struct report *report,
                      const struct report_section *section)
{
    json_begin_list(json, "goals");
    for (guint i = 0; i < report->goals->views->len; i++) {
        const struct goal_view *goal = &g_array_index(report->goals->views, struct goal_view, i);
        if (!g_str_equal(goal->team, section->name))
            continue;
        json_builder_begin_object(json);
        json_put_number(json, "goal", goal->number);
        json_put_text(json, "title", goal->title);
        json_begin_list(json, "percent");
        for (guint k = 0; k < goal->n_results; k++)
            json_builder_add_int_value(json, goal->results[k].percent);
        json_builder_end_array(json);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

/* Absent when there is none. */
static void add_mood(JsonBuilder *json, const struct mood_week *mood)
{
    if (mood->halves == 0)
        return;
    json_put_day(json, "mood_week", mood->week);
    json_put_fraction(json, "mood", mood->halves / 2.0);
}

/* Absent when there were none. */
static void add_plans(JsonBuilder *json, const struct report_section *section)
{
    const struct plans_counted plans = section_plans_counted(section);
    gboolean counted = plans.planners >= REPORT_COUNTED_LEAST;
    if (plans.planners == 0)
        return;
    add_count(json, "planned", counted, plans.all.planned);
    add_count(json, "done", counted, plans.all.done);
    add_count(json, "moved", counted, plans.all.moved);
}

static void section_print(const struct report *report, const struct report_section *section,
                          GString *out)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    gboolean counted = section_is_counted(section);
    json_builder_begin_object(json);
    json_put_text(json, "team", section->name);
    json_put_day(json, "since", report->since);
    json_put_day(json, "until", report->until);
    add_count(json, "answered", counted, section->n_answered);
    add_count(json, "asked", counted, section->n_asked);
    add_plans(json, section);
    add_mood(json, &section->mood);
    add_blockers(json, section);
    add_entries(json, section);
    add_goals(json, report, section);
    json_builder_end_object(json);
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    g_autofree char *line = json_to_string(root, FALSE);
    g_string_append_printf(out, "%s\n", line);
}

void report_to_json(const struct report *report, GString *out)
{
    for (guint i = 0; i < report->sections->len; i++)
        section_print(report, g_ptr_array_index(report->sections, i), out);
}
