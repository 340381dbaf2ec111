/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face of the reading half: opens a mail, asks each scanner, and puts together what they say.
 */
#include "muster/mail/understand.h"

#include "mail/read/answers-value.h"
#include "mail/read/author.h"
#include "mail/read/body.h"
#include "mail/read/calendar.h"
#include "mail/read/charset.h"
#include "mail/read/digest.h"
#include "mail/read/fields.h"
#include "mail/read/kind.h"
#include "mail/read/loops.h"
#include "mail/read/mailbox.h"
#include "mail/read/mime.h"
#include "mail/read/smime.h"
#include "mail/read/vouchers.h"
#include "mail/reply/reply-sign.h"
#include "mail/reply/reply.h"

void mail_warm(void)
{
    charset_warm();
}

static char **strings_take(GPtrArray *strings)
{
    g_ptr_array_add(strings, NULL);
    g_ptr_array_set_free_func(strings, NULL);
    return (char **)g_ptr_array_free(strings, FALSE);
}

static void read_message_id(const struct fields *fields, struct mail_head *head)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    message_ids_read(fields_value(fields, "Message-ID"), ids);
    if (ids->len > 0)
        head->message_id = g_strdup(g_ptr_array_index(ids, 0));
}

static gboolean holds(GPtrArray *strings, const char *string)
{
    return g_ptr_array_find_with_equal_func(strings, string, g_str_equal, NULL);
}

/* In-Reply-To first, then References from its end: the nearest ancestor is the mail that is
 * answered. */
static char **read_references(const struct fields *fields)
{
    g_autoptr(GPtrArray) older = g_ptr_array_new_with_free_func(g_free);
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    message_ids_read(fields_value(fields, "In-Reply-To"), ids);
    message_ids_read(fields_value(fields, "References"), older);
    for (guint i = older->len; i-- > 0 && ids->len < MAIL_MAX_IDS;)
        if (!holds(ids, g_ptr_array_index(older, i)))
            g_ptr_array_add(ids, g_strdup(g_ptr_array_index(older, i)));
    return strings_take(ids);
}

static char **read_recipients(const struct fields *fields)
{
    static const char *const names[] = {"Delivered-To", "X-Original-To", "To", "Cc"};
    GPtrArray *recipients = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        for (const struct field *field = fields_find(fields, names[i]); field != NULL;
             field = fields_find_next(fields, field, names[i]))
            mailboxes_read(field->value, recipients);
    return strings_take(recipients);
}

static void head_fill(const struct message *message, struct mail_head *head)
{
    const struct fields *fields = message_head(message);
    *head = (struct mail_head){.kind = MAIL_OTHER};
    author_fill(fields, head);
    vouchers_fill(fields, head);
    read_message_id(fields, head);
    head->subject = fields_text(fields, "Subject");
    head->references = read_references(fields);
    head->recipients = read_recipients(fields);
    loops_find(message, head);
    message_digest(message, head->hash);
    kind_find(message, head);
    if (head->bounce_recipients == NULL)
        head->bounce_recipients = g_new0(char *, 1);
}

struct mail_head *mail_head_read(const guint8 *bytes, gsize length)
{
    struct mail_head *head = g_new0(struct mail_head, 1);
    struct message *message = message_open(bytes, length);
    head_fill(message, head);
    message_free(message);
    return head;
}

/* "Your client cannot show HTML" and its like: a plain part that only excuses itself. */
static gboolean is_excuse(const char *text)
{
    enum { EXCUSE_MAX = 400 };
    static const char *const signs[] = {"does not support",
                                        "doesn't support",
                                        "not support html",
                                        "cannot display",
                                        "can't display",
                                        "unable to display",
                                        "html-enabled",
                                        "html enabled",
                                        "html compatible",
                                        "html-compatible",
                                        "view this message in html",
                                        NULL};
    if (strlen(text) > EXCUSE_MAX)
        return FALSE;
    g_autofree char *lower = g_ascii_strdown(text, -1);
    if (strstr(lower, "html") == NULL)
        return FALSE;
    for (guint i = 0; signs[i] != NULL; i++)
        if (strstr(lower, signs[i]) != NULL)
            return TRUE;
    return FALSE;
}

