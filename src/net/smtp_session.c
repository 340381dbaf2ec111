/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogue that hands over one mail to one recipient.
 *
 * Promises: each verdict is the server's own reply to the step that decided; doubt is said in one
 * case only: the whole mail with its final dot has left, and no answer came. MAIL, RCPT and DATA go
 * out together where the server offers PIPELINING (RFC 2920), which saves two of four round trips;
 * so does the RSET after a mail that was not taken.
 */
#include "net/smtp_session.h"

#include <string.h>

#include "net/lines.h"

enum { STEPS_MAX = 4, FAREWELL_MILLISECONDS = 500, LAST_WORDS_MILLISECONDS = 500 };

gboolean smtp_session_begin(struct smtp_session *session, struct stream *stream, const char *name,
                            gint64 deadline)
{
    struct smtp_reply reply;
    memset(session, 0, sizeof *session);
    session->input.stream = stream;
    g_autofree char *hello = g_strdup_printf("EHLO %s\r\n", name);
    if (!stream_write(stream, hello, strlen(hello), deadline) ||
        !smtp_reply_read(&session->input, deadline, &reply))
        return FALSE;
    /* A server without EHLO was greeted with HELO when the stream was made; it offers nothing. */
    if (reply.code == 250) {
        session->pipelining = smtp_reply_offers(&reply, "PIPELINING");
        session->size = smtp_reply_offers(&reply, "SIZE");
        session->eight_bit = smtp_reply_offers(&reply, "8BITMIME");
        session->utf8 = smtp_reply_offers(&reply, "SMTPUTF8");
    }
    session->is_usable = reply.code != 421;
    return session->is_usable;
}

void smtp_session_end(struct smtp_session *session)
{
    gint64 deadline = g_get_monotonic_time() + FAREWELL_MILLISECONDS * 1000;
    struct smtp_reply reply;
    if (session->is_usable && stream_write(session->input.stream, "QUIT\r\n", 6, deadline))
        smtp_reply_read(&session->input, deadline, &reply);
    g_clear_pointer(&session->input.stream, stream_close);
    session->is_usable = FALSE;
}

/* A command, and the class of the reply that lets us go on. */
struct step {
    char *command;
    int wants;
};

struct steps {
    struct step list[STEPS_MAX];
    gsize count;
};

static void steps_add(struct steps *steps, int wants, char *command)
{
    steps->list[steps->count++] = (struct step){.command = command, .wants = wants};
}

static void steps_clear(struct steps *steps)
{
    for (gsize i = 0; i < steps->count; i++)
        g_free(steps->list[i].command);
}

static gboolean has_eighth_bit(const struct parcel *parcel)
{
    for (gsize i = 0; i < parcel->length; i++)
        if (parcel->bytes[i] >= 0x80)
            return TRUE;
    return FALSE;
}

static gboolean envelope_needs_utf8(const struct parcel *parcel)
{
    return !g_str_is_ascii(parcel->sender) || !g_str_is_ascii(parcel->recipient);
}

static char *mail_command(const struct smtp_session *session, const struct parcel *parcel,
                          gsize size)
{
    g_autoptr(GString) command = g_string_new(NULL);
    g_string_printf(command, "MAIL FROM:<%s>", parcel->sender);
    if (session->size)
        g_string_append_printf(command, " SIZE=%" G_GSIZE_FORMAT, size);
    if (session->eight_bit && has_eighth_bit(parcel))
        g_string_append(command, " BODY=8BITMIME");
    if (envelope_needs_utf8(parcel))
        g_string_append(command, " SMTPUTF8");
    g_string_append(command, "\r\n");
    return g_strdup(command->str);
}

enum steps_end { STEPS_DONE, STEPS_REFUSED, STEPS_LOST };

static gboolean reply_is_wanted(const struct smtp_reply *reply, const struct step *step)
{
    return step->wants == 354 ? reply->code == 354 : reply->code / 100 == step->wants;
}

/* Each waits for the reply to the one before. */
static enum steps_end steps_walk(struct smtp_session *session, const struct steps *steps,
                                 gint64 deadline, struct smtp_reply *reply_r)
{
    for (gsize i = 0; i < steps->count; i++) {
        const char *command = steps->list[i].command;
        if (!stream_write(session->input.stream, command, strlen(command), deadline) ||
            !smtp_reply_read(&session->input, deadline, reply_r))
            return STEPS_LOST;
        if (!reply_is_wanted(reply_r, &steps->list[i]))
            return STEPS_REFUSED;
    }
    return STEPS_DONE;
}

static gboolean steps_write(struct smtp_session *session, const struct steps *steps,
                            gint64 deadline)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (gsize i = 0; i < steps->count; i++)
        g_string_append(all, steps->list[i].command);
    return stream_write(session->input.stream, all->str, all->len, deadline);
}

