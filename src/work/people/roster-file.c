/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows of cells to people; what one row says against another is found at the end. Does not
 * know who is in the store.
 */
#include "work/people/roster-file.h"

#include <string.h>

#include "work/people/csv.h"
#include "work/people/roster-cell.h"

/* The file while it is read. */
struct reading {
    const char *file;
    const char *const *domains;
    struct faults *faults;
    enum roster_column
        *layout; /* which column each cell of a row is; ROSTER_COLUMNS: none that we know */
    guint n_layout;
};

static enum roster_column column_find(const char *heading)
{
    for (enum roster_column column = 0; column < ROSTER_COLUMNS; column++)
        if (g_ascii_strcasecmp(roster_column_name(column), heading) == 0)
            return column;
    return ROSTER_COLUMNS;
}

static void fault_heading(const struct reading *reading, unsigned line, const char *heading)
{
    const char *names[ROSTER_COLUMNS + 1] = {NULL};
    for (enum roster_column column = 0; column < ROSTER_COLUMNS; column++)
        names[column] = roster_column_name(column);
    g_autofree char *lower = g_ascii_strdown(heading, -1);
    const char *nearest = nearest_word(lower, names);
    if (nearest != NULL)
        faults_add(reading->faults, reading->file, line, "unknown column `%s'; did you mean `%s'?",
                   heading, nearest);
    else if (strchr(heading, ';') != NULL)
        faults_add(reading->faults, reading->file, line,
                   "columns are parted by commas, not by semicolons");
    else
        faults_add(reading->faults, reading->file, line, "unknown column `%s'", heading);
}

static void layout_read(struct reading *reading, const struct csv_row *header)
{
    gboolean seen[ROSTER_COLUMNS + 1] = {FALSE};
    reading->n_layout = header->cells->len;
    reading->layout = g_new(enum roster_column, reading->n_layout);
    for (guint i = 0; i < reading->n_layout; i++) {
        const char *heading = g_ptr_array_index(header->cells, i);
        enum roster_column column = reading->layout[i] = column_find(heading);
        if (column == ROSTER_COLUMNS)
            fault_heading(reading, header->line, heading);
        else if (seen[column])
            faults_add(reading->faults, reading->file, header->line, "column `%s' stands twice",
                       heading);
        seen[column] = TRUE;
    }
    if (!seen[ROSTER_EMAIL])
        faults_add(reading->faults, reading->file, header->line, "there is no column `email'");
}

static void roster_row_free(gpointer data)
{
    struct roster_row *row = data;
    for (enum roster_column column = 0; column < ROSTER_COLUMNS; column++)
        g_free(row->cells[column]);
    g_free(row);
}

static void row_read_cell(const struct reading *reading, struct roster_row *row,
                          enum roster_column column, const char *text)
{
    struct cell cell = {text, reading->file, row->line, reading->domains, reading->faults};
    if (column == ROSTER_COLUMNS || text[0] == '\0')
        return;
    row->cells[column] = roster_cell_check(column, &cell);
}

static struct roster_row *row_read(const struct reading *reading, const struct csv_row *cells)
{
    struct roster_row *row = g_new0(struct roster_row, 1);
    row->line = cells->line;
    if (cells->cells->len > reading->n_layout)
        faults_add(reading->faults, reading->file, row->line,
                   "%u cells, but the header has %u columns", cells->cells->len, reading->n_layout);
    gboolean has_email = FALSE;
    for (guint i = 0; i < MIN(cells->cells->len, reading->n_layout); i++) {
        const char *text = g_ptr_array_index(cells->cells, i);
        has_email = has_email || (reading->layout[i] == ROSTER_EMAIL && text[0] != '\0');
        row_read_cell(reading, row, reading->layout[i], text);
    }
    if (!has_email)
        faults_add(reading->faults, reading->file, row->line, "there is no email in this row");
    return row;
}

/* Says where an address of ROW stood before, and remembers it. */
static void claim_address(const struct reading *reading, GHashTable *claimed, const char *address,
                          struct roster_row *row)
{
    const struct roster_row *before = g_hash_table_lookup(claimed, address);
    if (before != NULL && before != row)
        faults_add(reading->faults, reading->file, row->line, "%s stands in line %u already",
                   address, before->line);
    else
        g_hash_table_insert(claimed, g_strdup(address), row);
}

static void rows_compare(const struct reading *reading, const GPtrArray *rows)
{
    g_autoptr(GHashTable) claimed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < rows->len; i++) {
        struct roster_row *row = g_ptr_array_index(rows, i);
        if (row->cells[ROSTER_EMAIL] != NULL)
            claim_address(reading, claimed, row->cells[ROSTER_EMAIL], row);
        g_auto(GStrv) aliases = roster_cell_list(row->cells[ROSTER_ALIASES]);
        for (char **alias = aliases; *alias != NULL; alias++)
            claim_address(reading, claimed, *alias, row);
    }
}

GPtrArray *roster_file_read(const char *text, const char *file, const char *const *domains,
                            struct faults *faults)
{
    struct reading reading = {.file = file, .domains = domains, .faults = faults};
    GPtrArray *rows = g_ptr_array_new_with_free_func(roster_row_free);
    g_autoptr(GPtrArray) lines = csv_read(text, file, faults);
    if (lines->len == 0) {
        faults_add(faults, file, 0, "the file is empty; it starts with a line of column names");
        return rows;
    }
    layout_read(&reading, g_ptr_array_index(lines, 0));
    for (guint i = 1; i < lines->len; i++)
        g_ptr_array_add(rows, row_read(&reading, g_ptr_array_index(lines, i)));
    rows_compare(&reading, rows);
    g_free(reading.layout);
    return rows;
}
