/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text to rows.
 *
 * Promises: linear in the text, of which only the lines up to the first that is no command are looked at. Does not: know
 * from where the text came; whoever calls has proved the writer.
 */
#include "work/commands/commands.h"

#include <string.h>

#include "muster/mail/fold.h"
#include "work/commands/kind.h"
#include "work/commands/words.h"
#include "work/questions/wishes.h"

/* What of LINE, as it was written, stands behind the word, of which REST is the form that is compared: the same letters,
 * but for case and width. */
static char *written_behind(const char *line, const char *rest)
{
    g_autofree char *normal = fold_width(line, -1);
    g_strstrip(normal);
    glong letters = g_utf8_strlen(rest, -1), all = g_utf8_strlen(normal, -1);
    gsize length = strlen(normal);
    while (all > letters && length > 0 && strchr(".! ", normal[length - 1]) != NULL) {
        normal[--length] = '\0';
        all--;
    }
    return g_strdup(g_utf8_offset_to_pointer(normal, MAX(all - letters, 0)));
}

static void row_read(struct command_row *row, const struct command_writer *writer)
{
    g_autofree char *bare = command_line_bare(row->line);
    const char *rest = "";
    const char *word = command_word_find(bare, &rest);
    const struct command_kind *kind = word != NULL ? command_kind_find(word) : NULL;
    if (kind == NULL) {
        row->word = g_strdup("");
        row->value = g_strdup(command_phrase_near(bare, writer->language));
        row->fate = COMMAND_UNKNOWN;
        return;
    }
    g_autofree char *written = written_behind(row->line, rest);
    row->word = g_strdup(word);
    if (!kind->read(kind, writer, rest, written, row)) {
        g_clear_pointer(&row->value, g_free);
        row->days = 0;
        row->first = row->last = DAY_NONE;
        row->fate = COMMAND_UNREAD;
    }
}

static struct command_row *row_new(const char *line, gsize length,
                                   const struct command_writer *writer)
{
    struct command_row *row = g_new0(struct command_row, 1);
    row->first = row->last = DAY_NONE;
    row->fate = COMMAND_DONE;
    row->line = g_strstrip(g_strndup(line, MIN(length, COMMAND_LINE_MAX)));
    if (length <= COMMAND_LINE_MAX) {
        row_read(row, writer);
    } else {
        g_autofree char *cut = row->line;
        row->line = g_utf8_make_valid(cut, -1);
        row->word = g_strdup("");
        row->fate = COMMAND_UNKNOWN;
    }
    return row;
}

static void row_clear(gpointer data)
{
    command_row_free(data);
}

/* What stands behind a blank line and is no command is a signature, or something else that is said: no mistake. */
static void row_excuse(struct command_row *row)
{
    g_clear_pointer(&row->value, g_free);
    row->fate = COMMAND_UNKNOWN;
}

/* Below a yes among ROWS the line that ended them may be its condition. */
static void yes_doubt(GPtrArray *rows)
{
    for (guint i = 0; i + 1 < rows->len; i++) {
        struct command_row *row = rows->pdata[i];
        if (strcmp(row->word, "confirm") == 0) {
            row->fate = COMMAND_UNREAD;
            g_ptr_array_set_size(rows, (gint)i + 1);
        }
    }
}

GPtrArray *commands_read(const char *text, const struct command_writer *writer)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(row_clear);
    gboolean gap = FALSE, ends = FALSE;
    for (gsize length; *text != '\0' && rows->len < COMMANDS_MAX && !ends; text += length) {
        length = strcspn(text, "\n");
        if (strspn(text, " \t\r") >= length) {
            gap = rows->len > 0;
        } else {
            struct command_row *row = row_new(text, length, writer);
            ends = row->fate != COMMAND_DONE;
            if (ends && gap)
                row_excuse(row);
            g_ptr_array_add(rows, row);
            gap = FALSE;
        }
        length += text[length] == '\n';
    }
    if (ends)
        yes_doubt(rows);
    return rows;
}

/* A row of WORD that was not read from what stands behind it. LINE is copied. */
static struct command_row *row_of_word(const char *line, gsize length, const char *word)
{
    struct command_row *row = g_new0(struct command_row, 1);
    row->first = row->last = DAY_NONE;
    row->fate = COMMAND_DONE;
    row->line = g_strstrip(g_strndup(line, length));
    row->word = g_strdup(word);
    return row;
}

GPtrArray *commands_read_consent(const char *text, const struct command_writer *writer)
{
    enum consent consent = consent_read(&text, writer->person);
    gsize length = strcspn(text, "\n");
    if (consent == CONSENT_NONE || length > COMMAND_LINE_MAX)
        return NULL;
    g_autofree char *beyond = consent_beyond(text + length, writer->person);
    GPtrArray *rows = commands_read(beyond, writer);
    struct command_row *row =
        row_of_word(text, length, consent == CONSENT_NO ? "decline" : "confirm");
    gboolean whole = commands_understood(rows) == rows->len;
    if (consent == CONSENT_UNCLEAR || (consent == CONSENT_YES && !whole)) {
        row->fate = COMMAND_UNREAD;
        g_ptr_array_set_size(rows, 0);
    }
    g_ptr_array_insert(rows, 0, row);
    return rows;
}

GPtrArray *commands_read_unheard(const char *text)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(row_clear);
    text += strspn(text, " \t\r\n");
    g_autofree char *line = g_strndup(text, MIN(strcspn(text, "\n"), COMMAND_LINE_MAX));
    g_autofree char *valid = g_utf8_make_valid(line, -1);
    g_ptr_array_add(rows, row_of_word(valid, strlen(valid), "unheard"));
    return rows;
}

GPtrArray *commands_read_form(const char *value, const char *source)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(row_clear);
    g_autofree char *form = form_find(source);
    if (form == NULL)
        return rows;
    g_autofree char *line = g_strdup_printf("questions %s", value);
    struct command_row *row = row_of_word(line, strlen(line), "form");
    row->value = g_strdup_printf("%s\n%s", value, form);
    g_ptr_array_add(rows, row);
    return rows;
}

GPtrArray *commands_read_each(const GPtrArray *lines, const struct command_writer *writer)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(row_clear);
    for (guint i = 0; i < lines->len; i++)
        g_ptr_array_extend_and_steal(all, commands_read(lines->pdata[i], writer));
    return all;
}

static const struct command_row *last_of(const GPtrArray *rows)
{
    return rows->len > 0 ? rows->pdata[rows->len - 1] : NULL;
}

guint commands_understood(const GPtrArray *rows)
{
    const struct command_row *last = last_of(rows);
    return rows->len - (last != NULL && last->fate != COMMAND_DONE);
}

gboolean commands_end_badly(const GPtrArray *rows)
{
    const struct command_row *last = last_of(rows);
    return last != NULL &&
           (last->fate == COMMAND_UNREAD || (last->fate == COMMAND_UNKNOWN && last->value != NULL));
}

void commands_forget_end(GPtrArray *rows)
{
    if (rows->len > 0)
        g_ptr_array_set_size(rows, (gint)rows->len - 1);
}

gboolean commands_stand_alone(const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const struct command_row *row = rows->pdata[i];
        const struct command_kind *kind = command_kind_find(row->word);
        if (row->fate != COMMAND_DONE || kind == NULL || !kind->alone)
            return FALSE;
    }
    return rows->len > 0;
}
