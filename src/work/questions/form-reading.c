/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form as a mail shows it, edited by somebody, to wishes.
 *
 *   1. What did you get done since your last check-in?
 *      list: done, yesterday, y
 *   2. How is the week going?
 *      choice (green, yellow, red): week
 *
 * A number begins a question; the line below it says its kind, its choices and its labels, and may be left out. Questions
 * are known again by their words, by their labels, and last by their numbers, so that they can be moved, taken out and put
 * in without care for the numbers. People edit what their client quoted, or a copy above the quote: the first form of the
 * mail is the one that is meant.
 */
#include <string.h>

#include "work/commands/words.h"
#include "work/people/called.h"
#include "work/questions/wishes.h"

enum { FORM_LINES_MAX = 100, PROMPT_MAX = 400 };

/* --- lines --- */

/* LINE behind quote marks, blanks, and the marks of what is new or changed. */
static const char *behind_quotes(const char *line)
{
    return line + strspn(line, "> \t|*+");
}

/* "2. Prompt": what stands behind the number; NULL when LINE is no such line. */
static const char *behind_number(const char *line, guint *number_r)
{
    gsize digits = strspn(line, "0123456789");
    if (digits < 1 || digits > 2 || strchr(".)", line[digits]) == NULL || line[digits + 1] != ' ')
        return NULL;
    *number_r = (guint)g_ascii_strtoull(line, NULL, 10);
    const char *prompt = line + digits + 1;
    prompt += strspn(prompt, " ");
    return *prompt != '\0' ? prompt : NULL;
}

/* "choice (a, b): x, y", in pieces. */
struct kind_line {
    char *kind; /* as written, in lower case */
    char **choices, **labels;
};

static void kind_line_clear(struct kind_line *line)
{
    g_free(line->kind);
    g_strfreev(line->choices);
    g_strfreev(line->labels);
}

static char **list_read(const char *text)
{
    g_auto(GStrv) parts = g_strsplit_set(text, ",", -1);
    g_autoptr(GStrvBuilder) list = g_strv_builder_new();
    for (char **part = parts; *part != NULL; part++)
        if (*g_strstrip(*part) != '\0')
            g_strv_builder_add(list, *part);
    return g_strv_builder_end(list);
}

/* One word, perhaps choices in parentheses, perhaps labels behind a colon, and nothing else. */
static gboolean kind_line_split(const char *text, struct kind_line *line_r)
{
    gsize word = strcspn(text, " (:");
    const char *rest = text + word + strspn(text + word, " ");
    const char *choices = "", *end = rest;
    gsize length = 0;
    if (*rest == '(') {
        choices = rest + 1;
        length = strcspn(choices, ")");
        end = choices[length] != '\0' ? choices + length + 1 : choices + length;
        end += strspn(end, " ");
    }
    if (word == 0 || (*end != '\0' && *end != ':'))
        return FALSE;
    g_autofree char *inside = g_strndup(choices, length);
    *line_r = (struct kind_line){.kind = g_utf8_strdown(text, (gssize)word),
                                 .choices = list_read(inside),
                                 .labels = list_read(*end == ':' ? end + 1 : "")};
    return TRUE;
}

/* The kind that WORD, of any language, is; NULL when none. Static. */
static const char *kind_of(const char *word)
{
    const char *const *kinds = config_question_kinds();
    g_autofree char *value = command_value_find(word);
    for (; *kinds != NULL; kinds++)
        if (strcmp(*kinds, value) == 0)
            return *kinds;
    return NULL;
}

/* How WORD, which is no kind, may have been meant; NULL when it was not meant for one. Static. */
static const char *kind_near(const char *word)
{
    const char *near = nearest_word(word, config_question_kinds());
    return near != NULL && strlen(word) > 2 ? near : NULL;
}

/* --- finding --- */

