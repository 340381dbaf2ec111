/* SPDX-License-Identifier: GPL-3.0-or-later */
/* maildir: one mail, one file, however often it is handed over. */
#include <string.h>
#include <sys/stat.h>

#include "muster/net/transport.h"
#include "scratch.h"

struct place {
    char *folder, *path, *url;
};

static void place_set_up(struct place *place, gconstpointer unused)
{
    (void)unused;
    place->folder = g_dir_make_tmp("muster-maildir-XXXXXX", NULL);
    place->path = g_build_filename(place->folder, "mails", NULL);
    place->url = g_strconcat("maildir:", place->path, NULL);
}

static void place_tear_down(struct place *place, gconstpointer unused)
{
    (void)unused;
    folder_remove(place->folder);
    g_free(place->folder);
    g_free(place->path);
    g_free(place->url);
}

/* The files of one part of the Maildir; *NAME_R, if not NULL, is the path of the last. */
static guint count(const struct place *place, const char *part, char **name_r)
{
    guint n = 0;
    g_autofree char *path = g_build_filename(place->path, part, NULL);
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    g_assert_nonnull(folder);
    for (const char *name = g_dir_read_name(folder); name; name = g_dir_read_name(folder)) {
        n++;
        if (name_r != NULL)
            *name_r = g_build_filename(path, name, NULL);
    }
    return n;
}

static const char letter[] = "Subject: Hello\r\n\r\nAnn,\r\n.\r\nbye\r\n";

static struct parcel parcel(const char *id)
{
    return (struct parcel){.sender = "checkin+abc@acme.example",
                           .recipient = "ann@acme.example",
                           .bytes = (const guint8 *)letter,
                           .length = strlen(letter),
                           .id = id};
}

