/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spool: what is accepted is whole and in order; what is not leaves nothing behind. */
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/base/instant.h"
#include "muster/base/spool.h"
#include "scratch.h"

/* 2026-11-23T09:12:44Z */
#define MONDAY (INT64_C(1795425164) * INSTANT_SECOND)

enum { LIMIT = 1 << 20 };

/* An empty state directory with a spool. Caller frees, after folder_remove(). */
static char *state_new(void)
{
    char *state = g_dir_make_tmp("muster-spool-XXXXXX", NULL);
    g_assert_true(spool_make(state, NULL));
    return state;
}

/* A descriptor from which BYTES are read. */
static int input_of(const void *bytes, size_t length)
{
    int input = memfd_create("mail", MFD_CLOEXEC);
    g_assert_cmpint(write(input, bytes, length), ==, (ssize_t)length);
    lseek(input, 0, SEEK_SET);
    return input;
}

static gboolean accept_bytes(const char *state, const struct envelope *envelope, const void *bytes,
                             size_t length, struct failure *failure)
{
    int input = input_of(bytes, length);
    char name[SPOOL_NAME_MAX];
    gboolean accepted = spool_accept(state, envelope, input, LIMIT, NULL, name, failure);
    close(input);
    return accepted;
}

static char *only_name(const char *state)
{
    char(*names)[SPOOL_NAME_MAX];
    g_assert_cmpint(spool_list(state, 10, &names, NULL), ==, 1);
    char *name = g_strdup(names[0]);
    free(names);
    return name;
}

static void test_round_trip(void)
{
    static const struct {
        const char *sender, *recipient, *sender_read, *recipient_read;
    } envelopes[] = {
        {"ann@example.com", "checkin+abc@example.com", "ann@example.com",
         "checkin+abc@example.com"},
        {"", "checkin@example.com", "", "checkin@example.com"},
        {NULL, NULL, NULL, NULL},
        {"two words@example.com", "line\nfeed@example.com", NULL, NULL},
        {"tab\t@example.com", "", NULL, NULL},
    };
    static const char bytes[] = "From: Ann\r\n\r\nA NUL \0, a lone CR \r, no LF at the end";
    for (gsize i = 0; i < G_N_ELEMENTS(envelopes); i++) {
        g_autofree char *state = state_new();
        struct envelope envelope = {MONDAY + 5, "pipe", envelopes[i].sender,
                                    envelopes[i].recipient};
        g_assert_true(accept_bytes(state, &envelope, bytes, sizeof bytes - 1, NULL));
        g_autofree char *name = only_name(state);
        struct spooled mail;
        g_assert_true(spool_read(state, name, &mail, NULL));
        g_assert_cmpmem(mail.bytes, mail.length, bytes, sizeof bytes - 1);
        g_assert_cmpint(mail.envelope.received, ==, MONDAY + 5);
        g_assert_cmpstr(mail.envelope.intake, ==, "pipe");
        g_assert_cmpstr(mail.envelope.sender, ==, envelopes[i].sender_read);
        g_assert_cmpstr(mail.envelope.recipient, ==, envelopes[i].recipient_read);
        spooled_clear(&mail);
        g_assert_cmpint(count_files(state, "spool/tmp"), ==, 0);
        folder_remove(state);
    }
}

/* A mail that fills the buffer exactly, and those around it, come back whole. */
static void test_sizes(void)
{
    static const size_t sizes[] = {1, 4096, 65535, 65536, 65537, 66000, 200000, LIMIT};
    g_autofree char *bytes = g_malloc(LIMIT);
    for (size_t i = 0; i < LIMIT; i++)
        bytes[i] = (char)(i * 7 + i / 251);
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *state = state_new();
        g_assert_true(accept_bytes(state, &(struct envelope){.received = MONDAY, .intake = "pipe"},
                                   bytes, sizes[i], NULL));
        g_autofree char *name = only_name(state);
        struct spooled mail;
        g_assert_true(spool_read(state, name, &mail, NULL));
        g_assert_cmpmem(mail.bytes, mail.length, bytes, sizes[i]);
        spooled_clear(&mail);
        folder_remove(state);
    }
}

