/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes through the wall, field by field (parcel.h), and what the outside checks before it believes any of it. */
#include "muster/mail/wire.h"

#include <string.h>

#include "mail/read/parcel.h"

enum {
    ANSWERS_MAX = 1000,
    NAMES_MAX = MAIL_MAX_IDS,
    WARNINGS_MAX = 1000,
    CUTS_MAX = 1 << 20,
    QUESTIONS_MAX = 1000,
    LABELS_MAX = 1000,
    ITEMS_MAX = 1000,
    OPEN_ITEMS_MAX = 10000,
    ITEM_LEAST = 4, /* octets of the smallest thing in a list */
};

static GByteArray *parcel_new(void)
{
    return g_byte_array_sized_new(4096);
}

static void pack_strings(GByteArray *parcel, char *const *strings)
{
    parcel_put_strings(parcel, (const char *const *)strings);
}

static void pack_vouchers(GByteArray *parcel, const GArray *vouchers)
{
    guint count = vouchers != NULL ? vouchers->len : 0;
    parcel_put_number(parcel, count);
    for (guint i = 0; i < count; i++) {
        const struct mail_voucher *voucher = &g_array_index(vouchers, struct mail_voucher, i);
        parcel_put_string(parcel, voucher->authserv);
        parcel_put_number(parcel, voucher->received_above);
        parcel_put_number(parcel, voucher->aligned != FALSE);
    }
}

static void pack_head(GByteArray *parcel, const struct mail_head *head)
{
    parcel_put_number(parcel, head->kind);
    parcel_put_string(parcel, head->from);
    parcel_put_string(parcel, head->from_name);
    parcel_put_string(parcel, head->from_text);
    parcel_put_string(parcel, head->sender);
    parcel_put_string(parcel, head->message_id);
    parcel_put_string(parcel, head->subject);
    pack_strings(parcel, head->references);
    pack_strings(parcel, head->recipients);
    parcel_put_number(parcel, head->hops);
    pack_strings(parcel, head->circled);
    parcel_put_number(parcel, head->mute != FALSE);
    pack_strings(parcel, head->received_by);
    pack_vouchers(parcel, head->vouchers);
    parcel_put_string(parcel, head->auto_why);
    parcel_put_string(parcel, head->away_until);
    parcel_put_number(parcel, head->away_returns != FALSE);
    parcel_put_string(parcel, head->bounce_class);
    parcel_put_string(parcel, head->bounce_status);
    pack_strings(parcel, head->bounce_recipients);
    parcel_put_octets(parcel, head->hash, sizeof head->hash);
}

GBytes *wire_head_pack(const struct mail_head *head)
{
    GByteArray *parcel = parcel_new();
    pack_head(parcel, head);
    return g_byte_array_free_to_bytes(parcel);
}

static void pack_answers(GByteArray *parcel, const GPtrArray *answers)
{
    parcel_put_number(parcel, answers->len);
    for (guint i = 0; i < answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(answers, i);
        parcel_put_number(parcel, answer->question);
        parcel_put_string(parcel, answer->text);
        parcel_put_number(parcel, answer->nothing != FALSE);
        parcel_put_number(parcel, answer->adds != FALSE);
        parcel_put_number(parcel, answer->same != FALSE);
        parcel_put_string(parcel, answer->value);
    }
}

static void pack_items(GByteArray *parcel, const GPtrArray *items)
{
    parcel_put_number(parcel, items->len);
    for (guint i = 0; i < items->len; i++) {
        const struct item_said *said = g_ptr_array_index(items, i);
        parcel_put_number(parcel, said->number);
        parcel_put_string(parcel, said->text);
        parcel_put_number(parcel, said->over != FALSE);
    }
}

