/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases: puts days, hours and numbers into the patterns of a language. The order of the words is the pattern's. */
#include "work/letters/phrases.h"

#include <stdarg.h>
#include <string.h>

#include "muster/base/size.h"
#include "work/letters/phrases-table.h"

static const struct phrases *phrases_find(const char *language, gsize length)
{
    for (const struct phrases *row = phrases_table; row->language != NULL; row++)
        if (strlen(row->language) == length &&
            g_ascii_strncasecmp(row->language, language, length) == 0)
            return row;
    return NULL;
}

const struct phrases *phrases_of(const char *language)
{
    const struct phrases *phrases = phrases_find(language, strlen(language));
    if (phrases == NULL)
        phrases = phrases_find(language, strcspn(language, "-_"));
    return phrases != NULL ? phrases : phrases_find("en", 2);
}

/* What stands for {NAME} of LENGTH among the pairs of names and values; NULL when there is none. */
static const char *pair_value(const char *name, gsize length, va_list pairs)
{
    const char *key;
    while ((key = va_arg(pairs, const char *)) != NULL) {
        const char *value = va_arg(pairs, const char *);
        if (strlen(key) == length && memcmp(key, name, length) == 0)
            return value;
    }
    return NULL;
}

/* The pattern with each {name} replaced by the value that follows that name. Values are not looked into. */
static char *G_GNUC_NULL_TERMINATED fill(const char *pattern, ...)
{
    GString *out = g_string_new(NULL);
    while (*pattern != '\0') {
        gsize plain = strcspn(pattern, "{");
        g_string_append_len(out, pattern, (gssize)plain);
        pattern += plain;
        if (*pattern == '\0')
            break;
        gsize length = strcspn(pattern + 1, "}");
        va_list pairs;
        va_start(pairs, pattern);
        const char *value = pair_value(pattern + 1, length, pairs);
        va_end(pairs);
        g_string_append(out, value != NULL ? value : "");
        pattern += length + 2;
    }
    return g_string_free(out, FALSE);
}

/* Days */

char *phrase_day(const struct phrases *phrases, int32_t day)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    g_autofree char *figures = g_strdup_printf("%d", of_month);
    return fill(phrases->date, "weekday", phrases->weekdays[day_weekday(day)], "month",
                phrases->months[month - 1], "day",
                of_month == 1 ? phrases->first_of_month : figures, NULL);
}

static const char *near_day(const struct phrases *phrases, int32_t day, int32_t today)
{
    return day == today ? phrases->today : day == today + 1 ? phrases->tomorrow : NULL;
}

char *phrase_day_from(const struct phrases *phrases, int32_t day, int32_t today)
{
    const char *near = near_day(phrases, day, today);
    if (near != NULL)
        return g_strdup(near);
    g_autofree char *date = phrase_day(phrases, day);
    return fill(phrases->far_day, "date", date, NULL);
}

static const char *title_in(const char *const *titles, const char *title)
{
    for (guint i = 0; i < STOCK_TITLES; i++)
        if (g_strcmp0(title, phrases_of("en")->stock_titles[i]) == 0)
            return titles[i];
    return title;
}

const char *phrase_title(const struct phrases *phrases, const char *title)
{
    return title_in(phrases->stock_titles, title);
}

char *phrase_title_within(const struct phrases *phrases, const char *title)
{
    const char *shown = phrase_title(phrases, title);
    if (shown == title)
        return g_strdup(title);
    const char *rest = g_utf8_next_char(shown);
    g_autofree char *initial = g_utf8_strdown(shown, rest - shown);
    return g_strconcat(initial, rest, NULL);
}

const char *phrase_title_for_readers(const struct phrases *phrases, const char *title)
{
    return title_in(phrases->read_titles, title);
}

char *phrase_span(const struct phrases *phrases, int32_t first, int32_t last)
{
    g_autofree char *from = phrase_day(phrases, first), *to = phrase_day(phrases, last);
    return fill(phrases->span, "a", from, "b", to, NULL);
}

