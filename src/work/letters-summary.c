/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that tells a reader what came in. Everything in it was written by other people: it is cut to a length that mail
 * clients show, tamed, and left to the templates to escape. */
#include "work/letters-page.h"

#include <string.h>

enum {
    ANSWER_MAX = 1500, /* characters; Gmail clips a mail of more than 102 kB */
    PREVIEW_MAX = 150,
};

/* Texts of people */

/* "- item", "* item" or "1. item" without what marks it as one. */
static const char *item_words(const char *line)
{
    static const char *const BULLETS[] = {"- ", "* ", "+ ", "\xe2\x80\xa2 ", "\xe2\x80\x93 "};
    line += strspn(line, " \t");
    for (guint i = 0; i < G_N_ELEMENTS(BULLETS); i++)
        if (g_str_has_prefix(line, BULLETS[i]))
            return line + strlen(BULLETS[i]);
    gsize digits = strspn(line, "0123456789");
    if (digits > 0 && digits < 3 && strchr(".)", line[digits]) != NULL && line[digits + 1] == ' ')
        return line + digits + 2;
    return line;
}

/* Its lines that say something, tamed. NULL-terminated. */
static GPtrArray *items_of(const char *text)
{
    GPtrArray *items = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *tame = text_tame(text == NULL ? "" : text);
    g_auto(GStrv) lines = g_strsplit(tame, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *item = line_of(item_words(*line));
        if (*item != '\0')
            g_ptr_array_add(items, g_steal_pointer(&item));
    }
    g_ptr_array_add(items, NULL);
    return items;
}

/* Cuts after a word what is longer than MAX characters. */
static void cut(GString *text, glong max)
{
    if (g_utf8_strlen(text->str, -1) <= max)
        return;
    g_string_truncate(text, (gsize)(g_utf8_offset_to_pointer(text->str, max) - text->str));
    const char *blank = strrchr(text->str, ' ');
    if (blank != NULL)
        g_string_truncate(text, (gsize)(blank - text->str));
    g_string_append(text, " [...]");
}

/* Lines in a row: a sentence goes on with a blank, a mere item with "; ". */
static char *items_in_a_row(const GPtrArray *items)
{
    GString *out = g_string_new(NULL);
    for (char **item = (char **)items->pdata; *item != NULL; item++) {
        if (out->len > 0)
            g_string_append(out, strchr(".!?:;,", out->str[out->len - 1]) != NULL ? " " : "; ");
        g_string_append(out, *item);
    }
    cut(out, ANSWER_MAX);
    return g_string_free(out, FALSE);
}

static void put_text(JsonObject *values, const char *text)
{
    g_autoptr(GPtrArray) items = items_of(text);
    value_take(values, "text", items_in_a_row(items));
}

/* A short list as one: in HTML its items stand under each other. */
static void put_items(JsonObject *values, const struct answer_view *answer)
{
    g_autoptr(GPtrArray) items = items_of(answer->text);
    g_autofree char *row = items_in_a_row(items);
    gboolean whole = g_utf8_strlen(row, -1) <= ANSWER_MAX;
    gboolean listed = answer->is_list && items->len > 2 && whole; /* two items and the NULL */
    value_put(values, "text", row);
    json_object_set_boolean_member(values, "has_items", listed);
    if (!listed)
        return;
    JsonArray *list = json_array_new();
    for (char **item = (char **)items->pdata; *item != NULL; item++)
        json_array_add_string_element(list, *item);
    json_object_set_array_member(values, "items", list);
}

/* Entries */

static char *label_of(const struct answer_view *answer)
{
    g_autofree char *label = line_of(answer->label);
    if (*label == '\0')
        return g_strdup("");
    const char *rest = g_utf8_next_char(label);
    g_autofree char *initial = g_utf8_strup(label, rest - label);
    return g_strconcat(initial, rest, NULL);
}

