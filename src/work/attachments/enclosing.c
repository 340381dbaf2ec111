/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that came with answers and go out again with a mail. */
#include "muster/mail/compose.h"
#include "muster/work/attachments.h"

static void enclosure_clear(gpointer data)
{
    struct attachment *enclosure = data;
    g_free((char *)enclosure->name);
    g_bytes_unref(enclosure->bytes);
}

GArray *enclosures_new(void)
{
    GArray *enclosures = g_array_new(FALSE, FALSE, sizeof(struct attachment));
    g_array_set_clear_func(enclosures, enclosure_clear);
    return enclosures;
}

gboolean enclosures_add(GArray *enclosures, const struct site *site,
                        const struct filed_attachment *filed, gsize *room)
{
    struct failure trouble = {0};
    if ((gsize)filed->octets > *room)
        return FALSE;
    GBytes *bytes = attachment_open(site, filed->hash, &trouble);
    if (bytes == NULL) {
        log_trouble("attachment", "error", trouble.text, NULL);
        return FALSE;
    }
    const struct attachment enclosure = {g_strdup(filed->name), "application/octet-stream", bytes};
    g_array_append_val(enclosures, enclosure);
    *room -= (gsize)filed->octets;
    return TRUE;
}
