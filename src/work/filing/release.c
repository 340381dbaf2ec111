/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The owner says that a held mail is its addressee's: it is read and settled once more, as if that
 * were proved.
 *
 * Promises: it is filed with the instant at which it was accepted, under its own row, once; what
 * even then could not be filed stays held as it was.
 */
#include "muster/work/held.h"
#include "muster/work/places.h"
#include "work/filing/filer.h"

enum { FILER_WAIT_MS = 5000 };

/* FALSE when there is nothing that could be settled. */
static gboolean release_read(struct filer *filer, const struct received_mail *mail,
                             struct arrival *arrival, struct failure *failure)
{
    if (!arrival_read_again(filer, mail, arrival, failure))
        return FALSE;
    return arrival->kind == ARRIVAL_READ ||
           failure_set(failure, FAILURE_DATA, "it cannot be read: %s", arrival->why);
}

static gboolean release_settle(struct filer *filer, struct arrival *arrival,
                               struct failure *failure)
{
    struct store *store = filer->site->store;
    if (!store_begin(store, failure))
        return FALSE;
    arrival_settle(filer, arrival);
    if (arrival->outcome != NULL)
        return filer_commit(filer, failure);
    if (store_ok(store, failure))
        failure_set(failure, FAILURE_DATA, "there is nothing to file it as: %s", arrival->why);
    store_rollback(store);
    return FALSE;
}

static gboolean release_mail(struct filer *filer, const struct received_mail *mail,
                             char **outcome_r, struct failure *failure)
{
    struct arrival arrival = {0};
    gboolean fine =
        release_read(filer, mail, &arrival, failure) && release_settle(filer, &arrival, failure);
    if (fine) {
        *outcome_r = g_strdup(arrival.outcome);
        log_event("held-released", "mail", mail->name, "as", arrival.outcome, NULL);
    }
    arrival_clear(&arrival);
    return fine;
}

static gboolean release_with(struct filer *filer, gint64 id, char **outcome_r,
                             struct failure *failure)
{
    struct received_mail *mail = held_find(filer->site, id, failure);
    gboolean fine = mail != NULL && release_mail(filer, mail, outcome_r, failure);
    received_mail_free(mail);
    return fine;
}

gboolean held_release(struct site *site, gint64 id, char **outcome_r, struct failure *failure)
{
    struct filing_report report = {0};
    struct filer filer = {.report = &report};
    g_autofree char *cage = place_program("cage");
    if (!filer_open(&filer, site, cage, FILER_WAIT_MS, failure))
        return FALSE;
    gboolean fine = release_with(&filer, id, outcome_r, failure);
    filer_close(&filer);
    return fine;
}
