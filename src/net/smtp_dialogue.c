/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogue that hands over mails, each to one recipient.
 *
 * Promises: each verdict is the server's own reply to the step that decided; doubt is said in one
 * case only: the whole mail with its final dot has left, and no answer came. Where the server
 * offers PIPELINING (RFC 2920), MAIL, RCPT and DATA go out together, and the next mail's right
 * behind the final dot of the one before: a mail costs one round trip instead of four. No data
 * follows an envelope that was refused, even when the server asks for it; then the conversation is
 * over.
 */
#include <string.h>

#include "net/lines.h"
#include "net/smtp_session_own.h"

static void errand_clear(struct errand *errand)
{
    if (errand->data != NULL)
        g_string_free(errand->data, TRUE);
    if (errand->words != NULL)
        g_string_free(errand->words, TRUE);
    *errand = (struct errand){0};
}

/* The mail behind it becomes the one that is handed over, with a deadline of its own. */
static void errands_shift(struct smtp_session *session)
{
    errand_clear(&session->errands[0]);
    session->errands[0] = session->errands[1];
    session->errands[1] = (struct errand){0};
    session->deadline = g_get_monotonic_time() + session->desk->patience;
}

static void errand_settle(struct smtp_session *session, enum verdict verdict, enum blame blame,
                          const char *words)
{
    const struct parcel *parcel = session->errands[0].parcel;
    session->desk->settle(session->desk->data, parcel, verdict, blame, words);
    errands_shift(session);
}

static void errand_refuse(struct errand *errand, enum step step, const struct smtp_reply *reply)
{
    errand->is_refused = TRUE;
    errand->verdict = smtp_reply_verdict(reply);
    errand->blame = smtp_reply_blame(reply, step == STEP_MAIL);
    errand->words = g_string_new(NULL);
    smtp_reply_words(reply, errand->words);
}

static void step_say(struct smtp_session *session, struct errand *errand, enum step step)
{
    g_autoptr(GString) command = g_string_new(NULL);
    switch (step) {
    case STEP_RSET:
        g_string_assign(command, "RSET\r\n");
        break;
    case STEP_MAIL:
        smtp_mail_append(command, &session->offer, errand->parcel,
                         errand->data->len - strlen(".\r\n"));
        break;
    case STEP_RCPT:
        smtp_rcpt_append(command, &session->offer, errand->parcel);
        break;
    case STEP_DATA:
        g_string_assign(command, "DATA\r\n");
        break;
    case STEP_DOT:
        g_string_append_len(command, errand->data->str, (gssize)errand->data->len);
        break;
    }
    smtp_session_say(session, command->str, command->len);
    errand->told = step;
}

/* As much as may go at once. */
static void envelope_say(struct smtp_session *session, struct errand *errand, enum step from)
{
    enum step to = session->offer.pipelining ? STEP_DATA : from;
    for (enum step step = from; step <= to; step++)
        step_say(session, errand, step);
}

static gboolean session_may_begin(const struct smtp_session *session)
{
    guint most = session->offer.mails_max;
    return most == 0 || session->begun < most;
}

/* The next mail that this server can take at all. */
static const struct parcel *parcel_take(const struct smtp_session *session)
{
    const struct smtp_desk *desk = session->desk;
    const struct parcel *parcel;
    while ((parcel = desk->take(desk->data)) != NULL) {
        if (session->offer.utf8 || !smtp_envelope_needs_utf8(parcel))
            return parcel;
        desk->settle(desk->data, parcel, VERDICT_REFUSED, BLAME_MAIL,
                     "the relay takes no address beyond ASCII (it offers no SMTPUTF8)");
    }
    return NULL;
}

static void errand_begin(struct smtp_session *session, struct errand *errand)
{
    const struct parcel *parcel = session_may_begin(session) ? parcel_take(session) : NULL;
    if (parcel == NULL)
        return;
    *errand =
        (struct errand){.parcel = parcel,
                        .first = session->is_dirty ? STEP_RSET : STEP_MAIL,
                        .data = g_string_sized_new(parcel->length + parcel->length / 16 + 16)};
    lines_append(errand->data, parcel->bytes, parcel->length, LINES_SMTP);
    errand->awaits = errand->first;
    session->is_dirty = FALSE;
    session->begun++;
    envelope_say(session, errand, errand->first);
}

void smtp_session_feed(struct smtp_session *session)
{
    if (session->state != SMTP_OPEN || smtp_session_is_busy(session))
        return;
    if (!session_may_begin(session)) {
        smtp_session_part(session);
        return;
    }
    errand_begin(session, &session->errands[0]);
    session->deadline = g_get_monotonic_time() + session->desk->patience;
}

/* --- replies --- */

static void greeting_take(struct smtp_session *session, const struct smtp_reply *reply)
{
    if (reply->code == 421) {
        g_autoptr(GString) words = g_string_new(NULL);
        smtp_reply_words(reply, words);
        g_strlcpy(session->trouble.words, words->str, sizeof session->trouble.words);
        session->trouble.code = reply->code;
        smtp_session_lose(session, TRUE);
        return;
    }
    /* A server without EHLO was greeted with HELO when the stream was made; it offers nothing. */
    if (reply->code == 250)
        smtp_offer_read(reply, &session->offer);
    session->state = SMTP_OPEN;
    session->was_open = TRUE;
}

