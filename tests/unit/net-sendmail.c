/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sendmail: what the program is told, and what its end means. The program is a small script for
 * each story. */
#include <glib/gstdio.h>
#include <string.h>

#include "muster/net/transport.h"

/* Runs a sendmail that does SCRIPT with $1 as its folder to write in; *SEEN_R, if not NULL, is the
 * file `seen' there. */
static enum verdict deliver(const char *script, const char *sender, int timeout_seconds,
                            const char *bytes, GString *reply, char **seen_r)
{
    g_autofree char *folder = g_dir_make_tmp("muster-sendmail-XXXXXX", NULL);
    g_autofree char *program = g_build_filename(folder, "sendmail", NULL);
    g_autofree char *seen = g_build_filename(folder, "seen", NULL);
    g_autofree char *content = g_strdup_printf("#!/bin/sh\nseen='%s'\n%s\n", seen, script);
    g_autofree char *url = g_strconcat("sendmail:", program, NULL);
    g_assert_true(
        g_file_set_contents_full(program, content, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
    struct transport_options options = {
        .url = url, .user = "", .password_command = "", .timeout_seconds = timeout_seconds};
    struct parcel parcel = {.sender = sender,
                            .recipient = "-odq@acme.example",
                            .bytes = (const guint8 *)bytes,
                            .length = strlen(bytes),
                            .id = "question:7"};
    struct transport *transport = transport_open(&options, NULL);
    g_assert_nonnull(transport);
    g_assert_true(transport_check(&options, NULL));
    enum verdict verdict = transport_deliver(transport, &parcel, reply);
    transport_close(transport);
    if (seen_r != NULL)
        g_assert_true(g_file_get_contents(seen, seen_r, NULL, NULL));
    g_remove(seen);
    g_remove(program);
    g_rmdir(folder);
    return verdict;
}

static void test_told(void)
{
    g_autoptr(GString) reply = g_string_new(NULL);
    g_autofree char *seen = NULL;
    g_setenv("MUSTER_SECRET", "do not pass on", TRUE);
    enum verdict verdict =
        deliver("{ printf '%s|' \"$@\"; echo; cat; env; } > $seen", "checkin+abc@acme.example", 5,
                "Subject: x\r\n\r\none\r\n.\r\ntwo\r\n", reply, &seen);
    g_assert_cmpint(verdict, ==, VERDICT_ACCEPTED);
    g_assert_true(g_str_has_prefix(seen, "-i|-f|checkin+abc@acme.example|--|-odq@acme.example|\n"
                                         "Subject: x\n\none\n.\ntwo\n"));
    g_assert_null(strstr(seen, "MUSTER_SECRET"));
    g_assert_nonnull(strstr(seen, "PATH="));
}

static void test_null_sender(void)
{
    g_autoptr(GString) reply = g_string_new(NULL);
    g_autofree char *seen = NULL;
    deliver("printf '%s|' \"$@\" > $seen", "", 5, "x\r\n", reply, &seen);
    g_assert_cmpstr(seen, ==, "-i|-f|<>|--|-odq@acme.example|");
}

static void test_descriptors(void)
{
    g_autoptr(GString) reply = g_string_new(NULL);
    g_autofree char *seen = NULL;
    g_autofree char *name = NULL;
    int open_one = g_file_open_tmp("muster-open-XXXXXX", &name, NULL);
    deliver("ls -l /proc/self/fd | grep -c muster-open > $seen", "", 5, "x\r\n", reply, &seen);
    g_assert_cmpstr(seen, ==, "0\n");
    g_close(open_one, NULL);
    g_remove(name);
}

static const struct {
    const char *script;
    enum verdict verdict;
    const char *words;
} ends[] = {
    {"cat >/dev/null", VERDICT_ACCEPTED, "exit 0"},
    {"exit 0", VERDICT_ACCEPTED, "exit 0"},
    {"echo 'queue file write error' >&2; exit 75", VERDICT_RETRY,
     "exit 75: queue file write error"},
    {"exit 65", VERDICT_REFUSED, "exit 65"},
    {"echo 'no such user'; echo more; exit 67", VERDICT_REFUSED, "exit 67: no such user"},
    {"exit 69", VERDICT_REFUSED, "exit 69"},
    {"exit 71", VERDICT_RETRY, "exit 71"},
    {"exit 78", VERDICT_HALTED, "exit 78"},
    {"exit 77", VERDICT_HALTED, "exit 77"},
    {"exit 1", VERDICT_RETRY, "exit 1"},
    {"printf '\\033[2Jboo'; exit 67", VERDICT_REFUSED, "exit 67: ?[2Jboo"},
    {"kill -9 $$", VERDICT_RETRY, "was killed, or did not end in time"},
    {"cat >/dev/null; kill -9 $$", VERDICT_DOUBT, "was killed, or did not end in time"},
};

static void test_ends(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autoptr(GString) reply = g_string_new(NULL);
        g_test_message("%s", ends[i].script);
        g_assert_cmpint(deliver(ends[i].script, "", 5, "x\r\n", reply, NULL), ==, ends[i].verdict);
        g_assert_cmpstr(reply->str, ==, ends[i].words);
    }
}

static const struct {
    const char *script;
    enum verdict verdict;
} endless[] = {
    {"exec sleep 60", VERDICT_RETRY},
    {"exec yes", VERDICT_RETRY},
    {"cat >/dev/null; exec sleep 60", VERDICT_DOUBT},
    {"sleep 4 & exit 75", VERDICT_RETRY},
    {"yes & exit 75", VERDICT_RETRY},
};

static gpointer check_endless(gpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);
    g_autoptr(GString) reply = g_string_new(NULL);
    gint64 begin = g_get_monotonic_time();
    g_assert_cmpint(deliver(endless[i].script, "", 1, "x\r\n", reply, NULL), ==,
                    endless[i].verdict);
    g_assert_cmpint(g_get_monotonic_time() - begin, <, 2 * G_USEC_PER_SEC);
    return NULL;
}

