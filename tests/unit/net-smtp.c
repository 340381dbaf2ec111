/* SPDX-License-Identifier: GPL-3.0-or-later */
/* smtp: what becomes of a mail at each state of the dialogue, whatever the server does there. */
#include <string.h>

#include "muster/net/transport.h"
#include "smtp-peer.h"

/* One conversation with one peer. */
struct meeting {
    struct peer *peer;
    struct transport *transport;
    GString *reply;
    enum blame blame; /* of the last outcome */
};

static const char letter[] = "Subject: Hello\r\n\r\nAnn,\n.\nbye\r\n";

static struct meeting meet(const struct peer_script *script, const char *host, const char *user,
                           const char *password_command, int timeout_seconds)
{
    struct meeting meeting = {.peer = peer_start(script), .reply = g_string_new(NULL)};
    g_autofree char *url = g_strdup_printf("smtp://%s:%d", host, peer_port(meeting.peer));
    struct transport_options options = {.url = url,
                                        .user = user,
                                        .password_command = password_command,
                                        .timeout_seconds = timeout_seconds};
    struct failure failure = {0};
    meeting.transport = transport_open(&options, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    return meeting;
}

static struct meeting meet_simply(const struct peer_script *script)
{
    return meet(script, "127.0.0.1", "", "", 1);
}

/* A dispatcher of one parcel, which remembers what it is told. */
struct errand {
    const struct parcel *parcel;
    gboolean is_leaving;
    enum verdict verdict;
    enum blame blame;
    GString *reply;
};

static const struct parcel *errand_next(void *data, gint64 *wake_r)
{
    struct errand *errand = data;
    *wake_r = G_MAXINT64;
    return g_steal_pointer(&errand->parcel);
}

static gboolean errand_leaving(void *data, const struct parcel *parcel)
{
    struct errand *errand = data;
    (void)parcel;
    errand->is_leaving = TRUE;
    return TRUE;
}

static void errand_settled(void *data, const struct parcel *parcel, const struct outcome *outcome)
{
    struct errand *errand = data;
    (void)parcel;
    errand->verdict = outcome->verdict;
    errand->blame = outcome->blame;
    g_string_assign(errand->reply, outcome->reply);
}

static void errand_resting(void *data)
{
    (void)data;
}

/* Nothing arrives, or may have arrived, that was not said to be leaving. */
static enum verdict run_errand(struct meeting *meeting, const struct parcel *parcel)
{
    static const struct dispatcher dispatcher = {errand_next, errand_leaving, errand_settled,
                                                 errand_resting};
    struct errand errand = {.parcel = parcel, .verdict = -1, .reply = meeting->reply};
    transport_run(meeting->transport, &dispatcher, &errand);
    if (errand.verdict == VERDICT_ACCEPTED || errand.verdict == VERDICT_DOUBT)
        g_assert_true(errand.is_leaving);
    meeting->blame = errand.blame;
    return errand.verdict;
}

static enum verdict hand_over(struct meeting *meeting, const char *bytes, gsize length)
{
    struct parcel parcel = {.sender = "checkin+abc@acme.example",
                            .recipient = "ann@acme.example",
                            .bytes = (const guint8 *)bytes,
                            .length = length,
                            .id = "question:7"};
    return run_errand(meeting, &parcel);
}

static enum verdict hand_over_letter(struct meeting *meeting)
{
    return hand_over(meeting, letter, strlen(letter));
}

/* Says goodbye; what the peer heard can be asked then. */
static void part(struct meeting *meeting)
{
    transport_close(meeting->transport);
    peer_stop(meeting->peer);
}

static void forget(struct meeting *meeting)
{
    peer_free(meeting->peer);
    g_string_free(meeting->reply, TRUE);
}

static void test_accepted(void)
{
    struct peer_script healthy = {0};
    struct meeting meeting = meet_simply(&healthy);
    g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_ACCEPTED);
    g_assert_cmpstr(meeting.reply->str, ==, "250 2.0.0 queued as 1");
    part(&meeting);
    g_assert_cmpstr(peer_mails(meeting.peer), ==, "Subject: Hello\r\n\r\nAnn,\r\n.\r\nbye\r\n");
    g_assert_nonnull(strstr(peer_heard(meeting.peer),
                            "MAIL FROM:<checkin+abc@acme.example> SIZE=33\n"
                            "RCPT TO:<ann@acme.example>\nDATA\nQUIT\n"));
    forget(&meeting);
}

