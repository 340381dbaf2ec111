/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the spool to the store: what becomes of a mail, whatever happens on the way. Needs bad-cage
 * beside it. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "small-site.h"
#include "work/filing/filer.h"

static char *cage_program; /* bad-cage, which is as good as its mails */

/* Ann and Bob, each asked this morning. */
struct scene {
    struct site *site;
    gint64 ann, bob, daily, bobs;
    struct small_mail to_ann, to_bob;
    int stop;
};

static void scene_write(struct scene *scene)
{
    struct site *site = scene->site;
    scene->ann = small_site_person(site, "ann@acme.example", "Ann Lee");
    scene->bob = small_site_person(site, "bob@acme.example", "Bob Ray");
    scene->daily = small_site_round(site, scene->ann, "daily");
    scene->bobs = small_site_round(site, scene->bob, "daily");
    scene->to_ann = small_site_mail(site, scene->ann, (gint64[]){scene->daily, 0});
    scene->to_bob = small_site_mail(site, scene->bob, (gint64[]){scene->bobs, 0});
}

static struct scene scene_set(void)
{
    struct scene scene = {.site = small_site_new()};
    struct failure failure = {0};
    g_assert_true(store_begin(scene.site->store, &failure));
    scene_write(&scene);
    g_assert_true(store_commit(scene.site->store, &failure));
    return scene;
}

static void scene_clear(struct scene *scene)
{
    g_free(scene->to_ann.message_id);
    g_free(scene->to_bob.message_id);
    small_site_free(scene->site);
}

/* A reply as it comes in. */
struct reply {
    const char *token;  /* in its envelope; NULL: the bare address */
    const char *from;   /* NULL: Ann */
    const char *fields; /* more header fields, each with its line end; NULL: none */
    const char *text;
    gint64 minutes; /* after the question */
};

static void accept_bytes(const struct scene *scene, const struct envelope *envelope,
                         const char *bytes)
{
    struct failure failure = {0};
    char name[SPOOL_NAME_MAX];
    FILE *input = tmpfile();
    g_assert_nonnull(input);
    g_assert_cmpint(fputs(bytes, input), >=, 0);
    g_assert_cmpint(fflush(input), ==, 0);
    g_assert_cmpint(lseek(fileno(input), 0, SEEK_SET), ==, 0);
    spool_accept(scene->site->config->site.state, envelope, fileno(input), 1 << 20, NULL, name,
                 &failure);
    g_assert_cmpstr(failure.text, ==, "");
    fclose(input);
}

static void accept_reply(const struct scene *scene, const struct reply *reply)
{
    const char *from = reply->from != NULL ? reply->from : "ann@acme.example";
    g_autofree char *to = reply->token != NULL
                              ? g_strdup_printf("checkin+%s@acme.example", reply->token)
                              : g_strdup("checkin@acme.example");
    g_autofree char *bytes = g_strdup_printf(
        "From: <%s>\nTo: <%s>\nSubject: Re: Your check-in\n%sContent-Type: text/plain\n\n%s\n",
        from, to, reply->fields != NULL ? reply->fields : "", reply->text);
    struct envelope envelope = {.received = SITE_NOW + reply->minutes * INSTANT_MINUTE,
                                .intake = "test",
                                .sender = from,
                                .recipient = to};
    accept_bytes(scene, &envelope, bytes);
}

static struct filing_report file_all(struct scene *scene)
{
    struct failure failure = {0};
    struct filing_report report;
    gboolean fine = filing_run_with(scene->site, cage_program, 0, &scene->stop, &report, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_true(fine);
    return report;
}

static guint spool_waits(const struct scene *scene)
{
    struct failure failure = {0};
    char(*names)[SPOOL_NAME_MAX] = NULL;
    ssize_t count = spool_list(scene->site->config->site.state, 100, &names, &failure);
    free(names);
    g_assert_cmpint(count, >=, 0);
    return (guint)count;
}

static void assert_state(const struct scene *scene, gint64 id, enum round_state state,
                         const char *why)
{
    struct round *round = round_get(scene->site->store, id);
    g_assert_cmpstr(round_state_word(round->state), ==, round_state_word(state));
    g_assert_cmpstr(round->why, ==, why);
    round_free(round);
}

/* "1=text|3=text|text" of the latest revision; NULL when there is none. */
static char *entry_text(const struct scene *scene, gint64 round)
{
    struct entry *entry = entry_latest(scene->site->store, round);
    if (entry == NULL)
        return NULL;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        g_string_append_printf(text, "%u=%s|", answer->question, answer->text);
    }
    g_string_append(text, entry->unplaced);
    entry_free(entry);
    return g_string_free(text, FALSE);
}

