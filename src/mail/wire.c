/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packing and unpacking. The types have no variants and a fixed depth, and a frame is taken only in normal form: so each
 * string in it is valid UTF-8, and nothing needs more memory than the frame has octets, times a constant. */
#include "muster/mail/wire.h"

#include <string.h>

/* kind, from, from_name, message_id, subject, references, recipients, auto_why, away_until, bounce class, status,
 * recipients, hash */
#define HEAD_TYPE "(umsmsmsmsasasmsmsmsmsasay)"
/* text, answers (question, text, nothing), unplaced, attachments, warnings, cuts (first, last, why, text), source */
#define DESCRIPTION_TYPE "(" HEAD_TYPE "sa(usb)sasasa(uuss)ms)"
/* asked at all, questions (kind, prompt, labels), text */
#define ASKED_TYPE "(ba(ssas)ms)"

static GVariant *pack_strings(char *const *strings)
{
    return g_variant_new_strv((const char *const *)strings, strings != NULL ? -1 : 0);
}

static GVariant *pack_head(const struct mail_head *head)
{
    GVariant *hash =
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, head->hash, sizeof head->hash, 1);
    return g_variant_new("(umsmsmsms@as@asmsmsmsms@as@ay)", (guint32)head->kind, head->from,
                         head->from_name, head->message_id, head->subject,
                         pack_strings(head->references), pack_strings(head->recipients),
                         head->auto_why, head->away_until, head->bounce_class, head->bounce_status,
                         pack_strings(head->bounce_recipients), hash);
}

/* Takes the floating VARIANT. */
static GBytes *pack_bytes(GVariant *variant)
{
    g_autoptr(GVariant) owned = g_variant_ref_sink(variant);
    return g_variant_get_data_as_bytes(owned);
}

GBytes *wire_head_pack(const struct mail_head *head)
{
    return pack_bytes(pack_head(head));
}

static GVariant *pack_answers(const GPtrArray *answers)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a(usb)"));
    for (guint i = 0; i < answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(answers, i);
        g_variant_builder_add(&builder, "(usb)", answer->question, answer->text, answer->nothing);
    }
    return g_variant_builder_end(&builder);
}

static GVariant *pack_cuts(const GPtrArray *cuts)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a(uuss)"));
    for (guint i = 0; i < cuts->len; i++) {
        const struct mail_cut *cut = g_ptr_array_index(cuts, i);
        g_variant_builder_add(&builder, "(uuss)", cut->first, cut->last, cut->why, cut->text);
    }
    return g_variant_builder_end(&builder);
}

GBytes *wire_description_pack(const struct description *description)
{
    return pack_bytes(
        g_variant_new("(@" HEAD_TYPE "s@a(usb)s@as@as@a(uuss)ms)", pack_head(&description->head),
                      description->text, pack_answers(description->answers), description->unplaced,
                      pack_strings(description->attachments), pack_strings(description->warnings),
                      pack_cuts(description->cuts), description->source));
}

GBytes *wire_asked_pack(const struct asked *asked)
{
    GVariantBuilder questions;
    g_variant_builder_init(&questions, G_VARIANT_TYPE("a(ssas)"));
    for (gsize i = 0; asked != NULL && i < asked->n_questions; i++) {
        const struct asked_question *question = &asked->questions[i];
        g_variant_builder_add(&questions, "(ss@as)", question->kind, question->prompt,
                              pack_strings((char *const *)question->labels));
    }
    return pack_bytes(g_variant_new("(ba(ssas)ms)", asked != NULL, &questions,
                                    asked != NULL ? asked->text : NULL));
}

/* NULL unless FRAME is a value of TYPE in normal form. Caller unrefs. */
static GVariant *unpack(const char *type, GBytes *frame)
{
    g_autoptr(GVariant) variant =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(type), frame, FALSE));
    return g_variant_is_normal_form(variant) ? g_steal_pointer(&variant) : NULL;
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
           (head->kind != MAIL_BOUNCE || head->bounce_class != NULL) &&
           g_strv_length(head->references) <= MAIL_MAX_IDS &&
           g_strv_length(head->recipients) <= MAIL_MAX_IDS &&
           g_strv_length(head->bounce_recipients) <= MAIL_MAX_IDS;
}

static gboolean unpack_head(GVariant *variant, struct mail_head *head)
{
    guint32 kind;
    g_autoptr(GVariant) hash = NULL;
    g_variant_get(variant, "(umsmsmsms^as^asmsmsmsms^as@ay)", &kind, &head->from, &head->from_name,
                  &head->message_id, &head->subject, &head->references, &head->recipients,
                  &head->auto_why, &head->away_until, &head->bounce_class, &head->bounce_status,
                  &head->bounce_recipients, &hash);
    gsize length;
    const guint8 *bytes = g_variant_get_fixed_array(hash, &length, 1);
    if (length != sizeof head->hash)
        return FALSE;
    memcpy(head->hash, bytes, sizeof head->hash);
    head->kind = MIN(kind, MAIL_OTHER);
    return kind <= MAIL_OTHER && head_is_sane(head);
}