static void test_null_sender(void)
{
    struct peer_script bare = {.replies = {[PEER_EHLO] = "250 peer\r\n"}};
    struct meeting meeting = meet_simply(&bare);
    struct parcel parcel = {.sender = "",
                            .recipient = "ann@acme.example",
                            .bytes = (const guint8 *)"x",
                            .length = 1,
                            .id = "x"};
    g_assert_cmpint(run_errand(&meeting, &parcel), ==, VERDICT_ACCEPTED);
    part(&meeting);
    g_assert_nonnull(strstr(peer_heard(meeting.peer), "MAIL FROM:<>\n"));
    forget(&meeting);
}

/* What the server does at one step, and what that means for the mail. */
static const struct {
    enum peer_step step;
    const char *does;
    enum verdict verdict;
} states[] = {
    {PEER_GREETING, "421 4.3.2 not now\r\n", VERDICT_HALTED},
    {PEER_GREETING, "554 5.7.1 go away\r\n", VERDICT_HALTED},
    {PEER_GREETING, "!close", VERDICT_HALTED},
    {PEER_GREETING, "!reset", VERDICT_HALTED},
    {PEER_GREETING, "!silent", VERDICT_HALTED},
    {PEER_GREETING, "HTTP/1.0 400 Bad Request\r\n!close", VERDICT_HALTED},
    {PEER_GREETING, "220-a\r\n220-b\r\n!silent", VERDICT_HALTED},
    {PEER_GREETING, "220-welcome\r\n!flood", VERDICT_HALTED},
    {PEER_GREETING, "no end of a line!flood", VERDICT_HALTED},
    {PEER_GREETING, "220 welcome to the slowest server there is!drip", VERDICT_HALTED},
    {PEER_EHLO, "250-SOMETHING\r\n!flood", VERDICT_HALTED},
    {PEER_EHLO, "421 4.3.2 not now\r\n!close", VERDICT_HALTED},
    {PEER_EHLO, "502 5.5.1 what\r\n", VERDICT_ACCEPTED}, /* HELO does */
    {PEER_EHLO, "!close", VERDICT_HALTED},
    {PEER_EHLO, "250-a\r\n!silent", VERDICT_HALTED},
    {PEER_MAIL, "451 4.3.0 not now\r\n", VERDICT_RETRY},
    {PEER_MAIL, "421 4.3.2 not now\r\n!close", VERDICT_RETRY},
    {PEER_MAIL, "553 5.1.8 no such domain\r\n", VERDICT_REFUSED},
    {PEER_MAIL, "530 5.7.0 log in first\r\n", VERDICT_HALTED},
    {PEER_MAIL, "!close", VERDICT_RETRY},
    {PEER_MAIL, "!silent", VERDICT_RETRY},
    {PEER_MAIL, "garbage\r\n", VERDICT_RETRY},
    {PEER_MAIL, "250 drop by drop by drop by drop\r\n!drip", VERDICT_RETRY},
    {PEER_RCPT, "250-and\r\n!flood", VERDICT_RETRY},
    {PEER_RCPT, "no end of a line!flood", VERDICT_RETRY},
    {PEER_RCPT, "450 4.2.0 greylisted\r\n", VERDICT_RETRY},
    {PEER_RCPT, "550 5.1.1 no such user\r\n", VERDICT_REFUSED},
    {PEER_RCPT, "550 5.1.1 no such user\r\n!close", VERDICT_REFUSED},
    {PEER_RCPT, "550-5.1.1 no such\r\n550 5.1.1 user\r\n", VERDICT_REFUSED},
    {PEER_RCPT, "550-5.1.1 no such\r\n250 user\r\n", VERDICT_RETRY},
    {PEER_RCPT, "!close", VERDICT_RETRY},
    {PEER_RCPT, "!reset", VERDICT_RETRY},
    {PEER_RCPT, "!silent", VERDICT_RETRY},
    {PEER_DATA, "451 4.3.0 not now\r\n", VERDICT_RETRY},
    {PEER_DATA, "554 5.7.1 no\r\n", VERDICT_REFUSED},
    {PEER_DATA, "250 whatever\r\n", VERDICT_RETRY},
    {PEER_DATA, "!close", VERDICT_RETRY},
    {PEER_DATA, "!silent", VERDICT_RETRY},
    {PEER_DOT, "451 4.3.0 disk full\r\n", VERDICT_RETRY},
    {PEER_DOT, "554 5.7.1 spam\r\n", VERDICT_REFUSED},
    {PEER_DOT, "!close", VERDICT_DOUBT},
    {PEER_DOT, "!reset", VERDICT_DOUBT},
    {PEER_DOT, "!silent", VERDICT_DOUBT},
    {PEER_DOT, "250-queued\r\n!close", VERDICT_DOUBT},
    {PEER_DOT, "250", VERDICT_DOUBT},
    {PEER_DOT, "250-and\r\n!flood", VERDICT_DOUBT},
    {PEER_DOT, "250 drop by drop by drop by drop\r\n!drip", VERDICT_DOUBT},
    {PEER_DOT, "garbage\r\n", VERDICT_DOUBT},
    {PEER_DOT, "354 more\r\n", VERDICT_DOUBT},
    {PEER_DOT, "250 ok\n", VERDICT_ACCEPTED},
};

