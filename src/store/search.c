/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search, by SQLite's FTS5: the only file that knows it. Never by triggers, which it takes for unsafe under our settings.
 *
 * The tokenizer knows words by what stands between them; Chinese and Japanese put nothing there. So each of their letters
 * gets a mark without width around it, in what is kept as in what is looked for, and a word of theirs is a phrase.
 */
#include "muster/store/search.h"

#include <string.h>

#include "store/search-late.h"

enum { WORDS_MAX = 10 };

#define APART "\xe2\x80\x8b" /* ZERO WIDTH SPACE */

void search_hit_free(struct search_hit *hit)
{
    if (hit == NULL)
        return;
    g_free(hit->snippet);
    g_free(hit);
}

static void hit_clear(gpointer data)
{
    search_hit_free(data);
}

static gboolean stands_alone(gunichar letter)
{
    GUnicodeScript script = g_unichar_get_script(letter);
    return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
           script == G_UNICODE_SCRIPT_KATAKANA;
}

static void append_apart(GString *out, const char *text)
{
    const char *rest = text;
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if ((guchar)*text >= 0xe0 && stands_alone(g_utf8_get_char(text))) {
            g_string_append_len(out, rest, text - rest);
            g_string_append(out, APART);
            rest = text;
        }
    g_string_append(out, rest);
}

/* Questions whose answers are nobody else's. */
static gboolean is_private(struct store *store, gint64 round, guint question)
{
    return sql_number(store,
                      "SELECT count(*) FROM form_question WHERE form ="
                      " (SELECT form FROM round WHERE id = $1) AND place = $2 AND kind = 'mood'",
                      WITH(number(round), number(question))) > 0;
}

static char *entry_text(struct store *store, const struct entry *entry)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; entry->answers != NULL && i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (answer->nothing || is_private(store, entry->round, answer->question))
            continue;
        append_apart(text, answer->text);
        g_string_append_c(text, '\n');
    }
    if (entry->unplaced != NULL)
        append_apart(text, entry->unplaced);
    return g_string_free(text, FALSE);
}

/* What waits for the commit. */
struct late {
    gboolean replaces; /* an earlier revision */
    char *text;
};

static void late_free(gpointer data)
{
    struct late *late = data;
    g_free(late->text);
    g_free(late);
}

static gint compare_rounds(gconstpointer a, gconstpointer b, gpointer unused)
{
    (void)unused;
    gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
    return (one > other) - (one < other);
}

GTree *search_late_new(void)
{
    return g_tree_new_full(compare_rounds, NULL, g_free, late_free);
}

static gboolean late_write(gpointer round, gpointer data, gpointer store)
{
    const struct late *late = data;
    struct value rowid = number(*(const gint64 *)round);
    if (late->replaces)
        sql_run(store, "DELETE FROM search WHERE rowid = $1", WITH(rowid));
    if (late->text[0] != '\0')
        sql_run(store, "INSERT INTO search (rowid, text) VALUES ($1, $2)",
                WITH(rowid, string(late->text)));
    return FALSE; /* to the next one */
}

void search_late_write(struct store *store)
{
    g_tree_foreach(store->search_late, late_write, store);
    g_tree_remove_all(store->search_late);
}

void search_put(struct store *store, const struct entry *entry)
{
    struct late *late = g_new(struct late, 1);
    *late = (struct late){.replaces = entry->revision > 1, .text = entry_text(store, entry)};
    g_tree_replace(store->search_late, g_memdup2(&entry->round, sizeof entry->round), late);
}

void search_purge(struct store *store)
{
    search_late_write(store);
    sql_run(store, "INSERT INTO search (search) VALUES ('optimize')", WITH_NOTHING);
}

/* WORDS as FTS5 reads them: strings, all of which must be there. NULL when there are none. */
static char *expression_of(const char *words)
{
    g_auto(GStrv) each = g_strsplit_set(words, " \t\n", -1);
    GString *expression = g_string_new(NULL);
    guint n = 0;
    for (char **word = each; *word != NULL && n < WORDS_MAX; word++) {
        gboolean says = FALSE;
        for (const char *at = *word; *at != '\0'; at = g_utf8_next_char(at))
            says = says || g_unichar_isalnum(g_utf8_get_char(at));
        if (!says)
            continue;
        g_autofree char *plain = g_strdelimit(g_strdup(*word), "\"", ' ');
        g_string_append(expression, n++ > 0 ? " \"" : "\"");
        append_apart(expression, plain);
        g_string_append_c(expression, '"');
    }
    return g_string_free(expression, n == 0);
}

static gboolean may_read(const struct row *row, gint64 reader, const char *const *teams)
{
    if (reader == 0 || row_number(row, 1) == reader)
        return TRUE;
    g_auto(GStrv) of = row_lines(row, 3);
    for (char **team = of; *team != NULL; team++)
        if (g_strv_contains(teams, *team))
            return TRUE;
    return FALSE;
}

static struct search_hit *hit_read(const struct row *row)
{
    struct search_hit *hit = g_new0(struct search_hit, 1);
    *hit = (struct search_hit){.round = row_number(row, 0),
                               .person = row_number(row, 1),
                               .day = (int32_t)row_number(row, 2)};
    g_autofree char *snippet = row_string(row, 4);
    g_auto(GStrv) parts = g_strsplit(snippet, APART, -1);
    hit->snippet = g_strdelimit(g_strjoinv("", parts), "\n\t", ' ');
    return hit;
}

GPtrArray *search_find(struct store *store, const char *words, gint64 reader,
                       const char *const *teams, guint limit)
{
    GPtrArray *hits = g_ptr_array_new_with_free_func(hit_clear);
    g_autofree char *expression = expression_of(words);
    if (expression == NULL)
        return hits;
    struct row *row = sql_start(store,
                                "SELECT r.id, r.person, r.day, r.teams,"
                                " snippet(search, 0, '', '', '...', 16)"
                                " FROM search s JOIN round r ON r.id = s.rowid"
                                " WHERE s.text MATCH $1 ORDER BY s.rowid DESC LIMIT $2",
                                WITH(string(expression), number(SEARCH_LOOKED_AT_MAX)));
    while (hits->len < limit && row_next(row))
        if (may_read(row, reader, teams))
            g_ptr_array_add(hits, hit_read(row));
    row_end(row);
    return hits;
}
