/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does what is wanted of a goal: a function a verb. Each says what would take it back, in words
 * that wish.c reads, in the language of who wanted it. */
#include <string.h>

#include "work/goals/goals.h"
#include "work/letters/phrases.h"

enum { NOTE_OCTETS = 300 };

/* A case while it is done. */
struct acting {
    const struct goal_doing *doing;
    struct store *store;
    struct goal_case *wanted;
    const struct goal_wish *wish;
    struct goal *goal;
};

static char *G_GNUC_PRINTF(2, 3) back(const struct acting *acting, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    g_autofree char *words = g_strdup_vprintf(format, rest);
    va_end(rest);
    int place = acting->wanted->result != NULL ? acting->wanted->result->place : 0;
    return place > 0 ? g_strdup_printf("%" G_GINT64_FORMAT ".%d %s", acting->goal->id, place, words)
                     : g_strdup_printf("%" G_GINT64_FORMAT " %s", acting->goal->id, words);
}

/* --- steps --- */

/* The words behind an amount, without its unit. Caller frees. */
static char *note_of(const struct goal_said *said, const struct key_result *result)
{
    const char *note = said->note;
    gsize unit = result != NULL ? strlen(result->unit) : 0;
    if (!said->set_off && unit > 0 && g_ascii_strncasecmp(note, result->unit, unit) == 0 &&
        (note[unit] == '\0' || strchr(" ,;:", note[unit]) != NULL))
        note += unit + strspn(note + unit, " ,;:");
    char *cut = g_utf8_make_valid(note, MIN((gssize)strlen(note), NOTE_OCTETS));
    if (g_str_has_suffix(cut, ")") && strchr(cut, '(') == NULL) /* "96 (mostly spam)" */
        cut[strlen(cut) - 1] = '\0';
    return cut;
}

static char *do_feed(const struct acting *acting)
{
    const struct goal_said *said = &acting->wish->said;
    const struct goal_doing *doing = acting->doing;
    gboolean reached = acting->wish->verb == GOAL_REACH;
    const struct key_result *result = said->has_amount || reached ? acting->wanted->result : NULL;
    g_autofree char *note = note_of(said, result);
    struct goal_step step = {.goal = acting->goal->id,
                             .place = result != NULL ? result->place : 0,
                             .kind = STEP_SAYS,
                             .confidence = (enum goal_confidence)said->confidence,
                             .person = doing->person != NULL ? doing->person->id : 0,
                             .day = goal_today(doing),
                             .round = doing->round,
                             .mail = doing->mail,
                             .note = note};
    if (result != NULL) {
        step.kind = said->amount.adds ? STEP_ADDS : STEP_IS;
        step.amount = reached ? result->to : key_result_amount(result, &said->amount);
    }
    goal_steps_replace(acting->store, &step);
    gint64 id = goal_step_add(acting->store, &step);
    return back(acting, "step-withdraw %" G_GINT64_FORMAT, id);
}

static char *step_change(const struct acting *acting, gboolean withdrawn)
{
    struct goal_step *step = goal_step_get(acting->store, acting->wish->step);
    gboolean theirs = step != NULL && step->goal == acting->goal->id &&
                      (acting->doing->person == NULL || step->person == acting->doing->person->id);
    gboolean changed = theirs && goal_step_withdraw(acting->store, acting->wish->step, withdrawn);
    goal_step_free(step);
    if (!changed) {
        acting->wanted->hindrance = GOAL_SO_ALREADY;
        return NULL;
    }
    return back(acting, "%s %" G_GINT64_FORMAT, withdrawn ? "step-restore" : "step-withdraw",
                acting->wish->step);
}

static char *do_step_withdraw(const struct acting *acting)
{
    return step_change(acting, TRUE);
}

static char *do_step_restore(const struct acting *acting)
{
    return step_change(acting, FALSE);
}

/* --- goals --- */

static int result_add(const struct acting *acting, struct key_result *result)
{
    result->goal = acting->goal->id;
    result->fed = goal_today(acting->doing);
    return key_result_add(acting->store, result);
}

static char *do_new(const struct acting *acting)
{
    const struct goal_case *wanted = acting->wanted;
    const struct goal_doing *doing = acting->doing;
    struct goal *goal = acting->goal;
    goal->title = g_strdup(acting->wish->words);
    goal->team = g_strdup(wanted->team);
    goal->maker = doing->person != NULL ? doing->person->id : 0;
    goal->owner = wanted->owner;
    goal->made = doing->site->now;
    goal->until = acting->wish->until;
    goal->id = goal_add(acting->store, goal);
    for (guint i = 0; i < acting->wish->results->len; i++)
        result_add(acting, g_ptr_array_index(acting->wish->results, i));
    return back(acting, "withdraw");
}

static char *do_retitle(const struct acting *acting)
{
    char *inverse = back(acting, "title %s", acting->goal->title);
    g_free(acting->goal->title);
    acting->goal->title = g_strdup(acting->wish->words);
    return inverse;
}

static char *do_give(const struct acting *acting)
{
    struct person *before = person_get(acting->store, acting->goal->owner);
    char *inverse = back(acting, "owner %s", before != NULL ? before->address : "none");
    person_free(before);
    acting->goal->owner = acting->wanted->owner;
    return inverse;
}