struct state_check {
    gsize state;
    const char *ehlo;
};

static gpointer check_state(gpointer data)
{
    const struct state_check *check = data;
    enum peer_step step = states[check->state].step;
    struct peer_script script = {.replies = {[PEER_EHLO] = check->ehlo}};
    script.replies[step] = states[check->state].does;
    gint64 begin = g_get_monotonic_time();
    struct meeting meeting = meet_simply(&script);
    enum verdict verdict = hand_over_letter(&meeting);
    if (verdict != states[check->state].verdict)
        g_error("step %d, \"%s\": verdict %d, %s", step, script.replies[step], verdict,
                meeting.reply->str);
    g_assert_cmpint(g_get_monotonic_time() - begin, <, 2 * G_USEC_PER_SEC);
    part(&meeting);
    if (step < PEER_DOT && verdict != VERDICT_ACCEPTED)
        g_assert_cmpstr(peer_mails(meeting.peer), ==, "");
    forget(&meeting);
    return NULL;
}

/* Servers that pipeline, and servers that do not; all at once, since some last until their
 * deadline. */
static void test_states(void)
{
    static const char *const ehlos[] = {NULL, "250 peer.example\r\n"};
    enum { CHECKS = G_N_ELEMENTS(ehlos) * G_N_ELEMENTS(states) };
    struct state_check checks[CHECKS];
    GThread *threads[CHECKS];
    for (gsize i = 0; i < CHECKS; i++) {
        checks[i] = (struct state_check){.state = i % G_N_ELEMENTS(states),
                                         .ehlo = ehlos[i / G_N_ELEMENTS(states)]};
        threads[i] = g_thread_new("state", check_state, &checks[i]);
    }
    for (gsize i = 0; i < CHECKS; i++)
        g_thread_join(threads[i]);
}