static void assert_entry(const struct scene *scene, gint64 round, const char *wanted)
{
    g_autofree char *text = entry_text(scene, round);
    g_assert_cmpstr(text, ==, wanted);
}

/* Why the only held mail is held. */
static void assert_held(const struct scene *scene, const char *outcome, const char *why)
{
    g_autoptr(GPtrArray) held = received_held(scene->site->store, 10);
    g_assert_cmpuint(held->len, ==, 1);
    const struct received_mail *mail = g_ptr_array_index(held, 0);
    g_assert_cmpstr(mail->outcome, ==, outcome);
    g_assert_cmpstr(mail->why, ==, why);
    g_assert_cmpint(mail->person, ==, 0);
}

static void test_answer(void)
{
    struct scene scene = scene_set();
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL,
                                         "Done: invoices\nNext: review\nBlockers: no", 30});
    struct filing_report report = file_all(&scene);
    g_assert_cmpuint(report.entries, ==, 1);
    g_assert_cmpuint(spool_waits(&scene), ==, 0);
    assert_state(&scene, scene.daily, ROUND_ANSWERED, NULL);
    assert_entry(&scene, scene.daily, "1=invoices|2=review|3=no|");
    struct entry *entry = entry_latest(scene.site->store, scene.daily);
    g_assert_cmpint(entry->received, ==, SITE_NOW + 30 * INSTANT_MINUTE);
    g_assert_true(g_array_index(entry->answers, struct entry_answer, 2).nothing);
    entry_free(entry);
    scene_clear(&scene);
}

static void test_handle(void)
{
    struct scene scene = scene_set();
    g_autofree char *field = g_strdup_printf("In-Reply-To: <%s>\n", scene.to_ann.message_id);
    accept_reply(&scene, &(struct reply){NULL, NULL, field, "Done: invoices", 30});
    g_assert_cmpuint(file_all(&scene).entries, ==, 1);
    assert_entry(&scene, scene.daily, "1=invoices|");
    scene_clear(&scene);
}

/* By whatever way, and however often, it comes. */
static void test_duplicates(void)
{
    struct scene scene = scene_set();
    const struct reply reply = {scene.to_ann.token, NULL, NULL, "Done: invoices", 30};
    const struct reply relayed = {scene.to_ann.token, NULL, "Received: from mx by mx; today\n",
                                  "Done: invoices", 40};
    accept_reply(&scene, &reply);
    accept_reply(&scene, &reply);
    g_assert_cmpuint(file_all(&scene).duplicates, ==, 1);
    accept_reply(&scene, &relayed);
    g_assert_cmpuint(file_all(&scene).duplicates, ==, 1);
    struct entry *entry = entry_latest(scene.site->store, scene.daily);
    g_assert_cmpint(entry->revision, ==, 1);
    entry_free(entry);
    g_assert_cmpuint(spool_waits(&scene), ==, 0);
    scene_clear(&scene);
}

static void round_settle(const struct scene *scene, gint64 round, enum round_state state)
{
    struct failure failure = {0};
    g_assert_true(store_begin(scene->site->store, &failure));
    round_set_state(scene->site->store, round, state, NULL);
    g_assert_true(store_commit(scene->site->store, &failure));
}

/* What counts is when it was accepted, not when it was filed. */
static void test_in_time(void)
{
    static const struct {
        enum round_state before;
        gint64 minutes;
        enum round_state after;
    } table[] = {
        {ROUND_OPEN, 510, ROUND_ANSWERED},     {ROUND_OPEN, 511, ROUND_LATE},
        {ROUND_MISSED, 510, ROUND_ANSWERED},   {ROUND_MISSED, 511, ROUND_LATE},
        {ROUND_SKIPPED, 30, ROUND_ANSWERED},   {ROUND_AWAY, 30, ROUND_ANSWERED},
        {ROUND_ANSWERED, 900, ROUND_ANSWERED}, {ROUND_LATE, 900, ROUND_LATE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct scene scene = scene_set();
        scene.site->now = SITE_NOW + 3 * INSTANT_DAY;
        round_settle(&scene, scene.daily, table[i].before);
        accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, "Done: invoices",
                                             table[i].minutes});
        file_all(&scene);
        assert_state(&scene, scene.daily, table[i].after, NULL);
        scene_clear(&scene);
    }
}

