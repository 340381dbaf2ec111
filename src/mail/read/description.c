/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about a mail: its words and its end. Apart from the parser, so that the filer links
 * none. */
#include "muster/mail/understand.h"

const char *mail_kind_word(enum mail_kind kind)
{
    static const char *const words[] = {"reply", "command",  "auto", "bounce",
                                        "list",  "calendar", "other"};
    return kind < G_N_ELEMENTS(words) ? words[kind] : "other";
}

const char *mail_quick_word(enum mail_quick quick)
{
    static const char *const words[] = {NULL, "skip", "off today", "nothing new", "same"};
    return quick < G_N_ELEMENTS(words) ? words[quick] : NULL;
}

static void voucher_clear(gpointer data)
{
    g_free(((struct mail_voucher *)data)->authserv);
}

GArray *mail_vouchers_new(void)
{
    GArray *vouchers = g_array_new(FALSE, FALSE, sizeof(struct mail_voucher));
    g_array_set_clear_func(vouchers, voucher_clear);
    return vouchers;
}

void mail_head_clear(struct mail_head *head)
{
    g_free(head->from);
    g_free(head->from_name);
    g_free(head->from_text);
    g_free(head->sender);
    g_strfreev(head->received_by);
    g_clear_pointer(&head->vouchers, g_array_unref);
    g_free(head->message_id);
    g_free(head->subject);
    g_strfreev(head->references);
    g_strfreev(head->recipients);
    g_strfreev(head->circled);
    g_free(head->auto_why);
    g_free(head->away_until);
    g_free(head->bounce_class);
    g_free(head->bounce_status);
    g_strfreev(head->bounce_recipients);
    *head = (struct mail_head){0};
}

void mail_head_free(struct mail_head *head)
{
    if (head == NULL)
        return;
    mail_head_clear(head);
    g_free(head);
}

void answer_free(struct answer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->text);
    g_free(answer->value);
    g_free(answer);
}

void item_said_free(struct item_said *said)
{
    if (said == NULL)
        return;
    g_free(said->text);
    g_free(said);
}

void description_free(struct description *description)
{
    if (description == NULL)
        return;
    mail_head_clear(&description->head);
    g_free(description->text);
    if (description->answers != NULL)
        g_ptr_array_unref(description->answers);
    g_free(description->unplaced);
    g_free(description->reaction);
    g_clear_pointer(&description->items, g_ptr_array_unref);
    g_strfreev(description->asides);
    g_strfreev(description->goals);
    calendar_answer_free(description->calendar);
    g_clear_pointer(&description->attachments, g_ptr_array_unref);
    g_strfreev(description->warnings);
    if (description->cuts != NULL)
        g_ptr_array_unref(description->cuts);
    g_free(description->source);
    g_free(description);
}

void mail_cut_free(struct mail_cut *cut)
{
    if (cut == NULL)
        return;
    g_free(cut->why);
    g_free(cut->text);
    g_free(cut);
}

void mail_attachment_free(struct mail_attachment *attachment)
{
    if (attachment == NULL)
        return;
    g_free(attachment->name);
    g_clear_pointer(&attachment->bytes, g_bytes_unref);
    g_free(attachment);
}

void calendar_answer_free(struct calendar_answer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->uid);
    g_free(answer->answer);
    g_free(answer->comment);
    g_free(answer);
}