static gsize longest_label(const struct entry_view *entry)
{
    gsize longest = 0;
    for (guint i = 0; i < entry->n_answers; i++) {
        g_autofree char *label = label_of(&entry->answers[i]);
        longest = MAX(longest, text_columns(label));
    }
    return longest;
}

/* "pad" makes the answers of an entry begin in one column of the plain part. */
static void put_answers(JsonObject *values, const struct entry_view *entry)
{
    gsize longest = longest_label(entry);
    JsonArray *answers = json_array_new();
    for (guint i = 0; i < entry->n_answers; i++) {
        JsonObject *answer = value_add(answers);
        g_autofree char *label = label_of(&entry->answers[i]);
        g_autofree char *pad = g_strnfill(longest - text_columns(label) + 2, ' ');
        value_put(answer, "label", label);
        json_object_set_string_member(answer, "pad", pad);
        put_items(answer, &entry->answers[i]);
    }
    json_object_set_array_member(values, "answers", answers);
}

/* What is not as everybody expects is said beside the name: which workflow, late, corrected, for which day. */
static void put_mark(const struct page *page, JsonObject *values, const struct entry_view *entry,
                     gboolean several)
{
    static const enum mark MARKS[] = {
        [ENTRY_ON_TIME] = MARK_NONE, [ENTRY_LATE] = MARK_LATE, [ENTRY_CORRECTED] = MARK_CORRECTED};
    gboolean dated = several || entry->mark != ENTRY_ON_TIME;
    g_autofree char *date = dated ? phrase_day(page->phrases, entry->day) : NULL;
    value_take(values, "mark", phrase_mark(page->phrases, entry->title, MARKS[entry->mark], date));
}

static void put_entries(const struct page *page, JsonArray *entries,
                        const struct person_view *person)
{
    for (guint i = 0; i < person->n_entries; i++) {
        const struct entry_view *entry = &person->entries[i];
        JsonObject *values = value_add(entries);
        value_put(values, "name", person->name);
        value_put(values, "address", person->address);
        put_mark(page, values, entry, person->n_entries > 1);
        put_answers(values, entry);
        put_text(values, entry->unplaced);
    }
}

static void put_teams(struct page *page, const struct summary_view *view)
{
    JsonArray *teams = json_array_new();
    for (guint i = 0; i < view->n_teams; i++) {
        const struct team_view *team = &view->teams[i];
        JsonObject *values = value_add(teams);
        g_autofree char *name = line_of(team->name);
        value_put(values, "team", name);
        value_take(values, "heading", g_utf8_strup(name, -1));
        value_take(values, "score",
                   phrase_score(page->phrases, team->answered, team->asked, team->so_far));
        JsonArray *entries = json_array_new();
        for (guint j = 0; j < team->n_people; j++)
            put_entries(page, entries, &team->people[j]);
        json_object_set_array_member(values, "entries", entries);
    }
    json_object_set_array_member(page->values, "teams", teams);
}

/* What a mail client shows of a mail before it is opened: the first thing in somebody's way. */
static void put_preview(struct page *page, const struct blocker_view *blocker)
{
    g_autoptr(GPtrArray) items = items_of(blocker->text);
    g_autofree char *name = line_of(blocker->name);
    g_autofree char *row = items_in_a_row(items);
    g_autofree char *said = phrase_headed(page->phrases, name, row);
    g_autoptr(GString) words = g_string_new(said);
    cut(words, PREVIEW_MAX);
    value_put(page->values, "preview", words->str);
}

static void put_blockers(struct page *page, const struct summary_view *view)
{
    JsonArray *blockers = json_array_new();
    for (guint i = 0; i < view->n_blockers; i++) {
        const struct blocker_view *blocker = &view->blockers[i];
        JsonObject *values = value_add(blockers);
        value_put(values, "name", blocker->name);
        value_put(values, "address", blocker->address);
        value_put(values, "team", blocker->team);
        value_take(values, "day", phrase_day(page->phrases, blocker->day));
        put_text(values, blocker->text);
    }
    if (view->n_blockers > 0)
        put_preview(page, &view->blockers[0]);
    json_object_set_boolean_member(page->values, "has_blockers", view->n_blockers > 0);
    json_object_set_array_member(page->values, "blockers", blockers);
}

