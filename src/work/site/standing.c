/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the site stands. Reads only; says what a person should do, not what a program counted. */
#include "muster/work/standing.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "muster/net/fetch.h"
#include "muster/work/absence.h"
#include "muster/work/reach.h"
#include "work/sending/breaker.h"
#include "work/site/last-run.h"
#include "work/site/workflow.h"

enum {
    SPOOL_SLOW_MINUTES = 30, /* mail that waits longer for the filer is stuck */
    OUTBOX_SLOW_HOURS = 4,   /* mail that waits longer for the relay is worth a word */
    SPOOL_COUNTED = 1000000,
};

static void trouble_add(struct standing *standing, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void trouble_add(struct standing *standing, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(standing->trouble, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

static void suspended_judge(struct site *site, struct standing *standing,
                            const struct person *person)
{
    g_autofree char *said = person_suspended_said(site, person);
    if (said == NULL || person->state == PERSON_LEFT)
        return;
    standing->suspended++;
    trouble_add(standing,
                "mail to %s comes back, and none is sent %s: mend the address, or say "
                "`muster back %s'",
                person->address, said, person->address);
}

static void people_tally(struct site *site, struct standing *standing)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    for (guint i = 0; people != NULL && i < people->len; i++) {
        const struct person *person = g_ptr_array_index(people, i);
        enum person_state state = person_state_now(site, person, NULL);
        if (state == PERSON_WELCOME && !site_asks(site, person))
            standing->reading++;
        else
            standing->people[state]++;
        suspended_judge(site, standing, person);
    }
}

static gboolean spool_count(struct site *site, struct standing *standing, struct failure *failure)
{
    char(*names)[SPOOL_NAME_MAX] = NULL;
    ssize_t count = spool_list(site->config->site.state, SPOOL_COUNTED, &names, failure);
    if (count < 0)
        return FALSE;
    standing->spool_waiting = (guint)count;
    struct spooled mail;
    struct failure ignored = {0};
    if (count > 0 && spool_read(site->config->site.state, names[0], &mail, &ignored)) {
        standing->spool_oldest = mail.envelope.received;
        spooled_clear(&mail);
    }
    free(names);
    return TRUE;
}

/* Each step touches its lock when it runs. */
static gint64 last_run_read(const struct site *site, const char *step)
{
    g_autofree char *file = g_build_filename(site->config->site.state, "lock", step, NULL);
    struct stat status;
    return stat(file, &status) == 0 ? status.st_mtim.tv_sec * INSTANT_SECOND : 0;
}

static void last_runs_read(const struct site *site, struct standing *standing)
{
    static const char *const steps[STEP_NAMES] = {"file", "tick", "send"};
    for (guint i = 0; i < STEP_NAMES; i++) {
        standing->last_run[i].name = steps[i];
        standing->last_run[i].at = last_run_read(site, steps[i]);
    }
}

static void spool_judge(struct site *site, struct standing *standing)
{
    gint64 age = site->now - standing->spool_oldest;
    if (standing->spool_waiting > 0 && age > SPOOL_SLOW_MINUTES * INSTANT_MINUTE)
        trouble_add(
            standing,
            "%u mails wait to be filed, the oldest for %d minutes: is `muster run' or cron's `muster once' at work?",
            standing->spool_waiting, (int)(age / INSTANT_MINUTE));
}

static void outbox_judge(struct site *site, struct standing *standing)
{
    gboolean needs_owner;
    standing->relay = breaker_words(site->store, site->now, &needs_owner);
    if (needs_owner)
        trouble_add(standing, "the mail server %s", standing->relay);
    if (standing->outbox.of[OUTBOX_FAILED] > 0)
        trouble_add(standing, "%d mails could not be sent: see `muster status --json' and the log",
                    (int)standing->outbox.of[OUTBOX_FAILED]);
    if (standing->outbox.stranded > 0)
        trouble_add(standing,
                    "%d mails were written for another send url and wait for it to come back",
                    (int)standing->outbox.stranded);
    gint64 oldest = standing->outbox.oldest_waiting;
    if (oldest > 0 && site->now - oldest > OUTBOX_SLOW_HOURS * INSTANT_HOUR)
        trouble_add(standing, "the oldest mail in the outbox waits for %d hours",
                    (int)((site->now - oldest) / INSTANT_HOUR));
}

static void answers_judge(struct site *site, struct standing *standing)
{
    gint64 since = site->now - INSTANT_DAY;
    guint withheld = caused_count(site->store, 0, since, FALSE);
    gint64 id = withheld > 0 ? caused_most_withheld(site->store, since) : 0;
    struct person *person = id != 0 ? person_get(site->store, id) : NULL;
    if (person != NULL)
        trouble_add(standing,
                    "%u answers were not written in the last day, as there were too many, most of "
                    "them to %s: does a program write to us from there?",
                    withheld, person->address);
    person_free(person);
}

static void last_runs_judge(struct site *site, struct standing *standing)
{
    for (guint i = 0; i < STEP_NAMES; i++) {
        const char *step = standing->last_run[i].name;
        g_autofree char *words = last_run_failure(site->store, step);
        if (words != NULL)
            trouble_add(standing, "the last `muster %s' failed: %s", step, words);
    }
}

static void mailbox_judge(const char *state, const char *name, struct standing *standing)
{
    gboolean needs_owner;
    g_autofree char *words = fetch_trouble(state, name, &needs_owner);
    g_autofree char *passed = fetch_passed(state, name);
    if (words != NULL)
        g_ptr_array_add(standing->mailboxes, g_strdup_printf("%s %s", name, words));
    if (needs_owner)
        trouble_add(standing, "the mailbox `%s' %s", name, words);
    if (passed != NULL)
        trouble_add(standing, "in the mailbox `%s' %s", name, passed);
}

static void mailboxes_judge(const struct site *site, struct standing *standing)
{
    const struct config *config = site->config;
    for (size_t i = 0; i < config->n_fetches; i++)
        mailbox_judge(config->site.state, config->fetches[i].name, standing);
}

gboolean site_standing(struct site *site, struct standing *standing_r, struct failure *failure)
{
    memset(standing_r, 0, sizeof *standing_r);
    standing_r->trouble = g_ptr_array_new_with_free_func(g_free);
    standing_r->mailboxes = g_ptr_array_new_with_free_func(g_free);
    people_tally(site, standing_r);
    rounds_count_open(site->store, &standing_r->open_rounds);
    outbox_count(site->store, site->config->send.url, &standing_r->outbox);
    standing_r->held = received_held_count(site->store);
    last_runs_read(site, standing_r);
    last_runs_judge(site, standing_r);
    answers_judge(site, standing_r);
    if (!spool_count(site, standing_r, failure) || !store_ok(site->store, failure))
        return FALSE;
    spool_judge(site, standing_r);
    outbox_judge(site, standing_r);
    mailboxes_judge(site, standing_r);
    return TRUE;
}

void standing_clear(struct standing *standing)
{
    g_clear_pointer(&standing->trouble, g_ptr_array_unref);
    g_clear_pointer(&standing->mailboxes, g_ptr_array_unref);
    g_clear_pointer(&standing->relay, g_free);
}
