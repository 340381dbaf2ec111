/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of our mails does this message answer, and may its sender? */
#include <string.h>

#include "muster/work/recognise.h"
#include "small-site.h"

/* Ann and Bob, each with today's round and its mail; Ann also reads, and got a summary. */
struct scene {
    struct site *site;
    struct recogniser *recogniser;
    gint64 ann, bob, round, weekly;
    struct small_mail to_ann, to_bob, summary;
    char trial[TOKEN_LENGTH + 1];
};

static void scene_write(struct scene *scene)
{
    static const char *const aliases[] = {"ann.lee@home.example", NULL};
    struct site *site = scene->site;
    scene->ann = small_site_person(site, "ann@acme.example", "Ann Lee");
    scene->bob = small_site_person(site, "bob@acme.example", "Bob Ray");
    person_set_aliases(site->store, scene->ann, aliases);
    scene->round = small_site_round(site, scene->ann, "daily");
    scene->weekly = small_site_round(site, scene->ann, "weekly");
    gint64 bobs = small_site_round(site, scene->bob, "daily");
    scene->to_ann = small_site_mail(site, scene->ann, (gint64[]){scene->round, scene->weekly, 0});
    scene->to_bob = small_site_mail(site, scene->bob, (gint64[]){bobs, 0});
    scene->summary = small_site_mail(site, scene->ann, (gint64[]){0});
}

static struct scene scene_set(void)
{
    struct scene scene = {.site = small_site_new()};
    struct failure failure = {0};
    g_assert_true(store_begin(scene.site->store, &failure));
    scene_write(&scene);
    g_assert_true(store_commit(scene.site->store, &failure));
    token_make(scene.site->keys,
               &(struct token){.kind = TOKEN_TRIAL, .mail = 1, .expires = SITE_TODAY + 1},
               scene.trial);
    scene.recogniser = recogniser_new(scene.site);
    return scene;
}

static void scene_clear(struct scene *scene)
{
    recogniser_free(scene->recogniser);
    g_free(scene->to_ann.message_id);
    g_free(scene->to_bob.message_id);
    g_free(scene->summary.message_id);
    small_site_free(scene->site);
}

/* TEXT with A, B and S standing for the tokens of the three mails, a, b, s for their handles, and T
 * for the token of a trial, each behind a %. */
static char *fill(const struct scene *scene, const char *text)
{
    const char *marks[][2] = {
        {"%A", scene->to_ann.token},  {"%B", scene->to_bob.token},  {"%S", scene->summary.token},
        {"%a", scene->to_ann.handle}, {"%b", scene->to_bob.handle}, {"%s", scene->summary.handle},
        {"%T", scene->trial},
    };
    GString *filled = g_string_new(text);
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        g_string_replace(filled, marks[i][0], marks[i][1], 0);
    return g_string_free(filled, FALSE);
}

static char **fill_list(const struct scene *scene, const char *text)
{
    g_autofree char *filled = fill(scene, text != NULL ? text : "");
    return filled[0] != '\0' ? g_strsplit(filled, " ", -1) : g_new0(char *, 1);
}

/* One message as its envelope and head show it; NULL: none of it. */
struct message {
    const char *recipient, *to, *references, *subject;
};

static struct recognised *recognise(const struct scene *scene, const struct message *message)
{
    g_autofree char *recipient =
        message->recipient != NULL ? fill(scene, message->recipient) : NULL;
    g_auto(GStrv) to = fill_list(scene, message->to);
    g_auto(GStrv) references = fill_list(scene, message->references);
    g_autofree char *subject = message->subject != NULL ? fill(scene, message->subject) : NULL;
    struct mail_head head = {.recipients = to, .references = references, .subject = subject};
    return recognise_head(scene->recogniser, recipient, &head);
}