/* Who is not in it */

static void put_row(struct page *page, const char *name, GPtrArray *people)
{
    g_ptr_array_add(people, NULL);
    value_take(page->values, name, phrase_row(page->phrases, (const char *const *)people->pdata));
}

/* Whether the hour is told by another clock than the reader's. */
static gboolean is_elsewhere(const struct page *page, const struct waiting_view *waiting)
{
    return zone_offset(waiting->zone, page->post->now) !=
           zone_offset(page->post->zone, page->post->now);
}

static void put_still(struct page *page, const struct summary_view *view)
{
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < view->n_still; i++) {
        const struct waiting_view *waiting = &view->still[i];
        g_autofree char *name = line_of(waiting->name);
        g_autofree char *until =
            phrase_hour_there(page->phrases, waiting->until, page->post->now, waiting->zone);
        g_ptr_array_add(people,
                        phrase_waits(page->phrases, name, until, is_elsewhere(page, waiting)));
    }
    put_row(page, "still", people);
}

static void put_away(struct page *page, const struct summary_view *view)
{
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < view->n_away; i++) {
        g_autofree char *name = line_of(view->away[i].name);
        int32_t until = view->away[i].until;
        g_ptr_array_add(people, until == DAY_NONE ? g_steal_pointer(&name)
                                                  : phrase_away(page->phrases, name, until));
    }
    put_row(page, "away", people);
}

/* "6 answered, 1 did not, 1 still has time". Nothing is said of what there is none of, but for answers. */
static char *counts_in_words(const struct page *page, const struct summary_view *view)
{
    const struct {
        enum countable what;
        guint count;
    } COUNTS[] = {{COUNT_ANSWERED, view->answered},
                  {COUNT_MISSED, view->missed},
                  {COUNT_WAITING, view->waiting}};
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(COUNTS); i++)
        if (COUNTS[i].count > 0 || COUNTS[i].what == COUNT_ANSWERED)
            g_ptr_array_add(words, phrase_count(page->phrases, COUNTS[i].what, COUNTS[i].count));
    g_ptr_array_add(words, NULL);
    return phrase_row(page->phrases, (const char *const *)words->pdata);
}

/* "2 blockers. 6 answered, 1 did not, 1 still has time." */
static char *headline(const struct page *page, const struct summary_view *view)
{
    g_autofree char *counts = counts_in_words(page, view);
    g_autofree char *answers = phrase_sentence(page->phrases, counts);
    if (view->n_blockers == 0)
        return g_steal_pointer(&answers);
    g_autofree char *blockers = phrase_count(page->phrases, COUNT_BLOCKER, view->n_blockers);
    g_autofree char *first = phrase_sentence(page->phrases, blockers);
    return phrase_sentences(page->phrases, first, answers);
}

gboolean letters_summary(const struct summary_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    int year, week;
    day_week(page.today, &year, &week);
    json_object_set_int_member(page.values, "week", week);
    g_autofree char *day = phrase_day(page.phrases, page.today);
    g_autofree char *words = headline(&page, view);
    value_put(page.values, "day", day);
    value_put(page.values, "headline", words);
    value_take(page.values, "lead", phrase_headed(page.phrases, day, words));
    put_blockers(&page, view);
    put_teams(&page, view);
    value_take(page.values, "no_answer", names_in_words(&page, view->no_answer, 0));
    value_take(page.values, "not_asked", names_in_words(&page, view->not_asked, 0));
    put_still(&page, view);
    put_away(&page, view);
    gboolean done = page_write(&page, "summary", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
