/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With whom somebody wants to talk about a line: "Bob: my pay", "@bob my pay". Who of several is
 * meant is never guessed: the wrong one would read it. */
#include "work/meetings/whose.h"

#include <string.h>

#include "work/people/called.h"

enum { NAME_OCTETS = 120 };

/* The octets of TEXT up to a colon of either width; 0: it has none near its begin. */
static gsize front_length(const char *text, gsize *colon_r)
{
    static const char wide[] = "\357\274\232";
    gsize narrow = strcspn(text, ":");
    const char *other = strstr(text, wide);
    gsize length = other != NULL ? MIN(narrow, (gsize)(other - text)) : narrow;
    *colon_r = length < narrow ? strlen(wide) : 1;
    return text[length] != '\0' && length <= NAME_OCTETS ? length : 0;
}

/* What stands before the colon, as a name is looked for: "Louis Moreau" is "louis.moreau". NULL:
 * nothing does. Caller frees. */
static char *front_name(const char *text, const char **behind_r)
{
    static const char san[] = "\343\201\225\343\202\223"; /* how people are called in Japanese */
    gsize colon, length = front_length(text, &colon);
    if (length == 0)
        return NULL;
    g_autofree char *front = g_strndup(text, length);
    g_strstrip(front);
    if (g_str_has_suffix(front, san))
        front[strlen(front) - strlen(san)] = '\0';
    *behind_r = text + length + colon;
    return g_utf8_strdown(g_strdelimit(front + (*front == '@'), " ", '.'), -1);
}

/* The only one of PARTNERS who goes by NAME. */
static const struct person *partner_called(const GPtrArray *partners, const char *name)
{
    const struct person *found = NULL;
    for (guint i = 0; i < partners->len; i++) {
        const struct person *partner = partners->pdata[i];
        if (!person_is_called(partner, name))
            continue;
        if (found != NULL)
            return NULL;
        found = partner;
    }
    return found;
}

static const struct person *partner_mentioned(const GPtrArray *partners, const char *text)
{
    const struct person *found = NULL;
    char *name;
    for (const char *from = text; found == NULL && (name = called_next(text, &from)) != NULL;) {
        found = partner_called(partners, name);
        g_free(name);
    }
    return found;
}

const struct person *whose_is(const struct site *site, const struct person *person,
                              const GPtrArray *partners, const char *text, const char **words_r)
{
    const char *behind = text;
    g_autofree char *name = front_name(text, &behind);
    const struct person *named =
        name != NULL && *name != '\0' ? partner_called(partners, name) : NULL;
    *words_r = named != NULL ? behind + strspn(behind, " \t") : text;
    if (named != NULL)
        return named;
    if (partners->len != 1)
        return partner_mentioned(partners, text);
    gint64 other =
        name != NULL && *name != '\0' ? person_called(site->store, person->teams, name) : 0;
    return other == 0 || other == person->id ? partners->pdata[0] : NULL;
}
