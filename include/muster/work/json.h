/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/json.h - members of the object at hand, as all our JSON has them
 *
 * Days and instants are texts as everywhere (ISO 8601). What there is none of is null: a text of
 * NULL, an instant of 0, a day of DAY_NONE or ABSENCE_OPEN.
 */
#ifndef MUSTER_WORK_JSON_H
#define MUSTER_WORK_JSON_H

#include <json-glib/json-glib.h>

void json_put_text(JsonBuilder *builder, const char *name, const char *text);
void json_put_number(JsonBuilder *builder, const char *name, gint64 number);
void json_put_fraction(JsonBuilder *builder, const char *name, double number);
void json_put_boolean(JsonBuilder *builder, const char *name, gboolean value);
void json_put_day(JsonBuilder *builder, const char *name, gint32 day);
void json_put_instant(JsonBuilder *builder, const char *name, gint64 instant);
/* TEXTS is NULL-terminated. */
void json_put_list(JsonBuilder *builder, const char *name, char *const *texts);

/* What follows is in it, up to json_builder_end_array() and json_builder_end_object(). */
void json_begin_list(JsonBuilder *builder, const char *name);
void json_begin_object(JsonBuilder *builder, const char *name);

#endif
