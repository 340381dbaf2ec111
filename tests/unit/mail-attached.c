/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that come with a mail: which of its parts are some, and that their octets come through the
 * wire as they were. */
#include <string.h>

#include "attached.h"
#include "muster/mail/wire.h"

#define FILE_HEAD(name) "Content-Disposition: attachment; filename=\"" name "\"\n"
#define TYPE(type) "Content-Type: " type "\n"
#define INLINE "Content-ID: <1>\nContent-Disposition: inline; filename=image001.png\n"

/* The head of one part beside the words, in a multipart of KIND, and its name as a file, or NULL. */
static const struct {
    const char *story, *kind, *head, *name;
} parts[] = {
    {"a document", "mixed", TYPE("application/pdf") FILE_HEAD("plan.pdf"), "plan.pdf"},
    {"a text as a file", "mixed", TYPE("text/plain") FILE_HEAD("notes.txt"), "notes.txt"},
    {"by the name of its type", "mixed", TYPE("image/jpeg; name=photo.jpg"), "photo.jpg"},
    {"a photo of a phone's", "mixed", TYPE("image/jpeg") INLINE, "image001.png"},
    {"a picture of the HTML", "related", TYPE("image/png") INLINE, NULL},
    {"one that was attached all the same", "related",
     TYPE("image/png") "Content-ID: <1>\n" FILE_HEAD("photo.png"), "photo.png"},
    {"a mail", "mixed", TYPE("message/rfc822"), "message.eml"},
    {"an invitation", "mixed", TYPE("text/calendar; method=REQUEST") FILE_HEAD("invite.ics"), NULL},
    {"one by its name alone", "mixed", TYPE("application/octet-stream") FILE_HEAD("Invite.ICS"),
     NULL},
    {"a visiting card", "mixed", TYPE("text/vcard; name=ann.vcf"), NULL},
    {"a signature by PGP", "signed", TYPE("application/pgp-signature; name=signature.asc"), NULL},
    {"one by S/MIME", "signed", TYPE("application/pkcs7-signature; name=smime.p7s"), NULL},
    {"a key", "mixed", TYPE("application/pgp-keys") FILE_HEAD("key.asc"), NULL},
};

static struct description *understand(const char *mail)
{
    struct description *description = mail_understand((const guint8 *)mail, strlen(mail), NULL);
    g_autoptr(GBytes) frame = wire_description_pack(description);
    description_free(description);
    struct description *other = wire_description_unpack(frame);
    g_assert_nonnull(other);
    return other;
}

static char *mail_with(const char *kind, const char *head, const char *body)
{
    return g_strdup_printf("Content-Type: multipart/%s; boundary=b\n\n--b\n\nThe words\n"
                           "--b\n%s\n%s\n--b--\n",
                           kind, head, body);
}

static void test_parts(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *mail = mail_with(parts[i].kind, parts[i].head, "what is in it");
        struct description *description = understand(mail);
        const char *const names[] = {parts[i].name, NULL};
        g_test_message("%s", parts[i].story);
        g_assert_cmpstr(description->text, ==, "The words");
        assert_attached(description, names);
        description_free(description);
    }
}

static const struct mail_attachment *only_one(const struct description *description)
{
    g_assert_cmpuint(description->attachments->len, ==, 1);
    return g_ptr_array_index(description->attachments, 0);
}

/* NULs, line ends and all 256 values. */
static void test_octets(void)
{
    guint8 octets[1024];
    for (gsize i = 0; i < sizeof octets; i++)
        octets[i] = (guint8)(i % 256);
    g_autofree char *encoded = g_base64_encode(octets, sizeof octets);
    g_autofree char *mail =
        mail_with("mixed", FILE_HEAD("all.bin") "Content-Transfer-Encoding: base64\n", encoded);
    struct description *description = understand(mail);
    const struct mail_attachment *attachment = only_one(description);
    gsize length;
    const void *found = g_bytes_get_data(attachment->bytes, &length);
    g_assert_cmpmem(found, length, octets, sizeof octets);
    g_assert_cmpuint(attachment->octets, ==, sizeof octets);
    description_free(description);
}

