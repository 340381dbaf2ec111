/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cage that a mail can break, for the tests of what the filer does then. It reads mail as the
 * real one does, without any confinement, but obeys a header field X-Test: crash, nonsense, silence
 * or kill-filer.
 */
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/mail/wire.h"

static gboolean read_all(void *to, gsize length)
{
    for (gsize have = 0; have < length;) {
        ssize_t got = read(STDIN_FILENO, (guint8 *)to + have, length - have);
        if (got <= 0)
            return FALSE;
        have += (gsize)got;
    }
    return TRUE;
}

static void answer(guint32 word, GBytes *bytes)
{
    gsize length;
    const void *octets = g_bytes_get_data(bytes, &length);
    struct wire_frame frame = {(guint32)length, word};
    if (write(STDOUT_FILENO, &frame, sizeof frame) != sizeof frame ||
        write(STDOUT_FILENO, octets, length) != (ssize_t)length)
        exit(EXIT_FAILURE);
    g_bytes_unref(bytes);
}

static gboolean orders(GBytes *mail, const char *order)
{
    g_autofree char *field = g_strconcat("X-Test: ", order, "\n", NULL);
    gsize length;
    const void *octets = g_bytes_get_data(mail, &length);
    return memmem(octets, length, field, strlen(field)) != NULL;
}

static void obey(GBytes *mail)
{
    if (orders(mail, "crash"))
        abort();
    if (orders(mail, "kill-filer"))
        kill(getppid(), SIGKILL);
    if (orders(mail, "nonsense"))
        answer(WIRE_READ, g_bytes_new_static("nonsense", 8));
}

static GBytes *describe(GBytes *mail, GBytes *request)
{
    struct asked_box *box = wire_asked_unpack(request);
    struct description *description =
        mail_understand(g_bytes_get_data(mail, NULL), g_bytes_get_size(mail), box->asked);
    GBytes *packed = wire_description_pack(description);
    description_free(description);
    asked_box_free(box);
    return packed;
}

static GBytes *head(GBytes *mail)
{
    struct mail_head *read = mail_head_read(g_bytes_get_data(mail, NULL), g_bytes_get_size(mail));
    GBytes *packed = wire_head_pack(read);
    mail_head_free(read);
    return packed;
}

/* What was asked stands in front of the mail. */
static void serve_read(GBytes *data)
{
    guint32 asked;
    memcpy(&asked, g_bytes_get_data(data, NULL), sizeof asked);
    gsize start = sizeof asked + asked;
    g_autoptr(GBytes) request = g_bytes_new_from_bytes(data, sizeof asked, asked);
    g_autoptr(GBytes) mail = g_bytes_new_from_bytes(data, start, g_bytes_get_size(data) - start);
    obey(mail);
    answer(WIRE_READ, describe(mail, request));
}

int main(void)
{
    g_autoptr(GBytes) mail = NULL;
    struct wire_frame frame;
    answer(WIRE_READY, g_bytes_new(NULL, 0));
    while (read_all(&frame, sizeof frame)) {
        guint8 *octets = g_malloc(frame.length + 1);
        if (!read_all(octets, frame.length))
            return EXIT_FAILURE;
        g_autoptr(GBytes) data = g_bytes_new_take(octets, frame.length);
        if (frame.word == WIRE_READ) {
            serve_read(data);
        } else if (frame.word == WIRE_HEAD) {
            g_clear_pointer(&mail, g_bytes_unref);
            mail = g_bytes_ref(data);
            obey(mail);
            answer(WIRE_HEAD, head(mail));
        } else {
            answer(frame.word, describe(mail, data));
        }
    }
    return EXIT_SUCCESS;
}
