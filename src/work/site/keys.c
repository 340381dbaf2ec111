/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key file: made once, durable before anything is signed with it, read by every program that
 * meets tokens.
 *
 * Does not turn keys over by itself: a site that wants a new key appends a line, and the one before
 * stays valid.
 */
#include "work/site/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "muster/base/instant.h"

#define KEYS_FILE "keys"

void random_fill(guint8 *octets, gsize n_octets)
{
    while (n_octets > 0) {
        ssize_t got = getrandom(octets, n_octets, 0);
        if (got < 0 && errno != EINTR)
            g_error("the system has no random numbers: %s", g_strerror(errno));
        if (got > 0) {
            octets += got;
            n_octets -= (gsize)got;
        }
    }
}

static void key_format(const struct key *key, gint64 now, GString *line)
{
    char created[INSTANT_TEXT_MAX];
    instant_format(now, created);
    g_string_append_printf(line, "%u %s ", key->id, created);
    for (guint i = 0; i < KEY_OCTETS; i++)
        g_string_append_printf(line, "%02x", key->secret[i]);
    g_string_append_c(line, '\n');
}

/* Takes DESCRIPTOR. */
static gboolean write_durably(int descriptor, const GString *text)
{
    gboolean whole = write(descriptor, text->str, text->len) == (ssize_t)text->len;
    gboolean synced = whole && fsync(descriptor) == 0;
    return close(descriptor) == 0 && synced;
}

static gboolean folder_sync(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return FALSE;
    gboolean synced = fsync(descriptor) == 0;
    return close(descriptor) == 0 && synced;
}

gboolean keys_create(const char *state, gint64 now, struct failure *failure)
{
    struct key key = {.id = 0};
    random_fill(key.secret, KEY_OCTETS);
    g_autoptr(GString) line = g_string_new(NULL);
    key_format(&key, now, line);

    g_autofree char *path = g_build_filename(state, KEYS_FILE, NULL);
    g_autofree char *draft = g_strdup_printf("%s.%d.new", path, (int)getpid());
    int file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    gboolean made = file >= 0 && write_durably(file, line) && link(draft, path) == 0;
    int trouble = errno;
    unlink(draft); /* half a key would stop every program from now on */
    if (!made)
        return failure_errno(failure, trouble, "cannot make the key file %s", path);
    return folder_sync(state) || failure_errno(failure, errno, "%s", state);
}

static gboolean key_parse(const char *line, struct key *key_r)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    guint64 id;
    int64_t created;
    if (g_strv_length(words) != 3 || strlen(words[2]) != 2 * KEY_OCTETS ||
        !g_ascii_string_to_unsigned(words[0], 10, 0, KEY_ID_MAX, &id, NULL) ||
        !instant_parse(words[1], &created, NULL))
        return FALSE;
    key_r->id = (guint)id;
    for (guint i = 0; i < KEY_OCTETS; i++) {
        int high = g_ascii_xdigit_value(words[2][2 * i]);
        int low = g_ascii_xdigit_value(words[2][2 * i + 1]);
        if (high < 0 || low < 0)
            return FALSE;
        key_r->secret[i] = (guint8)(high << 4 | low);
    }
    return TRUE;
}

/* Only the last ones live: an older line is a key that was turned out. */
static void keys_take(struct keys *keys, const struct key *key)
{
    if (keys->n_live == KEYS_LIVE) {
        keys->live[0] = keys->live[1];
        keys->n_live--;
    }
    keys->live[keys->n_live++] = *key;
}

struct keys *keys_read(const char *state, struct failure *failure)
{
    g_autofree char *path = g_build_filename(state, KEYS_FILE, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        failure_set(failure, FAILURE_BUSY, "cannot read the key file: %s", error->message);
        return NULL;
    }
    struct keys *keys = g_new0(struct keys, 1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        struct key key;
        if (lines[i][0] == '\0')
            continue;
        if (!key_parse(lines[i], &key)) {
            failure_set(failure, FAILURE_CONFIG, "%s:%u: this is no key (ID CREATED HEX)", path,
                        i + 1);
            keys_free(keys);
            return NULL;
        }
        keys_take(keys, &key);
    }
    if (keys->n_live == 0) {
        failure_set(failure, FAILURE_CONFIG, "%s: there is no key in it", path);
        g_clear_pointer(&keys, keys_free);
    }
    return keys;
}

void keys_free(struct keys *keys)
{
    if (keys == NULL)
        return;
    explicit_bzero(keys, sizeof *keys);
    g_free(keys);
}
