/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accepting step by step: nothing has a name before it is whole, several recipients share one file,
 * and what is not accepted leaves nothing. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/base/acceptance.h"
#include "muster/base/instant.h"
#include "scratch.h"

/* 2026-11-23T09:12:44Z */
#define MONDAY (INT64_C(1795425164) * INSTANT_SECOND)

static const struct envelope from_ann = {MONDAY, "lmtp", "ann@example.com", NULL};
static const char *const three[] = {"checkin+a@example.com", "checkin+b@example.com", "one two"};

static char *state_new(void)
{
    char *state = g_dir_make_tmp("muster-acceptance-XXXXXX", NULL);
    g_assert_true(spool_make(state, NULL));
    return state;
}

/* One mail through all its steps. */
static void accept_text(const char *state, const char *const *recipients, gsize count,
                        const char *text)
{
    g_autofree struct acceptance *mail = g_new(struct acceptance, 1);
    int folder = acceptance_folder(state, NULL);
    acceptance_begin(mail, state, &from_ann, recipients, count);
    g_assert_true(acceptance_add(mail, text, strlen(text), NULL));
    g_assert_cmpint(count_files(state, "spool/tmp"), ==, 0); /* small mail waits in memory */
    g_assert_true(acceptance_keep(mail, NULL));
    g_assert_cmpint(count_files(state, "spool/new"), ==, 0); /* what is not named is not there */
    g_assert_true(acceptance_name(mail, NULL));
    g_assert_true(acceptance_sync(folder, NULL));
    acceptance_end(mail, true);
    close(folder);
    g_assert_cmpint(count_files(state, "spool/tmp"), ==, 0);
}

static void assert_mail(const char *state, const char *name, const char *recipient,
                        const char *text)
{
    struct spooled mail;
    g_assert_true(spool_read(state, name, &mail, NULL));
    g_assert_cmpstr(mail.envelope.sender, ==, "ann@example.com");
    g_assert_cmpstr(mail.envelope.recipient, ==, recipient);
    g_assert_cmpstr(mail.envelope.intake, ==, "lmtp");
    g_assert_cmpint(mail.envelope.received, ==, MONDAY);
    g_assert_cmpmem(mail.bytes, mail.length, text, strlen(text));
    spooled_clear(&mail);
}

static void test_recipients(void)
{
    static const char *const read_as[] = {"checkin+a@example.com", "checkin+b@example.com", NULL};
    g_autofree char *state = state_new();
    char(*names)[SPOOL_NAME_MAX];
    accept_text(state, three, G_N_ELEMENTS(three), "a mail\r\n");
    g_assert_cmpint(spool_list(state, 10, &names, NULL), ==, G_N_ELEMENTS(three));
    for (gsize i = 0; i < G_N_ELEMENTS(three); i++)
        assert_mail(state, names[i], read_as[i], "a mail\r\n");

    /* each name is filed by itself */
    g_assert_true(spool_retire(state, names[1], NULL));
    g_assert_true(spool_retire(state, names[1], NULL));
    assert_mail(state, names[2], NULL, "a mail\r\n");
    g_assert_cmpint(count_files(state, "spool/new"), ==, 2);
    g_assert_cmpint(count_files(state, "raw/2026-11-23"), ==, 1);
    free(names);
    folder_remove(state);
}

static void test_one_recipient(void)
{
    g_autofree char *state = state_new();
    char(*names)[SPOOL_NAME_MAX];
    accept_text(state, three, 1, "a mail\r\n");
    g_assert_cmpint(spool_list(state, 10, &names, NULL), ==, 1);
    assert_mail(state, names[0], three[0], "a mail\r\n");
    free(names);
    folder_remove(state);
}

/* A hundred recipients of the longest kind, and a mail of more than one buffer. */
static void test_most(void)
{
    g_autofree char *state = state_new();
    g_autofree char *address = g_strnfill(SPOOL_WORD_MAX - 1, 'x');
    g_autofree char *text = g_strnfill(3 * ACCEPTANCE_BUFFER, 'y');
    const char *recipients[SPOOL_RECIPIENTS_MAX];
    g_autofree struct acceptance *mail = g_new(struct acceptance, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(recipients); i++)
        recipients[i] = address;
    acceptance_begin(mail, state, &from_ann, recipients, G_N_ELEMENTS(recipients));
    for (gsize i = 0; i < 3; i++)
        g_assert_true(acceptance_add(mail, text, ACCEPTANCE_BUFFER, NULL));
    g_assert_true(acceptance_keep(mail, NULL) && acceptance_name(mail, NULL));
    acceptance_end(mail, true);
    char(*names)[SPOOL_NAME_MAX];
    g_assert_cmpint(spool_list(state, 1000, &names, NULL), ==, SPOOL_RECIPIENTS_MAX);
    assert_mail(state, names[SPOOL_RECIPIENTS_MAX - 1], address, text);
    free(names);
    folder_remove(state);
}

/* At whatever step a mail ends without being accepted, nothing of it is left. */
static void test_withdrawn(void)
{
    for (int steps = 0; steps < 4; steps++) {
        g_autofree char *state = state_new();
        g_autofree char *text = g_strnfill(2 * ACCEPTANCE_BUFFER, 'y');
        g_autofree struct acceptance *mail = g_new(struct acceptance, 1);
        acceptance_begin(mail, state, &from_ann, three, G_N_ELEMENTS(three));
        if (steps > 0)
            g_assert_true(acceptance_add(mail, text, 2 * ACCEPTANCE_BUFFER, NULL));
        if (steps > 1)
            g_assert_true(acceptance_keep(mail, NULL));
        if (steps > 2)
            g_assert_true(acceptance_name(mail, NULL));
        acceptance_end(mail, false);
        g_assert_cmpint(count_files(state, "spool/tmp"), ==, 0);
        g_assert_cmpint(count_files(state, "spool/new"), ==, 0);
        folder_remove(state);
    }
}

/* A header that lists several is no mail under a name that does not say for whom, and the other way
 * round. */
static void test_wrong_names(void)
{
    static const char *const wrong[] = {
        "001795425164000000-1795425164000000001-0000042",
        "001795425164000000-1795425164000000001-0000042-000",
        "001795425164000000-1795425164000000001-0000042-004",
        "001795425164000000-1795425164000000001-0000042-01",
    };
    g_autofree char *state = state_new();
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        struct spooled mail;
        struct failure failure = {0};
        g_autofree char *path = g_build_filename(state, "spool", "new", wrong[i], NULL);
        g_assert_true(g_file_set_contents(path, "muster 2 1 lmtp ? a b c\nbytes", -1, NULL));
        g_assert_false(spool_read(state, wrong[i], &mail, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_INPUT);
    }
    folder_remove(state);
}

static void test_room(void)
{
    g_autofree char *state = state_new();
    struct failure failure = {0};
    g_assert_true(spool_has_room(state, 1000, NULL));
    g_assert_false(spool_has_room(state, G_MAXSIZE / 2, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    folder_remove(state);
    g_assert_false(spool_has_room(state, 0, NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/acceptance/recipients", test_recipients);
    g_test_add_func("/acceptance/one-recipient", test_one_recipient);
    g_test_add_func("/acceptance/most", test_most);
    g_test_add_func("/acceptance/withdrawn", test_withdrawn);
    g_test_add_func("/acceptance/wrong-names", test_wrong_names);
    g_test_add_func("/acceptance/room", test_room);
    return g_test_run();
}
