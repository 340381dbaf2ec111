/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What answers a mail that waits for a yes: "Yes please", "Ja, bitte", "はい、お願いします。".
 *
 * Promises: beside a yes stand only words that are known to take nothing back: thanks, greetings,
 * "it was me", and its writer's name. All else, in any language, may be a condition or another day,
 * and can only be asked for again. Pure. Does not: know whether anything waits.
 */
#include "work/commands/commands.h"

#include <string.h>

#include "work/commands/words.h"
#include "work/people/called.h"

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

/* The clause that TEXT begins with, where it is all that PERSON signs with; 0: it is not. */
static gsize name_at(const char *text, const struct person *person)
{
    gsize length = 0;
    while (text[length] != '\0' && separator(text + length) == 0)
        length++;
    g_autofree char *clause = g_strchomp(g_strndup(text, length));
    return person != NULL && person_signs(person, clause) ? length : 0;
}

/* What TEXT begins with that may stand beside a yes, or part it from that; 0: nothing. */
static gsize beside_at(const char *text, const struct person *person)
{
    gsize length = MAX(separator(text), phrase_at(text, "beside"));
    return length > 0 ? length : name_at(text, person);
}

/* Where in LINE, bare, a yes or a no begins, or anything else; its end where nothing does. */
static const char *past_greeting(const char *line, const struct person *person)
{
    gsize length;
    while (phrase_at(line, "yes") == 0 && phrase_at(line, "no") == 0 &&
           (length = beside_at(line, person)) > 0)
        line = past_blanks(line + length);
    return line;
}

static gboolean is_harmless(const char *line, const struct person *person)
{
    gsize length;
    while ((length = beside_at(line, person)) > 0)
        line = past_blanks(line + length);
    return line[0] == '\0';
}

/* The line that TEXT begins with, as it is compared. Caller frees. */
static char *bare_of(const char *text)
{
    g_autoptr(GString) straight = g_string_new_len(text, (gssize)strcspn(text, "\n"));
    g_string_replace(straight, "’", "'", 0);
    return command_line_bare(straight->str);
}

static const char *next_line(const char *text)
{
    text += strcspn(text, "\n");
    return text + (text[0] == '\n');
}

/* What SAID, where a greeting is over, begins with. */
static enum consent consent_at(const char *said, const struct person *person)
{
    gsize yes = phrase_at(said, "yes"), no = phrase_at(said, "no");
    const char *rest = past_blanks(said + MAX(yes, no));
    gboolean harmless = is_harmless(rest, person);
    if (yes == 0 && no == 0)
        return CONSENT_NONE;
    if (yes > no)
        return harmless ? CONSENT_YES : CONSENT_UNCLEAR;
    gboolean goes_on = separator(rest) > 0 || phrase_at(rest, "no") > 0;
    return harmless || goes_on ? CONSENT_NO : CONSENT_NONE;
}

enum consent consent_read(const char **text, const struct person *person)
{
    for (; (*text)[0] != '\0'; *text = next_line(*text)) {
        g_autofree char *line = bare_of(*text);
        const char *said = past_greeting(line, person);
        if (said[0] != '\0')
            return consent_at(said, person);
    }
    return CONSENT_NONE;
}

char *consent_beyond(const char *text, const struct person *person)
{
    GString *beyond = g_string_new(NULL);
    for (; text[0] != '\0'; text = next_line(text)) {
        g_autofree char *line = bare_of(text);
        if (!is_harmless(line, person))
            g_string_append_len(beyond, text, (gssize)strcspn(text, "\n"));
        g_string_append_c(beyond, '\n');
    }
    return g_string_free(beyond, FALSE);
}
