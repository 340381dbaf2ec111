/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts to fetch mail from: what is wrong with one, where its secret comes from, and what is
 * remembered of it. What is said to a server is in tests/servers and tests/fault. */
#include <glib/gstdio.h>
#include <string.h>

#include "muster/net/fetch.h"
#include "net/fetch_memory.h"
#include "net/fetch_names.h"
#include "net/imap_account.h"
#include "net/secret.h"

/* What `fetch a { ... }' holds, and what `check' says of it; line 2 is its first. */
static const struct {
    const char *lines, *faults;
} checks[] = {
    {"url = \"imaps://mail.acme.example\"\nuser = ann\npassword-command = x\n", ""},
    {"url = \"imap://[::1]:1143/In%20box\"\nuser = ann\ntoken-command = x\nafter = seen\n", ""},
    {"url = \"imaps://mail.acme.example\"\n", "2: `fetch a' has no `user'\n"},
    {"url = \"imaps://mail.acme.example\"\nuser = ann\n",
     "3: `user' needs `password-command', `token-command' or `credential' beside it\n"},
    {"url = \"imaps://mail.acme.example\"\nuser = ann\ncredential = x\ntoken-command = y\n",
     "3: `password-command', `token-command' and `credential' are three ways to the same: keep one\n"},
    {"url = \"imaps://ann:sesame@mail.acme.example\"\nuser = ann\ncredential = x\n",
     "2: a URL holds no user and no password: write `user' and `password-command' beside it\n"},
    {"url = \"imaps://mail.acme.example/a?b\"\nuser = ann\ncredential = x\n",
     "2: `imaps://mail.acme.example/a?b' is no mail server: write imaps://HOST/MAILBOX, with :PORT "
     "behind HOST if need be\n"},
    {"url = \"imaps://mail.acme.example/a%0d%0aA1%20LOGOUT\"\nuser = ann\ncredential = x\n",
     "2: `imaps://mail.acme.example/a%0d%0aA1%20LOGOUT' is no mail server: write "
     "imaps://HOST/MAILBOX, with :PORT behind HOST if need be\n"},
    {"url = \"imaps://mail.acme.example/Done\"\nuser = ann\ncredential = x\nafter = \"move:Done\"\n",
     "5: `after' moves mail to where it is\n"},
    {"url = \"maildir:/nowhere\"\nafter = \"move:/elsewhere\"\n",
     "2: Maildir `/nowhere/new': No such file or directory\n"
     "3: Maildir `/elsewhere/new': No such file or directory\n"},
};

static char *folder_new(void)
{
    return g_dir_make_tmp("muster-fetch-XXXXXX", NULL);
}

/* The configuration in FOLDER whose `fetch a' holds LINES. */
static struct config *config_of(const char *folder, const char *lines)
{
    struct failure failure = {0};
    g_autofree char *file = g_build_filename(folder, "muster.conf", NULL);
    g_autofree char *text =
        g_strdup_printf("site { address = \"checkin@acme.example\" } fetch a {\n%s}\n", lines);
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
    struct config *config = config_read(file, CONFIG_SITE, NULL, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_remove(file);
    return config;
}

static void test_check(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(checks); i++) {
        g_autofree char *folder = folder_new();
        g_autoptr(GString) found = g_string_new(NULL);
        struct faults faults = {0};
        struct config *config = config_of(folder, checks[i].lines);
        fetch_check(config, &config->fetches[0], &faults);
        for (size_t k = 0; k < faults.count; k++)
            g_string_append_printf(found, "%u: %s\n", faults.list[k].line, faults.list[k].text);
        g_assert_cmpstr(found->str, ==, checks[i].faults);
        faults_clear(&faults);
        config_free(config);
        g_rmdir(folder);
    }
}

/* TLS unless nobody can sit between, and IMAP's spelling of names. */
static const struct {
    const char *url, *after;
    const char *server, *mailbox, *move_to;
    gboolean demand_tls;
} accounts[] = {
    {"imap://mail.acme.example", "keep", "mail.acme.example:143", "INBOX", NULL, TRUE},
    {"imap://localhost", "keep", "localhost:143", "INBOX", NULL, TRUE},
    {"imap://127.0.0.1:1143/", "keep", "127.0.0.1:1143", "INBOX", NULL, FALSE},
    {"imap://127.0.0.1.acme.example", "keep", "127.0.0.1.acme.example:143", "INBOX", NULL, TRUE},
    {"imaps://[2001:db8::1]/a/b", "move:B\303\274ro & Co", "[2001:db8::1]:993", "a/b",
     "B&APw-ro &- Co", FALSE},
    {"imaps://mail.acme.example/B%C3%BCro%26", "delete", "mail.acme.example:993", "B&APw-ro&-",
     NULL, FALSE},
};

static void test_account(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(accounts); i++) {
        struct failure failure = {0};
        struct imap_account account;
        struct fetch_config config = {.name = "a",
                                      .url = accounts[i].url,
                                      .user = "ann",
                                      .password_command = "",
                                      .token_command = "",
                                      .credential = "x",
                                      .after = accounts[i].after};
        g_assert_true(imap_account_read(&config, &account, &failure));
        g_assert_cmpstr(account.server, ==, accounts[i].server);
        g_assert_cmpstr(account.mailbox, ==, accounts[i].mailbox);
        g_assert_cmpstr(account.move_to, ==, accounts[i].move_to);
        g_assert_cmpint(account.demand_tls, ==, accounts[i].demand_tls);
        imap_account_clear(&account);
    }
}