/* Three days or more in a row are a span. */
char *phrase_weekdays(const struct phrases *phrases, guint8 set)
{
    const char *names[8] = {NULL};
    guint n = 0, first = 0, last = 0;
    for (guint day = 0; day < 7; day++)
        if (set & (1u << day)) {
            first = n == 0 ? day : first;
            last = day;
            names[n++] = phrases->weekday_names[day];
        }
    if (n == 7)
        return g_strdup(phrases->every_day);
    if (n >= 3 && last - first == n - 1)
        return fill(phrases->span, "a", names[0], "b", names[n - 1], NULL);
    return phrase_list(phrases, names, 0);
}

/* Hours */

char *phrase_clock(const struct phrases *phrases, int minute)
{
    int hour = minute / 60 % 24, past = minute % 60;
    char hh[] = {(char)('0' + hour / 10), (char)('0' + hour % 10), '\0'};
    char mm[] = {(char)('0' + past / 10), (char)('0' + past % 10), '\0'};
    return fill(past == 0 ? phrases->full_hour : phrases->clock, "h", hour < 10 ? hh + 1 : hh, "hh",
                hh, "mm", mm, NULL);
}

char *phrase_rhythm(const struct phrases *phrases, guint8 weekdays, int weeks, int minute)
{
    g_autofree char *days = phrase_weekdays(phrases, weekdays);
    g_autofree char *clock = phrase_clock(phrases, minute);
    g_autofree char *n = g_strdup_printf("%d", weeks);
    return fill(phrases->rhythms[weeks > 1], "days", days, "clock", clock, "n", n, NULL);
}

/* By the first of the patterns when it is today or tomorrow, else by the second, which names the date. */
static char *hour_by(const struct phrases *phrases, const char *near, const char *far,
                     gint64 instant, gint64 now, const struct zone *zone)
{
    int32_t day, today;
    int minute, minute_now;
    zone_local(zone, instant, &day, &minute);
    zone_local(zone, now, &today, &minute_now);
    g_autofree char *clock = phrase_clock(phrases, minute);
    const char *word = near_day(phrases, day, today);
    if (word != NULL)
        return fill(near, "day", word, "clock", clock, NULL);
    g_autofree char *date = phrase_day(phrases, day);
    return fill(far, "date", date, "clock", clock, NULL);
}

char *phrase_hour(const struct phrases *phrases, gint64 instant, gint64 now,
                  const struct zone *zone)
{
    return hour_by(phrases, phrases->until_near, phrases->until_far, instant, now, zone);
}

char *phrase_hour_there(const struct phrases *phrases, gint64 instant, gint64 now,
                        const struct zone *zone)
{
    int32_t day, today;
    int minute, minute_now;
    zone_local(zone, instant, &day, &minute);
    zone_local(zone, now, &today, &minute_now);
    if (day != today)
        return phrase_hour(phrases, instant, now, zone);
    g_autofree char *clock = phrase_clock(phrases, minute);
    return fill(phrases->until_clock, "clock", clock, NULL);
}

char *phrase_appointment(const struct phrases *phrases, gint64 instant, gint64 now,
                         const struct zone *zone)
{
    return hour_by(phrases, phrases->at_near, phrases->at_far, instant, now, zone);
}

/* Lists and sentences */

/* Spanish says "Ann e Inés", but "Ann y Hielo": before the vowel, not before a diphthong. */
static gboolean begins_with_i(const char *word)
{
    g_autofree char *letters = g_utf8_casefold(word, -1);
    const char *at = letters[0] == 'h' ? letters + 1 : letters;
    return (at[0] == 'i' && strchr("aeou", at[1]) == NULL) || g_str_has_prefix(at, "\xc3\xad");
}

static void list_add(char **list, const char *pattern, const char *word)
{
    char *longer = **list == '\0' ? g_strdup(word) : fill(pattern, "a", *list, "b", word, NULL);
    g_free(*list);
    *list = longer;
}

char *phrase_row(const struct phrases *phrases, const char *const *words)
{
    char *list = g_strdup("");
    for (; *words != NULL; words++)
        list_add(&list, phrases->comma, *words);
    return list;
}

