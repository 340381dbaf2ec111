/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/plain and text/html are read, unless they are attachments; of a multipart/alternative one of
 * the two. text/enriched and text/calendar are never what a person wants read. */
#include "mail/read/body.h"

#include "mail/read/attached.h"
#include "mail/read/html.h"
#include "mail/read/tnef.h"
#include "mail/read/unflow.h"
#include "mail/read/uuencode.h"
#include "mail/reply/reply-sign.h"
#include "muster/mail/understand.h"

static gboolean is_attached(const struct part *part)
{
    return strcmp(part->disposition.word, "attachment") == 0 ||
           parameters_get(&part->disposition, "filename") != NULL ||
           parameters_get(&part->type, "name") != NULL;
}

static gboolean is_plain(const struct part *part)
{
    return part_is(part, "text/plain");
}

/* RFC 9078. */
static gboolean is_reaction(const struct part *part)
{
    return strcmp(part->disposition.word, "reaction") == 0;
}

static gboolean is_text(const struct part *part)
{
    return (is_plain(part) || part_is(part, "text/html")) && !is_reaction(part) &&
           (part->depth == 0 || !is_attached(part));
}

/* The multipart/alternative in which PART is one version, or NULL. */
static const struct part *choice_of(const struct message *message, const struct part *part)
{
    while (part->depth > 0) {
        part = &message->parts[part->parent];
        if (part_is(part, "multipart/alternative"))
            return part;
    }
    return NULL;
}

/* TRUE when the same choice has a text of the other kind than PART. */
static gboolean has_other_version(const struct message *message, const struct part *part)
{
    const struct part *choice = choice_of(message, part);
    if (choice == NULL)
        return FALSE;
    for (const struct part *other = choice + 1;
         other < message->parts + message->n_parts && other->depth > choice->depth; other++)
        if (is_text(other) && is_plain(other) != is_plain(part) && other->body.length > 0)
            return TRUE;
    return FALSE;
}

static gboolean is_winmail(const struct part *part)
{
    const char *name = part_name(part);
    return part_is(part, "application/ms-tnef") || part_is(part, "application/vnd.ms-tnef") ||
           (name != NULL && g_ascii_strcasecmp(name, "winmail.dat") == 0);
}

/* Names what the winmail.dat PART holds, and keeps its text. FALSE when it is none. */
static gboolean unpack_winmail(struct body *body, const struct part *part)
{
    enum { WINMAIL_MAX = 16 << 20 };
    g_autoptr(GString) bytes = part_decode(part, WINMAIL_MAX);
    struct tnef tnef;
    gboolean is_tnef = tnef_read((struct slice){bytes->str, bytes->len}, &tnef);
    for (guint i = 0; i < tnef.names->len; i++)
        attached_name(body->attachments, g_ptr_array_index(tnef.names, i));
    if (body->packed == NULL && tnef.text != NULL)
        body->packed = g_steal_pointer(&tnef.text);
    else if (body->packed == NULL && tnef.html != NULL)
        body->packed = html_to_text(tnef.html, NULL);
    body->has_packed_rtf |= tnef.has_rtf;
    tnef_clear(&tnef);
    return is_tnef;
}

/* What Gmail made of it. */
static gboolean is_google_reaction(const struct part *part)
{
    return part_is(part, "text/vnd.google.email-reaction+json");
}

static void note_reaction(struct body *body, const struct part *part)
{
    if (body->reaction != NULL || (!is_reaction(part) && !is_google_reaction(part)))
        return;
    gboolean damaged;
    g_autofree char *text = part_text(part, &damaged);
    body->reaction = first_emoji(text);
    if (body->reaction == NULL)
        body->reaction = g_strdup("\360\237\221\215"); /* a letter, or an emoji spelt as a number */
    body->is_reaction = is_google_reaction(part);
}

