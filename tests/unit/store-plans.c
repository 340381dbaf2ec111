/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No statement walks through what grows: every statement of every function is asked how it would
 * find its rows. */
#include <sqlite3.h>
#include <string.h>

#include "store-support.h"
#include "store/sql.h"

/* What may be walked, and by which statement. */
static const struct {
    const char *step, *sql;
} walks[] = {
    /* everybody, and every team */
    {"SCAN p", "ORDER BY p.name"},
    {"SCAN m USING COVERING INDEX membership_team", "SELECT DISTINCT m.team"},
    /* a handful of calendars */
    {"SCAN c", "FROM calendar c ORDER BY"},
    /* indexes that hold only what is counted */
    {"SCAN round USING INDEX round_open", "SELECT count(*)"},
    {"SCAN received_mail USING INDEX received_mail_held", "SELECT count(*)"},
    {"SCAN received_mail USING INDEX received_mail_held", "LIMIT"},
    {"SCAN outbox USING INDEX outbox_person", "GROUP BY state"},
    /* up to the first */
    {"SCAN outbox USING COVERING INDEX outbox_leased", "LIMIT 1"},
    {"SCAN due USING COVERING INDEX due_at", "LIMIT 1"},
    /* by its number */
    {"SCAN search VIRTUAL TABLE INDEX 0:=", "DELETE FROM search WHERE rowid"},
    /* the numbers of a few eras */
    {"SCAN era", "WITH RECURSIVE era"},
    /* the days up to the first that was answered */
    {"SCAN back", "WITH RECURSIVE back"},
    /* the mails below one that waits for a yes */
    {"SCAN below", "WITH RECURSIVE below"},
    /* planned for a new parent, and run only while a reference of the statement is broken */
    {"SCAN round", "INSERT INTO form (hash)"},
    {"SCAN round USING COVERING INDEX sqlite_autoindex_round_1", "INSERT INTO person"},
};

static gboolean no_more(const struct round *round, const struct person *person,
                        const struct form *form, const struct entry *entry, gpointer data)
{
    (void)round, (void)person, (void)form, (void)entry, (void)data;
    return FALSE;
}

static void use_people(struct store *store)
{
    static const char *const properties[] = {"address", "name",     "zone",   "workdays",
                                             "hours",   "language", "manager"};
    gint64 ann = add_person(store, "Ann");
    for (gsize i = 0; i < G_N_ELEMENTS(properties); i++)
        person_set(store, ann, properties[i], "x");
    person_set_teams(store, ann, (const char *const[]){"core", NULL});
    person_set_reads(store, ann, (const char *const[]){"core", NULL});
    person_set_aliases(store, ann, (const char *const[]){"a@example.com", NULL});
    person_set_first_day(store, ann, MONDAY);
    person_set_state(store, ann, PERSON_ACTIVE, 1);
    roster_cell_set(store, ann, "zone", "");
    g_free(roster_cell_get(store, ann, "zone"));
    person_setting_set(store, ann, "remind", "off");
    g_free(person_setting_get(store, ann, "remind"));
    g_hash_table_unref(person_settings(store, ann));
    person_free(person_by_address(store, "a@example.com"));
    g_ptr_array_unref(people_all(store));
    g_array_unref(people_after(store, 0, 1));
    g_array_unref(team_members(store, "core"));
    g_array_unref(team_past_members(store, "core"));
    g_array_unref(team_readers(store, "core"));
    g_array_unref(readers_all(store));
    g_strfreev(teams_all(store));
}

static void use_rounds(struct store *store)
{
    gint64 round = add_round(store, 1, MONDAY), count;
    add_entry(store, round, "text");
    round_free(round_get(store, round));
    round_free(round_find(store, "daily", 1, MONDAY, 0));
    form_free(form_get(store, 1));
    entry_free(entry_latest(store, round));
    struct round_item item = {1, MONDAY, "text"};
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    g_ptr_array_add(items, &item);
    round_items_put(store, round, items);
    g_ptr_array_unref(round_items(store, round));
    struct round *before = NULL;
    entry_free(entry_before(store, "daily", 1, MONDAY - 7, MONDAY + 1, &before));
    round_free(before);
    entry_revision_upto(store, round, 1);
    g_ptr_array_unref(entries_since(store, 1, 0));
    g_ptr_array_unref(rounds_settled_since(store, 1, 0));
    g_ptr_array_unref(rounds_open_of(store, 1));
    rounds_count_open(store, &count);
    round_set_state(store, round, ROUND_MISSED, NULL);
    struct entries_query query = {.since = MONDAY, .until = MONDAY};
    entries_each(store, &query, no_more, NULL);
    query.person = "a@example.com";
    entries_each(store, &query, no_more, NULL);
}

