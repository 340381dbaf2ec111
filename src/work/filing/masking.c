/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text by text. */
#include "muster/work/masking.h"

static void text_mask(const struct keys *keys, char **text)
{
    if (*text == NULL)
        return;
    char *masked = tokens_mask(keys, *text);
    g_free(*text);
    *text = masked;
}

static void list_mask(const struct keys *keys, char **list)
{
    for (; list != NULL && *list != NULL; list++)
        text_mask(keys, list);
}

static void names_mask(const struct keys *keys, GPtrArray *attachments)
{
    for (guint i = 0; attachments != NULL && i < attachments->len; i++)
        text_mask(keys, &((struct mail_attachment *)attachments->pdata[i])->name);
}

static void head_mask(const struct keys *keys, struct mail_head *head)
{
    char **const texts[] = {&head->from,   &head->from_name,  &head->from_text,
                            &head->sender, &head->message_id, &head->subject};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        text_mask(keys, texts[i]);
    list_mask(keys, head->bounce_recipients);
}

void description_mask(const struct keys *keys, struct description *description)
{
    head_mask(keys, &description->head);
    text_mask(keys, &description->text);
    text_mask(keys, &description->unplaced);
    text_mask(keys, &description->reaction);
    text_mask(keys, &description->source);
    list_mask(keys, description->goals);
    names_mask(keys, description->attachments);
    list_mask(keys, description->warnings);
    for (guint i = 0; i < description->answers->len; i++) {
        struct answer *answer = g_ptr_array_index(description->answers, i);
        text_mask(keys, &answer->text);
        text_mask(keys, &answer->value);
    }
    for (guint i = 0; i < description->cuts->len; i++) {
        struct mail_cut *cut = g_ptr_array_index(description->cuts, i);
        text_mask(keys, &cut->text);
    }
}
