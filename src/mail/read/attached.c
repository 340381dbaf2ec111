/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts are files that somebody wanted to send, and their octets.
 *
 * Promises: all octets of one mail together are at most MAIL_MAX_ATTACHED; a file that would be
 * more has a name and a size. Does not: give out a mail that was attached. It may hold an address
 * at which only its reader can answer.
 */
#include "mail/read/attached.h"

#include "muster/mail/understand.h"

/* What programs put beside the words, by type. */
static const char *const machines_types[] = {
    "application/ics",
    "application/pgp-encrypted",
    "application/pgp-keys",
    "application/pgp-signature",
    "application/pkcs7-mime",
    "application/pkcs7-signature",
    "application/x-pkcs7-mime",
    "application/x-pkcs7-signature",
    "message/delivery-status",
    "message/disposition-notification",
    "text/calendar",
    "text/directory",
    "text/rfc822-headers",
    "text/vcard",
    "text/vnd.google.email-reaction+json",
    "text/x-amp-html",
    "text/x-vcard",
    NULL,
};

/* The same, where the type says nothing. */
static const char *const machines_names[] = {".asc", ".ics", ".p7m", ".p7s", ".sig", ".vcf", NULL};

static void attachment_clear(gpointer data)
{
    mail_attachment_free(data);
}

GPtrArray *attached_new(void)
{
    return g_ptr_array_new_with_free_func(attachment_clear);
}

static gboolean ends_like_a_machines(const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (const char *const *end = machines_names; *end != NULL; end++)
        if (g_str_has_suffix(lower, *end))
            return TRUE;
    return FALSE;
}

/* A picture of the HTML: a logo, or one of the mail that is quoted. Who attaches a photo to a reply
 * has it beside the text. */
static gboolean is_picture_of_text(const struct message *message, const struct part *part)
{
    const struct part *parent = &message->parts[part->parent];
    return g_str_has_prefix(part->type.word, "image/") &&
           strcmp(part->disposition.word, "attachment") != 0 &&
           part_is(parent, "multipart/related") &&
           fields_value(&part->fields, "Content-ID").length > 0;
}

static gboolean is_chosen(const struct message *message, const struct part *part, const char *name)
{
    return !g_strv_contains(machines_types, part->type.word) && !ends_like_a_machines(name) &&
           !is_picture_of_text(message, part);
}

static gsize room_left(const GPtrArray *attached)
{
    gsize taken = 0;
    for (guint i = 0; i < attached->len; i++) {
        const struct mail_attachment *one = g_ptr_array_index(attached, i);
        taken += one->bytes != NULL ? one->octets : 0;
    }
    return MAIL_MAX_ATTACHED - taken;
}

/* NULL: more than ROOM. What part_decode() would not look at to its end is too much, and is not
 * decoded in vain. */
static GBytes *octets_within(const struct part *part, gsize room)
{
    if (part->body.length > (room + 1) * 4)
        return NULL;
    g_autoptr(GString) octets = part_decode(part, room + 1);
    return octets->len <= room ? g_string_free_to_bytes(g_steal_pointer(&octets)) : NULL;
}

/* Its octets, or how many they are. */
static void read_octets(struct mail_attachment *attachment, const struct part *part, gsize room)
{
    attachment->bytes = octets_within(part, room);
    attachment->octets =
        attachment->bytes != NULL ? g_bytes_get_size(attachment->bytes) : part_octets(part);
}

static struct mail_attachment *attachment_new(const char *name)
{
    struct mail_attachment *attachment = g_new0(struct mail_attachment, 1);
    attachment->name = g_strdup(name);
    return attachment;
}

void attached_note(GPtrArray *attached, const struct message *message, guint index)
{
    const struct part *part = &message->parts[index];
    const char *name = part_name(part);
    if (name == NULL || attached->len == MAIL_MAX_IDS || !is_chosen(message, part, name))
        return;
    struct mail_attachment *attachment = attachment_new(name);
    if (part_is(part, "message/rfc822"))
        attachment->octets = part->body.length;
    else
        read_octets(attachment, part, room_left(attached));
    g_ptr_array_add(attached, attachment);
}

void attached_name(GPtrArray *attached, const char *name)
{
    if (attached->len < MAIL_MAX_IDS)
        g_ptr_array_add(attached, attachment_new(name));
}
