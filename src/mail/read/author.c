/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict reader of one mailbox: unlike the scanner of recipients (mailbox.h), it would rather
 * find nobody than the wrong one.
 */
#include "mail/read/author.h"

#include <string.h>

#include "mail/read/lexis.h"
#include "muster/base/address.h"

/* What stands before the brackets, or all of it where there are none. */
struct phrase {
    struct slice words;  /* from the first to the last, comments between them included */
    gboolean has_blanks; /* more than one word */
    gboolean has_at;     /* an @ outside of quotes */
};

static void phrase_extend(struct phrase *phrase, struct slice word)
{
    if (phrase->words.at == NULL)
        phrase->words = (struct slice){word.at, 0};
    else if (phrase->words.at + phrase->words.length < word.at)
        phrase->has_blanks = TRUE;
    phrase->words.length = (gsize)(word.at - phrase->words.at) + word.length;
}

/* Up to the opening bracket, or the end. FALSE at what begins a list, a group or a route. */
static gboolean phrase_take(struct slice *rest, struct phrase *phrase_r)
{
    gboolean closed = TRUE;
    *phrase_r = (struct phrase){0};
    while (lexis_skip(rest) && rest->length > 0 && rest->at[0] != '<') {
        gsize length = 1;
        if (strchr(",;:>", rest->at[0]) != NULL)
            return FALSE;
        if (rest->at[0] == '"')
            length = lexis_nested(*rest, &closed);
        phrase_r->has_at |= rest->at[0] == '@';
        phrase_extend(phrase_r, slice_head(*rest, length));
        *rest = slice_from(*rest, length);
    }
    return closed && (rest->length == 0 || rest->at[0] == '<');
}

/* <ann@example.com>, and nothing but comments behind it. */
static gboolean angle_take(struct slice *rest, struct slice *address_r)
{
    gsize end = slice_find(*rest, '>');
    if (end == rest->length)
        return FALSE;
    *address_r = slice_trim(slice_from(slice_head(*rest, end), 1));
    *rest = slice_from(*rest, end + 1);
    return lexis_skip(rest) && rest->length == 0;
}

/* NULL when it is none. Caller frees. */
static char *address_of(struct slice text)
{
    if (text.length == 0 || text.length > ADDRESS_MAX)
        return NULL;
    g_autofree char *address = slice_copy(text);
    address_lower(address);
    gboolean whole = strlen(address) == text.length; /* no NUL hides the rest of it */
    gboolean valid = whole && address_is_valid(address) && g_utf8_validate(address, -1, NULL);
    return valid ? g_steal_pointer(&address) : NULL;
}

/* The words without their quotes. Caller frees; NULL when nothing is left. */
static char *name_of(struct slice words)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    for (gsize i = 0; i < words.length; i++) {
        char byte = words.at[i];
        if (byte == '\\' && i + 1 < words.length)
            byte = words.at[++i];
        else if (byte == '"')
            continue;
        g_string_append_c(plain, byte);
    }
    char *name = field_decode((struct slice){plain->str, plain->len});
    if (*name == '\0')
        g_clear_pointer(&name, g_free);
    return name;
}

gboolean author_read(struct slice value, char **address_r, char **name_r)
{
    struct phrase phrase;
    struct slice angle;
    if (!phrase_take(&value, &phrase))
        return FALSE;
    if (value.length == 0) {
        *name_r = NULL;
        *address_r = phrase.has_blanks ? NULL : address_of(phrase.words);
        return *address_r != NULL;
    }
    if (!angle_take(&value, &angle))
        return FALSE;
    g_autofree char *address = address_of(angle);
    if (address == NULL || (phrase.has_at && !slice_equals(phrase.words, address)))
        return FALSE;
    *address_r = g_steal_pointer(&address);
    *name_r = name_of(phrase.words);
    return TRUE;
}

/* All From fields as they are written, for a person to see. NULL when there are none. */
static char *text_of(const struct fields *fields)
{
    GString *text = NULL;
    for (const struct field *from = fields_find(fields, "From"); from != NULL;
         from = fields_find_next(fields, from, "From")) {
        g_autofree char *one = field_decode(from->value);
        if (text == NULL)
            text = g_string_new(one);
        else
            g_string_append_printf(text, " / %s", one);
    }
    return text != NULL ? g_string_free(text, FALSE) : NULL;
}

/* Of a sender whom nobody can read, nobody knows whether it is the writer. */
static char *sender_of(const struct fields *fields, const char *from)
{
    const struct field *sender = fields_find(fields, "Sender");
    g_autofree char *address = NULL, *name = NULL;
    if (sender == NULL)
        return NULL;
    if (fields_find_next(fields, sender, "Sender") != NULL ||
        !author_read(sender->value, &address, &name))
        return g_strdup("");
    return g_strcmp0(address, from) != 0 ? g_steal_pointer(&address) : NULL;
}

void author_fill(const struct fields *fields, struct mail_head *head)
{
    const struct field *from = fields_find(fields, "From");
    gboolean alone = from != NULL && fields_find_next(fields, from, "From") == NULL;
    if (alone && !fields->cut)
        author_read(from->value, &head->from, &head->from_name);
    head->from_text = text_of(fields);
    head->sender = sender_of(fields, head->from);
}
