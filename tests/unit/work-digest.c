/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader is told: small stories over a real store. Mia reads the teams core and ops. */

#include "muster/work/site.h"
#include "scratch.h"
#include "work/items/items.h"
#include "work/summary/digest.h"

enum { MONDAY = 20780, TUESDAY, WEDNESDAY }; /* 2026-11-23 and the days after */

struct story {
    char *folder;
    struct site site;
    struct config config;
    struct workflow workflow;
    struct workflow_config daily;
    struct planning_report report;
    struct planner planner;
    gint64 form, mia;
};

static struct form_question questions[] = {
    {.key = (char *)"done",
     .kind = (char *)"list",
     .prompt = (char *)"What did you do?",
     .labels = (char *[]){(char *)"done", (char *)"yesterday", NULL}},
    {.key = (char *)"blocked",
     .kind = (char *)"blocker",
     .prompt = (char *)"Is anything in your way?",
     .labels = (char *[]){(char *)"blockers", NULL}},
};

static gint64 someone(struct story *story, const char *name, const char *const *teams)
{
    g_autofree char *first = g_ascii_strdown(name, (gssize)strcspn(name, " "));
    g_autofree char *address = g_strconcat(first, "@acme.example", NULL);
    gint64 id = person_add(story->site.store, address, name);
    person_set_teams(story->site.store, id, teams);
    person_set_state(story->site.store, id, PERSON_ACTIVE, story->site.now);
    return id;
}

static void story_begin(struct story *story, gconstpointer unused)
{
    (void)unused;
    struct failure failure = {0};
    story->folder = g_dir_make_tmp("muster-digest-XXXXXX", NULL);
    story->daily = (struct workflow_config){.name = "daily", .title = "Your check-in"};
    story->workflow.config = &story->daily;
    story->config.site.language = "en";
    story->site.config = &story->config;
    story->site.workflows = &story->workflow;
    story->site.n_workflows = 1;
    story->site.rhythm.zone = zone_find("UTC");
    story->site.store = store_open(story->folder, STORE_CREATE, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_true(store_begin(story->site.store, &failure));
    planner_init(&story->planner, &story->site, &story->report);
    struct form form = {questions, G_N_ELEMENTS(questions)};
    story->form = form_put(story->site.store, &form);
    story->mia = person_add(story->site.store, "mia@acme.example", "Mia Hansen");
    person_set_reads(story->site.store, story->mia, (const char *const[]){"core", "ops", NULL});
}

static void story_end(struct story *story, gconstpointer unused)
{
    (void)unused;
    struct failure failure = {0};
    g_assert_true(store_ok(story->site.store, &failure));
    planner_clear(&story->planner);
    store_rollback(story->site.store);
    store_close(story->site.store);
    folder_remove(story->folder);
    g_free(story->folder);
}

static gint64 asked(struct story *story, gint64 person, int32_t day, const char *team)
{
    char *teams[] = {(char *)team, NULL};
    struct round round = {.person = person,
                          .workflow = (char *)"daily",
                          .day = day,
                          .state = ROUND_OPEN,
                          .opened = day * INSTANT_DAY,
                          .on_time = day * INSTANT_DAY + 17 * INSTANT_HOUR,
                          .form = story->form,
                          .teams = teams};
    return round_open(story->site.store, &round);
}

/* Files an answer, as the filer does: DONE and BLOCKED may be NULL; NOTHING is the filer's word about BLOCKED. */
static void answered(struct story *story, gint64 round, enum round_state state, const char *done,
                     const char *blocked, gboolean nothing)
{
    g_autoptr(GArray) answers = g_array_new(FALSE, FALSE, sizeof(struct entry_answer));
    struct entry_answer first = {.question = 1, .text = (char *)done};
    struct entry_answer second = {.question = 2, .text = (char *)blocked, .nothing = nothing};
    if (done != NULL)
        g_array_append_val(answers, first);
    if (blocked != NULL)
        g_array_append_val(answers, second);
    struct entry entry = {.round = round, .answers = answers, .unplaced = (char *)""};
    entry_add(story->site.store, &entry);
    round_set_state(story->site.store, round, state, NULL);
    struct round *filed = round_get(story->site.store, round);
    struct person *person = person_get(story->site.store, filed->person);
    items_follow(&story->site, person, filed, planner_form(&story->planner, filed->form), &entry);
    person_free(person);
    round_free(filed);
}

static struct digest *told(struct story *story, gint64 since)
{
    struct person *mia = person_get(story->site.store, story->mia);
    struct digest *digest = digest_gather(&story->planner, mia, since, FALSE);
    person_free(mia); /* the digest borrows names of her teams: they are looked at no more */
    return digest;
}

static const char *const core[] = {"core", NULL};
static const char *const both[] = {"core", "ops", NULL};

static void test_headline(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core), paul = someone(story, "Paul Roux", core);
    gint64 ken = someone(story, "Ken Sato", core);
    answered(story, asked(story, ann, MONDAY, "core"), ROUND_ANSWERED, "invoices", "no", TRUE);
    round_set_state(story->site.store, asked(story, paul, MONDAY, "core"), ROUND_MISSED, NULL);
    asked(story, ken, MONDAY, "core");

    struct digest *digest = told(story, 0);
    g_assert_true(digest->anything_new);
    g_assert_cmpuint(digest->view.answered, ==, 1);
    g_assert_cmpuint(digest->view.missed, ==, 1);
    g_assert_cmpuint(digest->view.waiting, ==, 1);
    g_assert_cmpstr(digest->view.no_answer[0], ==, "Paul Roux");
    g_assert_cmpstr(digest->view.still[0].name, ==, "Ken Sato");
    g_assert_cmpuint(digest->view.teams[0].answered, ==, 1);
    g_assert_cmpuint(digest->view.teams[0].asked, ==, 3);
    g_assert_true(digest->view.teams[0].so_far);
    digest_free(digest);
}

