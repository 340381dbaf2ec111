/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters: what is written is read back, by GMime and by Python's strict parser, as exactly the headers that were meant;
 * what cannot be written is refused. */
#include "muster/mail/compose.h"

#include <gmime/gmime.h>
#include <string.h>

#include "mail/read/unflow.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeReferences, g_mime_references_free)

#define WORD_64 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define WORD_1024                                                                                  \
    WORD_64 WORD_64 WORD_64 WORD_64 WORD_64 WORD_64 WORD_64 WORD_64 WORD_64 WORD_64 WORD_64        \
        WORD_64 WORD_64 WORD_64 WORD_64 WORD_64

static const char *const THREAD[] = {"aaaaaaaaaaaaaaaa@acme.example",
                                     "bbbbbbbbbbbbbbbb@acme.example",
                                     "cccccccccccccccc@acme.example", NULL};

static struct letter plain_letter(void)
{
    return (struct letter){.from = {"Acme check-in", "checkin@acme.example"},
                           .to = {"Ann Lee", "ann@example.com"},
                           .reply_to =
                               "checkin+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@acme.example",
                           .subject = "Your check-in, Tue 24 Nov",
                           .date = G_GINT64_CONSTANT(1795507200000000),
                           .date_offset = 60,
                           .message_id = "dddddddddddddddd@acme.example",
                           .site = "checkin@acme.example",
                           .language = "en",
                           .text = "Hello Ann.\n",
                           .html = "<p>Hello Ann.</p>\n"};
}

static GBytes *compose(const struct letter *letter)
{
    struct failure failure = {0};
    GBytes *bytes = letter_compose(letter, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_nonnull(bytes);
    return bytes;
}

static GMimeMessage *parse(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(data, size);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_assert_nonnull(message);
    return message;
}

/* CRLF and nothing else, at most 998 octets a line, 7 bits, no controls. */
static void check_bytes(GBytes *bytes)
{
    gsize size, column = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    for (gsize i = 0; i < size; i++) {
        gboolean ends = i + 1 < size && data[i] == '\r' && data[i + 1] == '\n';
        if (ends) {
            column = 0;
            i++;
            continue;
        }
        g_assert_true((data[i] >= ' ' && data[i] <= '~') || data[i] == '\t');
        g_assert_cmpuint(++column, <=, 998);
    }
    g_assert_cmpuint(column, ==, 0);
}

/* As the bytes have them: GMime keeps those of the content elsewhere. */
static char *header_names(GBytes *bytes)
{
    const char *data = g_bytes_get_data(bytes, NULL);
    g_autofree char *head = g_strndup(data, (gsize)(strstr(data, "\r\n\r\n") - data));
    g_auto(GStrv) lines = g_strsplit(head, "\r\n", -1);
    GString *names = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++)
        if (**line != ' ')
            g_string_append_printf(names, "%.*s\n", (int)strcspn(*line, ":"), *line);
    return g_string_free(names, FALSE);
}

static char *header_value(GMimeMessage *message, const char *name)
{
    GMimeObject *holder = g_str_has_prefix(name, "Content-") ? g_mime_message_get_mime_part(message)
                                                             : GMIME_OBJECT(message);
    const char *raw = g_mime_object_get_header(holder, name);
    return raw == NULL ? NULL : g_mime_utils_header_decode_text(NULL, raw);
}

static char *part_text(GMimeMessage *message, int index)
{
    GMimeObject *part = g_mime_message_get_mime_part(message);
    if (GMIME_IS_MULTIPART(part))
        part = g_mime_multipart_get_part(GMIME_MULTIPART(part), index);
    g_assert_true(GMIME_IS_TEXT_PART(part));
    char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    GString *lf = g_string_new(text);
    g_free(text);
    g_string_replace(lf, "\r\n", "\n", 0);
    return g_string_free(lf, FALSE);
}

