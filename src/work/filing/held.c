/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Held mail: shown, and forgotten. Its bytes are read in the cage each time, as when it was filed:
 * nothing of a stranger's mail is kept in the store for showing.
 */
#include "muster/work/held.h"

#include <string.h>

#include "muster/work/places.h"
#include "muster/work/token.h"
#include "work/filing/filer.h"

void held_mail_free(struct held_mail *mail)
{
    if (mail == NULL)
        return;
    char *const strings[] = {mail->from, mail->subject, mail->why};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_clear_pointer(&mail->looks, g_ptr_array_unref);
    g_free(mail);
}

static struct cage *cage_here(void)
{
    g_autofree char *program = place_program("cage");
    return cage_new(program);
}

/* TEXT of a stranger, fit for showing; "" for NULL. Caller frees. */
static char *shown(const struct site *site, const char *text)
{
    g_autofree char *tame = text_tame(text != NULL ? text : "");
    return tokens_mask(site->keys, tame);
}

/* Who it says it is from; of a mail that cannot be read, what the envelope says. */
static void head_take(const struct site *site, struct cage *cage, const struct spooled *raw,
                      struct held_mail *mail)
{
    struct failure trouble = {0};
    struct mail_head *head = NULL;
    if (cage_head(cage, raw->bytes, raw->length, &head, &trouble) != CAGE_DONE)
        head = NULL;
    mail->from = shown(site, head != NULL ? head->from_text : raw->envelope.sender);
    mail->subject = shown(site, head != NULL ? head->subject : NULL);
    mail_head_free(head);
}

static struct held_mail *held_mail_of(struct site *site, struct cage *cage,
                                      const struct received_mail *received)
{
    struct held_mail *mail = g_new0(struct held_mail, 1);
    mail->id = received->id;
    mail->received = received->received;
    mail->why = shown(site, received->why);
    spool_retired_file(received->name, mail->file);
    mail->looks = held_looks(site->store, received->id);
    struct spooled raw;
    struct failure gone = {0};
    if (!spool_read_retired(site->config->site.state, received->name, &raw, &gone)) {
        mail->from = shown(site, received->from);
        mail->subject = g_strdup("");
        return mail;
    }
    mail->octets = raw.length;
    head_take(site, cage, &raw, mail);
    spooled_clear(&raw);
    return mail;
}

GPtrArray *held_list(struct site *site, struct failure *failure)
{
    GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)held_mail_free);
    g_autoptr(GPtrArray) received = received_held(site->store, G_MAXINT);
    struct cage *cage = cage_here();
    for (guint i = 0; i < received->len; i++)
        g_ptr_array_add(list, held_mail_of(site, cage, g_ptr_array_index(received, i)));
    cage_free(cage);
    if (!store_ok(site->store, failure))
        g_clear_pointer(&list, g_ptr_array_unref);
    return list;
}

struct received_mail *held_find(struct site *site, gint64 id, struct failure *failure)
{
    static const char *const outcomes[] = {"held", "poison", NULL};
    struct received_mail *mail = received_mail_get(site->store, id);
    if (!store_ok(site->store, failure))
        return NULL;
    if (mail != NULL && g_strv_contains(outcomes, mail->outcome))
        return mail;
    received_mail_free(mail);
    failure_set(failure, FAILURE_USAGE,
                "no mail is held as %" G_GINT64_FORMAT "; see `muster held list'", id);
    return NULL;
}

struct held_mail *held_get(struct site *site, gint64 id, struct failure *failure)
{
    struct received_mail *received = held_find(site, id, failure);
    if (received == NULL)
        return NULL;
    struct cage *cage = cage_here();
    struct held_mail *mail = held_mail_of(site, cage, received);
    cage_free(cage);
    received_mail_free(received);
    return mail;
}

/* All of the text, with what a reply would be cut of. Caller frees; NULL with FAILURE. */
static char *text_read(struct cage *cage, const struct spooled *raw, struct failure *failure)
{
    struct mail_head *head = NULL;
    struct description *description = NULL;
    struct failure trouble = {0};
    enum cage_outcome outcome = cage_head(cage, raw->bytes, raw->length, &head, &trouble);
    mail_head_free(head);
    if (outcome == CAGE_DONE)
        outcome = cage_explain(cage, NULL, &description, &trouble);
    if (outcome != CAGE_DONE) {
        failure_set(failure, outcome == CAGE_POISON ? FAILURE_DATA : trouble.kind,
                    "it cannot be read: %s", trouble.text);
        return NULL;
    }
    char *text = g_strdup(description->source != NULL ? description->source : "");
    description_free(description);
    return text;
}

static gboolean look_note(struct site *site, const struct received_mail *mail, const char *who,
                          struct failure *failure)
{
    const struct held_look look = {.at = site->now, .who = (char *)who};
    if (!store_begin(site->store, failure))
        return FALSE;
    held_look_add(site->store, mail->id, &look);
    if (!store_commit(site->store, failure))
        return FALSE;
    log_event("held-shown", "mail", mail->name, "by", who, NULL);
    return TRUE;
}

char *held_text(struct site *site, gint64 id, const char *who, struct failure *failure)
{
    struct received_mail *mail = held_find(site, id, failure);
    struct spooled raw = {0};
    char *text = NULL;
    if (mail != NULL && spool_read_retired(site->config->site.state, mail->name, &raw, failure)) {
        struct cage *cage = cage_here();
        g_autofree char *read = text_read(cage, &raw, failure);
        if (read != NULL && look_note(site, mail, who, failure))
            text = shown(site, read);
        cage_free(cage);
        spooled_clear(&raw);
    }
    received_mail_free(mail);
    return text;
}

gboolean held_drop(struct site *site, gint64 id, struct failure *failure)
{
    struct received_mail *mail = held_find(site, id, failure);
    if (mail == NULL)
        return FALSE;
    struct received_mail dropped = *mail;
    dropped.outcome = (char *)"dropped";
    dropped.why = NULL;
    gboolean fine = spool_erase_retired(site->config->site.state, mail->name, failure) &&
                    store_begin(site->store, failure);
    if (fine) {
        held_settle(site->store, &dropped);
        fine = store_commit(site->store, failure);
    }
    if (fine)
        log_event("held-dropped", "mail", mail->name, NULL);
    received_mail_free(mail);
    return fine;
}
