/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letter "transcript": what somebody wrote to have something done, line by line, and what became of it.
 *
 * What is said of a line is one template for both parts, said.txt: its words stand in the plain part as they are, and
 * escaped in the other one.
 */
#include "work/letters/letters-page.h"

#include <string.h>

/* Without what clients put before a subject that is answered. Caller frees. */
static char *subject_bare(const char *subject)
{
    static const char *const marks[] = {"re:", "aw:", "sv:", "antw:"};
    const char *bare = subject != NULL ? subject : "";
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_ascii_strncasecmp(bare, marks[i], strlen(marks[i])) == 0)
            return g_strdup(bare + strlen(marks[i]) + strspn(bare + strlen(marks[i]), " "));
    return g_strdup(bare);
}

/* A table, or a text of several lines, keeps them in the HTML part. */
static void put_line(struct values *values, const char *line, char *said)
{
    g_strchomp(said);
    value_put(values, "line", line);
    values_set_flag(values, "many", strchr(said, '\n') != NULL);
    value_say(values, "said", said);
}

/* FALSE, with FAILURE, when there is no such template. */
static gboolean put_lines(struct page *page, const struct transcript_view *view,
                          struct template_set *templates, struct failure *failure)
{
    struct values *lines = values_set_list(page->values, "lines");
    for (guint i = 0; i < view->n_lines; i++) {
        const struct transcript_line *line = &view->lines[i];
        char *said = page_say(page, "said.txt", line->values, templates, failure);
        if (said == NULL)
            return FALSE;
        put_line(values_add_object(lines), line->line, said);
    }
    return TRUE;
}

gboolean letters_transcript(const struct transcript_view *view, const struct post *post,
                            struct template_set *templates, struct written *written_r,
                            struct failure *failure)
{
    struct page page = page_open(post);
    value_take(page.values, "re", subject_bare(view->subject));
    values_set_flag(page.values, "undoable", view->undoable);
    values_set_flag(page.values, "left", view->left);
    gboolean done = put_lines(&page, view, templates, failure) &&
                    page_write(&page, "transcript", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