static char *do_move(const struct acting *acting)
{
    char *inverse = back(acting, "team %s", acting->goal->team);
    g_free(acting->goal->team);
    acting->goal->team = g_strdup(acting->wanted->team);
    return inverse;
}

static char *do_until(const struct acting *acting)
{
    char day[DAY_TEXT_MAX] = "none";
    if (acting->goal->until != DAY_NONE)
        day_format(acting->goal->until, day);
    acting->goal->until = acting->wish->until;
    return back(acting, "until %s", day);
}

static char *do_close(const struct acting *acting)
{
    acting->goal->state = GOAL_DONE;
    return back(acting, "reopen");
}

static char *do_withdraw(const struct acting *acting)
{
    acting->goal->state = GOAL_WITHDRAWN;
    return back(acting, "reopen");
}

/* --- key results --- */

static gboolean is_last_result(const struct acting *acting)
{
    guint counting = 0;
    for (guint i = 0; i < acting->wanted->results->len; i++)
        counting +=
            !((const struct key_result *)g_ptr_array_index(acting->wanted->results, i))->dropped;
    return counting <= 1;
}

static char *result_set_dropped(const struct acting *acting, gboolean dropped)
{
    struct key_result *result = acting->wanted->result;
    if (result->dropped == dropped || (dropped && is_last_result(acting))) {
        acting->wanted->hindrance = GOAL_SO_ALREADY;
        return NULL;
    }
    result->dropped = dropped;
    key_result_change(acting->store, result);
    return back(acting, dropped ? "reopen" : "drop");
}

static char *do_drop(const struct acting *acting)
{
    if (acting->wish->place > 0)
        return result_set_dropped(acting, TRUE);
    acting->wanted->result = NULL;
    acting->goal->state = GOAL_DROPPED;
    return back(acting, "reopen");
}

static char *do_reopen(const struct acting *acting)
{
    static const char *const words[] = {
        [GOAL_DONE] = "done", [GOAL_DROPPED] = "drop", [GOAL_WITHDRAWN] = "withdraw"};
    enum goal_state before = acting->goal->state;
    if (acting->wish->place > 0)
        return result_set_dropped(acting, FALSE);
    acting->wanted->result = NULL;
    if (before == GOAL_OPEN) {
        acting->wanted->hindrance = GOAL_SO_ALREADY;
        return NULL;
    }
    acting->goal->state = GOAL_OPEN;
    return back(acting, "%s", words[before]);
}

static char *do_add(const struct acting *acting)
{
    int place = result_add(acting, g_ptr_array_index(acting->wish->results, 0));
    return g_strdup_printf("%" G_GINT64_FORMAT ".%d drop", acting->goal->id, place);
}

/* "open tickets 120 -> 60", as key_result_read() takes it. */
static char *result_words(const struct acting *acting, const struct key_result *result)
{
    const struct goal_doing *doing = acting->doing;
    const struct phrases *phrases =
        phrases_of(doing->person != NULL ? site_language_of(doing->site, doing->person)
                                         : doing->site->config->site.language);
    g_autofree char *from = phrase_amount(phrases, result->from, result->unit);
    g_autofree char *to = phrase_amount(phrases, result->to, result->unit);
    return g_strdup_printf("%s %s -> %s", result->name, from, to);
}

static char *do_reset(const struct acting *acting)
{
    struct key_result *result = acting->wanted->result;
    const struct key_result *wished = g_ptr_array_index(acting->wish->results, 0);
    g_autofree char *before = result_words(acting, result);
    result->from = wished->from;
    result->to = wished->to;
    g_free(result->unit);
    result->unit = g_strdup(wished->unit);
    if (*wished->name != '\0') {
        g_free(result->name);
        result->name = g_strdup(wished->name);
    }
    key_result_change(acting->store, result);
    return back(acting, "result %s", before);
}

/* --- all of them --- */

static char *(*const deeds[])(const struct acting *acting) = {
    [GOAL_FEED] = do_feed,
    [GOAL_REACH] = do_feed,
    [GOAL_NEW] = do_new,
    [GOAL_ADD] = do_add,
    [GOAL_RESET] = do_reset,
    [GOAL_RETITLE] = do_retitle,
    [GOAL_GIVE] = do_give,
    [GOAL_MOVE] = do_move,
    [GOAL_UNTIL] = do_until,
    [GOAL_CLOSE] = do_close,
    [GOAL_DROP] = do_drop,
    [GOAL_REOPEN] = do_reopen,
    [GOAL_WITHDRAW] = do_withdraw,
    [GOAL_STEP_WITHDRAW] = do_step_withdraw,
    [GOAL_STEP_RESTORE] = do_step_restore,
};

char *goal_do(const struct goal_doing *doing, struct goal_case *wanted)
{
    if (wanted->hindrance != GOAL_FINE)
        return NULL;
    gboolean made = wanted->goal == NULL;
    if (made)
        wanted->goal = g_new0(struct goal, 1);
    const struct acting acting = {doing, doing->site->store, wanted, &wanted->wish, wanted->goal};
    char *inverse = deeds[wanted->wish.verb](&acting);
    if (!made && wanted->hindrance == GOAL_FINE)
        goal_change(acting.store, acting.goal);
    return inverse;
}
