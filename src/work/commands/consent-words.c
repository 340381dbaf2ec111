/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What answers a mail that waits for a yes: "Yes please", "Ja, bitte", "はい、お願いします。".
 *
 * Promises: a yes with a condition, another day or a question behind it is none, in any of our
 * languages: what it is can only be asked for again. Pure. Does not: know whether anything
 * waits.
 */
#include "work/commands/commands.h"

#include <string.h>

#include "work/commands/words.h"

/* How many octets at the start of TEXT separate what is said; 0: none do. */
static gsize separator(const char *text)
{
    static const char *const wide[] = {"、", "。", "–", "—", "…"};
    for (gsize i = 0; i < G_N_ELEMENTS(wide); i++)
        if (g_str_has_prefix(text, wide[i]))
            return strlen(wide[i]);
    if (g_str_has_prefix(text, "- "))
        return strlen("- ");
    return text[0] != '\0' && strchr(",.;:!", text[0]) != NULL;
}

static const char *past_blanks(const char *text)
{
    return text + strspn(text, " \t");
}

/* A word ends where no letter follows, and no apostrophe or hyphen with one; in Japanese
 * anywhere. */
static gboolean ends_phrase(const char *phrase, const char *rest)
{
    if ((guchar)phrase[0] >= 0xe0)
        return TRUE;
    if (rest[0] == '\'' || rest[0] == '-')
        rest++;
    return !g_unichar_isalnum(g_utf8_get_char(rest));
}

/* The longest phrase that TEXT begins with, of those that mean WORD; 0: none. */
static gsize phrase_at(const char *text, const char *word)
{
    gsize longest = 0;
    for (const struct command_phrase *row = command_consents; row->phrase != NULL; row++) {
        gsize length = strlen(row->phrase);
        if (length > longest && strcmp(row->word, word) == 0 &&
            g_str_has_prefix(text, row->phrase) && ends_phrase(row->phrase, text + length))
            longest = length;
    }
    return longest;
}

/* Nothing but politeness, or the same again. */
static gboolean is_polite(const char *rest, const char *word)
{
    while (*(rest = past_blanks(rest)) != '\0') {
        gsize length = MAX(separator(rest), MAX(phrase_at(rest, "polite"), phrase_at(rest, word)));
        if (length == 0)
            return FALSE;
        rest += length;
    }
    return TRUE;
}

/* One of the words in REST takes back what was said before it, or some of it. */
static gboolean has_but(const char *rest)
{
    gboolean begins = TRUE;
    for (; *rest != '\0'; rest = g_utf8_next_char(rest)) {
        if ((begins || (guchar)*rest >= 0xe0) && phrase_at(rest, "but") > 0)
            return TRUE;
        gunichar letter = g_utf8_get_char(rest);
        begins = !g_unichar_isalpha(letter) && letter != '\'';
    }
    return FALSE;
}

/* REST says more than that it is wanted: a condition, another day, a question. */
static gboolean is_limited(const char *rest)
{
    return has_but(rest) || strpbrk(rest, "?0123456789") != NULL;
}

/* So many octets of TEXT, as they are compared. Caller frees. */
static char *bare_of(const char *text, gsize length)
{
    g_autoptr(GString) straight = g_string_new_len(text, (gssize)length);
    g_string_replace(straight, "’", "'", 0);
    return command_line_bare(straight->str);
}

/* What stands below the first line of TEXT, up to an empty one, takes back what that says. */
static gboolean is_taken_back(const char *text)
{
    const char *below = text + strcspn(text, "\n"), *end = strstr(text, "\n\n");
    g_autofree char *rest = bare_of(below, end != NULL ? (gsize)(end - below) : strlen(below));
    return has_but(rest);
}

enum consent consent_read(const char *text)
{
    text += strspn(text, " \t\r\n");
    g_autofree char *said = bare_of(text, strcspn(text, "\n"));
    gsize yes = phrase_at(said, "yes"), no = phrase_at(said, "no");
    const char *word = yes > no ? "yes" : "no", *rest = past_blanks(said + MAX(yes, no));
    if (yes == 0 && no == 0)
        return CONSENT_NONE;
    gboolean clear = is_polite(rest, word) || separator(rest) > 0;
    if (yes < no)
        return clear ? CONSENT_NO : CONSENT_NONE;
    clear = clear && !is_limited(rest) && !is_taken_back(text);
    return clear ? CONSENT_YES : CONSENT_UNCLEAR;
}