static void test_blockers(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core), bob = someone(story, "Bob Ray", core);
    answered(story, asked(story, ann, MONDAY, "core"), ROUND_ANSWERED, "tests", "no key", FALSE);
    answered(story, asked(story, bob, MONDAY, "core"), ROUND_ANSWERED, "docs", "none", TRUE);

    struct digest *digest = told(story, 0);
    g_assert_cmpuint(digest->view.n_blockers, ==, 1);
    g_assert_cmpstr(digest->view.blockers[0].name, ==, "Ann Lee");
    g_assert_cmpstr(digest->view.blockers[0].text, ==, "no key");
    const struct entry_view *entry = digest->view.teams[0].people[0].entries;
    g_assert_cmpuint(entry->n_answers, ==, 1); /* the blocker stands above, not here too */
    g_assert_cmpstr(entry->answers[0].label, ==, "done");
    g_assert_true(entry->answers[0].is_list);
    digest_free(digest);
}

static void test_old_and_solved_blockers(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core), bob = someone(story, "Bob Ray", core);
    answered(story, asked(story, ann, MONDAY, "core"), ROUND_ANSWERED, "x", "- no key\n- no paper",
             FALSE);
    gint64 since = store_sequence_last(story->site.store);
    item_close(story->site.store, 10, story->site.now);
    answered(story, asked(story, bob, MONDAY + 1, "core"), ROUND_ANSWERED, "y", "@ann: no desk",
             FALSE);

    struct digest *digest = told(story, since);
    g_assert_cmpuint(digest->view.n_blockers, ==, 2);
    g_assert_cmpint(digest->view.blockers[0].number, ==, 12);
    g_assert_false(digest->view.blockers[0].old);
    g_assert_cmpstr(digest->view.blockers[0].owner, ==, "Ann Lee");
    g_assert_cmpint(digest->view.blockers[1].number, ==, 11);
    g_assert_true(digest->view.blockers[1].old);
    g_assert_null(digest->view.blockers[1].owner);
    g_assert_cmpstr(digest->view.solved[0], ==, "#10 Ann Lee");
    g_assert_null(digest->view.solved[1]);
    digest_free(digest);
}

