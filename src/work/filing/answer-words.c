/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what is a bare sign is replaced: a person's own words stay. */
#include "work/filing/answer-words.h"

#include <string.h>

/* The choice as it was asked. */
static const char *choice_of(const struct form_question *question, const char *value)
{
    for (guint i = 0; question->choices[i] != NULL && question->values[i] != NULL; i++)
        if (strcmp(question->values[i], value) == 0)
            return question->choices[i];
    return value;
}

static gboolean is_number(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789./ ")] == '\0';
}

char *answer_in_words(const struct form_question *question, const struct entry_answer *answer)
{
    const char *kind = question->kind, *text = answer->text;
    if (answer->value == NULL)
        return NULL;
    if (strcmp(kind, "choice") == 0 && strpbrk(text, " \n") == NULL)
        return g_strdup(choice_of(question, answer->value));
    if (strcmp(kind, "yes-no") == 0 && g_utf8_strlen(text, -1) == 1)
        return g_strdup(answer->value);
    if ((strcmp(kind, "scale") == 0 || strcmp(kind, "mood") == 0) && is_number(text))
        return g_strconcat(answer->value, "/5", NULL);
    return NULL;
}
