/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands the mail on stdin to a transport, as often as told, and says each verdict: what the
 * servers' tests drive.
 *
 *     hand-over URL SENDER RECIPIENT [COUNT [USER PASSWORD-COMMAND]]
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "muster/net/transport.h"

static GByteArray *stdin_read(void)
{
    GByteArray *bytes = g_byte_array_new();
    guint8 buffer[65536];
    size_t n;
    while ((n = fread(buffer, 1, sizeof buffer, stdin)) > 0)
        g_byte_array_append(bytes, buffer, (guint)n);
    return bytes;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 64;
    struct transport_options options = {.url = argv[1],
                                        .user = argc > 6 ? argv[5] : "",
                                        .password_command = argc > 6 ? argv[6] : "",
                                        .timeout_seconds = 5};
    struct failure failure = {0};
    struct transport *transport = transport_open(&options, &failure);
    if (transport == NULL) {
        fprintf(stderr, "hand-over: %s\n", failure.text);
        return failure.kind;
    }
    g_autoptr(GByteArray) bytes = stdin_read();
    g_autoptr(GString) reply = g_string_new(NULL);
    gint64 count = argc > 4 ? g_ascii_strtoll(argv[4], NULL, 10) : 1;
    for (gint64 i = 0; i < count; i++) {
        g_autofree char *id = g_strdup_printf("hand-over:%" G_GINT64_FORMAT, i);
        struct parcel parcel = {.sender = argv[2],
                                .recipient = argv[3],
                                .bytes = bytes->data,
                                .length = bytes->len,
                                .id = id};
        enum verdict verdict = transport_deliver(transport, &parcel, reply);
        printf("%s %s\n", verdict_word(verdict), reply->str);
    }
    transport_close(transport);
    return 0;
}
