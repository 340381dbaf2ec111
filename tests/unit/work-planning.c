/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock side: what is due comes once, at its hour, and to whom it is for. */
#include <glib/gstdio.h>
#include <string.h>

#include "clock-site.h"
#include "muster/work/absence.h"

static void change(struct story *story, gint64 person, const char *property, const char *value)
{
    changes_begin(story);
    person_set(story->site->store, person, property, value);
    planning_refresh_person(story->site, person);
    changes_commit(story);
}

static enum round_state state_on(struct story *story, gint64 person, const char *day)
{
    int32_t number;
    g_assert_true(day_parse(day, &number));
    struct round *round = round_find(story->site->store, "daily", person, number, 0);
    g_assert_nonnull(round);
    enum round_state state = round->state;
    round_free(round);
    return state;
}

/* How many rows wait in the outbox, and the last of them; it stays there. */
static guint waiting(struct story *story, struct outbox_row **last_r)
{
    changes_begin(story);
    g_autoptr(GPtrArray) rows =
        outbox_claim(story->site->store, story->site->config->send.url, story->site->now, 1000);
    if (last_r != NULL)
        *last_r = g_ptr_array_steal_index(rows, rows->len - 1);
    guint count = rows->len + (last_r != NULL);
    store_rollback(story->site->store);
    return count;
}

static void test_welcome(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "ann@acme.example", "", "core");
    someone(story, "mia@acme.example", "", NULL);                                /* in no team */
    g_assert_cmpuint(tick(story, "2026-11-21T12:00:00+01:00")->welcomed, ==, 0); /* Saturday */
    g_assert_cmpuint(tick(story, "2026-11-23T08:29:00+01:00")->welcomed, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-23T08:30:00+01:00")->welcomed, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-23T09:00:00+01:00")->asked, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-24T09:00:00+01:00")->asked, ==, 1);
    g_assert_cmpint(state_on(story, ann, "2026-11-24"), ==, ROUND_OPEN);
    g_assert_null(round_find(story->site->store, "daily", ann, 20780, 0));
}

