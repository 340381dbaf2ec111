/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk down the one path that leads to the content, without recursion:
 *
 *   SEQUENCE { OID signedData, [0] { SEQUENCE { version, digests, SEQUENCE { OID data, [0] {
 *   OCTET STRING
 *
 * OpenSSL and others write BER: lengths that are not known beforehand, and the string in pieces. */
#include "mail/read/smime.h"

enum tag {
    TAG_INTEGER = 0x02,
    TAG_OCTETS = 0x04,
    TAG_OID = 0x06,
    TAG_OCTETS_IN_PIECES = 0x24,
    TAG_SEQUENCE = 0x30,
    TAG_SET = 0x31,
    TAG_EXPLICIT = 0xa0,
};

static const char oid_signed_data[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";

/* Takes the head of an element off REST. *open_r: its length is not said; it ends where an empty
 * element stands. FALSE when no whole head is there. */
static gboolean take_head(struct slice *rest, guint *tag_r, gsize *length_r, gboolean *open_r)
{
    enum { LONG_FORM = 0x80, LENGTH_OCTETS_MAX = 4 };
    if (rest->length < 2)
        return FALSE;
    *tag_r = (guchar)rest->at[0];
    gsize first = (guchar)rest->at[1], octets = first & ~(gsize)LONG_FORM;
    *rest = slice_from(*rest, 2);
    *open_r = first == LONG_FORM;
    *length_r = *open_r ? rest->length : first;
    if (first <= LONG_FORM)
        return TRUE;
    if (octets > LENGTH_OCTETS_MAX || octets > rest->length)
        return FALSE;
    *length_r = 0;
    for (gsize i = 0; i < octets; i++)
        *length_r = *length_r << 8 | (guchar)rest->at[i];
    *rest = slice_from(*rest, octets);
    return TRUE;
}

/* Goes into the element TAG with which *at begins. One that is cut short is what there is of it. */
static gboolean enter(struct slice *at, guint tag)
{
    guint found;
    gsize length;
    gboolean open;
    if (!take_head(at, &found, &length, &open) || found != tag)
        return FALSE;
    *at = slice_head(*at, length);
    return TRUE;
}

/* Takes the element TAG off *at. */
static gboolean pass(struct slice *at, guint tag, struct slice *element_r)
{
    guint found;
    gsize length;
    gboolean open;
    if (!take_head(at, &found, &length, &open) || found != tag || open)
        return FALSE;
    *element_r = slice_head(*at, length);
    *at = slice_from(*at, length);
    return TRUE;
}

static gboolean enter_signed_data(struct slice *at)
{
    struct slice oid;
    return enter(at, TAG_SEQUENCE) && pass(at, TAG_OID, &oid) &&
           oid.length == strlen(oid_signed_data) &&
           memcmp(oid.at, oid_signed_data, oid.length) == 0 && enter(at, TAG_EXPLICIT) &&
           enter(at, TAG_SEQUENCE);
}

static gboolean enter_content(struct slice *at)
{
    struct slice skipped;
    return pass(at, TAG_INTEGER, &skipped) && pass(at, TAG_SET, &skipped) &&
           enter(at, TAG_SEQUENCE) && pass(at, TAG_OID, &skipped) && enter(at, TAG_EXPLICIT);
}

GString *smime_signed_content(struct slice bytes)
{
    guint tag;
    gsize length;
    gboolean open;
    if (!enter_signed_data(&bytes) || !enter_content(&bytes))
        return NULL;
    GString *content = g_string_new(NULL);
    while (take_head(&bytes, &tag, &length, &open)) {
        if (tag == TAG_OCTETS_IN_PIECES)
            continue; /* the pieces follow */
        if (tag != TAG_OCTETS || open)
            break;
        struct slice piece = slice_head(bytes, length);
        g_string_append_len(content, piece.at, (gssize)piece.length);
        bytes = slice_from(bytes, length);
    }
    if (content->len > 0)
        return content;
    g_string_free(content, TRUE); /* certificates alone, or a signature of something elsewhere */
    return NULL;
}

/* By its type or its name. */
static gboolean is_pkcs7(const struct part *part)
{
    if (part_is(part, "application/pkcs7-mime") || part_is(part, "application/x-pkcs7-mime"))
        return TRUE;
    const char *name = part_name(part);
    g_autofree char *lower = name != NULL ? g_ascii_strdown(name, -1) : NULL;
    return part_is(part, "application/octet-stream") && lower != NULL &&
           g_str_has_suffix(lower, ".p7m");
}

/* A part that is not the first to be read is an attachment; lists set a footer behind it. */
static const struct part *first_leaf(const struct message *message)
{
    guint i = 0;
    while (i + 1 < message->n_parts && part_is_container(&message->parts[i]))
        i++;
    return &message->parts[i];
}

gboolean smime_hides_text(const struct message *message)
{
    return is_pkcs7(first_leaf(message));
}

/* Documents are signed in the same way as mails, but do not begin with a field. */
static gboolean is_entity(struct slice content)
{
    struct slice line;
    return slice_next_line(&content, &line) &&
           (slice_trim(line).length == 0 || fields_is_field(line));
}

struct message *smime_open(const struct message *message)
{
    enum { SMIME_MAX = 16 << 20 };
    const struct part *part = first_leaf(message);
    if (!is_pkcs7(part))
        return NULL;
    g_autoptr(GString) bytes = part_decode(part, SMIME_MAX);
    g_autoptr(GString) content = smime_signed_content((struct slice){bytes->str, bytes->len});
    if (content == NULL || !is_entity((struct slice){content->str, content->len}))
        return NULL;
    return message_open((const guint8 *)content->str, content->len);
}
