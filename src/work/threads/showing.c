/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread as a letter shows it: what was said, in order, and what it is about. */
#include "work/threads/showing.h"

#include "work/threads/threads.h"

const char *showing_keep(struct showing *showing, const char *text)
{
    char *copy = g_strdup(text);
    g_ptr_array_add(showing->kept, copy);
    return copy;
}

const char *showing_name(struct showing *showing, gint64 id)
{
    struct person *person = person_get(showing->planner->site->store, id);
    const char *name = showing_keep(showing, person != NULL ? person_shown(person) : "");
    person_free(person);
    return name;
}

void showing_add(struct showing *showing, const struct news_part *part, gint64 round)
{
    g_array_append_val(showing->parts, *part);
    g_array_append_val(showing->rounds, round);
}

static void parts_show(struct showing *showing, struct thread *thread)
{
    for (guint i = 0; i < thread->news->len;) {
        const struct news *news = thread->news->pdata[i];
        if (news_show(showing, news)) {
            i++;
            continue;
        }
        news_drop(showing->planner->site->store, news->id);
        g_ptr_array_remove_index(thread->news, i);
    }
}

static gboolean is_item(const struct news_part *part)
{
    return g_str_equal(part->kind, "item");
}

guint showing_parts(const struct showing *showing)
{
    guint n = 0;
    for (guint i = 0; i < showing->parts->len; i++)
        n += !news_part_is_sign(&g_array_index(showing->parts, struct news_part, i));
    return n;
}

/* An item says itself what it is about. */
static gboolean needs_words(const struct showing *showing)
{
    for (guint i = 0; i < showing->parts->len; i++)
        if (!is_item(&g_array_index(showing->parts, struct news_part, i)))
            return TRUE;
    return FALSE;
}

static void words_show(struct showing *showing, const struct round *round)
{
    struct entry *entry = needs_words(showing) && entry_admits(showing->reader, round)
                              ? entry_latest(showing->planner->site->store, round->id)
                              : NULL;
    for (guint i = 0; entry != NULL && i < entry->answers->len; i++)
        g_ptr_array_add(showing->words,
                        (char *)showing_keep(
                            showing, g_array_index(entry->answers, struct entry_answer, i).text));
    if (entry != NULL && entry->unplaced[0] != '\0')
        g_ptr_array_add(showing->words, (char *)showing_keep(showing, entry->unplaced));
    g_ptr_array_add(showing->words, NULL);
    entry_free(entry);
}

static void view_fill(struct showing *showing, const struct round *round)
{
    const struct workflow *workflow = site_workflow(showing->planner->site, round->workflow);
    words_show(showing, round);
    showing->view = (struct thread_view){
        .own = showing->thread->own,
        .about = showing_name(showing, round->person),
        .title = workflow != NULL ? workflow->config->title : round->workflow,
        .day = round->day,
        .parts = (const struct news_part *)(void *)showing->parts->data,
        .n_parts = showing->parts->len,
        .words = (const char *const *)showing->words->pdata,
    };
}

struct showing *showing_new(struct planner *planner, struct thread *thread)
{
    struct showing *showing = g_new0(struct showing, 1);
    *showing = (struct showing){.planner = planner,
                                .reader = thread->reader,
                                .thread = thread,
                                .parts = g_array_new(FALSE, FALSE, sizeof(struct news_part)),
                                .rounds = g_array_new(FALSE, FALSE, sizeof(gint64)),
                                .kept = g_ptr_array_new_with_free_func(g_free),
                                .words = g_ptr_array_new()};
    parts_show(showing, thread);
    if (thread->round != NULL)
        view_fill(showing, thread->round);
    return showing;
}

void showing_free(struct showing *showing)
{
    g_array_unref(showing->parts);
    g_array_unref(showing->rounds);
    g_ptr_array_unref(showing->kept);
    g_ptr_array_unref(showing->words);
    g_free(showing);
}