static void pack_character(GByteArray *parcel, const struct description *description)
{
    parcel_put_number(parcel, description->quick);
    parcel_put_number(parcel, description->courtesy != FALSE);
    parcel_put_string(parcel, description->reaction);
    parcel_put_number(parcel, description->adds != FALSE);
    parcel_put_number(parcel, description->in_order != FALSE);
    parcel_put_number(parcel, description->skips != FALSE);
    parcel_put_number(parcel, description->over != FALSE);
    parcel_put_number(parcel, description->empty != FALSE);
    parcel_put_number(parcel, description->encrypted != FALSE);
}

static void pack_cuts(GByteArray *parcel, const GPtrArray *cuts)
{
    parcel_put_number(parcel, cuts->len);
    for (guint i = 0; i < cuts->len; i++) {
        const struct mail_cut *cut = g_ptr_array_index(cuts, i);
        parcel_put_number(parcel, cut->first);
        parcel_put_number(parcel, cut->last);
        parcel_put_string(parcel, cut->why);
        parcel_put_string(parcel, cut->text);
    }
}

static void pack_attachments(GByteArray *parcel, const GPtrArray *attachments)
{
    guint count = attachments != NULL ? attachments->len : 0;
    parcel_put_number(parcel, count);
    for (guint i = 0; i < count; i++) {
        const struct mail_attachment *attachment = g_ptr_array_index(attachments, i);
        parcel_put_string(parcel, attachment->name);
        parcel_put_bytes(parcel, attachment->bytes);
        parcel_put_number(parcel, (guint32)attachment->octets);
    }
}

static void pack_calendar(GByteArray *parcel, const struct calendar_answer *answer)
{
    parcel_put_number(parcel, answer != NULL);
    if (answer == NULL)
        return;
    parcel_put_string(parcel, answer->uid);
    parcel_put_string(parcel, answer->answer);
    parcel_put_number(parcel, answer->sequence);
    parcel_put_string(parcel, answer->comment);
}

GBytes *wire_description_pack(const struct description *description)
{
    GByteArray *parcel = parcel_new();
    pack_head(parcel, &description->head);
    parcel_put_string(parcel, description->text);
    pack_answers(parcel, description->answers);
    parcel_put_string(parcel, description->unplaced);
    pack_items(parcel, description->items);
    pack_strings(parcel, description->asides);
    pack_strings(parcel, description->goals);
    pack_calendar(parcel, description->calendar);
    pack_character(parcel, description);
    pack_attachments(parcel, description->attachments);
    pack_strings(parcel, description->warnings);
    pack_cuts(parcel, description->cuts);
    parcel_put_string(parcel, description->source);
    return g_byte_array_free_to_bytes(parcel);
}

/* The last are the newest. With more than the other side takes it would take nothing at all, and
 * the mail could not be filed. */
static void pack_open_items(GByteArray *parcel, const struct asked *asked)
{
    gsize count = MIN(asked->n_open_items, (gsize)OPEN_ITEMS_MAX);
    parcel_put_number(parcel, (guint32)count);
    for (gsize i = asked->n_open_items - count; i < asked->n_open_items; i++)
        parcel_put_number(parcel, asked->open_items[i]);
}

GBytes *wire_asked_pack(const struct asked *asked)
{
    GByteArray *parcel = parcel_new();
    parcel_put_number(parcel, asked != NULL);
    if (asked == NULL)
        return g_byte_array_free_to_bytes(parcel);
    parcel_put_string(parcel, asked->text);
    parcel_put_string(parcel, asked->language);
    parcel_put_number(parcel, (guint32)asked->line_each);
    pack_open_items(parcel, asked);
    parcel_put_number(parcel, (guint32)asked->n_questions);
    for (gsize i = 0; i < asked->n_questions; i++) {
        const struct asked_question *question = &asked->questions[i];
        parcel_put_string(parcel, question->kind);
        parcel_put_string(parcel, question->prompt);
        parcel_put_strings(parcel, question->labels);
        parcel_put_strings(parcel, question->choices);
        parcel_put_strings(parcel, question->values);
        parcel_put_strings(parcel, question->items);
    }
    return g_byte_array_free_to_bytes(parcel);
}

