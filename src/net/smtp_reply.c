/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what an SMTP server says.
 *
 * Promises: bounded memory and lines, whatever comes; lines of one reply agree on their code, or it
 * is none. Takes a bare LF as the end of a line, as small servers write it.
 */
#include "net/smtp_reply.h"

#include <string.h>

static gboolean input_fill(struct smtp_input *input, gint64 deadline)
{
    memmove(input->bytes, input->bytes + input->begin, input->end - input->begin);
    input->end -= input->begin;
    input->begin = 0;
    if (input->end == sizeof input->bytes)
        return FALSE;
    gsize n = stream_read(input->stream, input->bytes + input->end,
                          sizeof input->bytes - input->end, deadline);
    input->end += n;
    return n > 0;
}

/* One line without its end, as a string in INPUT until the next call; NULL when there is none. */
static const char *input_line(struct smtp_input *input, gint64 deadline)
{
    char *end;
    while ((end = memchr(input->bytes + input->begin, '\n', input->end - input->begin)) == NULL)
        if (!input_fill(input, deadline))
            return NULL;
    char *line = input->bytes + input->begin;
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

gboolean smtp_reply_read(struct smtp_input *input, gint64 deadline, struct smtp_reply *reply_r)
{
    reply_r->code = 0;
    reply_r->text[0] = '\0';
    for (int lines = 0; lines < SMTP_LINES_MAX; lines++) {
        int code;
        const char *line = input_line(input, deadline);
        if (line == NULL || !line_code(line, &code) || (lines > 0 && code != reply_r->code))
            return FALSE;
        reply_r->code = code;
        gboolean goes_on = line[3] == '-';
        if (line[3] != '\0')
            g_strlcat(reply_r->text, line + 4, sizeof reply_r->text);
        if (!goes_on)
            return TRUE;
        g_strlcat(reply_r->text, "\n", sizeof reply_r->text);
    }
    return FALSE;
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

void smtp_reply_words(const struct smtp_reply *reply, GString *out)
{
    g_autofree char *line = g_strdelimit(g_strdup(reply->text), "\n", ' ');
    g_string_printf(out, "%d %s", reply->code, line);
}

gboolean smtp_reply_offers(const struct smtp_reply *reply, const char *keyword)
{
    gsize length = strlen(keyword);
    for (const char *line = reply->text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (g_ascii_strncasecmp(line, keyword, length) == 0 &&
            (line[length] == '\0' || line[length] == ' ' || line[length] == '\n'))
            return TRUE;
    }
    return FALSE;
}