/* What stands below a question and belongs to it. */
static gboolean is_kind_line(const char *text)
{
    struct kind_line line = {0};
    gboolean is = kind_line_split(text, &line) &&
                  (kind_of(line.kind) != NULL || kind_near(line.kind) != NULL);
    kind_line_clear(&line);
    return is;
}

/* How far into a question the lines are. */
enum { BEFORE, IN_PROMPT, BEHIND_PROMPT, BEHIND_KIND };

/* Adds LINE to FORM where it belongs to one. FALSE: the form is over. */
static gboolean line_take(GString *form, const char *line, int *state)
{
    guint number;
    if (behind_number(line, &number) != NULL) {
        g_string_append_printf(form, "%s%s", form->len > 0 ? "\n" : "", line);
        *state = IN_PROMPT;
    } else if (*state == BEFORE) {
        return TRUE;
    } else if (*line == '\0') {
        *state = *state == IN_PROMPT ? BEHIND_PROMPT : *state;
    } else if (*state != BEHIND_KIND && is_kind_line(line)) {
        g_string_append_printf(form, "\n%s", line);
        *state = BEHIND_KIND;
    } else if (*state == IN_PROMPT) {
        g_string_append_printf(form, " %s", line);
    } else {
        return FALSE;
    }
    return TRUE;
}

char *form_find(const char *source)
{
    g_autoptr(GString) form = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(source, "\n", -1);
    int state = BEFORE;
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *clean = g_strdup(behind_quotes(*line));
        g_strdelimit(g_strstrip(clean), "\t", ' ');
        if (!line_take(form, clean, &state))
            break;
    }
    return form->len > 0 ? g_string_free(g_steal_pointer(&form), FALSE) : NULL;
}

/* --- reading --- */

/* One question of the form, as far as it was read. */
struct reading {
    const GPtrArray *now, *shown;
    gboolean *taken; /* which of `shown' were found again */
    GPtrArray *wishes, *complaints;
};

gboolean lists_equal(char *const *one, char *const *other)
{
    return g_strv_equal((const char *const *)one, (const char *const *)other);
}

gboolean wish_shares_label(const struct wish *wish, const struct wish *other)
{
    for (char **label = wish->labels; *label != NULL; label++)
        for (char **known = other->labels; *known != NULL; known++)
            if (name_equal(*label, *known))
                return TRUE;
    return FALSE;
}

/* Which of those shown WISH, number NUMBER of the form, is; -1 when it is new. */
static int wish_find(const struct reading *reading, const struct wish *wish, guint number)
{
    for (guint i = 0; i < reading->shown->len; i++)
        if (!reading->taken[i] &&
            name_equal(wish->prompt, ((const struct wish *)reading->shown->pdata[i])->prompt))
            return (int)i;
    for (guint i = 0; i < reading->shown->len; i++)
        if (!reading->taken[i] && wish_shares_label(wish, reading->shown->pdata[i]))
            return (int)i;
    return number >= 1 && number <= reading->shown->len && !reading->taken[number - 1]
               ? (int)number - 1
               : -1;
}

/* "week" of "Week, w"; "q4" where the words have no letters for it. */
static char *key_new(const GPtrArray *wishes, const struct wish *wish)
{
    g_autoptr(GString) key = g_string_new(NULL);
    const char *from = wish->labels[0] != NULL ? wish->labels[0] : "";
    for (; *from != '\0' && key->len < 20; from++)
        if (g_ascii_isalnum(*from))
            g_string_append_c(key, g_ascii_tolower(*from));
    if (key->len == 0)
        g_string_assign(key, "q");
    g_autofree char *stem = g_strdup(key->str);
    for (guint n = 2, i = 0; i < wishes->len; i++)
        if (strcmp(((const struct wish *)wishes->pdata[i])->key, key->str) == 0) {
            g_string_printf(key, "%s%u", stem, n++);
            i = G_MAXUINT; /* from the first again */
        }
    return g_string_free(g_steal_pointer(&key), FALSE);
}

