/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what an SMTP server says, as it comes.
 *
 * Promises: never waits; bounded memory and lines, whatever comes; lines of one reply agree on
 * their code, or it is none. Takes a bare LF as the end of a line, as small servers write it.
 */
#include "net/smtp_reply.h"

#include <string.h>

gboolean smtp_input_fill(struct smtp_input *input, struct stream *stream)
{
    memmove(input->bytes, input->bytes + input->begin, input->end - input->begin);
    input->end -= input->begin;
    input->begin = 0;
    if (input->end == sizeof input->bytes)
        return FALSE;
    gssize n = stream_take(stream, input->bytes + input->end, sizeof input->bytes - input->end);
    input->end += (gsize)MAX(n, 0);
    return n >= 0;
}

/* One line without its end, as a string in INPUT; NULL when there is none yet. */
static const char *input_line(struct smtp_input *input)
{
    char *line = input->bytes + input->begin;
    char *end = memchr(line, '\n', input->end - input->begin);
    if (end == NULL)
        return NULL;
    input->begin = (gsize)(end - input->bytes) + 1;
    *end = '\0';
    if (end > line && end[-1] == '\r')
        end[-1] = '\0';
    return line;
}

/* "250-text", "250 text" or "250". */
static gboolean line_code(const char *line, int *code_r)
{
    for (int i = 0; i < 3; i++)
        if (!g_ascii_isdigit(line[i]))
            return FALSE;
    *code_r = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    return line[3] == '-' || line[3] == ' ' || line[3] == '\0';
}

enum smtp_reading smtp_input_next(struct smtp_input *input)
{
    struct smtp_reply *reply = &input->reply;
    const char *line;
    if (input->lines == 0)
        reply->text[0] = '\0';
    while ((line = input_line(input)) != NULL) {
        int code;
        if (!line_code(line, &code) || (input->lines > 0 && code != reply->code) ||
            ++input->lines > SMTP_LINES_MAX)
            return SMTP_NONSENSE;
        reply->code = code;
        if (line[3] != '\0')
            g_strlcat(reply->text, line + 4, sizeof reply->text);
        if (line[3] != '-') {
            input->lines = 0;
            return SMTP_WHOLE;
        }
        g_strlcat(reply->text, "\n", sizeof reply->text);
    }
    return SMTP_PART;
}

/* RFC 4954: these answer a MAIL with "log in first", "too weak a login" and "only over TLS". */
static gboolean code_is_about_us(int code)
{
    return code == 530 || code == 534 || code == 535 || code == 538;
}

/* A code that makes no sense here is a server that makes none now. */
enum verdict smtp_reply_verdict(const struct smtp_reply *reply)
{
    if (code_is_about_us(reply->code))
        return VERDICT_HALTED;
    return reply->code / 100 == 5 ? VERDICT_REFUSED : VERDICT_RETRY;
}

/* "Too large" is said to a MAIL as well, and means this one. */
static gboolean code_is_about_size(const struct smtp_reply *reply)
{
    return reply->code == 552 || g_str_has_prefix(reply->text, "5.3.4");
}

enum blame smtp_reply_blame(const struct smtp_reply *reply, gboolean is_to_mail)
{
    if (code_is_about_us(reply->code) || g_str_has_prefix(reply->text, "5.7."))
        return BLAME_US;
    return is_to_mail && !code_is_about_size(reply) ? BLAME_US : BLAME_MAIL;
}

void smtp_reply_words(const struct smtp_reply *reply, GString *out)
{
    g_autofree char *line = g_strdelimit(g_strdup(reply->text), "\n", ' ');
    g_string_printf(out, "%d %s", reply->code, line);
}

const char *smtp_reply_offer(const struct smtp_reply *reply, const char *keyword)
{
    gsize length = strlen(keyword);
    for (const char *line = reply->text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (g_ascii_strncasecmp(line, keyword, length) == 0 &&
            (line[length] == '\0' || line[length] == ' ' || line[length] == '\n'))
            return line + length;
    }
    return NULL;
}