static void use_items(struct store *store)
{
    gint64 eva = add_person(store, "Eva");
    struct item item = {.round = add_round(store, eva, MONDAY + 50),
                        .writer = eva,
                        .owner = eva,
                        .text = (char *)"x"};
    item.id = item_open(store, &item);
    item_reword(store, &item);
    item_free(item_get(store, item.id));
    g_ptr_array_unref(items_of_round(store, item.round));
    g_ptr_array_unref(items_written_by(store, eva));
    g_ptr_array_unref(items_owned_by(store, eva));
    g_ptr_array_unref(items_closed_since(store, eva, 0));
    g_ptr_array_unref(items_told_in(store, 1));
    item_close(store, item.id, 1);
}

static void use_moods(struct store *store)
{
    gint64 max = add_person(store, "Max");
    struct entry entry = {.round = add_round(store, max, MONDAY + 51),
                          .answers = g_array_new(FALSE, TRUE, sizeof(struct entry_answer))};
    const struct entry_answer answer = {.question = 1, .text = (char *)"x"};
    g_array_append_val(entry.answers, answer);
    struct form_question question = {.kind = (char *)"mood"};
    moods_take(store, &(struct form){&question, 1}, &entry);
    moods_add(store, &entry);
    for (guint i = 0; i < entry.answers->len; i++)
        g_free(g_array_index(entry.answers, struct entry_answer, i).text);
    g_array_unref(entry.answers);
    g_ptr_array_unref(moods_of(store, max));
    moods_close_week(store, MONDAY);
    mood_week_since(store, "core", 0);
    mood_week_within(store, "core", MONDAY, MONDAY + 6);
}

static void use_kudos(struct store *store)
{
    gint64 pam = add_person(store, "Pam"), kim = add_person(store, "Kim");
    const struct kudos kudos = {.giver = pam, .receiver = kim, .day = MONDAY, .text = (char *)"x"};
    kudos_tell(store, kudos_add(store, &kudos), add_mail(store, kim, 1, "thanked"));
    g_ptr_array_unref(kudos_since(store, kim, 0));
    kudos_free(kudos_get(store, 1));
    g_assert_false(kudos_is_told(store, 1));
    kudos_withdraw(store, 1);
    g_ptr_array_unref(kudos_of(store, kim));
}

static void use_pulses(struct store *store)
{
    g_autoptr(GBytes) bytes = g_bytes_new("x", 1);
    const struct pulse pulse = {.workflow = (char *)"pulse", .day = MONDAY, .last = MONDAY};
    gint64 id = pulse_open(store, &pulse);
    pulse_free(pulse_get(store, id));
    pulse_free(pulse_last(store, "pulse"));
    pulse_any_since(store, 0);
    pulse_invite(store, id);
    pulse_place(store, id, "en");
    pulse_place_add(store, id, "en", 1);
    pulse_place_text(store, id, 0, "x");
    pulse_wording_free(pulse_wording(store, id, 0));
    pulse_box_set(store, id, bytes);
    g_bytes_unref(pulse_box(store, id));
    pulse_line_add(store, id, 1, 0, "x");
    g_ptr_array_unref(pulse_lines(store, id));
    pulse_close(store, id, PULSE_PUBLISHED, 5);
    outbox_secrets_erase(store);
}

static void use_news(struct store *store)
{
    gint64 zoe = add_person(store, "Zoe");
    const struct comment comment = {
        .round = 1, .author = zoe, .received = 1, .text = (char *)"well done"};
    struct news news = {.person = zoe,
                        .round = 1,
                        .kind = (char *)"comment",
                        .thing = comment_add(store, &comment)};
    news_add(store, &news);
    comment_free(comment_get(store, news.thing));
    comment_was_said(store, &comment);
    g_array_unref(commenters_of(store, 1));
    g_ptr_array_unref(news_waiting(store, zoe));
    news_tell(store, 1, 1);
    news_untell(store, 1, zoe);
    g_ptr_array_unref(news_told_in(store, 1));
    g_array_unref(news_mailed(store, zoe, 1, 0));
    news_drop(store, 1);
    thread_choice_set(store, zoe, 1, THREAD_FOLLOWED);
    thread_choice_get(store, zoe, 1);
    g_array_unref(thread_followers(store, 1));
}

