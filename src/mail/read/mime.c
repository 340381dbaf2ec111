/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a mail: makes its line ends one, drops what stands before the head, splits it into parts.
 */
#include "mail/read/mime.h"

#include "muster/mail/understand.h"

enum {
    JUNK_LINES_MAX = 20, /* lines before a head that are looked through for its start */
    BOUNDARY_MAX = 256,  /* RFC 2046 allows 70 */
};

/* CR LF, LF CR's halves and a bare CR all end a line; NULs are left to the charset. */
static gsize copy_with_lf(const guint8 *from, gsize length, char *to)
{
    gsize written = 0;
    for (gsize i = 0; i < length;) {
        const guint8 *cr = memchr(from + i, '\r', length - i);
        gsize run = cr != NULL ? (gsize)(cr - from) - i : length - i;
        memcpy(to + written, from + i, run);
        written += run;
        i += run;
        if (cr == NULL)
            break;
        to[written++] = '\n';
        i += i + 1 < length && from[i + 1] == '\n' ? 2 : 1;
    }
    return written;
}

static gboolean is_mbox_line(struct slice line)
{
    return (slice_starts(line, "From ") || slice_starts(line, ">From ")) && !fields_is_field(line);
}

static struct slice skip_mark_and_blanks(struct slice rest)
{
    if (slice_starts(rest, "\xef\xbb\xbf"))
        rest = slice_from(rest, 3);
    struct slice line;
    for (struct slice next = rest; slice_next_line(&next, &line); rest = next)
        if (slice_trim(line).length > 0)
            break;
    return rest;
}

/* A field that any real head has: what tells a head behind junk from a text with colons. */
static gboolean is_well_known_field(struct slice line)
{
    static const char *const names[] = {
        "Return-Path:",  "Received:",   "From:",          "To:",
        "Subject:",      "Message-ID:", "Date:",          "MIME-Version:",
        "Delivered-To:", "Reply-To:",   "X-Original-To:", NULL};
    for (guint i = 0; names[i] != NULL; i++)
        if (slice_starts(line, names[i]))
            return TRUE;
    return FALSE;
}

/* Drops what gateways and mailbox files put before a head: a byte order mark, blank lines, mbox
 * `From ' lines, junk. */
static struct slice skip_leading(struct slice source)
{
    struct slice rest = skip_mark_and_blanks(source), line;
    for (struct slice next = rest; slice_next_line(&next, &line) && is_mbox_line(line);)
        rest = next;
    struct slice next = rest;
    if (!slice_next_line(&next, &line) || fields_is_field(line))
        return rest;
    for (guint i = 0; i < JUNK_LINES_MAX; i++) {
        struct slice before = next;
        if (!slice_next_line(&next, &line))
            break;
        if (is_well_known_field(line))
            return before;
    }
    return rest;
}

/* One open multipart. */
struct level {
    struct slice boundary;
    guint part;
};

struct splitter {
    struct message *message;
    GArray *parts; /* struct part */
    struct level levels[MAIL_MAX_DEPTH];
    guint depth;
    const char *end;
};

static struct part *part_at(struct splitter *splitter, guint index)
{
    return &g_array_index(splitter->parts, struct part, index);
}

static void warn(struct splitter *splitter, const char *text)
{
    g_ptr_array_add(splitter->message->warnings, g_strdup(text));
}

/* Broken types ("text", "image/") read as what they most probably are. */
static void type_settle(struct parameters *type, gboolean digest)
{
    char *slash = strchr(type->word, '/');
    gboolean broken = slash == NULL || slash == type->word || slash[1] == '\0';
    if (!broken)
        return;
    const char *settled = digest                                 ? "message/rfc822"
                          : g_str_has_prefix(type->word, "text") ? "text/plain"
                          : *type->word == '\0'                  ? "text/plain"
                                                                 : "application/octet-stream";
    g_free(type->word);
    type->word = g_strdup(settled);
}

gboolean part_is(const struct part *part, const char *type)
{
    return strcmp(part->type.word, type) == 0;
}

gboolean part_is_container(const struct part *part)
{
    return g_str_has_prefix(part->type.word, "multipart/");
}

/* Some senders name no boundary, or the wrong one: the first line that looks like one is it. */
static struct slice boundary_guess(struct slice body)
{
    struct slice line;
    for (guint i = 0; i < JUNK_LINES_MAX && slice_next_line(&body, &line); i++)
        if (slice_starts(line, "--") && slice_trim(line).length > 2)
            return slice_from(slice_trim(line), 2);
    return (struct slice){NULL, 0};
}

static struct slice boundary_of(const struct part *part)
{
    const char *named = parameters_get(&part->type, "boundary");
    if (named != NULL && *named != '\0' && strlen(named) <= BOUNDARY_MAX)
        return slice_of(named);
    return boundary_guess(part->body);
}

/* Reads the head of the part that starts at SOURCE; its body reaches to the end of the mail until a
 * boundary ends it. */
