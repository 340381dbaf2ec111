/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the attributes of a winmail.dat and the MAPI properties in them, remembers where the wanted
 * values stand, and decodes those at the end, when their code pages are known. Checksums are not
 * looked at: a text with one wrong octet is still worth reading. */
#include "mail/read/tnef.h"

#include "mail/read/charset.h"
#include "mail/read/codepage.h"
#include "mail/read/lzfu.h"
#include "mail/read/rtf.h"
#include "muster/mail/understand.h"

enum {
    TNEF_SIGNATURE = 0x223e9f78,
    KEY_OCTETS = 2,
    CHECKSUM_OCTETS = 2,
    GUID_OCTETS = 16,
    NAME_MAX_OCTETS = 1024, /* of an attachment's name; what is beyond is no name */
    NAMED_FROM = 0x8000,    /* properties from here on carry a name */
    MULTIPLE = 0x1000,      /* flag of a type: several values */
    RTF_MAX = 8 * MAIL_MAX_TEXT,
};

enum attribute {
    ATT_TITLE = 0x00018010,
    ATT_BODY = 0x0002800c,
    ATT_ATTACHMENT_BEGINS = 0x00069002, /* attAttachRendData */
    ATT_MESSAGE_PROPERTIES = 0x00069003,
    ATT_ATTACHMENT_PROPERTIES = 0x00069005,
    ATT_OEM_CODEPAGE = 0x00069007,
};

enum property {
    PROPERTY_BODY = 0x1000,
    PROPERTY_RTF = 0x1009,
    PROPERTY_HTML = 0x1013,
    PROPERTY_DISPLAY_NAME = 0x3001, /* the only name of a mail that is attached */
    PROPERTY_FILENAME = 0x3704,
    PROPERTY_LONG_FILENAME = 0x3707,
    PROPERTY_CODEPAGE = 0x3fde, /* PR_INTERNET_CPID: that of the HTML */
};

enum type {
    TYPE_OBJECT = 0x000d,
    TYPE_STRING8 = 0x001e,
    TYPE_UNICODE = 0x001f,
    TYPE_BINARY = 0x0102,
};

/* A value where it stands. */
struct value {
    guint type;
    struct slice octets; /* .at is NULL when the value was not seen */
};

struct walk {
    struct value body, html, rtf, title, filename, long_filename, display_name;
    gboolean in_attachment;
    guint32 oem_codepage, codepage;
    GPtrArray *names; /* of char * */
};

/* Takes LENGTH octets off REST. FALSE when there are not so many; REST is empty then. */
static gboolean take(struct slice *rest, gsize length, struct slice *taken_r)
{
    gboolean enough = length <= rest->length;
    *taken_r = slice_head(*rest, enough ? length : 0);
    *rest = slice_from(*rest, enough ? length : rest->length);
    return enough;
}

static guint32 number_of(struct slice octets)
{
    guint32 number = 0;
    for (gsize i = MIN(octets.length, sizeof number); i-- > 0;)
        number = number << 8 | (guchar)octets.at[i];
    return number;
}

static gboolean take_number(struct slice *rest, gsize octets, guint32 *number_r)
{
    struct slice taken;
    gboolean enough = take(rest, octets, &taken);
    *number_r = number_of(taken);
    return enough;
}

/* Values and names of properties fill whole words of four octets; the last may lack its padding. */
static gboolean take_padded(struct slice *rest, gsize length, struct slice *taken_r)
{
    if (!take(rest, length, taken_r))
        return FALSE;
    *rest = slice_from(*rest, (4 - length % 4) % 4);
    return TRUE;
}

