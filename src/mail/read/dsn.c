/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status part is groups of fields, parted by blank lines: one for the mail, then one for each
 * recipient. */
#include "mail/read/dsn.h"

#include "mail/read/mailbox.h"
#include "muster/mail/understand.h"

gsize status_length(const char *text)
{
    const char *at = text;
    if (strchr("245", *at) == NULL || *at == '\0' || at[1] != '.')
        return 0;
    at += 2;
    gsize digits = strspn(at, "0123456789");
    if (digits < 1 || digits > 3 || at[digits] != '.')
        return 0;
    at += digits + 1;
    digits = strspn(at, "0123456789");
    if (digits < 1 || digits > 3 || at[digits] == '.')
        return 0;
    return (gsize)(at + digits - text);
}

static enum dsn_action action_of(struct slice word)
{
    static const struct {
        const char *word;
        enum dsn_action action;
    } actions[] = {
        {"failed", DSN_FAILED},         {"failure", DSN_FAILED},    {"delayed", DSN_DELAYED},
        {"delivered", DSN_DELIVERED},   {"relayed", DSN_DELIVERED}, {"expanded", DSN_DELIVERED},
        {"deliverable", DSN_DELIVERED},
    };
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++)
        if (slice_starts(word, actions[i].word))
            return actions[i].action;
    return DSN_FAILED;
}

/* "rfc822; ann@example.com", or without its type, or in angle brackets. */
static void add_recipient(struct slice value, GPtrArray *out)
{
    if (slice_find(value, ';') < value.length)
        value = slice_from(value, slice_find(value, ';') + 1);
    mailboxes_read(value, out);
}

static void take_worse(struct dsn *dsn, enum dsn_action action)
{
    if (action <= dsn->action)
        return;
    dsn->action = action;
    g_clear_pointer(&dsn->status, g_free);
    g_clear_pointer(&dsn->diagnostic, g_free);
    g_ptr_array_set_size(dsn->recipients, 0);
}

static char *read_status(struct slice value)
{
    g_autofree char *text = slice_copy(value);
    gsize length = status_length(text);
    return length > 0 ? g_strndup(text, length) : NULL;
}

/* TRUE when FIELDS say something about a recipient. */
static gboolean read_group(const struct fields *fields, struct dsn *dsn)
{
    struct slice final = fields_value(fields, "Final-Recipient");
    struct slice original = fields_value(fields, "Original-Recipient");
    struct slice action = fields_value(fields, "Action");
    if (final.length == 0 && original.length == 0)
        return FALSE;
    enum dsn_action this_action = action_of(action);
    take_worse(dsn, this_action);
    if (this_action < dsn->action)
        return TRUE;
    guint before = dsn->recipients->len;
    add_recipient(original, dsn->recipients);
    if (dsn->recipients->len == before)
        add_recipient(final, dsn->recipients);
    if (dsn->status == NULL)
        dsn->status = read_status(fields_value(fields, "Status"));
    if (dsn->diagnostic == NULL) {
        g_autofree char *said = slice_copy(fields_value(fields, "Diagnostic-Code"));
        dsn->diagnostic = *said != '\0' ? g_ascii_strdown(said, -1) : NULL;
    }
    return TRUE;
}

static void read_groups(struct slice rest, struct dsn *dsn)
{
    for (guint i = 0; i < MAIL_MAX_PARTS && rest.length > 0; i++) {
        struct fields fields;
        struct slice next = fields_scan(rest, &fields);
        gboolean stuck = next.at == rest.at;
        read_group(&fields, dsn);
        fields_clear(&fields);
        rest = next;
        struct slice line;
        if (stuck && !slice_next_line(&rest, &line)) /* a line that is no field: step over it */
            return;
    }
}

/* Where fields about a recipient stand in running text, or NULL. */
static const char *find_fields(const struct notice *notice)
{
    static const char *const names[] = {"\nfinal-recipient:", "\noriginal-recipient:"};
    const char *first = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *found = strstr(notice->lower, names[i]);
        if (found != NULL && (first == NULL || found < first))
            first = found;
    }
    if (first == NULL)
        return NULL;
    /* Some write Action and Status above it: step back to the blank line. */
    const char *start = notice->text + (first - notice->lower);
    while (start > notice->text && !(start[0] == '\n' && start[-1] == '\n'))
        start--;
    return start + 1;
}

void dsn_read(const struct message *message, const struct notice *notice, struct dsn *dsn_r)
{
    *dsn_r = (struct dsn){.recipients = g_ptr_array_new_with_free_func(g_free)};
    const struct part *part = message_find(message, "message/delivery-status");
    if (part == NULL)
        part = message_find(message, "message/global-delivery-status");
    if (part != NULL) {
        g_autofree char *text = part_text(part, NULL);
        read_groups(slice_of(text), dsn_r);
    }
    const char *inline_fields = dsn_r->action == DSN_NONE ? find_fields(notice) : NULL;
    if (inline_fields != NULL)
        read_groups(slice_of(inline_fields), dsn_r);
}

void dsn_clear(struct dsn *dsn)
{
    g_free(dsn->status);
    g_free(dsn->diagnostic);
    g_clear_pointer(&dsn->recipients, g_ptr_array_unref);
}
