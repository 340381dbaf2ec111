/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attached.h - which files came with a mail, for those who compare it */
#ifndef MUSTER_TEST_ATTACHED_H
#define MUSTER_TEST_ATTACHED_H

#include "muster/mail/understand.h"

/* DESCRIPTION has files of these NAMES, NULL-terminated, and no others. */
static inline void assert_attached(const struct description *description, const char *const *names)
{
    const GPtrArray *attachments = description->attachments;
    for (guint i = 0; attachments != NULL && i < attachments->len; i++) {
        const struct mail_attachment *attachment = g_ptr_array_index(attachments, i);
        g_assert_cmpstr(attachment->name, ==, names[i]);
    }
    g_assert_cmpuint(attachments != NULL ? attachments->len : 0, ==, g_strv_length((char **)names));
}

#endif
