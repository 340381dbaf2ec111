/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows to deeds.
 *
 * Promises: nothing is done that its writer may not do, or that waits for their yes; each row is said back with what
 * became of it. What takes back the last mail that changed something is kept until the next one that does.
 */
#include "work/commands/commands.h"

#include "work/commands/kind.h"
#include "work/planning/planner.h"

/* All commands of one mail. */
struct command_run {
    struct site *site;
    gint64 person;
    const struct command_mail *mail;
    GPtrArray *told;    /* struct command_row: what is said back, unless the mail is quiet */
    GPtrArray *inverse; /* the same: what would take it back */
};

static void row_clear(gpointer data)
{
    command_row_free(data);
}

static struct command_row *row_tell(struct command_run *run, const struct command_row *row,
                                    const char *line)
{
    struct command_row *told = command_row_copy(row);
    g_free(told->line);
    told->line = g_strdup(line);
    g_ptr_array_add(run->told, told);
    return told;
}

void deed_takes_back(struct command_deed *deed, const char *word, const char *value)
{
    command_row_free(deed->inverse);
    deed->inverse = g_new0(struct command_row, 1);
    deed->inverse->line = g_strdup(deed->line);
    deed->inverse->word = g_strdup(word);
    deed->inverse->value = g_strdup(value);
    deed->inverse->first = deed->inverse->last = DAY_NONE;
}

static struct command_deed deed_of(struct command_run *run, const struct person *person,
                                   const char *line)
{
    return (struct command_deed){
        .site = run->site, .person = person, .mail = run->mail, .line = line, .run = run};
}

static void row_act(struct command_run *run, const struct person *person,
                    const struct command_kind *kind, const struct command_row *row,
                    const char *line)
{
    struct command_deed deed = deed_of(run, person, line);
    struct command_row *told = row_tell(run, row, line);
    told->fate = kind->act != NULL ? kind->act(kind, &deed, row) : COMMAND_DONE;
    if (deed.inverse != NULL && (kind->lasts || !run->mail->quiet))
        g_ptr_array_add(run->inverse, g_steal_pointer(&deed.inverse));
    command_row_free(deed.inverse);
}

/* Nobody needs to be asked twice about what tells them only what is theirs. */
static gboolean waits(const struct command_run *run, const struct command_kind *kind,
                      const struct command_row *row)
{
    if (kind->shows != NULL && kind->shows(row))
        return FALSE;
    return kind->risk == RISK_GREAT ||
           (kind->risk == RISK_SMALL && run->mail->proof == PROOF_LITTLE);
}

static enum command_fate row_mean_what(struct command_run *run, const struct person *person,
                                       const struct command_kind *kind, struct command_row *row)
{
    const struct command_deed deed = deed_of(run, person, row->line);
    return kind->mean != NULL ? kind->mean(&deed, row) : COMMAND_DONE;
}

/* Does a row that its writer may do, or lets it wait. */
static void row_settle(struct command_run *run, const struct person *person,
                       const struct command_kind *kind, const struct command_row *row,
                       const char *line, gboolean confirmed)
{
    struct command_row *meant = command_row_copy(row);
    enum command_fate fate = row_mean_what(run, person, kind, meant);
    if (fate != COMMAND_DONE)
        row_tell(run, meant, line)->fate = fate;
    else if (!confirmed && waits(run, kind, meant))
        row_tell(run, meant, line)->fate = COMMAND_WAITS;
    else
        row_act(run, person, kind, meant, line);
    command_row_free(meant);
}

static void row_run(struct command_run *run, const struct command_row *row, const char *line,
                    gboolean confirmed)
{
    struct person *person = person_get(run->site->store, run->person);
    const struct command_kind *kind = command_kind_find(row->word);
    if (person == NULL)
        return;
    if (kind == NULL || row->fate == COMMAND_UNREAD || row->fate == COMMAND_UNKNOWN)
        row_tell(run, row, line);
    else if (!command_may(run->site, person, kind))
        row_tell(run, row, line)->fate = COMMAND_REFUSED;
    else
        row_settle(run, person, kind, row, line, confirmed);
    person_free(person);
}

void deed_include(struct command_deed *deed, const struct command_row *row, const char *line)
{
    struct command_row sound = *row;
    sound.fate = COMMAND_DONE;
    row_run(deed->run, &sound, line, TRUE);
}

/* "goal:3" alone asks for its page. */
static gboolean only_tells(const char *word)
{
    const struct command_kind *kind = command_kind_find(word);
    return kind != NULL && kind->act == NULL;
}

/* Lays what was told where the transcript finds it. FALSE when there is nothing to tell. */
static gboolean told_keep(const struct command_run *run)
{
    gboolean any = FALSE;
    for (guint i = 0; i < run->told->len; i++) {
        struct command_row row = *(const struct command_row *)run->told->pdata[i];
        if (run->mail->quiet && row.fate == COMMAND_DONE && !only_tells(row.word))
            continue;
        row.mail = run->mail->received;
        row.subject = (char *)run->mail->subject;
        row.caused_by = (char *)run->mail->caused_by;
        command_row_add(run->site->store, SHELF_TOLD, run->person, &row);
        any = TRUE;
    }
    return any;
}

/* Lays what takes it back where "undo" finds it. */
static void inverse_keep(const struct command_run *run)
{
    struct store *store = run->site->store;
    if (run->inverse->len > 0)
        command_rows_forget(store, SHELF_UNDO, run->person, 0);
    for (guint i = 0; i < run->inverse->len; i++) {
        struct command_row *row = run->inverse->pdata[i];
        row->mail = run->mail->received;
        command_row_add(store, SHELF_UNDO, run->person, row);
    }
}

void commands_run(struct site *site, gint64 person, const GPtrArray *rows,
                  const struct command_mail *mail)
{
    struct command_run run = {.site = site,
                              .person = person,
                              .mail = mail,
                              .told = g_ptr_array_new_with_free_func(row_clear),
                              .inverse = g_ptr_array_new_with_free_func(row_clear)};
    for (guint i = 0; i < rows->len; i++) {
        const struct command_row *row = rows->pdata[i];
        row_run(&run, row, row->line, FALSE);
    }
    if (told_keep(&run))
        due_now(site, due_key("transcript", "", person, 0, 0));
    inverse_keep(&run);
    g_ptr_array_unref(run.told);
    g_ptr_array_unref(run.inverse);
}

/* A reply to what it shows is read as the form of that team. */
static void form_wait(struct store *store, gint64 person, const struct command_row *told,
                      gint64 asking)
{
    struct command_row row = *told;
    g_autofree char *value = g_strndup(told->value, strcspn(told->value, "\n"));
    row.mail = asking;
    row.subject = row.caused_by = NULL;
    row.word = (char *)"questions";
    row.value = value;
    command_row_add(store, SHELF_FORM, person, &row);
}

void commands_wait(struct store *store, gint64 person, const GPtrArray *rows, gint64 asking)
{
    for (guint i = 0; i < rows->len; i++) {
        struct command_row row = *(const struct command_row *)rows->pdata[i];
        row.mail = asking;
        row.subject = row.caused_by = NULL;
        const struct command_kind *kind = command_kind_find(row.word);
        if (row.fate == COMMAND_WAITS)
            command_row_add(store, SHELF_WAITS, person, &row);
        if (kind != NULL && kind->edited && row.value != NULL && row.fate != COMMAND_REFUSED)
            form_wait(store, person, &row, asking);
    }
}
