/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The LMTP dialogue, told as scripts: what the client says, what it hears, what mail that makes.
 * Each is played in one piece and octet by octet, and has to end the same. */
#include <glib.h>
#include <string.h>

#include "muster/base/spool.h"
#include "net/lmtp_session.h"

#define HELLO "LHLO mx.example\r\n"
#define OFFER                                                                                      \
    "250-example.com|250-PIPELINING|250-8BITMIME|250-SMTPUTF8|250-ENHANCEDSTATUSCODES|"            \
    "250 SIZE 100|"
#define MAIL "MAIL FROM:<ann@example.com>\r\n"
#define RCPT "RCPT TO:<checkin@example.com>\r\n"
#define BEGIN HELLO MAIL RCPT "DATA\r\n"
#define BEGUN OFFER "250 2.1.0|250 2.1.5|354|"
#define TAKEN "250 2.0.0|"

static const struct site_config site = {
    .local = "checkin",
    .domain = "example.com",
    .delimiter = "+",
    .max_message = 100,
};

/* A house that takes all mail, or none. */
struct house {
    gboolean is_full, begins_not, keeps_not;
    struct lmtp_session *session;
    GString *mail; /* SENDER > RECIPIENT,...: BYTES, of each that was finished */
    GString *half; /* of the one that is coming */
};

static bool house_has_room(void *context, size_t octets)
{
    struct house *house = context;
    return !house->is_full && octets < 90;
}

static bool house_begin(void *context, const char *sender, const char *const *recipients,
                        size_t count)
{
    struct house *house = context;
    g_assert_null(house->half);
    if (house->begins_not)
        return false;
    house->half = g_string_new(NULL);
    g_string_append_printf(house->half, "%s >", sender);
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(house->half, " %s", recipients[i]);
    g_string_append(house->half, ": ");
    return true;
}

static void house_add(void *context, const char *bytes, size_t length)
{
    struct house *house = context;
    g_string_append_len(house->half, bytes, (gssize)length);
}

static void house_finish(void *context)
{
    struct house *house = context;
    g_string_append_printf(house->mail, "%s;", house->half->str);
    g_string_free(g_steal_pointer(&house->half), TRUE);
}

static void house_drop(void *context)
{
    struct house *house = context;
    g_assert_nonnull(house->half);
    g_string_free(g_steal_pointer(&house->half), TRUE);
}

static const struct lmtp_taker taker = {
    .has_room = house_has_room,
    .begin = house_begin,
    .add = house_add,
    .finish = house_finish,
    .drop = house_drop,
};

/* What the client hears, the words of each reply left out behind its codes. */
static void hear(struct lmtp_session *session, GString *heard)
{
    size_t length;
    const char *replies = lmtp_session_replies(session, &length);
    g_string_append_len(heard, replies, (gssize)length);
    lmtp_session_replied(session, length);
}

static char *codes(const char *heard)
{
    g_autoptr(GString) codes = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(heard, "\r\n", -1);
    g_assert_cmpstr(lines[g_strv_length(lines) - 1], ==, ""); /* each reply is a whole line */
    for (guint i = 0; lines[i][0] != '\0'; i++) {
        gboolean is_offer =
            strncmp(lines[i], "250-", 4) == 0 || strncmp(lines[i], "250 SIZE", 8) == 0;
        gboolean is_enhanced = strlen(lines[i]) > 8 && lines[i][5] == '.';
        gsize length = is_enhanced ? 9 : 3;
        g_string_append_len(codes, lines[i], (gssize)(is_offer ? strlen(lines[i]) : length));
        g_string_append_c(codes, '|');
    }
    return g_string_free(g_steal_pointer(&codes), FALSE);
}

/* Says TEXT in pieces of STEP octets. A mail that is whole is settled after it was heard that
 * nothing comes before that. */
static char *play(struct house *house, const char *text, gsize length, gsize step)
{
    g_autoptr(GString) heard = g_string_new(NULL);
    for (gsize at = 0, end = MIN(step, length); at < length; end = MIN(at + step, length)) {
        at += lmtp_session_feed(house->session, text + at, end - at);
        hear(house->session, heard);
        if (!lmtp_session_waits(house->session))
            continue;
        g_assert_cmpint(lmtp_session_feed(house->session, "NOOP\r\n", 6), ==, 0);
        lmtp_session_settle(house->session, house->keeps_not ? NULL : "N");
        hear(house->session, heard);
    }
    return codes(heard->str + strlen("220 example.com LMTP Muster\r\n"));
}

