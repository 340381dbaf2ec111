/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-goals.c - takes "goal:3 60%" out of an answer
 *
 * Only at the start of a line, or as all that stands behind a label or number: "20 tickets
 * (goal:3)" is an item that names its goal, and stays. So does "goal:3 call Lyon", but a single
 * word was meant for a figure. Without the colon right behind the word it may be prose, and is
 * taken only when nothing but a number with its unit, or words set off from it, stands there.
 */
#include "mail/reply/reply-goals.h"

#include <string.h>

#include "mail/reply/answers-markers.h"
#include "mail/reply/reply-asides.h"
#include "muster/mail/goal.h"

enum { LABEL_MAX = 40, LINE_MAX_OCTETS = 400 };

static const struct rule rule_goal = {"a step of a goal", NULL};

/* What reply_take_goals() works on. */
struct taking {
    struct sheet *sheet;
    const struct asked *asked;
    GPtrArray *goals;
};

/* Cheap: most lines begin with another letter. */
static gboolean may_begin(const char *at)
{
    return strchr("gGzZoOmM", *at) != NULL || g_str_has_prefix(at, "目");
}

/* In one width, from the word on; NULL when none is there. Caller frees. */
static char *goal_text(const char *at, const char *end)
{
    if (at >= end || *at == '\0' || !may_begin(at) || end - at > LINE_MAX_OCTETS)
        return NULL;
    g_autofree char *text = g_utf8_normalize(at, end - at, G_NORMALIZE_NFKC);
    gboolean tight;
    return text != NULL && goal_word_end(text, &tight) != NULL ? g_steal_pointer(&text) : NULL;
}

/* The labels are made ready for this line alone: hardly any mail has such a one. */
static gboolean is_labelled(const struct taking *taking, const struct line *line, const char *at)
{
    struct label_index *labels = label_index_new(taking->asked);
    guint32 behind = 0;
    gboolean heading;
    gboolean labelled = marker_label(labels, taking->sheet, line, &behind, &heading) > 0 &&
                        taking->sheet->text + behind <= at;
    label_index_free(labels);
    return labelled;
}

/* "goal:3 60%" of "- goal:3 60%" and of "Done: goal:3 60%". Caller frees. */
static char *goal_of(const struct taking *taking, const struct line *line)
{
    const char *own = taking->sheet->text + line->own, *end = taking->sheet->text + line->own_end;
    char *text = goal_text(reply_behind_marks(own), end);
    const char *colon = text == NULL ? memchr(own, ':', (gsize)MIN(end - own, LABEL_MAX)) : NULL;
    if (colon == NULL || colon + 1 >= end)
        return text;
    const char *behind = colon + 1 + strspn(colon + 1, " \t");
    text = goal_text(behind, end);
    if (text != NULL && !is_labelled(taking, line, behind))
        g_clear_pointer(&text, g_free);
    return text;
}

/* "banana", "~60", "1.2.3", but not "call Lyon"; where words are not set apart nobody can tell. */
static gboolean is_meant_for_figure(const char *behind)
{
    return strchr("+-=~<>0123456789%", *behind) != NULL ||
           (strchr(behind, ' ') == NULL && !g_unichar_iswide(g_utf8_get_char(behind)));
}

enum verdict { IS_PROSE, IS_STEP, IS_SLIP };

/* "goal:3" alone asks for its page; "goal:3 banana" is a slip, "goal:3 call Lyon" an item. */
static enum verdict judge(const char *text, const char *language)
{
    struct goal_said said;
    gboolean tight;
    const char *from = goal_word_end(text, &tight), *behind;
    guint goal, place;
    if (goal_said_read(from, language, &said)) {
        gboolean bare = *said.note == '\0' || said.set_off || strchr(said.note, ' ') == NULL;
        return tight || bare ? IS_STEP : IS_PROSE;
    }
    if (!tight)
        return IS_PROSE;
    if (!goal_number_read(from, &goal, &place, &behind))
        return IS_SLIP;
    if (*behind == '\0')
        return IS_STEP;
    return is_meant_for_figure(behind) ? IS_SLIP : IS_PROSE;
}

static void line_take(const struct taking *taking, gsize at)
{
    g_autofree char *text = goal_of(taking, &taking->sheet->lines[at]);
    enum verdict verdict = text != NULL ? judge(text, taking->asked->language) : IS_PROSE;
    if (verdict == IS_PROSE || taking->goals->len == MAIL_MAX_GOALS)
        return;
    g_ptr_array_add(taking->goals, g_strchomp(g_steal_pointer(&text)));
    if (verdict == IS_STEP)
        sheet_cut(taking->sheet, at, at, &rule_goal);
}

GPtrArray *reply_take_goals(struct sheet *sheet, const struct asked *asked)
{
    GPtrArray *goals = g_ptr_array_new_with_free_func(g_free);
    if (asked == NULL || asked->n_questions == 0)
        return goals;
    const struct taking taking = {sheet, asked, goals};
    for (gsize at = 0; at < sheet->n_lines; at++)
        if (line_has_own(&sheet->lines[at]))
            line_take(&taking, at);
    return goals;
}