void body_find(const struct message *message, struct body *body_r)
{
    *body_r = (struct body){.message = message, .attachments = attached_new()};
    for (guint i = 0; i < message->n_parts; i++) {
        const struct part *part = &message->parts[i];
        if (part_is_container(part))
            continue;
        note_reaction(body_r, part);
        if (is_winmail(part) && unpack_winmail(body_r, part))
            continue;
        if (!is_text(part)) {
            attached_note(body_r->attachments, message, i);
            continue;
        }
        body_r->has_plain |= is_plain(part);
        body_r->has_html |= !is_plain(part);
        body_r->has_choice |= has_other_version(message, part);
    }
}

void body_clear(struct body *body)
{
    g_clear_pointer(&body->attachments, g_ptr_array_unref);
    g_clear_pointer(&body->packed, g_free);
    g_clear_pointer(&body->reaction, g_free);
}

static gboolean is_enveloped(const char *smime_type)
{
    return g_ascii_strcasecmp(smime_type, "enveloped-data") == 0 ||
           g_ascii_strcasecmp(smime_type, "authEnveloped-data") == 0;
}

gboolean body_is_encrypted(const struct message *message)
{
    for (guint i = 0; i < message->n_parts; i++) {
        const struct part *part = &message->parts[i];
        const char *mime = parameters_get(&part->type, "smime-type");
        gboolean smime =
            part_is(part, "application/pkcs7-mime") || part_is(part, "application/x-pkcs7-mime");
        if (part_is(part, "multipart/encrypted") || part_is(part, "application/pgp-encrypted") ||
            (smime && (mime == NULL || is_enveloped(mime))))
            return TRUE;
    }
    return FALSE;
}

static gboolean says(const struct part *part, const char *name, const char *value)
{
    const char *found = parameters_get(&part->type, name);
    return found != NULL && g_ascii_strcasecmp(found, value) == 0;
}

static void add_warning(GPtrArray *warnings, const char *text)
{
    if (warnings != NULL && !g_ptr_array_find_with_equal_func(warnings, text, g_str_equal, NULL))
        g_ptr_array_add(warnings, g_strdup(text));
}

static char *read_part(const struct part *part, GPtrArray *warnings)
{
    gboolean damaged = FALSE, stripped = FALSE;
    g_autofree char *raw = part_text(part, &damaged);
    char *text = NULL;
    if (!is_plain(part))
        text = html_to_text(raw, &stripped);
    else if (says(part, "format", "flowed"))
        text = text_unflow(raw, says(part, "delsp", "yes"));
    else
        text = g_steal_pointer(&raw);
    if (damaged)
        add_warning(warnings, "Some of the text could not be read, or was too long.");
    if (stripped)
        add_warning(warnings,
                    "The HTML is not what a mail client writes; only its bare words were read.");
    return text;
}

/* Outlook leaves the parts of its mail empty, or out, and packs the text into winmail.dat. */
static void fill_with_packed(const struct body *body, GString *text, GPtrArray *warnings)
{
    if (text->str[strspn(text->str, " \t\n")] != '\0')
        return;
    if (body->packed != NULL)
        g_string_assign(text, body->packed);
    else if (body->has_packed_rtf)
        add_warning(warnings,
                    "The text is only there as RTF, in a winmail.dat, and cannot be read; "
                    "please send it in plain text.");
}

char *body_text(const struct body *body, enum body_source source, GPtrArray *warnings)
{
    const struct message *message = body->message;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < message->n_parts && text->len < MAIL_MAX_TEXT; i++) {
        const struct part *part = &message->parts[i];
        gboolean unwanted = is_plain(part) != (source == BODY_PLAIN);
        if (!is_text(part) || (unwanted && has_other_version(message, part)))
            continue;
        g_autofree char *piece = read_part(part, warnings);
        if (is_plain(part))
            uuencoded_take(piece, body->attachments);
        if (text->len > 0 && *piece != '\0')
            g_string_append(text, g_str_has_suffix(text->str, "\n") ? "\n" : "\n\n");
        g_string_append(text, piece);
    }
    fill_with_packed(body, text, warnings);
    if (text->len > MAIL_MAX_TEXT) {
        const char *end = g_utf8_find_prev_char(text->str, text->str + MAIL_MAX_TEXT);
        g_string_truncate(text, end != NULL ? (gsize)(end - text->str) : 0);
        add_warning(warnings, "The text is too long; its end was not read.");
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}
