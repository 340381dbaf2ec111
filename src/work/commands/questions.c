/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "questions TEAM": what a team is asked, as text; and "form", which nobody writes: the edited reply.
 *
 * The value of "questions" is a team and a workflow; that of "form" the same, and below it the form as it was sent back, or,
 * once it is understood, as the store will keep it. All of it waits for a yes: it changes what everybody is asked.
 */
#include <string.h>

#include "muster/work/absence.h"
#include "muster/work/team-form.h"
#include "work/commands/arguments.h"
#include "work/commands/managing.h"
#include "work/commands/words.h"
#include "work/people/managing.h"
#include "work/planning/planner.h"
#include "work/questions/wishes.h"

/* --- what is asked, and what may become of it --- */

/* A team's questions in a workflow, and the form that a value names. */
struct team_asked {
    char *team;
    const struct workflow *workflow; /* the files' */
    const struct team_form_view *view;
    GPtrArray *now;
    const char *form; /* behind the first line of the value; "" when there is none */
};

static void team_asked_clear(struct team_asked *asked)
{
    g_clear_pointer(&asked->team, g_free);
    g_clear_pointer(&asked->now, g_ptr_array_unref);
}

/* FALSE, and nothing to be cleared, when PERSON manages no such team, or it is asked nothing. */
static gboolean team_asked_read(const struct site *site, const struct person *person,
                                const char *value, struct team_asked *asked_r)
{
    const char *text = value != NULL ? value : "";
    g_autofree char *words = g_strndup(text, strcspn(text, "\n"));
    *asked_r = (struct team_asked){.form = strchr(text, '\n')};
    asked_r->form = asked_r->form != NULL ? asked_r->form + 1 : "";
    asked_r->workflow = team_workflow_meant(site, person, words, &asked_r->team);
    if (asked_r->workflow == NULL) {
        g_clear_pointer(&asked_r->team, g_free);
        return FALSE;
    }
    const struct workflow_config *config = asked_r->workflow->config;
    asked_r->view = team_form_find(site, asked_r->team, config->name);
    asked_r->now =
        asked_r->view != NULL ? wishes_kept(asked_r->view->text, config) : wishes_of(config);
    return TRUE;
}

static gboolean is_kept(const char *form)
{
    return g_str_has_prefix(form, "=\t") || g_str_has_prefix(form, "+\t");
}

/* What the form of ASKED wants, in whatever state it is; COMPLAINTS says what is wrong with it. */
static GPtrArray *asked_wishes(const struct site *site, const struct team_asked *asked,
                               const char *language, GPtrArray *complaints)
{
    if (is_kept(asked->form))
        return wishes_kept(asked->form, asked->workflow->config);
    g_autoptr(GPtrArray) shown = wishes_shown(asked->now, asked->workflow->config, language);
    GPtrArray *wishes = form_read(asked->form, asked->now, shown, complaints);
    wishes_check(site, asked->workflow, wishes, complaints);
    return wishes;
}

/* --- doing it --- */

static enum command_fate mean_questions(const struct command_deed *deed, struct command_row *row)
{
    struct team_asked asked;
    if (!team_asked_read(deed->site, deed->person, row->value, &asked))
        return COMMAND_REFUSED;
    row_mean(row, g_strdup_printf("%s %s", asked.team, asked.workflow->config->name));
    team_asked_clear(&asked);
    return COMMAND_DONE;
}

/* "" below the first line takes away what was chosen: an undo. */
static enum command_fate form_mean(const struct command_deed *deed, struct command_row *row,
                                   const struct team_asked *asked)
{
    if (asked->form[0] == '\0')
        return asked->view != NULL ? COMMAND_DONE : COMMAND_VOID;
    g_autoptr(GPtrArray) complaints = complaints_new();
    g_autoptr(GPtrArray) wishes =
        asked_wishes(deed->site, asked, site_language_of(deed->site, deed->person), complaints);
    if (complaints->len > 0)
        return COMMAND_UNREAD;
    g_autofree char *kept = wishes_keep(wishes), *now = wishes_keep(asked->now);
    if (strcmp(kept, now) == 0)
        return COMMAND_VOID;
    row_mean(row, g_strdup_printf("%s %s\n%s", asked->team, asked->workflow->config->name, kept));
    return COMMAND_DONE;
}

static enum command_fate mean_form(const struct command_deed *deed, struct command_row *row)
{
    struct team_asked asked;
    if (!team_asked_read(deed->site, deed->person, row->value, &asked))
        return COMMAND_REFUSED;
    enum command_fate fate = form_mean(deed, row, &asked);
    team_asked_clear(&asked);
    return fate;
}

