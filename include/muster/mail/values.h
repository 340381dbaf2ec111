/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/values.h - what a template is expanded with: objects, lists, texts, numbers, flags
 *
 * A tree that is filled once, expanded once or twice, and freed whole. JSON in shape, but a letter is made for each person
 * of a morning, and a general JSON library spends as much on its values as all the rest costs. Texts are copied; names are
 * borrowed, since they are words of the program. What is set, added or made is part of the tree and lives as long.
 */
#ifndef MUSTER_MAIL_VALUES_H
#define MUSTER_MAIL_VALUES_H

#include <glib.h>

struct values;

/* The root of a tree: an object. */
struct values *values_new(void);
void values_free(struct values *root); /* may be NULL */

/* Members of OBJECT. Of two with the same name the later counts. */
void values_set_text(struct values *object, const char *name, const char *text);
void values_set_number(struct values *object, const char *name, gint64 number);
void values_set_flag(struct values *object, const char *name, gboolean flag);
struct values *values_set_object(struct values *object, const char *name);
struct values *values_set_list(struct values *object, const char *name);
/* VALUE of the same tree, which may stand elsewhere in it too. */
void values_set(struct values *object, const char *name, const struct values *value);

/* Elements, at the end of LIST. */
void values_add_text(struct values *list, const char *text);
struct values *values_add_object(struct values *list);
struct values *values_add_list(struct values *list);
/* A list in the tree of OBJECT that stands nowhere yet. */
struct values *values_list(struct values *object);

/* The member of OBJECT, NULL when it has none; a text's words, "" for anything else; the elements of a list in order. */
const struct values *values_get(const struct values *object, const char *name);
const char *values_text(const struct values *value);
gboolean values_true(const struct values *value); /* NULL, false, 0, "" and an empty list are not */
const struct values *values_first(const struct values *list);
const struct values *values_next(const struct values *element);

#endif
