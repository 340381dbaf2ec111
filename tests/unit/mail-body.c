/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies: which part is read, in which coding and charset, and what HTML and format=flowed become.
 */
#include "attached.h"
#include "mail/read/html.h"
#include "mail/read/unflow.h"
#include "muster/mail/understand.h"

#include <string.h>

static struct description *understand(const char *mail, gssize length)
{
    return mail_understand((const guint8 *)mail, length < 0 ? strlen(mail) : (gsize)length, NULL);
}

static void assert_text(const char *mail, gssize length, const char *wanted)
{
    struct description *description = understand(mail, length);
    g_assert_cmpstr(description->text, ==, wanted);
    description_free(description);
}

static void test_charsets(void)
{
    static const struct {
        const char *label, *bytes, *text;
    } cases[] = {
        {"charset=utf-8", "caf\xc3\xa9", "café"},
        {"charset=iso-8859-1", "caf\xe9", "café"},
        {"charset=iso-8859-1", "\x80 5", "€ 5"},       /* it is Windows' set */
        {"charset=iso-8859-1", "caf\xc3\xa9", "café"}, /* the label lies */
        {"charset=us-ascii", "caf\xe9", "café"},
        {"charset=utf-8", "caf\xe9 ol\xc3\xa9",
         "caf\xef\xbf\xbd olé"},    /* damaged UTF-8 stays UTF-8 */
        {"x=y", "caf\xe9", "café"}, /* no label */
        {"charset=x-nobody-knows", "caf\xe9", "café"},
        {"charset=\"../../etc/passwd//IGNORE\"", "caf\xe9", "café"},
        {"charset=koi8-r", "\xf0\xd2\xc9\xd7\xc5\xd4", "Привет"},
        {"charset=gb2312", "\xc4\xe3\xba\xc3 \xe9\x46",
         "你好 镕"}, /* GB18030 under the name of its subset */
        {"charset=shift_jis", "\x93\xfa\x96\x7b", "日本"},
        {"charset=iso-2022-jp", "\x1b$BF|K\\\x1b(B", "日本"},
        {"x=y", "\x1b$BF|K\\\x1b(B", "日本"},
        {"charset=utf-7", "caf+AOk-", "café"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *mail =
            g_strdup_printf("Content-Type: text/plain; %s\n\n%s\n", cases[i].label, cases[i].bytes);
        assert_text(mail, -1, cases[i].text);
    }
    static const char wide[] =
        "Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n\n"
        "SABpAA==\n";
    assert_text(wide, -1, "Hi");
    static const char nuls[] = "From: a@example.com\n\nH\0i \xc3\xa9\n";
    assert_text(nuls, sizeof nuls - 1, "Hi é");
}

static void test_transfer_codings(void)
{
    static const struct {
        const char *coding, *bytes, *text;
    } cases[] = {
        {"quoted-printable", "a =3D b=\n c", "a = b c"},
        {"quoted-printable", "broken =zz =", "broken =zz"},
        {"base64", "SGVsbG8N\nCndvcmxk", "Hello\nworld"},
        {"BASE64", "!!SGVs\nbG8=??", "Hello"},
        {"x-unknown", "as it is", "as it is"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *mail = g_strdup_printf("Content-Transfer-Encoding: %s\n\n%s\n",
                                                cases[i].coding, cases[i].bytes);
        assert_text(mail, -1, cases[i].text);
    }
}

static void test_flowed(void)
{
    static const struct {
        const char *from, *to;
        gboolean delsp;
    } cases[] = {
        {"one \ntwo\n", "one two\n", FALSE},
        {"one \ntwo\n", "onetwo\n", TRUE},
        {"one \n\ntwo\n", "one \n\ntwo\n", FALSE},
        {">> a \n>> b\n> c\n", "> > a b\n> c\n", FALSE},
        {"> a \nb\n", "> a \nb\n", FALSE}, /* another depth: a new paragraph */
        {" From here\n >not a quote\n", "From here\n>not a quote\n", FALSE},
        {"text \n-- \nAnn\n", "text \n-- \nAnn\n", FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = text_unflow(cases[i].from, cases[i].delsp);
        g_assert_cmpstr(text, ==, cases[i].to);
    }
}

static void test_html(void)
{
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"a<br>b", "a\nb\n"},
        {"<p>a</p><p>b</p>", "a\n\nb\n"},
        {"<div>a</div><div><br></div><div>b</div>", "a\n\nb\n"},
        {"<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>",
         "a\n\nb\n"},
        {"<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c\n"},
        {"<ol><li><p>a</p></li><li>b</li></ol>", "1. a\n2. b\n"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"},
        {"<blockquote type=cite>a<blockquote class=x>b</blockquote></blockquote>c",
         "> a\n> > b\nc\n"},
        {"<blockquote style=\"margin:0 0 0 40px;border:none;padding:0\">mine</blockquote>",
         "mine\n"},
        {"<div class=gmail_quote>On Monday:<blockquote class=gmail_quote>a</blockquote></div>",
         "On Monday:\n> a\n"},
        {"<blockquote class=gmail_quote>a song</blockquote>", "a song\n"},
        {"a<hr>b", "a\n________________________________\nb\n"},
        {"<b>a</b>  \n <i>b</i>&nbsp;&amp;&#233;", "a b &é\n"},
        {"<pre>  a\n  b</pre>", "  a\n  b\n"},
        {"<head><title>t</title><style>s</style></head>a<script>x</script>", "a\n"},
        {"<div style=\"DISPLAY: none\">preview</div>a<span hidden>x</span>", "a\n"},
        {"so&shy;ft zero\xe2\x80\x8bwidth", "soft zerowidth\n"},
        {"a <a href=\"https://example.com/\">link</a>", "a link\n"},
        {"unclosed <b>bold <div>and on", "unclosed bold\nand on\n"},
        {"", ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        gboolean stripped;
        g_autofree char *text = html_to_text(cases[i].html, &stripped);
        g_assert_cmpstr(text, ==, cases[i].text);
        g_assert_false(stripped);
    }
}

/* N copies of UNIT, each `#` in it being its number, then END. */
static char *repeat(const char *unit, guint n, const char *end)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        for (const char *at = unit; *at != '\0'; at++)
            if (*at == '#')
                g_string_append_printf(all, "%u", i);
            else
                g_string_append_c(all, *at);
    g_string_append(all, end);
    return g_string_free(all, FALSE);
}

/* What makes an HTML5 parser slow or deep is read by taking the tags out, at once. */
static void test_hostile_html(void)
{
    static const char *const units[] = {"<div>",           "<b a#=1><p>x", "<blockquote>",
                                        "<table><tr><td>", "<svg>",        "<a>"};
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autofree char *html = repeat(units[i], 50000, "kept");
        gint64 before = g_get_monotonic_time();
        g_autofree char *text = html_to_text(html, NULL);
        g_assert_nonnull(strstr(text, "kept"));
        g_assert_cmpint(g_get_monotonic_time() - before, <, 5 * G_USEC_PER_SEC);
    }
    g_autofree char *attributes = repeat("a#=1 ", 50000, ">kept</div>");
    g_autofree char *html = g_strconcat("<div ", attributes, NULL);
    gboolean stripped;
    g_autofree char *text = html_to_text(html, &stripped);
    g_assert_true(stripped);
    g_assert_cmpstr(text, ==, "kept\n");
}

static void test_choice(void)
{
    static const char alternative[] =
        "Content-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\n%s\n--b\nContent-Type: text/html\n\n<p>html</p>\n--b--\n";
    static const struct {
        const char *plain, *text;
        gboolean warns;
    } cases[] = {
        {"plain", "plain", FALSE},
        {"", "html", FALSE},
        {" \n ", "html", TRUE},
        {"Your mail client does not support HTML.", "html", TRUE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *half = g_strdup(strstr(alternative, "%s") + 2);
        g_autofree char *start =
            g_strndup(alternative, (gsize)(strstr(alternative, "%s") - alternative));
        g_autofree char *mail = g_strconcat(start, cases[i].plain, half, NULL);
        struct description *description = understand(mail, -1);
        g_assert_cmpstr(description->text, ==, cases[i].text);
        g_assert_true((description->warnings[0] != NULL) == cases[i].warns);
        description_free(description);
    }
}

static void test_parts(void)
{
    struct description *description = understand(
        "Content-Type: multipart/mixed; boundary=\"o u t\"\n\npreamble\n"
        "--o u t\nContent-Type: multipart/related; boundary=in\n\n"
        "--in\nContent-Type: text/plain\n\nfirst\n--in\nContent-Type: image/png; name=logo.png\n"
        "\nxx\n--in--\n"
        "--o u t\n"
        "Content-Disposition: attachment; filename*0*=utf-8''r%C3%A9su; filename*1=m.txt\n\n"
        "not text\n"
        "--o u t\nContent-Type: text/enriched\n\n<bold>no</bold>\n"
        "--o u t\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner\n"
        "--o u t\n\nlast\n--o u t--\nepilogue\n",
        -1);
    g_assert_cmpstr(description->text, ==, "first\n\nlast");
    const char *const names[] = {"logo.png", "résum.txt", "message.eml", NULL};
    assert_attached(description, names);
    description_free(description);
}

static void test_files_within(void)
{
    struct description *description = understand("Subject: x\n\nBefore\nbegin 644 a b.txt\n"
                                                 "#0V%T\n`\nend\nbegin 644 of a sentence\nAfter\n",
                                                 -1);
    g_assert_cmpstr(description->text, ==, "Before\nbegin 644 of a sentence\nAfter");
    const char *const names[] = {"a b.txt", NULL};
    assert_attached(description, names);
    description_free(description);
}

static void test_encrypted(void)
{
    struct description *description =
        understand("Content-Type: multipart/encrypted; boundary=b\n\n--b\n"
                   "Content-Type: application/pgp-encrypted\n\nVersion: 1\n--b\n"
                   "Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n--b--\n",
                   -1);
    g_assert_cmpstr(description->text, ==, "");
    g_assert_nonnull(strstr(description->warnings[0], "encrypted"));
    g_assert_true(description->encrypted);
    g_assert_false(description->empty);
    description_free(description);
}

/* RFC 9078, and Gmail's way. */
static void test_reactions(void)
{
    static const struct {
        const char *mail, *sign; /* NULL: it is words */
    } table[] = {
        {"Content-Type: text/plain; charset=utf-8\nContent-Disposition: reaction\n\n👍\n", "👍"},
        {"Content-Type: multipart/mixed; boundary=b\n\n"
         "--b\nContent-Type: text/plain; charset=utf-8\n\n\n"
         "--b\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: reaction\n\n🎉\n--b--\n",
         "🎉"},
        {"Content-Type: multipart/mixed; boundary=b\n\n"
         "--b\nContent-Type: text/plain; charset=utf-8\n\nMonday suits me\n"
         "--b\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: reaction\n\n🎉\n--b--\n",
         NULL},
        {"Content-Type: multipart/alternative; boundary=b\n\n"
         "--b\nContent-Type: text/plain; charset=utf-8\n\n🎉\n\nAnn Lee reacted via Gmail\n"
         "--b\nContent-Type: text/vnd.google.email-reaction+json\n\n{\"emoji\":\"🎉\"}\n--b--\n",
         "🎉"},
        {"Content-Type: multipart/alternative; boundary=b\n\n"
         "--b\nContent-Type: text/plain; charset=utf-8\n\nAnn Lee reagoi Gmailin kautta\n"
         "--b\nContent-Type: text/vnd.google.email-reaction+json\n\n{\"emoji\":\"\\ud83c\"}\n--b--\n",
         "👍"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct description *description = understand(table[i].mail, -1);
        g_assert_cmpstr(description->reaction, ==, table[i].sign);
        g_assert_cmpint(description->courtesy, ==, table[i].sign != NULL);
        g_assert_cmpstr(description->text, ==,
                        table[i].sign != NULL ? table[i].sign : "Monday suits me");
        g_assert_false(description->empty);
        description_free(description);
    }
}

static void test_empty(void)
{
    static const char *const mails[] = {
        "From: a@example.com\n\n",
        "From: a@example.com\n\nSent from my iPhone\n",
        "From: a@example.com\n\nOn 24 Nov 2026 at 9:00, Ann wrote:\n> Hello\n",
        "Content-Type: text/html\n\n<div><br></div><blockquote type=cite>Hello</blockquote>\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(mails); i++) {
        struct description *description = understand(mails[i], -1);
        g_assert_cmpstr(description->text, ==, "");
        g_assert_true(description->empty);
        g_assert_false(description->encrypted);
        description_free(description);
    }
}

static void test_broken_parts(void)
{
    static const struct {
        const char *mail, *text;
    } cases[] = {
        {"Content-Type: multipart/mixed\n\n--a\n\nx\n--a--\n", "x"}, /* no boundary named */
        {"Content-Type: multipart/mixed; boundary=\"\"\n\n--abc\n\nx\n--abc--\n", "x"},
        {"Content-Type: multipart/mixed; boundary=b\n\njust text\n", "just text"},
        {"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n", "x"}, /* never closed */
        {"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text\n\nx\n--b--\n", "x"},
        {"Content-Type: text/plain charset=iso-8859-1\n\ncaf\xe9\n", "café"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_text(cases[i].mail, -1, cases[i].text);
}

static void test_deep_and_many(void)
{
    g_autoptr(GString) deep = g_string_new(NULL);
    for (guint i = 0; i < 1000; i++)
        g_string_append_printf(deep, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i,
                               i);
    g_string_append(deep, "\nbottom\n");
    struct description *description = understand(deep->str, (gssize)deep->len);
    g_assert_nonnull(description->warnings[0]);
    description_free(description);

    g_autofree char *many = repeat("--b\nContent-Type: text/plain\n\npart #\n", 5000, "--b--\n");
    g_autofree char *mail =
        g_strconcat("Content-Type: multipart/mixed; boundary=b\n\n", many, NULL);
    description = understand(mail, -1);
    g_assert_nonnull(description->warnings[0]);
    description_free(description);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/body/charsets", test_charsets);
    g_test_add_func("/body/transfer-codings", test_transfer_codings);
    g_test_add_func("/body/flowed", test_flowed);
    g_test_add_func("/body/html", test_html);
    g_test_add_func("/body/hostile-html", test_hostile_html);
    g_test_add_func("/body/choice", test_choice);
    g_test_add_func("/body/parts", test_parts);
    g_test_add_func("/body/files-within", test_files_within);
    g_test_add_func("/body/encrypted", test_encrypted);
    g_test_add_func("/body/reactions", test_reactions);
    g_test_add_func("/body/empty", test_empty);
    g_test_add_func("/body/broken-parts", test_broken_parts);
    g_test_add_func("/body/deep-and-many", test_deep_and_many);
    return g_test_run();
}
