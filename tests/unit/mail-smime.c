/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opaque S/MIME: the mail within a signature, in the forms that DER and BER allow, built here. */
#include "mail/read/smime.h"
#include "muster/mail/understand.h"

#define OID_DATA "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
#define OID_SIGNED "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
#define OID_ENVELOPED "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
#define VERSION_AND_DIGESTS "\x02\x01\x01\x31\x00"

static const char mail_within[] =
    "Content-Type: text/plain; charset=utf-8\r\n\r\n1. All done\r\n2. Caf\xc3\xa9\r\n";

/* How lengths are said. */
enum form { SHORTEST, FOUR_OCTETS, OPEN };

static void put_length(GString *der, gsize length, enum form form)
{
    if (form == SHORTEST && length < 128) {
        g_string_append_c(der, (char)length);
        return;
    }
    g_string_append_c(der, (char)0x84);
    for (guint shift = 32; shift > 0; shift -= 8)
        g_string_append_c(der, (char)(length >> (shift - 8) & 0xff));
}

/* Makes all of DER the content of one element TAG. */
static void wrap(GString *der, guint tag, enum form form)
{
    g_autoptr(GString) head = g_string_new(NULL);
    g_string_append_c(head, (char)tag);
    if (form == OPEN) {
        g_string_append_c(head, (char)0x80);
        g_string_append_len(der, "\0\0", 2);
    } else {
        put_length(head, der->len, form);
    }
    g_string_prepend_len(der, head->str, (gssize)head->len);
}

static void prepend(GString *der, const char *bytes, gsize length)
{
    g_string_prepend_len(der, bytes, (gssize)length);
}

/* STRING is the element that holds the content. */
static void wrap_signed(GString *string, const char *oid, enum form form)
{
    wrap(string, 0xa0, form);
    prepend(string, OID_DATA, 11);
    wrap(string, 0x30, form);
    prepend(string, VERSION_AND_DIGESTS, 5);
    g_string_append_len(string, "\x31\x00", 2); /* no signer */
    wrap(string, 0x30, form);
    wrap(string, 0xa0, form);
    prepend(string, oid, 11);
    wrap(string, 0x30, form);
}

static GString *signed_data(const char *content, enum form form)
{
    GString *der = g_string_new(content);
    wrap(der, 0x04, form == OPEN ? SHORTEST : form);
    if (form == OPEN)
        wrap(der, 0x24, OPEN);
    wrap_signed(der, OID_SIGNED, form);
    return der;
}

static GString *content_of_copy(const GString *der, gsize length)
{
    g_autofree char *copy = g_memdup2(der->str, MAX(length, 1)); /* of its own size */
    return smime_signed_content((struct slice){copy, length});
}

static void test_forms(void)
{
    static const enum form forms[] = {SHORTEST, FOUR_OCTETS, OPEN};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GString) der = signed_data(mail_within, forms[i]);
        g_autoptr(GString) content = content_of_copy(der, der->len);
        g_assert_nonnull(content);
        g_assert_cmpstr(content->str, ==, mail_within);
    }
}

static void test_pieces(void)
{
    g_autoptr(GString) der = g_string_new("\x04\x03one\x04\x04 two");
    wrap(der, 0x24, SHORTEST);
    wrap_signed(der, OID_SIGNED, OPEN);
    g_autoptr(GString) content = content_of_copy(der, der->len);
    g_assert_cmpstr(content->str, ==, "one two");
}

