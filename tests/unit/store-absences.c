/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is away when, which days are off, and how long nobody heard of whom. */
#include "store-support.h"

static char *absences_shown(struct store *store, gint64 person, int32_t from)
{
    g_autoptr(GPtrArray) absences = absences_of(store, person, from);
    GString *shown = g_string_new(NULL);
    for (guint i = 0; i < absences->len; i++) {
        const struct absence *absence = absences->pdata[i];
        g_string_append_printf(shown, "%d..", absence->first - MONDAY);
        if (absence->last == ABSENCE_OPEN)
            g_string_append(shown, "open ");
        else
            g_string_append_printf(shown, "%d ", absence->last - MONDAY);
    }
    return g_string_free(shown, FALSE);
}

static void expect_absences(struct store *store, gint64 person, const char *shown)
{
    g_autofree char *found = absences_shown(store, person, MONDAY);
    g_assert_cmpstr(found, ==, shown);
}

static void an_absence_has_two_ends(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    absence_add(store, ann, MONDAY + 10, MONDAY + 20, "command");
    absence_add(store, ann, MONDAY + 10, MONDAY + 20, "mail");
    absence_add(store, ann, MONDAY - 9, MONDAY - 1, "mail");
    absence_add(store, ann, MONDAY - 1, ABSENCE_OPEN, "out-of-office");
    expect_absences(store, ann, "-1..open 10..20 ");
    expect_absences(store, bob, "");
    commit(store);
}