static struct house house_open(void)
{
    return (struct house){.mail = g_string_new(NULL)};
}

static void house_close(struct house *house)
{
    g_string_free(house->mail, TRUE);
    if (house->half != NULL)
        g_string_free(house->half, TRUE);
    lmtp_session_free(house->session);
}

static void check(struct house house, const char *name, const char *said, gsize length,
                  const char *heard, const char *mail)
{
    static const gsize steps[] = {G_MAXSIZE / 2, 1, 2, 3, 7};
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_string_truncate(house.mail, 0);
        house.session = lmtp_session_new(&site, &taker, &house);
        g_autofree char *got = play(&house, said, length, steps[i]);
        g_test_message("%s, in pieces of %zu", name, steps[i]);
        g_assert_cmpstr(got, ==, heard);
        g_assert_cmpstr(house.mail->str, ==, mail);
        if (house.half != NULL)
            g_string_free(g_steal_pointer(&house.half), TRUE);
        lmtp_session_free(g_steal_pointer(&house.session));
    }
}

static const struct {
    const char *name, *said, *heard, *mail;
} scripts[] = {
    {"a mail", BEGIN "Hello\r\n.\r\nQUIT\r\n", BEGUN TAKEN "221 2.0.0|",
     "ann@example.com > checkin@example.com: Hello\r\n;"},
    {"two mails in one go", BEGIN "A\r\n.\r\n" MAIL RCPT "DATA\r\nB\r\n.\r\n",
     BEGUN TAKEN "250 2.1.0|250 2.1.5|354|" TAKEN,
     "ann@example.com > checkin@example.com: A\r\n;ann@example.com > checkin@example.com: B\r\n;"},
    {"each recipient gets a verdict",
     HELLO MAIL RCPT "RCPT TO:<checkin+a@example.com>\r\nRCPT TO:<bob@example.com>\r\n"
                     "RCPT TO:<CHECKIN+B@EXAMPLE.COM>\r\nDATA\r\nx\r\n.\r\n",
     OFFER "250 2.1.0|250 2.1.5|250 2.1.5|550 5.1.1|250 2.1.5|354|" TAKEN TAKEN TAKEN,
     "ann@example.com > checkin@example.com checkin+a@example.com CHECKIN+B@EXAMPLE.COM: x\r\n;"},
    {"none of them is ours", HELLO MAIL "RCPT TO:<checkin@example.org>\r\nDATA\r\nQUIT\r\n",
     OFFER "250 2.1.0|550 5.1.1|503 5.5.1|221 2.0.0|", ""},
    {"the null sender, and what it can say",
     HELLO "mail from: <> BODY=8bitmime SIZE=5 SMTPUTF8\r\n"
           "rcpt to: <checkin@example.com>\r\ndata\r\n"
           "x\r\n.\r\n",
     BEGUN TAKEN, " > checkin@example.com: x\r\n;"},
    {"a sender that is not known", HELLO "MAIL FROM:<?>\r\n" RCPT "DATA\r\nx\r\n.\r\n", BEGUN TAKEN,
     "? > checkin@example.com: x\r\n;"},
    {"an old route, and a quoted sender",
     HELLO "MAIL FROM:<@a.example,@b.example:ann@example.com>\r\nRSET\r\n"
           "MAIL FROM:<\"a> b\"@example.com>\r\n" RCPT "DATA\r\nx\r\n.\r\n",
     OFFER "250 2.1.0|250 2.0.0|250 2.1.0|250 2.1.5|354|" TAKEN,
     "\"a> b\"@example.com > checkin@example.com: x\r\n;"},
    {"dots of the dialogue are taken out", BEGIN "..\r\n..x\r\n.y\r\nz.\r\n\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: .\r\n.x\r\ny\r\nz.\r\n\r\n;"},

    /* What is not the end of a mail. */
    {"LF . LF", BEGIN "a\n.\nb\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\n.\nb\r\n;"},
    {"LF . CR LF", BEGIN "a\n.\r\nb\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\n.\r\nb\r\n;"},
    {"CR LF . LF", BEGIN "a\r\n.\nb\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\r\n\nb\r\n;"},
    {"CR . CR", BEGIN "a\r.\rb\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\r.\rb\r\n;"},
    {"CR LF . CR", BEGIN "a\r\n.\rb\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\r\n\rb\r\n;"},
    {"CR LF . CR CR LF", BEGIN "a\r\n.\r\r\nb\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\r\n\r\r\nb\r\n;"},
    {"CR CR LF . CR LF is one: the line ends in CR LF", BEGIN "a\r\r\n.\r\n", BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\r\r\n;"},
    {"commands in a mail are text", BEGIN "a\n.\nMAIL FROM:<eve@example.org>\nDATA\n.\r\n.\r\n",
     BEGUN TAKEN,
     "ann@example.com > checkin@example.com: a\n.\nMAIL FROM:<eve@example.org>\nDATA\n.\r\n;"},

    {"an empty mail", BEGIN ".\r\nNOOP\r\n", BEGUN "554 5.6.0|250 2.0.0|", ""},
    {"a mail that is said to be too large", HELLO "MAIL FROM:<a@b> SIZE=101\r\n",
     OFFER "552 5.3.4|", ""},
    {"and one for which there is no room", HELLO "MAIL FROM:<a@b> SIZE=99\r\n" RCPT,
     OFFER "452 4.3.1|503 5.5.1|", ""},

    {"the order of things", "NOOP\r\n" MAIL RCPT "DATA\r\n" HELLO RCPT "DATA\r\n" MAIL MAIL,
     "250 2.0.0|503 5.5.1|503 5.5.1|503 5.5.1|" OFFER "503 5.5.1|503 5.5.1|250 2.1.0|503 5.5.1|",
     ""},
    {"this is no SMTP", "HELO mx.example\r\nEHLO mx.example\r\n", "500 5.5.1|500 5.5.1|", ""},
    {"RSET and LHLO forget", HELLO MAIL RCPT "RSET\r\nDATA\r\n" MAIL RCPT HELLO "DATA\r\n",
     OFFER "250 2.1.0|250 2.1.5|250 2.0.0|503 5.5.1|250 2.1.0|250 2.1.5|" OFFER "503 5.5.1|", ""},
    {"words that make no sense",
     HELLO "MAIL FROM:ann\r\nMAIL FROM:<a@b>x\r\nMAIL FROM:<a@b\r\n"
           "MAIL FROM:<a@b> SIZE=1x\r\nMAIL FROM:<a@b> BODY=BINARYMIME\r\n"
           "MAIL FROM:<a@b> AUTH=<>\r\nLHLO\r\nFOO\r\n\r\n",
     OFFER "501 5.1.7|501 5.1.7|501 5.1.7|501 5.5.4|501 5.5.4|555 5.5.4|501 5.5.4|500 5.5.2|"
           "500 5.5.2|",
     ""},
    {"recipients that make no sense",
     HELLO MAIL "RCPT TO:<>\r\nRCPT TO:checkin@example.com\r\n"
                "RCPT TO:<checkin@example.com> NOTIFY=NEVER\r\nDATA x\r\n",
     OFFER "250 2.1.0|501 5.1.3|501 5.1.3|555 5.5.4|501 5.5.4|", ""},
    {"a command that ends in LF alone is not run", HELLO MAIL "RSET\nNOOP\r\n" RCPT,
     OFFER "250 2.1.0|500 5.5.2|250 2.0.0|250 2.1.5|", ""},
    {"nor one with a CR in it", HELLO MAIL "NOOP\rRSET\r\n" RCPT,
     OFFER "250 2.1.0|500 5.5.2|250 2.1.5|", ""},
    {"a browser", "POST / HTTP/1.1\r\n" BEGIN, "421 4.7.0|", ""},
    {"who is told good-bye is heard no more", "QUIT\r\n" BEGIN, "221 2.0.0|", ""},
};

static void test_scripts(void)
{
    struct house house = house_open();
    for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++)
        check(house, scripts[i].name, scripts[i].said, strlen(scripts[i].said), scripts[i].heard,
              scripts[i].mail);
    house_close(&house);
}

