/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses of a report are those that failed. Every mail system has its own form, but they
 * come down to few places: at the start of a line, behind words such as "RCPT TO:" or "delivering
 * your mail to", or somewhere. The best place that holds any address decides; other places then
 * only repeat it, or name people to turn to.
 */
#include "mail/read/bounce.h"
#include "mail/read/mailbox.h"
#include "muster/mail/understand.h"

enum place {
    PLACE_NONE,
    PLACE_SOMEWHERE,
    PLACE_SAID,  /* behind words that name a recipient */
    PLACE_START, /* a line starts with it */
    PLACES,
};

/* Lines in which an address is never the one that failed. Lower case, at the start of the line. */
static const char *const other_lines[] = {
    "from:",
    "to:",
    "cc:",
    "reply-to:",
    "sender:",
    "subject:",
    "message-id:",
    "date:",
    "sent:",
    "reporting-mta",
    "received-from-mta",
    "remote-mta",
    "x-",
    "return-path:",
    "delivered-to:",
    "arrival-date",
    "errors-to:",
    "for further assistance",
    "system contact",
    "please contact",
    "contact ",
    "if you ",
    "in-reply-to:",
    "references:",
    "http",
    "(envelope-from",
    "list-",
    "content-",
    "mime-version",
    "original-envelope-id",
    "last-attempt-date",
    "user-agent:",
    NULL,
};

/* Words within a line that make all its addresses others'. */
static const char *const other_words[] = {
    "mail from:",
    "abuse@",
    "helpdesk",
    "support@",
    "please contact",
    "contact the",
    "ultimately generated from",
    "message-id",
    "return address",
    "sender:",
    "[mail_from]",
    "envelope-from",
    "sent by",
    "server at ",
    "administrator at",
    NULL,
};

/* Words right in front of an address that failed. */
static const char *const said_words[] = {
    "rcpt to:",
    "rcpt:",
    "recipient:",
    "recipient address:",
    "original address:",
    "address:",
    "final-recipient: rfc822;",
    "original-recipient: rfc822;",
    "user:",
    "unknown user:",
    "attempts:",
    "userid:",
    "allowed size:",
    "delivered to:",
    "deliver message to:",
    "delivering your mail to",
    "mailbox is full:",
    "addressed to",
    "smtp=",
    "rejected recipient",
    "message to",
    "mail to",
    "emailaddress\":",
    "emailaddress\\\":", /* Amazon's JSON */
    "recipient",
    "address",
    "mail for",
    "the account",
    "to user",
    NULL,
};

static gboolean is_address_byte(char byte)
{
    return g_ascii_isalnum(byte) || (guchar)byte >= 0x80 ||
           (byte != '\0' && strchr("!#$%&'*+-/=?^_`{|}~.@", byte) != NULL);
}

/* The address around the @ at AT within LINE; at is NULL when there is none. */
static struct slice address_around(struct slice line, gsize at)
{
    gsize first = at, end = at + 1;
    while (first > 0 && is_address_byte(line.at[first - 1]) && line.at[first - 1] != '@')
        first--;
    while (end < line.length &&
           (g_ascii_isalnum(line.at[end]) || strchr(".-", line.at[end]) != NULL))
        end++;
    while (end > at + 1 && strchr(".-", line.at[end - 1]) != NULL)
        end--;
    if (slice_starts(slice_head(slice_from(line, first), at - first), "smtp="))
        first += strlen("smtp="); /* Exchange 5: "dda:SMTP=ann@example.com" */
    while (first < at && strchr("'=*./-", line.at[first]) != NULL)
        first++; /* marks in front, not letters of it */
    if (first == at || end == at + 1)
        return (struct slice){NULL, 0};
    return (struct slice){line.at + first, end - first};
}

/* TRUE when what stands in front of an address ends in one of said_words. */
static gboolean is_said(struct slice before)
{
    while (before.length > 0 && strchr(" \t<\"'(\\", before.at[before.length - 1]) != NULL)
        before.length--;
    for (guint i = 0; said_words[i] != NULL; i++) {
        gsize length = strlen(said_words[i]);
        if (before.length >= length &&
            g_ascii_strncasecmp(before.at + before.length - length, said_words[i], length) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Only bullets, quotes and brackets in front of it: the line starts with the address. */
static gboolean is_start(struct slice before)
{
    for (gsize i = 0; i < before.length; i++)
        if (strchr(" \t<>*-\"'([.;", before.at[i]) == NULL)
            return FALSE;
    return TRUE;
}

static enum place place_of(struct slice line, struct slice address)
{
    struct slice before = slice_head(line, (gsize)(address.at - line.at));
    if (g_ascii_isdigit(*slice_trim(line).at) || slice_starts(slice_trim(line), "<<<"))
        return PLACE_SAID; /* a reply code: the transcript, which may talk of others */
    if (is_start(before))
        return PLACE_START;
    return is_said(before) ? PLACE_SAID : PLACE_SOMEWHERE;
}

static gboolean is_apart(struct slice address, const GPtrArray *apart)
{
    for (guint i = 0; i < apart->len; i++)
        if (slice_equals(address, g_ptr_array_index(apart, i)))
            return TRUE;
    return FALSE;
}

static void read_line(struct slice line, const GPtrArray *apart, GPtrArray *found[PLACES])
{
    g_autofree char *lower = g_ascii_strdown(line.at, (gssize)line.length);
    if (phrase_at(lower + strspn(lower, " \t"), other_lines) || phrase_in(lower, other_words))
        return;
    for (gsize at = slice_find(line, '@'); at < line.length;) {
        struct slice address = address_around(line, at);
        if (address.at != NULL && (apart == NULL || !is_apart(address, apart)))
            mailboxes_add(address, found[place_of(line, address)]);
        at += 1 + slice_find(slice_from(line, at + 1), '@');
    }
}

/* AOL names its users without their domain: a word alone on an indented line, below one that ends
 * in a colon. */
static void read_bare_users(const struct notice *notice, const char *domain, GPtrArray *out)
{
    struct slice rest = slice_of(notice->text), line;
    gboolean listed = FALSE;
    while (slice_next_line(&rest, &line)) {
        struct slice word = slice_trim(line);
        gboolean bare =
            line.at[0] == '\t' && word.length > 0 && slice_find(word, ' ') == word.length;
        if (listed && bare) {
            g_autofree char *address = g_strdup_printf("%.*s%s", (int)word.length, word.at, domain);
            mailboxes_add(slice_of(address), out);
        }
        listed = word.length > 0 && (word.at[word.length - 1] == ':' || (listed && bare));
    }
}

void bounce_addresses(const struct notice *notice, const char *domain, const GPtrArray *apart,
                      GPtrArray *out)
{
    GPtrArray *found[PLACES];
    for (guint i = 0; i < PLACES; i++)
        found[i] = g_ptr_array_new_with_free_func(g_free);
    struct slice rest = slice_of(notice->text), line;
    while (slice_next_line(&rest, &line))
        if (slice_find(line, '@') < line.length)
            read_line(line, apart, found);
    if (domain != NULL && found[PLACE_START]->len == 0)
        read_bare_users(notice, domain, found[PLACE_START]);
    guint best = PLACES - 1;
    while (best > PLACE_NONE && found[best]->len == 0)
        best--;
    g_ptr_array_extend_and_steal(out, g_steal_pointer(&found[best]));
    for (guint i = 0; i < PLACES; i++)
        if (found[i] != NULL)
            g_ptr_array_unref(found[i]);
}
