/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is wanted of a goal. What follows the number begins with a verb, or says where the
 * goal stands. */
#include <string.h>

#include "work/commands/words.h"
#include "work/goals/goals.h"
#include "work/people/called.h"

enum { TOKENS_MAX = 60, TITLE_OCTETS = 150 };

void goal_wish_clear(struct goal_wish *wish)
{
    g_free(wish->words);
    g_free(wish->owner);
    g_free(wish->team);
    g_clear_pointer(&wish->results, g_ptr_array_unref);
}

static void result_clear(gpointer data)
{
    key_result_free(data);
}

/* --- words --- */

/* The verb that WORD is in any language: "goal-until". Caller frees. */
static char *verb_of(const char *word)
{
    g_autofree char *bare = command_line_bare(word);
    if (g_str_has_suffix(bare, ":"))
        bare[strlen(bare) - 1] = '\0';
    return command_goal_word_find(bare);
}

static gboolean is_verb(const char *word, const char *verb)
{
    g_autofree char *found = verb_of(word);
    return strcmp(found, verb) == 0;
}

static char *joined(char **tokens, guint from, guint to)
{
    GString *text = g_string_new(NULL);
    for (guint i = from; i < to; i++)
        g_string_append_printf(text, "%s%s", i > from ? " " : "", tokens[i]);
    return g_string_free(text, FALSE);
}

static gboolean has_team(char *const *teams, const char *words)
{
    return teams != NULL ? team_called(teams, words) != NULL : *words != '\0';
}

/* --- a new one --- */

/* How WISH is read. */
struct reading {
    const char *language;
    int32_t today;
    char *const *teams;
    struct goal_wish *wish;
};

/* What the token AT begins, to the end N, is said of the whole goal: "by Q1", "team core". */
static gboolean clause_read(const struct reading *reading, char **tokens, guint at, guint n)
{
    struct goal_wish *wish = reading->wish;
    g_autofree char *rest = joined(tokens, at + 1, n);
    if (at == n - 1 && tokens[at][0] == '@' && tokens[at][1] != '\0' && wish->owner == NULL)
        return wish->owner = g_strdup(tokens[at] + 1), TRUE;
    if (is_verb(tokens[at], "goal-team") && wish->team == NULL && has_team(reading->teams, rest))
        return wish->team = g_strdup(rest), TRUE;
    return is_verb(tokens[at], "goal-until") && wish->until == DAY_NONE &&
           goal_period_read(rest, reading->language, reading->today, &wish->until);
}

/* Takes clauses off the end of N tokens; returns how many are left. */
static guint clauses_take(const struct reading *reading, char **tokens, guint n)
{
    for (guint at = n; at-- > 1;)
        if (clause_read(reading, tokens, at, n)) {
            gboolean named = at > 1 && is_verb(tokens[at - 1], "goal-owner");
            n = at - named;
            at = n;
        }
    return n;
}

/* "open tickets 120 -> 60; answer time 12 h -> 4 h". FALSE when one of them is none. */
static gboolean results_read(const struct reading *reading, const char *text)
{
    g_auto(GStrv) parts = g_strsplit_set(text, ";", GOAL_PLACES_MAX);
    GPtrArray *results = reading->wish->results;
    for (char **part = parts; *part != NULL; part++) {
        struct key_result *result = key_result_read(*part, reading->language);
        if (result == NULL) {
            g_ptr_array_set_size(results, 0);
            return FALSE;
        }
        g_ptr_array_add(results, result);
    }
    return results->len > 0;
}

/* "Halve the queue: open tickets 120 -> 60": a colon without key results behind it is part of
 * the title. */
static gboolean title_read(const struct reading *reading, char *text)
{
    char *colon = strstr(text, ": ");
    if (colon != NULL && results_read(reading, colon + 1))
        *colon = '\0';
    reading->wish->words = g_strdup(g_strstrip(text));
    if (reading->wish->results->len == 0)
        g_ptr_array_add(reading->wish->results, key_result_plain());
    return *text != '\0' && strlen(text) <= TITLE_OCTETS;
}

static gboolean new_read(const struct reading *reading, char **tokens, guint n)
{
    reading->wish->verb = GOAL_NEW;
    n = clauses_take(reading, tokens, n);
    g_autofree char *text = joined(tokens, 0, n);
    return title_read(reading, text);
}

/* --- changes of one --- */

