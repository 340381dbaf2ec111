/* SPDX-License-Identifier: GPL-3.0-or-later */
/* smtp: many mails over several connections, and what a server does to one of them. */
#include <stdio.h>
#include <string.h>

#include "muster/net/transport.h"
#include "smtp-peer.h"

enum { MAILS_MAX = 64 };

/* A run of up to MAILS_MAX mails, and what was said of each. */
struct run {
    guint count, taken;
    struct parcel parcels[MAILS_MAX];
    char ids[MAILS_MAX][16];
    struct outcome outcomes[MAILS_MAX];
    gboolean is_leaving[MAILS_MAX], is_kept; /* is_kept: none may leave */
    guint told;                              /* outcomes */
    GString *words;                          /* of the last */
};

static const char letter[] = "Subject: Hello\r\n\r\nAnn\r\n";

static guint place_of(const struct run *run, const struct parcel *parcel)
{
    return (guint)(parcel - run->parcels);
}

static const struct parcel *run_next(void *data, gint64 *wake_r)
{
    struct run *run = data;
    *wake_r = G_MAXINT64;
    return run->taken < run->count ? &run->parcels[run->taken++] : NULL;
}

static gboolean run_leaving(void *data, const struct parcel *parcel)
{
    struct run *run = data;
    run->is_leaving[place_of(run, parcel)] = TRUE;
    return !run->is_kept;
}

/* One outcome for each mail; none arrives, or may have, that was not said to be leaving. */
static void run_settled(void *data, const struct parcel *parcel, const struct outcome *outcome)
{
    struct run *run = data;
    guint place = place_of(run, parcel);
    g_assert_null(run->outcomes[place].reply);
    run->outcomes[place] = *outcome;
    run->outcomes[place].reply = "";
    g_string_assign(run->words, outcome->reply);
    if (outcome->verdict == VERDICT_ACCEPTED || outcome->verdict == VERDICT_DOUBT)
        g_assert_true(run->is_leaving[place]);
    run->told++;
}

static void run_resting(void *data)
{
    (void)data;
}

static struct run run_of(guint count)
{
    struct run run = {.count = count, .words = g_string_new(NULL)};
    for (guint i = 0; i < count; i++) {
        g_snprintf(run.ids[i], sizeof run.ids[i], "question:%u", i);
        run.parcels[i] = (struct parcel){.sender = "checkin+abc@acme.example",
                                         .recipient = "ann@acme.example",
                                         .bytes = (const guint8 *)letter,
                                         .length = strlen(letter)};
    }
    return run;
}

static guint run_count(const struct run *run, enum verdict verdict)
{
    guint count = 0;
    for (guint i = 0; i < run->count; i++)
        count += run->outcomes[i].reply != NULL && run->outcomes[i].verdict == verdict;
    return count;
}

/* Hands RUN to a peer that follows SCRIPT, to the end of both. Free the peer. */
static struct peer *run_with(struct run *run, const struct peer_script *script, int connections)
{
    static const struct dispatcher dispatcher = {run_next, run_leaving, run_settled, run_resting};
    struct peer *peer = peer_start(script);
    g_autofree char *url = g_strdup_printf("smtp://127.0.0.1:%d", peer_port(peer));
    struct transport_options options = {.url = url,
                                        .user = "",
                                        .password_command = "",
                                        .connections = connections,
                                        .timeout_seconds = 1};
    struct failure failure = {0};
    struct transport *transport = transport_open(&options, &failure);
    for (guint i = 0; i < run->count; i++)
        run->parcels[i].id = run->ids[i];
    transport_run(transport, &dispatcher, run);
    transport_close(transport);
    peer_stop(peer);
    g_assert_cmpuint(run->told, ==, run->taken);
    return peer;
}

static void run_end(struct run *run, struct peer *peer)
{
    g_string_free(run->words, TRUE);
    peer_free(peer);
}

static guint occurrences(const char *text, const char *words)
{
    guint count = 0;
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words))
        count++;
    return count;
}

