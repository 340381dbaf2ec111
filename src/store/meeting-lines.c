/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two people say to each other alone: points, actions, highlights; and how it goes. */
#include "store/meeting-lines.h"

#include "muster/base/instant.h"
#include "muster/store/meetings.h"

#define LINE_FROM                                                                                  \
    "SELECT l.id, l.kind, l.author, l.partner, l.owner, l.meeting, l.opened, l.closed, l.text"     \
    " FROM meeting_line l"

static const char *const kinds[] = {"point", "action", "highlight", "stray"};

static gpointer line_read(const struct row *row)
{
    struct meeting_line *line = g_new0(struct meeting_line, 1);
    line->id = row_number(row, 0);
    line->kind = (enum meeting_line_kind)row_word(row, 1, kinds, G_N_ELEMENTS(kinds));
    line->author = row_number(row, 2);
    line->partner = row_number(row, 3);
    line->owner = row_number(row, 4);
    line->meeting = row_number(row, 5);
    line->opened = row_number(row, 6);
    line->closed = row_number(row, 7);
    line->text = row_string(row, 8);
    return line;
}

void meeting_line_free(struct meeting_line *line)
{
    if (line == NULL)
        return;
    g_free(line->text);
    g_free(line);
}

static void line_clear(gpointer data)
{
    meeting_line_free(data);
}

gint64 meeting_line_add(struct store *store, const struct meeting_line *line)
{
    return sql_insert(store,
                      "INSERT INTO meeting_line (kind, author, partner, owner, meeting, opened,"
                      " text) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                      WITH(string(kinds[line->kind]), number(line->author), number(line->partner),
                           number(line->owner), number(line->meeting), number(line->opened),
                           string(line->text)));
}

void meeting_line_close(struct store *store, gint64 line, gint64 now)
{
    sql_run(store, "UPDATE meeting_line SET closed = $2 WHERE id = $1 AND closed = 0",
            WITH(number(line), number(now)));
}

void meeting_line_change(struct store *store, const struct meeting_line *line)
{
    sql_run(store, "UPDATE meeting_line SET kind = $2, partner = $3, text = $4 WHERE id = $1",
            WITH(number(line->id), string(kinds[line->kind]), number(line->partner),
                 string(line->text)));
}

void meeting_strays_close(struct store *store, gint64 author, gint64 now)
{
    sql_run(store,
            "UPDATE meeting_line SET closed = $2 WHERE author = $1 AND partner = 0"
            " AND closed = 0 AND kind = 'stray'",
            WITH(number(author), number(now)));
}

GPtrArray *meeting_lines_open(struct store *store, gint64 one, gint64 other)
{
    return sql_list(store,
                    LINE_FROM " WHERE l.closed = 0 AND l.kind <> 'highlight'"
                              " AND l.author IN ($1, $2) AND l.partner IN ($1, $2) ORDER BY l.id",
                    WITH(number(one), number(other)), line_read, line_clear);
}

GPtrArray *meeting_lines_of(struct store *store, gint64 person)
{
    return sql_list(store, LINE_FROM " WHERE l.author = $1 OR l.owner = $1 ORDER BY l.id",
                    WITH(number(person)), line_read, line_clear);
}

GPtrArray *meeting_highlights_before(struct store *store, const struct meeting *meeting)
{
    return sql_list(store,
                    LINE_FROM " WHERE l.meeting = (SELECT max(m.id) FROM meeting m"
                              " WHERE m.guest = $2 AND m.host = $3 AND m.id < $1"
                              " AND EXISTS (SELECT 1 FROM meeting_line h WHERE h.meeting = m.id))"
                              " AND l.meeting > 0 ORDER BY l.id",
                    WITH(number(meeting->id), number(meeting->guest), number(meeting->host)),
                    line_read, line_clear);
}

gboolean meeting_lines_erase(struct store *store, int32_t before, guint limit)
{
    gint64 instant = MAX(before, 0) * INSTANT_DAY; /* nothing is older than days are counted from */
    gint64 lines = sql_run(store,
                           "DELETE FROM meeting_line WHERE id IN (SELECT id FROM meeting_line"
                           " WHERE opened < $1 ORDER BY opened LIMIT $2)",
                           WITH(number(instant), number(limit)));
    gint64 mails = sql_run(store,
                           "DELETE FROM meeting_mail WHERE mail IN (SELECT a.mail FROM meeting_mail"
                           " a JOIN meeting m ON m.id = a.meeting WHERE m.day < $1 LIMIT $2)",
                           WITH(number(before), number(limit)));
    sql_run(store,
            "DELETE FROM meeting_answer WHERE meeting IN (SELECT id FROM meeting WHERE day < $1)",
            WITH(number(before)));
    return MAX(lines, mails) >= limit;
}