/* A NUL is text in a mail, and nonsense in a command. */
static void test_nul(void)
{
    static const char said[] = BEGIN "a\0b\r\n.\r\nNO\0OP\r\n";
    struct house house = house_open();
    check(house, "NUL", said, sizeof said - 1, BEGUN TAKEN "500 5.5.2|",
          "ann@example.com > checkin@example.com: a;"); /* C strings end there */
    house_close(&house);
}

static void test_trouble(void)
{
    struct house house = house_open();
    house.is_full = TRUE;
    static const char full[] = HELLO MAIL RCPT "QUIT\r\n";
    check(house, "the disk is low", full, sizeof full - 1, OFFER "452 4.3.1|503 5.5.1|221 2.0.0|",
          "");
    house.is_full = FALSE;
    house.begins_not = TRUE;
    static const char begun[] = BEGIN "NOOP\r\n";
    check(house, "no mail can be begun", begun, sizeof begun - 1,
          OFFER "250 2.1.0|250 2.1.5|452 4.3.1|250 2.0.0|", "");
    house.begins_not = FALSE;
    house.keeps_not = TRUE;
    static const char whole[] = HELLO MAIL RCPT RCPT "DATA\r\nx\r\n.\r\n";
    check(house, "it could not be kept", whole, sizeof whole - 1,
          OFFER "250 2.1.0|250 2.1.5|250 2.1.5|354|452 4.3.1|452 4.3.1|",
          "ann@example.com > checkin@example.com checkin@example.com: x\r\n;");
    house_close(&house);
}

