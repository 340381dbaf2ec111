/* SPDX-License-Identifier: GPL-3.0-or-later */
/* winmail.dat, built here attribute by attribute: its text, its names, and what is cut short or
 * lies. */
#include "attached.h"
#include "mail/read/tnef.h"
#include "muster/mail/understand.h"

enum { MESSAGE = 1, ATTACHMENT = 2 };

static void put(GByteArray *bytes, guint64 number, guint octets)
{
    for (guint i = 0; i < octets; i++, number >>= 8)
        g_byte_array_append(bytes, &(guint8){(guint8)(number & 0xff)}, 1);
}

static void put_octets(GByteArray *bytes, const void *octets, gsize length)
{
    g_byte_array_append(bytes, octets, (guint)length);
}

static GByteArray *tnef_begin(void)
{
    GByteArray *tnef = g_byte_array_new();
    put(tnef, 0x223e9f78, 4);
    put(tnef, 1, 2);
    return tnef;
}

static void put_attribute(GByteArray *tnef, guint level, guint32 id, const void *data, gsize length)
{
    put(tnef, level, 1);
    put(tnef, id, 4);
    put(tnef, length, 4);
    put_octets(tnef, data, length);
    put(tnef, 0, 2);
}

/* One property with one value of its own length; LITERAL without its NUL. */
static void put_property(GByteArray *row, guint id, guint type, const void *data, gsize length)
{
    put(row, type, 2);
    put(row, id, 2);
    put(row, 1, 4);
    put(row, length, 4);
    put_octets(row, data, length);
    put(row, 0, (guint)((4 - length % 4) % 4));
}

static void put_row(GByteArray *tnef, guint level, guint32 id, guint count, GByteArray *row)
{
    g_autoptr(GByteArray) counted = g_byte_array_new();
    put(counted, count, 4);
    put_octets(counted, row->data, row->len);
    put_attribute(tnef, level, id, counted->data, counted->len);
}

static void put_name(GByteArray *tnef, const char *title, const char *long_name)
{
    put_attribute(tnef, ATTACHMENT, 0x00069002, "", 0);
    if (title != NULL)
        put_attribute(tnef, ATTACHMENT, 0x00018010, title, strlen(title) + 1);
    if (long_name == NULL)
        return;
    g_autoptr(GByteArray) row = g_byte_array_new();
    put_property(row, 0x3707, 0x001e, long_name, strlen(long_name) + 1);
    put_row(tnef, ATTACHMENT, 0x00069005, 1, row);
}

static gboolean read_copy(const GByteArray *bytes, gsize length, struct tnef *tnef_r)
{
    g_autofree char *copy = g_malloc(MAX(length, 1)); /* of its own size: an overrun is seen */
    memcpy(copy, bytes->data, length);
    return tnef_read((struct slice){copy, length}, tnef_r);
}

static void assert_read(const GByteArray *bytes, const char *text, const char *html)
{
    struct tnef tnef;
    g_assert_true(read_copy(bytes, bytes->len, &tnef));
    g_assert_cmpstr(tnef.text, ==, text);
    g_assert_cmpstr(tnef.html, ==, html);
    tnef_clear(&tnef);
}

static void test_body(void)
{
    g_autoptr(GByteArray) bytes = tnef_begin();
    put_attribute(bytes, MESSAGE, 0x00069007, "\xe3\x04\0\0\0\0\0\0", 8); /* 1251 */
    put_attribute(bytes, MESSAGE, 0x0002800c, "\xcf\xf0\xe8\r\n\xe2\xe5\xf2", 9);
    assert_read(bytes, "При\nвет", NULL);
}