static gboolean is_one_of(const char *word, const char *const *words)
{
    return word == NULL || g_strv_contains(words, word);
}

static gboolean is_day(const char *text)
{
    static const char pattern[] = "dddd-dd-dd";
    if (text == NULL)
        return TRUE;
    if (strlen(text) != strlen(pattern))
        return FALSE;
    for (gsize i = 0; pattern[i] != '\0'; i++)
        if (pattern[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != pattern[i])
            return FALSE;
    return TRUE;
}

/* What the outside relies on without looking. */
static gboolean head_is_sane(const struct mail_head *head)
{
    static const char *const whys[] = {"vacation", "robot", "challenge", "receipt", NULL};
    static const char *const classes[] = {"hard", "soft", "delay", "unknown", NULL};
    return head->kind <= MAIL_OTHER && is_one_of(head->auto_why, whys) &&
           is_one_of(head->bounce_class, classes) && is_day(head->away_until) &&
           (head->kind != MAIL_AUTO || head->auto_why != NULL) &&
           (head->kind != MAIL_BOUNCE || head->bounce_class != NULL);
}

static GArray *unpack_vouchers(struct parcel *parcel)
{
    guint count = parcel_take_count(parcel, MAIL_MAX_TRACE, ITEM_LEAST);
    GArray *vouchers = count > 0 ? mail_vouchers_new() : NULL;
    for (guint i = 0; i < count; i++) {
        struct mail_voucher voucher = {.authserv = parcel_take_string(parcel)};
        voucher.received_above = parcel_take_number(parcel);
        voucher.aligned = parcel_take_number(parcel) != 0;
        g_array_append_val(vouchers, voucher);
    }
    return vouchers;
}

static void unpack_head(struct parcel *parcel, struct mail_head *head)
{
    guint32 kind = parcel_take_number(parcel);
    parcel->is_false |= kind > MAIL_OTHER;
    head->kind = MIN(kind, MAIL_OTHER);
    head->from = parcel_take_maybe_string(parcel);
    head->from_name = parcel_take_maybe_string(parcel);
    head->from_text = parcel_take_maybe_string(parcel);
    head->sender = parcel_take_maybe_string(parcel);
    head->message_id = parcel_take_maybe_string(parcel);
    head->subject = parcel_take_maybe_string(parcel);
    head->references = parcel_take_strings(parcel, MAIL_MAX_IDS);
    head->recipients = parcel_take_strings(parcel, MAIL_MAX_IDS);
    head->hops = parcel_take_number(parcel);
    head->circled = parcel_take_strings(parcel, MAIL_MAX_IDS);
    head->mute = parcel_take_number(parcel) != 0;
    head->received_by = parcel_take_strings(parcel, MAIL_MAX_TRACE);
    head->vouchers = unpack_vouchers(parcel);
    head->auto_why = parcel_take_maybe_string(parcel);
    head->away_until = parcel_take_maybe_string(parcel);
    head->away_returns = parcel_take_number(parcel) != 0;
    head->bounce_class = parcel_take_maybe_string(parcel);
    head->bounce_status = parcel_take_maybe_string(parcel);
    head->bounce_recipients = parcel_take_strings(parcel, MAIL_MAX_IDS);
    parcel_take_octets(parcel, head->hash, sizeof head->hash);
}

struct mail_head *wire_head_unpack(GBytes *frame)
{
    struct parcel parcel = parcel_open(frame);
    struct mail_head *head = g_new0(struct mail_head, 1);
    unpack_head(&parcel, head);
    if (!parcel_is_done(&parcel) || !head_is_sane(head))
        g_clear_pointer(&head, mail_head_free);
    return head;
}

static GPtrArray *unpack_answers(struct parcel *parcel)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func((GDestroyNotify)answer_free);
    guint count = parcel_take_count(parcel, ANSWERS_MAX, ITEM_LEAST);
    for (guint i = 0; i < count; i++) {
        struct answer *answer = g_new0(struct answer, 1);
        answer->question = parcel_take_number(parcel);
        answer->text = parcel_take_string(parcel);
        answer->nothing = parcel_take_number(parcel) != 0;
        answer->adds = parcel_take_number(parcel) != 0;
        answer->same = parcel_take_number(parcel) != 0;
        answer->value = parcel_take_maybe_string(parcel);
        g_ptr_array_add(answers, answer);
    }
    return answers;
}

