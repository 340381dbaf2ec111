/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters: the head, and one or two parts. The same letter gives the same bytes, so that a mail in doubt can be sent
 * again as it was. */
#include "muster/mail/compose.h"

#include "mail/write/compose-body.h"
#include "mail/write/compose-header.h"
#include "muster/mail/invitation.h"

#include <string.h>

static gboolean is_list_id(const char *id)
{
    return *id != '\0' && id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-._"
                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0';
}

/* RFC 2919: words, then the id. */
static void put_list_id(struct header *header, const struct letter *letter)
{
    static const char NAME[] = "List-Id";
    const char *words = letter->from.name == NULL ? "" : letter->from.name;
    g_autofree char *phrase = phrase_encode(words, sizeof NAME + 1);
    if (phrase == NULL || !is_list_id(letter->list_id)) {
        header_refuse(header, NAME, "is no list id");
        return;
    }
    g_autofree char *value =
        g_strdup_printf("%s%s<%s>", phrase, *words == '\0' ? "" : " ", letter->list_id);
    header_put(header, NAME, value);
}

static void put_head(struct header *header, const struct letter *letter)
{
    header_put_mailbox(header, "From", &letter->from);
    header_put_mailbox(header, "To", &letter->to);
    if (letter->reply_to != NULL)
        header_put_mailbox(header, "Reply-To", &(struct mailbox){.address = letter->reply_to});
    header_put_text(header, "Subject", letter->subject);
    header_put_date(header, "Date", letter->date, letter->date_offset);
    header_put_ids(header, "Message-ID", (const char *const[]){letter->message_id, NULL});
    header_put_ids(header, "In-Reply-To", (const char *const[]){letter->in_reply_to, NULL});
    header_put_ids(header, "References", letter->references);
    header_put(header, "X-Muster-Site", letter->site);
    if (letter->robotic)
        header_put(header, "Auto-Submitted", letter->replies ? "auto-replied" : "auto-generated");
    if (letter->robotic && letter->list_id != NULL)
        put_list_id(header, letter);
    if (letter->language != NULL)
        header_put(header, "Content-Language", letter->language);
    header_put(header, "MIME-Version", "1.0");
}

static void put_part(struct header *header, const char *type, const struct body *body)
{
    header_put(header, "Content-Type", type);
    if (body->high > 0 && !g_utf8_validate_len(body->text, body->length, NULL))
        header_refuse(header, "text", "is not UTF-8");
    header_put(header, "Content-Transfer-Encoding", body_encoding_word(body->encoding));
    g_string_append(header->out, "\r\n");
    body_append(header->out, body);
}

/* The blank at the end of a flowed line belongs to the text, or, as text_flow() breaks lines of wide letters, does not. */
static void put_text(struct header *header, const char *text)
{
    struct body body = body_of(text);
    gboolean wide = body.high > 0 && text_is_wide(text);
    put_part(header,
             wide ? "text/plain; charset=utf-8; format=flowed; delsp=yes"
                  : "text/plain; charset=utf-8; format=flowed",
             &body);
}

static void put_html(struct header *header, const char *html)
{
    struct body body = body_of(html);
    put_part(header, "text/html; charset=utf-8", &body);
}

/* What stands in the parts of a letter; calendar is NULL when it invites to nothing. */
struct parts {
    const char *text, *html, *calendar;
};

/* "=_" never occurs in quoted-printable and base64; in other text we look. MARK tells boundaries of
 * one letter apart. */
static char *boundary_for(const struct letter *letter, const struct parts *parts, char mark)
{
    for (guint i = 0;; i++) {
        g_autofree char *boundary =
            g_strdup_printf("=_%c%08x.%u", mark, g_str_hash(letter->message_id), i);
        if (strstr(parts->text, boundary) == NULL &&
            (parts->html == NULL || strstr(parts->html, boundary) == NULL))
            return g_steal_pointer(&boundary);
    }
}

static void put_multipart(struct header *header, const char *type, const char *boundary)
{
    g_autofree char *value = g_strdup_printf("multipart/%s; boundary=\"%s\"", type, boundary);
    header_put(header, "Content-Type", value);
}

static void put_delimiter(struct header *header, const char *boundary)
{
    g_string_append_printf(header->out, "\r\n--%s\r\n", boundary);
}

static void put_end(struct header *header, const char *boundary)
{
    g_string_append_printf(header->out, "\r\n--%s--\r\n", boundary);
}