static struct slice part_open(struct splitter *splitter, struct slice source)
{
    guint index = splitter->parts->len;
    struct part part = {.depth = splitter->depth};
    part.parent = splitter->depth > 0 ? splitter->levels[splitter->depth - 1].part : 0;
    part.body = fields_scan(source, &part.fields);
    parameters_read(fields_value(&part.fields, "Content-Type"), &part.type);
    type_settle(&part.type,
                index > 0 && part_is(part_at(splitter, part.parent), "multipart/digest"));
    parameters_read(fields_value(&part.fields, "Content-Disposition"), &part.disposition);
    g_array_append_val(splitter->parts, part);
    if (!part_is_container(&part))
        return part.body;
    struct slice boundary = boundary_of(&part);
    if (boundary.length == 0)
        return part.body;
    if (splitter->depth == MAIL_MAX_DEPTH) {
        warn(splitter, "The mail nests its parts too deep; the inner ones were not read.");
        return part.body;
    }
    splitter->levels[splitter->depth++] = (struct level){boundary, index};
    return part.body;
}

/* Ends the bodies of all parts that are open below DEPTH at AT, the start of a boundary line. */
static void parts_close(struct splitter *splitter, guint depth, const char *at)
{
    for (guint i = splitter->parts->len; i-- > 0;) {
        struct part *part = part_at(splitter, i);
        if (part->depth < depth)
            break;
        const char *end = part->body.at + part->body.length;
        if (end == splitter->end && at >= part->body.at)
            part->body.length = (gsize)(at - part->body.at);
    }
}

/* The level whose boundary LINE is, from 1, or 0. *last_r: it ends its multipart. */
static guint level_of(const struct splitter *splitter, struct slice line, gboolean *last_r)
{
    for (guint i = splitter->depth; i-- > 0;) {
        struct slice boundary = splitter->levels[i].boundary, tail;
        if (line.length < boundary.length + 2 ||
            memcmp(line.at + 2, boundary.at, boundary.length) != 0)
            continue;
        tail = slice_trim(slice_from(line, boundary.length + 2));
        *last_r = slice_equals(tail, "--");
        if (tail.length == 0 || *last_r)
            return i + 1;
    }
    return 0;
}

/* The next line that starts with two dashes, or FALSE. From end to end of lines, which memchr()
 * finds many times faster than memmem() finds three octets. */
static gboolean next_dashes(struct slice *rest, struct slice *line_r)
{
    while (!slice_starts(*rest, "--")) {
        const char *end = memchr(rest->at, '\n', rest->length);
        if (end == NULL)
            return FALSE;
        *rest = slice_from(*rest, (gsize)(end - rest->at) + 1);
    }
    return slice_next_line(rest, line_r);
}

static void split(struct splitter *splitter, struct slice source)
{
    struct slice rest = part_open(splitter, source), line;
    while (splitter->depth > 0 && next_dashes(&rest, &line)) {
        gboolean last = FALSE;
        guint level = level_of(splitter, line, &last);
        if (level == 0)
            continue;
        const char *body_end = line.at > splitter->message->bytes ? line.at - 1 : line.at;
        parts_close(splitter, level, body_end);
        splitter->depth = last ? level - 1 : level;
        if (last)
            continue;
        if (splitter->parts->len == MAIL_MAX_PARTS) {
            warn(splitter, "The mail has too many parts; the last ones were not read.");
            return;
        }
        rest = part_open(splitter, rest);
    }
}

/* A multipart in which no part was found is the text that stands in it. */
static void settle_empty_containers(struct splitter *splitter)
{
    for (guint i = 0; i < splitter->parts->len; i++) {
        struct part *part = part_at(splitter, i);
        gboolean holds =
            i + 1 < splitter->parts->len && part_at(splitter, i + 1)->depth > part->depth;
        if (!part_is_container(part) || holds)
            continue;
        g_free(part->type.word);
        part->type.word =
            g_strdup(part->depth < MAIL_MAX_DEPTH ? "text/plain" : "application/octet-stream");
    }
}

struct message *message_open(const guint8 *bytes, gsize length)
{
    struct message *message = g_new0(struct message, 1);
    message->warnings = g_ptr_array_new_with_free_func(g_free);
    message->bytes = g_malloc(MIN(length, MAIL_MAX_OCTETS) + 1);
    message->length = copy_with_lf(bytes, MIN(length, MAIL_MAX_OCTETS), message->bytes);
    struct splitter splitter = {.message = message,
                                .parts = g_array_new(FALSE, FALSE, sizeof(struct part)),
                                .end = message->bytes + message->length};
    if (length > MAIL_MAX_OCTETS)
        warn(&splitter, "The mail is too large; its end was not read.");
    split(&splitter, skip_leading((struct slice){message->bytes, message->length}));
    settle_empty_containers(&splitter);
    if (part_at(&splitter, 0)->fields.cut)
        warn(&splitter, "The mail has too many header fields; the last ones were not read.");
    message->n_parts = splitter.parts->len;
    message->parts = (struct part *)(void *)g_array_free(splitter.parts, FALSE);
    return message;
}

void message_free(struct message *message)
{
    if (message == NULL)
        return;
    for (guint i = 0; i < message->n_parts; i++) {
        fields_clear(&message->parts[i].fields);
        parameters_clear(&message->parts[i].type);
        parameters_clear(&message->parts[i].disposition);
    }
    g_free(message->parts);
    g_free(message->bytes);
    g_ptr_array_unref(message->warnings);
    g_free(message);
}

const struct part *message_find(const struct message *message, const char *type)
{
    for (guint i = 0; i < message->n_parts; i++)
        if (part_is(&message->parts[i], type))
            return &message->parts[i];
    return NULL;
}
