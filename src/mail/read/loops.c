/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often a mail was handed on, and whether a program may answer it.
 *
 * These are not the signs of kind.h: a person's mail may say "Precedence: bulk", or come through a
 * gateway that adds List-Unsubscribe. It is read as theirs; only nobody answers it unasked.
 */
#include "mail/read/loops.h"

#include "mail/read/fields.h"
#include "mail/read/mailbox.h"

static guint count_fields(const struct fields *fields, const char *name)
{
    guint count = 0;
    for (const struct field *field = fields_find(fields, name); field != NULL;
         field = fields_find_next(fields, field, name))
        count++;
    return count;
}

/* Each server that delivers a mail writes down to whom: an address that stands there twice had the
 * mail before. */
static char **delivered_twice(const struct fields *fields)
{
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GStrvBuilder) twice = g_strv_builder_new();
    for (const struct field *field = fields_find(fields, "Delivered-To");
         field != NULL && seen->len < MAIL_MAX_IDS;
         field = fields_find_next(fields, field, "Delivered-To")) {
        g_autoptr(GPtrArray) named = g_ptr_array_new_with_free_func(g_free);
        mailboxes_read(field->value, named);
        for (guint i = 0; i < named->len; i++)
            if (g_ptr_array_find_with_equal_func(seen, named->pdata[i], g_str_equal, NULL))
                g_strv_builder_add(twice, named->pdata[i]);
        g_ptr_array_extend_and_steal(seen, g_steal_pointer(&named));
    }
    return g_strv_builder_end(twice);
}

static gboolean is_of_list(const struct fields *fields)
{
    for (guint i = 0; i < fields->count; i++)
        if (slice_starts(fields->list[i].name, "List-"))
            return TRUE;
    return FALSE;
}

static gboolean has_precedence(const struct fields *fields)
{
    static const char *const words[] = {"bulk", "list", "junk", "auto_reply", "auto-reply"};
    struct slice value = fields_value(fields, "Precedence");
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (slice_equals(value, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_by_system(const struct fields *fields, const struct mail_head *head)
{
    return slice_starts(fields_value(fields, "Return-Path"), "<>") ||
           (head->from != NULL && g_str_has_prefix(head->from, "mailer-daemon@"));
}

/* "no" may be followed by a comment. */
static gboolean is_auto_submitted(const struct fields *fields)
{
    struct slice value = fields_value(fields, "Auto-Submitted");
    gboolean is_no =
        slice_starts(value, "no") && (value.length == 2 || !g_ascii_isalnum(value.at[2]));
    return value.length > 0 && !is_no;
}

void loops_find(const struct message *message, struct mail_head *head)
{
    const struct fields *fields = message_head(message);
    head->hops = count_fields(fields, "Received");
    head->circled = delivered_twice(fields);
    head->mute = is_by_system(fields, head) || is_auto_submitted(fields) ||
                 has_precedence(fields) || is_of_list(fields) ||
                 fields_find(fields, "X-Muster-Site") != NULL;
}
