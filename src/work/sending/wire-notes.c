/* SPDX-License-Identifier: GPL-3.0-or-later */
/* STATE/sending: a head that names the boot, and places of one note each.
 *
 * A place is sixteen octets within one page, so that a death in the middle of a write leaves the
 * old note or the new one. Places are used again, which keeps the file as small as what is leased
 * at a time. Only one sender is at work (its lock), so nobody else reads meanwhile.
 */
#include "work/sending/wire-notes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { NOTES_MAX = 1 << 20 }; /* octets that are believed */

struct head {
    char magic[24];
    char boot[40]; /* "" when this system does not say: then nothing is believed */
};

struct note {
    gint64 row; /* 0: the place is free */
    gint64 mark;
};

struct wire_notes {
    int file;
    char *path;
    GHashTable *places; /* row -> place */
    GArray *free;       /* places that were used, and are not */
    guint used;         /* places in the file */
};

static char *notes_path(const char *state)
{
    return g_build_filename(state, "sending", NULL);
}

static struct head head_make(void)
{
    struct head head = {.magic = "muster sending 1"};
    g_autofree char *boot = NULL;
    if (g_file_get_contents("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
        g_strlcpy(head.boot, g_strchomp(boot), sizeof head.boot);
    return head;
}

static gboolean head_is_ours(const struct head *head)
{
    struct head ours = head_make();
    return ours.boot[0] != '\0' && memcmp(head, &ours, sizeof ours) == 0;
}

GHashTable *wire_notes_read(const char *state)
{
    g_autofree char *path = notes_path(state);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    struct head head;
    if (!g_file_get_contents(path, &bytes, &length, NULL) || length < sizeof head ||
        length > NOTES_MAX)
        return NULL;
    memcpy(&head, bytes, sizeof head);
    if (!head_is_ours(&head))
        return NULL;
    GHashTable *notes = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (gsize at = sizeof head; at + sizeof(struct note) <= length; at += sizeof(struct note)) {
        struct note note;
        memcpy(&note, bytes + at, sizeof note);
        if (note.row != 0)
            g_hash_table_insert(notes, g_memdup2(&note.row, sizeof note.row),
                                GINT_TO_POINTER((gint)note.mark));
    }
    return notes;
}

enum wire_mark wire_notes_mark(GHashTable *notes, gint64 row)
{
    if (notes == NULL)
        return WIRE_LEAVING;
    return (enum wire_mark)GPOINTER_TO_INT(g_hash_table_lookup(notes, &row));
}

static gboolean file_put(int file, const void *bytes, gsize length, off_t at)
{
    ssize_t n;
    do
        n = pwrite(file, bytes, length, at);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)length;
}

struct wire_notes *wire_notes_open(const char *state, struct failure *failure)
{
    g_autofree char *path = notes_path(state);
    struct head head = head_make();
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0 || !file_put(file, &head, sizeof head, 0)) {
        failure_errno(failure, errno, "cannot write `%s'", path);
        if (file >= 0)
            close(file);
        return NULL;
    }
    struct wire_notes *notes = g_new0(struct wire_notes, 1);
    notes->file = file;
    notes->path = g_steal_pointer(&path);
    notes->places = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    notes->free = g_array_new(FALSE, FALSE, sizeof(guint));
    return notes;
}

void wire_notes_close(struct wire_notes *notes, gboolean forget)
{
    close(notes->file);
    if (forget)
        unlink(notes->path);
    g_hash_table_unref(notes->places);
    g_array_unref(notes->free);
    g_free(notes->path);
    g_free(notes);
}

static guint place_new(struct wire_notes *notes, gint64 row)
{
    guint place = notes->used;
    if (notes->free->len > 0) {
        place = g_array_index(notes->free, guint, notes->free->len - 1);
        g_array_set_size(notes->free, notes->free->len - 1);
    } else
        notes->used++;
    g_hash_table_insert(notes->places, g_memdup2(&row, sizeof row), GUINT_TO_POINTER(place));
    return place;
}

static void place_free(struct wire_notes *notes, gint64 row, guint place)
{
    g_hash_table_remove(notes->places, &row);
    g_array_append_val(notes->free, place);
}

gboolean wire_notes_put(struct wire_notes *notes, gint64 row, enum wire_mark mark)
{
    gpointer found = NULL;
    gboolean is_noted = g_hash_table_lookup_extended(notes->places, &row, NULL, &found);
    if (!is_noted && mark == WIRE_UNTOUCHED)
        return TRUE;
    guint place = is_noted ? GPOINTER_TO_UINT(found) : place_new(notes, row);
    struct note note = {.row = mark == WIRE_UNTOUCHED ? 0 : row, .mark = mark};
    if (mark == WIRE_UNTOUCHED)
        place_free(notes, row, place);
    return file_put(notes->file, &note, sizeof note,
                    (off_t)(sizeof(struct head) + place * sizeof note));
}