static GPtrArray *unpack_items(struct parcel *parcel)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify)item_said_free);
    guint count = parcel_take_count(parcel, MAIL_MAX_ITEMS, ITEM_LEAST);
    for (guint i = 0; i < count; i++) {
        struct item_said *said = g_new0(struct item_said, 1);
        said->number = parcel_take_number(parcel);
        said->text = parcel_take_string(parcel);
        said->over = parcel_take_number(parcel) != 0;
        g_ptr_array_add(items, said);
    }
    return items;
}

static struct calendar_answer *unpack_calendar(struct parcel *parcel)
{
    static const char *const answers[] = {"accepted", "declined", "tentative", NULL};
    if (parcel_take_number(parcel) == 0)
        return NULL;
    struct calendar_answer *answer = g_new0(struct calendar_answer, 1);
    answer->uid = parcel_take_string(parcel);
    answer->answer = parcel_take_string(parcel);
    answer->sequence = parcel_take_number(parcel);
    answer->comment = parcel_take_string(parcel);
    parcel->is_false |= !is_one_of(answer->answer, answers);
    return answer;
}

static void unpack_character(struct parcel *parcel, struct description *description)
{
    guint32 quick = parcel_take_number(parcel);
    parcel->is_false |= quick > MAIL_QUICK_SAME;
    description->quick = MIN(quick, MAIL_QUICK_SAME);
    description->courtesy = parcel_take_number(parcel) != 0;
    description->reaction = parcel_take_maybe_string(parcel);
    description->adds = parcel_take_number(parcel) != 0;
    description->in_order = parcel_take_number(parcel) != 0;
    description->skips = parcel_take_number(parcel) != 0;
    description->over = parcel_take_number(parcel) != 0;
    description->empty = parcel_take_number(parcel) != 0;
    description->encrypted = parcel_take_number(parcel) != 0;
}

static GPtrArray *unpack_cuts(struct parcel *parcel)
{
    GPtrArray *cuts = g_ptr_array_new_with_free_func((GDestroyNotify)mail_cut_free);
    guint count = parcel_take_count(parcel, CUTS_MAX, ITEM_LEAST);
    for (guint i = 0; i < count; i++) {
        struct mail_cut *cut = g_new0(struct mail_cut, 1);
        cut->first = parcel_take_number(parcel);
        cut->last = parcel_take_number(parcel);
        cut->why = parcel_take_string(parcel);
        cut->text = parcel_take_string(parcel);
        g_ptr_array_add(cuts, cut);
    }
    return cuts;
}

static void attachment_clear(gpointer data)
{
    mail_attachment_free(data);
}

static GPtrArray *unpack_attachments(struct parcel *parcel)
{
    guint count = parcel_take_count(parcel, NAMES_MAX, ITEM_LEAST);
    GPtrArray *attachments = count > 0 ? g_ptr_array_new_with_free_func(attachment_clear) : NULL;
    for (guint i = 0; i < count; i++) {
        struct mail_attachment *attachment = g_new0(struct mail_attachment, 1);
        attachment->name = parcel_take_string(parcel);
        attachment->bytes = parcel_take_bytes(parcel);
        attachment->octets = parcel_take_number(parcel);
        parcel->is_false |=
            attachment->bytes != NULL && g_bytes_get_size(attachment->bytes) != attachment->octets;
        g_ptr_array_add(attachments, attachment);
    }
    return attachments;
}