static void test_secrets(void)
{
    static const struct {
        const char *command, *secret, *words;
    } commands[] = {
        {"printf 'sesame\\r\\nsecond\\n'", "sesame", ""},
        {"echo sesame; exit 3", NULL, "password-command ended with 3"},
        {"echo; echo sesame", NULL, "password-command printed nothing"},
        {"kill -9 $$", NULL, "password-command was killed, or did not end in time"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        struct failure failure = {0};
        gint64 deadline = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
        char *secret =
            secret_of_command("password-command", commands[i].command, deadline, &failure);
        g_assert_cmpstr(secret, ==, commands[i].secret);
        g_assert_cmpstr(failure.text, ==, commands[i].words);
        secret_free(secret);
    }
}

static void test_credentials(void)
{
    g_autofree char *folder = folder_new();
    g_autofree char *file = g_build_filename(folder, "imap", NULL);
    struct failure none = {0}, missing = {0}, failure = {0};
    g_unsetenv("CREDENTIALS_DIRECTORY");
    g_assert_null(secret_of_credential("imap", &none));
    g_assert_nonnull(strstr(none.text, "LoadCredential=imap:PATH"));
    g_setenv("CREDENTIALS_DIRECTORY", folder, TRUE);
    g_assert_null(secret_of_credential("imap", &missing));
    g_assert_cmpint(missing.kind, ==, FAILURE_CONFIG);
    g_assert_true(g_file_set_contents(file, "sesame\n", -1, NULL));
    char *secret = secret_of_credential("imap", &failure);
    g_assert_cmpstr(secret, ==, "sesame");
    secret_free(secret);
    g_remove(file);
    g_rmdir(folder);
}

/* Removes STATE and what is remembered there of "a". */
static void state_remove(const char *state)
{
    g_autofree char *file = fetch_path(state, "a", "");
    g_autofree char *folder = g_path_get_dirname(file);
    g_remove(file);
    g_rmdir(folder);
    g_rmdir(state);
}

static void test_memory(void)
{
    g_autofree char *state = folder_new();
    g_autofree char *file = fetch_path(state, "a", "");
    struct failure failure = {0}, garbled = {0};
    struct fetch_memory memory;
    const guint32 pending[] = {7, 4294967295};
    fetch_folder_make(state);
    g_assert_true(fetch_memory_read(state, "a", "imaps://x/INBOX ann", &memory, &failure));
    g_assert_cmpuint(memory.validity, ==, 0);
    memory.validity = 4294967295;
    memory.met = 12;
    memory.last = 9;
    memory.falls = 2;
    g_array_append_vals(memory.pending, pending, 2);
    g_assert_true(fetch_memory_write(&memory, state, "a", &failure));
    fetch_memory_clear(&memory);
    fetch_memory_suspect(state, "a");
    g_assert_true(fetch_memory_read(state, "a", "imaps://x/INBOX ann", &memory, &failure));
    g_assert_cmpuint(memory.validity, ==, 4294967295);
    g_assert_cmpuint(memory.met, ==, 12);
    g_assert_cmpuint(memory.last, ==, 9);
    g_assert_cmpuint(memory.falls, ==, 2);
    g_assert_cmpuint(memory.alone, ==, FETCH_ALONE_MAILS);
    g_assert_cmpmem(memory.pending->data, memory.pending->len * sizeof(guint32), pending,
                    sizeof pending);
    fetch_memory_clear(&memory);
    g_assert_true(fetch_memory_read(state, "a", "imaps://x/INBOX bob", &memory, &failure));
    g_assert_cmpuint(memory.validity, ==, 0);
    fetch_memory_clear(&memory);
    g_assert_true(g_file_set_contents(file, "something else\n", -1, NULL));
    g_assert_false(fetch_memory_read(state, "a", "imaps://x/INBOX ann", &memory, &garbled));
    fetch_memory_clear(&memory);
    state_remove(state);
}

static struct fetch_names *names_open(const char *state)
{
    struct failure failure = {0};
    struct fetch_names *names = fetch_names_open(state, "a", &failure);
    g_assert_nonnull(names);
    return names;
}

static void test_names(void)
{
    g_autofree char *state = folder_new();
    g_autoptr(GHashTable) present = g_hash_table_new(g_str_hash, g_str_equal);
    struct failure failure = {0};
    fetch_folder_make(state);
    struct fetch_names *names = names_open(state);
    fetch_names_add(names, "one");
    fetch_names_add(names, "two\nlines");
    g_assert_true(fetch_names_sync(names, &failure));
    fetch_names_add(names, "never synced");
    fetch_names_close(names);
    names = names_open(state);
    g_assert_true(fetch_names_has(names, "one"));
    g_assert_true(fetch_names_has(names, "two\nlines"));
    g_assert_false(fetch_names_has(names, "never synced"));
    g_assert_true(fetch_names_prune(names, present, &failure));
    fetch_names_close(names);
    names = names_open(state);
    g_assert_false(fetch_names_has(names, "one"));
    fetch_names_close(names);
    state_remove(state);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fetch/what is wrong with an account", test_check);
    g_test_add_func("/fetch/where an account is", test_account);
    g_test_add_func("/fetch/passwords by a command", test_secrets);
    g_test_add_func("/fetch/passwords by systemd", test_credentials);
    g_test_add_func("/fetch/what was taken from a mailbox", test_memory);
    g_test_add_func("/fetch/what was taken from a Maildir", test_names);
    return g_test_run();
}