static void test_properties(void)
{
    g_autoptr(GByteArray) bytes = tnef_begin();
    g_autoptr(GByteArray) row = g_byte_array_new();
    put(row, 0x0003, 2); /* PR_INTERNET_CPID, 1252 */
    put(row, 0x3fde, 2);
    put(row, 1252, 4);
    put(row, 0x001f, 2); /* a property with a name of three letters */
    put(row, 0x8001, 2);
    put_octets(row, "0123456789abcdef", 16);
    put(row, 1, 4);
    put(row, 6, 4);
    put_octets(row, "a\0b\0c\0\0\0", 8);
    put(row, 1, 4);
    put(row, 4, 4);
    put_octets(row, "x\0\0\0", 4);
    put(row, 0x101e, 2); /* two strings in one property */
    put(row, 0x8002, 2);
    put_octets(row, "0123456789abcdef", 16);
    put(row, 0, 4);
    put(row, 7, 4);
    put(row, 2, 4);
    put(row, 1, 4);
    put_octets(row, "a\0\0\0", 4);
    put(row, 5, 4);
    put_octets(row, "bcdef\0\0\0", 8);
    put_property(row, 0x1000, 0x001f, "H\0i\0 \0\xe9\0", 8);
    put_property(row, 0x1013, 0x0102, "<b>\xe9</b>", 8);
    put_attribute(bytes, MESSAGE, 0x0002800c, "older", 6);
    put_row(bytes, MESSAGE, 0x00069003, 5, row);
    assert_read(bytes, "Hi é", "<b>é</b>");
}

static void test_names(void)
{
    g_autoptr(GByteArray) bytes = tnef_begin();
    put_name(bytes, "REPORT~1.DOC", "Report of\nthe week.docx");
    put_name(bytes, "caf\xe9.txt", NULL);
    put_name(bytes, NULL, NULL);
    struct tnef tnef;
    g_assert_true(read_copy(bytes, bytes->len, &tnef));
    g_assert_cmpuint(tnef.names->len, ==, 3);
    g_assert_cmpstr(g_ptr_array_index(tnef.names, 0), ==, "Report of the week.docx");
    g_assert_cmpstr(g_ptr_array_index(tnef.names, 1), ==, "café.txt");
    g_assert_cmpstr(g_ptr_array_index(tnef.names, 2), ==, "attachment");
    tnef_clear(&tnef);
}

/* Every cut, and every count and length as large as it can be said. */
static void test_hostile(void)
{
    g_autoptr(GByteArray) bytes = tnef_begin();
    g_autoptr(GByteArray) row = g_byte_array_new();
    put_property(row, 0x1000, 0x001e, "text", 4);
    put_property(row, 0x8009, 0x001e, "no name", 7);
    put_attribute(bytes, MESSAGE, 0x0002800c, "body", 5);
    put_row(bytes, MESSAGE, 0x00069003, G_MAXUINT32, row);
    put_name(bytes, "a.txt", "b.txt");
    struct tnef tnef;
    for (guint length = 0; length <= bytes->len; length++) {
        g_assert_true(read_copy(bytes, length, &tnef) == (length >= 6));
        tnef_clear(&tnef);
    }
    for (guint i = 6; i + 4 <= bytes->len; i++) {
        guint8 kept[4];
        memcpy(kept, bytes->data + i, sizeof kept);
        memset(bytes->data + i, 0xff, sizeof kept);
        g_assert_true(read_copy(bytes, bytes->len, &tnef));
        tnef_clear(&tnef);
        memcpy(bytes->data + i, kept, sizeof kept);
    }
    g_assert_false(tnef_read((struct slice){"Hello, this is text", 19}, &tnef));
    g_assert_cmpuint(tnef.names->len, ==, 0);
    tnef_clear(&tnef);
}

static void test_many(void)
{
    g_autoptr(GByteArray) bytes = tnef_begin();
    for (guint i = 0; i < 100000; i++)
        put_attribute(bytes, ATTACHMENT, 0x00018010, "a", 2);
    for (guint i = 0; i < 10000; i++)
        put_name(bytes, "a.txt", NULL);
    struct tnef tnef;
    g_assert_true(read_copy(bytes, bytes->len, &tnef));
    g_assert_cmpuint(tnef.names->len, ==, MAIL_MAX_IDS);
    tnef_clear(&tnef);
}