static enum verdict deliver_by(const char *url, const struct parcel *mail, GString *reply)
{
    struct transport_options options = {
        .url = url, .user = "", .password_command = "", .timeout_seconds = 5};
    struct failure failure = {0};
    struct transport *transport = transport_open(&options, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    enum verdict verdict = transport_deliver(transport, mail, reply);
    transport_close(transport);
    return verdict;
}

static enum verdict deliver(const struct place *place, const char *id)
{
    struct parcel mail = parcel(id);
    g_autoptr(GString) reply = g_string_new(NULL);
    return deliver_by(place->url, &mail, reply);
}

static void test_file(struct place *place, gconstpointer unused)
{
    (void)unused;
    struct stat status;
    g_autofree char *name = NULL;
    g_autofree char *content = NULL;
    g_assert_cmpint(deliver(place, "question:7"), ==, VERDICT_ACCEPTED);
    g_assert_cmpint(g_stat(place->path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0700);
    g_assert_cmpuint(count(place, "new", &name), ==, 1);
    g_assert_cmpuint(count(place, "tmp", NULL), ==, 0);
    g_assert_true(g_file_get_contents(name, &content, NULL, NULL));
    g_assert_cmpstr(content, ==,
                    "Return-Path: <checkin+abc@acme.example>\n"
                    "Delivered-To: ann@acme.example\n"
                    "Subject: Hello\n\nAnn,\n.\nbye\n");
}

static void test_null_sender(struct place *place, gconstpointer unused)
{
    (void)unused;
    struct parcel mail = parcel("receipt:1");
    g_autoptr(GString) reply = g_string_new(NULL);
    g_autofree char *name = NULL;
    g_autofree char *content = NULL;
    mail.sender = "";
    g_assert_cmpint(deliver_by(place->url, &mail, reply), ==, VERDICT_ACCEPTED);
    g_assert_cmpuint(count(place, "new", &name), ==, 1);
    g_assert_true(g_file_get_contents(name, &content, NULL, NULL));
    g_assert_true(g_str_has_prefix(content, "Return-Path: <>\nDelivered-To: "));
}

static void test_again(struct place *place, gconstpointer unused)
{
    (void)unused;
    g_assert_cmpint(deliver(place, "question:7"), ==, VERDICT_ACCEPTED);
    g_assert_cmpint(deliver(place, "question:7"), ==, VERDICT_ACCEPTED);
    g_assert_cmpuint(count(place, "new", NULL), ==, 1);
    g_assert_cmpint(deliver(place, "question:8"), ==, VERDICT_ACCEPTED);
    g_assert_cmpuint(count(place, "new", NULL), ==, 2);
}

/* A mail reader took it to cur, while we stood there. */
static void test_again_read(struct place *place, gconstpointer unused)
{
    (void)unused;
    struct transport_options options = {
        .url = place->url, .user = "", .password_command = "", .timeout_seconds = 5};
    struct transport *transport = transport_open(&options, NULL);
    struct parcel mail = parcel("question:7");
    g_autoptr(GString) reply = g_string_new(NULL);
    g_autofree char *name = NULL;
    g_assert_cmpint(transport_deliver(transport, &mail, reply), ==, VERDICT_ACCEPTED);
    g_assert_cmpuint(count(place, "new", &name), ==, 1);
    g_autofree char *base = g_path_get_basename(name);
    g_autofree char *read = g_strdup_printf("%s/cur/%s:2,S", place->path, base);
    g_assert_cmpint(g_rename(name, read), ==, 0);
    g_assert_cmpint(transport_deliver(transport, &mail, reply), ==, VERDICT_ACCEPTED);
    g_assert_cmpuint(count(place, "new", NULL), ==, 0);
    g_assert_cmpuint(count(place, "cur", NULL), ==, 1);
    transport_close(transport);
}

/* Ids are no paths. */
static void test_wild_ids(struct place *place, gconstpointer unused)
{
    (void)unused;
    static const char *const ids[] = {"../../x", "a/b",    ".hidden",  "with:colon",
                                      "",        "a b\nc", "\xc3\xa4", "\xc3\xb6"};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_assert_cmpint(deliver(place, ids[i]), ==, VERDICT_ACCEPTED);
        g_assert_cmpuint(count(place, "new", NULL), ==, i + 1);
    }
    g_autofree char *long_id = g_strnfill(3000, 'y');
    g_assert_cmpint(deliver(place, long_id), ==, VERDICT_ACCEPTED);
}

static void test_envelope(struct place *place, gconstpointer unused)
{
    (void)unused;
    struct parcel mail = parcel("question:7");
    g_autoptr(GString) reply = g_string_new(NULL);
    mail.recipient = "ann@acme.example\nBcc: eve@evil.example";
    g_assert_cmpint(deliver_by(place->url, &mail, reply), ==, VERDICT_REFUSED);
    mail = parcel("question:7");
    mail.sender = "<>";
    g_assert_cmpint(deliver_by(place->url, &mail, reply), ==, VERDICT_REFUSED);
    g_assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
}

static void test_wrong_place(struct place *place, gconstpointer unused)
{
    (void)unused;
    g_autofree char *file = g_build_filename(place->folder, "file", NULL);
    g_autofree char *url = g_strdup_printf("maildir:%s/below", file);
    g_autoptr(GString) reply = g_string_new(NULL);
    struct parcel mail = parcel("question:7");
    struct transport_options options = {.url = url, .user = "", .password_command = ""};
    struct failure failure = {0};
    g_assert_true(g_file_set_contents(file, "", 0, NULL));
    g_assert_cmpint(deliver_by(url, &mail, reply), ==, VERDICT_HALTED);
    g_assert_nonnull(strstr(reply->str, "Not a directory"));
    g_assert_false(transport_check(&options, &failure));
    options.url = place->url;
    g_assert_true(transport_check(&options, NULL));
}

static void test_urls(void)
{
    static const struct {
        const char *url, *words;
    } table[] = {
        {"maildir:mails", "`maildir:mails' needs an absolute path"},
        {"sendmail:", "`sendmail:' needs an absolute path"},
        {"mailto:ann@acme.example",
         "no transport takes `mailto:ann@acme.example': write smtp://HOST, smtps://HOST, "
         "sendmail:PATH or maildir:PATH"},
        {"", "no transport takes `': write smtp://HOST, smtps://HOST, sendmail:PATH or "
             "maildir:PATH"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct failure failure = {0};
        struct transport_options options = {.url = table[i].url};
        g_assert_null(transport_open(&options, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
        g_assert_cmpstr(failure.text, ==, table[i].words);
    }
}

#define ADD(NAME, FUNCTION)                                                                        \
    g_test_add(NAME, struct place, NULL, place_set_up, FUNCTION, place_tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/maildir/file", test_file);
    ADD("/maildir/null-sender", test_null_sender);
    ADD("/maildir/again", test_again);
    ADD("/maildir/again-read", test_again_read);
    ADD("/maildir/wild-ids", test_wild_ids);
    ADD("/maildir/envelope", test_envelope);
    ADD("/maildir/wrong-place", test_wrong_place);
    g_test_add_func("/transport/urls", test_urls);
    return g_test_run();
}