/* More than max-message is read to its end and kept nowhere; what comes then is understood. */
static void test_too_large(void)
{
    struct house house = house_open();
    g_autoptr(GString) said = g_string_new(BEGIN);
    for (int i = 0; i < 10; i++)
        g_string_append(said, "0123456789\r\n");
    g_string_append(said, ".\r\nNOOP\r\n");
    check(house, "too large", said->str, said->len, BEGUN "552 5.3.4|250 2.0.0|", "");
    house_close(&house);
}

static void test_limits(void)
{
    struct house house = house_open();
    g_autoptr(GString) said = g_string_new(HELLO MAIL), heard = g_string_new(OFFER "250 2.1.0|");
    for (int i = 0; i < 101; i++) {
        g_string_append_printf(said, "RCPT TO:<checkin+%d@example.com>\r\n", i);
        g_string_append(heard, i < 100 ? "250 2.1.5|" : "452 4.5.3|");
    }
    check(house, "recipients", said->str, said->len, heard->str, "");

    g_autofree char *longest = g_strnfill(LMTP_LINE_MAX - 2, 'x');
    g_string_printf(said, "%s\r\n%sx\r\n%sNOOP\r\nNOOP\r\n", longest, longest, longest);
    check(house, "lines", said->str, said->len, "500 5.5.2|500 5.5.2|500 5.5.2|250 2.0.0|", "");

    g_string_truncate(said, 0);
    g_string_truncate(heard, 0);
    for (int i = 0; i < LMTP_ERRORS_MAX + 5; i++) {
        g_string_append(said, "FOO\r\n");
        g_string_append(heard, i < LMTP_ERRORS_MAX ? "500 5.5.2|" : "");
    }
    g_string_append(heard, "421 4.7.0|");
    check(house, "errors", said->str, said->len, heard->str, "");
    house_close(&house);
}

/* Who speaks and never listens is not heard any more; nothing is lost when it listens at last. */
static void test_deaf_client(void)
{
    struct house house = house_open();
    g_autoptr(GString) said = g_string_new(NULL);
    for (int i = 0; i < 2000; i++)
        g_string_append(said, "NOOP\r\n");
    house.session = lmtp_session_new(&site, &taker, &house);
    gsize taken = lmtp_session_feed(house.session, said->str, said->len);
    g_assert_cmpint(taken, <, said->len);
    g_assert_cmpint(lmtp_session_feed(house.session, said->str + taken, said->len - taken), ==, 0);
    size_t length;
    lmtp_session_replies(house.session, &length);
    g_assert_cmpint(length, <, LMTP_REPLIES_MAX);
    lmtp_session_free(g_steal_pointer(&house.session));
    g_autoptr(GString) heard = g_string_new(NULL);
    for (int i = 0; i < 2000; i++)
        g_string_append(heard, "250 2.0.0|");
    check(house, "deaf", said->str, said->len, heard->str, "");
    house_close(&house);
}