static void assert_refused(const void *bytes, size_t length, const volatile int *stop,
                           enum failure_kind kind)
{
    g_autofree char *state = state_new();
    struct failure failure = {.kind = FAILURE_NONE};
    int input = input_of(bytes, length);
    char name[SPOOL_NAME_MAX];
    struct envelope envelope = {.received = MONDAY, .intake = "pipe"};
    g_assert_false(spool_accept(state, &envelope, input, LIMIT, stop, name, &failure));
    g_assert_cmpint(failure.kind, ==, kind);
    g_assert_cmpint(count_files(state, "spool/tmp"), ==, 0);
    g_assert_cmpint(count_files(state, "spool/new"), ==, 0);
    close(input);
    folder_remove(state);
}

static void test_refused(void)
{
    static const volatile int stop = 1;
    g_autofree char *large = g_malloc0(LIMIT + 1);
    assert_refused("", 0, NULL, FAILURE_DATA);
    assert_refused(large, LIMIT + 1, NULL, FAILURE_DATA);
    assert_refused("x", 1, &stop, FAILURE_BUSY);
}

static void test_no_spool(void)
{
    g_autofree char *state = state_new();
    g_autofree char *new = g_build_filename(state, "spool/new", NULL);
    struct failure failure = {.kind = FAILURE_NONE};
    g_rmdir(new);
    struct envelope envelope = {.received = MONDAY, .intake = "pipe"};
    g_assert_false(accept_bytes(state, &envelope, "x", 1, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    g_assert_cmpint(count_files(state, "spool/tmp"), ==, 0);
    g_assert_true(spool_make(state, NULL));
    g_assert_true(accept_bytes(state, &envelope, "x", 1, NULL));
    folder_remove(state);
}

/* Mails are listed in the order of receipt, however they came in, and never more than were asked
 * for. */
static void test_order(void)
{
    enum { MAILS = 100, WANTED = 20 };
    g_autofree char *state = state_new();
    for (int i = 0; i < MAILS; i++) {
        int place = i * 7 % MAILS;
        struct envelope envelope = {.received = MONDAY + place * INSTANT_SECOND, .intake = "pipe"};
        g_assert_true(accept_bytes(state, &envelope, "x", 1, NULL));
    }
    char(*names)[SPOOL_NAME_MAX];
    g_assert_cmpint(spool_list(state, WANTED, &names, NULL), ==, WANTED);
    for (int i = 0; i < WANTED; i++)
        g_assert_cmpint(g_ascii_strtoll(names[i], NULL, 10), ==, MONDAY + i * INSTANT_SECOND);
    free(names);
    g_assert_cmpint(spool_list(state, 2 * MAILS, &names, NULL), ==, MAILS);
    free(names);
    folder_remove(state);
}

/* Two mails of the same instant have names of their own, and the first comes first. */
static void test_same_instant(void)
{
    g_autofree char *state = state_new();
    struct envelope envelope = {.received = MONDAY, .intake = "pipe"};
    for (char c = 'a'; c <= 'e'; c++)
        g_assert_true(accept_bytes(state, &envelope, &c, 1, NULL));
    char(*names)[SPOOL_NAME_MAX];
    g_assert_cmpint(spool_list(state, 10, &names, NULL), ==, 5);
    for (int i = 0; i < 5; i++) {
        struct spooled mail;
        g_assert_true(spool_read(state, names[i], &mail, NULL));
        g_assert_cmpint(mail.bytes[0], ==, 'a' + i);
        spooled_clear(&mail);
    }
    free(names);
    folder_remove(state);
}

static void put_file(const char *state, const char *name, const char *contents)
{
    g_autofree char *path = g_build_filename(state, "spool/new", name, NULL);
    g_assert_true(g_file_set_contents(path, contents, -1, NULL));
}

#define A_NAME "001795425164000000-1795425164000000001-0000042"

static void test_foreign_files(void)
{
    static const char *const damaged[] = {
        "",
        "no header",
        "no header\n",
        "muster 2 1 pipe a@b c@d\n",   /* a version of the future */
        "muster 1 x pipe a@b c@d\n",   /* no number */
        "muster 1 1 pipe a@b\n",       /* a word is missing */
        "muster 1 1 pipe a@b c@d e\n", /* one too many */
        "muster 1 1  pipe a@b c@d\n",  /* an empty one */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(damaged); i++) {
        g_autofree char *state = state_new();
        struct failure failure = {.kind = FAILURE_NONE};
        struct spooled mail;
        put_file(state, A_NAME, damaged[i]);
        g_assert_false(spool_read(state, A_NAME, &mail, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_INPUT);
        folder_remove(state);
    }
}

static void test_foreign_names(void)
{
    static const char *const foreign[] = {".hidden",     "1763890000.M1P2.host", "README",
                                          A_NAME ".bak", "../../muster.conf",    ""};
    g_autofree char *state = state_new();
    char(*names)[SPOOL_NAME_MAX];
    for (gsize i = 0; i < 4; i++)
        put_file(state, foreign[i], "muster 1 1 pipe a@b c@d\nx");
    g_assert_cmpint(spool_list(state, 10, &names, NULL), ==, 0);
    free(names);
    for (gsize i = 0; i < G_N_ELEMENTS(foreign); i++) {
        struct failure failure = {.kind = FAILURE_NONE};
        struct spooled mail;
        g_assert_false(spool_read(state, foreign[i], &mail, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_INPUT);
        g_assert_false(spool_retire(state, foreign[i], NULL));
    }
    folder_remove(state);
}

static void test_retire(void)
{
    g_autofree char *state = state_new();
    struct envelope envelope = {.received = MONDAY, .intake = "pipe"};
    g_assert_true(accept_bytes(state, &envelope, "x", 1, NULL));
    g_autofree char *name = only_name(state);
    g_assert_true(spool_retire(state, name, NULL));
    g_assert_cmpint(count_files(state, "spool/new"), ==, 0);
    g_assert_cmpint(count_files(state, "raw/2026-11-23"), ==, 1);
    g_assert_true(spool_retire(state, name, NULL));
    struct failure failure = {.kind = FAILURE_NONE};
    struct spooled mail;
    g_assert_false(spool_read(state, name, &mail, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_INPUT);
    folder_remove(state);
}

static void test_sweep(void)
{
    g_autofree char *state = state_new();
    g_autofree char *leftover = g_build_filename(state, "spool/tmp", A_NAME, NULL);
    g_assert_true(g_file_set_contents(leftover, "muster 1 ", -1, NULL));
    GStatBuf about;
    g_assert_cmpint(g_stat(leftover, &about), ==, 0);
    int64_t written = about.st_mtime * INSTANT_SECOND;
    g_assert_true(spool_sweep(state, written + SPOOL_SWEEP_HOURS * INSTANT_HOUR, NULL));
    g_assert_cmpint(count_files(state, "spool/tmp"), ==, 1);
    g_assert_true(spool_sweep(state, written + SPOOL_SWEEP_HOURS * INSTANT_HOUR + 1, NULL));
    g_assert_cmpint(count_files(state, "spool/tmp"), ==, 0);
    folder_remove(state);
}

static void test_rights(void)
{
    static const char *const folders[] = {"spool", "spool/tmp", "spool/new"};
    g_autofree char *state = state_new();
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(state, folders[i], NULL);
        GStatBuf about;
        g_assert_cmpint(g_stat(path, &about), ==, 0);
        g_assert_cmpint(about.st_mode & 07777, ==, 0700);
    }
    g_assert_true(spool_make(state, NULL));
    folder_remove(state);
}

int main(int argc, char **argv)
{
    umask(022);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/spool/round-trip", test_round_trip);
    g_test_add_func("/base/spool/sizes", test_sizes);
    g_test_add_func("/base/spool/refused", test_refused);
    g_test_add_func("/base/spool/no-spool", test_no_spool);
    g_test_add_func("/base/spool/order", test_order);
    g_test_add_func("/base/spool/same-instant", test_same_instant);
    g_test_add_func("/base/spool/foreign-files", test_foreign_files);
    g_test_add_func("/base/spool/foreign-names", test_foreign_names);
    g_test_add_func("/base/spool/retire", test_retire);
    g_test_add_func("/base/spool/sweep", test_sweep);
    g_test_add_func("/base/spool/rights", test_rights);
    return g_test_run();
}