/* Each question once, in order, from 1. */
static gboolean answers_are_sane(const GPtrArray *answers)
{
    guint last = 0;
    for (guint i = 0; i < answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(answers, i);
        if (answer->question <= last)
            return FALSE;
        last = answer->question;
    }
    return TRUE;
}

struct description *wire_description_unpack(GBytes *frame)
{
    struct parcel parcel = parcel_open(frame);
    struct description *description = g_new0(struct description, 1);
    unpack_head(&parcel, &description->head);
    description->text = parcel_take_string(&parcel);
    description->answers = unpack_answers(&parcel);
    description->unplaced = parcel_take_string(&parcel);
    description->items = unpack_items(&parcel);
    description->asides = parcel_take_strings(&parcel, MAIL_MAX_ASIDES);
    description->goals = parcel_take_strings(&parcel, MAIL_MAX_GOALS);
    description->calendar = unpack_calendar(&parcel);
    unpack_character(&parcel, description);
    description->attachments = unpack_attachments(&parcel);
    description->warnings = parcel_take_strings(&parcel, WARNINGS_MAX);
    description->cuts = unpack_cuts(&parcel);
    description->source = parcel_take_maybe_string(&parcel);
    if (!parcel_is_done(&parcel) || !head_is_sane(&description->head) ||
        !answers_are_sane(description->answers))
        g_clear_pointer(&description, description_free);
    return description;
}

static void unpack_open_items(struct parcel *parcel, struct asked *asked)
{
    asked->n_open_items = parcel_take_count(parcel, OPEN_ITEMS_MAX, ITEM_LEAST);
    guint32 *numbers = g_new0(guint32, asked->n_open_items + 1);
    for (gsize i = 0; i < asked->n_open_items; i++)
        numbers[i] = parcel_take_number(parcel);
    asked->open_items = numbers;
}

static void unpack_question(struct parcel *parcel, struct asked_question *question)
{
    question->kind = parcel_take_string(parcel);
    question->prompt = parcel_take_string(parcel);
    question->labels = (const char *const *)parcel_take_strings(parcel, LABELS_MAX);
    question->choices = (const char *const *)parcel_take_strings(parcel, LABELS_MAX);
    question->values = (const char *const *)parcel_take_strings(parcel, LABELS_MAX);
    question->items = (const char *const *)parcel_take_strings(parcel, ITEMS_MAX);
}

struct asked_box *wire_asked_unpack(GBytes *frame)
{
    struct parcel parcel = parcel_open(frame);
    struct asked_box *box = g_new0(struct asked_box, 1);
    if (parcel_take_number(&parcel) != 0) {
        box->asked = &box->memory;
        box->memory.text = parcel_take_maybe_string(&parcel);
        box->memory.language = parcel_take_maybe_string(&parcel);
        box->memory.line_each = parcel_take_number(&parcel) != 0;
        unpack_open_items(&parcel, &box->memory);
        box->memory.n_questions = parcel_take_count(&parcel, QUESTIONS_MAX, ITEM_LEAST);
        box->questions = g_new0(struct asked_question, box->memory.n_questions + 1);
        box->memory.questions = box->questions;
        for (gsize i = 0; i < box->memory.n_questions; i++)
            unpack_question(&parcel, &box->questions[i]);
    }
    if (!parcel_is_done(&parcel))
        g_clear_pointer(&box, asked_box_free);
    return box;
}

void asked_box_free(struct asked_box *box)
{
    if (box == NULL)
        return;
    for (gsize i = 0; i < box->memory.n_questions; i++) {
        g_free((char *)box->questions[i].kind);
        g_free((char *)box->questions[i].prompt);
        g_strfreev((char **)box->questions[i].labels);
        g_strfreev((char **)box->questions[i].choices);
        g_strfreev((char **)box->questions[i].values);
        g_strfreev((char **)box->questions[i].items);
    }
    g_free(box->questions);
    g_free((char *)box->memory.text);
    g_free((char *)box->memory.language);
    g_free((guint32 *)box->memory.open_items);
    g_free(box);
}