static void test_only_a_blocker(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core);
    answered(story, asked(story, ann, MONDAY, "core"), ROUND_ANSWERED, NULL, "all good", TRUE);
    struct digest *digest = told(story, 0);
    g_assert_cmpuint(digest->view.n_blockers, ==, 0);
    g_assert_cmpstr(digest->view.teams[0].people[0].entries[0].answers[0].text, ==, "all good");
    digest_free(digest);
}

static void test_two_teams(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", both);
    someone(story, "Tom Okoye", (const char *const[]){"ops", NULL});
    answered(story, asked(story, ann, MONDAY, "core"), ROUND_ANSWERED, "x", NULL, FALSE);
    struct digest *digest = told(story, 0);
    g_assert_cmpuint(digest->view.answered, ==, 1);
    g_assert_cmpuint(digest->view.n_teams, ==, 1);
    g_assert_cmpuint(digest->view.teams[0].n_people, ==, 1);
    digest_free(digest);
}

static void test_told_once(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core), paul = someone(story, "Paul Roux", core);
    answered(story, asked(story, ann, MONDAY, "core"), ROUND_ANSWERED, "x", NULL, FALSE);
    round_set_state(story->site.store, asked(story, paul, MONDAY, "core"), ROUND_MISSED, NULL);
    struct digest *digest = told(story, store_sequence_last(story->site.store));
    g_assert_false(digest->anything_new);
    g_assert_cmpuint(digest->view.n_teams, ==, 0);
    g_assert_null(digest->view.no_answer[0]);
    digest_free(digest);
}

static void test_late_and_corrected(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core), eva = someone(story, "Eva Roth", core);
    gint64 round = asked(story, ann, MONDAY, "core");
    answered(story, round, ROUND_ANSWERED, "a", NULL, FALSE);
    gint64 since = store_sequence_last(story->site.store);
    answered(story, round, ROUND_ANSWERED, "b", NULL, FALSE);
    gint64 eva_round = asked(story, eva, MONDAY, "core");
    answered(story, eva_round, ROUND_LATE, "c", NULL, FALSE);
    answered(story, eva_round, ROUND_LATE, "d", NULL, FALSE); /* nobody read c: no correction */

    struct digest *digest = told(story, since);
    const struct person_view *people = digest->view.teams[0].people;
    g_assert_cmpint(people[0].entries[0].mark, ==, ENTRY_CORRECTED);
    g_assert_cmpstr(people[0].entries[0].answers[0].text, ==, "b");
    g_assert_cmpint(people[1].entries[0].mark, ==, ENTRY_LATE);
    g_assert_cmpuint(digest->view.answered, ==, 1); /* who corrects was counted before */
    digest_free(digest);
}

/* It is morning for Mia and afternoon in Tokyo, where today's round is open and yesterday's was answered. */
static void test_counts_once(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 yui = someone(story, "Yui Mori", core);
    round_set_state(story->site.store, asked(story, yui, MONDAY, "core"), ROUND_MISSED, NULL);
    answered(story, asked(story, yui, TUESDAY, "core"), ROUND_ANSWERED, "x", NULL, FALSE);
    asked(story, yui, WEDNESDAY, "core");
    struct digest *digest = told(story, 0);
    g_assert_cmpuint(digest->view.answered, ==, 1);
    g_assert_cmpuint(digest->view.missed + digest->view.waiting + digest->view.n_still, ==, 0);
    g_assert_null(digest->view.no_answer[0]);
    g_assert_cmpuint(digest->view.n_left_open, ==, 1); /* Monday is told all the same */
    g_assert_cmpstr(digest->view.left_open[0].name, ==, "Yui Mori");
    g_assert_cmpint(digest->view.left_open[0].day, ==, MONDAY);
    digest_free(digest);
}

static void test_late_is_not_today(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 eva = someone(story, "Eva Roth", core);
    answered(story, asked(story, eva, MONDAY, "core"), ROUND_LATE, "x", NULL, FALSE);
    round_set_state(story->site.store, asked(story, eva, TUESDAY, "core"), ROUND_MISSED, NULL);
    struct digest *digest = told(story, 0);
    g_assert_cmpuint(digest->view.answered, ==, 0);
    g_assert_cmpuint(digest->view.missed, ==, 1);
    g_assert_cmpuint(digest->view.teams[0].n_people, ==, 1);
    digest_free(digest);
}

