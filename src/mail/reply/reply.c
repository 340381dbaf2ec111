/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply.c - the whole reading of a reply: sheet, passes, text, answers, and what a person is told
 * about it */
#include "mail/reply/reply.h"

#include "mail/reply/answers.h"
#include "mail/reply/reply-asides.h"
#include "mail/reply/reply-goals.h"
#include "mail/reply/reply-whole.h"
#include "mail/reply/sheet.h"
#include "mail/reply/visible.h"

static char *visible_text(const struct sheet *sheet)
{
    GString *text = g_string_new(NULL);
    if (sheet->n_lines > 0)
        visible_append(sheet, 0, sheet->n_lines - 1, text);
    return g_string_free(text, FALSE);
}

static void warn(GPtrArray *warnings, const char *warning)
{
    if (!g_ptr_array_find_with_equal_func(warnings, warning, g_str_equal, NULL))
        g_ptr_array_add(warnings, g_strdup(warning));
}

static char **warnings_of(const struct sheet *sheet, const struct visible *visible,
                          const struct reply_reading *reading)
{
    GPtrArray *warnings = g_ptr_array_new();
    for (gsize i = 0; i < sheet->n_lines; i++) {
        const struct rule *rule = sheet->lines[i].rule;
        if (rule != NULL && rule->doubt != NULL && !line_is_blank(&sheet->lines[i]))
            warn(warnings, rule->doubt);
    }
    if (visible->kept_quotes > 0)
        warn(warnings,
             "A quote was kept as the writer's own: nothing says that it is the older mail.");
    if (visible->forwarded)
        warn(warnings, "It forwards another mail.");
    if (reading->answers->len > 0 && *reading->unplaced != '\0')
        warn(warnings, "Some words belong to no question.");
    g_ptr_array_add(warnings, NULL);
    return (char **)g_ptr_array_free(warnings, FALSE);
}

struct reply_reading *reply_read(const char *text, const struct asked *asked, const char *writer)
{
    struct reply_reading *reading = g_new0(struct reply_reading, 1);
    struct sheet *sheet = sheet_new(text);
    struct visible visible = visible_mark(sheet, asked, writer);
    reading->asides = reply_take_asides(sheet, asked);
    reading->goals = reply_take_goals(sheet, asked);
    struct answers answers = answers_find(sheet, asked);
    reading->text = visible_text(sheet);
    reading->answers = answers.placed;
    reading->items = answers.items;
    reading->unplaced = answers.unplaced;
    reading->adds = answers.adds;
    reading->in_order = answers.in_order;
    struct whole whole = reply_whole(reading->text, writer);
    reading->quick = whole.quick;
    reading->courtesy = whole.courtesy;
    reading->cuts = visible_cuts(sheet);
    reading->forwarded = visible.forwarded;
    reading->warnings = warnings_of(sheet, &visible, reading);
    sheet_free(sheet);
    return reading;
}

void reply_reading_free(struct reply_reading *reading)
{
    if (reading == NULL)
        return;
    g_free(reading->text);
    g_clear_pointer(&reading->answers, g_ptr_array_unref);
    g_clear_pointer(&reading->items, g_ptr_array_unref);
    g_clear_pointer(&reading->asides, g_ptr_array_unref);
    g_clear_pointer(&reading->goals, g_ptr_array_unref);
    g_free(reading->unplaced);
    g_strfreev(reading->warnings);
    g_clear_pointer(&reading->cuts, g_ptr_array_unref);
    g_free(reading);
}
