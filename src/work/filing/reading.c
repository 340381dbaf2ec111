/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a batch. While the cage reads a mail, the next ones are opened, recognised and posted: on
 * two cores both sides are at work, and on one they take turns every few mails instead of at each.
 *
 * Promises that a mail is blamed for its own deeds only: when the cage ends over several, each of
 * them goes in again alone.
 */
#include <string.h>

#include "work/filing/filer.h"

enum {
    BATCH_OCTETS = 16 << 20, /* of raw mail: what was understood of it stays until the commit */
    AHEAD_MAILS = 16,
};

struct ahead {
    struct spooled mail;
    struct arrival *arrival;
};

struct reading {
    struct filer *filer;
    struct ahead ahead[AHEAD_MAILS]; /* posted, the first one first */
    guint n_ahead;
    gsize octets; /* of theirs */
};

/* Takes the first mail out of READING. The caller clears it. */
static struct ahead take_first(struct reading *reading)
{
    struct ahead first = reading->ahead[0];
    reading->n_ahead--;
    reading->octets -= first.mail.length;
    memmove(reading->ahead, reading->ahead + 1, reading->n_ahead * sizeof first);
    return first;
}

static gboolean each_alone(struct reading *reading, struct failure *failure)
{
    gboolean fine = TRUE;
    while (fine && reading->n_ahead > 0) {
        struct ahead one = take_first(reading);
        fine = arrival_post(reading->filer, &one.mail, one.arrival, failure) &&
               arrival_collect(reading->filer, &one.mail, one.arrival, failure);
        spooled_clear(&one.mail);
    }
    return fine;
}

static gboolean collect_first(struct reading *reading, struct failure *failure)
{
    const struct ahead *first = &reading->ahead[0];
    if (!arrival_collect(reading->filer, &first->mail, first->arrival, failure))
        return FALSE;
    if (first->arrival->kind == ARRIVAL_POISONOUS && reading->n_ahead > 1) {
        g_clear_pointer(&first->arrival->why, g_free);
        return each_alone(reading, failure);
    }
    struct ahead read = take_first(reading);
    spooled_clear(&read.mail);
    return TRUE;
}

static gboolean collect_all(struct reading *reading, struct failure *failure)
{
    gboolean fine = TRUE;
    while (fine && reading->n_ahead > 0)
        fine = collect_first(reading, failure);
    return fine;
}

/* Posts MAIL when there is room before it. Takes MAIL. */
static gboolean post_last(struct reading *reading, struct spooled *mail, struct arrival *arrival,
                          struct failure *failure)
{
    gboolean fine = TRUE;
    while (fine && reading->n_ahead > 0 &&
           (reading->n_ahead == AHEAD_MAILS || reading->octets + mail->length > CAGE_AHEAD_OCTETS))
        fine = collect_first(reading, failure);
    if (!fine) { /* and there may be no room */
        spooled_clear(mail);
        return FALSE;
    }
    reading->ahead[reading->n_ahead++] = (struct ahead){*mail, arrival};
    reading->octets += mail->length;
    return arrival_post(reading->filer, mail, arrival, failure);
}

static gboolean read_next(struct reading *reading, const char *name, struct arrival *arrival,
                          struct failure *failure)
{
    struct spooled mail;
    if (!arrival_open(reading->filer, name, arrival, &mail))
        return store_ok(reading->filer->site->store, failure);
    if (arrival_recognise(reading->filer, &mail, arrival))
        return post_last(reading, &mail, arrival, failure);
    gboolean fine = collect_all(reading, failure) &&
                    arrival_understand(reading->filer, &mail, arrival, failure);
    spooled_clear(&mail);
    return fine;
}

/* After a failure there are mails whose answers nobody waits for. */
static void reading_end(struct reading *reading)
{
    cage_forget(reading->filer->cage);
    for (guint i = 0; i < reading->n_ahead; i++)
        spooled_clear(&reading->ahead[i].mail);
}

gboolean arrivals_read(struct filer *filer, const char *const *names, guint n_names,
                       struct arrival *arrivals, guint *n_read_r, struct failure *failure)
{
    struct reading reading = {.filer = filer};
    gsize octets = 0;
    gboolean fine = TRUE;
    for (*n_read_r = 0; fine && *n_read_r < n_names && octets < BATCH_OCTETS; (*n_read_r)++) {
        struct arrival *arrival = &arrivals[*n_read_r];
        fine = read_next(&reading, names[*n_read_r], arrival, failure);
        octets += arrival->octets;
    }
    fine = fine && collect_all(&reading, failure);
    reading_end(&reading);
    return fine;
}
