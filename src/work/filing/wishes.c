/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes: a table of words, how each reads what it needs, and what it does.
 *
 * Promises: a line that is not understood whole is no wish. Does not: know from where the text came;
 * whoever calls has proved the writer.
 */
#include "work/filing/wishes.h"

#include <string.h>

#include "muster/work/absence.h"
#include "muster/work/choices.h"
#include "muster/work/days-word.h"
#include "muster/work/silence.h"
#include "work/letters/phrases-table.h"
#include "work/planning/planner.h"

enum { WISH_LINE_MAX = 100 /* octets; a longer one is prose */, WISHES_MAX = 20 };

void wish_free(struct wish *wish)
{
    g_free(wish->line);
    g_free(wish->value);
    g_free(wish);
}

/* How a word reads REST, what stands behind it. FALSE: then the line is no wish. */
struct wish_kind {
    const char *word; /* in templates and in the store */
    gboolean (*read)(const struct wish_kind *kind, const char *rest, int32_t today,
                     struct wish *wish);
    void (*act)(const struct wish_kind *kind, struct site *site, const struct person *person,
                const struct wish *wish);
    const char *choice; /* what is chosen; NULL where it is no choice */
};

static gboolean read_nothing(const struct wish_kind *kind, const char *rest, int32_t today,
                             struct wish *wish)
{
    (void)kind, (void)today, (void)wish;
    return rest[0] == '\0';
}

static gboolean read_choice(const struct wish_kind *kind, const char *rest, int32_t today,
                            struct wish *wish)
{
    (void)today;
    g_autofree char *value = wish_value_find(rest);
    struct failure failure = {0};
    if (rest[0] != '\0')
        wish->value = choice_read(kind->choice, value, &failure);
    return wish->value != NULL;
}

/* Zones are written in mixed case, and REST is in lower case: the line has them. */
static gboolean read_zone(const struct wish_kind *kind, const char *rest, int32_t today,
                          struct wish *wish)
{
    const char *written = wish->line + strlen(wish->line) - MIN(strlen(rest), strlen(wish->line));
    return rest[0] != '\0' && read_choice(kind, written, today, wish);
}

/* "10:30", "10.30", "10h30", "10 uhr", "9", "9 am", "2:30 pm" */
static gboolean read_clock(const struct wish_kind *kind, const char *rest, int32_t today,
                           struct wish *wish)
{
    (void)kind, (void)today;
    guint hour, minute = 0;
    char *end;
    guint64 number = g_ascii_strtoull(rest, &end, 10);
    if (end == rest || number > 23)
        return FALSE;
    hour = (guint)number;
    if (*end != '\0' && strchr(":.h", *end) != NULL && g_ascii_isdigit(end[1])) {
        const char *from = end + 1;
        number = g_ascii_strtoull(from, &end, 10);
        if (end - from != 2 || number > 59)
            return FALSE;
        minute = (guint)number;
    }
    end += strspn(end, " ");
    gboolean is_afternoon = strcmp(end, "pm") == 0 && hour < 12;
    static const char *const ends[] = {"", "am", "pm", "uhr", "h", "時", NULL};
    wish->value = g_strdup_printf("%02u:%02u", is_afternoon ? hour + 12 : hour, minute);
    return g_strv_contains(ends, end);
}

/* The weekday that WORD is in one of our languages, as a set. */
static guint8 weekday_named(const char *word)
{
    for (const struct phrases *phrases = phrases_table; phrases->language != NULL; phrases++)
        for (guint i = 0; i < 7; i++) {
            g_autofree char *name = g_utf8_strdown(phrases->weekday_names[i], -1);
            g_autofree char *brief = g_utf8_strdown(phrases->weekdays[i], -1);
            if (strcmp(word, name) == 0 || strcmp(word, brief) == 0)
                return (guint8)(1 << i);
        }
    return 0;
}

static gboolean read_weekdays(const struct wish_kind *kind, const char *rest, int32_t today,
                              struct wish *wish)
{
    (void)kind, (void)today;
    if (!weekdays_parse(rest, &wish->days, NULL))
        wish->days = weekday_named(rest);
    return wish->days != 0;
}

static gboolean read_language(const struct wish_kind *kind, const char *rest, int32_t today,
                              struct wish *wish)
{
    (void)kind, (void)today;
    wish->value = g_strdup(wish_language_find(rest));
    return wish->value != NULL;
}

static gboolean read_stay(const struct wish_kind *kind, const char *rest, int32_t today,
                          struct wish *wish)
{
    (void)kind;
    return days_from_words(rest, today, &wish->first, &wish->last);
}

static void act_pause(const struct wish_kind *kind, struct site *site, const struct person *person,
                      const struct wish *wish)
{
    (void)kind, (void)wish;
    person_pause(site, person->id);
}

static void act_resume(const struct wish_kind *kind, struct site *site, const struct person *person,
                       const struct wish *wish)
{
    (void)kind, (void)wish;
    person_resume(site, person->id);
}

static void act_leave(const struct wish_kind *kind, struct site *site, const struct person *person,
                      const struct wish *wish)
{
    (void)kind, (void)wish;
    person_leave(site, person->id);
}

static void act_choose(const struct wish_kind *kind, struct site *site, const struct person *person,
                       const struct wish *wish)
{
    choice_set(site, person->id, kind->choice, wish->value);
}

