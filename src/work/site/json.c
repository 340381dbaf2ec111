/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member at a time. */
#include "muster/work/json.h"

#include "muster/base/instant.h"
#include "muster/store/absences.h"
#include "muster/time/calendar.h"

void json_put_text(JsonBuilder *builder, const char *name, const char *text)
{
    json_builder_set_member_name(builder, name);
    if (text != NULL)
        json_builder_add_string_value(builder, text);
    else
        json_builder_add_null_value(builder);
}

void json_put_number(JsonBuilder *builder, const char *name, gint64 number)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, number);
}

void json_put_fraction(JsonBuilder *builder, const char *name, double number)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_double_value(builder, number);
}

void json_put_boolean(JsonBuilder *builder, const char *name, gboolean value)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_boolean_value(builder, value);
}

void json_put_day(JsonBuilder *builder, const char *name, gint32 day)
{
    char text[DAY_TEXT_MAX];
    gboolean any = day != DAY_NONE && day != ABSENCE_OPEN;
    if (any)
        day_format(day, text);
    json_put_text(builder, name, any ? text : NULL);
}

void json_put_instant(JsonBuilder *builder, const char *name, gint64 instant)
{
    char text[INSTANT_TEXT_MAX];
    instant_format(instant, text);
    json_put_text(builder, name, instant != 0 ? text : NULL);
}

void json_put_list(JsonBuilder *builder, const char *name, char *const *texts)
{
    json_begin_list(builder, name);
    for (; *texts != NULL; texts++)
        json_builder_add_string_value(builder, *texts);
    json_builder_end_array(builder);
}

void json_begin_list(JsonBuilder *builder, const char *name)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_array(builder);
}

void json_begin_object(JsonBuilder *builder, const char *name)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_object(builder);
}