static enum command_fate act_form(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind;
    struct team_asked asked;
    if (!team_asked_read(deed->site, deed->person, row->value, &asked))
        return COMMAND_REFUSED;
    g_autofree char *back = g_strdup_printf("%s %s\n%s", asked.team, asked.workflow->config->name,
                                            asked.view != NULL ? asked.view->text : "");
    g_autofree char *files = NULL;
    g_autoptr(GPtrArray) all = wishes_of(asked.workflow->config);
    files = wishes_keep(all);
    /* what is the same as in the files need not be kept */
    team_form_choose(deed->site, asked.team, asked.workflow, deed->person->id,
                     strcmp(asked.form, files) == 0 ? "" : asked.form);
    deed_takes_back(deed, "form", back);
    team_asked_clear(&asked);
    return COMMAND_DONE;
}

/* --- saying it back --- */

static void put_joined(struct values *values, const char *name, char *const *list)
{
    if (list[0] != NULL)
        value_take(values, name, g_strjoinv(", ", (char **)list));
}

/* The question of the same key in SHOWN, or NULL. */
static const struct wish *wish_of_key(const GPtrArray *shown, const char *key)
{
    for (guint i = 0; i < shown->len; i++)
        if (strcmp(((const struct wish *)shown->pdata[i])->key, key) == 0)
            return shown->pdata[i];
    return NULL;
}

static gboolean is_as_before(const struct wish *wish, const struct wish *before)
{
    return strcmp(wish->prompt, before->prompt) == 0 && strcmp(wish->kind, before->kind) == 0 &&
           lists_equal(wish->labels, before->labels) && lists_equal(wish->choices, before->choices);
}

/* BEFORE: what was shown till now; NULL: nothing changes. */
static void tell_wishes(const struct command_telling *telling, const GPtrArray *shown,
                        const GPtrArray *before)
{
    struct values *list = values_set_list(telling->values, "questions");
    for (guint i = 0; i < shown->len; i++) {
        const struct wish *wish = shown->pdata[i];
        const struct wish *old = before != NULL ? wish_of_key(before, wish->key) : NULL;
        struct values *values = values_add_object(list);
        values_set_number(values, "number", (gint64)i + 1);
        value_put(values, "prompt", wish->prompt);
        value_put(values, "kind", command_phrase_of_value(wish->kind, telling->language));
        put_joined(values, "labels", wish->labels);
        put_joined(values, "choices", wish->choices);
        values_set_flag(values, "new", before != NULL && old == NULL);
        values_set_flag(values, "changed", old != NULL && !is_as_before(wish, old));
    }
}

static void tell_gone(const struct command_telling *telling, const GPtrArray *shown,
                      const GPtrArray *before)
{
    struct values *list = values_set_list(telling->values, "gone");
    for (guint i = 0; i < before->len; i++) {
        const struct wish *wish = before->pdata[i];
        if (wish_of_key(shown, wish->key) == NULL)
            value_put(values_add_object(list), "prompt", wish->prompt);
    }
}

/* Somebody of the team gets their mails in another language than PERSON. */
static gboolean team_reads_otherwise(const struct site *site, const struct person *person,
                                     const char *team)
{
    g_autoptr(GArray) members = team_members(site->store, team);
    gboolean otherwise = FALSE;
    for (guint i = 0; i < members->len && !otherwise; i++) {
        struct person *member = person_get(site->store, g_array_index(members, gint64, i));
        otherwise = member != NULL &&
                    strcmp(site_language_of(site, member), site_language_of(site, person)) != 0;
        person_free(member);
    }
    return otherwise;
}

/* What becomes of changed questions in the languages in which they were not edited. */
static void tell_reach(const struct command_telling *telling, const struct workflow_config *config,
                       const GPtrArray *shown, const GPtrArray *before)
{
    struct values *all = values_set_list(telling->values, "alike"),
                  *meaning = values_set_list(telling->values, "unlike");
    for (guint i = 0; i < shown->len; i++) {
        const struct wish *wish = shown->pdata[i], *old = wish_of_key(before, wish->key);
        const struct question_config *base = question_of_key(config, wish->key);
        if (wish->same || old == NULL || is_as_before(wish, old) || base == NULL ||
            !question_is_translated(base))
            continue;
        enum wish_reach reach = wish_reach(wish, base);
        if (reach != REACH_LANGUAGE)
            values_set_number(values_add_object(reach == REACH_ALL ? all : meaning), "number",
                              (gint64)i + 1);
    }
}

