/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MAIL and RCPT, with the parameters that the server offers and the mail needs.
 *
 * Promises: a parameter that was not offered is never said; a delivery report is asked for failures
 * alone, with the head of the mail and not its words, and never of a mail without a sender.
 *
 * BUGS A mail with 8-bit words goes to a server without 8BITMIME as it is, as everybody sends it;
 * ours have none.
 */
#include "net/smtp_envelope.h"

#include <string.h>

enum { ENVID_MAX = 100 /* RFC 3461 section 4.4 */ };

/* "LIMITS MAILMAX=20 RCPTMAX=100" */
static guint mails_limit(const struct smtp_reply *ehlo)
{
    const char *limits = smtp_reply_offer(ehlo, "LIMITS");
    if (limits == NULL)
        return 0;
    g_autofree char *words = g_strndup(limits, strcspn(limits, "\n"));
    const char *most = strstr(words, " MAILMAX=");
    if (most == NULL)
        return 0;
    return (guint)CLAMP(g_ascii_strtoll(strchr(most, '=') + 1, NULL, 10), 0, G_MAXINT);
}

void smtp_offer_read(const struct smtp_reply *ehlo, struct smtp_offer *offer_r)
{
    *offer_r = (struct smtp_offer){
        .pipelining = smtp_reply_offer(ehlo, "PIPELINING") != NULL,
        .size = smtp_reply_offer(ehlo, "SIZE") != NULL,
        .eight_bit = smtp_reply_offer(ehlo, "8BITMIME") != NULL,
        .utf8 = smtp_reply_offer(ehlo, "SMTPUTF8") != NULL,
        .dsn = smtp_reply_offer(ehlo, "DSN") != NULL,
        .mails_max = mails_limit(ehlo),
    };
}

gboolean smtp_envelope_needs_utf8(const struct parcel *parcel)
{
    return !g_str_is_ascii(parcel->sender) || !g_str_is_ascii(parcel->recipient);
}

static gboolean has_eighth_bit(const struct parcel *parcel)
{
    for (gsize i = 0; i < parcel->length; i++)
        if (parcel->bytes[i] >= 0x80)
            return TRUE;
    return FALSE;
}

/* RFC 3461 section 4: what is not printable, and what has a meaning there, as +XX. */
static void xtext_append(GString *out, const char *text, gsize most)
{
    for (gsize i = 0; text[i] != '\0' && i < most; i++)
        if (g_ascii_isgraph(text[i]) && text[i] != '+' && text[i] != '=')
            g_string_append_c(out, text[i]);
        else
            g_string_append_printf(out, "+%02X", (guint8)text[i]);
}

void smtp_mail_append(GString *out, const struct smtp_offer *offer, const struct parcel *parcel,
                      gsize size)
{
    g_string_append_printf(out, "MAIL FROM:<%s>", parcel->sender);
    if (offer->size)
        g_string_append_printf(out, " SIZE=%" G_GSIZE_FORMAT, size);
    if (offer->eight_bit && has_eighth_bit(parcel))
        g_string_append(out, " BODY=8BITMIME");
    if (smtp_envelope_needs_utf8(parcel))
        g_string_append(out, " SMTPUTF8");
    if (offer->dsn) {
        g_string_append(out, " RET=HDRS ENVID=");
        xtext_append(out, parcel->id, ENVID_MAX / 3);
    }
    g_string_append(out, "\r\n");
}

void smtp_rcpt_append(GString *out, const struct smtp_offer *offer, const struct parcel *parcel)
{
    g_string_append_printf(out, "RCPT TO:<%s>", parcel->recipient);
    if (offer->dsn)
        g_string_append(out, parcel->sender[0] != '\0' ? " NOTIFY=FAILURE" : " NOTIFY=NEVER");
    if (offer->dsn && g_str_is_ascii(parcel->recipient)) {
        g_string_append(out, " ORCPT=rfc822;");
        xtext_append(out, parcel->recipient, G_MAXSIZE);
    }
    g_string_append(out, "\r\n");
}