/* Every cut, and every octet as large as can be: nothing is read that is not there. */
static void test_hostile(void)
{
    static const enum form forms[] = {SHORTEST, FOUR_OCTETS, OPEN};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GString) der = signed_data(mail_within, forms[i]);
        for (gsize length = 0; length <= der->len; length++) {
            GString *content = content_of_copy(der, length);
            g_assert_true(content == NULL || g_str_has_prefix(mail_within, content->str));
            if (content != NULL)
                g_string_free(content, TRUE);
        }
        for (gsize at = 0; at < der->len; at++) {
            char kept = der->str[at];
            der->str[at] = (char)0xff;
            GString *content = content_of_copy(der, der->len);
            g_assert_true(content == NULL || content->len <= der->len);
            if (content != NULL)
                g_string_free(content, TRUE);
            der->str[at] = kept;
        }
    }
    g_autoptr(GString) deep = g_string_new(NULL);
    for (guint i = 0; i < 1000000; i++)
        g_string_append_len(deep, "\x24\x80", 2);
    wrap_signed(deep, OID_SIGNED, OPEN);
    g_assert_null(content_of_copy(deep, deep->len));
}

/* A mail of TYPE around DER. */
static struct description *understand(const char *type, const GString *der)
{
    g_autofree char *packed = g_base64_encode((const guchar *)der->str, der->len);
    g_autofree char *mail =
        g_strdup_printf("From: ann@example.com\nContent-Transfer-Encoding: base64\n"
                        "Content-Disposition: attachment; filename=smime.p7m\n"
                        "Content-Type: %s\n\n%s\n",
                        type, packed);
    return mail_understand((const guint8 *)mail, strlen(mail), NULL);
}

static void test_mail(void)
{
    static const char *const types[] = {
        "application/pkcs7-mime; smime-type=signed-data",
        "application/x-pkcs7-mime", /* says not what it is */
        "application/octet-stream",
    };
    g_autoptr(GString) der = signed_data(mail_within, SHORTEST);
    for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
        struct description *description = understand(types[i], der);
        g_assert_cmpstr(description->head.from, ==, "ann@example.com");
        g_assert_cmpstr(description->text, ==, "1. All done\n2. Café");
        g_assert_null(description->warnings[0]);
        g_assert_null(description->attachments);
        description_free(description);
    }
}

static void test_not_to_be_read(void)
{
    static const struct {
        const char *type, *oid, *content, *warning;
    } cases[] = {
        {"application/pkcs7-mime; smime-type=enveloped-data", OID_ENVELOPED, mail_within,
         "encrypted"},
        {"application/pkcs7-mime", OID_ENVELOPED, mail_within, "encrypted"},
        {"application/pkcs7-mime; smime-type=signed-data", OID_ENVELOPED, mail_within,
         "cannot be opened"},
        {"application/octet-stream", OID_SIGNED, "<invoice/>", "cannot be opened"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) der = g_string_new(cases[i].content);
        wrap(der, 0x04, SHORTEST);
        wrap_signed(der, cases[i].oid, SHORTEST);
        struct description *description = understand(cases[i].type, der);
        g_assert_cmpstr(description->text, ==, "");
        g_assert_nonnull(strstr(description->warnings[0], cases[i].warning));
        description_free(description);
    }
}

/* A list's signature around a writer's; more than three nobody writes. */
static void test_signed_twice(void)
{
    g_autofree char *mail = g_strdup(mail_within);
    for (guint i = 1; i <= 4; i++) {
        g_autoptr(GString) der = signed_data(mail, OPEN);
        struct description *description = understand("application/pkcs7-mime", der);
        g_assert_true((*description->text != '\0') == (i <= 3));
        description_free(description);
        g_autofree char *packed = g_base64_encode((const guchar *)der->str, der->len);
        g_free(mail);
        mail = g_strdup_printf("Content-Type: application/pkcs7-mime; smime-type=signed-data\n"
                               "Content-Transfer-Encoding: base64\n\n%s\n",
                               packed);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/smime/forms", test_forms);
    g_test_add_func("/smime/pieces", test_pieces);
    g_test_add_func("/smime/hostile", test_hostile);
    g_test_add_func("/smime/mail", test_mail);
    g_test_add_func("/smime/not-to-be-read", test_not_to_be_read);
    g_test_add_func("/smime/signed-twice", test_signed_twice);
    return g_test_run();
}
