/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The raw head scanner. Linear: each byte is looked at a fixed number of times. */
#include "mail/read/fields.h"

#include "mail/read/charset.h"
#include "mail/read/encoded-word.h"
#include "muster/mail/understand.h"

static gboolean is_name_byte(char byte)
{
    return byte > ' ' && byte < 127 && byte != ':';
}

/* The length of the name that LINE starts with, and in *COLON_R where its colon stands; 0 when it
 * starts no field. */
static gsize name_length(struct slice line, gsize *colon_r)
{
    gsize name = 0;
    while (name < line.length && is_name_byte(line.at[name]))
        name++;
    gsize colon = name; /* "From : a@b" is seen in the wild */
    while (colon < line.length && (line.at[colon] == ' ' || line.at[colon] == '\t'))
        colon++;
    *colon_r = colon;
    return colon < line.length && line.at[colon] == ':' ? name : 0;
}

gboolean fields_is_field(struct slice line)
{
    gsize colon;
    return name_length(line, &colon) > 0;
}

static gboolean is_continuation(struct slice line)
{
    return line.length > 0 && (line.at[0] == ' ' || line.at[0] == '\t');
}

/* A line without a colon among the fields: a break inserted by some gateway, when fields go on
 * right behind it. */
static gboolean is_stray(struct slice line, struct slice rest)
{
    struct slice next;
    if (!slice_next_line(&rest, &next))
        return FALSE;
    gboolean one_word = slice_find(slice_trim(line), ' ') == slice_trim(line).length;
    return fields_is_field(next) || (one_word && is_continuation(next));
}

static void field_extend(GArray *list, struct slice line)
{
    struct field *last = &g_array_index(list, struct field, list->len - 1);
    last->value.length = (gsize)(line.at + line.length - last->value.at);
}

struct slice fields_scan(struct slice source, struct fields *fields_r)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct field));
    struct slice rest = source, line;
    *fields_r = (struct fields){0};
    while (rest.length > 0) {
        struct slice before = rest;
        slice_next_line(&rest, &line);
        if (line.length == 0)
            break;
        gsize colon;
        gsize name = name_length(line, &colon);
        gboolean room =
            list->len < MAIL_MAX_FIELDS && (gsize)(rest.at - source.at) <= MAIL_MAX_HEAD;
        if (is_continuation(line)) {
            if (list->len > 0 && !fields_r->cut && room)
                field_extend(list, line);
        } else if (name == 0 && (line.at[0] == '-' || !is_stray(line, rest))) {
            rest = before; /* the line that parts head and body was lost */
            break;
        } else if (name > 0 && room && !fields_r->cut) {
            struct field field = {slice_head(line, name), slice_from(line, colon + 1)};
            g_array_append_val(list, field);
        } else if (name > 0) {
            fields_r->cut = TRUE;
        }
    }
    fields_r->count = list->len;
    fields_r->list = (struct field *)(void *)g_array_free(list, FALSE);
    return rest;
}

void fields_clear(struct fields *fields)
{
    g_free(fields->list);
    *fields = (struct fields){0};
}

static const struct field *find_from(const struct fields *fields, guint first, const char *name)
{
    gsize length = strlen(name);
    for (guint i = first; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        if (field->name.length == length && g_ascii_strncasecmp(field->name.at, name, length) == 0)
            return field;
    }
    return NULL;
}

const struct field *fields_find(const struct fields *fields, const char *name)
{
    return find_from(fields, 0, name);
}

const struct field *fields_find_next(const struct fields *fields, const struct field *field,
                                     const char *name)
{
    return find_from(fields, (guint)(field - fields->list) + 1, name);
}

struct slice fields_value(const struct fields *fields, const char *name)
{
    const struct field *field = fields_find(fields, name);
    return field != NULL ? slice_trim(field->value) : (struct slice){"", 0};
}

/* One line, without controls, blanks never in a row: what is shown or compared never breaks out of
 * its line. */
static void flatten(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        gboolean blank = (guchar)*from <= ' ' || *from == 127;
        if (blank && to > text && to[-1] == ' ')
            continue;
        *to++ = blank ? ' ' : *from;
    }
    *to = '\0';
    g_strstrip(text);
}

char *field_decode(struct slice value)
{
    g_autofree char *utf8 = charset_to_utf8(slice_trim(value), NULL, NULL);
    flatten(utf8);
    if (strstr(utf8, "=?") == NULL)
        return g_steal_pointer(&utf8);
    char *decoded = encoded_words_decode(utf8);
    flatten(decoded);
    return decoded;
}

char *fields_text(const struct fields *fields, const char *name)
{
    const struct field *field = fields_find(fields, name);
    return field != NULL ? field_decode(field->value) : NULL;
}
