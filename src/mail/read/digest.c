/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hash by which the same mail is known again, whatever way it came: SHA-256 of its canonical
 * bytes. */
#include "mail/read/digest.h"

#include <nettle/sha2.h>

/* What servers on the way add, so that it differs from one way to the next. A name that ends in "-"
 * stands for all that start so. */
static const char *const dropped[] = {
    "Received",       "Return-Path", "Delivered-To", "X-Original-To", "Authentication-Results",
    "DKIM-Signature", "X-Spam-",     "ARC-",
};

static gboolean is_dropped(struct slice name)
{
    for (guint i = 0; i < G_N_ELEMENTS(dropped); i++) {
        gboolean family = g_str_has_suffix(dropped[i], "-");
        if (family ? slice_starts(name, dropped[i]) : slice_equals(name, dropped[i]))
            return TRUE;
    }
    return FALSE;
}

/* Mailbox files write "From " at the start of a line as ">From ", and ">From " as ">>From ". */
static gboolean is_mbox_quoted(struct slice line)
{
    gsize marks = 0;
    while (marks < line.length && line.at[marks] == '>')
        marks++;
    return marks > 0 && slice_starts(slice_from(line, marks), "From ");
}

static void add(struct sha256_ctx *sum, struct slice bytes)
{
    sha256_update(sum, bytes.length, (const guint8 *)bytes.at);
}

static void add_head(struct sha256_ctx *sum, const struct fields *fields)
{
    for (guint i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        if (is_dropped(field->name))
            continue;
        add(sum, field->name);
        add(sum, slice_of(":"));
        add(sum, field->value);
        add(sum, slice_of("\n"));
    }
    add(sum, slice_of("\n"));
}

/* In runs between mbox-quoted lines, which are rare. */
static void add_body(struct sha256_ctx *sum, struct slice body)
{
    while (body.length > 0 && body.at[body.length - 1] == '\n')
        body.length--; /* mailbox files add an empty line, some servers a last line end */
    const char *from = body.at, *end = body.at + body.length;
    for (const char *at = from; at < end;) {
        if (*at == '>' && is_mbox_quoted((struct slice){at, (gsize)(end - at)})) {
            add(sum, (struct slice){from, (gsize)(at - from)});
            from = at + 1;
        }
        const char *found = memchr(at, '\n', (gsize)(end - at));
        at = found != NULL ? found + 1 : end;
    }
    add(sum, (struct slice){from, (gsize)(end - from)});
}

void message_digest(const struct message *message, guint8 hash_r[static 32])
{
    struct sha256_ctx sum;
    sha256_init(&sum);
    add_head(&sum, message_head(message));
    const struct part *whole = &message->parts[0];
    const char *end = message->bytes + message->length;
    add_body(&sum, (struct slice){whole->body.at, (gsize)(end - whole->body.at)});
    sha256_digest(&sum, SHA256_DIGEST_SIZE, hash_r);
}