static void use_mails(struct store *store)
{
    gint64 mail = add_mail(store, 1, 1, "asked");
    sent_mail_free(sent_mail_get(store, mail));
    sent_mail_free(sent_mail_by_handle(store, "handle"));
    sent_mail_free(sent_mail_of_round(store, 1, NULL));
    thread_advance(store, 1, "summary/2026-W48", thread_last(store, 1, "summary/2026-W48") + 1);
    add_received(store, "site", "name", 1);
    received_mail_free(received_mail_by_name(store, "name"));
    received_held_count(store);
    g_ptr_array_unref(received_held(store, 1));
    poison_count(store, "name");
    poison_forget(store, "name");
}

static void use_outbox(struct store *store)
{
    struct outbox_counts counts;
    for (enum outbox_state state = OUTBOX_SENT; state <= OUTBOX_DOUBT; state++) {
        g_autofree char *key = g_strdup_printf("key:%d", (int)state);
        put(store, key, 1, state);
        g_autoptr(GPtrArray) rows = outbox_claim(store, "maildir:/x", 100, 1);
        outbox_settle(store, ((struct outbox_row *)rows->pdata[0])->id, state, 100, 200, NULL);
    }
    outbox_return(store, 1, 200);
    outbox_cancel_round(store, 1, "remind:");
    outbox_cancel_person(store, 1);
    outbox_count(store, "maildir:/x", &counts);
    outbox_next(store, "maildir:/x");
}

static void use_calendars(struct store *store)
{
    g_autoptr(GPtrArray) days = g_ptr_array_new();
    struct calendar calendar = {.name = "DE", .team = "", .person = 1, .text = ""};
    struct holiday holiday = {MONDAY, MONDAY, "Christmas"};
    g_ptr_array_add(days, &holiday);
    gint64 id = calendar_put(store, &calendar);
    calendar_set_days(store, id, days, MONDAY);
    g_ptr_array_unref(calendars_all(store));
    g_ptr_array_unref(calendar_days(store, id, MONDAY));
    calendar_free(calendar_get(store, id));
    calendar_remove(store, id);
    absence_add(store, 1, MONDAY, MONDAY, "mail");
    g_ptr_array_unref(absences_of(store, 1, MONDAY));
    absence_end(store, 1, MONDAY);
    absence_end_by_mail(store, 1, MONDAY);
    absence_take_end(store, 1);
}

static void use_silence(struct store *store)
{
    silence_add(store, 1);
    silence_end(store, 1);
    person_news_add(store, 1, PERSON_EVENT_LEFT, FALSE, 1);
    g_array_unref(person_news_since(store, 1, 0));
    command_row_add(store, SHELF_UNDO, 1,
                    &(struct command_row){.mail = 1, .line = "pause", .word = "pause"});
    g_ptr_array_unref(command_rows(store, SHELF_UNDO, 1, 0));
    command_rows_forget(store, SHELF_UNDO, 1, 1);
    command_waits_above(store, 1, 1);
    command_waits_settle(store, 1, 1);
}

static void use_goals(struct store *store)
{
    gint64 id = goal_add(
        store, &(struct goal){.title = "Halve", .team = "core", .maker = 1, .owner = 1, .made = 1});
    struct key_result result = {.goal = id, .name = "", .unit = "%", .to = 100, .fed = MONDAY};
    result.place = key_result_add(store, &result);
    key_result_change(store, &result);
    struct goal_step step = {
        .goal = id, .place = 1, .amount = 1, .person = 1, .round = 1, .mail = 2, .note = ""};
    goal_steps_replace(store, &step);
    goal_step_withdraw(store, goal_step_add(store, &step), TRUE);
    key_result_at(store, &result, 1);
    goal_mention_add(store, &(struct goal_mention){id, 1, 1, MONDAY, "tests goal:1"});
    g_ptr_array_unref(goal_mentions(store, id, 10));
    goal_mentions_forget(store, 1);
    goal_note_shown(store, id, 1);
    g_ptr_array_unref(goal_steps(store, id, 10));
    g_ptr_array_unref(goal_steps_of(store, 1));
    g_ptr_array_unref(goals_of_team(store, "core", TRUE));
    g_ptr_array_unref(goals_owned_by(store, 1));
    g_ptr_array_unref(goals_moved_since(store, "core", 0));
    g_ptr_array_unref(key_results(store, id, TRUE));
    struct goal *goal = goal_get(store, id);
    goal_change(store, goal);
    goal_free(goal);
    goal_free(goal_made_last(store, 1, "Halve"));
}

