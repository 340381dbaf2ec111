/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a store with a row in each table in the folder that is named: what tests/store/dump turns
 * into schema-N.sql, so that later programs are tried on it. */
#include <stdio.h>

#include "../unit/store-support.h"

static void fill_people(struct store *store)
{
    gint64 ann = add_person(store, "Ann"), mia = add_person(store, "Mia");
    person_set_teams(store, ann, (const char *const[]){"core", NULL});
    person_set_reads(store, mia, (const char *const[]){"core", NULL});
    person_set_aliases(store, ann, (const char *const[]){"a.lee@example.com", NULL});
    roster_cell_set(store, ann, "email", "ann@example.com");
    store_fact_set(store, "sent-by", "maildir:/mail");
    summary_mark_set(store, mia, &(struct summary_mark){1, MONDAY});
    thread_advance(store, mia, "summary/2026-W48", 1);
}

static void fill_mails(struct store *store)
{
    gint64 round = add_round(store, 1, MONDAY);
    add_mail(store, 1, round, "1. What is done?");
    add_received(store, "mail:1", "1795392000000000.1.1.host", 1);
    add_entry(store, round, "the export");
    put(store, "question:1", round, MONDAY_INSTANT);
    poison_count(store, "1795392000000001.1.1.host");
    due_set(store, &(struct due){.what = "ask",
                                 .workflow = "daily",
                                 .person = 1,
                                 .day = MONDAY + 1,
                                 .at = MONDAY_INSTANT + INSTANT_DAY});
}

static void fill_calendars(struct store *store)
{
    g_autoptr(GPtrArray) days = g_ptr_array_new();
    struct calendar calendar = {
        .name = "DE", .team = "core", .text = "BEGIN:VCALENDAR", .horizon = MONDAY + 400};
    struct holiday christmas = {MONDAY + 32, MONDAY + 33, "Christmas"};
    g_ptr_array_add(days, &christmas);
    calendar_set_days(store, calendar_put(store, &calendar), days, MONDAY + 400);
    absence_add(store, 1, MONDAY + 7, MONDAY + 11, "mail");
    person_setting_set(store, 1, "remind", "twice");
    silence_add(store, 1);
    person_news_add(store, 1, PERSON_EVENT_PAUSED, TRUE, MONDAY_INSTANT);
    command_row_add(store, SHELF_TOLD, 1,
                    &(struct command_row){.mail = 1, .line = "pause", .word = "pause"});
}

static void fill_questions(struct store *store)
{
    char *labels[] = {NULL}, *choices[] = {"Büro", "Zuhause", NULL};
    char *values[] = {"office", "home", NULL};
    struct form_question question = {.key = "where",
                                     .kind = "choice",
                                     .prompt = "Wo arbeitest du?",
                                     .labels = labels,
                                     .choices = choices,
                                     .values = values,
                                     .required = TRUE};
    struct round_item item = {1, MONDAY, "tests"};
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    form_put(store, &(struct form){&question, 1});
    g_ptr_array_add(items, &item);
    round_items_put(store, 1, items);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: sample FOLDER\n");
        return 64;
    }
    struct store *store = open_or_die(argv[1], STORE_CREATE);
    begin(store);
    fill_people(store);
    fill_mails(store);
    fill_calendars(store);
    fill_questions(store);
    commit(store);
    store_close(store);
    return 0;
}
