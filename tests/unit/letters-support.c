/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters-support.h"

#include <gmime/gmime.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

char *html_of(const struct written *mail)
{
    gsize size;
    const char *data = g_bytes_get_data(mail->bytes, &size);
    g_mime_init();
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(data, size);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    g_autoptr(GMimeMessage) message = g_mime_parser_construct_message(parser, NULL);
    GMimeObject *parts = g_mime_message_get_mime_part(message);
    GMimeObject *html = g_mime_multipart_get_part(GMIME_MULTIPART(parts), 1);
    g_autofree char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(html));
    GString *lines = g_string_new(text);
    g_string_replace(lines, "\r\n", "\n", 0);
    return g_string_free(lines, FALSE);
}

gboolean html_says(const struct written *mail, const char *words)
{
    g_autofree char *html = html_of(mail);
    return strstr(html, words) != NULL;
}
