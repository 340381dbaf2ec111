/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/people/called.h - whom and what people mean by a name */
#ifndef WORK_CALLED_H
#define WORK_CALLED_H

#include "muster/work/site.h"

/* The same in any letters: "Core" and "core". */
gboolean name_equal(const char *one, const char *other);

/* The one of TEAMS that NAME means; NULL when it is none of them. Borrowed. */
const char *team_called(char *const *teams, const char *name);

/* The octets of the name behind AT, which is an "@"; 0: none. */
gsize called_span(const char *at);

/* The next name that TEXT calls from *FROM on, which is moved behind it: "@bob", "@eva.roth", in
 * lower case; "sam@acme.example" calls nobody. NULL when there is none. Caller frees. */
char *called_next(const char *text, const char **from);

/* True when NAME ("bob", "eva.roth", lower case) can mean PERSON. */
gboolean person_is_called(const struct person *person, const char *name);

/* LINE is how PERSON signs a mail: "Eva Roth", "Eva". */
gboolean person_signs(const struct person *person, const char *line);

/* The person whom NAME, as above, can only mean: a member or reader of TEAMS, else anybody.
 * 0: nobody, or several. */
gint64 person_called(struct store *store, char *const *teams, const char *name);

/* The same of WORDS that may be an address, or a name with an "@" before it. NULL: nobody, or
 * several. Caller frees. */
struct person *person_meant(struct store *store, char *const *teams, const char *words);

#endif