static void test_several_connections(void)
{
    static const char *const ehlos[] = {NULL, "250 peer.example\r\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(ehlos); i++) {
        struct peer_script script = {.replies = {[PEER_EHLO] = ehlos[i]}, .together = 2};
        struct run run = run_of(MAILS_MAX);
        struct peer *peer = run_with(&run, &script, 4);
        g_assert_cmpuint(run_count(&run, VERDICT_ACCEPTED), ==, MAILS_MAX);
        g_assert_cmpuint(peer_mails_taken(peer), ==, MAILS_MAX);
        g_assert_cmpuint(occurrences(peer_mails(peer), letter), ==, MAILS_MAX);
        g_assert_cmpuint(peer_connections(peer), >, 1);
        g_assert_cmpuint(peer_connections(peer), <=, 4);
        /* The peer may be stopped before it has read the last one. */
        g_assert_cmpuint(occurrences(peer_heard(peer), "QUIT\n"), <=, peer_connections(peer));
        run_end(&run, peer);
    }
}

static void test_one_mail_needs_one_connection(void)
{
    struct peer_script healthy = {0};
    struct run run = run_of(1);
    struct peer *peer = run_with(&run, &healthy, 4);
    g_assert_cmpuint(peer_connections(peer), ==, 1);
    run_end(&run, peer);
}

/* What the server does to a conversation in its course is not the other mails' fault: each is taken
 * at last, but the one of which the answer was lost. */