static void test_skipped_by_grace(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core), bob = someone(story, "Bob Ray", core);
    round_set_state(story->site.store, asked(story, ann, MONDAY, "core"), ROUND_SKIPPED, "grace");
    round_set_state(story->site.store, asked(story, bob, MONDAY, "core"), ROUND_SKIPPED, "person");
    struct digest *digest = told(story, 0);
    g_assert_true(digest->anything_new);
    g_assert_cmpstr(digest->view.not_asked[0], ==, "Ann Lee");
    g_assert_null(digest->view.not_asked[1]);
    g_assert_null(digest->view.no_answer[0]);
    digest_free(digest);
}

/* Ann wrote it for the team that she was in. */
static void test_other_team(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core);
    answered(story, asked(story, ann, MONDAY, "board"), ROUND_ANSWERED, "secret", "s", FALSE);
    struct digest *digest = told(story, 0);
    g_assert_false(digest->anything_new);
    g_assert_cmpuint(digest->view.n_blockers, ==, 0);
    digest_free(digest);
}

/* Ann left the site, and Bob changed to a team that Mia does not read, Tom to one that she does. */
static void test_last_words(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = someone(story, "Ann Lee", core), bob = someone(story, "Bob Roy", core);
    gint64 tom = someone(story, "Tom Fox", core), eva = someone(story, "Eva Sol", core);
    answered(story, asked(story, ann, MONDAY, "core"), ROUND_ANSWERED, "handed over", NULL, FALSE);
    answered(story, asked(story, bob, MONDAY, "core"), ROUND_ANSWERED, "moved", NULL, FALSE);
    answered(story, asked(story, tom, MONDAY, "core"), ROUND_ANSWERED, "joined", NULL, FALSE);
    round_set_state(story->site.store, asked(story, eva, MONDAY, "core"), ROUND_MISSED, NULL);
    person_set_state(story->site.store, ann, PERSON_LEFT, story->site.now);
    person_set_state(story->site.store, eva, PERSON_LEFT, story->site.now);
    person_set_teams(story->site.store, bob, (const char *const[]){"board", NULL});
    person_set_teams(story->site.store, tom, (const char *const[]){"ops", NULL});
    struct digest *digest = told(story, 0);
    g_assert_cmpuint(digest->view.n_teams, ==, 2);
    g_assert_cmpuint(digest->view.teams[0].n_people, ==, 2);
    g_assert_cmpstr(digest->view.teams[0].people[0].name, ==, "Ann Lee");
    g_assert_cmpstr(digest->view.teams[0].people[1].name, ==, "Bob Roy");
    g_assert_cmpuint(digest->view.teams[1].n_people, ==, 1);
    g_assert_cmpstr(digest->view.teams[1].people[0].name, ==, "Tom Fox");
    g_assert_cmpuint(digest->view.answered, ==, 3);
    g_assert_null(digest->view.no_answer[0]);
    digest_free(digest);
    digest = told(story, store_sequence_last(story->site.store));
    g_assert_false(digest->anything_new);
    digest_free(digest);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*test)(struct story *story, gconstpointer unused);
    } tests[] = {
        {"one answered, one did not, one still has time", test_headline},
        {"a no to the blocker question is no blocker", test_blockers},
        {"old blockers stand behind new ones, and what is over is said",
         test_old_and_solved_blockers},
        {"an entry that only says there is none is shown", test_only_a_blocker},
        {"a person in two of the reader's teams stands once", test_two_teams},
        {"what was told is not told again", test_told_once},
        {"late and corrected are told apart", test_late_and_corrected},
        {"a person counts once", test_counts_once},
        {"a late answer is none for today", test_late_is_not_today},
        {"who was not asked is shown as such", test_skipped_by_grace},
        {"what was written for another team is not told", test_other_team},
        {"the last words of who left are told once", test_last_words},
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/digest/", tests[i].name, NULL);
        g_test_add(path, struct story, NULL, story_begin, tests[i].test, story_end);
    }
    return g_test_run();
}