#define FALSE_TOKEN "aiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct {
    const char *name;
    struct message message;
    const char *found; /* "ann", "bob", "summary", "door:help", "trial", or the words of why not */
} table[] = {
    {"the envelope's token", {"checkin+%A@acme.example", NULL, NULL, NULL}, "ann"},
    {"in capitals", {"CHECKIN+%A@ACME.EXAMPLE", NULL, NULL, NULL}, "ann"},
    {"a token in To", {NULL, "mia@acme.example checkin+%B@acme.example", NULL, NULL}, "bob"},
    {"the envelope before To",
     {"checkin+%A@acme.example", "checkin+%B@acme.example", NULL, NULL},
     "ann"},
    {"To before References",
     {"checkin@acme.example", "checkin+%B@acme.example", "%a@acme.example", NULL},
     "bob"},
    {"a handle", {"checkin@acme.example", NULL, "%a@acme.example", NULL}, "ann"},
    {"the newest handle that is ours",
     {NULL, NULL, "x.y@home.example %s@acme.example %a@acme.example", NULL},
     "summary"},
    {"a summary", {"checkin+%S@acme.example", NULL, NULL, NULL}, "summary"},
    {"another domain",
     {"checkin+%A@other.example", NULL, NULL, NULL},
     "it answers no mail of ours"},
    {"no trace",
     {"checkin@acme.example", "checkin@acme.example", "q@home.example", NULL},
     "it answers no mail of ours"},
    {"an unknown handle",
     {NULL, NULL, "aaaaaaaaaaaaaaaa@acme.example", NULL},
     "it answers no mail of ours"},
    {"a handle that is only the start of an id",
     {NULL, NULL, "%ax@acme.example", NULL},
     "it answers no mail of ours"},
    {"a false token",
     {"checkin+" FALSE_TOKEN "@acme.example", NULL, NULL, NULL},
     "the token in its address is none of ours"},
    {"a false token is not helped by a handle",
     {"checkin+" FALSE_TOKEN "@acme.example", NULL, "%a@acme.example", NULL},
     "the token in its address is none of ours"},
    {"a short token is none", {"checkin+abcd@acme.example", NULL, "%a@acme.example", NULL}, "ann"},
    {"a door", {"checkin+help@acme.example", NULL, NULL, NULL}, "door:help"},
    {"a door in capitals", {"checkin+HELP@acme.example", NULL, NULL, NULL}, "door:help"},
    {"a token before a door",
     {"checkin+help@acme.example", "checkin+%A@acme.example", NULL, NULL},
     "ann"},
    {"a trial", {"checkin+%T@acme.example", NULL, NULL, NULL}, "trial"},
    {"a trial's Message-ID", {"checkin@acme.example", NULL, "%T@acme.example", NULL}, "trial"},
    {"a mail of ours before a trial",
     {"checkin@acme.example", NULL, "%T@acme.example %a@acme.example", NULL},
     "ann"},
    {"a Message-ID that only looks like a trial's",
     {NULL, NULL, FALSE_TOKEN "@acme.example", NULL},
     "it answers no mail of ours"},
    {"the token of a mail is no trial's, in a Message-ID",
     {NULL, NULL, "%A@acme.example", NULL},
     "it answers no mail of ours"},
    {"a handle in the subject means nothing with a delimiter",
     {NULL, NULL, NULL, "Re: hi [%a]"},
     "it answers no mail of ours"},
};

static void assert_found(const struct scene *scene, const struct recognised *found,
                         const char *wanted)
{
    const struct {
        const char *name;
        const struct small_mail *mail;
    } mails[] = {{"ann", &scene->to_ann}, {"bob", &scene->to_bob}, {"summary", &scene->summary}};
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++)
        if (strcmp(mails[i].name, wanted) == 0) {
            g_assert_cmpint(found->what, ==, RECOGNISED_MAIL);
            g_assert_cmpint(found->mail->id, ==, mails[i].mail->id);
            return;
        }
    if (g_str_has_prefix(wanted, "door:") || strcmp(wanted, "trial") == 0) {
        g_assert_cmpstr(found->target, ==, wanted);
        return;
    }
    g_assert_cmpint(found->what, ==, RECOGNISED_NOTHING);
    g_assert_cmpstr(found->target, ==, "site");
    g_assert_cmpstr(found->why, ==, wanted);
}

static void test_traces(void)
{
    struct scene scene = scene_set();
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_test_message("%s", table[i].name);
        struct recognised *found = recognise(&scene, &table[i].message);
        assert_found(&scene, found, table[i].found);
        recognised_free(found);
    }
    scene_clear(&scene);
}

static void test_subject_without_delimiter(void)
{
    struct scene scene = scene_set();
    scene.site->config->site.delimiter = "";
    struct recognised *found =
        recognise(&scene, &(struct message){NULL, NULL, NULL, "Re: [x] hi [%a] [y]"});
    assert_found(&scene, found, "ann");
    recognised_free(found);
    scene_clear(&scene);
}

