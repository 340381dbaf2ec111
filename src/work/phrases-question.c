/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below a question: how it may be answered, and what was planned. */
#include "work/phrases.h"

#include <string.h>

/* Kinds that need a word; a list or a text is answered as one likes. */
static const struct {
    const char *kind, *hint;
} HINTS[] = {
    {"yes-no", "yes or no"},         {"scale", "1 to 5"},
    {"number", "a number"},          {"date", "a date"},
    {"mood", "1 to 5, or an emoji"},
};

char *phrase_hint(const struct phrases *phrases, const char *kind, const char *const *choices)
{
    if (kind != NULL && strcmp(kind, "choice") == 0 && choices != NULL) {
        g_autofree char *list = phrase_list(phrases, choices, 0);
        return g_strconcat("one of: ", list, NULL);
    }
    for (guint i = 0; kind != NULL && i < G_N_ELEMENTS(HINTS); i++)
        if (strcmp(HINTS[i].kind, kind) == 0)
            return g_strdup(HINTS[i].hint);
    return g_strdup("");
}

char *phrase_planned(const struct phrases *phrases, int32_t planned, int32_t today)
{
    static const char *const WEEKDAYS[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    gboolean near = today - planned < 7;
    g_autofree char *day =
        near ? g_strdup(WEEKDAYS[day_weekday(planned)]) : phrase_day(phrases, planned);
    return g_strdup_printf("On %s you planned (put an x, or just write):", day);
}
