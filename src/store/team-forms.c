/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that managers chose for their teams. */
#include "muster/store/team-forms.h"

#include "store/sql.h"

void team_form_free(struct team_form *form)
{
    if (form == NULL)
        return;
    g_free(form->team);
    g_free(form->workflow);
    g_free(form->text);
    g_free(form);
}

static void team_form_clear(gpointer data)
{
    team_form_free(data);
}

static gpointer team_form_read(const struct row *row)
{
    struct team_form *form = g_new0(struct team_form, 1);
    form->team = row_string(row, 0);
    form->workflow = row_string(row, 1);
    form->person = row_number(row, 2);
    form->at = row_number(row, 3);
    form->text = row_string(row, 4);
    return form;
}

GPtrArray *team_forms_all(struct store *store)
{
    return sql_list(store,
                    "SELECT team, workflow, person, at, text FROM team_form"
                    " ORDER BY team, workflow",
                    WITH_NOTHING, team_form_read, team_form_clear);
}

void team_form_put(struct store *store, const struct team_form *form)
{
    sql_run(store,
            "INSERT INTO team_form (team, workflow, person, at, text) VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT (team, workflow) DO UPDATE SET person = excluded.person,"
            " at = excluded.at, text = excluded.text",
            WITH(string(form->team), string(form->workflow), number(form->person), number(form->at),
                 string(form->text)));
}

void team_form_drop(struct store *store, const char *team, const char *workflow)
{
    sql_run(store, "DELETE FROM team_form WHERE team = $1 AND workflow = $2",
            WITH(string(team), string(workflow)));
}