/* It hangs, or talks for ever: over at the deadline. */
static void test_deadline(void)
{
    GThread *threads[G_N_ELEMENTS(endless)];
    for (gsize i = 0; i < G_N_ELEMENTS(endless); i++)
        threads[i] = g_thread_new("endless", check_endless, GSIZE_TO_POINTER(i));
    for (gsize i = 0; i < G_N_ELEMENTS(endless); i++)
        g_thread_join(threads[i]);
}

/* More than any pipe holds, to a program that does not read. */
static void test_unread(void)
{
    g_autoptr(GString) reply = g_string_new(NULL);
    g_autofree char *large = g_strnfill(4 << 20, 'x');
    g_assert_cmpint(deliver("exit 75", "", 5, large, reply, NULL), ==, VERDICT_RETRY);
    g_assert_cmpint(deliver("exit 0", "", 5, large, reply, NULL), ==, VERDICT_ACCEPTED);
    g_autofree char *seen = NULL;
    deliver("wc -c > $seen", "", 5, large, reply, &seen);
    g_assert_cmpint(g_ascii_strtoll(seen, NULL, 10), ==, (4 << 20) + 1);
}

static void test_missing(void)
{
    struct transport_options options = {
        .url = "sendmail:/nowhere/sendmail", .user = "", .password_command = ""};
    struct parcel parcel = {.sender = "",
                            .recipient = "ann@acme.example",
                            .bytes = (const guint8 *)"x",
                            .length = 1,
                            .id = "x"};
    struct failure failure = {0};
    g_autoptr(GString) reply = g_string_new(NULL);
    struct transport *transport = transport_open(&options, NULL);
    g_assert_cmpint(transport_deliver(transport, &parcel, reply), ==, VERDICT_HALTED);
    g_assert_nonnull(strstr(reply->str, "/nowhere/sendmail"));
    g_assert_false(transport_check(&options, &failure));
    g_assert_cmpstr(
        failure.text, ==,
        "sendmail program `/nowhere/sendmail' cannot be run: No such file or directory");
    transport_close(transport);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sendmail/told", test_told);
    g_test_add_func("/sendmail/null-sender", test_null_sender);
    g_test_add_func("/sendmail/descriptors", test_descriptors);
    g_test_add_func("/sendmail/ends", test_ends);
    g_test_add_func("/sendmail/deadline", test_deadline);
    g_test_add_func("/sendmail/unread", test_unread);
    g_test_add_func("/sendmail/missing", test_missing);
    return g_test_run();
}
