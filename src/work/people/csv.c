/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scanner that walks over the text once. It goes on after a fault, so that all of them are told
 * at once. */
#include "work/people/csv.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct scan {
    const char *at;
    unsigned line;
    const char *file;
    struct faults *faults;
};

static void csv_row_free(gpointer data)
{
    struct csv_row *row = data;
    g_ptr_array_unref(row->cells);
    g_free(row);
}

/* The octets of the line end at TEXT; 0 when there is none. */
static gsize line_end(const char *text)
{
    if (text[0] == '\n')
        return 1;
    return text[0] == '\r' && text[1] == '\n' ? 2 : 0;
}

static gboolean cell_ends(const char *text)
{
    return text[0] == '\0' || text[0] == ',' || line_end(text) > 0;
}

static void skip_blanks(struct scan *scan)
{
    scan->at += strspn(scan->at, " \t");
}

static char *scan_bare(struct scan *scan)
{
    const char *start = scan->at;
    while (!cell_ends(scan->at)) {
        if (*scan->at == '"')
            faults_add(scan->faults, scan->file, scan->line,
                       "a quote within a cell: put the whole cell in quotes, and double this one");
        scan->at++;
    }
    return g_strchomp(g_strndup(start, (gsize)(scan->at - start)));
}

/* Up to the closing quote, which is skipped. */
static void scan_quotes(struct scan *scan, GString *cell)
{
    unsigned opened = scan->line;
    for (scan->at++; *scan->at != '\0'; scan->at++) {
        if (scan->at[0] == '"' && scan->at[1] == '"')
            scan->at++;
        else if (scan->at[0] == '"') {
            scan->at++;
            return;
        }
        scan->line += *scan->at == '\n';
        g_string_append_c(cell, *scan->at);
    }
    faults_add(scan->faults, scan->file, opened, "the quote that opens here is never closed");
}

static char *scan_quoted(struct scan *scan)
{
    GString *cell = g_string_new(NULL);
    scan_quotes(scan, cell);
    skip_blanks(scan);
    if (!cell_ends(scan->at))
        faults_add(scan->faults, scan->file, scan->line, "words behind a closing quote");
    while (!cell_ends(scan->at))
        scan->at++;
    return g_string_free(cell, FALSE);
}

static struct csv_row *scan_row(struct scan *scan)
{
    struct csv_row *row = g_new0(struct csv_row, 1);
    row->line = scan->line;
    row->cells = g_ptr_array_new_with_free_func(g_free);
    for (;;) {
        skip_blanks(scan);
        g_ptr_array_add(row->cells, *scan->at == '"' ? scan_quoted(scan) : scan_bare(scan));
        if (*scan->at != ',')
            break;
        scan->at++;
    }
    if (*scan->at != '\0') {
        scan->at += line_end(scan->at);
        scan->line++;
    }
    return row;
}

static gboolean row_is_empty(const struct csv_row *row)
{
    const char *only = g_ptr_array_index(row->cells, 0);
    return row->cells->len == 1 && only[0] == '\0';
}

GPtrArray *csv_read(const char *text, const char *file, struct faults *faults)
{
    struct scan scan = {.at = text, .line = 1, .file = file, .faults = faults};
    GPtrArray *rows = g_ptr_array_new_with_free_func(csv_row_free);
    if (g_str_has_prefix(text, BYTE_ORDER_MARK))
        scan.at += strlen(BYTE_ORDER_MARK);
    while (*scan.at != '\0') {
        struct csv_row *row = scan_row(&scan);
        if (row_is_empty(row))
            csv_row_free(row);
        else
            g_ptr_array_add(rows, row);
    }
    return rows;
}