static void test_question_has_these_headers_and_no_others(void)
{
    struct letter letter = plain_letter();
    g_autoptr(GBytes) bytes = compose(&letter);
    check_bytes(bytes);
    g_autoptr(GMimeMessage) message = parse(bytes);
    g_autofree char *names = header_names(bytes);
    g_assert_cmpstr(
        names, ==,
        "From\nTo\nReply-To\nSubject\nDate\nMessage-ID\nX-Muster-Site\nContent-Language\n"
        "MIME-Version\nContent-Type\n");
    static const char *const VALUES[][2] = {
        {"From", "Acme check-in <checkin@acme.example>"},
        {"To", "Ann Lee <ann@example.com>"},
        {"Subject", "Your check-in, Tue 24 Nov"},
        {"Date", "Tue, 24 Nov 2026 09:00:00 +0100"},
        {"Message-ID", "<dddddddddddddddd@acme.example>"},
        {"X-Muster-Site", "checkin@acme.example"},
        {"Content-Language", "en"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(VALUES); i++) {
        g_autofree char *value = header_value(message, VALUES[i][0]);
        g_assert_cmpstr(value, ==, VALUES[i][1]);
    }
    g_autofree char *text = part_text(message, 0), *html = part_text(message, 1);
    g_assert_cmpstr(text, ==, letter.text);
    g_assert_cmpstr(html, ==, letter.html);
}

static void test_robotic_letter_in_a_thread(void)
{
    struct letter letter = plain_letter();
    letter.robotic = TRUE;
    letter.list_id = "daily.acme.example";
    letter.in_reply_to = THREAD[2];
    letter.references = THREAD;
    letter.html = NULL;
    letter.date_offset = -570;
    g_autoptr(GBytes) bytes = compose(&letter);
    check_bytes(bytes);
    g_autoptr(GMimeMessage) message = parse(bytes);
    g_autofree char *names = header_names(bytes);
    g_assert_cmpstr(names, ==,
                    "From\nTo\nReply-To\nSubject\nDate\nMessage-ID\nIn-Reply-To\nReferences\n"
                    "X-Muster-Site\nAuto-Submitted\nList-Id\nContent-Language\nMIME-Version\n"
                    "Content-Type\nContent-Transfer-Encoding\n");
    g_autoptr(GMimeReferences) references = g_mime_references_parse(
        NULL, g_mime_object_get_header(GMIME_OBJECT(message), "References"));
    g_assert_cmpint(g_mime_references_length(references), ==, 3);
    for (int i = 0; i < 3; i++)
        g_assert_cmpstr(g_mime_references_get_message_id(references, i), ==, THREAD[i]);
    g_autofree char *list = header_value(message, "List-Id");
    g_assert_cmpstr(list, ==, "Acme check-in <daily.acme.example>");
    g_autofree char *date = header_value(message, "Date");
    g_assert_cmpstr(date, ==, "Mon, 23 Nov 2026 22:30:00 -0930");
}

/* Names and subjects that people have, or make up. */
static const char *const WORDS[] = {
    "Ann Lee",
    "Lee, Ann",
    "Ann \"the\\boss\" Lee",
    "Ann <boss@evil.example>",
    "J\xc3\xbcrgen M\xc3\xbcller",
    "\xe5\xb1\xb1\xe7\x94\xb0\xe5\xa4\xaa\xe9\x83\x8e",
    "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf",
    "Ann \xf0\x9f\x8c\xb1\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
    "=?UTF-8?Q?fake?=",
    "a  b   c",
    " leading and trailing ",
    "@",
    "Ann (core)",
    "o'Neil; group: a, b;",
    "plain words that go on for so long that the header has to be folded, more than once if possible, on and on",
    "M\xc3\xbcller M\xc3\xbcller M\xc3\xbcller M\xc3\xbcller M\xc3\xbcller M\xc3\xbcller M\xc3\xbcller M\xc3\xbcller M\xc3\xbcller",
    WORD_1024,
};

static void test_any_name_and_subject_is_read_back(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        struct letter letter = plain_letter();
        letter.from.name = letter.to.name = letter.subject = WORDS[i];
        letter.robotic = TRUE;
        letter.list_id = "daily.acme.example";
        g_autoptr(GBytes) bytes = compose(&letter);
        check_bytes(bytes);
        g_autoptr(GMimeMessage) message = parse(bytes);
        g_assert_cmpstr(g_mime_message_get_subject(message), ==, WORDS[i]);
        InternetAddressList *to = g_mime_message_get_to(message);
        g_assert_cmpint(internet_address_list_length(to), ==, 1);
        InternetAddress *ann = internet_address_list_get_address(to, 0);
        g_autofree char *name = g_strstrip(g_strdup(WORDS[i])); /* GMime does so */
        g_assert_cmpstr(internet_address_get_name(ann), ==, name);
        g_assert_cmpstr(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(ann)), ==,
                        "ann@example.com");
    }
}

