/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of values. What zones, days and hours mean is not known here. */
#include "config_values.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "muster/base/address.h"
#include "utf8.h"

const char *wrong_if_empty(const char *value)
{
    return *value != '\0' ? NULL : "some text";
}

const char *wrong_address(const char *value)
{
    return *value == '\0' || address_is_valid(value) ? NULL : "an address, LOCAL@DOMAIN";
}

const char *wrong_site_address(const char *value)
{
    if (!address_is_valid(value))
        return "an address, LOCAL@DOMAIN";
    /* LOCAL+TOKEN@DOMAIN has to keep within what mail servers take. */
    if (strchr(value, '@') - value > SITE_LOCAL_MAX)
        return "an address with at most 21 characters before the @";
    return NULL;
}

const char *wrong_delimiter(const char *value)
{
    bool good = *value == '\0' || (value[1] == '\0' && strchr("+-_=.~%#!", *value) != NULL);
    return good ? NULL : "one of + - _ = . ~ % # ! or nothing";
}

/* True when VALUE begins with one of STARTS (NULL-terminated) and goes on behind it. */
static bool continues_one(const char *value, const char *const *starts)
{
    for (; *starts != NULL; starts++) {
        size_t length = strlen(*starts);
        if (strncmp(value, *starts, length) == 0 && value[length] != '\0')
            return true;
    }
    return false;
}

const char *wrong_send_url(const char *value)
{
    static const char *const schemes[] = {"smtp://", "smtps://", "sendmail:", "maildir:", NULL};
    return continues_one(value, schemes)
               ? NULL
               : "smtp://HOST, smtps://HOST, sendmail:PATH or maildir:PATH";
}

const char *wrong_fetch_url(const char *value)
{
    static const char *const schemes[] = {"imap://", "imaps://", "maildir:", NULL};
    return continues_one(value, schemes)
               ? NULL
               : "imaps://HOST/MAILBOX, imap://HOST/MAILBOX or maildir:PATH";
}

const char *wrong_after(const char *value)
{
    static const char *const moves[] = {"move:", NULL};
    bool good = strcmp(value, "keep") == 0 || strcmp(value, "seen") == 0 ||
                strcmp(value, "delete") == 0 || continues_one(value, moves);
    return good ? NULL : "keep, seen, delete or move:FOLDER";
}

const char *wrong_file_name(const char *value)
{
    bool good = *value != '.' && strchr(value, '/') == NULL;
    return good ? NULL : "the name of a file, without its folder";
}

const char *wrong_place(const char *value)
{
    const char *colon = strrchr(value, ':');
    bool is_path = *value == '/' || (strncmp(value, "unix:", 5) == 0 && value[5] != '\0');
    bool has_port = colon != NULL && colon > value && colon[1] != '\0' &&
                    colon[1 + strspn(colon + 1, "0123456789")] == '\0';
    return is_path || has_port ? NULL : "unix:PATH or HOST:PORT";
}

const char *wrong_key(const char *value)
{
    bool good = *value != '\0' && strlen(value) <= 64 &&
                value[strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
    return good ? NULL : "made of a-z, 0-9 and -";
}

bool value_number(const char *value, int min, int max, int *number_r)
{
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    if (*value < '0' || *value > '9' || *end != '\0' || errno != 0 || number < min || number > max)
        return false;
    *number_r = (int)number;
    return true;
}

bool value_size(const char *value, size_t *size_r)
{
    static const char units[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long size = strtoull(value, &end, 10);
    if (*value < '0' || *value > '9' || errno != 0)
        return false;
    const char *unit = *end != '\0' ? strchr(units, *end) : NULL;
    if (unit != NULL) {
        int bits = 10 * (int)(unit - units + 1);
        if (size > SIZE_MAX >> bits)
            return false;
        size <<= bits;
        end++;
    }
    if (*end != '\0' || size == 0 || size > SIZE_MAX / 2)
        return false;
    *size_r = (size_t)size;
    return true;
}

bool value_yes(const char *value, bool *yes_r)
{
    static const struct {
        const char *word;
        bool yes;
    } words[] = {{"yes", true},    {"no", false}, {"true", true},
                 {"false", false}, {"on", true},  {"off", false}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, value) == 0) {
            *yes_r = words[i].yes;
            return true;
        }
    }
    return false;
}

bool value_is_text(const char *value)
{
    size_t left = strlen(value);
    for (size_t step; left > 0; value += step, left -= step) {
        step = utf8_character(value, left);
        if (step == 0 || (unsigned char)*value < ' ' || *value == 0x7f)
            return false;
    }
    return true;
}
