/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial: one mail to an address, by the same way out as all others, and the wait for its answer.
 *
 * Promises: nothing is stored, and nothing that comes back is touched; a rehearsing site diverts this mail as all others. The
 * pause after a mail server's refusal is not kept: who tries wants to know what it says now.
 */
#include "work/trial/trial.h"

#include "muster/work/cage.h"
#include "muster/work/places.h"
#include "muster/work/recognise.h"
#include "muster/work/token.h"
#include "work/letters/letters.h"
#include "work/sending/sender.h"

/* Where a token of a trial stands: the `person' of it. */
enum trial_place { PLACE_REPLY_TO, PLACE_SENDER, PLACE_MESSAGE_ID };

static struct token trial_token(const struct site *site, guint32 number, enum trial_place place)
{
    return (struct token){.kind = TOKEN_TRIAL,
                          .mail = number,
                          .person = place,
                          .expires = (int32_t)(site->now / INSTANT_DAY) + TOKEN_DAYS};
}

static char *trial_address(const struct site *site, guint32 number, enum trial_place place)
{
    struct token token = trial_token(site, number, place);
    return site_token_address(site, &token);
}

static void trial_name(struct trial *trial)
{
    const struct site *site = trial->site;
    guint32 number = g_random_int();
    struct token token = trial_token(site, number, PLACE_MESSAGE_ID);
    char text[TOKEN_LENGTH + 1];
    token_make(site->keys, &token, text);
    trial->reply_to = trial_address(site, number, PLACE_REPLY_TO);
    trial->sender = trial_address(site, number, PLACE_SENDER);
    trial->message_id = g_strconcat(text, "@", site->config->site.domain, NULL);
    trial->mark = site->config->site.delimiter[0] == '\0' ? g_strdup(text) : NULL;
}

static gboolean trial_write(struct trial *trial, struct failure *failure)
{
    const struct site *site = trial->site;
    const struct site_config *config = &site->config->site;
    const char *only = site->config->send.only;
    struct person *person = person_by_address(site->store, trial->address);
    struct written written = {0};
    struct post post = {
        .from = {.name = config->name, .address = config->address},
        .to = {.name = person != NULL ? person->name : NULL,
               .address = *only != '\0' ? only : trial->address},
        .reply_to = trial->reply_to,
        .message_id = trial->message_id,
        .site = config->address,
        .language = person != NULL ? site_language_of(site, person) : config->language,
        .zone = site->rhythm.zone,
        .now = site->now,
        .owner = config->owner,
        .handle = trial->mark,
        .diverted = *only != '\0' ? trial->address : NULL,
    };
    gboolean fine = letters_trial(TRIAL_LETTERS, &post, site->templates, &written, failure);
    if (fine)
        trial->bytes = g_bytes_ref(written.bytes);
    written_clear(&written);
    person_free(person);
    return fine && store_ok(site->store, failure);
}

struct trial *trial_new(struct site *site, const char *address, struct failure *failure)
{
    struct trial *trial = g_new0(struct trial, 1);
    trial->site = site;
    trial->address = g_ascii_strdown(address, -1);
    trial_name(trial);
    trial->watch = spool_watch_new(site->config->site.state, failure);
    if (trial->watch != NULL && trial_write(trial, failure))
        return trial;
    trial_free(trial);
    return NULL;
}

void trial_free(struct trial *trial)
{
    if (trial == NULL)
        return;
    g_clear_pointer(&trial->watch, spool_watch_free);
    g_clear_pointer(&trial->bytes, g_bytes_unref);
    g_free(trial->address);
    g_free(trial->reply_to);
    g_free(trial->sender);
    g_free(trial->message_id);
    g_free(trial->mark);
    g_free(trial);
}

enum verdict trial_send(struct trial *trial, GString *reply, struct failure *failure)
{
    const struct send_config *send = &trial->site->config->send;
    struct transport *transport = sender_connect(send, failure);
    if (transport == NULL)
        return VERDICT_HALTED;
    struct parcel parcel = {.sender = trial->sender,
                            .recipient = *send->only != '\0' ? send->only : trial->address,
                            .id = "trial"};
    parcel.bytes = g_bytes_get_data(trial->bytes, &parcel.length);
    trial->sent = g_get_monotonic_time();
    enum verdict verdict = transport_deliver(transport, &parcel, reply);
    transport_close(transport);
    return verdict;
}

void trial_answer_clear(struct trial_answer *answer)
{
    g_clear_pointer(&answer->intake, g_free);
    g_clear_pointer(&answer->description, description_free);
}

gboolean trial_answer_is_good(const struct trial_answer *answer)
{
    enum mail_kind kind = answer->description->head.kind;
    return answer->trace != TRIAL_NOWHERE && answer->from_fits &&
           (kind == MAIL_REPLY || kind == MAIL_OTHER || kind == MAIL_AUTO);
}

/* Reads MAIL in the cage. TRUE when it is the answer. */
static gboolean is_answer(const struct trial *trial, struct cage *cage,
                          struct recogniser *recogniser, const struct spooled *mail,
                          struct trial_answer *answer_r)
{
    struct mail_head *head = NULL;
    struct description *description = NULL;
    struct failure poison = {0};
    if (cage_head(cage, mail->bytes, mail->length, &head, &poison) != CAGE_DONE)
        return FALSE;
    mail_head_free(head);
    if (cage_explain(cage, NULL, &description, &poison) != CAGE_DONE)
        return FALSE;
    gboolean ours = trial_recognise(trial, recogniser, mail, &description, answer_r);
    description_free(description);
    return ours;
}

static gboolean watch_for(struct trial *trial, struct cage *cage, gint64 until,
                          const volatile int *stop, struct trial_answer *answer_r)
{
    struct recogniser *recogniser = recogniser_new(trial->site);
    struct spooled mail;
    gboolean found = FALSE;
    while (!found && spool_watch_next(trial->watch, until, stop, &mail)) {
        found = is_answer(trial, cage, recogniser, &mail, answer_r);
        spooled_clear(&mail);
    }
    recogniser_free(recogniser);
    return found;
}

gboolean trial_wait(struct trial *trial, int seconds, const volatile int *stop,
                    struct trial_answer *answer_r, struct failure *failure)
{
    *answer_r = (struct trial_answer){.trace = TRIAL_NOWHERE};
    g_autofree char *program = place_program("cage");
    struct cage *cage = cage_new(program);
    gboolean fine = cage_start(cage, failure);
    gboolean found =
        fine && watch_for(trial, cage, trial->sent + seconds * G_TIME_SPAN_SECOND, stop, answer_r);
    cage_free(cage);
    if (found)
        answer_r->took = g_get_monotonic_time() - trial->sent;
    else if (fine)
        failure_set(failure, FAILURE_BUSY, "nothing came back within %d s", seconds);
    return found;
}