/* The data, and behind it the next mail's envelope. */
static void data_say(struct smtp_session *session)
{
    struct errand *errand = &session->errands[0];
    if (!session->desk->leaving(session->desk->data, errand->parcel)) {
        errand->is_refused = TRUE;
        errand->verdict = VERDICT_RETRY;
        errand->words = g_string_new("kept here at the last moment");
        smtp_session_lose(session, TRUE);
        return;
    }
    step_say(session, errand, STEP_DOT);
    errand->end = session->said;
    if (session->offer.pipelining)
        errand_begin(session, &session->errands[1]);
}

/* What the server says of the data, or within it. */
static void dot_take(struct smtp_session *session, const struct smtp_reply *reply)
{
    struct errand *errand = &session->errands[0];
    gboolean has_left = session->left >= errand->end;
    if (reply->code < 400 && (!has_left || reply->code / 100 != 2)) {
        smtp_session_lose(session, TRUE);
        return;
    }
    g_autoptr(GString) words = g_string_new(NULL);
    smtp_reply_words(reply, words);
    session->answered++;
    if (reply->code / 100 == 2)
        errand_settle(session, VERDICT_ACCEPTED, BLAME_MAIL, words->str);
    else
        errand_settle(session, smtp_reply_verdict(reply), smtp_reply_blame(reply, FALSE),
                      words->str);
    if (reply->code == 421 || !has_left)
        smtp_session_lose(session, TRUE);
}

static gboolean reply_is_wanted(const struct smtp_reply *reply, enum step step)
{
    return step == STEP_DATA ? reply->code == 354 : reply->code / 100 == 2;
}

/* The last reply to an envelope that was refused has come. A server that asks for the data of such
 * a mail (RFC 2920 section 3.1) gets none. */
static void refusal_end(struct smtp_session *session, const struct smtp_reply *reply)
{
    struct errand *errand = &session->errands[0];
    session->answered++;
    session->is_dirty = TRUE;
    errand_settle(session, errand->verdict, errand->blame, errand->words->str);
    if (reply->code < 400)
        smtp_session_lose(session, TRUE);
}

/* "Closing" ends the conversation wherever it comes. A mail with which the server has not begun is
 * not to blame for it. */
static void closing_take(struct smtp_session *session, const struct smtp_reply *reply)
{
    struct errand *errand = &session->errands[0];
    gboolean has_begun = errand->awaits > errand->first || session->answered == 0;
    if (has_begun && !errand->is_refused)
        errand_refuse(errand, errand->awaits, reply);
    smtp_session_lose(session, TRUE);
}

static void step_take(struct smtp_session *session, const struct smtp_reply *reply)
{
    struct errand *errand = &session->errands[0];
    enum step step = errand->awaits;
    if (reply->code == 421 && step != STEP_DOT) {
        closing_take(session, reply);
        return;
    }
    if (step == STEP_DOT) {
        dot_take(session, reply);
        return;
    }
    if (step == STEP_RSET && !reply_is_wanted(reply, step)) {
        smtp_session_lose(session, TRUE);
        return;
    }
    if (!reply_is_wanted(reply, step) && !errand->is_refused)
        errand_refuse(errand, step, reply);
    if (errand->is_refused && step == errand->told) {
        refusal_end(session, reply);
        return;
    }
    errand->awaits++;
    if (step == STEP_DATA)
        data_say(session);
    else if (step == errand->told)
        envelope_say(session, errand, errand->awaits);
}

void smtp_dialogue_take(struct smtp_session *session, const struct smtp_reply *reply)
{
    if (session->state == SMTP_GREETING)
        greeting_take(session, reply);
    else if (session->state == SMTP_OPEN && smtp_session_is_busy(session))
        step_take(session, reply);
    else /* the answer to QUIT, or words that nobody asked for: "421 idle too long" */
        smtp_session_end(session);
}

/* --- no reply --- */

/* What the loss of the connection means for the mail that is handed over. */
static void errand_lose(struct smtp_session *session, gboolean in_time)
{
    const struct errand *errand = &session->errands[0];
    const struct parcel *parcel = errand->parcel;
    if (errand->is_refused)
        errand_settle(session, errand->verdict, errand->blame, errand->words->str);
    else if (errand->awaits == STEP_DOT && session->left >= errand->end)
        errand_settle(session, VERDICT_DOUBT, BLAME_RELAY,
                      "the whole mail was sent, and no answer came");
    else if (errand->awaits == STEP_DOT)
        errand_settle(session, VERDICT_RETRY, BLAME_RELAY,
                      "the connection broke within the mail, before its end");
    else if (errand->awaits == errand->first && session->answered > 0 && in_time) {
        errands_shift(session);
        session->desk->give_back(session->desk->data, parcel);
    } else
        errand_settle(session, VERDICT_RETRY, BLAME_RELAY,
                      "the connection broke, or the server fell silent");
}

void smtp_dialogue_lose(struct smtp_session *session, gboolean in_time)
{
    const struct parcel *ahead = session->errands[1].parcel;
    errand_clear(&session->errands[1]);
    if (ahead != NULL)
        session->desk->give_back(session->desk->data, ahead);
    if (smtp_session_is_busy(session))
        errand_lose(session, in_time);
}