/* A mail with TEXT as its own, and TNEF beside it under TYPE. */
static struct description *understand(const char *text, const char *type, const GByteArray *tnef)
{
    g_autofree char *packed = g_base64_encode(tnef->data, tnef->len);
    g_autofree char *mail =
        g_strdup_printf("From: ann@example.com\nContent-Type: multipart/mixed; boundary=b\n\n"
                        "--b\nContent-Type: text/plain\n\n%s\n--b\nContent-Type: %s\n"
                        "Content-Disposition: attachment; filename=winmail.dat\n"
                        "Content-Transfer-Encoding: base64\n\n%s\n--b--\n",
                        text, type, packed);
    return mail_understand((const guint8 *)mail, strlen(mail), NULL);
}

static void test_mail(void)
{
    g_autoptr(GByteArray) bytes = tnef_begin();
    put_attribute(bytes, MESSAGE, 0x0002800c, "from Outlook", 13);
    put_name(bytes, "plan.pdf", NULL);
    static const struct {
        const char *own, *type, *text;
    } cases[] = {
        {"", "application/ms-tnef", "from Outlook"},
        {" ", "application/octet-stream", "from Outlook"}, /* known by its name */
        {"own", "application/ms-tnef", "own"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct description *description = understand(cases[i].own, cases[i].type, bytes);
        g_assert_cmpstr(description->text, ==, cases[i].text);
        const char *const names[] = {"plan.pdf", NULL};
        assert_attached(description, names);
        g_assert_null(description->warnings[0]);
        description_free(description);
    }
}

static void test_only_html_or_rtf(void)
{
    g_autoptr(GByteArray) bytes = tnef_begin();
    g_autoptr(GByteArray) row = g_byte_array_new();
    put_property(row, 0x1009, 0x0102, "LZFu", 4);
    put_row(bytes, MESSAGE, 0x00069003, 1, row);
    struct description *description = understand("", "application/ms-tnef", bytes);
    g_assert_cmpstr(description->text, ==, "");
    g_assert_nonnull(strstr(description->warnings[0], "RTF"));
    g_assert_false(description->empty);
    description_free(description);

    static const char rtf[] = "\0\0\0\0\0\0\0\0MELA\0\0\0\0{\\rtf1\\fromhtml1 {\\*\\htmltag <b>}x}";
    g_byte_array_set_size(row, 0);
    put_property(row, 0x1009, 0x0102, rtf, sizeof rtf - 1);
    put_row(bytes, MESSAGE, 0x00069003, 1, row);
    description = understand("", "application/ms-tnef", bytes);
    g_assert_cmpstr(description->text, ==, "x");
    g_assert_null(description->warnings[0]);
    description_free(description);

    g_byte_array_set_size(row, 0);
    put_property(row, 0x1013, 0x001e, "<p>a<p>b", 8);
    put_row(bytes, MESSAGE, 0x00069003, 1, row);
    description = understand("", "application/ms-tnef", bytes);
    g_assert_cmpstr(description->text, ==, "a\n\nb");
    g_assert_null(description->warnings[0]);
    description_free(description);
}

/* What only bears the name stays an attachment. */
static void test_no_tnef(void)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    put_octets(bytes, "nothing", 7);
    struct description *description = understand("own", "application/ms-tnef", bytes);
    const char *const names[] = {"winmail.dat", NULL};
    assert_attached(description, names);
    description_free(description);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tnef/body", test_body);
    g_test_add_func("/tnef/properties", test_properties);
    g_test_add_func("/tnef/names", test_names);
    g_test_add_func("/tnef/hostile", test_hostile);
    g_test_add_func("/tnef/many", test_many);
    g_test_add_func("/tnef/mail", test_mail);
    g_test_add_func("/tnef/only-html-or-rtf", test_only_html_or_rtf);
    g_test_add_func("/tnef/no-tnef", test_no_tnef);
    return g_test_run();
}
