/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of sources, and how one is looked after for years. A new source is one file and one row
 * here. */
#include "muster/net/fetch.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "muster/base/log.h"
#include "net/fetch_memory.h"
#include "net/fetch_source.h"
#include "net/fetch_trouble.h"

enum {
    PAUSE_LEAST_SECONDS = 1, /* between two rounds, whatever the server tells */
    BACK_OFF_SECONDS = 10,   /* after trouble; doubled each time */
    BACK_OFF_MAX_SECONDS = 900,
};

static const struct source_kind *const kinds[] = {&imap_source, &imaps_source, &maildir_source};

/* base/ has seen to it that one takes it. */
static const struct source_kind *kind_of(const char *url)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_has_prefix(url, kinds[i]->scheme))
            return kinds[i];
    return NULL;
}

/* A source at work. */
struct source {
    const struct source_kind *kind;
    const struct fetching *fetching;
    void *state;
    struct intake *intake;
};

/* How a round ended, for the log and for `status'. */
static void end_note(const struct fetching *fetching, const struct failure *failure)
{
    const char *name = fetching->account->name;
    if (failure_is_set(failure))
        log_trouble("unfetched", "account", name, "error", failure->text, NULL);
    fetch_trouble_note(fetching->config->site.state, name, failure);
}

static gboolean source_open(const struct fetching *fetching, struct source *source_r,
                            struct failure *failure)
{
    const struct source_kind *kind = kind_of(fetching->account->url);
    *source_r = (struct source){.kind = kind, .fetching = fetching};
    fetch_folder_make(fetching->config->site.state);
    source_r->intake = intake_open(fetching, kind->name, failure);
    source_r->state = source_r->intake != NULL ? kind->open(fetching, failure) : NULL;
    if (source_r->state != NULL)
        return TRUE;
    end_note(fetching, failure);
    intake_close(source_r->intake);
    return FALSE;
}

static void source_close(struct source *source)
{
    source->kind->close(source->state);
    intake_close(source->intake);
}

static gboolean source_take(struct source *source, struct failure *failure)
{
    gboolean taken = source->kind->take(source->state, source->intake, failure);
    end_note(source->fetching, failure);
    return taken;
}

void fetch_note_death(const struct fetching *fetching, const char *end)
{
    struct failure failure = {0};
    failure_set(&failure, FAILURE_BUSY, "the program fell over what the server sent: %s", end);
    end_note(fetching, &failure);
    fetch_memory_suspect(fetching->config->site.state, fetching->account->name);
}

void fetch_sleep(gint64 until)
{
    for (gint64 left; (left = until - g_get_monotonic_time()) > 0;)
        poll(NULL, 0, (int)MIN(left / 1000 + 1, G_MAXINT));
}

gboolean fetch_once(const struct fetching *fetching, struct failure *failure)
{
    struct source source;
    if (!source_open(fetching, &source, failure))
        return FALSE;
    gboolean taken = source_take(&source, failure);
    source_close(&source);
    return taken;
}

static gint64 seconds_from_now(int seconds)
{
    return g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
}

gboolean fetch_forever(const struct fetching *fetching, struct failure *failure)
{
    struct source source;
    int back_off = 0;
    if (!source_open(fetching, &source, failure))
        return FALSE;
    for (;;) {
        struct failure own = {0};
        gint64 least = seconds_from_now(PAUSE_LEAST_SECONDS);
        if (source_take(&source, &own)) {
            back_off = 0;
            source.kind->wait(source.state, seconds_from_now(fetching->account->every));
            fetch_sleep(least);
        } else {
            back_off = CLAMP(2 * back_off, BACK_OFF_SECONDS, BACK_OFF_MAX_SECONDS);
            fetch_sleep(seconds_from_now(back_off));
        }
    }
}