char *phrase_list(const struct phrases *phrases, const char *const *words, guint max)
{
    guint n = g_strv_length((char **)words);
    guint shown = max == 0 || n <= max ? n : max - 1;
    char *list = g_strdup("");
    for (guint i = 0; i < shown; i++)
        list_add(&list,
                 i + 1 < n                 ? phrases->comma
                 : begins_with_i(words[i]) ? phrases->and_before_i
                                           : phrases->and,
                 words[i]);
    if (shown == n)
        return list;
    g_autofree char *some = list;
    g_autofree char *rest = g_strdup_printf("%u", n - shown);
    return fill(phrases->more, "a", some, "n", rest, NULL);
}

/* A date that ends in an abbreviation ends the sentence too. */
char *phrase_sentence(const struct phrases *phrases, const char *text)
{
    if (g_str_has_suffix(text, "."))
        return g_strdup(text);
    return fill(phrases->sentence, "text", text, NULL);
}

char *phrase_sentences(const struct phrases *phrases, const char *a, const char *b)
{
    return *a == '\0' ? g_strdup(b) : fill(phrases->sentences, "a", a, "b", b, NULL);
}

char *phrase_headed(const struct phrases *phrases, const char *a, const char *b)
{
    return fill(phrases->headed, "a", a, "b", b, NULL);
}

/* Questions */

char *phrase_hint(const struct phrases *phrases, const char *kind, const char *const *choices)
{
    const struct {
        const char *kind, *hint;
    } HINTS[] = {{"yes-no", phrases->hint_yes_no}, {"choice", phrases->hint_choice},
                 {"scale", phrases->hint_scale},   {"number", phrases->hint_number},
                 {"date", phrases->hint_date},     {"mood", phrases->hint_mood}};
    static const char *const NONE[] = {NULL};
    g_autofree char *list = phrase_row(phrases, choices != NULL ? choices : NONE);
    for (guint i = 0; kind != NULL && i < G_N_ELEMENTS(HINTS); i++)
        if (strcmp(HINTS[i].kind, kind) == 0)
            return fill(HINTS[i].hint, "list", list, NULL);
    return g_strdup("");
}

char *phrase_planned(const struct phrases *phrases, int32_t planned, int32_t today, gboolean ends)
{
    g_autofree char *date = phrase_day(phrases, planned);
    g_autofree char *when = today - planned < 7
                                ? g_strdup(phrases->planned_on[day_weekday(planned)])
                                : fill(phrases->planned_earlier, "date", date, NULL);
    return fill(ends ? phrases->planned_ends : phrases->planned, "when", when, NULL);
}

char *phrase_plans(const struct phrases *phrases, guint done, guint moved, guint left)
{
    const struct {
        const char *phrase;
        guint n;
    } all[] = {
        {phrases->plans_done, done}, {phrases->plans_moved, moved}, {phrases->plans_open, left}};
    g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autofree char *n = g_strdup_printf("%u", all[i].n);
        if (all[i].n > 0)
            g_ptr_array_add(counts, fill(all[i].phrase, "n", n, NULL));
    }
    g_ptr_array_add(counts, NULL);
    g_autofree char *list = phrase_row(phrases, (const char *const *)counts->pdata);
    return fill(phrases->plans, "list", list, NULL);
}

char *phrase_mood(const struct phrases *phrases, int32_t week, int halves)
{
    g_autofree char *day = phrase_day(phrases, week);
    g_autofree char *mean = g_strdup_printf(
        "%d%s%s", halves / 2, halves % 2 != 0 ? phrases->point : "", halves % 2 != 0 ? "5" : "");
    return fill(phrases->mood, "day", day, "mean", mean, NULL);
}

const char *phrase_carried(const struct phrases *phrases)
{
    return phrases->carried;
}

const char *phrase_still_open(const struct phrases *phrases)
{
    return phrases->still_open;
}

const char *phrase_meeting_question(const struct phrases *phrases, gboolean after)
{
    return after ? phrases->meeting_after : phrases->meeting_before;
}

