/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of mails that were taken for commands. */
#include "muster/store/commands.h"

#include "store/sql.h"

static const char *const shelf_words[] = {"told", "waits", "form", "undo"};
static const char *const fate_words[COMMAND_FATES] = {"done",    "waits",   "unread",
                                                      "unknown", "refused", "void"};

static gpointer command_row_read(const struct row *row)
{
    struct command_row *command = g_new0(struct command_row, 1);
    command->mail = row_number(row, 0);
    command->caused_by = row_string(row, 1);
    command->subject = row_string(row, 2);
    command->line = row_string(row, 3);
    command->word = row_string(row, 4);
    command->value = row_string(row, 5);
    command->days = (guint8)row_number(row, 6);
    command->first = (int32_t)row_number(row, 7);
    command->last = (int32_t)row_number(row, 8);
    command->fate = (enum command_fate)row_word(row, 9, fate_words, COMMAND_FATES);
    return command;
}

static void command_row_clear(gpointer data)
{
    command_row_free(data);
}

void command_row_free(struct command_row *row)
{
    if (row == NULL)
        return;
    char *const strings[] = {row->caused_by, row->subject, row->line, row->word, row->value};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(row);
}

struct command_row *command_row_copy(const struct command_row *row)
{
    struct command_row *copy = g_memdup2(row, sizeof *row);
    char **const strings[] = {&copy->caused_by, &copy->subject, &copy->line, &copy->word,
                              &copy->value};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        *strings[i] = g_strdup(*strings[i]);
    return copy;
}

void command_row_add(struct store *store, enum command_shelf shelf, gint64 person,
                     const struct command_row *row)
{
    sql_run(store,
            "INSERT INTO command (shelf, person, mail, place, caused_by, subject, line, word,"
            " value, days, first, last, fate) VALUES ($1, $2, $3,"
            " (SELECT count(*) FROM command WHERE shelf = $1 AND person = $2 AND mail = $3),"
            " $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            WITH(string(shelf_words[shelf]), number(person), number(row->mail),
                 string(row->caused_by), string(row->subject), string(row->line), string(row->word),
                 string(row->value), number(row->days), number(row->first), number(row->last),
                 string(fate_words[row->fate])));
}

GPtrArray *command_rows(struct store *store, enum command_shelf shelf, gint64 person, gint64 mail)
{
    return sql_list(store,
                    "SELECT mail, caused_by, subject, line, word, value, days, first, last, fate"
                    " FROM command WHERE shelf = $1 AND person = $2 AND mail = CASE $3 WHEN 0 THEN"
                    " (SELECT min(mail) FROM command WHERE shelf = $1 AND person = $2)"
                    " ELSE $3 END ORDER BY place",
                    WITH(string(shelf_words[shelf]), number(person), number(mail)),
                    command_row_read, command_row_clear);
}

/* Each mail below one that waits, from the top down, since each step of that way has its index: the
 * replies to a mail, and their transcripts. */
#define BELOW_WAITING                                                                              \
    "WITH RECURSIVE below (top, mail) AS ("                                                        \
    " SELECT DISTINCT mail, mail FROM command WHERE shelf = $1 AND person = $2"                    \
    " UNION SELECT below.top, outbox.mail FROM below"                                              \
    " JOIN received_mail ON received_mail.target = 'mail:' || below.mail"                          \
    " JOIN outbox ON outbox.key = 'transcript:' || received_mail.id) "

gint64 command_waits_above(struct store *store, gint64 person, gint64 mail)
{
    return sql_number(store,
                      BELOW_WAITING "SELECT coalesce(max(top), 0) FROM below WHERE mail = $3",
                      WITH(string(shelf_words[SHELF_WAITS]), number(person), number(mail)));
}

void command_waits_settle(struct store *store, gint64 person, gint64 mail)
{
    sql_run(store,
            BELOW_WAITING "DELETE FROM command WHERE shelf = $1 AND person = $2"
                          " AND mail IN (SELECT top FROM below WHERE mail = $3)",
            WITH(string(shelf_words[SHELF_WAITS]), number(person), number(mail)));
}

void command_rows_forget(struct store *store, enum command_shelf shelf, gint64 person, gint64 mail)
{
    sql_run(store, "DELETE FROM command WHERE shelf = $1 AND person = $2 AND (mail = $3 OR $3 = 0)",
            WITH(string(shelf_words[shelf]), number(person), number(mail)));
}
