/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each level asks for, and whose word about a sender counts. */
#include <string.h>

#include "muster/work/recognise.h"
#include "small-site.h"

#define RECEIVED "Received: from out.example by mx.acme.example with ESMTP\n"
#define INNER "Received: from mx.acme.example by imap.acme.example with LMTP\n"
#define PASS "Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example\n"
#define FROM "From: ann@acme.example\n"

static const struct {
    const char *name, *head, *border;
    gboolean vouched;
} words[] = {
    {"above the border", PASS RECEIVED FROM, "", TRUE},
    {"below it", RECEIVED PASS FROM, "", FALSE},
    {"without one", PASS FROM, "", FALSE},
    {"nothing said", RECEIVED FROM, "", FALSE},
    {"above and below", PASS RECEIVED PASS FROM, "", TRUE},
    {"somebody else's word",
     "Authentication-Results: mx.evil.example; dmarc=pass header.from=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"a name that begins like the trusted one",
     "Authentication-Results: mx.acme.example.evil; dmarc=pass "
     "header.from=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"the trusted name in a comment",
     "Authentication-Results: (mx.acme.example) evil; dmarc=pass "
     "header.from=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"another domain",
     "Authentication-Results: mx.acme.example; dmarc=pass header.from=evil.example\n" RECEIVED FROM,
     "", FALSE},
    {"a domain above ours",
     "Authentication-Results: mx.acme.example; dmarc=pass header.from=example\n" RECEIVED FROM, "",
     FALSE},
    {"no domain", "Authentication-Results: mx.acme.example; dmarc=pass\n" RECEIVED FROM, "", FALSE},
    {"dmarc fails",
     "Authentication-Results: mx.acme.example; dmarc=fail header.from=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"only spf and dkim pass",
     "Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=acme.example; dkim=pass "
     "header.d=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"pass and fail in one field",
     "Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example; dmarc=fail "
     "header.from=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"pass and fail in two",
     PASS "Authentication-Results: mx.acme.example; dmarc=fail "
          "header.from=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"a pass, and a field about something else",
     "Authentication-Results: mx.acme.example; spf=fail\n" PASS RECEIVED FROM, "", TRUE},
    {"said by the same server in capitals",
     "AUTHENTICATION-RESULTS: MX.ACME.EXAMPLE; DMARC=PASS HEADER.FROM=ACME.EXAMPLE\n" RECEIVED FROM,
     "", TRUE},
    {"in quotes",
     "Authentication-Results: \"mx.acme.example\" 1; dmarc=pass "
     "header.from=\"acme.example\"\n" RECEIVED FROM,
     "", TRUE},
    {"no field by the letter",
     "Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example;\n" RECEIVED
         FROM,
     "", FALSE},
    {"ARC's field is none",
     "ARC-Authentication-Results: i=1; mx.acme.example; dmarc=pass "
     "header.from=acme.example\n" RECEIVED FROM,
     "", FALSE},
    {"two senders", PASS RECEIVED FROM FROM, "", FALSE},
    /* Our own servers stand above the border. */
    {"behind an inner hop", INNER PASS RECEIVED FROM, "", FALSE},
    {"with the border named", INNER PASS RECEIVED FROM, "mx.acme.example", TRUE},
    {"named in capitals", INNER PASS RECEIVED FROM, "MX.acme.example", TRUE},
    {"above the inner hop", PASS INNER RECEIVED FROM, "mx.acme.example", TRUE},
    {"below the named border", INNER RECEIVED PASS FROM, "mx.acme.example", FALSE},
    {"a second border below the first", INNER RECEIVED PASS RECEIVED FROM, "mx.acme.example",
     FALSE},
    {"a border that never was", INNER PASS FROM, "mx.acme.example", FALSE},
};

static struct mail_head *read_head(const char *text)
{
    g_autofree char *mail = g_strconcat(text, "\nHello\n", NULL);
    return mail_head_read((const guint8 *)mail, strlen(mail));
}

static void test_vouched(void)
{
    struct site *site = small_site_new();
    site->config->site.trust_authserv = "mx.acme.example";
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        struct mail_head *head = read_head(words[i].head);
        site->config->site.trust_received = words[i].border;
        g_test_message("%s", words[i].name);
        g_assert_cmpint(identity_is_vouched(site, head), ==, words[i].vouched);
        mail_head_free(head);
    }
    site->config->site.trust_authserv = "";
    site->config->site.trust_received = "";
    struct mail_head *head = read_head(PASS RECEIVED FROM);
    g_assert_false(identity_is_vouched(site, head)); /* nobody is trusted */
    mail_head_free(head);
    small_site_free(site);
}

#define SENDER "Sender: eve@evil.example\n"
#define BOB "From: bob@acme.example\n"

enum way { DELIVERED, WRITTEN, REFERRED, WAYS }; /* envelope, To, In-Reply-To */