static void test_refusals(void)
{
    struct letter letters[18];
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
        letters[i] = plain_letter();
    const char *expected[G_N_ELEMENTS(letters)];
    guint n = 0;
#define REFUSED(field, value, text)                                                                \
    letters[n].field = value;                                                                      \
    expected[n++] = text
    REFUSED(from.name, "Acme\r\nBcc: eve@evil.example", "the mail's From has a name with");
    REFUSED(to.name, "Ann\nLee", "the mail's To has a name with");
    REFUSED(to.name, "Ann\x01", "the mail's To has a name with");
    REFUSED(to.name, "Ann\xff", "the mail's To has a name with");
    REFUSED(to.address, "ann@example.com\r\nX: y", "the mail's To is no mail address");
    REFUSED(to.address, "ann", "the mail's To is no mail address");
    REFUSED(to.address, NULL, "the mail's To is no mail address");
    REFUSED(to.address, "a@b.example, c@d.example", "the mail's To is no mail address");
    REFUSED(reply_to, "x>@acme.example", "the mail's Reply-To is no mail address");
    REFUSED(subject, "a\rb", "the mail's Subject holds a control character");
    REFUSED(subject, "a\tb", "the mail's Subject holds a control character");
    REFUSED(subject, "a\xc3", "the mail's Subject holds a control character");
    REFUSED(message_id, "a b@c", "the mail's Message-ID is no message id");
    REFUSED(in_reply_to, "a>\r\nX: <b@c", "the mail's In-Reply-To is no message id");
    REFUSED(site, "x\ny", "the mail's X-Muster-Site holds a control character");
    REFUSED(language, "en\r\n\r\nbody", "the mail's Content-Language holds a control character");
    REFUSED(text, "\xff", "the mail's text is not UTF-8");
    REFUSED(list_id, "a>b", "the mail's List-Id is no list id");
    letters[n - 1].robotic = TRUE;
#undef REFUSED
    g_assert_cmpuint(n, ==, G_N_ELEMENTS(letters));
    for (guint i = 0; i < n; i++) {
        struct failure failure = {0};
        g_assert_null(letter_compose(&letters[i], &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
        g_assert_true(g_str_has_prefix(failure.text, expected[i]));
    }
}

#define JAPANESE                                                                                       \
    "\xe6\x9c\xac\xe6\x97\xa5\xe3\x81\xaf\xe8\xab\x8b\xe6\xb1\x82\xe6\x9b\xb8\xe3\x81\xae\xe3\x83\xa1" \
    "\xe3\x83\xbc\xe3\x83\xab\xe3\x82\x92\xe7\xbf\xbb\xe8\xa8\xb3\xe3\x81\x97\xe3\x81\xbe\xe3\x81\x97" \
    "\xe3\x81\x9f\xe3\x80\x82\xe6\x98\x8e\xe6\x97\xa5\xe3\x81\xaf\xe6\xae\x8b\xe3\x82\x8a\xe3\x81\xae\xe4\xbb\xb6"

static void test_bodies(void)
{
    static const struct {
        const char *text, *encoding;
    } CASES[] = {
        {"Hello.\n", "7bit"},
        {"no end", "7bit"},
        {"", "7bit"},
        {"soft \nbreak\n\n-- \nfooter\n", "7bit"},
        {"From here on\n>From a quote\n indented\n> quoted\n", "7bit"},
        {".\n..\n.x\n", "7bit"},
        {"Gr\xc3\xbc\xc3\x9f"
         "e\n",
         "quoted-printable"},
        {"a = b; \xf0\x9f\x8c\xb1 \nFrom \xf0\x9f\x8c\xb1\n \n", "quoted-printable"},
        {"a\x01"
         "b\rc\x7f"
         "d\te\t\n",
         "quoted-printable"},
        {"=_00000000.0 --=_00000000.0\n", "7bit"},
        {WORD_1024 " From " WORD_1024 "\n", "quoted-printable"},
        {JAPANESE JAPANESE "\n\nFrom " JAPANESE JAPANESE " \n" JAPANESE, "base64"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct letter letter = plain_letter();
        letter.text = letter.html = CASES[i].text;
        g_autoptr(GBytes) bytes = compose(&letter);
        check_bytes(bytes);
        g_autoptr(GMimeMessage) message = parse(bytes);
        GMimeObject *part =
            g_mime_multipart_get_part(GMIME_MULTIPART(g_mime_message_get_mime_part(message)), 0);
        g_assert_cmpstr(g_mime_object_get_header(part, "Content-Transfer-Encoding"), ==,
                        CASES[i].encoding);
        g_autofree char *html = part_text(message, 1);
        g_autofree char *expected = *CASES[i].text == '\0' || g_str_has_suffix(CASES[i].text, "\n")
                                        ? g_strdup(CASES[i].text)
                                        : g_strconcat(CASES[i].text, "\n", NULL);
        g_assert_cmpstr(html, ==, expected);
    }
}

static void test_stuffing(void)
{
    struct letter letter = plain_letter();
    letter.html = NULL;
    letter.text = "From me\n  indented\n> quote\n-- \nfooter";
    g_autoptr(GBytes) bytes = compose(&letter);
    g_autoptr(GMimeMessage) message = parse(bytes);
    g_autofree char *text = part_text(message, 0);
    g_assert_cmpstr(text, ==, " From me\n   indented\n> quote\n-- \nfooter\n");
}

/* Wide letters flow without blanks between them; whoever unflows gets the paragraph back as it was. */
static void test_wide_letters_flow(void)
{
    g_autofree char *flowed = text_flow(JAPANESE JAPANESE "Ann Lee " JAPANESE JAPANESE "\n");
    struct letter letter = plain_letter();
    letter.html = NULL;
    letter.text = flowed;
    g_autoptr(GBytes) bytes = compose(&letter);
    g_autoptr(GMimeMessage) message = parse(bytes);
    GMimeObject *part = g_mime_message_get_mime_part(message);
    g_assert_cmpstr(g_mime_object_get_content_type_parameter(part, "delsp"), ==, "yes");
    g_autofree char *text = part_text(message, 0);
    g_autofree char *whole = text_unflow(text, TRUE);
    g_assert_cmpstr(whole, ==, JAPANESE JAPANESE "Ann Lee " JAPANESE JAPANESE "\n");
}

static void test_boundary_is_in_no_part(void)
{
    struct letter letter = plain_letter();
    g_autofree char *first = g_strdup_printf("--=_%08x.0\n", g_str_hash(letter.message_id));
    letter.text = first;
    g_autoptr(GBytes) bytes = compose(&letter);
    g_autoptr(GMimeMessage) message = parse(bytes);
    g_autofree char *text = part_text(message, 0), *html = part_text(message, 1);
    g_assert_cmpstr(text, ==, first);
    g_assert_cmpstr(html, ==, letter.html);
}

static void test_same_letter_same_bytes(void)
{
    struct letter letter = plain_letter();
    g_autoptr(GBytes) once = compose(&letter), again = compose(&letter);
    g_assert_true(g_bytes_equal(once, again));
}

/* QUALITY R19: the other parser that everybody uses. */
static void test_python_reads_the_same(void)
{
    g_autofree char *python = g_find_program_in_path("python3");
    if (python == NULL) {
        g_test_skip("there is no python3");
        return;
    }
    g_autofree char *script =
        g_build_filename(g_getenv("top_srcdir"), "tests", "unit", "mail-strict.py", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(WORDS); i += 4) {
        struct letter letter = plain_letter();
        letter.to.name = letter.subject = WORDS[i];
        letter.text = "Gr\xc3\xbc\xc3\x9f"
                      "e \nan alle\n";
        g_autoptr(GBytes) bytes = compose(&letter);
        g_autoptr(GError) error = NULL;
        g_autoptr(GSubprocess) process =
            g_subprocess_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                             python, script, NULL);
        g_autoptr(GBytes) answer = NULL;
        g_assert_true(g_subprocess_communicate(process, bytes, NULL, &answer, NULL, &error));
        g_assert_true(g_subprocess_get_successful(process));
        g_auto(GStrv) names = g_strsplit(WORDS[i], " ", -1);
        g_autofree char *name = g_strjoinv("", names);
        g_autofree char *expected =
            g_strdup_printf("%s\n%s\nann@example.com\n%s", WORDS[i], name, letter.text);
        gsize size;
        const char *data = g_bytes_get_data(answer, &size);
        g_autofree char *out = g_strndup(data, size);
        g_assert_cmpstr(out, ==, expected);
    }
}

/* Text for people */

static void test_tame(void)
{
    static const char *const CASES[][2] = {
        {"plain", "plain"},
        {"a\r\nb\rc\n", "a\nb\nc\n"},
        {"a\tb\x01\x1b[31mc\x7f", "a\tb[31mc"},
        {"caf\xc3\xa9 \xc2\x85x", "caf\xc3\xa9 x"},
        {"a\xe2\x80\xae"
         "b\xe2\x81\xa6"
         "c\xe2\x81\xa9",
         "abc"},
        {"\xef\xbb\xbfx", "x"},
        {"a\xe2\x80\xa8"
         "b",
         "a\nb"},
        {"a\xff"
         "b",
         "a\xef\xbf\xbd"
         "b"},
        {"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
         "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"},
        {"", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *tame = text_tame(CASES[i][0]);
        g_assert_cmpstr(tame, ==, CASES[i][1]);
    }
}

#define TEN "0123456789"
#define SIXTY TEN TEN TEN TEN TEN TEN
#define WIDE_10                                                                                    \
    "\xe4\xb8\x80\xe4\xba\x8c\xe4\xb8\x89\xe5\x9b\x9b\xe4\xba\x94\xe5\x85\xad\xe4\xb8\x83\xe5\x85\xab\xe4\xb9\x9d\xe5\x8d\x81"

#define WIDE_6 "\xe4\xb8\x80\xe4\xba\x8c\xe4\xb8\x89\xe5\x9b\x9b\xe4\xba\x94\xe5\x85\xad"
#define STOP "\xe3\x80\x82" /* which begins no line */

static void test_flow(void)
{
    static const char *const CASES[][2] = {
        {"short\n", "short\n"},
        {"", ""},
        {"no end", "no end"},
        {"blanks at the end  \n", "blanks at the end\n"},
        {"-- \nfoot \n", "-- \nfoot\n"},
        {SIXTY " 012345678901\n", SIXTY " \n012345678901\n"},
        {SIXTY " 01234567890\n", SIXTY " 01234567890\n"},
        {SIXTY "  012345678901\n", SIXTY "  \n012345678901\n"},
        {SIXTY TEN TEN " x\n", SIXTY TEN TEN " \nx\n"},
        {"> " SIXTY " " SIXTY "\n", "> " SIXTY " " SIXTY "\n"},
        {SIXTY " 0123456 >7890 x\n", SIXTY " 0123456 >7890 \nx\n"},
        {SIXTY " 012345678 --  x\n", SIXTY " 012345678 --  \nx\n"},
        {"  " SIXTY " 012345678901\n", "  " SIXTY "\n  012345678901\n"},
        {"  - " SIXTY " 012345678901\n", "  - " SIXTY "\n    012345678901\n"},
        {"  12. " SIXTY " 012345678901\n", "  12. " SIXTY "\n      012345678901\n"},
        {"  Done:  " SIXTY " 0123\n", "  Done:  " SIXTY "\n         0123\n"},
        {"  " TEN TEN TEN "  " TEN TEN TEN TEN " x\n",
         "  " TEN TEN TEN "\n  " TEN TEN TEN TEN " x\n"},
        {"  " WIDE_10 WIDE_10 WIDE_10 WIDE_10 "\n",
         "  " WIDE_10 WIDE_10 WIDE_10
         "\xe4\xb8\x80\xe4\xba\x8c\xe4\xb8\x89\xe5\x9b\x9b\xe4\xba\x94\n  \xe5\x85\xad\xe4\xb8\x83\xe5\x85\xab\xe4\xb9\x9d\xe5\x8d\x81\n"},
        {" \n", "\n"},
        {WIDE_10 WIDE_10 WIDE_10 WIDE_10 "\n",
         WIDE_10 WIDE_10 WIDE_10 WIDE_6 " \n\xe4\xb8\x83\xe5\x85\xab\xe4\xb9\x9d\xe5\x8d\x81\n"},
        {WIDE_10 WIDE_10 WIDE_10 WIDE_6 STOP WIDE_6 "\n",
         WIDE_10 WIDE_10 WIDE_10 "\xe4\xb8\x80\xe4\xba\x8c\xe4\xb8\x89\xe5\x9b\x9b\xe4\xba\x94 \n"
                                 "\xe5\x85\xad" STOP WIDE_6 "\n"},
        {WIDE_10 " " SIXTY " x\n", WIDE_10 "  \n" SIXTY " x\n"},
        {SIXTY WIDE_10 "\n", SIXTY WIDE_6 " \n\xe4\xb8\x83\xe5\x85\xab\xe4\xb9\x9d\xe5\x8d\x81\n"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *flowed = text_flow(CASES[i][0]);
        g_assert_cmpstr(flowed, ==, CASES[i][1]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_mime_init();
    g_test_add_func("/compose/a question has these headers and no others",
                    test_question_has_these_headers_and_no_others);
    g_test_add_func("/compose/a robotic letter in a thread", test_robotic_letter_in_a_thread);
    g_test_add_func("/compose/any name and subject is read back",
                    test_any_name_and_subject_is_read_back);
    g_test_add_func("/compose/refusals", test_refusals);
    g_test_add_func("/compose/bodies", test_bodies);
    g_test_add_func("/compose/stuffing", test_stuffing);
    g_test_add_func("/compose/wide letters flow", test_wide_letters_flow);
    g_test_add_func("/compose/the boundary is in no part", test_boundary_is_in_no_part);
    g_test_add_func("/compose/the same letter is the same bytes", test_same_letter_same_bytes);
    g_test_add_func("/compose/python reads the same", test_python_reads_the_same);
    g_test_add_func("/text/tame", test_tame);
    g_test_add_func("/text/flow", test_flow);
    return g_test_run();
}
