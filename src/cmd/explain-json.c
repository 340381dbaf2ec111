/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One object a mail: every key is always there. */
#include "cmd/explain.h"

static void put_answers(JsonBuilder *json, const struct explanation *explanation)
{
    json_begin_list(json, "answers");
    gboolean any = explanation->description != NULL && explanation_has_answers(explanation);
    for (guint i = 0; any && i < explanation->description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(explanation->description->answers, i);
        json_builder_begin_object(json);
        json_put_number(json, "question", answer->question);
        json_put_text(json, "text", answer->text);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void put_auto(JsonBuilder *json, const struct mail_head *head)
{
    if (head->kind != MAIL_AUTO) {
        json_put_text(json, "auto", NULL);
        return;
    }
    json_begin_object(json, "auto");
    json_put_text(json, "why", head->auto_why);
    json_put_text(json, "away_until", head->away_until);
    json_builder_end_object(json);
}

static void put_bounce(JsonBuilder *json, const struct mail_head *head)
{
    if (head->kind != MAIL_BOUNCE) {
        json_put_text(json, "bounce", NULL);
        return;
    }
    json_begin_object(json, "bounce");
    json_put_text(json, "class", head->bounce_class);
    json_put_text(json, "status", head->bounce_status);
    json_put_list(json, "recipients", head->bounce_recipients);
    json_builder_end_object(json);
}

/* Those of the reader, then why the mail was not filed. */
static void put_warnings(JsonBuilder *json, const struct explanation *explanation)
{
    char *const *warnings =
        explanation->description != NULL ? explanation->description->warnings : NULL;
    const char *more = explanation->held != NULL ? explanation->held : explanation->trouble;
    json_begin_list(json, "warnings");
    for (; warnings != NULL && *warnings != NULL; warnings++)
        json_builder_add_string_value(json, *warnings);
    if (more != NULL && *more != '\0')
        json_builder_add_string_value(json, more);
    json_builder_end_array(json);
}

void explanation_print_json(const struct explanation *explanation)
{
    static const struct mail_head nobody = {.kind = MAIL_OTHER};
    const struct description *description = explanation->description;
    const struct mail_head *head = description != NULL ? &description->head : &nobody;
    gboolean places = explanation_has_answers(explanation);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_text(json, "kind", mail_kind_word(explanation->kind));
    json_put_text(json, "text", description != NULL ? description->text : "");
    put_answers(json, explanation);
    json_put_text(json, "unplaced", description != NULL && places ? description->unplaced : "");
    put_auto(json, head);
    put_bounce(json, head);
    json_put_text(json, "person", explanation->person);
    json_put_text(json, "from", head->from);
    json_put_text(json, "round", explanation->round);
    json_put_text(json, "message_id", head->message_id);
    put_warnings(json, explanation);
    json_builder_end_object(json);
    command_print_json(json);
}
