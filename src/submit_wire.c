/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A blocking client with a time limit on each step. Uses no heap. */
#include "submit_wire.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

bool wire_connect(struct wire *wire, const char *path, struct failure *failure)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const struct timeval limit = {.tv_sec = WIRE_TIMEOUT_SECONDS};
    wire->socket = -1;
    if (strlen(path) >= sizeof address.sun_path)
        return failure_set(failure, FAILURE_CONFIG, "%s: too long for the path of a socket", path);
    memcpy(address.sun_path, path, strlen(path) + 1);
    wire->n_output = wire->n_input = 0;
    wire->at_line_start = true;
    wire->behind_cr = false;
    wire->socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (wire->socket < 0 ||
        setsockopt(wire->socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) != 0 ||
        setsockopt(wire->socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) != 0 ||
        connect(wire->socket, (const struct sockaddr *)&address, sizeof address) != 0)
        return failure_errno(failure, errno, "cannot reach `muster lmtpd' at %s", path);
    return true;
}

bool wire_flush(struct wire *wire, struct failure *failure)
{
    for (size_t sent = 0; sent < wire->n_output;) {
        ssize_t n = send(wire->socket, wire->output + sent, wire->n_output - sent, MSG_NOSIGNAL);
        if (n < 0)
            return failure_errno(failure, errno, "`muster lmtpd' does not listen any more");
        sent += (size_t)n;
    }
    wire->n_output = 0;
    return true;
}

static bool wire_put(struct wire *wire, char octet, struct failure *failure)
{
    if (wire->n_output == sizeof wire->output && !wire_flush(wire, failure))
        return false;
    wire->output[wire->n_output++] = octet;
    return true;
}

bool wire_print(struct wire *wire, struct failure *failure, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    for (const char *at = text; *at != '\0'; at++)
        if (!wire_put(wire, *at, failure))
            return false;
    return true;
}

bool wire_message_add(struct wire *wire, const char *bytes, size_t length, struct failure *failure)
{
    for (size_t i = 0; i < length; i++) {
        char octet = bytes[i];
        if (octet == '\n' && !wire->behind_cr && !wire_put(wire, '\r', failure))
            return false;
        if (octet == '.' && wire->at_line_start && !wire_put(wire, '.', failure))
            return false;
        if (!wire_put(wire, octet, failure))
            return false;
        wire->at_line_start = octet == '\n';
        wire->behind_cr = octet == '\r';
    }
    return true;
}

/* A last line without an end gets one. */
bool wire_message_end(struct wire *wire, struct failure *failure)
{
    return (wire->at_line_start || wire_print(wire, failure, "\r\n")) &&
           wire_print(wire, failure, ".\r\n") && wire_flush(wire, failure);
}

/* Cuts the next line off the input. False when it is not whole yet. */
static bool line_take(struct wire *wire, struct wire_reply *reply_r, bool *is_last_r)
{
    char *lf = memchr(wire->input, '\n', wire->n_input);
    if (lf == NULL)
        return false;
    size_t length = (size_t)(lf - wire->input) + 1;
    *lf = '\0';
    wire->input[strcspn(wire->input, "\r")] = '\0';
    reply_r->code = (int)strtol(wire->input, NULL, 10);
    *is_last_r = strlen(wire->input) < 4 || wire->input[3] != '-';
    snprintf(reply_r->words, sizeof reply_r->words, "%.255s", wire->input);
    wire->n_input -= length;
    memmove(wire->input, wire->input + length, wire->n_input);
    return true;
}

static bool wire_read(struct wire *wire, struct failure *failure)
{
    size_t room = sizeof wire->input - wire->n_input;
    ssize_t n = room > 0 ? recv(wire->socket, wire->input + wire->n_input, room, 0) : 0;
    if (n < 0)
        return failure_errno(failure, errno, "`muster lmtpd' says nothing");
    if (n == 0)
        return failure_set(failure, FAILURE_BUSY, "`muster lmtpd' has hung up");
    wire->n_input += (size_t)n;
    return true;
}

bool wire_reply_read(struct wire *wire, struct wire_reply *reply_r, struct failure *failure)
{
    for (bool is_last = false; !is_last;)
        while (!line_take(wire, reply_r, &is_last))
            if (!wire_read(wire, failure))
                return false;
    return true;
}