static void workdays_set(struct site *site, const struct person *person, guint8 days)
{
    g_autoptr(GString) words = g_string_new(NULL);
    weekdays_format(days, words);
    choice_set(site, person->id, "workdays", words->str);
}

static void act_days(const struct wish_kind *kind, struct site *site, const struct person *person,
                     const struct wish *wish)
{
    (void)kind;
    workdays_set(site, person, wish->days);
}

static void act_days_off(const struct wish_kind *kind, struct site *site,
                         const struct person *person, const struct wish *wish)
{
    (void)kind;
    struct rhythm rhythm;
    site_rhythm_of(site, person, &rhythm);
    workdays_set(site, person, (guint8)(rhythm.workdays & ~wish->days));
}

static void act_away(const struct wish_kind *kind, struct site *site, const struct person *person,
                     const struct wish *wish)
{
    (void)kind;
    absence_begin(site, person->id, wish->first, wish->last, "mail");
}

static void act_back(const struct wish_kind *kind, struct site *site, const struct person *person,
                     const struct wish *wish)
{
    (void)kind, (void)wish;
    absence_over(site, person->id, person_today(site, person), ABSENCE_ENDED_BY_COMMAND);
    person_resume(site, person->id);
}

static const struct wish_kind kinds[WISH_WORDS] = {
    [WISH_PAUSE] = {"pause", read_nothing, act_pause, NULL},
    [WISH_RESUME] = {"resume", read_nothing, act_resume, NULL},
    [WISH_LEAVE] = {"leave", read_nothing, act_leave, NULL},
    [WISH_ASK] = {"ask", read_clock, act_choose, "ask"},
    [WISH_REMIND] = {"remind", read_choice, act_choose, "remind"},
    [WISH_RECEIPTS] = {"receipts", read_choice, act_choose, "receipts"},
    [WISH_HOURS] = {"hours", read_choice, act_choose, "hours"},
    [WISH_DAYS] = {"workdays", read_weekdays, act_days, NULL},
    [WISH_DAYS_OFF] = {"days_off", read_weekdays, act_days_off, NULL},
    [WISH_ZONE] = {"zone", read_zone, act_choose, "zone"},
    [WISH_LANGUAGE] = {"in_language", read_language, act_choose, "language"},
    [WISH_AWAY] = {"away", read_stay, act_away, NULL},
    [WISH_BACK] = {"back", read_nothing, act_back, NULL},
};

/* LINE without a slash before it, blanks around it and a full stop behind, in lower case. */
static char *line_bare(const char *line)
{
    g_autofree char *normal = g_utf8_normalize(line, -1, G_NORMALIZE_NFC);
    g_autofree char *bare = g_utf8_strdown(normal != NULL ? normal : "", -1);
    g_strstrip(bare);
    gsize length = strlen(bare);
    while (length > 0 && strchr(".! ", bare[length - 1]) != NULL)
        bare[--length] = '\0';
    if (g_str_has_suffix(bare, "。"))
        bare[length - strlen("。")] = '\0';
    return g_strdup(bare[0] == '/' ? bare + 1 : bare);
}

static struct wish *wish_read(const char *line, int32_t today)
{
    g_autofree char *bare = line_bare(line);
    const char *rest;
    enum wish_word word = strlen(line) <= WISH_LINE_MAX ? wish_word_find(bare, &rest) : WISH_WORDS;
    if (word == WISH_WORDS)
        return NULL;
    struct wish *wish = g_new0(struct wish, 1);
    *wish = (struct wish){
        .word = word, .line = g_strstrip(g_strdup(line)), .first = DAY_NONE, .last = DAY_NONE};
    if (kinds[word].read(&kinds[word], rest, today, wish))
        return wish;
    wish_free(wish);
    return NULL;
}

GPtrArray *wishes_read(const char *text, int32_t today, gboolean *whole_r)
{
    GPtrArray *wishes = g_ptr_array_new_with_free_func((GDestroyNotify)wish_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    char **line = lines;
    for (; *line != NULL && wishes->len < WISHES_MAX; line++) {
        if (strspn(*line, " \t\r") == strlen(*line))
            continue;
        struct wish *wish = wish_read(*line, today);
        if (wish == NULL)
            break;
        g_ptr_array_add(wishes, wish);
    }
    *whole_r = *line == NULL && wishes->len > 0;
    return wishes;
}

/* The line for the transcript. */
static void wish_note(struct site *site, gint64 person, const struct wish *wish,
                      const struct wish_row *about)
{
    struct wish_row row = *about;
    row.line = wish->line;
    row.word = (char *)kinds[wish->word].word;
    row.value = wish->value;
    row.days = wish->days;
    row.first = wish->first;
    row.last = wish->last;
    wish_row_add(site->store, person, &row);
}

void wishes_act(struct site *site, gint64 id, const GPtrArray *wishes, gint64 mail,
                const char *subject, const char *caused_by)
{
    const struct wish_row about = {
        .mail = mail, .subject = (char *)subject, .caused_by = (char *)caused_by};
    for (guint i = 0; i < wishes->len; i++) {
        const struct wish *wish = wishes->pdata[i];
        struct person *person = person_get(site->store, id); /* as the wish before left them */
        if (person != NULL) {
            kinds[wish->word].act(&kinds[wish->word], site, person, wish);
            wish_note(site, id, wish, &about);
        }
        person_free(person);
    }
    struct due due = due_key("transcript", "", id, 0, 0);
    due.at = site->now;
    due_set(site->store, &due);
}
