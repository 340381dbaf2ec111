/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "get eva" in reply to a summary, which shows only the first lines of a long entry.
 *
 * Whom it names is found by the names that a remark may use too, so what is promised in a summary is what is understood.
 * Does not: give anybody what they may not read; that is looked at again when the mail is written (whole.c).
 */
#include <string.h>

#include "work/filing/settlement.h"
#include "work/planning/planner.h"

static const char GET[] = "get ";

/* The name behind "get " on the first line; NULL when there is more on other lines, or no such word. Caller frees. */
static char *name_wanted(const char *text)
{
    if (g_ascii_strncasecmp(text, GET, strlen(GET)) != 0 || strchr(text, '\n') != NULL)
        return NULL;
    g_autofree char *name = g_strdup(text + strlen(GET));
    g_strstrip(name);
    name[strcspn(name, ".!")] = '\0';
    return strlen(name) > 0 ? g_utf8_casefold(name, -1) : NULL;
}

static gboolean is_called(const struct asked_question *line, const char *name)
{
    for (const char *const *label = line->labels; label != NULL && *label != NULL; label++) {
        g_autofree char *folded = g_utf8_casefold(*label, -1);
        if (g_str_equal(folded, name))
            return TRUE;
    }
    return FALSE;
}

/* The person of a round, 0 when it is gone. */
static gint64 person_of(struct store *store, gint64 id)
{
    struct round *round = round_get(store, id);
    gint64 person = round != NULL ? round->person : 0;
    round_free(round);
    return person;
}

static gint64 person_called(struct store *store, const struct recognised *recognised,
                            const char *name)
{
    for (guint i = 0; i < recognised->about->len; i++) {
        gint64 round = g_array_index(recognised->about, gint64, i);
        if (round != 0 && is_called(&recognised->asked.questions[i], name))
            return person_of(store, round);
    }
    return 0;
}

/* The rounds of PERSON that the mail told of, each once. */
static GArray *rounds_told(struct store *store, const struct recognised *recognised, gint64 person)
{
    GArray *rounds = g_array_new(FALSE, FALSE, sizeof(gint64));
    const GArray *blocks = recognised->mail->blocks;
    gint64 last = 0;
    for (guint i = 0; i < blocks->len; i++) {
        gint64 round = g_array_index(blocks, struct sent_block, i).round;
        if (round != last && person_of(store, round) == person)
            g_array_append_val(rounds, round);
        last = round;
    }
    return rounds;
}

gboolean decide_get(struct filer *filer, const struct arrival *arrival,
                    struct settlement *settlement)
{
    struct store *store = filer->site->store;
    g_autofree char *name = name_wanted(arrival->description->text);
    gint64 person = name != NULL ? person_called(store, arrival->recognised, name) : 0;
    if (person == 0)
        return FALSE;
    settlement->wanted = rounds_told(store, arrival->recognised, person);
    settle_as(settlement, "command", NULL);
    return TRUE;
}

void rounds_want(struct site *site, gint64 person, const GArray *rounds)
{
    for (guint i = 0; i < rounds->len; i++)
        due_now(site, due_key("whole", "", person, g_array_index(rounds, gint64, i), 0));
}