static void none_ends_before_it_begins(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    absence_add(place->store, ann, MONDAY, MONDAY - 1, "command");
    struct failure failure = {0};
    g_assert_false(store_commit(place->store, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_USAGE);
}

/* Coming back ends what holds the day, and leaves the holiday of next month alone. */
static void who_is_back_is_back(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    absence_add(store, ann, MONDAY, MONDAY + 4, "mail");
    absence_add(store, ann, MONDAY + 1, ABSENCE_OPEN, "out-of-office");
    absence_add(store, ann, MONDAY + 30, MONDAY + 40, "mail");
    g_assert_true(absence_end(store, ann, MONDAY + 3));
    expect_absences(store, ann, "0..2 1..2 30..40 ");
    g_assert_false(absence_end(store, ann, MONDAY + 3));
    g_assert_true(absence_end(store, ann, MONDAY + 30));
    expect_absences(store, ann, "0..2 1..2 ");
    g_assert_false(absence_take_end(store, ann));
    commit(store);
}

/* Ann's autoresponder said a week; she writes the same day. */
static void an_end_by_mail_is_told_once(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    absence_add(store, ann, MONDAY, MONDAY + 6, "out-of-office");
    absence_add(store, ann, MONDAY, MONDAY + 8, "command");
    absence_add(store, ann, MONDAY, MONDAY + 8, "out-of-office");
    g_assert_true(absence_end_by_mail(store, ann, MONDAY));
    expect_absences(store, ann, "0..8 "); /* what was planned stays */
    g_assert_true(absence_take_end(store, ann));
    g_assert_false(absence_take_end(store, ann));
    commit(store);
}

static void days_put(struct store *store, gint64 calendar, int32_t first, const char *name)
{
    g_autoptr(GPtrArray) days = g_ptr_array_new();
    struct holiday holiday = {first, first + 1, (char *)name}, again = holiday;
    g_ptr_array_add(days, &holiday);
    g_ptr_array_add(days, &again);
    calendar_set_days(store, calendar, days, MONDAY + 400);
}

static void a_calendar_replaces_itself(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    struct calendar calendar = {.name = "DE", .team = "", .text = "old", .imported = 1};
    gint64 site = calendar_put(store, &calendar);
    days_put(store, site, MONDAY, "Old day");
    calendar.text = "new";
    g_assert_cmpint(calendar_put(store, &calendar), ==, site);
    days_put(store, site, MONDAY + 7, "New day");
    calendar.team = "core";
    g_assert_cmpint(calendar_put(store, &calendar), !=, site);
    commit(store);

    g_autoptr(GPtrArray) all = calendars_all(store);
    g_assert_cmpuint(all->len, ==, 2);
    const struct calendar *first = all->pdata[0];
    g_assert_cmpint(first->id, ==, site);
    g_assert_cmpuint(first->n_days, ==, 1);
    g_assert_cmpint(first->horizon, ==, MONDAY + 400);
    struct calendar *whole = calendar_get(store, site);
    g_assert_cmpstr(whole->text, ==, "new");
    calendar_free(whole);

    g_autoptr(GPtrArray) days = calendar_days(store, site, MONDAY + 8);
    g_assert_cmpuint(days->len, ==, 1);
    g_assert_cmpstr(((struct holiday *)days->pdata[0])->name, ==, "New day");
    g_autoptr(GPtrArray) over = calendar_days(store, site, MONDAY + 9);
    g_assert_cmpuint(over->len, ==, 0);
}

static void a_calendar_goes_with_its_days(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    struct calendar calendar = {.name = "DE", .team = "", .text = ""};
    gint64 id = calendar_put(store, &calendar);
    days_put(store, id, MONDAY, "Day");
    calendar_remove(store, id);
    commit(store);
    g_assert_null(calendar_get(store, id));
    g_assert_cmpint(number_in(place->state, "SELECT count(*) FROM holiday"), ==, 0);
}

static void silence_is_counted_until_a_word(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    g_assert_cmpint(silence_get(store, ann), ==, 0);
    g_assert_cmpint(silence_add(store, ann), ==, 1);
    g_assert_cmpint(silence_add(store, ann), ==, 2);
    g_assert_cmpint(silence_add(store, bob), ==, 1);
    silence_end(store, ann);
    g_assert_cmpint(silence_get(store, ann), ==, 0);
    g_assert_cmpint(silence_add(store, ann), ==, 1);
    commit(store);
}

static void commands_wait_mail_by_mail(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    const struct command_row rows[] = {
        {.mail = 7, .line = "at 9", .word = "ask", .value = (char *)"09:00"},
        {.mail = 9, .line = "pause", .word = "pause", .fate = COMMAND_WAITS},
        {.mail = 7, .line = "back", .word = "back"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        command_row_add(store, SHELF_TOLD, ann, &rows[i]);
    command_row_add(store, SHELF_UNDO, ann, &rows[0]);
    g_autoptr(GPtrArray) first = command_rows(store, SHELF_TOLD, ann, 0);
    g_assert_cmpuint(first->len, ==, 2);
    g_assert_cmpstr(((struct command_row *)first->pdata[0])->value, ==, "09:00");
    g_assert_cmpstr(((struct command_row *)first->pdata[1])->line, ==, "back");
    command_rows_forget(store, SHELF_TOLD, ann, 7);
    g_autoptr(GPtrArray) second = command_rows(store, SHELF_TOLD, ann, 0);
    g_assert_cmpuint(second->len, ==, 1);
    g_assert_cmpint(((struct command_row *)second->pdata[0])->mail, ==, 9);
    g_assert_cmpint(((struct command_row *)second->pdata[0])->fate, ==, COMMAND_WAITS);
    g_autoptr(GPtrArray) undo = command_rows(store, SHELF_UNDO, ann, 7);
    g_assert_cmpuint(undo->len, ==, 1);
    commit(store);
}

static void news_are_told_after_the_mark(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    person_news_add(store, ann, PERSON_EVENT_PAUSED, TRUE, 7);
    gint64 mark = store_sequence_last(store);
    person_news_add(store, bob, PERSON_EVENT_LEFT, FALSE, 8);
    person_news_add(store, ann, PERSON_EVENT_RESUMED, FALSE, 9);
    g_autoptr(GArray) all = person_news_since(store, ann, 0);
    g_assert_cmpuint(all->len, ==, 2);
    g_assert_true(g_array_index(all, struct person_news, 0).by_itself);
    g_autoptr(GArray) fresh = person_news_since(store, ann, mark);
    g_assert_cmpuint(fresh->len, ==, 1);
    g_assert_cmpint(g_array_index(fresh, struct person_news, 0).event, ==, PERSON_EVENT_RESUMED);
    g_assert_cmpint(g_array_index(fresh, struct person_news, 0).at, ==, 9);
    commit(store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/absences/two ends", an_absence_has_two_ends);
    STORE_TEST("/store/absences/none ends before it begins", none_ends_before_it_begins);
    STORE_TEST("/store/absences/back", who_is_back_is_back);
    STORE_TEST("/store/absences/an end by mail is told once", an_end_by_mail_is_told_once);
    STORE_TEST("/store/calendars/a calendar replaces itself", a_calendar_replaces_itself);
    STORE_TEST("/store/calendars/a calendar goes with its days", a_calendar_goes_with_its_days);
    STORE_TEST("/store/silence/counted until a word", silence_is_counted_until_a_word);
    STORE_TEST("/store/commands/wait mail by mail", commands_wait_mail_by_mail);
    STORE_TEST("/store/news/told after the mark", news_are_told_after_the_mark);
    return g_test_run();
}