/* The octets of a value of TYPE; 0 when each value says its own length, or is of no known type. */
static gsize octets_of(guint type)
{
    static const struct {
        guint type;
        gsize octets;
    } fixed[] = {
        {0x0002, 4}, {0x0003, 4}, {0x0004, 4}, {0x000a, 4}, {0x000b, 4},  {0x0005, 8},
        {0x0006, 8}, {0x0007, 8}, {0x0014, 8}, {0x0040, 8}, {0x0048, 16},
    };
    for (guint i = 0; i < G_N_ELEMENTS(fixed); i++)
        if (fixed[i].type == type)
            return fixed[i].octets;
    return 0;
}

static gboolean is_variable(guint type)
{
    return type == TYPE_STRING8 || type == TYPE_UNICODE || type == TYPE_BINARY ||
           type == TYPE_OBJECT;
}

static gboolean skip_property_name(struct slice *rest)
{
    struct slice skipped;
    guint32 is_string, number;
    return take(rest, GUID_OCTETS, &skipped) && take_number(rest, 4, &is_string) &&
           take_number(rest, 4, &number) && (is_string == 0 || take_padded(rest, number, &skipped));
}

/* Takes all values of one property; the first is *value_r. FALSE when they are cut short or of a
 * type nobody knows, so that what follows cannot be found. */
static gboolean take_values(struct slice *rest, guint type, struct value *value_r)
{
    *value_r = (struct value){.type = type & ~(guint)MULTIPLE};
    gsize fixed = octets_of(value_r->type);
    if (fixed == 0 && !is_variable(value_r->type))
        return FALSE;
    guint32 count = 1;
    if ((fixed == 0 || (type & MULTIPLE) != 0) && !take_number(rest, 4, &count))
        return FALSE;
    for (guint32 i = 0; i < count; i++) { /* each takes octets, or ends the walk */
        guint32 length = (guint32)fixed;
        struct slice octets;
        if ((fixed == 0 && !take_number(rest, 4, &length)) || !take_padded(rest, length, &octets))
            return FALSE;
        if (i == 0)
            value_r->octets = octets;
    }
    return TRUE;
}

static void keep(struct value *kept, struct value value)
{
    if (value.octets.at != NULL && value.octets.length > 0)
        *kept = value;
}

static void see_message_property(struct walk *walk, guint property, struct value value)
{
    if (property == PROPERTY_BODY)
        keep(&walk->body, value);
    else if (property == PROPERTY_HTML)
        keep(&walk->html, value);
    else if (property == PROPERTY_RTF)
        keep(&walk->rtf, value);
    else if (property == PROPERTY_CODEPAGE)
        walk->codepage = number_of(value.octets);
}

static void see_attachment_property(struct walk *walk, guint property, struct value value)
{
    if (property == PROPERTY_FILENAME)
        keep(&walk->filename, value);
    else if (property == PROPERTY_LONG_FILENAME)
        keep(&walk->long_filename, value);
    else if (property == PROPERTY_DISPLAY_NAME)
        keep(&walk->display_name, value);
}

static void walk_properties(struct walk *walk, struct slice rest,
                            void (*see)(struct walk *, guint, struct value))
{
    guint32 count, type, property;
    if (!take_number(&rest, 4, &count))
        return;
    while (count-- > 0 && take_number(&rest, 2, &type) && take_number(&rest, 2, &property)) {
        struct value value;
        if (property >= NAMED_FROM && !skip_property_name(&rest))
            return;
        if (!take_values(&rest, type, &value))
            return;
        see(walk, property, value);
    }
}

/* At most LIMIT octets of VALUE as text. Caller frees; NULL when there is none. */
static char *decode(struct value value, guint32 codepage, gsize limit)
{
    struct slice octets = slice_head(value.octets, limit);
    if (octets.at == NULL)
        return NULL;
    g_autofree char *label =
        value.type == TYPE_UNICODE ? g_strdup("utf-16le") : codepage_label(codepage);
    char *text = charset_to_utf8(octets, label, NULL);
    text_clean(text);
    return text;
}

