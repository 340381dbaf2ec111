/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workflow as it is asked, in the syntax of the files, with where each line comes from. */
#include <string.h>

#include "muster/work/team-form.h"
#include "work/questions/wishes.h"

enum { ORIGIN_COLUMN = 60 };

struct showing {
    const struct site *site;
    const struct workflow_config *config;
    const char *by_mail; /* "by mail, Mia Hansen, 2026-11-23"; NULL: all is the files' */
    GString *out;
};

/* "daily.conf:4". Caller frees. */
static char *origin_of(const struct showing *showing, const void *field)
{
    unsigned line = config_line(showing->site->config, field);
    const char *slash = strrchr(showing->config->file, '/');
    const char *file = slash != NULL ? slash + 1 : showing->config->file;
    return line > 0 ? g_strdup_printf("%s:%u", file, line) : g_strdup("built in");
}

static void line_add(const struct showing *showing, const char *text, const char *origin)
{
    int columns = (int)g_utf8_strlen(text, -1);
    g_string_append_printf(showing->out, "%s%*s # %s\n", text, MAX(ORIGIN_COLUMN - columns, 0), "",
                           origin);
}

/* "" within quotes, as libconfuse takes it. Caller frees. */
static char *quoted(const char *value)
{
    g_autoptr(GString) text = g_string_new("\"");
    for (; *value != '\0'; value++) {
        if (strchr("\"\\", *value) != NULL || (value[0] == '$' && value[1] == '{'))
            g_string_append_c(text, '\\');
        g_string_append_c(text, *value);
    }
    g_string_append_c(text, '"');
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *list_quoted(const char *const *list)
{
    g_autoptr(GString) text = g_string_new("{");
    for (; *list != NULL; list++) {
        g_autofree char *word = quoted(*list);
        g_string_append_printf(text, "%s%s", text->len > 1 ? ", " : "", word);
    }
    g_string_append_c(text, '}');
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* ORIGIN NULL: where FIELD stands. What is empty is left out. */
static void text_add(const struct showing *showing, const char *indent, const char *name,
                     const char *const *field, const char *origin)
{
    if (**field == '\0')
        return;
    g_autofree char *value = quoted(*field);
    g_autofree char *text = g_strdup_printf("%s%s = %s", indent, name, value);
    g_autofree char *place = origin == NULL ? origin_of(showing, field) : NULL;
    line_add(showing, text, origin != NULL ? origin : place);
}

static void list_add(const struct showing *showing, const char *indent, const char *name,
                     const char *const *const *field, const char *origin)
{
    if ((*field)[0] == NULL)
        return;
    g_autofree char *value = list_quoted(*field);
    g_autofree char *text = g_strdup_printf("%s%s = %s", indent, name, value);
    g_autofree char *place = origin == NULL ? origin_of(showing, field) : NULL;
    line_add(showing, text, origin != NULL ? origin : place);
}

static void wording_add(const struct showing *showing, const char *indent,
                        const struct wording *wording, const char *origin)
{
    text_add(showing, indent, "prompt", &wording->prompt, origin);
    list_add(showing, indent, "pool", &wording->pool, origin);
    list_add(showing, indent, "labels", &wording->labels, origin);
    list_add(showing, indent, "choices", &wording->choices, origin);
}

/* A question that the file has and nobody touched is the file's own row; in the others only what only a file can say is. */
static void question_add(const struct showing *showing, const struct workflow_config *files,
                         const struct question_config *question)
{
    const struct question_config *own = question_of_key(files, question->key);
    gboolean is_own = own != NULL && own->wordings == question->wordings;
    const char *origin = is_own ? NULL : showing->by_mail;
    const struct question_config *at = own != NULL ? own : question;
    g_string_append_printf(showing->out, "\n  question %s {\n", question->key);
    text_add(showing, "    ", "kind", is_own ? &own->kind : &question->kind, origin);
    wording_add(showing, "    ", &question->wordings[0], origin);
    text_add(showing, "    ", "days", &at->days, NULL);
    text_add(showing, "    ", "recall", &at->recall, NULL);
    text_add(showing, "    ", "replaces", &at->replaces, NULL);
    for (gsize i = 1; i < question->n_wordings; i++) {
        g_string_append_printf(showing->out, "    lang %s {\n", question->wordings[i].language);
        wording_add(showing, "      ", &question->wordings[i], origin);
        g_string_append(showing->out, "    }\n");
    }
    g_string_append(showing->out, "  }\n");
}

static void head_add(const struct showing *showing, const struct workflow_config *files)
{
    text_add(showing, "  ", "kind", &files->kind, NULL);
    text_add(showing, "  ", "title", &files->title, NULL);
    list_add(showing, "  ", "audience", &files->audience, NULL);
    text_add(showing, "  ", "days", &files->days, NULL);
    text_add(showing, "  ", "start", &files->start, NULL);
    text_add(showing, "  ", "end", &files->end, NULL);
    text_add(showing, "  ", "ask", &files->ask, NULL);
    list_add(showing, "  ", "remind", &files->remind, NULL);
    text_add(showing, "  ", "on-time", &files->on_time, NULL);
    text_add(showing, "  ", "if-off", &files->if_off, NULL);
    text_add(showing, "  ", "identity", &files->identity, NULL);
    list_add(showing, "  ", "pairs", &files->pairs, NULL);
    text_add(showing, "  ", "room", &files->room, NULL);
}

/* "by mail, Mia Hansen, 2026-11-23". Caller frees. */
static char *said_by(const struct site *site, const struct team_form_view *view)
{
    struct person *person = person_get(site->store, view->person);
    char day[DAY_TEXT_MAX];
    int32_t on;
    int minute;
    zone_local(site->rhythm.zone, view->at, &on, &minute);
    day_format(on, day);
    char *said = g_strdup_printf(
        "by mail, %s, %s",
        person != NULL && person->name[0] != '\0' ? person->name : "a former member", day);
    person_free(person);
    return said;
}

char *workflow_show(const struct site *site, const struct workflow *workflow, const char *team)
{
    const struct workflow_config *files = workflow->config;
    const struct team_form_view *view =
        team != NULL ? team_form_find(site, team, files->name) : NULL;
    const struct workflow_config *config = view != NULL ? view->workflow->config : files;
    g_autofree char *by_mail = view != NULL ? said_by(site, view) : NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    const struct showing showing = {site, files, by_mail, out};
    g_string_append_printf(out, "workflow %s {\n", files->name);
    head_add(&showing, files);
    for (gsize i = 0; i < config->n_questions; i++)
        question_add(&showing, files, &config->questions[i]);
    g_string_append(out, "}\n");
    return g_string_free(g_steal_pointer(&out), FALSE);
}