static gboolean is_blank_text(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

/* What a text is read against. */
struct reader {
    const struct asked *asked;
    const char *writer;
};

/* One way to read a mail: the text, and what it says. */
struct attempt {
    char *text;
    struct reply_reading *reading;
};

static struct attempt attempt_read(const struct reader *reader, char *text)
{
    return (struct attempt){text, reply_read(text, reader->asked, reader->writer)};
}

static void attempt_clear(struct attempt *attempt)
{
    g_free(attempt->text);
    reply_reading_free(attempt->reading);
}

static void warn(GPtrArray *warnings, const char *text)
{
    g_ptr_array_add(warnings, g_strdup(text));
}

/* The plain part is what its writer saw, unless it is empty, excuses itself, or answers nothing
 * where the HTML does. */
static struct attempt read_best(const struct body *body, const struct reader *reader,
                                GPtrArray *warnings)
{
    if (!body->has_plain)
        return attempt_read(reader, body_text(body, BODY_HTML, warnings));
    g_autofree char *plain = body_text(body, BODY_PLAIN, warnings);
    if (body->has_choice && (is_blank_text(plain) || is_excuse(plain))) {
        warn(warnings, "The plain text says nothing; the HTML part was read.");
        return attempt_read(reader, body_text(body, BODY_HTML, warnings));
    }
    struct attempt first = attempt_read(reader, g_steal_pointer(&plain));
    if (!body->has_choice || reader->asked == NULL || first.reading->answers->len > 0)
        return first;
    struct attempt second = attempt_read(reader, body_text(body, BODY_HTML, NULL));
    if (second.reading->answers->len == 0) {
        attempt_clear(&second);
        return first;
    }
    warn(warnings,
         "Only the HTML part answers the questions; it was read in place of the plain text.");
    attempt_clear(&first);
    return second;
}

/* Takes what ATTEMPT holds. */
static void take_attempt(struct description *description, struct attempt attempt,
                         GPtrArray *warnings)
{
    struct reply_reading *reading = attempt.reading;
    description->source = attempt.text;
    description->text = g_steal_pointer(&reading->text);
    description->answers = g_steal_pointer(&reading->answers);
    description->unplaced = g_steal_pointer(&reading->unplaced);
    description->items = g_steal_pointer(&reading->items);
    description->asides = strings_take(g_steal_pointer(&reading->asides));
    description->goals = strings_take(g_steal_pointer(&reading->goals));
    description->quick = reading->quick;
    description->courtesy = reading->courtesy;
    description->adds = reading->adds;
    description->in_order = reading->in_order;
    description->cuts = g_steal_pointer(&reading->cuts);
    for (char **warning = reading->warnings; *warning != NULL; warning++)
        warn(warnings, *warning);
    reply_reading_free(reading);
}

/* A client's sign answers nothing, and stands for the text; words of its user's beside it are
 * words. */
static void take_reaction(struct description *description, const struct body *body)
{
    description->reaction = reply_sign(description->text, description->head.from_name);
    gboolean whole =
        body->is_reaction || is_blank_text(description->text) || description->reaction != NULL;
    if (body->reaction == NULL || !whole)
        return;
    g_free(description->reaction);
    g_free(description->text);
    g_free(description->unplaced);
    description->reaction = g_strdup(body->reaction);
    description->text = g_strdup(body->reaction);
    description->unplaced = g_strdup("");
    g_ptr_array_set_size(description->answers, 0);
    description->courtesy = TRUE;
}

/* Signatures around signatures: a list's around a writer's. */
enum { SIGNATURES_MAX = 3 };

/* Puts the mail that an opaque signature encloses in the place of the one that encloses it. */
static struct message *unwrap(struct message *message)
{
    for (guint i = 0; i < SIGNATURES_MAX; i++) {
        struct message *enclosed = smime_open(message);
        if (enclosed == NULL)
            break;
        message_free(message);
        message = enclosed;
    }
    return message;
}

/* Warns of what cannot be read at all. TRUE when nobody here can. */
static gboolean warn_of_unread(const struct message *message, GPtrArray *warnings)
{
    gboolean encrypted = body_is_encrypted(message), hidden = smime_hides_text(message);
    for (guint i = 0; i < message->warnings->len; i++)
        warn(warnings, g_ptr_array_index(message->warnings, i));
    if (encrypted)
        warn(warnings, "The mail is encrypted and cannot be read; please send it in plain text.");
    else if (hidden)
        warn(warnings, "The text is within an S/MIME signature that cannot be opened; please send "
                       "the mail unsigned.");
    return encrypted || hidden;
}

/* "done", or "The key is under the mat now." and below it "done". */
static gboolean says_over(const char *text)
{
    const char *first_end = strchr(text, '\n'), *last = strrchr(text, '\n');
    gboolean over = reply_says_status(text) == STATUS_OVER;
    if (over || first_end == NULL)
        return over;
    g_autofree char *first = g_strndup(text, (gsize)(first_end - text));
    return reply_says_status(first) == STATUS_OVER || reply_says_status(last + 1) == STATUS_OVER;
}

struct description *mail_understand(const guint8 *bytes, gsize length, const struct asked *asked)
{
    struct description *description = g_new0(struct description, 1);
    struct message *message = message_open(bytes, length);
    head_fill(message, &description->head);
    g_autofree char *date = slice_copy(fields_value(message_head(message), "Date"));
    message = unwrap(message);

    GPtrArray *warnings = g_ptr_array_new_with_free_func(g_free);
    description->encrypted = warn_of_unread(message, warnings);
    struct body body;
    body_find(message, &body);
    struct reader reader = {asked, description->head.from_name};
    take_attempt(description, read_best(&body, &reader, warnings), warnings);
    description->skips = answers_settle(description->answers, asked, slice_of(date));
    take_reaction(description, &body);
    description->over = says_over(description->text);
    description->empty = *description->text == '\0' && description->asides[0] == NULL &&
                         description->goals[0] == NULL && !description->encrypted &&
                         !body.has_packed_rtf;
    if (description->head.kind == MAIL_CALENDAR)
        description->calendar = calendar_answer_find(message);
    if (body.attachments->len > 0)
        description->attachments = g_steal_pointer(&body.attachments);
    body_clear(&body);
    description->warnings = strings_take(warnings);
    message_free(message);
    return description;
}
