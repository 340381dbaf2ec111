/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the seam between a report and the mail that it returns: a phrase of some mail system, or
 * the first line of a head. */
#include "mail/read/notice.h"

#include "mail/read/html.h"

enum {
    NOTICE_MAX = 64 << 10, /* octets of a report; what is beyond is no report */
    SEAM_LINE_MAX = 120,
};

/* What mail systems write above the mail that they return, in lower case, without the dashes around
 * it. */
static const char *const seams[] = {
    "original message", /* Gmail, Yahoo, IMail; also "original message follows", "... headers:" */
    "below this line is a copy", /* qmail, Yahoo */
    "below the next line is a copy",
    "this is a copy of",          /* Exim */
    "the header of the original", /* 1&1, GMX */
    "the original message is attached",
    "below is a copy of the original", /* OpenSMTPD */
    "message headers follow",          /* DragonFly */
    "message header follows",
    "message text follows",
    "message header",
    "unsent message follows",    /* Sendmail 5 */
    "returned message",          /* Notes */
    "returned mail",             /* Rockliffe */
    "included is a copy",        /* MX Logic */
    "header of the source mail", /* Jetmail */
    "forwarded message",         /* Yahoo */
    "original mail as follows",  /* fml */
    "old message:",
    "your message reads",
    "undelivered message follows",
    "a summary of the undelivered message",
    "mensaje original adjunto",
    "start of the original message",
    NULL,
};

gboolean phrase_at(const char *text, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++)
        if (*text == **phrases && g_str_has_prefix(text, *phrases)) /* most differ at once */
            return TRUE;
    return FALSE;
}

gboolean phrase_in(const char *text, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++)
        if (strstr(text, *phrases) != NULL)
            return TRUE;
    return FALSE;
}

/* LINE without the dashes, stars and blanks in front. */
static struct slice without_ornament(struct slice line)
{
    while (line.length > 0 && strchr(" \t-=*_|#.", line.at[0]) != NULL)
        line = slice_from(line, 1);
    return line;
}

static gboolean is_seam(struct slice line)
{
    if (slice_starts(line, "Received:") || slice_starts(line, "Return-Path:") ||
        slice_starts(line, "DKIM-Signature:"))
        return TRUE;
    struct slice words = without_ornament(line);
    if (words.length > SEAM_LINE_MAX)
        return FALSE;
    for (guint i = 0; seams[i] != NULL; i++)
        if (slice_starts(words, seams[i]))
            return TRUE;
    return FALSE;
}

/* Where the returned mail starts in TEXT, or its end. */
static gsize find_seam(const char *text)
{
    struct slice rest = slice_of(text), line;
    gboolean any = FALSE;
    for (struct slice before = rest; slice_next_line(&rest, &line); before = rest) {
        if (any && is_seam(line))
            return (gsize)(before.at - text);
        any |= slice_trim(line).length > 0;
    }
    return strlen(text);
}

static char *read_text(const struct part *part)
{
    char *text = part_text(part, NULL);
    if (part_is(part, "text/html")) {
        char *plain = html_to_text(text, NULL);
        g_free(text);
        text = plain;
    }
    return text;
}

/* The mail that a report carries as a part of its own. */
static struct slice returned_part(const struct message *message)
{
    static const char *const types[] = {"message/rfc822",     "text/rfc822-headers",
                                        "message/partial",    "message/global",
                                        "text/rfc822-header", "message/rfc822-headers"};
    for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
        const struct part *part = message_find(message, types[i]);
        if (part != NULL)
            return part->body;
    }
    return (struct slice){"", 0};
}

void notice_read(const struct message *message, struct notice *notice_r)
{
    *notice_r = (struct notice){.returned = returned_part(message)};
    g_autoptr(GString) text = g_string_new(NULL);
    gboolean has_plain = message_find(message, "text/plain") != NULL;
    for (guint i = 0; i < message->n_parts && text->len < NOTICE_MAX; i++) {
        const struct part *part = &message->parts[i];
        gboolean wanted = part_is(part, "text/plain") || (!has_plain && part_is(part, "text/html"));
        if (!wanted)
            continue;
        g_autofree char *piece = read_text(part);
        gsize seam = find_seam(piece);
        g_string_append_len(text, piece, (gssize)MIN(seam, NOTICE_MAX));
        g_string_append_c(text, '\n');
        if (piece[seam] == '\0')
            continue;
        if (notice_r->returned.length == 0) {
            notice_r->returned_text = g_strdup(piece + seam);
            notice_r->returned = slice_of(notice_r->returned_text);
        }
        break;
    }
    notice_r->text = g_strndup(text->str, NOTICE_MAX);
    notice_r->lower = g_ascii_strdown(notice_r->text, -1);
}

void notice_clear(struct notice *notice)
{
    g_free(notice->text);
    g_free(notice->lower);
    g_free(notice->returned_text);
}