/* The verdicts on a mail for a hundred fit, even when the client has not listened for long. */
static void test_all_verdicts_fit(void)
{
    struct house house = house_open();
    g_autoptr(GString) said = g_string_new(HELLO MAIL);
    for (int i = 0; i < SPOOL_RECIPIENTS_MAX; i++)
        g_string_append(said, RCPT);
    g_string_append(said, "DATA\r\nx\r\n.\r\n");
    house.session = lmtp_session_new(&site, &taker, &house);
    gsize taken = 0;
    while (!lmtp_session_waits(house.session)) {
        size_t length;
        taken += lmtp_session_feed(house.session, said->str + taken, said->len - taken);
        lmtp_session_replies(house.session, &length);
        if (!lmtp_session_waits(house.session))
            lmtp_session_replied(house.session, MIN(length, 100));
    }
    g_autofree char *name = g_strnfill(SPOOL_NAME_MAX - 1, 'N');
    lmtp_session_settle(house.session, name);
    size_t length;
    const char *replies = lmtp_session_replies(house.session, &length);
    g_autofree char *text = g_strndup(replies, length);
    g_auto(GStrv) verdicts = g_strsplit(text, name, -1);
    g_assert_cmpint(g_strv_length(verdicts), ==, SPOOL_RECIPIENTS_MAX + 1);
    house_close(&house);
}

static void test_end(void)
{
    struct house house = house_open();
    house.session = lmtp_session_new(&site, &taker, &house);
    g_autofree char *heard = play(&house, BEGIN "half", strlen(BEGIN "half"), 1);
    g_assert_cmpstr(heard, ==, BEGUN);
    g_assert_nonnull(house.half);
    lmtp_session_end(house.session, "4.3.2 shutting down");
    g_assert_null(house.half);
    g_assert_true(lmtp_session_is_over(house.session));
    size_t length;
    g_assert_cmpmem(lmtp_session_replies(house.session, &length), length,
                    "421 4.3.2 shutting down\r\n", 25);
    house_close(&house);
}

/* What makes a client idle: nothing that is understood, or less than a stride of a mail. */
static void test_progress(void)
{
    static const struct site_config large = {
        .local = "checkin", .domain = "example.com", .delimiter = "+", .max_message = 1 << 20};
    struct house house = house_open();
    house.session = lmtp_session_new(&large, &taker, &house);
    size_t before = lmtp_session_progress(house.session);
    lmtp_session_feed(house.session, "FOO\r\nNO", 7);
    g_assert_cmpint(lmtp_session_progress(house.session), ==, before);
    lmtp_session_feed(house.session, "OP\r\n", 4);
    g_assert_cmpint(lmtp_session_progress(house.session), ==, before + 1);
    lmtp_session_feed(house.session, BEGIN, strlen(BEGIN));
    before = lmtp_session_progress(house.session);
    g_autofree char *text = g_strnfill(LMTP_STRIDE - 1, 'x');
    lmtp_session_feed(house.session, text, LMTP_STRIDE - 1);
    g_assert_cmpint(lmtp_session_progress(house.session), ==, before);
    lmtp_session_feed(house.session, "x", 1);
    g_assert_cmpint(lmtp_session_progress(house.session), ==, before + 1);
    house_close(&house);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lmtp/scripts", test_scripts);
    g_test_add_func("/lmtp/nul", test_nul);
    g_test_add_func("/lmtp/trouble", test_trouble);
    g_test_add_func("/lmtp/too-large", test_too_large);
    g_test_add_func("/lmtp/limits", test_limits);
    g_test_add_func("/lmtp/deaf-client", test_deaf_client);
    g_test_add_func("/lmtp/all-verdicts-fit", test_all_verdicts_fit);
    g_test_add_func("/lmtp/end", test_end);
    g_test_add_func("/lmtp/progress", test_progress);
    return g_test_run();
}
