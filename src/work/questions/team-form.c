/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workflows of a site with what managers chose for their teams. A site has a handful of them, or none. */
#include "muster/work/team-form.h"

#include <string.h>

#include "work/questions/wishes.h"

struct team_questions {
    struct team_form_view view; /* first: it is what others see */
    struct team_form *form;     /* what it borrows */
    GPtrArray *wishes;          /* what `config' borrows */
    struct workflow_config *config;
    struct workflow workflow;
};

static void team_questions_free(gpointer data)
{
    struct team_questions *questions = data;
    wishes_config_free(questions->config);
    g_ptr_array_unref(questions->wishes);
    team_form_free(questions->form);
    g_free(questions);
}

/* Takes over FORM. */
static struct team_questions *team_questions_new(const struct workflow *base,
                                                 struct team_form *form)
{
    struct team_questions *questions = g_new0(struct team_questions, 1);
    questions->form = form;
    questions->wishes = wishes_kept(form->text, base->config);
    questions->config = wishes_config(questions->wishes, base->config);
    questions->workflow = *base;
    questions->workflow.config = questions->config;
    questions->view = (struct team_form_view){.team = form->team,
                                              .base = base,
                                              .workflow = &questions->workflow,
                                              .person = form->person,
                                              .at = form->at,
                                              .text = form->text};
    return questions;
}

/* Where the file has nothing left of what was chosen, what it says counts. */
void site_read_team_forms(struct site *site)
{
    g_autoptr(GPtrArray) forms = team_forms_all(site->store);
    g_clear_pointer(&site->team_forms, g_ptr_array_unref);
    site->team_forms = g_ptr_array_new_with_free_func(team_questions_free);
    while (forms->len > 0) {
        struct team_form *form = g_ptr_array_steal_index(forms, 0);
        const struct workflow *base = site_workflow(site, form->workflow);
        if (base == NULL) {
            team_form_free(form);
            continue;
        }
        struct team_questions *questions = team_questions_new(base, form);
        if (questions->wishes->len > 0)
            g_ptr_array_add(site->team_forms, questions);
        else
            team_questions_free(questions);
    }
}

const struct team_form_view *team_form_find(const struct site *site, const char *team,
                                            const char *name)
{
    for (guint i = 0; i < site->team_forms->len; i++) {
        const struct team_form_view *view = site->team_forms->pdata[i];
        if (strcmp(view->team, team) == 0 && strcmp(view->base->config->name, name) == 0)
            return view;
    }
    return NULL;
}

const struct workflow *workflow_for(const struct site *site, const struct workflow *workflow,
                                    const struct person *person)
{
    for (char **team = person->teams; site->team_forms->len > 0 && *team != NULL; team++) {
        const struct team_form_view *view = team_form_find(site, *team, workflow->config->name);
        if (view != NULL)
            return view->workflow;
    }
    return workflow;
}

void team_form_choose(struct site *site, const char *team, const struct workflow *workflow,
                      gint64 person, const char *text)
{
    const struct team_form form = {.team = (char *)team,
                                   .workflow = (char *)workflow->config->name,
                                   .person = person,
                                   .at = site->now,
                                   .text = (char *)text};
    if (*text != '\0')
        team_form_put(site->store, &form);
    else
        team_form_drop(site->store, team, workflow->config->name);
    site_read_team_forms(site);
}