static gboolean close_read(const struct reading *reading, const char *rest, enum goal_verb verb)
{
    reading->wish->verb = verb;
    return *rest == '\0';
}

/* "31 March"; "none" takes the end away. */
static gboolean until_read(const struct reading *reading, const char *rest)
{
    g_autofree char *word = command_value_find(rest);
    reading->wish->verb = GOAL_UNTIL;
    return strcmp(word, "off") == 0 ||
           goal_period_read(rest, reading->language, reading->today, &reading->wish->until);
}

static gboolean words_read(const struct reading *reading, const char *rest, enum goal_verb verb)
{
    reading->wish->verb = verb;
    reading->wish->words = g_strdup(*rest == '@' ? rest + 1 : rest);
    return *reading->wish->words != '\0' && strlen(rest) <= TITLE_OCTETS;
}

static gboolean result_wish_read(const struct reading *reading, const char *rest,
                                 enum goal_verb verb)
{
    struct key_result *result = key_result_read(rest, reading->language);
    reading->wish->verb = verb;
    if (result != NULL)
        g_ptr_array_add(reading->wish->results, result);
    return result != NULL;
}

static gboolean step_read(const struct reading *reading, const char *rest, enum goal_verb verb)
{
    char *end;
    reading->wish->verb = verb;
    reading->wish->step = g_ascii_strtoll(rest, &end, 10);
    return reading->wish->step > 0 && *end == '\0';
}

/* The last three are written by us alone, to take something back. */
static const struct {
    const char *word;
    gboolean (*read)(const struct reading *reading, const char *rest, enum goal_verb verb);
    enum goal_verb verb;
} verbs[] = {
    {"goal-add", result_wish_read, GOAL_ADD},
    {"goal-result", result_wish_read, GOAL_RESET},
    {"goal-drop", close_read, GOAL_DROP},
    {"goal-reopen", close_read, GOAL_REOPEN},
    {"goal-owner", words_read, GOAL_GIVE},
    {"goal-team", words_read, GOAL_MOVE},
    {"goal-title", words_read, GOAL_RETITLE},
    {"withdraw", close_read, GOAL_WITHDRAW},
    {"step-withdraw", step_read, GOAL_STEP_WITHDRAW},
    {"step-restore", step_read, GOAL_STEP_RESTORE},
};

static gboolean verb_read(const struct reading *reading, const char *behind, gboolean *is_verb_r)
{
    gsize length = strcspn(behind, " ");
    g_autofree char *word = g_strndup(behind, length), *verb = verb_of(word);
    const char *rest = behind + length + strspn(behind + length, " ");
    *is_verb_r = TRUE;
    if (strcmp(verb, "goal-until") == 0)
        return until_read(reading, rest);
    if (*behind == '@')
        return words_read(reading, behind, GOAL_GIVE);
    for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (strcmp(verb, verbs[i].word) == 0)
            return verbs[i].read(reading, rest, verbs[i].verb);
    *is_verb_r = FALSE;
    return FALSE;
}

static gboolean known_read(const struct reading *reading, const char *text)
{
    struct goal_wish *wish = reading->wish;
    guint goal, place;
    const char *behind;
    gboolean has_verb;
    if (!goal_number_read(text, &goal, &place, &behind))
        return FALSE;
    wish->goal = goal;
    wish->place = (int)place;
    gboolean fine = verb_read(reading, behind, &has_verb);
    if (has_verb)
        return fine;
    fine = goal_said_read(text, reading->language, &wish->said);
    wish->verb = !wish->said.over ? GOAL_FEED : wish->place > 0 ? GOAL_REACH : GOAL_CLOSE;
    return fine;
}

gboolean goal_wish_read(const char *text, const char *language, int32_t today, char *const *teams,
                        struct goal_wish *wish_r)
{
    *wish_r = (struct goal_wish){.until = DAY_NONE,
                                 .results = g_ptr_array_new_with_free_func(result_clear)};
    const struct reading reading = {language, today, teams, wish_r};
    g_auto(GStrv) all = g_strsplit(text, " ", TOKENS_MAX);
    char *tokens[TOKENS_MAX];
    guint n = 0;
    for (char **token = all; *token != NULL; token++)
        if (**token != '\0')
            tokens[n++] = *token;
    if (n > 0 && is_verb(tokens[0], "goal-new"))
        return n > 1 && new_read(&reading, tokens + 1, n - 1);
    return n > 0 && known_read(&reading, text);
}