static void tell_complaints(const struct command_telling *telling, const GPtrArray *complaints)
{
    static const char *const flags[FORM_FAULTS] = {
        [FORM_KIND] = "no_kind",    [FORM_NOT_ALLOWED] = "not_allowed",
        [FORM_CHOICES] = "choices", [FORM_CHOICE_TWICE] = "choice_twice",
        [FORM_TWIN] = "twin",       [FORM_KEPT] = "kept",
        [FORM_MANY] = "many",       [FORM_NONE] = "none",
        [FORM_OTHER] = "other",
    };
    struct values *list = values_set_list(telling->values, "faults");
    for (guint i = 0; i < complaints->len; i++) {
        const struct form_complaint *complaint = complaints->pdata[i];
        struct values *values = values_add_object(list);
        gboolean of_kind = complaint->fault == FORM_KIND || complaint->fault == FORM_NOT_ALLOWED;
        value_put(values, "line", complaint->line);
        if (complaint->detail != NULL)
            value_put(values, "detail",
                      of_kind ? command_phrase_of_value(complaint->detail, telling->language)
                              : complaint->detail);
        values_set_flag(values, flags[complaint->fault], TRUE);
    }
}

/* Who chose what is asked now. */
static void tell_chooser(const struct command_telling *telling, const struct team_form_view *view)
{
    const struct site *site = telling->planner->site;
    struct person *person = view != NULL ? person_get(site->store, view->person) : NULL;
    if (person == NULL)
        return;
    value_take(telling->values, "by", name_of(person_shown(person)));
    value_take(telling->values, "on",
               phrase_day(telling->phrases, person_day(site, telling->person, view->at)));
    person_free(person);
}

/* The kinds that may be asked here. */
static void tell_kinds(const struct command_telling *telling)
{
    const char *const *allowed = telling->planner->site->config->managers.kinds;
    gboolean all = g_strv_contains(allowed, "all");
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (const char *const *kind = config_question_kinds(); *kind != NULL; kind++)
        if (all || g_strv_contains(allowed, *kind))
            g_ptr_array_add(words, (gpointer)command_phrase_of_value(*kind, telling->language));
    g_ptr_array_add(words, NULL);
    value_take(telling->values, "kinds", g_strjoinv(", ", (char **)words->pdata));
}

static void tell_head(const struct command_telling *telling, const struct team_asked *asked)
{
    value_put(telling->values, "team", asked->team);
    value_put(telling->values, "title",
              phrase_title_for_readers(telling->phrases, asked->workflow->config->title));
}

static void tell_questions(const struct command_telling *telling, const struct command_row *row)
{
    struct team_asked asked;
    if (row->fate != COMMAND_DONE ||
        !team_asked_read(telling->planner->site, telling->person, row->value, &asked))
        return;
    g_autoptr(GPtrArray) shown = wishes_shown(asked.now, asked.workflow->config, telling->language);
    tell_head(telling, &asked);
    tell_chooser(telling, asked.view);
    tell_wishes(telling, shown, NULL);
    tell_kinds(telling);
    team_asked_clear(&asked);
}

/* While it waits: what would change. When it is done, what is asked now. */
static void tell_wanted(const struct command_telling *telling, const struct command_row *row,
                        const struct team_asked *asked)
{
    const struct workflow_config *config = asked->workflow->config;
    g_autoptr(GPtrArray) complaints = complaints_new();
    g_autoptr(GPtrArray) wishes =
        asked->form[0] != '\0'
            ? asked_wishes(telling->planner->site, asked, telling->language, complaints)
            : wishes_of(config);
    g_autoptr(GPtrArray) shown = wishes_shown(wishes, config, telling->language);
    g_autoptr(GPtrArray) before = wishes_shown(asked->now, config, telling->language);
    gboolean waits = row->fate == COMMAND_WAITS;
    tell_wishes(telling, shown, waits ? before : NULL);
    tell_complaints(telling, complaints);
    if (waits)
        tell_gone(telling, shown, before);
    if (waits && team_reads_otherwise(telling->planner->site, telling->person, asked->team))
        tell_reach(telling, config, shown, before);
}

static void tell_form(const struct command_telling *telling, const struct command_row *row)
{
    struct team_asked asked;
    if (!team_asked_read(telling->planner->site, telling->person, row->value, &asked))
        return;
    tell_head(telling, &asked);
    tell_kinds(telling);
    tell_wanted(telling, row, &asked);
    team_asked_clear(&asked);
}

/* It is never read from a line. */
static COMMAND_READER(read_never)
{
    (void)kind, (void)writer, (void)rest, (void)written, (void)row;
    return FALSE;
}

const struct command_kind commands_of_questions[] = {
    {.word = "questions",
     .read = read_perhaps,
     .mean = mean_questions,
     .tell = tell_questions,
     .may = MAY_MANAGER,
     .grant = "questions",
     .edited = TRUE},
    {.word = "form",
     .read = read_never,
     .mean = mean_form,
     .act = act_form,
     .tell = tell_form,
     .may = MAY_MANAGER,
     .grant = "questions",
     .risk = RISK_GREAT,
     .edited = TRUE},
    {.word = NULL},
};
