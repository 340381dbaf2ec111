/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver under libetpan.
 *
 * Promises: no end of the stream is told as "nothing yet", on which libetpan would spin; nothing
 * waits beyond the deadline, and what libetpan keeps in memory is limited by the budget, whatever
 * the server claims to send.
 */
#include "net/imap_wire.h"

#include <stdlib.h>
#include <string.h>

enum { BUFFER_OCTETS = 65536 };

static ssize_t ready_take(struct imap_wire *wire, void *to, size_t size)
{
    gsize n = MIN(size, wire->ready->len);
    memcpy(to, wire->ready->str, n);
    g_string_erase(wire->ready, 0, (gssize)n);
    return (ssize_t)n;
}

static ssize_t wire_fail(struct imap_wire *wire, const char *why)
{
    if (wire->why == NULL)
        wire->why = why;
    return -1;
}

static const char *silence_words(const struct imap_wire *wire)
{
    return g_get_monotonic_time() >= wire->deadline ? "does not answer in time" : "hung up";
}

static ssize_t wire_read(mailstream_low *low, void *to, size_t size)
{
    struct imap_wire *wire = low->data;
    if (wire->ready->len > 0)
        return ready_take(wire, to, size);
    if (wire->why != NULL)
        return -1;
    if (wire->budget == 0)
        return wire_fail(wire, "sends far more than it was asked for");
    if (g_get_monotonic_time() >= wire->deadline) /* who drips is never waited for */
        return wire_fail(wire, silence_words(wire));
    gsize n = stream_read(wire->stream, to, MIN(size, wire->budget), wire->deadline);
    wire->budget -= n;
    return n > 0 ? (ssize_t)n : wire_fail(wire, silence_words(wire));
}

static ssize_t wire_write(mailstream_low *low, const void *bytes, size_t size)
{
    struct imap_wire *wire = low->data;
    if (wire->why != NULL)
        return -1;
    if (!stream_write(wire->stream, bytes, size, wire->deadline))
        return wire_fail(wire, silence_words(wire));
    return (ssize_t)size;
}

static int wire_close(mailstream_low *low)
{
    (void)low; /* the stream is not libetpan's */
    return 0;
}

static int wire_descriptor(mailstream_low *low)
{
    (void)low;
    return -1;
}

static void wire_free(mailstream_low *low)
{
    free(low);
}

static void wire_cancel(mailstream_low *low)
{
    (void)low;
}

static mailstream_low_driver wire_driver = {
    .mailstream_read = wire_read,
    .mailstream_write = wire_write,
    .mailstream_close = wire_close,
    .mailstream_get_fd = wire_descriptor,
    .mailstream_free = wire_free,
    .mailstream_cancel = wire_cancel,
};

void imap_wire_begin(struct imap_wire *wire, struct stream *stream)
{
    *wire = (struct imap_wire){.stream = stream};
    wire->ready = g_string_new("* PREAUTH logged in by others\r\n");
}

void imap_wire_end(struct imap_wire *wire)
{
    g_clear_pointer(&wire->stream, stream_close);
    if (wire->ready != NULL)
        g_string_free(wire->ready, TRUE);
    wire->ready = NULL;
}

mailstream *imap_wire_stream(struct imap_wire *wire)
{
    mailstream_low *low = mailstream_low_new(wire, &wire_driver);
    mailstream *stream = low != NULL ? mailstream_new(low, BUFFER_OCTETS) : NULL;
    if (stream == NULL)
        g_error("libetpan has no memory");
    return stream;
}

/* What TLS has decrypted already shows on no descriptor: so look first. */
void imap_wire_listen(struct imap_wire *wire, gint64 until)
{
    char octets[4096];
    while (wire->why == NULL && wire->ready->len == 0) {
        gssize n = stream_take(wire->stream, octets, sizeof octets);
        if (n < 0)
            wire_fail(wire, "hung up");
        else if (n > 0)
            g_string_append_len(wire->ready, octets, n);
        else if (!stream_await(wire->stream, POLLIN, until))
            return;
    }
}