static const struct {
    const char *head;
    const char *taken[WAYS]; /* at which levels it is, of "token from dmarc" */
} mails[] = {
    {FROM, {"tf", "tf", "tf"}},
    {PASS RECEIVED FROM, {"tfd", "tfd", "tfd"}},
    {RECEIVED PASS FROM, {"tf", "tf", "tf"}},
    {"From: ann@home.example\n", {"t", "", ""}},
    {BOB, {"", "", ""}}, /* he is somebody else, and known to be */
    {PASS RECEIVED BOB, {"", "", ""}},
    {FROM BOB, {"t", "", ""}},
    {PASS RECEIVED FROM SENDER, {"t", "", ""}},
    {"", {"t", "", ""}},
};

/* A reply to Ann's check-in, found by WAY. */
static struct recognised *find(struct recogniser *recogniser, const struct small_mail *mail,
                               enum way way)
{
    g_autofree char *address = g_strdup_printf("checkin+%s@acme.example", mail->token);
    char *named[] = {address, NULL}, *nothing[] = {NULL}, *references[] = {mail->message_id, NULL};
    struct mail_head traces = {.recipients = way == WRITTEN ? named : nothing,
                               .references = way == REFERRED ? references : nothing};
    return recognise_head(recogniser, way == DELIVERED ? address : "checkin@acme.example", &traces);
}

static void assert_levels(struct site *site, struct workflow_config *config,
                          const struct recognised *found, const struct mail_head *head,
                          const char *taken)
{
    static const struct {
        const char *word;
        char letter;
    } levels[] = {{"token", 't'}, {"token+from", 'f'}, {"token+from+dmarc", 'd'}};
    for (guint i = 0; i < G_N_ELEMENTS(levels); i++) {
        config->identity = levels[i].word;
        g_autofree char *doubt = recognised_doubt(site, found, head);
        g_test_message("%s: %s", levels[i].word, doubt != NULL ? doubt : "taken");
        g_assert_cmpint(doubt == NULL, ==, strchr(taken, levels[i].letter) != NULL);
    }
}

static void test_levels(void)
{
    struct site *site = small_site_new();
    struct failure failure = {0};
    struct workflow_config daily = {.name = "daily"};
    struct workflow workflow = {.config = &daily};
    site->workflows = &workflow;
    site->n_workflows = 1;
    site->config->site.trust_authserv = "mx.acme.example";
    g_assert_true(store_begin(site->store, &failure));
    gint64 ann = small_site_person(site, "ann@acme.example", "Ann Lee");
    small_site_person(site, "bob@acme.example", "Bob Ray");
    gint64 round = small_site_round(site, ann, "daily");
    struct small_mail mail = small_site_mail(site, ann, (gint64[]){round, 0});
    g_assert_true(store_commit(site->store, &failure));
    struct recogniser *recogniser = recogniser_new(site);
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++)
        for (enum way way = DELIVERED; way < WAYS; way++) {
            struct mail_head *head = read_head(mails[i].head);
            struct recognised *found = find(recogniser, &mail, way);
            g_test_message("%s by %d", mails[i].head, way);
            g_assert_cmpint(found->what, ==, RECOGNISED_MAIL);
            assert_levels(site, &daily, found, head, mails[i].taken[way]);
            recognised_free(found);
            mail_head_free(head);
        }
    recogniser_free(recogniser);
    g_free(mail.message_id);
    small_site_free(site);
}

/* A mail that asks for several workflows proves as much as the most careful of them wants. */
static void test_strictest(void)
{
    struct site *site = small_site_new();
    struct failure failure = {0};
    struct workflow_config configs[] = {{.name = "daily", .identity = "token"},
                                        {.name = "weekly", .identity = "token+from+dmarc"}};
    struct workflow workflows[] = {{.config = &configs[0]}, {.config = &configs[1]}};
    site->workflows = workflows;
    site->n_workflows = G_N_ELEMENTS(workflows);
    g_assert_true(store_begin(site->store, &failure));
    gint64 ann = small_site_person(site, "ann@acme.example", "Ann Lee");
    gint64 daily = small_site_round(site, ann, "daily"),
           weekly = small_site_round(site, ann, "weekly");
    gint64 gone = small_site_round(site, ann, "gone");
    const struct {
        gint64 rounds[3];
        enum identity level;
    } cases[] = {
        {{daily, 0}, IDENTITY_TOKEN},
        {{gone, 0}, IDENTITY_FROM},
        {{daily, weekly, 0}, IDENTITY_DMARC},
        {{0}, IDENTITY_DMARC}, /* a summary tells of all */
    };
    struct recogniser *recogniser = recogniser_new(site);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct small_mail mail = small_site_mail(site, ann, cases[i].rounds);
        g_autofree char *address = g_strdup_printf("checkin+%s@acme.example", mail.token);
        struct recognised *found = recognise_envelope(recogniser, address);
        g_assert_cmpint(recognised_level(site, found), ==, cases[i].level);
        recognised_free(found);
        g_free(mail.message_id);
    }
    g_assert_true(store_commit(site->store, &failure));
    recogniser_free(recogniser);
    small_site_free(site);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/identity/vouched", test_vouched);
    g_test_add_func("/identity/levels", test_levels);
    g_test_add_func("/identity/strictest", test_strictest);
    return g_test_run();
}
