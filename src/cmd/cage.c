/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster-cage: where hostile mail is parsed.
 *
 * Reads requests from stdin and answers on stdout (mail/wire.h) until stdin ends. Before the first
 * byte of mail it gives away all that a mail could misuse: descriptors, environment, files, new
 * programs, memory. What still goes wrong ends it: whoever started it sees that, and knows which
 * mail it was. It is no command for people, and says nothing.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/confine.h"
#include "muster/mail/understand.h"
#include "muster/mail/wire.h"

enum {
    IN_OCTETS = 64 << 10,
    OUT_KEPT = 1 << 20, /* what is larger would lie there for all mails to come */
};

/* Requests that were read and not looked at yet, from `at' to `end', and answers that were not
 * written yet: many in one system call. */
static struct {
    guint8 in[IN_OCTETS];
    gsize at, end;
    GByteArray *out;
} desk;

/* The mail last given. */
struct inmate {
    guint8 *block;
    const guint8 *mail; /* within it */
    gsize length;
};

static gboolean write_all(const guint8 *from, gsize length)
{
    for (gsize done = 0; done < length;) {
        ssize_t put = write(STDOUT_FILENO, from + done, length - done);
        if (put < 0 && errno != EINTR)
            return FALSE;
        done += put > 0 ? (gsize)put : 0;
    }
    return TRUE;
}

static gboolean flush(void)
{
    gboolean fine = write_all(desk.out->data, desk.out->len);
    if (desk.out->len <= OUT_KEPT) {
        g_byte_array_set_size(desk.out, 0);
    } else {
        g_byte_array_unref(desk.out);
        desk.out = g_byte_array_new();
    }
    return fine;
}

/* Whoever waits for answers gets them before we wait for requests. */
static gboolean fill(void)
{
    if (!flush())
        return FALSE;
    ssize_t got = read(STDIN_FILENO, desk.in, sizeof desk.in);
    if (got == 0 || (got < 0 && errno != EINTR))
        return FALSE;
    desk.at = 0;
    desk.end = (gsize)MAX(got, 0);
    return TRUE;
}

static gboolean read_all(guint8 *to, gsize length)
{
    while (length > 0) {
        if (desk.at == desk.end && !fill())
            return FALSE;
        gsize taken = MIN(length, desk.end - desk.at);
        memcpy(to, desk.in + desk.at, taken);
        desk.at += taken;
        to += taken;
        length -= taken;
    }
    return TRUE;
}

/* Takes BYTES. */
static gboolean answer(enum wire_word word, GBytes *bytes)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    struct wire_frame frame = {(guint32)length, word};
    g_byte_array_append(desk.out, (const guint8 *)&frame, sizeof frame);
    if (length > 0)
        g_byte_array_append(desk.out, data, (guint)length);
    g_bytes_unref(bytes);
    return length <= WIRE_ANSWER_MAX;
}

static gboolean answer_head(struct inmate *inmate)
{
    struct mail_head *head = mail_head_read(inmate->mail, inmate->length);
    GBytes *packed = wire_head_pack(head);
    mail_head_free(head);
    return answer(WIRE_HEAD, packed);
}

/* What only a person wants to know would be half of what the filer gets. */
static void forget_explanation(struct description *description)
{
    g_clear_pointer(&description->source, g_free);
    g_ptr_array_set_size(description->cuts, 0);
}

static gboolean answer_description(struct inmate *inmate, enum wire_word word, GBytes *request)
{
    struct asked_box *box = wire_asked_unpack(request);
    if (box == NULL)
        return FALSE;
    struct description *description = mail_understand(inmate->mail, inmate->length, box->asked);
    if (word != WIRE_EXPLAIN)
        forget_explanation(description);
    GBytes *packed = wire_description_pack(description);
    description_free(description);
    asked_box_free(box);
    return answer(word, packed);
}

/* Takes BLOCK. */
static void inmate_take(struct inmate *inmate, guint8 *block, gsize length)
{
    g_free(inmate->block);
    *inmate = (struct inmate){block, block, length};
}

/* What was asked and a mail, one behind the other. */
static gboolean answer_read(struct inmate *inmate)
{
    guint32 asked;
    if (inmate->length < sizeof asked)
        return FALSE;
    memcpy(&asked, inmate->mail, sizeof asked);
    if (asked > inmate->length - sizeof asked)
        return FALSE;
    g_autoptr(GBytes) request = g_bytes_new_static(inmate->mail + sizeof asked, asked);
    inmate->mail += sizeof asked + asked;
    inmate->length -= sizeof asked + asked;
    return answer_description(inmate, WIRE_READ, request);
}

/* Takes DATA. */
static gboolean serve(struct inmate *inmate, enum wire_word word, guint8 *data, gsize length)
{
    if (word == WIRE_HEAD || word == WIRE_READ) {
        inmate_take(inmate, data, length);
        return word == WIRE_HEAD ? answer_head(inmate) : answer_read(inmate);
    }
    g_autoptr(GBytes) request = g_bytes_new_take(data, length);
    return (word == WIRE_UNDERSTAND || word == WIRE_EXPLAIN) &&
           answer_description(inmate, word, request);
}

/* Serves until the other side is done; FALSE when what it said was no request. */
static gboolean serve_all(struct inmate *inmate)
{
    struct wire_frame frame;
    while (read_all((guint8 *)&frame, sizeof frame)) {
        if (frame.length > WIRE_MAX)
            return FALSE;
        confine_renew_cpu();
        if (frame.word == WIRE_HEAD || frame.word == WIRE_READ) /* never two at once */
            inmate_take(inmate, NULL, 0);
        guint8 *data = g_malloc(frame.length + 1);
        if (!read_all(data, frame.length) || !serve(inmate, frame.word, data, frame.length))
            return FALSE;
    }
    return TRUE;
}

/* Ends without ceremony: nothing is to be flushed, and who wants to look for leaks at exit could not, confined. */
int main(void)
{
    struct inmate inmate = {0};
    desk.out = g_byte_array_new();
    gboolean fine = confine() && answer(WIRE_READY, g_bytes_new(NULL, 0)) && serve_all(&inmate);
    _exit(fine ? EXIT_SUCCESS : EXIT_FAILURE);
}