/* Mails of one run share a connection; one that was refused is forgotten before the next. */
static void test_one_connection(void)
{
    struct peer_script refusing = {
        .replies = {
            [PEER_RCPT] = "450 4.2.0 later\r\n", [PEER_DATA] = "503 5.5.1 no recipient\r\n"}};
    struct meeting meeting = meet_simply(&refusing);
    g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_RETRY);
    g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_RETRY);
    part(&meeting);
    g_assert_cmpuint(peer_connections(meeting.peer), ==, 1);
    g_assert_nonnull(strstr(peer_heard(meeting.peer), "DATA\nRSET\nMAIL FROM"));
    forget(&meeting);

    struct peer_script healthy = {0};
    meeting = meet_simply(&healthy);
    for (int i = 0; i < 3; i++)
        g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_ACCEPTED);
    part(&meeting);
    g_assert_cmpuint(peer_connections(meeting.peer), ==, 1);
    g_assert_null(strstr(peer_heard(meeting.peer), "RSET"));
    forget(&meeting);
}

/* A server asks for the data of a mail that it has refused: it gets none, and the next mail a fresh
 * connection. */
static void test_refused_but_asked(void)
{
    struct peer_script odd = {.replies = {[PEER_RCPT] = "550 5.1.1 no such user\r\n"}};
    struct meeting meeting = meet_simply(&odd);
    g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_REFUSED);
    g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_REFUSED);
    part(&meeting);
    g_assert_cmpstr(peer_mails(meeting.peer), ==, "");
    g_assert_cmpuint(peer_connections(meeting.peer), ==, 2);
    forget(&meeting);
}

/* What servers do to a connection that has served: the next mail does not suffer from it. */
static void test_hung_up_between(void)
{
    static const struct {
        enum peer_step step;
        const char *does;
    } table[] = {
        {PEER_DOT, "250 2.0.0 queued\r\n!close"},
        {PEER_MAIL, "421 4.7.0 too many mails\r\n!close"},
        {PEER_MAIL, "!reset"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        /* The script holds for the first connection's second mail: MAIL is healthy once. */
        struct peer_script script = {.healthy_mails = table[i].step == PEER_MAIL ? 1 : 0,
                                     .healthy_again = TRUE};
        script.replies[table[i].step] = table[i].does;
        struct meeting meeting = meet_simply(&script);
        g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_ACCEPTED);
        g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_ACCEPTED);
        part(&meeting);
        g_assert_cmpuint(peer_connections(meeting.peer), ==, 2);
        forget(&meeting);
    }
}

/* The connection ends in the middle of a mail too large for any buffer between. */
static const struct {
    const char *does;
    enum verdict verdict;
} cuts[] = {
    {"!close", VERDICT_RETRY},
    {"!reset", VERDICT_RETRY},
    {"552 5.3.4 too large\r\n!silent", VERDICT_REFUSED},
    {"!stuck", VERDICT_RETRY},
};

static gpointer check_cut(gpointer data)
{
    enum { LARGE = 16 << 20 };
    gsize cut = GPOINTER_TO_SIZE(data);
    g_autofree char *large = g_strnfill(LARGE, 'x');
    for (gsize i = 76; i < LARGE; i += 78)
        memcpy(large + i, "\r\n", 2);
    struct peer_script script = {.replies = {[PEER_BODY] = cuts[cut].does}};
    struct meeting meeting = meet_simply(&script);
    enum verdict verdict = hand_over(&meeting, large, LARGE);
    if (verdict != cuts[cut].verdict)
        g_error("\"%s\": verdict %d, %s", cuts[cut].does, verdict, meeting.reply->str);
    part(&meeting);
    forget(&meeting);
    return NULL;
}

static void test_cut_within(void)
{
    GThread *threads[G_N_ELEMENTS(cuts)];
    for (gsize i = 0; i < G_N_ELEMENTS(cuts); i++)
        threads[i] = g_thread_new("cut", check_cut, GSIZE_TO_POINTER(i));
    for (gsize i = 0; i < G_N_ELEMENTS(cuts); i++)
        g_thread_join(threads[i]);
}

