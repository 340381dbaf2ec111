/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One mail's steps from a name in the spool to a description. Nothing is written here.
 *
 * An envelope that names its mail saves half of the way to the cage and back: what was asked goes
 * in with the bytes.
 */
#include <nettle/sha2.h>
#include <string.h>
#include <unistd.h>

#include "muster/work/masking.h"
#include "work/filing/filer.h"

void arrival_clear(struct arrival *arrival)
{
    g_clear_pointer(&arrival->recognised, recognised_free);
    g_clear_pointer(&arrival->description, description_free);
    g_clear_pointer(&arrival->why, g_free);
    g_clear_pointer(&arrival->intake, g_free);
    g_clear_pointer(&arrival->sender, g_free);
    g_clear_pointer(&arrival->recipient, g_free);
    g_clear_pointer(&arrival->person, g_free);
}

/* Of a form that somebody edited, what they quoted counts too. */
static enum cage_outcome read_rest(struct filer *filer, struct arrival *arrival,
                                   struct failure *failure)
{
    const struct asked *asked = &arrival->recognised->asked;
    return arrival->recognised->form != NULL
               ? cage_explain(filer->cage, asked, &arrival->description, failure)
               : cage_understand(filer->cage, asked, &arrival->description, failure);
}

/* The head comes out first and says which mail is answered; then the cage is told what was asked
 * there. */
static enum cage_outcome read_by_head(struct filer *filer, const struct spooled *mail,
                                      struct arrival *arrival, struct failure *failure)
{
    struct mail_head *head = NULL;
    enum cage_outcome outcome = cage_head(filer->cage, mail->bytes, mail->length, &head, failure);
    if (outcome != CAGE_DONE)
        return outcome;
    if (arrival->recognised == NULL)
        arrival->recognised = recognise_head(filer->recogniser, mail->envelope.recipient, head);
    mail_head_free(head);
    return read_rest(filer, arrival, failure);
}

gboolean arrival_recognise(struct filer *filer, const struct spooled *mail, struct arrival *arrival)
{
    arrival->recognised = recognise_envelope(filer->recogniser, mail->envelope.recipient);
    return arrival->recognised != NULL && arrival->recognised->form == NULL;
}

gboolean arrival_post(struct filer *filer, const struct spooled *mail,
                      const struct arrival *arrival, struct failure *failure)
{
    return cage_post(filer->cage, mail->bytes, mail->length, &arrival->recognised->asked, failure);
}

static void digest_make(const guint8 *bytes, gsize length, guint8 digest_r[static 32])
{
    struct sha256_ctx sum;
    sha256_init(&sum);
    sha256_update(&sum, length, bytes);
    sha256_digest(&sum, SHA256_DIGEST_SIZE, digest_r);
}

/* What the mail is known by when it is never parsed. */
static void arrival_blame(struct arrival *arrival, const struct spooled *mail, const char *why)
{
    arrival->kind = ARRIVAL_POISONOUS;
    arrival->why = g_strdup(why);
    digest_make(mail->bytes, mail->length, arrival->digest);
}

/* OUTCOME is what the cage said to it. */
static gboolean learn(struct filer *filer, const struct spooled *mail, struct arrival *arrival,
                      enum cage_outcome outcome, const struct failure *poison,
                      struct failure *failure)
{
    switch (outcome) {
    case CAGE_DONE:
        description_mask(filer->site->keys, arrival->description);
        arrival->kind = ARRIVAL_READ;
        return store_ok(filer->site->store, failure);
    case CAGE_BROKEN:
        return failure_set(failure, poison->kind, "%s", poison->text);
    case CAGE_POISON:
        arrival_blame(arrival, mail, poison->text);
        return store_ok(filer->site->store, failure);
    }
    g_assert_not_reached();
}

gboolean arrival_collect(struct filer *filer, const struct spooled *mail, struct arrival *arrival,
                         struct failure *failure)
{
    struct failure poison = {0};
    enum cage_outcome outcome = cage_collect(filer->cage, &arrival->description, &poison);
    return learn(filer, mail, arrival, outcome, &poison, failure);
}

gboolean arrival_understand(struct filer *filer, const struct spooled *mail,
                            struct arrival *arrival, struct failure *failure)
{
    struct failure poison = {0};
    enum cage_outcome outcome = read_by_head(filer, mail, arrival, &poison);
    return learn(filer, mail, arrival, outcome, &poison, failure);
}

/* A file that is not as the spool writes it. Nobody but us writes there, so somebody should look at
 * it. */
static void arrival_explain(struct filer *filer, struct arrival *arrival,
                            const struct failure *trouble)
{
    g_autofree char *path = g_build_filename(filer->state, "spool", "new", arrival->name, NULL);
    arrival->why = g_strdup(trouble->text);
    if (trouble->kind != FAILURE_INPUT) {
        arrival->kind = ARRIVAL_STUCK;
    } else if (access(path, F_OK) != 0) {
        arrival->kind = ARRIVAL_GONE;
    } else {
        arrival->kind = ARRIVAL_UNREADABLE;
        digest_make((const guint8 *)arrival->name, strlen(arrival->name), arrival->digest);
    }
}

static void envelope_take(struct arrival *arrival, const struct spooled *mail)
{
    arrival->received = mail->envelope.received;
    arrival->octets = mail->length;
    arrival->intake = g_strdup(mail->envelope.intake);
    arrival->sender = g_strdup(mail->envelope.sender);
    arrival->recipient = g_strdup(mail->envelope.recipient);
}

gboolean arrival_open(struct filer *filer, const char *name, struct arrival *arrival_r,
                      struct spooled *mail_r)
{
    *arrival_r = (struct arrival){.name = name, .kind = ARRIVAL_KNOWN};
    struct received_mail *known = received_mail_by_name(filer->site->store, name);
    if (known != NULL) {
        received_mail_free(known);
        return FALSE;
    }
    struct failure trouble = {0};
    if (!spool_read(filer->state, name, mail_r, &trouble)) {
        arrival_explain(filer, arrival_r, &trouble);
        return FALSE;
    }
    envelope_take(arrival_r, mail_r);
    return TRUE;
}

gboolean arrival_read_again(struct filer *filer, const struct received_mail *held,
                            struct arrival *arrival_r, struct failure *failure)
{
    struct spooled mail;
    *arrival_r = (struct arrival){.name = held->name, .released = held->id};
    if (!spool_read_retired(filer->state, held->name, &mail, failure))
        return FALSE;
    envelope_take(arrival_r, &mail);
    arrival_recognise(filer, &mail, arrival_r);
    gboolean fine = arrival_understand(filer, &mail, arrival_r, failure);
    spooled_clear(&mail);
    return fine;
}

void arrival_suspect(struct filer *filer, const char *name, struct arrival *arrival_r)
{
    struct spooled mail;
    if (!arrival_open(filer, name, arrival_r, &mail))
        return;
    arrival_r->recognised = recognise_envelope(filer->recogniser, mail.envelope.recipient);
    arrival_blame(arrival_r, &mail, "the filer itself ended over it");
    spooled_clear(&mail);
}
