/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two letters about how a person wants it: the offer after some silence, and the transcript of what
 * they wished.
 */
#include <string.h>

#include "work/letters/letters-page.h"

gboolean letters_offer(const struct offer_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct page page = page_open(post);
    values_set_number(page.values, "missed", view->missed);
    values_set_number(page.values, "paused_after", view->paused_after);
    g_autofree char *clock =
        g_strdup_printf("%02d:%02d", view->minute / 60 % 24, view->minute % 60);
    value_put(page.values, "clock", clock);
    gboolean done = page_write(&page, "offer", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}

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

/* One line of the transcript: what was wished, and the values that its sentence may need. */
static void put_wish(struct page *page, struct values *values, const struct wish_view *wish)
{
    value_put(values, "line", wish->line);
    values_set_flag(values, wish->word, TRUE);
    if (wish->value != NULL) {
        value_put(values, "value", wish->value);
        values_set_flag(values, wish->value, TRUE); /* "off", "once": for a word */
    }
    if (wish->days != 0)
        value_take(values, "days", phrase_weekdays(page->phrases, wish->days));
    if (wish->first != DAY_NONE)
        value_take(values, "first", phrase_day(page->phrases, wish->first));
    if (wish->last != DAY_NONE)
        value_take(values, "last", phrase_day(page->phrases, wish->last));
}

gboolean letters_wishes(const struct wishes_view *view, const struct post *post,
                        struct template_set *templates, struct written *written_r,
                        struct failure *failure)
{
    struct page page = page_open(post);
    struct values *wishes = values_set_list(page.values, "wishes");
    for (guint i = 0; i < view->n_wishes; i++)
        put_wish(&page, values_add_object(wishes), &view->wishes[i]);
    value_take(page.values, "re", subject_bare(view->subject));
    gboolean done = page_write(&page, "wishes", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