/* Old addresses complete themselves in address books: they still name their mail. */
static void test_expired_token(void)
{
    struct scene scene = scene_set();
    scene.site->now += (TOKEN_DAYS + 10) * INSTANT_DAY;
    struct recognised *found =
        recognise(&scene, &(struct message){"checkin+%A@acme.example", NULL, NULL, NULL});
    assert_found(&scene, found, "ann");
    recognised_free(found);
    scene_clear(&scene);
}

static void test_envelope_alone(void)
{
    struct scene scene = scene_set();
    g_autofree char *good = fill(&scene, "checkin+%A@acme.example");
    struct recognised *found = recognise_envelope(scene.recogniser, good);
    assert_found(&scene, found, "ann");
    recognised_free(found);
    g_assert_null(recognise_envelope(scene.recogniser, NULL));
    g_assert_null(recognise_envelope(scene.recogniser, "checkin@acme.example"));
    g_assert_null(recognise_envelope(scene.recogniser, "checkin+help@acme.example"));
    scene_clear(&scene);
}

static void test_questions_are_numbered_through(void)
{
    struct scene scene = scene_set();
    struct recognised *found =
        recognise(&scene, &(struct message){"checkin+%A@acme.example", NULL, NULL, NULL});
    g_assert_cmpuint(found->asked.n_questions, ==, 6);
    g_assert_cmpuint(found->rounds->len, ==, 2);
    const struct asked_place *fifth = &g_array_index(found->places, struct asked_place, 4);
    g_assert_cmpuint(fifth->round, ==, 1);
    g_assert_cmpuint(fifth->question, ==, 2);
    g_assert_cmpstr(found->asked.questions[4].prompt, ==, "What will you do next?");
    g_assert_cmpstr(found->asked.questions[2].kind, ==, "blocker");
    g_assert_cmpstr(found->asked.questions[2].labels[0], ==, "blockers");
    g_assert_nonnull(strstr(found->asked.text, "What did you get done"));
    recognised_free(found);
    scene_clear(&scene);
}

static void assert_doubt(const struct scene *scene, const struct recognised *found,
                         const char *from, const char *wanted)
{
    struct mail_head head = {.from = (char *)from};
    g_autofree char *doubt = recognised_doubt(scene->site, found, &head);
    g_assert_cmpstr(doubt, ==, wanted);
}

static void test_sender(void)
{
    struct scene scene = scene_set();
    struct recognised *found =
        recognise(&scene, &(struct message){"checkin+%A@acme.example", NULL, NULL, NULL});
    assert_doubt(&scene, found, "ann@acme.example", NULL);
    assert_doubt(&scene, found, "ann.lee@home.example", NULL);
    assert_doubt(&scene, found, "bob@acme.example",
                 "it answers the mail to ann@acme.example, but comes from bob@acme.example");
    assert_doubt(&scene, found, NULL, "it has no single sender");
    found->person->state = PERSON_LEFT;
    assert_doubt(&scene, found, "ann@acme.example", "ann@acme.example has left");
    recognised_free(found);
    scene_clear(&scene);
}

static void test_kind(void)
{
    struct scene scene = scene_set();
    const struct {
        struct message message;
        enum mail_kind head, kind;
    } kinds[] = {
        {{"checkin+%A@acme.example", NULL, NULL, NULL}, MAIL_OTHER, MAIL_REPLY},
        {{"checkin+%A@acme.example", NULL, NULL, NULL}, MAIL_AUTO, MAIL_AUTO},
        {{"checkin@acme.example", NULL, NULL, NULL}, MAIL_REPLY, MAIL_OTHER},
        {{"checkin+" FALSE_TOKEN "@acme.example", NULL, NULL, NULL}, MAIL_OTHER, MAIL_REPLY},
        {{"checkin+help@acme.example", NULL, NULL, NULL}, MAIL_COMMAND, MAIL_COMMAND},
    };
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        struct recognised *found = recognise(&scene, &kinds[i].message);
        struct mail_head head = {.kind = kinds[i].head};
        g_assert_cmpint(recognised_kind(found, &head), ==, kinds[i].kind);
        recognised_free(found);
    }
    scene_clear(&scene);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/recognise/traces", test_traces);
    g_test_add_func("/recognise/subject", test_subject_without_delimiter);
    g_test_add_func("/recognise/expired", test_expired_token);
    g_test_add_func("/recognise/envelope", test_envelope_alone);
    g_test_add_func("/recognise/questions", test_questions_are_numbered_through);
    g_test_add_func("/recognise/sender", test_sender);
    g_test_add_func("/recognise/kind", test_kind);
    return g_test_run();
}