/* All at once; then each has its reply, and the first that was not wanted decides. A server that
 * asks for the data of a mail that it has refused (RFC 2920 section 3.1) gets none: the session is
 * over. */
static enum steps_end steps_pipeline(struct smtp_session *session, const struct steps *steps,
                                     gint64 deadline, struct smtp_reply *reply_r)
{
    enum steps_end end = STEPS_DONE;
    struct smtp_reply reply = {0};
    if (!steps_write(session, steps, deadline))
        return STEPS_LOST;
    for (gsize i = 0; i < steps->count; i++) {
        if (!smtp_reply_read(&session->input, deadline, &reply)) {
            session->is_usable = FALSE;
            return end == STEPS_REFUSED ? STEPS_REFUSED : STEPS_LOST;
        }
        if (end == STEPS_DONE && !reply_is_wanted(&reply, &steps->list[i])) {
            *reply_r = reply;
            end = STEPS_REFUSED;
        }
    }
    if (end == STEPS_REFUSED && reply.code == 354)
        session->is_usable = FALSE;
    return end;
}

static enum steps_end envelope_send(struct smtp_session *session, const struct parcel *parcel,
                                    gsize size, gint64 deadline, struct smtp_reply *reply_r)
{
    struct steps steps = {0};
    if (session->is_dirty)
        steps_add(&steps, 2, g_strdup("RSET\r\n"));
    steps_add(&steps, 2, mail_command(session, parcel, size));
    steps_add(&steps, 2, g_strdup_printf("RCPT TO:<%s>\r\n", parcel->recipient));
    steps_add(&steps, 354, g_strdup("DATA\r\n"));
    session->is_dirty = TRUE;
    enum steps_end end = session->pipelining ? steps_pipeline(session, &steps, deadline, reply_r)
                                             : steps_walk(session, &steps, deadline, reply_r);
    steps_clear(&steps);
    return end;
}

/* The server may have said why before it stopped reading. */
static enum verdict data_cut(struct smtp_session *session, GString *reply)
{
    gint64 deadline = g_get_monotonic_time() + LAST_WORDS_MILLISECONDS * 1000;
    struct smtp_reply last;
    session->is_usable = FALSE;
    if (smtp_reply_read(&session->input, deadline, &last) && last.code >= 400) {
        smtp_reply_words(&last, reply);
        return smtp_reply_verdict(&last);
    }
    g_string_assign(reply, "the connection broke within the mail, before its end");
    return VERDICT_RETRY;
}

static enum verdict data_send(struct smtp_session *session, const GString *data, gint64 deadline,
                              GString *reply)
{
    struct smtp_reply last;
    if (!stream_write(session->input.stream, data->str, data->len, deadline))
        return data_cut(session, reply);
    if (!smtp_reply_read(&session->input, deadline, &last)) {
        session->is_usable = FALSE;
        g_string_assign(reply, "the whole mail was sent, and no answer came");
        return VERDICT_DOUBT;
    }
    smtp_reply_words(&last, reply);
    session->is_dirty = last.code / 100 != 2;
    session->is_usable = last.code != 421;
    if (!session->is_dirty)
        return VERDICT_ACCEPTED;
    if (last.code >= 400)
        return smtp_reply_verdict(&last);
    session->is_usable = FALSE;
    return VERDICT_DOUBT;
}

enum verdict smtp_session_send(struct smtp_session *session, const struct parcel *parcel,
                               gint64 deadline, GString *reply, gboolean *untouched_r)
{
    struct smtp_reply refusal = {0};
    *untouched_r = TRUE;
    if (envelope_needs_utf8(parcel) && !session->utf8) {
        g_string_assign(reply, "the relay takes no address beyond ASCII (it offers no SMTPUTF8)");
        return VERDICT_REFUSED;
    }
    g_autoptr(GString) data = g_string_sized_new(parcel->length + parcel->length / 16 + 16);
    lines_append(data, parcel->bytes, parcel->length, LINES_SMTP);
    switch (envelope_send(session, parcel, data->len - strlen(".\r\n"), deadline, &refusal)) {
    case STEPS_LOST:
        session->is_usable = FALSE;
        g_string_assign(reply, "the connection broke, or the server fell silent");
        return VERDICT_RETRY;
    case STEPS_REFUSED:
        if (refusal.code == 421 || refusal.code < 400)
            session->is_usable = FALSE;
        smtp_reply_words(&refusal, reply);
        return smtp_reply_verdict(&refusal);
    case STEPS_DONE:
        break;
    }
    *untouched_r = FALSE;
    return data_send(session, data, deadline, reply);
}