/* The calendar in the mail is what clients show with buttons (RFC 6047 section 2.4). */
static void put_calendar(struct header *header, const struct letter *letter, const char *calendar)
{
    g_autofree char *type = g_strdup_printf("text/calendar; method=%s; charset=UTF-8",
                                            invitation_method_word(letter->invitation));
    struct body body = body_of(calendar);
    put_part(header, type, &body);
}

static void put_alternatives(struct header *header, const struct letter *letter,
                             const struct parts *parts)
{
    g_autofree char *boundary = boundary_for(letter, parts, 'a');
    put_multipart(header, "alternative", boundary);
    put_delimiter(header, boundary);
    put_text(header, parts->text);
    put_delimiter(header, boundary);
    put_html(header, parts->html);
    if (parts->calendar != NULL) {
        put_delimiter(header, boundary);
        put_calendar(header, letter, parts->calendar);
    }
    put_end(header, boundary);
}

static void put_words(struct header *header, const struct letter *letter, const struct parts *parts)
{
    if (parts->html == NULL)
        put_text(header, parts->text);
    else
        put_alternatives(header, letter, parts);
}

/* In lines of 76 characters, as MIME wants them. */
static void put_base64(GString *out, GBytes *bytes)
{
    enum { LINE_OCTETS = 57 };
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    for (gsize at = 0; at < length; at += LINE_OCTETS) {
        g_autofree char *line = g_base64_encode(data + at, MIN(length - at, LINE_OCTETS));
        g_string_append(out, line);
        g_string_append(out, "\r\n");
    }
}

static gboolean is_plain_name(const char *name)
{
    while (g_ascii_isalnum(*name) || (*name != '\0' && strchr(" .-_", *name) != NULL))
        name++;
    return *name == '\0';
}

/* One form alone (RFC 2231): of two, readers take this or that. */
static char *disposition_of(const char *name)
{
    if (is_plain_name(name))
        return g_strdup_printf("attachment; filename=\"%s\"", name);
    g_autofree char *escaped = g_uri_escape_string(name, NULL, FALSE);
    return g_strdup_printf("attachment; filename*=UTF-8''%s", escaped);
}

static void put_attachment(struct header *header, const struct attachment *attachment)
{
    g_autofree char *kept = disposition_of(attachment->name);
    header_put(header, "Content-Type", attachment->type);
    header_put(header, "Content-Disposition", kept);
    header_put(header, "Content-Transfer-Encoding", "base64");
    g_string_append(header->out, "\r\n");
    put_base64(header->out, attachment->bytes);
}

/* The same calendar once more as a file, for clients that do nothing with the part. */
static void put_calendar_file(struct header *header, const char *calendar)
{
    struct body file = body_of(calendar);
    header_put(header, "Content-Disposition", "attachment; filename=\"invite.ics\"");
    put_part(header, "application/ics; name=\"invite.ics\"", &file);
}

static void put_with_files(struct header *header, const struct letter *letter,
                           const struct parts *parts)
{
    g_autofree char *boundary = boundary_for(letter, parts, 'm');
    put_multipart(header, "mixed", boundary);
    put_delimiter(header, boundary);
    put_words(header, letter, parts);
    if (parts->calendar != NULL) {
        put_delimiter(header, boundary);
        put_calendar_file(header, parts->calendar);
    }
    for (guint i = 0; i < letter->n_attachments; i++) {
        put_delimiter(header, boundary);
        put_attachment(header, &letter->attachments[i]);
    }
    put_end(header, boundary);
}

GBytes *letter_compose(const struct letter *letter, struct failure *failure)
{
    g_autofree char *text = body_stuff(letter->text), *calendar = NULL;
    if (letter->invitation != NULL) {
        calendar = invitation_write(letter->invitation, failure);
        if (calendar == NULL)
            return NULL;
    }
    const struct parts parts = {text, letter->html, calendar};
    gsize expected = strlen(text) + (letter->html == NULL ? 0 : strlen(letter->html));
    struct header header = {.out = g_string_sized_new(expected + expected / 4 + 2048),
                            .failure = failure};
    put_head(&header, letter);
    if (calendar != NULL || letter->n_attachments > 0)
        put_with_files(&header, letter, &parts);
    else
        put_words(&header, letter, &parts);
    if (!header.failed)
        return g_string_free_to_bytes(header.out);
    g_string_free(header.out, TRUE);
    return NULL;
}