static void queue_reminder(const struct scene *scene)
{
    struct failure failure = {0};
    struct store *store = scene->site->store;
    g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
    g_autofree char *key = g_strdup_printf("remind:%" G_GINT64_FORMAT ":1", scene->daily);
    const struct outbox_row row = {.key = key,
                                   .mail = scene->to_ann.id,
                                   .person = scene->ann,
                                   .round = scene->daily,
                                   .sender = "checkin@acme.example",
                                   .recipient = "ann@acme.example",
                                   .transport = "maildir:/x",
                                   .not_before = SITE_NOW,
                                   .not_after = SITE_NOW + INSTANT_DAY};
    g_assert_true(store_begin(store, &failure));
    g_assert_true(outbox_put(store, &row, bytes));
    due_set(store, &(struct due){"close", "daily", scene->ann, scene->daily, 0, SITE_TODAY,
                                 SITE_NOW + INSTANT_DAY});
    g_assert_true(store_commit(store, &failure));
}

static void test_reminder_is_cancelled(void)
{
    struct scene scene = scene_set();
    queue_reminder(&scene);
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, "Done: invoices", 30});
    file_all(&scene);
    struct outbox_counts counts;
    outbox_count(scene.site->store, "maildir:/x", &counts);
    g_assert_cmpint(counts.of[OUTBOX_CANCELLED], ==, 1);
    g_assert_false(due_waits_for_round(scene.site->store, scene.daily));
    scene_clear(&scene);
}

static void test_second_reply(void)
{
    struct scene scene = scene_set();
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL,
                                         "Done: invoices\nBlockers: no", 30});
    file_all(&scene);
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL,
                                         "Blockers: the test server is down", 60});
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, "Next: review", 70});
    g_assert_cmpuint(file_all(&scene).entries, ==, 2);
    assert_entry(&scene, scene.daily, "1=invoices|2=review|3=the test server is down|");
    struct entry *entry = entry_latest(scene.site->store, scene.daily);
    g_assert_cmpint(entry->revision, ==, 3);
    entry_free(entry);
    scene_clear(&scene);
}

static void test_skip(void)
{
    static const struct {
        const char *text;
        enum round_state state;
        const char *why;
    } table[] = {
        {"skip", ROUND_SKIPPED, "person"},         {"Skip.", ROUND_SKIPPED, "person"},
        {"off today", ROUND_SKIPPED, "off"},       {"Off", ROUND_SKIPPED, "off"},
        {"skip the review", ROUND_ANSWERED, NULL}, {"Done: skip", ROUND_SKIPPED, "person"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct scene scene = scene_set();
        accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, table[i].text, 30});
        file_all(&scene);
        assert_state(&scene, scene.daily, table[i].state, table[i].why);
        scene_clear(&scene);
    }
}

#define FALSE_TOKEN "aiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* Nothing is filed under a name that is not proved. */
static void test_held(void)
{
    static const struct {
        const char *token, *from, *why; /* "ANN": the true one */
    } table[] = {
        {"ANN", "bob@acme.example",
         "it answers the mail to ann@acme.example, but comes from bob@acme.example"},
        {"ANN", "mallory@evil.example",
         "it answers the mail to ann@acme.example, but comes from mallory@evil.example"},
        {"ANN", "ann@acme.example>, <bob@acme.example", "it has no single sender"},
        {FALSE_TOKEN, NULL, "the token in its address is none of ours"},
        {FALSE_TOKEN, "mallory@evil.example",
         "the token in its address is none of ours, and its sender is nobody we know"},
        {NULL, NULL, "it answers no mail of ours"},
        {"log", NULL, "it is to +log, and this version does not know what for"},
        {"help", "mallory@evil.example", "it is to +help, and its sender is nobody we know"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct scene scene = scene_set();
        const char *token =
            g_strcmp0(table[i].token, "ANN") == 0 ? scene.to_ann.token : table[i].token;
        accept_reply(&scene, &(struct reply){token, table[i].from, NULL, "Done: x", 30});
        struct filing_report report = file_all(&scene);
        g_assert_cmpuint(report.held, ==, 1);
        g_assert_cmpuint(report.entries, ==, 0);
        assert_held(&scene, "held", table[i].why);
        assert_entry(&scene, scene.daily, NULL);
        assert_state(&scene, scene.daily, ROUND_OPEN, NULL);
        g_assert_cmpuint(spool_waits(&scene), ==, 0);
        scene_clear(&scene);
    }
}

static void test_machines(void)
{
    static const struct {
        const char *fields, *from;
        enum round_state state;
    } table[] = {
        {"List-Id: <talk.acme.example>\nPrecedence: list\n", NULL, ROUND_OPEN},
        {"Auto-Submitted: auto-generated\n", NULL, ROUND_OPEN},
        {"Auto-Submitted: auto-replied\n", NULL, ROUND_AWAY},
        {"Auto-Submitted: auto-replied\n", "bob@acme.example", ROUND_OPEN},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct scene scene = scene_set();
        accept_reply(&scene, &(struct reply){scene.to_ann.token, table[i].from, table[i].fields,
                                             "Done: on leave", 30});
        struct filing_report report = file_all(&scene);
        g_test_message("%s", table[i].fields);
        g_assert_cmpuint(report.filed, ==, 1);
        g_assert_cmpuint(report.held + report.entries, ==, 0);
        assert_state(&scene, scene.daily, table[i].state, NULL);
        scene_clear(&scene);
    }
}

static void test_tokens_are_masked(void)
{
    struct scene scene = scene_set();
    g_autofree char *text =
        g_strdup_printf("Done: wrote to checkin+%s@acme.example", scene.to_bob.token);
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, text, 30});
    file_all(&scene);
    assert_entry(&scene, scene.daily, "1=wrote to checkin+(token)@acme.example|");
    scene_clear(&scene);
}