/* What is too large to be given out has the size that it has with its sender, whatever ends its
 * lines. */
static void test_too_large(void)
{
    gsize size = MAIL_MAX_ATTACHED + 4000000;
    g_autofree guint8 *octets = g_malloc0(size);
    g_autofree char *plain = g_base64_encode(octets, size);
    g_autoptr(GString) lines = g_string_new(NULL);
    for (gsize at = 0, all = strlen(plain); at < all; at += 76)
        g_string_append_printf(lines, "%.76s\r\n", plain + at);
    g_autofree char *mail =
        mail_with("mixed", FILE_HEAD("film.mov") "Content-Transfer-Encoding: base64\n", lines->str);
    struct description *description = understand(mail);
    g_assert_null(only_one(description)->bytes);
    g_assert_cmpuint(only_one(description)->octets, ==, size);
    description_free(description);
}

/* Of one that is empty there is nothing, which is something else than not to have it. */
static void test_empty(void)
{
    g_autofree char *mail =
        mail_with("mixed", FILE_HEAD("empty") "Content-Transfer-Encoding: base64\n", "");
    struct description *description = understand(mail);
    g_assert_cmpuint(g_bytes_get_size(only_one(description)->bytes), ==, 0);
    description_free(description);
}

/* A mail within may hold an address that only its reader knows. */
static void test_mail_within(void)
{
    g_autofree char *mail =
        mail_with("mixed", TYPE("message/rfc822"), "Reply-To: x+token@y\n\nask");
    struct description *description = understand(mail);
    g_assert_null(only_one(description)->bytes);
    g_assert_cmpuint(only_one(description)->octets, >, 0);
    description_free(description);
}

static void test_too_much(void)
{
    g_autofree char *body = g_strnfill(MAIL_MAX_ATTACHED * 3 / 4, 'x');
    g_autofree char *second = g_strconcat("--b\n" FILE_HEAD("second") "\n", body, NULL);
    g_autofree char *both =
        g_strconcat(body, "\n", second, "\n--b\n" FILE_HEAD("third"), "\n3", NULL);
    g_autofree char *mail = mail_with("mixed", FILE_HEAD("first"), both);
    struct description *description = understand(mail);
    const char *const names[] = {"first", "second", "third", NULL};
    assert_attached(description, names);
    for (guint i = 0; i < description->attachments->len; i++) {
        const struct mail_attachment *attachment = description->attachments->pdata[i];
        g_assert_true((attachment->bytes != NULL) == (i != 1));
        g_assert_cmpuint(attachment->octets, >=, i < 2 ? MAIL_MAX_ATTACHED / 4 : 1);
    }
    description_free(description);
}

/* What is encoded as wastefully as can be, and so is not read to its end, is not taken for whole. */
static void test_wasteful(void)
{
    g_autofree char *body = g_strnfill(MAIL_MAX_ATTACHED - 2000, 'x');
    g_autoptr(GString) both = g_string_new(body);
    g_string_append(
        both, "\n--b\n" FILE_HEAD("second") "Content-Transfer-Encoding: quoted-printable\n\n");
    for (guint i = 0; i < 3000; i++)
        g_string_append(both, "=41=\n");
    g_autofree char *mail = mail_with("mixed", FILE_HEAD("first"), both->str);
    struct description *description = understand(mail);
    const char *const names[] = {"first", "second", NULL};
    assert_attached(description, names);
    const struct mail_attachment *second = description->attachments->pdata[1];
    g_assert_null(second->bytes);
    g_assert_cmpuint(second->octets, ==, 3000);
    description_free(description);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/attached/parts", test_parts);
    g_test_add_func("/attached/octets", test_octets);
    g_test_add_func("/attached/too-large", test_too_large);
    g_test_add_func("/attached/empty", test_empty);
    g_test_add_func("/attached/mail-within", test_mail_within);
    g_test_add_func("/attached/too-much", test_too_much);
    g_test_add_func("/attached/wasteful", test_wasteful);
    return g_test_run();
}
