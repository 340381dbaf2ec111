/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why nothing is asked: first what is true of the person, then what the day is to each workflow. */
#include "work/planning/forecast-why.h"

/* What is true whatever day it is; NULL when nothing is. */
static const char *why_never(const struct own_time *own)
{
    switch (own->person->state) {
    case PERSON_PAUSED:
        return "paused";
    case PERSON_LEFT:
        return "left";
    default:
        break;
    }
    if (own->person->suspended != 0)
        return "mail to them comes back";
    if (own->person->teams[0] == NULL)
        return "in no team";
    return planner_asks(own->planner, own->person) ? NULL : "no workflow asks them";
}

static char *why_off(const struct rhythm *rhythm, int32_t day)
{
    const struct day_off *off = rhythm->off != NULL ? days_off_find(rhythm->off, day) : NULL;
    switch (rhythm_day(rhythm, day)) {
    case DAY_MISSING:
        return g_strdup("the calendar has no such day");
    case DAY_HOLIDAY:
        return off != NULL && off->name[0] != '\0' ? g_strdup_printf("holiday: %s", off->name)
                                                   : g_strdup("holiday");
    case DAY_ABSENT:
        return g_strdup("away");
    default:
        return g_strdup("no working day");
    }
}

/* What the day is to one workflow. Caller frees. */
static char *why_workflow(const struct own_time *own, const struct workflow *workflow, int32_t day)
{
    if (workflow->paused)
        return g_strdup_printf("%s is paused", workflow->config->name);
    switch (schedule_explain(own_time_schedule(own, workflow), own->rhythm, day)) {
    case SCHEDULE_DAY_AWAY:
        return g_strdup("away");
    case SCHEDULE_DAY_OFF:
        return why_off(own->rhythm, day);
    case SCHEDULE_DAY_BEFORE:
        return g_strdup_printf("%s begins later", workflow->config->name);
    case SCHEDULE_DAY_AFTER:
        return g_strdup_printf("%s is over", workflow->config->name);
    case SCHEDULE_DAY_NOT_NAMED:
        return g_strdup_printf("no day of %s", workflow->config->name);
    default:
        return g_strdup_printf("%s was asked, or its hour is over", workflow->config->name);
    }
}

static void words_add(GPtrArray *words, char *word)
{
    if (g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
        g_free(word);
    else
        g_ptr_array_add(words, word);
}

char *forecast_why(const struct own_time *own, int32_t day)
{
    const char *never = why_never(own);
    if (never != NULL)
        return g_strdup(never);
    if (day < own->person->first_day)
        return g_strdup("before their first day");
    /* A day off says all that there is to say, whichever workflow would have come. */
    if (!rhythm_works_on(own->rhythm, day))
        return why_off(own->rhythm, day);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const struct site *site = own->planner->site;
    for (guint i = 0; i < site->n_workflows; i++)
        if (workflow_asks(&site->workflows[i], own->person))
            words_add(words, why_workflow(own, &site->workflows[i], day));
    g_ptr_array_add(words, NULL);
    return g_strjoinv("; ", (char **)words->pdata);
}
