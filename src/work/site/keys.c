/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key file: made once, durable before anything is signed with it, read by every program that
 * meets tokens.
 *
 * Does not turn keys over by itself: `muster key rotate' does, and the key before the new one stays
 * valid. A key that was turned out is gone from the disk.
 */
#include "work/site/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "muster/base/guard.h"
#include "muster/base/instant.h"
#include "muster/base/sync.h"

#define KEYS_FILE "keys"

enum { LOCK_WAIT_MS = 5000 };

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

static struct key key_new(guint id, gint64 now)
{
    struct key key = {.id = id, .created = now};
    random_fill(key.secret, KEY_OCTETS);
    return key;
}

static void key_format(const struct key *key, GString *line)
{
    char created[INSTANT_TEXT_MAX];
    instant_format(key->created, created);
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

/* PUBLISH, link(2) or rename(2), gives the file its name once it is whole: half a key would stop
 * every program from now on. */
static gboolean keys_write(const char *state, const GString *text,
                           int (*publish)(const char *from, const char *to),
                           struct failure *failure)
{
    g_autofree char *path = g_build_filename(state, KEYS_FILE, NULL);
    g_autofree char *draft = g_strdup_printf("%s.%d.new", path, (int)getpid());
    int file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    gboolean made = file >= 0 && write_durably(file, text) && publish(draft, path) == 0;
    int trouble = errno;
    unlink(draft);
    if (!made)
        return failure_errno(failure, trouble, "cannot make the key file %s", path);
    return path_sync(state, failure);
}

gboolean keys_create(const char *state, gint64 now, struct failure *failure)
{
    struct key key = key_new(0, now);
    g_autoptr(GString) line = g_string_new(NULL);
    key_format(&key, line);
    return keys_write(state, line, link, failure);
}

static gboolean key_parse(const char *line, struct key *key_r)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    guint64 id;
    if (g_strv_length(words) != 3 || strlen(words[2]) != 2 * KEY_OCTETS ||
        !g_ascii_string_to_unsigned(words[0], 10, 0, KEY_ID_MAX, &id, NULL) ||
        !instant_parse(words[1], &key_r->created, NULL))
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

/* Tokens that the oldest key made are answered for TOKEN_DAYS after the next one took its place. */
static gboolean rotation_is_late_enough(const struct keys *keys, gint64 now,
                                        struct failure *failure)
{
    gint64 since = keys->live[keys->n_live - 1].created;
    if (keys->n_live < KEYS_LIVE || now >= since + TOKEN_DAYS * INSTANT_DAY)
        return TRUE;
    char changed[INSTANT_TEXT_MAX], from[INSTANT_TEXT_MAX];
    instant_format(since, changed);
    instant_format(since + TOKEN_DAYS * INSTANT_DAY, from);
    return failure_set(failure, FAILURE_USAGE,
                       "the key was changed at %s, and answers to mails from before would lose "
                       "their key: wait until %s, or add --yes if it has leaked",
                       changed, from);
}

static gboolean rotate_locked(const char *state, gint64 now, gboolean anyway,
                              struct failure *failure)
{
    struct keys *keys = keys_read(state, failure);
    if (keys == NULL)
        return FALSE;
    const struct key *before = &keys->live[keys->n_live - 1];
    struct key key = key_new((before->id + 1) % (KEY_ID_MAX + 1), now);
    g_autoptr(GString) text = g_string_new(NULL);
    key_format(before, text);
    key_format(&key, text);
    gboolean fine = (anyway || rotation_is_late_enough(keys, now, failure)) &&
                    keys_write(state, text, rename, failure);
    keys_free(keys);
    return fine;
}

gboolean keys_rotate(const char *state, gint64 now, gboolean anyway, struct failure *failure)
{
    int lock = guard_lock(state, KEYS_FILE, LOCK_WAIT_MS, failure);
    if (lock < 0)
        return FALSE;
    gboolean fine = rotate_locked(state, now, anyway, failure);
    close(lock);
    return fine;
}

GArray *keys_view(const struct keys *keys)
{
    GArray *views = g_array_new(FALSE, FALSE, sizeof(struct key_view));
    for (guint i = 0; i < keys->n_live; i++) {
        const struct key *key = &keys->live[i];
        struct key_view view = {key->id, key->created, i + 1 == keys->n_live};
        g_array_append_val(views, view);
    }
    return views;
}