char *phrase_waits_for_you(const struct phrases *phrases, gint64 number)
{
    g_autofree char *n = g_strdup_printf("%" G_GINT64_FORMAT, number);
    return fill(phrases->waits_for_you, "n", n, NULL);
}

char *phrase_item_over(const struct phrases *phrases, gint64 number, const char *text)
{
    g_autofree char *n = g_strdup_printf("%" G_GINT64_FORMAT, number);
    return fill(phrases->item_over, "n", n, "text", text, NULL);
}

char *phrase_diverted(const struct phrases *phrases, const char *whom)
{
    return fill(phrases->diverted, "whom", whom, NULL);
}

/* People */

char *phrase_mark(const struct phrases *phrases, const char *workflow, enum mark mark,
                  const char *date)
{
    const char *const PATTERNS[] = {"{date}", phrases->late, phrases->corrected};
    if (date == NULL)
        return g_strdup(workflow == NULL ? "" : workflow);
    g_autofree char *said = fill(PATTERNS[mark], "date", date, NULL);
    return workflow == NULL ? g_steal_pointer(&said)
                            : fill(phrases->mark, "a", workflow, "b", said, NULL);
}

char *phrase_score(const struct phrases *phrases, guint answered, guint asked, gboolean so_far)
{
    g_autofree char *some = g_strdup_printf("%u", answered);
    g_autofree char *all = g_strdup_printf("%u", asked);
    return fill(so_far ? phrases->score_so_far : phrases->score, "answered", some, "asked", all,
                NULL);
}

char *phrase_waits(const struct phrases *phrases, const char *name, const char *until,
                   gboolean there)
{
    return fill(there ? phrases->waits_there : phrases->waits, "name", name, "until", until, NULL);
}

char *phrase_left_open(const struct phrases *phrases, const char *name, const char *title,
                       int32_t day)
{
    g_autofree char *date = phrase_day(phrases, day);
    const char *const words[] = {title != NULL ? phrase_title_for_readers(phrases, title) : date,
                                 title != NULL ? date : NULL, NULL};
    g_autofree char *what = phrase_row(phrases, words);
    return fill(phrases->left_open, "name", name, "what", what, NULL);
}

char *phrase_away(const struct phrases *phrases, const char *name, int32_t until)
{
    g_autofree char *date = phrase_day(phrases, until);
    return fill(phrases->away_until, "name", name, "date", date, NULL);
}

/* Quick answers */

const char *phrase_quick(const struct phrases *phrases, enum quick quick)
{
    const char *const WORDS[] = {[QUICK_SAME] = phrases->same,
                                 [QUICK_NOTHING] = phrases->nothing,
                                 [QUICK_SKIP] = phrases->skip,
                                 [QUICK_OFF] = phrases->off};
    return WORDS[quick];
}

const char *quick_word(enum quick quick)
{
    static const char *const NAMES[] = {"same", "nothing", "skip", "off"};
    return NAMES[quick];
}

/* Numbers */

char *phrase_count(const struct phrases *phrases, enum countable what, guint count)
{
    char figures[12];
    g_snprintf(figures, sizeof figures, "%u", count);
    const char *const *forms = phrases->counted[what];
    guint form = phrases->plural(count);
    while (form > 0 && forms[form] == NULL) /* a thing of one form, whatever the number */
        form--;
    return fill(forms[form], "n", figures, "number",
                count < NUMBERS ? phrases->numbers[count] : figures, NULL);
}

/* Files */

const char *phrase_attached(const struct phrases *phrases)
{
    return phrases->attached;
}

static char *file_size(const struct phrases *phrases, gint64 octets)
{
    struct size size = size_round((guint64)octets);
    g_autofree char *tenths =
        size.tenths >= 0 ? g_strdup_printf("%s%d", phrases->decimal, size.tenths) : g_strdup("");
    g_autofree char *n = g_strdup_printf("%u%s", size.whole, tenths);
    return fill(size.is_mega ? phrases->megabytes : phrases->kilobytes, "n", n, NULL);
}

