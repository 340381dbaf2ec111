/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One form of line for each way out.
 *
 * Promises: linear in the bytes; what comes out has no bare CR and no bare LF, so that nobody
 * behind us can find an end of data where there is none (SMTP smuggling); the same bytes give the
 * same lines at each try.
 */
#include "net/lines.h"

#include <string.h>

static gsize line_length(const guint8 *bytes, gsize length)
{
    gsize end = 0;
    while (end < length && bytes[end] != '\r' && bytes[end] != '\n')
        end++;
    return end;
}

static gsize line_end_length(const guint8 *bytes, gsize length)
{
    if (length == 0)
        return 0;
    return length > 1 && bytes[0] == '\r' && bytes[1] == '\n' ? 2 : 1;
}

void lines_append(GString *out, const guint8 *bytes, gsize length, enum line_form form)
{
    const char *end = form == LINES_SMTP ? "\r\n" : "\n";
    while (length > 0) {
        gsize line = line_length(bytes, length);
        if (form == LINES_SMTP && bytes[0] == '.')
            g_string_append_c(out, '.');
        g_string_append_len(out, (const char *)bytes, (gssize)line);
        g_string_append(out, end);
        gsize whole = line + line_end_length(bytes + line, length - line);
        bytes += whole;
        length -= whole;
    }
    if (form == LINES_SMTP)
        g_string_append(out, ".\r\n");
}

void line_tame(GString *words)
{
    g_autofree char *valid = g_utf8_make_valid(words->str, (gssize)words->len);
    g_string_truncate(words, 0);
    for (const char *at = g_strstrip(valid); *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (words->len + 6 > LINE_TAME_MAX)
            return;
        /* Format characters turn the direction of what follows. */
        gboolean is_tame = !g_unichar_iscntrl(letter) && g_unichar_type(letter) != G_UNICODE_FORMAT;
        g_string_append_unichar(words, is_tame ? letter : '?');
    }
}
