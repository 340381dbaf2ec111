/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With whom somebody wants to talk about a line: "@bob: my pay", as "1on1 with Bob: my pay" comes
 * here; "Bob: my pay", "@bob my pay".
 *
 * It is never guessed, since the wrong one would read it: what has a name in front that is no
 * partner's, be it several people's, that of somebody who has left, or misspelt, is nobody's line;
 * and so is one that calls two. */
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

/* What stands before the colon. */
struct front {
    char *name;      /* as a name is looked for: "Louis Moreau" is "louis.moreau"; NULL: nothing */
    gboolean called; /* it is "@louis", which can be nothing but a name */
    const char *behind; /* the words behind the colon */
};

static struct front front_of(const char *text)
{
    static const char san[] = "\343\201\225\343\202\223"; /* how people are called in Japanese */
    gsize colon, length = front_length(text, &colon);
    g_autofree char *words = g_strndup(text, length);
    g_strstrip(words);
    if (g_str_has_suffix(words, san))
        words[strlen(words) - strlen(san)] = '\0';
    gboolean at = *words == '@';
    struct front front = {NULL, at && strpbrk(words, " \t") == NULL, text + length + colon};
    if (words[at] != '\0')
        front.name = g_utf8_strdown(g_strdelimit(words + at, " ", '.'), -1);
    return front;
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

/* The only one of PARTNERS whom TEXT calls; NULL as well when it calls anybody else. */
static const struct person *partner_mentioned(const GPtrArray *partners, const char *text)
{
    const struct person *found = NULL;
    char *name;
    for (const char *from = text; (name = called_next(text, &from)) != NULL;) {
        const struct person *partner = partner_called(partners, name);
        g_free(name);
        if (partner == NULL || (found != NULL && partner != found))
            return NULL;
        found = partner;
    }
    return found;
}

/* NAME can mean somebody but PERSON: one of several, or one who has left, too. */
static gboolean is_anothers_name(const struct site *site, const struct person *person,
                                 const char *name)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    gboolean anothers = FALSE;
    for (guint i = 0; i < people->len && !anothers; i++) {
        const struct person *other = people->pdata[i];
        anothers = other->id != person->id && person_is_called(other, name);
    }
    return anothers;
}

/* TEXT says nothing in front of a colon. */
static const struct person *partner_of_words(const GPtrArray *partners, const char *text)
{
    gboolean calls = *text == '@' && called_span(text) > 0;
    return partners->len == 1 && !calls ? partners->pdata[0] : partner_mentioned(partners, text);
}

const struct person *whose_is(const struct site *site, const struct person *person,
                              const GPtrArray *partners, const char *text, const char **words_r)
{
    struct front front = front_of(text);
    g_autofree char *name = front.name;
    const struct person *named = name != NULL ? partner_called(partners, name) : NULL;
    *words_r = named != NULL ? front.behind + strspn(front.behind, " \t") : text;
    if (named != NULL)
        return named;
    gboolean anothers = name != NULL && (front.called || is_anothers_name(site, person, name));
    return anothers ? NULL : partner_of_words(partners, text);
}