/* It is held, while the other, which may come before it, goes into the cage with it and is filed. */
static void assert_poison(const char *field, const char *why, int others_minute)
{
    struct scene scene = scene_set();
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, field, "Done: x", 30});
    accept_reply(&scene, &(struct reply){scene.to_bob.token, "bob@acme.example", NULL, "Done: y",
                                         others_minute});
    struct filing_report report = file_all(&scene);
    g_assert_cmpuint(report.poisoned, ==, 1);
    g_assert_cmpuint(report.entries, ==, 1);
    assert_held(&scene, "poison", why);
    assert_entry(&scene, scene.bobs, "1=y|");
    assert_entry(&scene, scene.daily, NULL);
    g_assert_cmpuint(spool_waits(&scene), ==, 0);
    scene_clear(&scene);
}

static void test_poison(void)
{
    static const int minutes[] = {29, 31};
    for (guint i = 0; i < G_N_ELEMENTS(minutes); i++) {
        assert_poison("X-Test: crash\n", "the mail ends its reader (status 6)", minutes[i]);
        assert_poison("X-Test: nonsense\n", "the mail makes its reader answer nonsense",
                      minutes[i]);
    }
}

/* Runs a filer in a process of its own, as the program would; TRUE when it came to its end. */
static gboolean filer_survives(struct scene *scene)
{
    store_close(scene->site->store);
    pid_t pid = fork();
    struct failure failure = {0};
    scene->site->store = store_open(scene->site->config->site.state, STORE_WRITE, &failure);
    g_assert_nonnull(scene->site->store);
    if (pid == 0) {
        struct filing_report report;
        _exit(filing_run_with(scene->site, cage_program, 0, NULL, &report, &failure) ? 0 : 1);
    }
    int status;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_true(!WIFEXITED(status) || WEXITSTATUS(status) == 0);
    return WIFEXITED(status);
}

/* A mail that ends the filer itself is found out, and costs nobody else's. */
static void test_filer_dies(void)
{
    struct scene scene = scene_set();
    accept_reply(&scene,
                 &(struct reply){scene.to_bob.token, "bob@acme.example", NULL, "Done: y", 29});
    accept_reply(&scene,
                 &(struct reply){scene.to_ann.token, NULL, "X-Test: kill-filer\n", "Done: x", 30});
    guint deaths = 0;
    while (!filer_survives(&scene))
        g_assert_cmpuint(++deaths, <, 10);
    g_assert_cmpuint(deaths, ==, 1 + POISON_ATTEMPTS); /* once in a batch, then alone */
    assert_held(&scene, "poison", "the filer itself ended over it");
    assert_entry(&scene, scene.bobs, "1=y|");
    g_assert_cmpuint(spool_waits(&scene), ==, 0);
    scene_clear(&scene);
}

static char *spool_first(const struct scene *scene)
{
    struct failure failure = {0};
    char(*names)[SPOOL_NAME_MAX] = NULL;
    g_assert_cmpint(spool_list(scene->site->config->site.state, 1, &names, &failure), ==, 1);
    char *name = g_strdup(names[0]);
    free(names);
    return name;
}

