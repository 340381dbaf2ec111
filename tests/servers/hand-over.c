/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands the mail on stdin to a transport, as often as told, and says each verdict: what the
 * servers' tests drive, and a contender of tests/bench/send.sh.
 *
 *     hand-over URL SENDER RECIPIENT [COUNT [CONNECTIONS [USER PASSWORD-COMMAND]]]
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "muster/net/transport.h"

struct pile {
    const struct parcel *each; /* what they have in common */
    gint64 count, taken;
};

/* One of them, with an id of its own. */
static const struct parcel *pile_next(void *data, gint64 *wake_r)
{
    struct pile *pile = data;
    *wake_r = G_MAXINT64;
    if (pile->taken == pile->count)
        return NULL;
    struct parcel *parcel = g_memdup2(pile->each, sizeof *pile->each);
    parcel->id = g_strdup_printf("hand-over:%" G_GINT64_FORMAT, pile->taken++);
    return parcel;
}

static gboolean pile_leaving(void *data, const struct parcel *parcel)
{
    (void)data;
    (void)parcel;
    return TRUE;
}

/* A halt is told of those alone that were at hand; the others are not tried either. */
static void pile_settled(void *data, const struct parcel *parcel, const struct outcome *outcome)
{
    (void)data;
    printf("%s %s\n", verdict_word(outcome->verdict), outcome->reply);
    g_free((char *)parcel->id);
    g_free((struct parcel *)parcel);
}

static void pile_resting(void *data)
{
    (void)data;
}

static GByteArray *stdin_read(void)
{
    GByteArray *bytes = g_byte_array_new();
    guint8 buffer[65536];
    size_t n;
    while ((n = fread(buffer, 1, sizeof buffer, stdin)) > 0)
        g_byte_array_append(bytes, buffer, (guint)n);
    return bytes;
}

static gint64 number_of(int argc, char **argv, int place)
{
    return argc > place ? g_ascii_strtoll(argv[place], NULL, 10) : 1;
}

int main(int argc, char **argv)
{
    static const struct dispatcher dispatcher = {pile_next, pile_leaving, pile_settled,
                                                 pile_resting};
    if (argc < 4)
        return 64;
    struct transport_options options = {.url = argv[1],
                                        .user = argc > 7 ? argv[6] : "",
                                        .password_command = argc > 7 ? argv[7] : "",
                                        .connections = (int)number_of(argc, argv, 5),
                                        .timeout_seconds = 5};
    struct failure failure = {0};
    struct transport *transport = transport_open(&options, &failure);
    if (transport == NULL) {
        fprintf(stderr, "hand-over: %s\n", failure.text);
        return failure.kind;
    }
    g_autoptr(GByteArray) bytes = stdin_read();
    struct parcel each = {
        .sender = argv[2], .recipient = argv[3], .bytes = bytes->data, .length = bytes->len};
    struct pile pile = {.each = &each, .count = number_of(argc, argv, 4)};
    transport_run(transport, &dispatcher, &pile);
    transport_close(transport);
    return 0;
}
