/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection: octets in and out, and its deadlines. What is said is smtp_dialogue.c's.
 *
 * Promises: nothing waits; everything ends by its deadline, whatever drips in; a server that floods
 * us ends the conversation, since what is no reply to what we said does.
 */
#include <string.h>

#include "net/smtp_session_own.h"

enum { LAST_WORDS_MILLISECONDS = 500, FAREWELL_MILLISECONDS = 500 };

struct smtp_session *smtp_session_new(const struct smtp_desk *desk, struct stream *stream)
{
    struct smtp_session *session = g_new0(struct smtp_session, 1);
    session->desk = desk;
    session->stream = stream;
    session->out = g_string_new(NULL);
    session->deadline = g_get_monotonic_time() + desk->patience;
    return session;
}

void smtp_session_free(struct smtp_session *session)
{
    stream_close(session->stream);
    g_string_free(session->out, TRUE);
    g_free(session);
}

enum smtp_state smtp_session_state(const struct smtp_session *session)
{
    return session->state;
}

gboolean smtp_session_is_busy(const struct smtp_session *session)
{
    return session->errands[0].parcel != NULL;
}

gboolean smtp_session_is_barren(const struct smtp_session *session)
{
    return session->begun > 0 && session->answered == 0;
}

const struct stream_trouble *smtp_session_trouble(const struct smtp_session *session)
{
    return session->was_open ? NULL : &session->trouble;
}

void smtp_session_end(struct smtp_session *session)
{
    g_clear_pointer(&session->stream, stream_close);
    session->state = SMTP_OVER;
}

void smtp_session_say(struct smtp_session *session, const char *bytes, gsize length)
{
    g_string_append_len(session->out, bytes, (gssize)length);
    session->said += length;
}

void smtp_session_lose(struct smtp_session *session, gboolean in_time)
{
    if (session->state < SMTP_OPEN && session->trouble.words[0] == '\0')
        g_strlcpy(session->trouble.words, in_time ? "no answer to EHLO" : "no answer in time",
                  sizeof session->trouble.words);
    smtp_dialogue_lose(session, in_time);
    smtp_session_end(session);
}

void smtp_session_part(struct smtp_session *session)
{
    if (session->state == SMTP_CONNECTING || session->state == SMTP_GREETING)
        smtp_session_end(session);
    if (session->state != SMTP_OPEN || smtp_session_is_busy(session))
        return;
    smtp_session_say(session, "QUIT\r\n", strlen("QUIT\r\n"));
    session->state = SMTP_PARTING;
    session->deadline = g_get_monotonic_time() + FAREWELL_MILLISECONDS * 1000;
}

/* A server that takes no more may have said why; it is given a moment for that. */
static void session_deafen(struct smtp_session *session)
{
    gint64 moment = g_get_monotonic_time() + LAST_WORDS_MILLISECONDS * 1000;
    session->is_deaf = TRUE;
    session->deadline = MIN(session->deadline, moment);
}

static void session_write(struct smtp_session *session)
{
    while (!session->is_deaf && session->out_left < session->out->len) {
        gssize n = stream_give(session->stream, session->out->str + session->out_left,
                               session->out->len - session->out_left);
        if (n < 0)
            session_deafen(session);
        if (n <= 0)
            return;
        session->out_left += (gsize)n;
        session->left += (guint64)n;
        const struct errand *errand = &session->errands[0];
        if (errand->end != 0 && session->left >= errand->end &&
            session->left - (guint64)n < errand->end)
            session->deadline = g_get_monotonic_time() + session->desk->long_patience;
    }
    g_string_truncate(session->out, 0);
    session->out_left = 0;
}

static void replies_take(struct smtp_session *session)
{
    while (session->state != SMTP_OVER) {
        switch (smtp_input_next(&session->input)) {
        case SMTP_WHOLE:
            smtp_dialogue_take(session, &session->input.reply);
            break;
        case SMTP_PART:
            return;
        case SMTP_NONSENSE:
            smtp_session_lose(session, TRUE);
            return;
        }
    }
}

/* TRUE when there may be more. No flood goes on for long: what is no reply to what we said ends the
 * conversation. */
static gboolean session_read(struct smtp_session *session)
{
    gsize had = session->input.end - session->input.begin;
    if (!smtp_input_fill(&session->input, session->stream)) {
        smtp_session_lose(session, TRUE);
        return FALSE;
    }
    gboolean came = session->input.end > had;
    replies_take(session);
    return came && session->state != SMTP_OVER;
}

static void session_connect(struct smtp_session *session)
{
    g_autofree char *hello = g_strdup_printf("EHLO %s\r\n", session->desk->greeting);
    switch (stream_advance(session->stream, &session->trouble)) {
    case STREAM_COMING:
        return;
    case STREAM_FAILED:
        smtp_session_end(session);
        return;
    case STREAM_READY:
        session->state = SMTP_GREETING;
        smtp_session_say(session, hello, strlen(hello));
    }
}

static gboolean session_speaks(const struct smtp_session *session)
{
    return session->state > SMTP_CONNECTING && session->state < SMTP_OVER;
}

/* Else it stands open, and the server may take its time. */
static gboolean session_waits(const struct smtp_session *session)
{
    return session->state != SMTP_OVER &&
           (session->state != SMTP_OPEN || smtp_session_is_busy(session));
}

void smtp_session_advance(struct smtp_session *session)
{
    if (session->state == SMTP_CONNECTING)
        session_connect(session);
    while (session_speaks(session) && session_read(session))
        ;
    if (session_speaks(session))
        session_write(session);
    if (session_waits(session) && g_get_monotonic_time() >= session->deadline)
        smtp_session_lose(session, FALSE);
}

guint smtp_session_poll(struct smtp_session *session, struct pollfd fds_r[STREAM_DESCRIPTORS],
                        gint64 *wake_r)
{
    gboolean speaks = !session->is_deaf && session->out->len > session->out_left;
    short events = (short)(POLLIN | (speaks ? POLLOUT : 0));
    guint count = stream_poll(session->stream, events, fds_r, wake_r);
    if (session_waits(session))
        *wake_r = MIN(*wake_r, session->deadline);
    return count;
}