/* User and password: taken, refused, not wanted; and never repeated in words. */
static void test_login(void)
{
    static const char ehlo[] = "250-peer\r\n250 AUTH PLAIN\r\n";
    static const struct {
        const char *ehlo, *auth, *command;
        enum verdict verdict;
        const char *words; /* part of the reply */
    } table[] = {
        {ehlo, NULL, "echo sesame", VERDICT_ACCEPTED, "queued"},
        {ehlo, NULL, "printf 'sesame\nand more'", VERDICT_ACCEPTED, "queued"},
        {ehlo, "535 5.7.8 sesame is wrong\r\n", "echo sesame", VERDICT_HALTED,
         "login refused with 535"},
        {ehlo, "454 4.7.0 ask later\r\n", "echo sesame", VERDICT_HALTED, "login refused with 454"},
        {"250 peer\r\n", NULL, "echo sesame", VERDICT_HALTED, "no login"},
        {"250-peer\r\n250 AUTH STRANGE\r\n", NULL, "echo sesame", VERDICT_HALTED, "no login"},
        {ehlo, NULL, "exit 3", VERDICT_HALTED, "password-command ended with 3"},
        {ehlo, NULL, "true", VERDICT_HALTED, "password-command printed nothing"},
        {ehlo, NULL, "exec sleep 30", VERDICT_HALTED, "did not end in time"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct peer_script script = {
            .replies = {[PEER_EHLO] = table[i].ehlo, [PEER_AUTH] = table[i].auth}};
        struct meeting meeting = meet(&script, "127.0.0.1", "ann", table[i].command, 1);
        enum verdict verdict = hand_over_letter(&meeting);
        if (verdict != table[i].verdict || strstr(meeting.reply->str, table[i].words) == NULL ||
            strstr(meeting.reply->str, "sesame") != NULL)
            g_error("%" G_GSIZE_FORMAT ", %s: verdict %d, %s", i, table[i].command, verdict,
                    meeting.reply->str);
        part(&meeting);
        /* base64 of NUL ann NUL sesame */
        g_assert_cmpint(strstr(peer_heard(meeting.peer), "AGFubgBzZXNhbWU=") != NULL, ==,
                        strstr(table[i].command, "sesame") != NULL && table[i].ehlo == ehlo);
        forget(&meeting);
    }
}

/* A host that is no literal loopback address gets nothing in clear, whatever it says. */
static void test_stripped(void)
{
    static const char offer[] = "250-peer\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n";
    static const struct {
        const char *ehlo, *starttls;
        enum blame blame;
        int timeout_seconds;
    } table[] = {
        {"250-peer\r\n250 AUTH PLAIN LOGIN\r\n", NULL, BLAME_US, 10},
        {"502 what\r\n", NULL, BLAME_US, 10},
        {offer, "502 5.5.1 what\r\n", BLAME_US, 10},
        {offer, "454 4.7.0 later\r\n", BLAME_RELAY, 10},
        {offer, "220 go\r\n250 injected\r\n", BLAME_US, 10},
        {offer, "220 go\r\n235 2.7.0 welcome\r\n250 ok\r\n", BLAME_US, 10},
        {offer, "220 go\r\n!close", BLAME_US, 10},
        {offer, "220 go\r\n!silent", BLAME_RELAY, 1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct peer_script script = {
            .replies = {[PEER_EHLO] = table[i].ehlo, [PEER_STARTTLS] = table[i].starttls}};
        struct meeting meeting =
            meet(&script, "localhost", "ann", "echo sesame", table[i].timeout_seconds);
        g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_HALTED);
        if (meeting.blame != table[i].blame)
            g_error("%" G_GSIZE_FORMAT ": %s", i, meeting.reply->str);
        part(&meeting);
        g_assert_null(strstr(peer_heard(meeting.peer), "AUTH"));
        g_assert_null(strstr(peer_heard(meeting.peer), "MAIL"));
        forget(&meeting);
    }
}

static void test_beyond_ascii(void)
{
    static const struct {
        const char *ehlo;
        enum verdict verdict;
    } table[] = {
        {"250 peer\r\n", VERDICT_REFUSED},
        {"250-peer\r\n250 SMTPUTF8\r\n", VERDICT_ACCEPTED},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct peer_script script = {.replies = {[PEER_EHLO] = table[i].ehlo}};
        struct meeting meeting = meet_simply(&script);
        struct parcel parcel = {.sender = "",
                                .recipient = "j\xc3\xb6rg@acme.example",
                                .bytes = (const guint8 *)"x",
                                .length = 1,
                                .id = "x"};
        g_assert_cmpint(run_errand(&meeting, &parcel), ==, table[i].verdict);
        part(&meeting);
        g_assert_cmpint(strstr(peer_heard(meeting.peer), "MAIL FROM:<> SMTPUTF8\n") != NULL, ==,
                        table[i].verdict == VERDICT_ACCEPTED);
        forget(&meeting);
    }
}

static void test_nobody_there(void)
{
    struct peer_script healthy = {0};
    struct meeting meeting = meet_simply(&healthy);
    peer_stop(meeting.peer);
    g_assert_cmpint(hand_over_letter(&meeting), ==, VERDICT_HALTED);
    transport_close(meeting.transport);
    forget(&meeting);
}

static void test_urls(void)
{
    static const struct {
        const char *url, *user, *command;
        gboolean good;
    } table[] = {
        {"smtp://mail.acme.example", "", "", TRUE},
        {"smtps://mail.acme.example:4650", "ann", "pass show mail", TRUE},
        {"smtp://[::1]:2525", "", "", TRUE},
        {"SMTP://mail.acme.example/", "", "", TRUE},
        {"smtp://mail.acme.example", "ann", "", FALSE},
        {"smtp://mail.acme.example", "", "pass show mail", FALSE},
        {"smtp://ann:sesame@mail.acme.example", "", "", FALSE},
        {"smtp://mail.acme.example/path", "", "", FALSE},
        {"smtp://mail.acme.example?x=y", "", "", FALSE},
        {"smtp://mail.acme.example#x", "", "", FALSE},
        {"smtp://mail.acme.example:99999", "", "", FALSE},
        {"smtp://mail.acme.example:port", "", "", FALSE},
        {"smtp://", "", "", FALSE},
        {"smtp://two hosts", "", "", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct failure failure = {0};
        struct transport_options options = {
            .url = table[i].url, .user = table[i].user, .password_command = table[i].command};
        g_test_message("%s", table[i].url);
        g_assert_cmpint(transport_check(&options, &failure), ==, table[i].good);
        g_assert_cmpint(failure.kind, ==, table[i].good ? FAILURE_NONE : FAILURE_CONFIG);
        g_assert_null(strstr(failure.text, "sesame"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/smtp/accepted", test_accepted);
    g_test_add_func("/smtp/null-sender", test_null_sender);
    g_test_add_func("/smtp/states", test_states);
    g_test_add_func("/smtp/one-connection", test_one_connection);
    g_test_add_func("/smtp/refused-but-asked", test_refused_but_asked);
    g_test_add_func("/smtp/hung-up-between", test_hung_up_between);
    g_test_add_func("/smtp/cut-within", test_cut_within);
    g_test_add_func("/smtp/login", test_login);
    g_test_add_func("/smtp/stripped", test_stripped);
    g_test_add_func("/smtp/beyond-ascii", test_beyond_ascii);
    g_test_add_func("/smtp/nobody-there", test_nobody_there);
    g_test_add_func("/smtp/urls", test_urls);
    return g_test_run();
}
