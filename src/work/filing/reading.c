/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a batch. While the cage reads a mail, the next ones are opened, recognised and posted: on
 * two cores both sides are at work, and on one they take turns every few mails instead of at each.
 *
 * Promises that a mail is blamed for its own deeds only: answers come in the order of the mails, so
 * whose answer fails to come did it, and those behind it are posted again.
 */
#include <string.h>

#include "work/filing/filer.h"

enum {
    BATCH_OCTETS = 16 << 20, /* of raw mail: what was understood of it stays until the commit */
    AHEAD_MAILS = 8,
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

static gboolean post_again(struct reading *reading, struct failure *failure)
{
    gboolean fine = TRUE;
    for (guint i = 0; fine && i < reading->n_ahead; i++) {
        const struct ahead *ahead = &reading->ahead[i];
        fine = arrival_post(reading->filer, &ahead->mail, ahead->arrival, failure);
    }
    return fine;
}

static gboolean collect_first(struct reading *reading, struct failure *failure)
{
    struct ahead first = reading->ahead[0];
    reading->n_ahead--;
    reading->octets -= first.mail.length;
    memmove(reading->ahead, reading->ahead + 1, reading->n_ahead * sizeof first);
    gboolean fine = arrival_collect(reading->filer, &first.mail, first.arrival, failure);
    spooled_clear(&first.mail);
    if (fine && first.arrival->kind == ARRIVAL_POISONOUS)
        return post_again(reading, failure);
    return fine;
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
    reading->ahead[reading->n_ahead++] = (struct ahead){*mail, arrival};
    reading->octets += mail->length;
    return fine && arrival_post(reading->filer, mail, arrival, failure);
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