struct mail_head *wire_head_unpack(GBytes *frame)
{
    g_autoptr(GVariant) variant = unpack(HEAD_TYPE, frame);
    if (variant == NULL)
        return NULL;
    struct mail_head *head = g_new0(struct mail_head, 1);
    if (!unpack_head(variant, head))
        g_clear_pointer(&head, mail_head_free);
    return head;
}

static GPtrArray *unpack_answers(GVariant *variant)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func((GDestroyNotify)answer_free);
    GVariantIter iter;
    g_variant_iter_init(&iter, variant);
    struct answer answer;
    while (g_variant_iter_next(&iter, "(usb)", &answer.question, &answer.text, &answer.nothing))
        g_ptr_array_add(answers, g_memdup2(&answer, sizeof answer));
    return answers;
}

static GPtrArray *unpack_cuts(GVariant *variant)
{
    GPtrArray *cuts = g_ptr_array_new_with_free_func((GDestroyNotify)mail_cut_free);
    GVariantIter iter;
    g_variant_iter_init(&iter, variant);
    struct mail_cut cut;
    while (g_variant_iter_next(&iter, "(uuss)", &cut.first, &cut.last, &cut.why, &cut.text))
        g_ptr_array_add(cuts, g_memdup2(&cut, sizeof cut));
    return cuts;
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
    g_autoptr(GVariant) variant = unpack(DESCRIPTION_TYPE, frame);
    if (variant == NULL)
        return NULL;
    struct description *description = g_new0(struct description, 1);
    g_autoptr(GVariant) head = NULL, answers = NULL, cuts = NULL;
    g_variant_get(variant, "(@" HEAD_TYPE "s@a(usb)s^as^as@a(uuss)ms)", &head, &description->text,
                  &answers, &description->unplaced, &description->attachments,
                  &description->warnings, &cuts, &description->source);
    description->answers = unpack_answers(answers);
    description->cuts = unpack_cuts(cuts);
    if (!unpack_head(head, &description->head) || !answers_are_sane(description->answers))
        g_clear_pointer(&description, description_free);
    return description;
}

/* A copy in BOX of what VARIANT, an "as", holds. */
static const char *const *unpack_labels(struct asked_box *box, GVariant *variant)
{
    gsize count = g_variant_n_children(variant);
    const char **labels = g_new0(const char *, count + 1);
    for (gsize i = 0; i < count; i++) {
        const char *label;
        g_variant_get_child(variant, i, "&s", &label);
        labels[i] = g_string_chunk_insert(box->strings, label);
    }
    return labels;
}

static void unpack_questions(struct asked_box *box, GVariant *variant)
{
    box->asked->n_questions = g_variant_n_children(variant);
    struct asked_question *questions = g_new0(struct asked_question, box->asked->n_questions + 1);
    for (gsize i = 0; i < box->asked->n_questions; i++) {
        const char *kind, *prompt;
        g_autoptr(GVariant) labels = NULL;
        g_variant_get_child(variant, i, "(&s&s@as)", &kind, &prompt, &labels);
        questions[i] = (struct asked_question){g_string_chunk_insert(box->strings, kind),
                                               g_string_chunk_insert(box->strings, prompt),
                                               unpack_labels(box, labels)};
    }
    box->asked->questions = questions;
}

struct asked_box *wire_asked_unpack(GBytes *frame)
{
    g_autoptr(GVariant) variant = unpack(ASKED_TYPE, frame);
    if (variant == NULL)
        return NULL;
    struct asked_box *box = g_new0(struct asked_box, 1);
    box->strings = g_string_chunk_new(1024);
    gboolean any;
    const char *text;
    g_autoptr(GVariant) questions = NULL;
    g_variant_get(variant, "(b@a(ssas)m&s)", &any, &questions, &text);
    if (!any)
        return box;
    box->asked = g_new0(struct asked, 1);
    box->asked->text = text != NULL ? g_string_chunk_insert(box->strings, text) : NULL;
    unpack_questions(box, questions);
    return box;
}

void asked_box_free(struct asked_box *box)
{
    if (box == NULL)
        return;
    for (gsize i = 0; box->asked != NULL && i < box->asked->n_questions; i++)
        g_free((gpointer)box->asked->questions[i].labels);
    if (box->asked != NULL)
        g_free((gpointer)box->asked->questions);
    g_free(box->asked);
    g_string_chunk_free(box->strings);
    g_free(box);
}
