/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/template.h - Mustache templates
 *
 * As the Mustache specification 1.3 says: interpolation, sections, inverted sections, comments, partials, delimiters,
 * inheritance; no lambdas, no dynamic names. Files named *.html escape HTML, *.txt escape nothing. A value is never
 * expanded again. Missing ones, false, 0, "" and empty lists are false. The partial {{>footer}} of question.html is
 * footer.html.
 */
#ifndef MUSTER_MAIL_TEMPLATE_H
#define MUSTER_MAIL_TEMPLATE_H

#include <glib.h>

#include "muster/base/failure.h"
#include "muster/mail/values.h"

struct template_set;
struct template;

/* Templates by name ("question.txt") and language, looked for in each of FOLDERS (NULL-terminated) as
 * FOLDER/LANGUAGE/NAME, the first folder wins; then in what LANGUAGE is a kind of ("de" for "de-AT"); then in "en".
 * Compiled once, kept until freed. */
struct template_set *templates_open(const char *const *folders);
void templates_free(struct template_set *set);

/* FAILURE_CONFIG, with file and line, when it is missing or malformed. Borrowed from the set. */
const struct template *templates_get(struct template_set *set, const char *language,
                                     const char *name, struct failure *failure);

/* The language in which templates_get() finds it: LANGUAGE, "de" for "de-AT", or "en". Caller frees. */
char *templates_language(struct template_set *set, const char *language, const char *name);

/* Compiles TEXT; NAME is for errors, and decides about escaping. Partials are looked for in SET (may be NULL). */
struct template *template_compile(struct template_set *set, const char *language, const char *name,
                                  const char *text, struct failure *failure);
void template_free(struct template *template);

/* Appends the expansion to OUT. Never fails: names without a value are empty; partials and blocks nest at
 * most 40 deep. A compiled template must not outlive its SET. */
void template_render(const struct template *template, const struct values *values, GString *out);

#endif