/* Committed, and cut off before it left the spool. */
static void test_filed_before(void)
{
    struct scene scene = scene_set();
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, "Done: x", 30});
    g_autofree char *name = spool_first(&scene);
    const char *state = scene.site->config->site.state;
    g_autofree char *waiting = g_build_filename(state, "spool", "new", name, NULL);
    g_autofree char *raw = g_build_filename(state, "raw", "2026-11-23", name, NULL);
    file_all(&scene);
    g_assert_cmpint(rename(raw, waiting), ==, 0);
    struct filing_report report = file_all(&scene);
    g_assert_cmpuint(report.filed, ==, 0);
    g_assert_true(g_file_test(raw, G_FILE_TEST_EXISTS));
    g_assert_cmpuint(spool_waits(&scene), ==, 0);
    scene_clear(&scene);
}

static void test_unreadable(void)
{
    struct scene scene = scene_set();
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, "Done: x", 30});
    g_autofree char *name = spool_first(&scene);
    g_autofree char *path =
        g_build_filename(scene.site->config->site.state, "spool", "new", name, NULL);
    g_assert_true(g_file_set_contents(path, "not what the spool writes\n", -1, NULL));
    g_assert_cmpuint(file_all(&scene).held, ==, 1);
    g_autofree char *why = g_strdup_printf("%s is no mail of this spool", name);
    assert_held(&scene, "held", why);
    g_assert_cmpuint(spool_waits(&scene), ==, 0);
    scene_clear(&scene);
}

/* When the cage itself is broken, no mail is to blame, and none is touched. */
static void test_no_cage(void)
{
    struct scene scene = scene_set();
    struct failure failure = {0};
    struct filing_report report;
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, "Done: x", 30});
    g_assert_false(filing_run_with(scene.site, "/nonexistent/cage", 0, NULL, &report, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    g_assert_cmpuint(spool_waits(&scene), ==, 1);
    g_assert_cmpuint(file_all(&scene).entries, ==, 1);
    scene_clear(&scene);
}

static void test_stop(void)
{
    struct scene scene = scene_set();
    accept_reply(&scene, &(struct reply){scene.to_ann.token, NULL, NULL, "Done: x", 30});
    scene.stop = 1;
    g_assert_cmpuint(file_all(&scene).filed, ==, 0);
    g_assert_cmpuint(spool_waits(&scene), ==, 1);
    scene_clear(&scene);
}

/* Two rounds in one mail: their questions are numbered through. */
static void test_two_rounds(void)
{
    struct scene scene = scene_set();
    struct failure failure = {0};
    g_assert_true(store_begin(scene.site->store, &failure));
    gint64 weekly = small_site_round(scene.site, scene.ann, "weekly");
    struct small_mail both =
        small_site_mail(scene.site, scene.ann, (gint64[]){scene.daily, weekly, 0});
    g_assert_true(store_commit(scene.site->store, &failure));
    accept_reply(&scene, &(struct reply){both.token, NULL, NULL, "1. a\n2. b\n5. c", 30});
    file_all(&scene);
    assert_entry(&scene, scene.daily, "1=a|2=b|");
    assert_entry(&scene, weekly, "2=c|");
    assert_state(&scene, weekly, ROUND_ANSWERED, NULL);
    g_free(both.message_id);
    scene_clear(&scene);
}

int main(int argc, char **argv)
{
    g_autofree char *folder = g_path_get_dirname(argv[0]);
    cage_program = g_build_filename(folder, "bad-cage", NULL);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/filing/answer", test_answer);
    g_test_add_func("/filing/handle", test_handle);
    g_test_add_func("/filing/duplicates", test_duplicates);
    g_test_add_func("/filing/in-time", test_in_time);
    g_test_add_func("/filing/reminder", test_reminder_is_cancelled);
    g_test_add_func("/filing/second-reply", test_second_reply);
    g_test_add_func("/filing/skip", test_skip);
    g_test_add_func("/filing/held", test_held);
    g_test_add_func("/filing/machines", test_machines);
    g_test_add_func("/filing/masked", test_tokens_are_masked);
    g_test_add_func("/filing/poison", test_poison);
    g_test_add_func("/filing/filer-dies", test_filer_dies);
    g_test_add_func("/filing/filed-before", test_filed_before);
    g_test_add_func("/filing/unreadable", test_unreadable);
    g_test_add_func("/filing/no-cage", test_no_cage);
    g_test_add_func("/filing/stop", test_stop);
    g_test_add_func("/filing/two-rounds", test_two_rounds);
    int code = g_test_run();
    g_free(cage_program);
    return code;
}
