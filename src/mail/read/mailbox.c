/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scanners of addresses and ids. Linear, without recursion: comments nest by a counter. */
#include "mail/read/mailbox.h"

#include "mail/read/lexis.h"
#include "muster/base/address.h"
#include "muster/mail/understand.h"

void mailboxes_add(struct slice slice, GPtrArray *out)
{
    if (out->len >= MAIL_MAX_IDS || slice.length == 0 || slice.length > ADDRESS_MAX)
        return;
    g_autofree char *address = slice_copy(slice);
    address_lower(address);
    if (!address_is_valid(address) || !g_utf8_validate(address, -1, NULL) ||
        g_ptr_array_find_with_equal_func(out, address, g_str_equal, NULL))
        return;
    g_ptr_array_add(out, g_steal_pointer(&address));
}

/* One entry of an address list: the words outside of brackets, and what stands in them. */
struct entry {
    struct slice angle; /* what stands in <>; at is NULL when there is none */
    struct slice words; /* from the first word to the last one outside of comments and brackets */
};

static void words_extend(struct entry *entry, const char *from, const char *to)
{
    if (entry->angle.at != NULL)
        return;
    if (entry->words.at == NULL)
        entry->words.at = from;
    entry->words.length = (gsize)(to - entry->words.at);
}

/* Reads up to the comma or semicolon that ends an entry; a group's name ends at its colon and is
 * dropped. */
static struct entry entry_next(struct slice *rest)
{
    struct entry entry = {0};
    while (rest->length > 0) {
        char byte = rest->at[0];
        gsize taken = 1;
        if (byte == ',' || byte == ';') {
            *rest = slice_from(*rest, 1);
            break;
        }
        if (byte == ':') {
            entry = (struct entry){0};
        } else if (byte == '(') {
            taken = lexis_nested(*rest, NULL);
        } else if (byte == '"') {
            taken = lexis_nested(*rest, NULL);
            words_extend(&entry, rest->at, rest->at + taken);
        } else if (byte == '<') {
            taken = slice_find(*rest, '>');
            entry.angle = slice_trim(slice_from(slice_head(*rest, taken), 1));
            taken++;
        } else if (!slice_is_blank(byte)) {
            words_extend(&entry, rest->at, rest->at + 1);
        }
        *rest = slice_from(*rest, taken);
    }
    return entry;
}

/* <@relay:ann@example.com> is an old way to write the same. */
static struct slice without_route(struct slice address)
{
    if (address.length > 0 && address.at[0] == '@' && slice_find(address, ':') < address.length)
        return slice_from(address, slice_find(address, ':') + 1);
    return address;
}

static struct slice entry_address(const struct entry *entry)
{
    return entry->angle.at != NULL ? without_route(entry->angle) : entry->words;
}

void mailboxes_read(struct slice value, GPtrArray *out)
{
    while (value.length > 0 && out->len < MAIL_MAX_IDS) {
        struct entry entry = entry_next(&value);
        mailboxes_add(entry_address(&entry), out);
    }
}

static gboolean is_id(struct slice id)
{
    for (gsize i = 0; i < id.length; i++)
        if ((guchar)id.at[i] <= ' ' || id.at[i] == 127)
            return FALSE;
    return id.length > 0 && g_utf8_validate_len(id.at, id.length, NULL);
}

void message_ids_read(struct slice value, GPtrArray *out)
{
    while (out->len < MAIL_MAX_IDS) {
        value = slice_from(value, slice_find(value, '<'));
        if (value.length == 0)
            return;
        value = slice_from(value, 1);
        gsize end = slice_find(value, '>'), again = slice_find(slice_head(value, end), '<');
        struct slice id = slice_trim(slice_head(value, MIN(end, again)));
        if (again >= end && is_id(id))
            g_ptr_array_add(out, slice_copy(id));
        value = slice_from(value, MIN(end, again));
    }
}
