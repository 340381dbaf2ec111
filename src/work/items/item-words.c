/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads items out of answers, line by line. */
#include "work/items/item-words.h"

#include <string.h>

#include "muster/mail/fold.h"
#include "muster/mail/nothing.h"
#include "muster/work/days-word.h"
#include "work/people/called.h"
#include "work/planning/plan-items.h"

void item_words_free(struct item_words *words)
{
    if (words == NULL)
        return;
    g_free(words->text);
    g_free(words->named);
    g_free(words);
}

/* --- what a text says of itself --- */

/* "due:fri", "due: 2026-12-04". */
static int32_t due_read(const char *text, int32_t today)
{
    static const char *const words[] = {"due:", "bis:", "pour:", "para:", "期限:"};
    if (strchr(text, ':') == NULL)
        return INT32_MIN; /* as nearly always */
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *at = strstr(text, words[i]);
        if (at == NULL || (at > text && g_ascii_isalnum(at[-1])))
            continue;
        at += strlen(words[i]);
        at += strspn(at, " ");
        g_autofree char *word = g_strndup(at, strcspn(at, " ,;)"));
        int32_t day;
        if (day_from_word(word, today, &day))
            return day;
    }
    return INT32_MIN;
}

/* The first or the last word, whatever marks stand around it. */
static gboolean says_today(const char *text)
{
    static const char *const words[] = {"today", "heute", "aujourd'hui", "hoy", "今日"};
    g_autofree char *folded = fold_case(text, -1);
    char *first = folded + strspn(folded, " !:,.");
    g_strchomp(first);
    for (gsize length = strlen(first); length > 0 && strchr(" !:,.", first[length - 1]) != NULL;)
        first[--length] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize length = strlen(words[i]), all = strlen(first);
        const char *last = all >= length ? first + all - length : NULL;
        if (g_str_has_prefix(first, words[i]) && strchr(" :,!", first[length]) != NULL)
            return TRUE;
        if (last != NULL && strcmp(last, words[i]) == 0 && (last == first || last[-1] == ' '))
            return TRUE;
    }
    return FALSE;
}

/* --- lines --- */

#define BLANKS " \t\n"

char *item_line(const char *text)
{
    GString *line = g_string_new(NULL);
    for (text += strspn(text, BLANKS); *text != '\0'; text += strspn(text, BLANKS)) {
        gsize length = strcspn(text, BLANKS);
        if (line->len + length + 1 > ITEM_OCTETS)
            break;
        if (line->len > 0)
            g_string_append_c(line, ' ');
        g_string_append_len(line, text, (gssize)length);
        text += length;
    }
    return g_string_free(line, FALSE);
}

static void item_add(GPtrArray *list, enum item_kind kind, const char *text, int32_t today)
{
    g_autofree char *line = item_line(text);
    if (list->len >= ITEM_WORDS_MAX || *line == '\0')
        return;
    if (kind == ITEM_BLOCKER && words_say_nothing(line))
        return;
    struct item_words *words = g_new0(struct item_words, 1);
    words->kind = kind;
    const char *rest = line;
    words->named = called_next(line, &rest);
    words->due = due_read(line, today);
    words->today = says_today(line);
    words->text = g_steal_pointer(&line);
    g_ptr_array_add(list, words);
}

/* What stands behind "action:" and its like, in any case; NULL when the line does not begin so. */
static const char *behind_any(const char *line, const char *const *words)
{
    for (; *words != NULL; words++) {
        gsize length = strlen(*words);
        if (g_ascii_strncasecmp(line, *words, length) == 0)
            return line + length + strspn(line + length, " ");
    }
    return NULL;
}

/* "! no password", "!no password", but not "!!!" or "!= 3". */
static const char *behind_mark(const char *line)
{
    const char *words = line + 1;
    if (*line != '!' || strchr("!=?.", *words) != NULL)
        return NULL;
    return words + strspn(words, " ");
}

static const char *blocker_in(const char *line)
{
    static const char *const words[] = {
        "blocked by ", "blocked:",   "blocker:", "blockiert von ", "blockiert:",
        "bloqué par ", "bloqué :",   "bloqué:",  "bloqueado por ", "bloqueado:",
        "ブロック:",   "ブロック：", NULL};
    const char *text = behind_mark(line);
    return text != NULL ? text : behind_any(line, words);
}

static gboolean is_action(const char *line, int32_t today)
{
    static const char *const words[] = {
        "action:", "todo:",   "to do:",      "aufgabe:", "action :", "à faire :",
        "tarea:",  "acción:", "アクション:", "タスク:",  NULL};
    return behind_any(line, words) != NULL || due_read(line, today) != INT32_MIN;
}

static void line_read(const char *line, int32_t today, GPtrArray *list)
{
    const char *words = behind_bullets(line), *blocker = blocker_in(words);
    if (blocker != NULL)
        item_add(list, ITEM_BLOCKER, blocker, today);
    else if (is_action(words, today))
        item_add(list, ITEM_ACTION, words, today);
}

/* --- an answer to what is in the way --- */

/* A line of a list begins a blocker, and so does one below a blank line. */
static void blockers_read(char *const *lines, int32_t today, GPtrArray *list)
{
    g_autoptr(GString) piece = g_string_new(NULL);
    for (char *const *line = lines; *line != NULL; line++) {
        const char *words = behind_bullets(*line);
        if (words != *line || **line == '\0') {
            item_add(list, ITEM_BLOCKER, piece->str, today);
            g_string_truncate(piece, 0);
        }
        const char *marked = blocker_in(words);
        g_string_append_printf(piece, " %s", marked != NULL ? marked : words);
    }
    item_add(list, ITEM_BLOCKER, piece->str, today);
}

void item_words_read(const char *text, gboolean about_blockers, int32_t today, GPtrArray *list)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        g_strstrip(*line);
    if (about_blockers) {
        blockers_read(lines, today, list);
        return;
    }
    for (char **line = lines; *line != NULL; line++)
        line_read(*line, today, list);
}

gboolean item_text_equal(const char *one, const char *other)
{
    g_autofree char *a = fold_case(one, -1), *b = fold_case(other, -1);
    return strcmp(g_strstrip(a), g_strstrip(b)) == 0;
}