static void test_conversations_end(void)
{
    static const struct {
        enum peer_step step;
        const char *does;
        guint doubts;
        int healthy_mails;
    } table[] = {
        {PEER_DOT, "250 ok\r\n!close", 0, 0},
        {PEER_DOT, "250 ok\r\n!reset", 0, 0},
        {PEER_DOT, "250 ok\r\n421 4.3.2 closing\r\n!close", 0, 0},
        {PEER_DOT, "250 ok\r\n421 4.3.2 closing\r\n!silent", 0, 0},
        {PEER_DOT, "!close", 1, 0},
        {PEER_DOT, "!silent", 1, 0},
        {PEER_DOT, "garbage\r\n", 1, 0},
        {PEER_MAIL, "421 4.7.0 too many mails\r\n!close", 0, 1},
        {PEER_MAIL, "421 4.7.0 too many mails\r\n!silent", 0, 1},
        {PEER_MAIL, "!close", 0, 1},
        {PEER_MAIL, "!reset", 0, 1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct peer_script script = {.healthy_again = TRUE,
                                     .healthy_mails = (guint)table[i].healthy_mails};
        script.replies[table[i].step] = table[i].does;
        struct run run = run_of(6);
        struct peer *peer = run_with(&run, &script, 1);
        g_test_message("step %d, \"%s\"", table[i].step, table[i].does);
        g_assert_cmpuint(run_count(&run, VERDICT_DOUBT), ==, table[i].doubts);
        g_assert_cmpuint(run_count(&run, VERDICT_ACCEPTED), ==, 6 - table[i].doubts);
        g_assert_cmpuint(peer_connections(peer), ==, 2);
        run_end(&run, peer);
    }
}

/* Every conversation ends after two mails, unsaid: the mails are many, and all arrive once. */
static void test_two_a_connection(void)
{
    struct peer_script script = {.replies = {[PEER_EHLO] = "250-peer\r\n250-PIPELINING\r\n"
                                                           "250 LIMITS RCPTMAX=1 MAILMAX=2\r\n"}};
    struct run run = run_of(9);
    struct peer *peer = run_with(&run, &script, 2);
    g_assert_cmpuint(run_count(&run, VERDICT_ACCEPTED), ==, 9);
    g_assert_cmpuint(peer_mails_taken(peer), ==, 9);
    g_assert_cmpuint(peer_connections(peer), >=, 5);
    g_assert_cmpuint(occurrences(peer_heard(peer), "QUIT\n"), ==, peer_connections(peer));
    run_end(&run, peer);
}

/* A server that lets us in once only. */
static void test_fewer_connections(void)
{
    static const char *const greetings[] = {"421 4.7.0 too many connections\r\n!close",
                                            "554 5.7.1 too many connections\r\n!close", "!close",
                                            "!silent"};
    for (gsize i = 0; i < G_N_ELEMENTS(greetings); i++) {
        struct peer_script script = {.healthy_first = TRUE,
                                     .replies = {[PEER_GREETING] = greetings[i]}};
        struct run run = run_of(30);
        struct peer *peer = run_with(&run, &script, 4);
        g_assert_cmpuint(run_count(&run, VERDICT_ACCEPTED), ==, 30);
        run_end(&run, peer);
    }
}

/* Trouble with the relay itself costs one look, and no mail. */
static void test_halts(void)
{
    static const struct {
        enum peer_step step;
        const char *does;
        enum blame blame;
    } table[] = {
        {PEER_GREETING, "421 4.3.2 not now\r\n!close", BLAME_RELAY},
        {PEER_GREETING, "554 5.7.1 go away\r\n!close", BLAME_US},
        {PEER_GREETING, "!close", BLAME_RELAY},
        {PEER_GREETING, "!silent", BLAME_RELAY},
        {PEER_EHLO, "250-endless\r\n!flood", BLAME_RELAY},
        {PEER_MAIL, "530 5.7.0 log in first\r\n", BLAME_US},
        {PEER_RCPT, "530 5.7.0 log in first\r\n", BLAME_US},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct peer_script script = {0};
        script.replies[table[i].step] = table[i].does;
        struct run run = run_of(40);
        struct peer *peer = run_with(&run, &script, 4);
        g_test_message("step %d, \"%s\": %s", table[i].step, table[i].does, run.words->str);
        g_assert_cmpuint(run_count(&run, VERDICT_HALTED), ==, run.told);
        g_assert_cmpuint(run.told, <=, 5);
        g_assert_cmpint(run.outcomes[0].blame, ==, table[i].blame);
        g_assert_cmpuint(peer_connections(peer), <=, table[i].step < PEER_MAIL ? 1 : 4);
        run_end(&run, peer);
    }
}

static void test_nobody_there(void)
{
    struct peer_script healthy = {0};
    struct peer *gone = peer_start(&healthy);
    static const struct dispatcher dispatcher = {run_next, run_leaving, run_settled, run_resting};
    g_autofree char *url = g_strdup_printf("smtp://127.0.0.1:%d", peer_port(gone));
    peer_stop(gone);
    struct transport_options options = {
        .url = url, .user = "", .password_command = "", .connections = 4, .timeout_seconds = 5};
    struct failure failure = {0};
    struct transport *transport = transport_open(&options, &failure);
    struct run run = run_of(40);
    gint64 begun = g_get_monotonic_time();
    transport_run(transport, &dispatcher, &run);
    transport_close(transport);
    g_assert_cmpint(g_get_monotonic_time() - begun, <, G_USEC_PER_SEC);
    g_assert_cmpuint(run.told, ==, 1);
    g_assert_cmpint(run.outcomes[0].verdict, ==, VERDICT_HALTED);
    g_assert_cmpint(run.outcomes[0].blame, ==, BLAME_RELAY);
    run_end(&run, gone);
}

/* It takes connections, and drops each at the first mail: after three it is as good as away. */
static void test_barren(void)
{
    struct peer_script script = {.replies = {[PEER_MAIL] = "!close"}};
    struct run run = run_of(40);
    struct peer *peer = run_with(&run, &script, 1);
    g_assert_cmpuint(run_count(&run, VERDICT_RETRY), ==, 3);
    g_assert_cmpuint(run_count(&run, VERDICT_HALTED), ==, 1);
    g_assert_cmpuint(run.taken, ==, 4);
    g_assert_cmpuint(peer_connections(peer), ==, 3);
    run_end(&run, peer);
}

/* Whom a refusal speaks about. */
static void test_blame(void)
{
    static const struct {
        enum peer_step step;
        const char *reply;
        enum blame blame;
    } table[] = {
        {PEER_MAIL, "553 5.1.8 no such domain\r\n", BLAME_US},
        {PEER_MAIL, "550 sender rejected\r\n", BLAME_US},
        {PEER_MAIL, "552 5.3.4 too large\r\n", BLAME_MAIL},
        {PEER_RCPT, "550 5.1.1 no such user\r\n", BLAME_MAIL},
        {PEER_RCPT, "554 5.7.1 relay access denied\r\n", BLAME_US},
        {PEER_DOT, "554 5.7.1 spam\r\n", BLAME_US},
        {PEER_DOT, "554 5.6.0 odd\r\n", BLAME_MAIL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct peer_script script = {.replies = {[PEER_DATA] = "503 5.5.1 no recipient\r\n"}};
        script.replies[table[i].step] = table[i].reply;
        if (table[i].step == PEER_DOT)
            script.replies[PEER_DATA] = NULL;
        struct run run = run_of(2);
        struct peer *peer = run_with(&run, &script, 1);
        g_assert_cmpuint(run_count(&run, VERDICT_REFUSED), ==, 2);
        g_assert_cmpint(run.outcomes[1].blame, ==, table[i].blame);
        g_assert_cmpuint(peer_connections(peer), ==, 1);
        run_end(&run, peer);
    }
}

static void test_delivery_reports(void)
{
    struct peer_script script = {.replies = {[PEER_EHLO] = "250-peer\r\n250-PIPELINING\r\n"
                                                           "250-SIZE\r\n250 DSN\r\n"}};
    struct run run = run_of(2);
    run.parcels[1].sender = "";
    run.parcels[1].recipient = "ann+x=y@acme.example";
    struct peer *peer = run_with(&run, &script, 1);
    g_assert_nonnull(
        strstr(peer_heard(peer),
               "MAIL FROM:<checkin+abc@acme.example> SIZE=23 RET=HDRS ENVID=question:0\n"
               "RCPT TO:<ann@acme.example> NOTIFY=FAILURE ORCPT=rfc822;ann@acme.example\nDATA\n"));
    g_assert_nonnull(strstr(peer_heard(peer), "MAIL FROM:<> SIZE=23 RET=HDRS ENVID=question:1\n"
                                              "RCPT TO:<ann+x=y@acme.example> NOTIFY=NEVER"
                                              " ORCPT=rfc822;ann+2Bx+3Dy@acme.example\nDATA\n"));
    run_end(&run, peer);
}

/* Whoever notes what leaves may not be able to. */
static void test_kept_here(void)
{
    struct peer_script healthy = {0};
    struct run run = run_of(3);
    run.is_kept = TRUE;
    struct peer *peer = run_with(&run, &healthy, 1);
    g_assert_cmpuint(run_count(&run, VERDICT_RETRY), ==, 3);
    g_assert_cmpstr(peer_mails(peer), ==, "");
    run_end(&run, peer);
}

/* Nothing in a mail ends it, and what stands behind a false end stays within. */
static void test_smuggling(void)
{
    static const char *const ends[] = {"\n.\n",     "\r.\r",      "\r\n.\n",   "\n.\r\n",
                                       "\r\n.\r",   "\r.\r\n",    "\r\n.\r\n", "\n.\r",
                                       "\r\r\n.\r", "\r\n.\r\r\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *bytes = g_strdup_printf(
            "Subject: x\r\n\r\none%sMAIL FROM:<eve@evil.example>\r\nRCPT TO:<bob@acme.example>\r\n"
            "DATA\r\nSubject: y\r\n\r\ntwo%s",
            ends[i], ends[i]);
        struct peer_script healthy = {0};
        struct run run = run_of(2);
        run.parcels[0].bytes = (const guint8 *)bytes;
        run.parcels[0].length = strlen(bytes);
        struct peer *peer = run_with(&run, &healthy, 1);
        g_assert_cmpuint(run_count(&run, VERDICT_ACCEPTED), ==, 2);
        g_assert_cmpuint(peer_mails_taken(peer), ==, 2);
        g_assert_null(strstr(peer_heard(peer), "evil"));
        g_assert_nonnull(strstr(peer_mails(peer), "\r\n.\r\n"));
        run_end(&run, peer);
    }
}

/* A server that will not forget an envelope is left, and its mails go elsewhere. */
static void test_no_reset(void)
{
    struct peer_script script = {.replies = {[PEER_RCPT] = "550 5.1.1 no such user\r\n",
                                             [PEER_DATA] = "503 5.5.1 no recipient\r\n",
                                             [PEER_RSET] = "502 5.5.1 what\r\n"}};
    struct run run = run_of(3);
    struct peer *peer = run_with(&run, &script, 1);
    g_assert_cmpuint(run_count(&run, VERDICT_REFUSED), ==, 3);
    g_assert_cmpuint(peer_connections(peer), ==, 3);
    run_end(&run, peer);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/smtp-many/several-connections", test_several_connections);
    g_test_add_func("/smtp-many/one-mail", test_one_mail_needs_one_connection);
    g_test_add_func("/smtp-many/conversations-end", test_conversations_end);
    g_test_add_func("/smtp-many/two-a-connection", test_two_a_connection);
    g_test_add_func("/smtp-many/fewer-connections", test_fewer_connections);
    g_test_add_func("/smtp-many/halts", test_halts);
    g_test_add_func("/smtp-many/nobody-there", test_nobody_there);
    g_test_add_func("/smtp-many/barren", test_barren);
    g_test_add_func("/smtp-many/blame", test_blame);
    g_test_add_func("/smtp-many/delivery-reports", test_delivery_reports);
    g_test_add_func("/smtp-many/kept-here", test_kept_here);
    g_test_add_func("/smtp-many/smuggling", test_smuggling);
    g_test_add_func("/smtp-many/no-reset", test_no_reset);
    return g_test_run();
}
