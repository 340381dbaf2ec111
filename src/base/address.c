/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as bytes. Promises: no allocation, no locale. A dot may stand anywhere in a local part,
 * though RFC 5321 says otherwise: some providers gave out such addresses, and they are harmless. */
#include "muster/base/address.h"

#include <string.h>
#include <strings.h>

#include "utf8.h"

static bool is_alphanumeric(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The length of the character at AT when it may stand in an address, else 0. Beyond ASCII that is
 * anything but the C1 controls. */
static size_t address_character(const char *at, size_t left, const char *marks)
{
    if (*at == '\0')
        return 0;
    size_t length = utf8_character(at, left);
    if (length == 1)
        return is_alphanumeric((unsigned char)*at) || strchr(marks, *at) != NULL;
    if (length == 2 && (unsigned char)at[0] == 0xc2 && (unsigned char)at[1] < 0xa0)
        return 0;
    return length;
}

static bool all_characters(const char *text, size_t length, const char *marks)
{
    for (size_t at = 0, step; at < length; at += step)
        if ((step = address_character(text + at, length - at, marks)) == 0)
            return false;
    return true;
}

/* Labels of letters, digits and inner hyphens, at most 63 octets each, parted by single dots. */
static bool domain_is_valid(const char *domain)
{
    for (;;) {
        size_t length = strcspn(domain, ".");
        if (length == 0 || length > 63 || domain[0] == '-' || domain[length - 1] == '-' ||
            !all_characters(domain, length, "-"))
            return false;
        if (domain[length] == '\0')
            return true;
        domain += length + 1;
    }
}

bool address_is_valid(const char *address)
{
    const char *at = strrchr(address, '@');
    if (at == NULL || at == address || strlen(address) > ADDRESS_MAX)
        return false;
    size_t local_length = (size_t)(at - address);
    return local_length <= ADDRESS_LOCAL_MAX &&
           all_characters(address, local_length, ".!#$%&'*+-/=?^_`{|}~") && domain_is_valid(at + 1);
}

void address_lower(char *address)
{
    for (; *address != '\0'; address++)
        if (*address >= 'A' && *address <= 'Z')
            *address = (char)(*address - 'A' + 'a');
}

enum address_match address_match(const char *recipient, const char *local, const char *domain,
                                 const char *delimiter, const char **detail_r,
                                 size_t *detail_length_r)
{
    *detail_r = NULL;
    *detail_length_r = 0;
    const char *at = strrchr(recipient, '@');
    if (at != NULL && strcasecmp(at + 1, domain) != 0)
        return ADDRESS_FOREIGN;
    size_t length = at != NULL ? (size_t)(at - recipient) : strlen(recipient);
    size_t local_length = strlen(local);
    if (length < local_length || strncasecmp(recipient, local, local_length) != 0)
        return ADDRESS_FOREIGN;
    if (length == local_length)
        return ADDRESS_PLAIN;
    if (delimiter[0] == '\0' || recipient[local_length] != delimiter[0])
        return ADDRESS_FOREIGN;
    *detail_r = recipient + local_length + 1;
    *detail_length_r = length - local_length - 1;
    return ADDRESS_DETAIL;
}
