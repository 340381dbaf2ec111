/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bullets, numbers and boxes, and the words behind them.
 *
 * Does not: know how mail clients mangle a list; mail/ has undone that, and of a line with words
 * behind its item it leaves the box, as it does of a person's own.
 */
#include "work/planning/plan-items.h"

#include <string.h>

#include "muster/mail/moved.h"

enum { ITEM_OCTETS = 300 };

/* What stands before the words of a line. */
enum mark { MARK_BULLET, MARK_OPEN, MARK_MOVED, MARK_TICKED };

static const struct {
    const char *text;
    enum mark mark;
} marks[] = {
    {"- ", MARK_BULLET},   {"* ", MARK_BULLET},   {"+ ", MARK_BULLET},  {"• ", MARK_BULLET},
    {"– ", MARK_BULLET},   {"— ", MARK_BULLET},   {"· ", MARK_BULLET},  {"[ ] ", MARK_OPEN},
    {"[] ", MARK_OPEN},    {"[-] ", MARK_OPEN},   {"☐ ", MARK_OPEN},    {"□ ", MARK_OPEN},
    {"[>] ", MARK_MOVED},  {"[->] ", MARK_MOVED}, {"[→] ", MARK_MOVED}, {"[ > ] ", MARK_MOVED},
    {"-> ", MARK_MOVED},   {"=> ", MARK_MOVED},   {"→ ", MARK_MOVED},   {"[x] ", MARK_TICKED},
    {"[X] ", MARK_TICKED}, {"☑ ", MARK_TICKED},   {"✓ ", MARK_TICKED},  {"✔ ", MARK_TICKED},
    {"✅ ", MARK_TICKED},   {"> ", MARK_MOVED},
};

/* Behind what LINE begins with. MARK_R tells of the strongest mark there. */
static const char *behind_marks(const char *line, enum mark *mark_r)
{
    if (g_ascii_isalpha(*line))
        return line; /* as most do */
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(line, marks[i].text)) {
            const char *behind = line + strlen(marks[i].text);
            *mark_r = MAX(*mark_r, marks[i].mark);
            return behind_marks(behind + strspn(behind, " "), mark_r);
        }
    gsize digits = strspn(line, "0123456789");
    if (digits > 0 && digits < 3 && line[digits] != '\0' && strchr(".)", line[digits]) != NULL &&
        line[digits + 1] == ' ')
        return behind_marks(line + digits + 1 + strspn(line + digits + 1, " "), mark_r);
    return line;
}

const char *behind_bullets(const char *line)
{
    enum mark ignored = MARK_BULLET;
    return behind_marks(line, &ignored);
}

/* At most ITEM_OCTETS, whole words. */
char *plan_item(const char *text)
{
    gsize length = strlen(text);
    if (length <= ITEM_OCTETS)
        return g_strdup(text);
    const char *end = g_utf8_find_prev_char(text, text + ITEM_OCTETS);
    const char *blank = g_strrstr_len(text, end - text, " ");
    g_autofree char *cut = g_strndup(text, (gsize)((blank != NULL ? blank : end) - text));
    return g_strconcat(cut, " ...", NULL);
}

/* "-" is no item. */
static gboolean has_word(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

char **plan_items(const char *text)
{
    g_autoptr(GStrvBuilder) items = g_strv_builder_new();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    for (char **line = lines; *line != NULL && n < PLAN_ITEMS_MAX; line++) {
        const char *words = behind_bullets(g_strstrip(*line));
        if (!has_word(words))
            continue;
        g_autofree char *item = plan_item(words);
        g_strv_builder_add(items, item);
        n++;
    }
    return g_strv_builder_end(items);
}

/* To the next letter or figure of TEXT, or its end. */
static const char *next_letter(const char *text)
{
    while (*text != '\0' && !g_unichar_isalnum(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

static gunichar folded_at(const char *text)
{
    return g_unichar_tolower(g_utf8_get_char(text));
}

/* Behind the words of ITEM, with which LINE begins, whatever stands between the letters of both, for
 * clients change quotes and dashes; NULL when it does not. */
static const char *behind_item(const char *line, const char *item)
{
    for (item = next_letter(item); *item != '\0'; item = next_letter(g_utf8_next_char(item))) {
        line = next_letter(line);
        if (*line == '\0' || folded_at(line) != folded_at(item))
            return NULL;
        line = g_utf8_next_char(line);
    }
    return *line != '\0' && g_unichar_isalnum(g_utf8_get_char(line)) ? NULL : line;
}

/* The item of ITEMS with which LINE begins: the longest, as "tests for the parser" is not "tests".
 * *behind_r is what follows it. -1: none. */
static int item_at(const GPtrArray *items, const char *line, const char **behind_r)
{
    int found = -1;
    *behind_r = NULL;
    for (guint i = 0; i < items->len; i++) {
        const char *behind = behind_item(line, g_ptr_array_index(items, i));
        if (behind == NULL || behind <= *behind_r)
            continue;
        *behind_r = behind;
        found = (int)i;
    }
    return found;
}

/* The item that LINE names behind its marks; "x Angebot" ticks it, where "x" begins no item. */
static int item_marked(const GPtrArray *items, const char *line, enum mark *mark_r,
                       const char **behind_r)
{
    *mark_r = MARK_BULLET;
    const char *words = behind_marks(line, mark_r);
    int item = item_at(items, words, behind_r);
    if (item >= 0 || (*words != 'x' && *words != 'X') || words[1] != ' ')
        return item;
    *mark_r = MARK_TICKED;
    return item_at(items, words + 1, behind_r);
}

static gboolean says_done(enum mark mark, const char *behind)
{
    const char *words = next_letter(behind);
    return mark == MARK_TICKED || (mark == MARK_BULLET && *words == '\0') ||
           (mark != MARK_MOVED && words_say_done(words));
}

void plan_strike(GPtrArray *items, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        enum mark mark;
        const char *behind;
        int item = item_marked(items, g_strstrip(*line), &mark, &behind);
        if (item >= 0 && says_done(mark, behind))
            g_ptr_array_remove_index(items, (guint)item);
    }
}

guint plan_moved(const GPtrArray *items, const char *text)
{
    g_autofree gboolean *moved = g_new0(gboolean, items->len + 1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    for (char **line = lines; *line != NULL; line++) {
        enum mark mark;
        const char *behind;
        int item = item_marked(items, g_strstrip(*line), &mark, &behind);
        if (item < 0 || moved[item] || (mark != MARK_MOVED && !words_say_moved(behind)))
            continue;
        moved[item] = TRUE;
        n++;
    }
    return n;
}
