/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is a person's: JSON for what we made of their mails, mbox (RFC 4155) for the mails themselves. */
#include "work/commands/export.h"

#include <string.h>

#include "muster/work/choices.h"
#include "muster/work/items.h"
#include "muster/work/json.h"
#include "work/planning/planner.h"

enum { MAILS_MAX = 5000 };

static void add_person(JsonBuilder *json, const struct site *site, const struct person *person)
{
    json_put_text(json, "person", person->address);
    json_put_text(json, "name", person->name);
    json_put_text(json, "manager", person->manager);
    json_put_text(json, "state", person_state_word(person->state));
    json_put_list(json, "aliases", person->aliases);
    json_put_list(json, "teams", person->teams);
    json_put_list(json, "reads", person->reads);
    for (const char *const *name = choice_names(); *name != NULL; name++) {
        g_autofree char *value = choice_get(site, person, *name);
        json_put_text(json, *name, value);
    }
}

static void add_absences(JsonBuilder *json, const struct site *site, const struct person *person)
{
    g_autoptr(GPtrArray) absences = absences_of(site->store, person->id, INT32_MIN);
    json_begin_list(json, "absences");
    for (guint i = 0; i < absences->len; i++) {
        const struct absence *absence = absences->pdata[i];
        json_builder_begin_object(json);
        json_put_day(json, "first", absence->first);
        if (absence->last != ABSENCE_OPEN)
            json_put_day(json, "last", absence->last);
        else
            json_put_text(json, "last", "");
        json_put_text(json, "source", absence->source);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_answers(JsonBuilder *json, const struct form *form, const struct entry *entry)
{
    json_begin_list(json, "answers");
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        gboolean asked = form != NULL && answer->question <= form->n_questions;
        json_builder_begin_object(json);
        json_put_text(json, "prompt", asked ? form->questions[answer->question - 1].prompt : "");
        json_put_text(json, "text", answer->text);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_attachments(JsonBuilder *json, struct store *store, gint64 round)
{
    g_autoptr(GPtrArray) attachments = attachments_of(store, round);
    json_begin_list(json, "attachments");
    for (guint i = 0; i < attachments->len; i++)
        json_builder_add_string_value(
            json, ((const struct filed_attachment *)attachments->pdata[i])->name);
    json_builder_end_array(json);
}

/* Files are the round's, and stand in its latest revision. */
static void add_revision(JsonBuilder *json, struct store *store, const struct round *round,
                         const struct form *form, const struct entry *entry)
{
    json_builder_begin_object(json);
    json_put_text(json, "workflow", round->workflow);
    json_put_day(json, "date", round->day);
    json_put_text(json, "state", round_state_word(round->state));
    json_put_number(json, "revision", entry != NULL ? entry->revision : 0);
    if (entry != NULL) {
        json_put_instant(json, "received", entry->received);
        add_answers(json, form, entry);
        json_put_text(json, "unplaced", entry->unplaced);
    }
    if (entry != NULL && entry->revision == round->revision)
        add_attachments(json, store, round->id);
    json_builder_end_object(json);
}

/* Where the walk over rounds adds to, and reads from. */
struct walk {
    JsonBuilder *json;
    struct store *store;
};

static gboolean add_round(const struct round *round, const struct person *person,
                          const struct form *form, const struct entry *latest, gpointer data)
{
    (void)person;
    const struct walk *walk = data;
    for (int revision = 1; latest != NULL && revision < latest->revision; revision++) {
        struct entry *entry = entry_of_revision(walk->store, round->id, revision);
        if (entry != NULL)
            add_revision(walk->json, walk->store, round, form, entry);
        entry_free(entry);
    }
    add_revision(walk->json, walk->store, round, form, latest);
    return TRUE;
}

static void add_rounds(JsonBuilder *json, const struct site *site, const struct person *person)
{
    const struct entries_query query = {
        .person = person->address, .since = INT32_MIN, .until = INT32_MAX};
    struct walk walk = {json, site->store};
    json_begin_list(json, "rounds");
    entries_each(site->store, &query, add_round, &walk);
    json_builder_end_array(json);
}

static void add_comments(JsonBuilder *json, const struct site *site, const struct person *person)
{
    g_autoptr(GPtrArray) comments = comments_by(site->store, person->id);
    json_begin_list(json, "comments");
    for (guint i = 0; i < comments->len; i++) {
        const struct comment *comment = comments->pdata[i];
        json_builder_begin_object(json);
        json_put_instant(json, "received", comment->received);
        json_put_text(json, "text", comment->text);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_moods(JsonBuilder *json, const struct site *site, const struct person *person)
{
    g_autoptr(GPtrArray) moods = moods_of(site->store, person->id);
    json_begin_list(json, "moods");
    for (guint i = 0; i < moods->len; i++) {
        const struct mood *mood = moods->pdata[i];
        json_builder_begin_object(json);
        json_put_day(json, "date", mood->day);
        json_put_text(json, "text", mood->text);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_kudos(JsonBuilder *json, const struct site *site, const struct person *person)
{
    g_autoptr(GPtrArray) all = kudos_of(site->store, person->id);
    json_begin_list(json, "kudos");
    for (guint i = 0; i < all->len; i++) {
        const struct kudos *kudos = all->pdata[i];
        gboolean given = kudos->giver == person->id;
        struct person *other = person_get(site->store, given ? kudos->receiver : kudos->giver);
        json_builder_begin_object(json);
        json_put_day(json, "date", kudos->day);
        json_put_text(json, given ? "to" : "from", other != NULL ? other->address : "");
        json_put_text(json, "text", kudos->text);
        json_builder_end_object(json);
        person_free(other);
    }
    json_builder_end_array(json);
}

static void add_items(JsonBuilder *json, const struct site *site, const struct person *person)
{
    const struct items_query query = {.person = person->id};
    g_autoptr(GPtrArray) items = items_find((struct site *)site, &query);
    json_begin_list(json, "items");
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];
        json_builder_begin_object(json);
        json_put_number(json, "item", item->id);
        json_put_day(json, "date", item->day);
        json_put_text(json, "text", item->text);
        json_put_boolean(json, "open", item->closed == 0);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

/* What the person wrote for one other, or has to do for them; nothing that the other one wrote for themselves. */
static void add_meeting_lines(JsonBuilder *json, const struct site *site,
                              const struct person *person)
{
    static const char *const kinds[] = {"point", "action", "highlight", "stray"};
    g_autoptr(GPtrArray) lines = meeting_lines_of(site->store, person->id);
    json_begin_list(json, "1on1");
    for (guint i = 0; i < lines->len; i++) {
        const struct meeting_line *line = lines->pdata[i];
        json_builder_begin_object(json);
        json_put_text(json, "kind", kinds[line->kind]);
        json_put_instant(json, "opened", line->opened);
        json_put_text(json, "text", line->text);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_step(JsonBuilder *json, const struct site *site, const struct goal_step *step)
{
    struct goal *goal = goal_get(site->store, step->goal);
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT ".%d", step->goal, step->place);
    json_builder_begin_object(json);
    json_put_text(json, "goal", number);
    json_put_text(json, "title", goal != NULL ? goal->title : "");
    json_put_day(json, "date", step->day);
    json_put_fraction(json, step->kind == STEP_ADDS ? "adds" : "is",
                      (double)step->amount / GOAL_ONE);
    json_put_text(json, "confidence", goal_confidence_word(step->confidence));
    json_put_text(json, "note", step->note);
    json_builder_end_object(json);
    goal_free(goal);
}

/* What they said of goals, and which ones are theirs. */
static void add_goals(JsonBuilder *json, const struct site *site, const struct person *person)
{
    g_autoptr(GPtrArray) steps = goal_steps_of(site->store, person->id);
    g_autoptr(GPtrArray) goals = goals_owned_by(site->store, person->id);
    json_begin_list(json, "goals");
    for (guint i = 0; i < goals->len; i++)
        json_builder_add_string_value(json, ((const struct goal *)goals->pdata[i])->title);
    json_builder_end_array(json);
    json_begin_list(json, "goal_steps");
    for (guint i = 0; i < steps->len; i++)
        add_step(json, site, steps->pdata[i]);
    json_builder_end_array(json);
}

static GBytes *person_json(const struct site *site, const struct person *person)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    json_builder_begin_object(json);
    add_person(json, site, person);
    add_absences(json, site, person);
    add_rounds(json, site, person);
    add_comments(json, site, person);
    add_items(json, site, person);
    add_meeting_lines(json, site, person);
    add_goals(json, site, person);
    add_moods(json, site, person);
    add_kudos(json, site, person);
    json_builder_end_object(json);
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    char *text = json_to_string(root, TRUE);
    return g_bytes_new_take(text, strlen(text));
}

/* A line that would begin a new mail, or looks so, is quoted ("mboxrd"). */
static void append_mail(GString *mbox, const struct spooled *mail)
{
    g_autoptr(GDateTime) at =
        g_date_time_new_from_unix_utc(mail->envelope.received / INSTANT_SECOND);
    g_autofree char *date = g_date_time_format(at, "%a %b %e %H:%M:%S %Y");
    g_autofree char *raw = g_strndup((const char *)mail->bytes, mail->length);
    g_auto(GStrv) lines = g_strsplit(raw, "\n", -1);
    g_string_append_printf(mbox, "From muster %s\n", date);
    for (char **line = lines; *line != NULL; line++) {
        gboolean quoted = g_str_has_prefix(*line + strspn(*line, ">"), "From ");
        g_string_append_printf(mbox, "%s%s\n", quoted ? ">" : "", *line);
    }
    g_string_append_c(mbox, '\n');
}

static GBytes *person_mbox(const struct site *site, const struct person *person)
{
    GString *mbox = g_string_new(NULL);
    g_autoptr(GPtrArray) names = received_names_of(site->store, person->id, MAILS_MAX);
    for (guint i = 0; i < names->len && mbox->len < EXPORT_OCTETS; i++) {
        struct spooled mail;
        struct failure gone = {0};
        if (!spool_read_retired(site->config->site.state, names->pdata[i], &mail, &gone))
            continue;
        append_mail(mbox, &mail);
        spooled_clear(&mail);
    }
    return g_string_free_to_bytes(mbox);
}

void export_attach(const struct command_telling *telling, GArray *attachments)
{
    const struct site *site = telling->planner->site;
    GBytes *mbox = person_mbox(site, telling->person);
    gsize mails = g_bytes_get_size(mbox);
    const struct attachment files[] = {
        {g_strdup("muster.json"), "application/json", person_json(site, telling->person)},
        {g_strdup("muster.mbox"), "application/mbox", mbox},
    };
    g_array_append_vals(attachments, files, G_N_ELEMENTS(files));
    if (mails < EXPORT_OCTETS)
        export_files_attach(site, telling->person, EXPORT_OCTETS - mails, attachments);
}
