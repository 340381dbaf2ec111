/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who hears what is said in a thread.
 *
 * Promises: nobody who may not read it, nobody who has left, nobody their own words; each person
 * once. Costs what the thread has of people, and a look at the teams where somebody is called by
 * name.
 */
#include "work/people/called.h"
#include "work/planning/planner.h"
#include "work/threads/threads.h"

enum { CALLS_MAX = 10 /* of one text */ };

static gboolean shares_team(const struct person *person, char *const *teams)
{
    for (char *const *team = teams; *team != NULL; team++)
        if (g_strv_contains((const char *const *)person->teams, *team))
            return TRUE;
    return FALSE;
}

gboolean entry_admits(const struct person *person, const struct round *round)
{
    return person->id == round->person || person_reads(person, round->teams) ||
           shares_team(person, round->teams);
}

gboolean thread_admits(struct store *store, const struct person *person, const struct round *round)
{
    if (entry_admits(person, round))
        return TRUE;
    g_autoptr(GPtrArray) items = items_of_round(store, round->id);
    for (guint i = 0; i < items->len; i++)
        if (((const struct item *)items->pdata[i])->owner == person->id)
            return TRUE;
    return FALSE;
}

void news_expect(struct site *site, gint64 person)
{
    due_now(site, due_key("news", "", person, 0, 0));
}

void thread_tell(struct site *site, const struct news *news)
{
    news_add(site->store, news);
    if (!news->quiet)
        news_expect(site, news->person);
}

/* A thing, and who was told of it already. */
struct hearing {
    struct site *site;
    const struct round *round;
    const struct news *news;
    GHashTable *heard; /* gint64 */
};

static void hear(const struct hearing *hearing, gint64 id, gboolean named)
{
    struct person *person =
        id != 0 && id != hearing->news->author && !g_hash_table_contains(hearing->heard, &id)
            ? person_get(hearing->site->store, id)
            : NULL;
    gboolean muted =
        person != NULL && !named &&
        thread_choice_get(hearing->site->store, id, hearing->round->id) == THREAD_MUTED;
    if (person != NULL && person->state != PERSON_LEFT && !muted &&
        thread_admits(hearing->site->store, person, hearing->round)) {
        struct news news = *hearing->news;
        news.person = id;
        news.named = named;
        g_hash_table_add(hearing->heard, g_memdup2(&id, sizeof id));
        thread_tell(hearing->site, &news);
    }
    person_free(person);
}

/* First: of two reasons to hear of it, this one counts more. */
static void called_hear(const struct hearing *hearing, const char *text)
{
    const char *from = text;
    guint calls = 0; /* each may be a look at everybody */
    for (char *name; calls++ < CALLS_MAX && (name = called_next(text, &from)) != NULL; g_free(name))
        hear(hearing, person_called(hearing->site->store, hearing->round->teams, name), TRUE);
}

static void others_hear(const struct hearing *hearing)
{
    struct store *store = hearing->site->store;
    g_autoptr(GArray) commenters = commenters_of(store, hearing->round->id);
    g_autoptr(GArray) followers = thread_followers(store, hearing->round->id);
    for (guint i = 0; i < commenters->len; i++)
        hear(hearing, g_array_index(commenters, struct commenter, i).person, FALSE);
    for (guint i = 0; i < followers->len; i++)
        hear(hearing, g_array_index(followers, gint64, i), FALSE);
}

void thread_tell_all(struct site *site, const struct round *round, const char *text, gboolean alone,
                     const struct news *news)
{
    g_autoptr(GHashTable) heard = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    const struct hearing hearing = {site, round, news, heard};
    if (!alone)
        called_hear(&hearing, text);
    hear(&hearing, round->person, FALSE);
    if (!alone)
        others_hear(&hearing);
}