static void lists_inherit(struct wish *wish, const struct wish *shown, gboolean kind_written)
{
    if (!kind_written) {
        g_strfreev(wish->labels);
        wish->labels = g_strdupv(shown->labels);
        g_free(wish->kind);
        wish->kind = g_strdup(shown->kind);
    }
    if (wish->choices[0] == NULL && strcmp(wish->kind, "choice") == 0) {
        g_strfreev(wish->choices);
        wish->choices = g_strdupv(shown->choices);
    }
}

static gboolean is_unchanged(const struct wish *wish, const struct wish *shown)
{
    return name_equal(wish->prompt, shown->prompt) && strcmp(wish->kind, shown->kind) == 0 &&
           lists_equal(wish->labels, shown->labels) && lists_equal(wish->choices, shown->choices);
}

/* A question of another kind is another question: what was answered to it meant something else. */
static void wish_add(struct reading *reading, struct wish *wish, guint number,
                     gboolean kind_written)
{
    int at = wish_find(reading, wish, number);
    const struct wish *shown = at >= 0 ? reading->shown->pdata[at] : NULL;
    wish->language = g_strdup(shown != NULL ? shown->language : "");
    if (shown != NULL) {
        reading->taken[at] = TRUE;
        lists_inherit(wish, shown, kind_written);
        if (strcmp(wish->kind, shown->kind) == 0)
            wish->key = g_strdup(shown->key);
        const struct wish *now = reading->now->pdata[at];
        wish->same = now->same && is_unchanged(wish, shown);
    }
    if (wish->key == NULL) {
        g_autoptr(GPtrArray) all = g_ptr_array_new();
        for (guint i = 0; i < reading->shown->len; i++)
            g_ptr_array_add(all, reading->shown->pdata[i]);
        for (guint i = 0; i < reading->wishes->len; i++)
            g_ptr_array_add(all, reading->wishes->pdata[i]);
        wish->key = key_new(all, wish);
    }
    g_ptr_array_add(reading->wishes, wish);
}

/* What LINE, below a question, says of WISH. */
static void kind_take(struct reading *reading, struct wish *wish, const char *line)
{
    struct kind_line read = {0};
    if (!kind_line_split(line, &read))
        return;
    const char *kind = kind_of(read.kind);
    if (kind == NULL)
        complain(reading->complaints, FORM_KIND, line, kind_near(read.kind));
    g_free(wish->kind);
    wish->kind = g_strdup(kind != NULL ? kind : "text");
    g_strfreev(wish->labels);
    g_strfreev(wish->choices);
    wish->labels = g_steal_pointer(&read.labels);
    wish->choices = g_steal_pointer(&read.choices);
    kind_line_clear(&read);
}

static struct wish *wish_begin(const char *prompt)
{
    static const char *const none[] = {NULL};
    struct wish *wish = g_new0(struct wish, 1);
    wish->prompt = g_utf8_substring(prompt, 0, MIN(g_utf8_strlen(prompt, -1), PROMPT_MAX));
    wish->kind = g_strdup("text");
    wish->labels = g_strdupv((char **)none);
    wish->choices = g_strdupv((char **)none);
    return wish;
}

GPtrArray *form_read(const char *form, const GPtrArray *now, const GPtrArray *shown,
                     GPtrArray *complaints)
{
    g_autofree gboolean *taken = g_new0(gboolean, shown->len + 1);
    struct reading reading = {now, shown, taken, wishes_new(), complaints};
    g_auto(GStrv) lines = g_strsplit(form, "\n", FORM_LINES_MAX);
    for (guint i = 0; lines[i] != NULL; i++) {
        guint number, of_next;
        const char *prompt = behind_number(lines[i], &number);
        if (prompt == NULL)
            continue;
        struct wish *wish = wish_begin(prompt);
        gboolean kind_written =
            lines[i + 1] != NULL && behind_number(lines[i + 1], &of_next) == NULL;
        if (kind_written)
            kind_take(&reading, wish, lines[i + 1]);
        wish_add(&reading, wish, number, kind_written);
    }
    return reading.wishes;
}