/* The best of the names that were seen. Caller frees. */
static char *attachment_name(const struct walk *walk)
{
    const struct value names[] = {walk->long_filename, walk->filename, walk->title,
                                  walk->display_name};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        char *name = decode(names[i], walk->oem_codepage, NAME_MAX_OCTETS);
        if (name != NULL && *name != '\0')
            return g_strdelimit(name, "\n\t", ' ');
        g_free(name);
    }
    return g_strdup("attachment");
}

/* Ends the attachment that is open. */
static void settle_attachment(struct walk *walk)
{
    if (walk->in_attachment && walk->names->len < MAIL_MAX_IDS)
        g_ptr_array_add(walk->names, attachment_name(walk));
    walk->title = walk->filename = walk->long_filename = walk->display_name = (struct value){0};
    walk->in_attachment = FALSE;
}

static void see_attribute(struct walk *walk, guint32 attribute, struct slice data)
{
    struct value value = {TYPE_STRING8, data};
    switch (attribute) {
    case ATT_BODY:
        keep(&walk->body, value); /* a PR_BODY, better coded, stands behind it */
        break;
    case ATT_OEM_CODEPAGE:
        walk->oem_codepage = number_of(data);
        break;
    case ATT_MESSAGE_PROPERTIES:
        walk_properties(walk, data, see_message_property);
        break;
    case ATT_ATTACHMENT_BEGINS:
        settle_attachment(walk);
        walk->in_attachment = TRUE;
        break;
    case ATT_TITLE:
        walk->in_attachment = TRUE;
        keep(&walk->title, value);
        break;
    case ATT_ATTACHMENT_PROPERTIES:
        walk->in_attachment = TRUE;
        walk_properties(walk, data, see_attachment_property);
        break;
    default:
        break;
    }
}

static void walk_attributes(struct walk *walk, struct slice rest)
{
    struct slice data, skipped;
    guint32 level, attribute, length;
    while (take_number(&rest, 1, &level) && take_number(&rest, 4, &attribute) &&
           take_number(&rest, 4, &length) && take(&rest, length, &data)) {
        see_attribute(walk, attribute, data);
        take(&rest, CHECKSUM_OCTETS, &skipped);
    }
    settle_attachment(walk);
}

/* Outlook's last resort: the text, or the HTML, in compressed RTF. */
static void read_rtf(struct slice packed, struct tnef *tnef)
{
    tnef->has_rtf = packed.length > 0;
    GString *rtf = tnef->has_rtf ? lzfu_unpack(packed, RTF_MAX) : NULL;
    if (rtf == NULL)
        return;
    gboolean html = FALSE;
    char *text = rtf_to_text((struct slice){rtf->str, rtf->len}, MAIL_MAX_TEXT, &html);
    *(html ? &tnef->html : &tnef->text) = text;
    tnef->has_rtf = text == NULL;
    g_string_free(rtf, TRUE);
}

gboolean tnef_read(struct slice bytes, struct tnef *tnef_r)
{
    *tnef_r = (struct tnef){.names = g_ptr_array_new_with_free_func(g_free)};
    guint32 signature, key;
    if (!take_number(&bytes, 4, &signature) || signature != TNEF_SIGNATURE ||
        !take_number(&bytes, KEY_OCTETS, &key))
        return FALSE;
    struct walk walk = {.oem_codepage = 1252, .names = tnef_r->names};
    walk_attributes(&walk, bytes);
    tnef_r->text = decode(walk.body, walk.oem_codepage, MAIL_MAX_TEXT);
    guint32 codepage = walk.codepage != 0 ? walk.codepage : walk.oem_codepage;
    tnef_r->html = decode(walk.html, codepage, MAIL_MAX_TEXT);
    if (tnef_r->text == NULL && tnef_r->html == NULL)
        read_rtf(walk.rtf.octets, tnef_r);
    return TRUE;
}

void tnef_clear(struct tnef *tnef)
{
    g_free(tnef->text);
    g_free(tnef->html);
    g_ptr_array_unref(tnef->names);
}