static void use_held(struct store *store)
{
    struct held_counts counts;
    received_mail_free(received_mail_get(store, 1));
    held_count(store, 0, &counts);
    held_settle(store, &(struct received_mail){.id = 1, .outcome = "dropped"});
    held_look_add(store, 1, &(struct held_look){.at = 1, .who = "sam"});
    g_ptr_array_unref(held_looks(store, 1));
}

static void use_time(struct store *store)
{
    struct due due = {.what = "ask", .workflow = "daily", .person = 1, .at = 1};
    struct summary_mark mark = {1, MONDAY};
    due_set(store, &due);
    g_ptr_array_unref(due_list(store, 1, 10));
    due_next(store);
    due_free(due_find(store, &due));
    due_stands(store, &due);
    due_take(store, &due);
    due_drop(store, &due);
    due_drop_round(store, 1);
    due_drop_person(store, 1, 1);
    due_waits_for_round(store, 1);
    summary_mark_set(store, 1, &mark);
    summary_mark_get(store, 1, &mark);
    store_fact_set(store, "name", "value");
    g_free(store_fact_get(store, "name"));
    store_sequence_last(store);
    person_set_state(store, 1, PERSON_LEFT, 1);
    retention_erase(
        store, &(struct retention){INSTANT_NEVER, MONDAY + 1, MONDAY + 1, MONDAY, INSTANT_NEVER},
        10);
    retention_erase(
        store, &(struct retention){INSTANT_NEVER, MONDAY + 1, MONDAY + 1, MONDAY, INSTANT_NEVER},
        10);
}

static gboolean step_is_good(const char *step, const char *sql)
{
    if (!g_str_has_prefix(step, "SCAN ") || g_str_has_prefix(step, "SCAN CONSTANT ROW"))
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(walks); i++)
        if (strcmp(step, walks[i].step) == 0 && strstr(sql, walks[i].sql) != NULL)
            return TRUE;
    return FALSE;
}

/* The number of steps in the plan of SQL that walk through what grows. */
static int plan_faults(struct store *store, const char *sql, const char *fault)
{
    g_autofree char *explain = g_strdup_printf("EXPLAIN QUERY PLAN %s", sql);
    sqlite3_stmt *plan = NULL;
    int faults = 0;
    g_assert_cmpint(sqlite3_prepare_v2(store->db, explain, -1, &plan, NULL), ==, SQLITE_OK);
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(plan, 3);
        if (fault != NULL ? strstr(step, fault) == NULL : step_is_good(step, sql))
            continue;
        g_test_message("%s: %s", step, sql);
        faults++;
    }
    sqlite3_finalize(plan);
    return faults;
}

static void use_everything(struct store *store)
{
    begin(store);
    use_people(store);
    use_rounds(store);
    use_items(store);
    use_moods(store);
    use_kudos(store);
    use_pulses(store);
    use_news(store);
    use_mails(store);
    use_outbox(store);
    use_calendars(store);
    use_silence(store);
    use_held(store);
    use_goals(store);
    use_time(store);
    commit(store);
}

static void nothing_is_walked(struct place *place, gconstpointer data)
{
    (void)data;
    GHashTableIter statements;
    gpointer sql;
    int faults = 0;
    use_everything(place->store);
    g_assert_cmpuint(g_hash_table_size(place->store->statements), >, 80);
    g_hash_table_iter_init(&statements, place->store->statements);
    while (g_hash_table_iter_next(&statements, &sql, NULL))
        faults += plan_faults(place->store, sql, NULL);
    g_assert_cmpint(faults, ==, 0);
}

/* A batch of a hundred thousand due rows is not sorted for each five hundred taken from it. */
static void queues_are_not_sorted(struct place *place, gconstpointer data)
{
    (void)data;
    static const char *const queues[] = {"FROM due WHERE at <=", "JOIN outbox_bytes"};
    GHashTableIter statements;
    gpointer sql;
    int seen = 0;
    use_everything(place->store);
    g_hash_table_iter_init(&statements, place->store->statements);
    while (g_hash_table_iter_next(&statements, &sql, NULL))
        for (gsize i = 0; i < G_N_ELEMENTS(queues); i++)
            if (strstr(sql, queues[i]) != NULL) {
                seen++;
                g_assert_cmpint(plan_faults(place->store, sql, "TEMP B-TREE"), ==, 0);
            }
    g_assert_cmpint(seen, ==, G_N_ELEMENTS(queues));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/plans/nothing is walked", nothing_is_walked);
    STORE_TEST("/store/plans/queues are not sorted", queues_are_not_sorted);
    return g_test_run();
}
