/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of an earlier round comes back with the question that asks what became of it.
 *
 * Promises: a plan comes back until it was answered for, and no longer: an answer to the question
 * that shows it ends it, done or not. Does not: look further back than RECALL_DAYS, nor before the
 * person's first day.
 */
#include "work/planning/recall.h"

#include <string.h>

#include "work/items/items.h"

enum {
    RECALL_DAYS = 100, /* a monthly plan may skip two months */
    ITEMS_MAX = 30,
    ITEM_OCTETS = 300,
};

const char *behind_bullets(const char *line)
{
    static const char *const bullets[] = {"- ",   "* ",  "+ ",   "• ", "– ", "— ", "· ", "[ ] ",
                                          "[x] ", "[] ", "[X] ", "☐ ", "☑ ", "✓ ", "✔ "};
    for (guint i = 0; i < G_N_ELEMENTS(bullets); i++)
        if (g_str_has_prefix(line, bullets[i]))
            return behind_bullets(line + strlen(bullets[i]) +
                                  strspn(line + strlen(bullets[i]), " "));
    gsize digits = strspn(line, "0123456789");
    if (digits > 0 && digits < 3 && line[digits] != '\0' && strchr(".)", line[digits]) != NULL &&
        line[digits + 1] == ' ')
        return behind_bullets(line + digits + 1 + strspn(line + digits + 1, " "));
    return line;
}

/* At most ITEM_OCTETS of it, whole words. Caller frees. */
static char *item_of(const char *text)
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
    for (char **line = lines; *line != NULL && n < ITEMS_MAX; line++) {
        const char *words = behind_bullets(g_strstrip(*line));
        if (!has_word(words))
            continue;
        g_autofree char *item = item_of(words);
        g_strv_builder_add(items, item);
        n++;
    }
    return g_strv_builder_end(items);
}

/* What ENTRY, to FORM, answers to the question KEY; NULL when it does not. */
static const struct entry_answer *answer_to(const struct entry *entry, const struct form *form,
                                            const char *key)
{
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (answer->question >= 1 && answer->question <= form->n_questions &&
            strcmp(form->questions[answer->question - 1].key, key) == 0)
            return answer;
    }
    return NULL;
}

/* One question that recalls a plan. */
struct recall {
    struct planner *planner;
    const struct part *part;
    guint question;           /* of the form, from 1 */
    const char *asks, *plans; /* keys: of this question, and of the one that plans */
};

static void items_add(GPtrArray *items, const struct recall *recall, int32_t planned,
                      const struct entry_answer *plan)
{
    g_auto(GStrv) texts = plan_items(plan->text);
    for (char **text = texts; *text != NULL && !plan->nothing; text++) {
        struct round_item *item = g_new0(struct round_item, 1);
        *item = (struct round_item){recall->question, planned, g_strdup(*text)};
        g_ptr_array_add(items, item);
    }
}

/* TRUE when the search is over: ENTRY has the plan, or has answered for it. */
static gboolean entry_settles(const struct recall *recall, const struct round *round,
                              const struct entry *entry, GPtrArray *items)
{
    const struct form *form = planner_form(recall->planner, round->form);
    if (form == NULL)
        return TRUE;
    const struct entry_answer *plan = answer_to(entry, form, recall->plans);
    if (plan != NULL)
        items_add(items, recall, round->day, plan);
    return plan != NULL || answer_to(entry, form, recall->asks) != NULL;
}

/* From entry to entry, back in time. */
static void recall_search(const struct recall *recall, const struct person *person,
                          GPtrArray *items)
{
    struct store *store = recall->planner->site->store;
    const char *workflow = recall->part->workflow->config->name;
    int32_t since = MAX(recall->part->day - RECALL_DAYS, person->first_day);
    gboolean settled = FALSE;
    for (int32_t before = recall->part->day; before > since && !settled;) {
        struct round *round = NULL;
        struct entry *entry = entry_before(store, workflow, person->id, since, before, &round);
        settled = entry == NULL || round == NULL || entry_settles(recall, round, entry, items);
        before = round != NULL ? round->day : since;
        entry_free(entry);
        round_free(round);
    }
}

/* The key of the list that the question KEY of WORKFLOW recalls; "" for none. */
static const char *recalled_by(const struct workflow_config *workflow, const char *key)
{
    for (gsize i = 0; i < workflow->n_questions; i++)
        if (strcmp(workflow->questions[i].key, key) == 0)
            return workflow->questions[i].recall;
    return "";
}

static void item_release(gpointer item)
{
    round_item_free(item);
}

/* What was in the person's way, and is not known to be over. */
static void recall_blockers(struct planner *planner, const struct person *person, guint question,
                            GPtrArray *items)
{
    g_autoptr(GPtrArray) open = items_written_by(planner->site->store, person->id);
    for (guint i = 0; i < open->len && i < ITEMS_MAX; i++) {
        const struct item *blocker = g_ptr_array_index(open, i);
        if (blocker->kind != ITEM_BLOCKER)
            continue;
        g_autofree char *shown = item_shown(blocker);
        struct round_item *item = g_new0(struct round_item, 1);
        *item = (struct round_item){question, blocker->day, item_of(shown)};
        g_ptr_array_add(items, item);
    }
}

void recall_plans(struct planner *planner, const struct person *person, const struct part *part)
{
    const struct form *form = planner_form(planner, part->form);
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(item_release);
    for (guint i = 0; form != NULL && i < form->n_questions; i++) {
        const char *asks = form->questions[i].key;
        const char *plans = recalled_by(part->workflow->config, asks);
        const struct recall recall = {planner, part, i + 1, asks, plans};
        if (*plans != '\0')
            recall_search(&recall, person, items);
        else if (strcmp(form->questions[i].kind, "blocker") == 0)
            recall_blockers(planner, person, i + 1, items);
    }
    round_items_put(planner->site->store, part->round, items);
}