static void test_grace(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    g_assert_cmpuint(tick(story, "2026-11-23T11:00:00+01:00")->asked, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-24T11:00:01+01:00")->asked, ==, 0);
    g_assert_cmpint(state_on(story, ann, "2026-11-24"), ==, ROUND_SKIPPED);
    g_assert_cmpuint(tick(story, "2026-11-25T11:00:01+01:00")->skipped, ==, 1);
}

/* The clock that starts us is a minute late, and the question stands at the end of the day. */
static void test_end_of_day(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    g_autofree char *late = g_strdup(daily);
    memcpy(strstr(late, "09:00"), "17:25", 5);
    memcpy(strstr(late, "17:30"), "12:00", 5); /* of the next day */
    story_write(story, "workflows.d/daily.conf", late);
    site_begin(story, "2026-11-23T07:00:00+01:00");
    tick(story, "2026-11-23T07:00:00+01:00");
    g_assert_cmpuint(tick(story, "2026-11-23T17:32:00+01:00")->asked, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-24T18:30:00+01:00")->asked, ==, 0);
    g_assert_cmpuint(story->report.skipped, ==, 1); /* nothing at night, even within the grace */
}

static void test_together(struct story *story, gconstpointer unused)
{
    (void)unused;
    story_write(story, "workflows.d/plan.conf", weekly);
    site_begin(story, "2026-11-20T08:00:00Z");
    gint64 ann = colleague(story, "ann@acme.example", "");
    g_assert_cmpuint(tick(story, "2026-11-23T09:00:00+01:00")->asked, ==, 1);
    struct outbox_row *row;
    g_assert_cmpuint(waiting(story, &row), ==, 1);
    struct sent_mail *mail = sent_mail_get(story->site->store, row->mail);
    g_assert_cmpuint(mail->rounds->len, ==, 2);
    g_assert_nonnull(strstr(mail->text, "1. Done?"));
    g_assert_nonnull(strstr(mail->text, "2. Plan?"));
    sent_mail_free(mail);
    outbox_row_free(row);
    g_assert_cmpuint(tick(story, "2026-11-23T09:45:00+01:00")->asked, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-23T15:00:00+01:00")->reminded, ==, 1); /* of both */
    g_assert_cmpuint(tick(story, "2026-11-23T15:30:00+01:00")->reminded, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-23T16:00:00+01:00")->closed, ==, 1);
    g_assert_cmpint(state_on(story, ann, "2026-11-23"), ==, ROUND_OPEN);
    g_assert_cmpuint(tick(story, "2026-11-24T09:00:00+01:00")->asked, ==, 1);
    g_assert_cmpuint(waiting(story, &row), ==, 1); /* Monday's are past their time */
    mail = sent_mail_get(story->site->store, row->mail);
    g_assert_cmpuint(mail->rounds->len, ==, 1);
    sent_mail_free(mail);
    outbox_row_free(row);
}

static void answer(struct story *story, gint64 person, const char *workflow)
{
    struct store *store = story->site->store;
    struct round *round = round_find(store, workflow, person, 20780, 0);
    changes_begin(story);
    round_set_state(store, round->id, ROUND_ANSWERED, NULL);
    outbox_cancel_round(store, round->id, "remind:");
    changes_commit(story);
    round_free(round);
}

/* The reminder waits for a slow relay while its rounds are answered, one after the other. */
static void test_answered_together(struct story *story, gconstpointer unused)
{
    (void)unused;
    story_write(story, "workflows.d/plan.conf", weekly);
    site_begin(story, "2026-11-20T08:00:00Z");
    gint64 ann = colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-23T09:00:00+01:00");
    g_assert_cmpuint(tick(story, "2026-11-23T15:00:00+01:00")->reminded, ==, 1);
    g_assert_cmpuint(waiting(story, NULL), ==, 2); /* and the question */
    answer(story, ann, "plan");
    g_assert_cmpuint(waiting(story, NULL), ==, 2);
    answer(story, ann, "daily");
    g_assert_cmpuint(waiting(story, NULL), ==, 1);
}

/* 22:00 on Monday in New York is Tuesday noon in Tokyo, where Tuesday's hour is over. */
/* Asked hours apart, reminded within the hour of each other. */
static void test_reminded_together(struct story *story, gconstpointer unused)
{
    (void)unused;
    static const char noon[] = "workflow noon {\n"
                               "  title = \"Your lunch\" ask = \"11:30\" remind = {\"15:30\"}\n"
                               "  question lunch { prompt = \"Lunch?\" }\n"
                               "}\n";
    story_write(story, "workflows.d/noon.conf", noon);
    site_begin(story, "2026-11-20T08:00:00Z");
    gint64 ann = colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-23T09:00:00+01:00");
    g_assert_cmpuint(tick(story, "2026-11-23T11:30:00+01:00")->asked, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-23T15:00:00+01:00")->reminded, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-23T15:30:00+01:00")->reminded, ==, 0);
    struct round *round = round_find(story->site->store, "noon", ann, 20780, 0);
    struct sent_mail *reminder = sent_mail_of_round(story->site->store, round->id, "reminder");
    g_assert_cmpuint(reminder->rounds->len, ==, 2);
    sent_mail_free(reminder);
    round_free(round);
    g_assert_cmpuint(tick(story, "2026-11-23T17:30:00+01:00")->closed, ==, 2);
}

static void test_moves_east(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 bob = colleague(story, "bob@acme.example", "America/New_York");
    tick(story, "2026-11-23T09:00:00-05:00");
    story->site->now = instant("2026-11-23T22:00:00-05:00");
    change(story, bob, "zone", "Asia/Tokyo");
    g_assert_cmpuint(tick(story, "2026-11-23T22:01:00-05:00")->asked, ==, 1);
    g_assert_cmpint(state_on(story, bob, "2026-11-24"), ==, ROUND_OPEN);
    g_assert_cmpuint(tick(story, "2026-11-25T09:00:00+09:00")->asked, ==, 1);
}

/* Asked on Tuesday in Tokyo, where it is Monday still in New York: Monday was asked too, and Tuesday does not come twice. */
static void test_moves_west(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 yui = colleague(story, "yui@acme.example", "Asia/Tokyo");
    tick(story, "2026-11-23T09:00:00+09:00");
    g_assert_cmpuint(tick(story, "2026-11-24T09:00:00+09:00")->asked, ==, 1);
    change(story, yui, "zone", "America/New_York");
    g_assert_cmpuint(tick(story, "2026-11-24T23:00:00-05:00")->asked, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-25T09:00:00-05:00")->asked, ==, 1);
    g_assert_cmpint(state_on(story, yui, "2026-11-25"), ==, ROUND_OPEN);
}

static void test_new_plan(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    g_assert_cmpuint(tick(story, "2026-11-23T09:00:00+01:00")->asked, ==, 1);
    g_autofree char *late = g_strdup(daily);
    memcpy(strstr(late, "09:00"), "10:00", 5);
    story_write(story, "workflows.d/daily.conf", late);
    site_begin(story, "2026-11-23T09:30:00+01:00");
    g_assert_cmpuint(tick(story, "2026-11-23T10:00:00+01:00")->asked, ==, 0); /* next round on */
    g_assert_cmpuint(tick(story, "2026-11-24T09:59:00+01:00")->asked, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-24T10:00:00+01:00")->asked, ==, 1);
}

/* A workflow that is new in the afternoon does not ask for the morning. */
static void test_new_workflow(struct story *story, gconstpointer unused)
{
    (void)unused;
    colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-23T09:00:00+01:00");
    story_write(story, "workflows.d/plan.conf", weekly);
    site_begin(story, "2026-11-23T10:30:00+01:00");
    g_assert_cmpuint(tick(story, "2026-11-23T10:30:00+01:00")->asked, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-30T09:00:00+01:00")->asked, ==, 1);
}

/* Somebody changes their hours, and the owner the plan, in the very minute in which something is due. */
static void test_new_plan_at_the_hour(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    changes_begin(story);
    person_set_reads(story->site->store, ann, (const char *const[]){"core", NULL});
    planning_refresh_person(story->site, ann);
    changes_commit(story);
    tick(story, "2026-11-23T09:00:00+01:00");
    story->site->now = instant("2026-11-23T15:00:10+01:00");
    change(story, ann, "hours", "08:00-18:00");
    g_assert_cmpuint(tick(story, "2026-11-23T15:00:20+01:00")->reminded, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-23T17:30:00+01:00")->closed, ==, 1);
    g_autofree char *late = g_strdup(daily);
    memcpy(strstr(late, "09:00"), "10:00", 5);
    story_write(story, "workflows.d/daily.conf", late);
    site_begin(story, "2026-11-24T08:30:20+01:00");
    g_assert_cmpuint(tick(story, "2026-11-24T08:30:20+01:00")->summarised, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-24T10:00:00+01:00")->asked, ==, 1);
}

static void test_states(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    gint64 bob = colleague(story, "bob@acme.example", "");
    gint64 eva = colleague(story, "eva@acme.example", "");
    tick(story, "2026-11-23T09:00:00+01:00");
    changes_begin(story);
    absence_begin(story->site, ann, 20780, ABSENCE_OPEN, "command");
    person_set_state(story->site->store, bob, PERSON_PAUSED, story->site->now);
    person_set_state(story->site->store, eva, PERSON_LEFT, story->site->now);
    planning_refresh_person(story->site, bob);
    planning_refresh_person(story->site, eva);
    changes_commit(story);
    g_assert_cmpint(state_on(story, eva, "2026-11-23"), ==, ROUND_SKIPPED);
    g_assert_cmpuint(tick(story, "2026-11-23T15:00:00+01:00")->reminded, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-24T09:00:00+01:00")->asked, ==, 0);
    g_assert_cmpint(state_on(story, ann, "2026-11-23"), ==, ROUND_AWAY);
    g_assert_cmpint(state_on(story, ann, "2026-11-24"), ==, ROUND_AWAY);
    g_assert_cmpint(state_on(story, bob, "2026-11-23"), ==, ROUND_MISSED);
}

/* Nobody is there who could be asked, and everybody was asked: both cost nothing. */
static void test_nothing_due(struct story *story, gconstpointer unused)
{
    (void)unused;
    tick(story, "2026-11-23T09:00:00+01:00");
    colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-24T09:00:00+01:00");
    tick(story, "2026-11-24T09:00:00+01:00");
    g_assert_cmpuint(story->report.asked + story->report.skipped, ==, 0);
    g_assert_cmpuint(waiting(story, NULL), ==, 1);
}

static void test_rehearsal(struct story *story, gconstpointer unused)
{
    (void)unused;
    const char *send = strstr(muster_conf, "send {");
    g_autofree char *conf =
        g_strdup_printf("%.*ssend { url = \"maildir:mail\" only = \"sam@acme.example\" }\n",
                        (int)(send - muster_conf), muster_conf);
    story_write(story, "muster.conf", conf);
    site_begin(story, "2026-11-20T08:00:00Z");
    colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-23T09:00:00+01:00");
    struct outbox_row *row;
    waiting(story, &row);
    g_assert_cmpstr(row->recipient, ==, "sam@acme.example");
    struct sent_mail *mail = sent_mail_get(story->site->store, row->mail);
    g_assert_true(g_str_has_prefix(mail->text, "For ann@acme.example:\n"));
    sent_mail_free(mail);
    outbox_row_free(row);
}

static char *raw_folder(const struct story *story, const char *day)
{
    char *path = g_build_filename(story->folder, "state", "raw", day, NULL);
    g_autofree char *mail = g_build_filename(path, "mail", NULL);
    g_assert_cmpint(g_mkdir_with_parents(path, 0700), ==, 0);
    g_assert_true(g_file_set_contents(mail, "From: ann", -1, NULL));
    return path;
}

static void test_retention(struct story *story, gconstpointer unused)
{
    (void)unused;
    g_autofree char *old = raw_folder(story, "2026-10-23"),
                    *young = raw_folder(story, "2026-10-24");
    g_autofree char *foreign = raw_folder(story, "notes");
    colleague(story, "ann@acme.example", "");
    g_assert_cmpuint(tick(story, "2026-11-23T09:00:00+01:00")->erased, ==, 1);
    g_assert_false(g_file_test(old, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_test(young, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_test(foreign, G_FILE_TEST_EXISTS));
    g_free(raw_folder(story, "2026-10-22"));
    g_assert_cmpuint(tick(story, "2026-11-23T17:00:00+01:00")->erased, ==, 0); /* once a day */
    g_assert_cmpuint(tick(story, "2026-11-24T01:00:00+01:00")->erased, ==, 2);
    g_assert_cmpuint(tick(story, "2028-11-24T09:00:00+01:00")->erased, ==,
                     0); /* a few rows are one step */
    g_assert_null(round_find(story->site->store, "daily", 1, 20780, 0)); /* after two years */
}

static void test_no_delimiter(struct story *story, gconstpointer unused)
{
    (void)unused;
    g_autofree char *conf =
        g_strdup_printf("site {\n  delimiter = \"\"%s", muster_conf + strlen("site {"));
    story_write(story, "muster.conf", conf);
    site_begin(story, "2026-11-20T08:00:00Z");
    colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-23T09:00:00+01:00");
    struct outbox_row *row;
    waiting(story, &row);
    g_assert_cmpstr(row->sender, ==, "checkin@acme.example");
    struct sent_mail *mail = sent_mail_get(story->site->store, row->mail);
    g_autofree char *subject =
        g_strdup_printf("\r\nSubject: Your check-in, Mon 23 Nov [%s]\r\n", mail->handle);
    g_autofree char *bytes =
        g_strndup(g_bytes_get_data(row->bytes, NULL), g_bytes_get_size(row->bytes));
    g_assert_nonnull(strstr(bytes, subject));
    g_assert_nonnull(strstr(bytes, "\r\nReply-To: checkin@acme.example\r\n"));
    sent_mail_free(mail);
    outbox_row_free(row);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*test)(struct story *story, gconstpointer unused);
    } tests[] = {
        {"the welcome comes first, the day before", test_welcome},
        {"two hours late is asked, more is skipped", test_grace},
        {"a minute after hours is no night, an hour is", test_end_of_day},
        {"two workflows within the hour are one mail", test_together},
        {"who answered both needs no reminder of them", test_answered_together},
        {"what is reminded within the hour is one mail", test_reminded_together},
        {"who moves east is asked for the day", test_moves_east},
        {"who moves west is not asked twice for a day", test_moves_west},
        {"a new hour counts from the next round", test_new_plan},
        {"a new workflow begins with its next hour", test_new_workflow},
        {"what is due when the plan changes is done", test_new_plan_at_the_hour},
        {"away, paused and left", test_states},
        {"nothing due, nothing done", test_nothing_due},
        {"what is old is erased once a day", test_retention},
        {"a rehearsal goes to one address", test_rehearsal},
        {"without a delimiter the subject carries the handle", test_no_delimiter},
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/planning/", tests[i].name, NULL);
        g_test_add(path, struct story, NULL, story_begin, tests[i].test, story_end);
    }
    return g_test_run();
}
