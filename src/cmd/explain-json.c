/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One object a mail: every key is always there. */
#include "cmd/explain.h"

static void put(JsonBuilder *json, const char *key, const char *value)
{
    json_builder_set_member_name(json, key);
    if (value != NULL)
        json_builder_add_string_value(json, value);
    else
        json_builder_add_null_value(json);
}

static void put_strings(JsonBuilder *json, const char *key, char *const *values, const char *more)
{
    json_builder_set_member_name(json, key);
    json_builder_begin_array(json);
    for (; values != NULL && *values != NULL; values++)
        json_builder_add_string_value(json, *values);
    if (more != NULL && *more != '\0')
        json_builder_add_string_value(json, more);
    json_builder_end_array(json);
}

static void put_answers(JsonBuilder *json, const struct explanation *explanation)
{
    json_builder_set_member_name(json, "answers");
    json_builder_begin_array(json);
    gboolean any = explanation->description != NULL && explanation_has_answers(explanation);
    for (guint i = 0; any && i < explanation->description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(explanation->description->answers, i);
        json_builder_begin_object(json);
        json_builder_set_member_name(json, "question");
        json_builder_add_int_value(json, answer->question);
        put(json, "text", answer->text);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void put_auto(JsonBuilder *json, const struct mail_head *head)
{
    json_builder_set_member_name(json, "auto");
    if (head->kind != MAIL_AUTO) {
        json_builder_add_null_value(json);
        return;
    }
    json_builder_begin_object(json);
    put(json, "why", head->auto_why);
    put(json, "away_until", head->away_until);
    json_builder_end_object(json);
}

static void put_bounce(JsonBuilder *json, const struct mail_head *head)
{
    json_builder_set_member_name(json, "bounce");
    if (head->kind != MAIL_BOUNCE) {
        json_builder_add_null_value(json);
        return;
    }
    json_builder_begin_object(json);
    put(json, "class", head->bounce_class);
    put(json, "status", head->bounce_status);
    put_strings(json, "recipients", head->bounce_recipients, NULL);
    json_builder_end_object(json);
}

void explanation_print_json(const struct explanation *explanation)
{
    static const struct mail_head nobody = {.kind = MAIL_OTHER};
    const struct description *description = explanation->description;
    const struct mail_head *head = description != NULL ? &description->head : &nobody;
    gboolean places = explanation_has_answers(explanation);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    put(json, "kind", mail_kind_word(explanation->kind));
    put(json, "text", description != NULL ? description->text : "");
    put_answers(json, explanation);
    put(json, "unplaced", description != NULL && places ? description->unplaced : "");
    put_auto(json, head);
    put_bounce(json, head);
    put(json, "person", explanation->person);
    put(json, "from", head->from);
    put(json, "round", explanation->round);
    put(json, "message_id", head->message_id);
    put_strings(json, "warnings", description != NULL ? description->warnings : NULL,
                explanation->held != NULL ? explanation->held : explanation->trouble);
    json_builder_end_object(json);
    command_print_json(json);
}
