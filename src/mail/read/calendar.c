/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calendar answers: METHOD:REPLY, and of its first event who says what about which invitation.
 *
 * A scanner of lines, since nothing else of the object counts. Only one that has a method, a UID and an answer is one.
 */
#include "mail/read/calendar.h"

#include <string.h>

enum { VALUE_MAX = 1000 /* octets of what is kept */ };

/* Lines that go on with a blank are one (RFC 5545 section 3.1). Caller frees. */
static char *unfolded(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    for (; *text != '\0'; text++) {
        gsize end = *text == '\r' && text[1] == '\n' ? 2 : *text == '\n';
        if (end > 0 && (text[end] == ' ' || text[end] == '\t'))
            text += end;
        else if (*text != '\r')
            g_string_append_c(out, *text);
    }
    return g_string_free(out, FALSE);
}

/* The value of LINE when it is of the property NAME; NULL when not. *parameters_r: from the name on. */
static const char *value_of(const char *line, const char *name)
{
    gsize length = strlen(name);
    if (g_ascii_strncasecmp(line, name, length) != 0 ||
        (line[length] != ':' && line[length] != ';'))
        return NULL;
    gboolean quoted = FALSE;
    for (line += length; *line != '\0'; line++) {
        quoted ^= *line == '"';
        if (*line == ':' && !quoted)
            return line + 1;
    }
    return NULL;
}

/* RFC 5545 section 3.3.11, back. Caller frees. */
static char *text_of(const char *value)
{
    GString *out = g_string_new(NULL);
    for (; *value != '\0' && out->len < VALUE_MAX; value++) {
        gboolean escaped = *value == '\\' && value[1] != '\0';
        if (escaped)
            value++;
        g_string_append_c(out, escaped && (*value == 'n' || *value == 'N') ? '\n' : *value);
    }
    char *whole = g_utf8_make_valid(out->str, -1);
    g_string_free(out, TRUE);
    return g_strstrip(whole);
}

/* What the parameters of an ATTENDEE say. Static; NULL when they say none of these. */
static const char *answer_of(const char *line)
{
    static const char *const words[] = {"accepted", "declined", "tentative"};
    static const char NAME[] = ";PARTSTAT=";
    g_autofree char *upper = g_ascii_strup(line, -1);
    const char *at = strstr(upper, NAME);
    if (at == NULL)
        return NULL;
    at += strlen(NAME);
    at += *at == '"';
    gsize length = strcspn(at, ";:\"");
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strlen(words[i]) == length && g_ascii_strncasecmp(at, words[i], length) == 0)
            return words[i];
    return NULL;
}

static void text_take(char **field, const char *value)
{
    if (*field == NULL)
        *field = text_of(value);
}

static void property_take(struct calendar_answer *answer, const char *line)
{
    const char *value;
    if ((value = value_of(line, "UID")) != NULL)
        text_take(&answer->uid, value);
    else if ((value = value_of(line, "COMMENT")) != NULL)
        text_take(&answer->comment, value);
    else if ((value = value_of(line, "SEQUENCE")) != NULL)
        answer->sequence = (guint)g_ascii_strtoull(value, NULL, 10);
    else if (value_of(line, "ATTENDEE") != NULL && answer->answer == NULL)
        answer->answer = g_strdup(answer_of(line));
}

struct calendar_answer *calendar_answer_read(const char *text)
{
    struct calendar_answer *answer = g_new0(struct calendar_answer, 1);
    gboolean replies = FALSE, within = FALSE, over = FALSE;
    g_autofree char *whole = unfolded(text);
    g_auto(GStrv) lines = g_strsplit(whole, "\n", -1);
    for (char **line = lines; *line != NULL && !over; line++) {
        const char *method = value_of(*line, "METHOD");
        replies |= method != NULL && g_ascii_strncasecmp(method, "REPLY", 5) == 0;
        over = within && g_ascii_strcasecmp(*line, "END:VEVENT") == 0;
        if (within)
            property_take(answer, *line);
        within |= g_ascii_strcasecmp(*line, "BEGIN:VEVENT") == 0;
    }
    if (answer->comment == NULL)
        answer->comment = g_strdup("");
    if (!replies || answer->uid == NULL || answer->answer == NULL)
        g_clear_pointer(&answer, calendar_answer_free);
    return answer;
}

struct calendar_answer *calendar_answer_find(const struct message *message)
{
    const struct part *part = message_find(message, "text/calendar");
    if (part == NULL)
        return NULL;
    g_autofree char *text = part_text(part, NULL);
    return calendar_answer_read(text);
}
