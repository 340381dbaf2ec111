/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply.c - the whole reading of a reply: page, passes, text, answers, and what a person is told about it */
#include "mail/reply.h"

#include "mail/answers.h"
#include "mail/reply-page.h"
#include "mail/visible.h"

static char *visible_text(const struct page *page)
{
    GString *text = g_string_new(NULL);
    if (page->n_lines > 0)
        visible_append(page, 0, page->n_lines - 1, text);
    return g_string_free(text, FALSE);
}

static char **warnings_of(const struct visible *visible, const struct reply_reading *reading)
{
    GPtrArray *warnings = g_ptr_array_new();
    if (visible->kept_quotes > 0)
        g_ptr_array_add(
            warnings,
            g_strdup(
                "A quote was kept as the writer's own: nothing says that it is the older mail."));
    if (visible->forwarded)
        g_ptr_array_add(warnings, g_strdup("It forwards another mail."));
    if (reading->answers->len > 0 && *reading->unplaced != '\0')
        g_ptr_array_add(warnings, g_strdup("Some words belong to no question."));
    g_ptr_array_add(warnings, NULL);
    return (char **)g_ptr_array_free(warnings, FALSE);
}

struct reply_reading *reply_read(const char *text, const struct asked *asked, const char *writer)
{
    struct reply_reading *reading = g_new0(struct reply_reading, 1);
    struct page *page = page_new(text);
    struct visible visible = visible_mark(page, asked, writer);
    struct answers answers = answers_find(page, asked);
    reading->text = visible_text(page);
    reading->answers = answers.placed;
    reading->unplaced = answers.unplaced;
    reading->cuts = visible_cuts(page);
    reading->forwarded = visible.forwarded;
    reading->warnings = warnings_of(&visible, reading);
    page_free(page);
    return reading;
}

void reply_reading_free(struct reply_reading *reading)
{
    if (reading == NULL)
        return;
    g_free(reading->text);
    g_clear_pointer(&reading->answers, g_ptr_array_unref);
    g_free(reading->unplaced);
    g_strfreev(reading->warnings);
    g_clear_pointer(&reading->cuts, g_ptr_array_unref);
    g_free(reading);
}