char *phrase_file(const struct phrases *phrases, const char *name, gint64 octets,
                  enum file_fate fate)
{
    if (octets == 0 && fate != FILE_KEPT)
        return fill(phrases->file_lost, "name", name, NULL);
    g_autofree char *size = file_size(phrases, octets);
    return fill(phrases->files[fate], "name", name, "size", size, NULL);
}

/* Goals */

/* Three decimals at most, and none that says nothing. */
char *phrase_amount(const struct phrases *phrases, gint64 thousandths, const char *unit)
{
    enum { ONE = 1000 };
    guint64 size = (guint64)ABS(thousandths);
    g_autofree char *whole = g_strdup_printf("%" G_GUINT64_FORMAT, size / ONE);
    g_autofree char *part = g_strdup_printf("%03u", (unsigned)(size % ONE));
    for (gsize n = strlen(part); n > 0 && part[n - 1] == '0';)
        part[--n] = '\0';
    g_autofree char *number = g_strconcat(thousandths < 0 ? "-" : "", whole,
                                          *part != '\0' ? phrases->decimal : "", part, NULL);
    if (strcmp(unit, "%") == 0)
        return fill(phrases->percent, "n", number, NULL);
    return g_strconcat(number, *unit != '\0' ? " " : "", unit, NULL);
}

char *phrase_percent(const struct phrases *phrases, int percent)
{
    g_autofree char *n = g_strdup_printf("%d", percent);
    return fill(phrases->percent, "n", n, NULL);
}

char *phrase_goal_by(const struct phrases *phrases, int32_t day, int quarter, int32_t today)
{
    enum { FAR_DAYS = 300 };
    int year, month, of_month;
    char iso[DAY_TEXT_MAX];
    day_civil(day, &year, &month, &of_month);
    day_format(day, iso);
    g_autofree char *in_year = g_strdup_printf("%d", year), *n = g_strdup_printf("%d", quarter);
    g_autofree char *date = quarter > 0 ? fill(phrases->goal_quarter, "n", n, "year", in_year, NULL)
                            : ABS(day - today) > FAR_DAYS ? g_strdup(iso)
                                                          : phrase_day(phrases, day);
    return fill(phrases->goal_by, "date", date, NULL);
}

char *phrase_goal_stand(const struct phrases *phrases, const char *now, const char *from,
                        const char *to, const char *percent)
{
    return fill(phrases->goal_stand, "now", now, "from", from, "to", to, "percent", percent, NULL);
}

char *phrase_goal_before(const struct phrases *phrases, const char *line, const char *before)
{
    return fill(phrases->goal_before, "line", line, "before", before, NULL);
}

char *phrase_goal_told(const struct phrases *phrases, const char *line, int32_t day)
{
    g_autofree char *date = phrase_day(phrases, day);
    return fill(phrases->goal_told, "line", line, "date", date, NULL);
}

const char *phrase_goal_mark(const struct phrases *phrases, enum goal_mark mark)
{
    return phrases->goal_marks[mark];
}

const char *phrase_goal_sure(const struct phrases *phrases, enum goal_sure sure)
{
    return phrases->goal_confidences[sure];
}

char *phrase_goal_number(const struct phrases *phrases, gint64 number)
{
    g_autofree char *n = g_strdup_printf("%" G_GINT64_FORMAT, number);
    return fill(phrases->goal_number, "n", n, NULL);
}

char *phrase_goal_about(const struct phrases *phrases, const char *title, const char *list)
{
    return fill(phrases->goal_about, "title", title, "list", list, NULL);
}

char *phrase_goal_stale(const struct phrases *phrases, int32_t since)
{
    g_autofree char *date = phrase_day(phrases, since);
    return fill(phrases->goal_stale, "date", date, NULL);
}

char *phrase_goal_ask(const struct phrases *phrases, const char *number)
{
    return fill(phrases->goal_ask, "n", number, NULL);
}

char *phrase_goal_label(const struct phrases *phrases, const char *number)
{
    return fill(phrases->goal_label, "n", number, NULL);
}
