/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the traces that a reply carries to the mail it answers.
 *
 * Every trace is a claim of a stranger. Tokens are proved, handles only find; neither makes a
 * sender trusted.
 */
#include "muster/work/recognise.h"

#include <string.h>

#include "muster/work/token.h"
#include "work/filing/asking.h"
#include "work/pulse/pulse.h"
#include "work/site/base32.h"

static const char *const doors[] = {"help", "command", "search", "log",
                                    "ask",  "fyi",     "faq",    "urgent"};

/* What the addresses of one message have shown so far. */
struct traces {
    struct recogniser *recogniser;
    struct sent_mail *mail;
    gboolean by_envelope; /* the envelope names the mail */
    const char *door;
    gboolean at_sender; /* the mail is known by the token of its envelope sender */
    gboolean is_ticket; /* of a pulse: then `ticket' is it, and nothing else counts */
    struct ticket ticket;
    gboolean trial;  /* of `muster try': it asks nothing that is filed */
    gboolean forged; /* something shaped like a token was none */
    gboolean gone;   /* a true token, of a mail that we know no longer */
};

static const char *door_find(const char *detail, gsize length)
{
    for (guint i = 0; i < G_N_ELEMENTS(doors); i++)
        if (strlen(doors[i]) == length && g_ascii_strncasecmp(doors[i], detail, length) == 0)
            return doors[i];
    return NULL;
}

static gboolean looks_like_token(const char *detail, gsize length)
{
    if (length != TOKEN_LENGTH)
        return FALSE;
    for (gsize i = 0; i < length; i++)
        if (base32_value(detail[i]) < 0)
            return FALSE;
    return TRUE;
}

static void traces_take_token(struct traces *traces, const char *detail, gsize length)
{
    const struct site *site = traces->recogniser->site;
    int32_t today = (int32_t)(site->now / INSTANT_DAY);
    struct token token;
    enum token_verdict verdict = token_read(site->keys, detail, length, today, &token);
    if (verdict == TOKEN_BAD) {
        traces->forged = TRUE;
        return;
    }
    if (ticket_read(&token, &traces->ticket)) {
        traces->is_ticket = TRUE;
        return;
    }
    if (token.kind == TOKEN_TRIAL) {
        traces->trial = TRUE;
        return;
    }
    traces->mail = sent_mail_get(site->store, token.mail);
    if (traces->mail != NULL && traces->mail->person != token.person)
        g_clear_pointer(&traces->mail, sent_mail_free);
    traces->gone = traces->mail == NULL;
    traces->at_sender = verdict == TOKEN_GOOD && token.kind == TOKEN_ENVELOPE;
}

static void traces_take_address(struct traces *traces, const char *address)
{
    const struct site_config *site = &traces->recogniser->site->config->site;
    const char *detail;
    gsize length;
    if (traces->mail != NULL || traces->is_ticket || address == NULL ||
        address_match(address, site->local, site->domain, site->delimiter, &detail, &length) !=
            ADDRESS_DETAIL)
        return;
    if (looks_like_token(detail, length))
        traces_take_token(traces, detail, length);
    else if (traces->door == NULL)
        traces->door = door_find(detail, length);
}

/* A trial has no row that a handle could find: its Message-ID begins with a token. */
static void traces_take_trial(struct traces *traces, const char *text, char ends)
{
    const struct site *site = traces->recogniser->site;
    struct token token;
    if (strlen(text) > TOKEN_LENGTH && text[TOKEN_LENGTH] == ends &&
        looks_like_token(text, TOKEN_LENGTH) &&
        token_read(site->keys, text, TOKEN_LENGTH, (int32_t)(site->now / INSTANT_DAY), &token) !=
            TOKEN_BAD)
        traces->trial |= token.kind == TOKEN_TRIAL;
}

static void traces_take_recipient(struct traces *traces, const char *recipient)
{
    traces_take_address(traces, recipient);
    traces->by_envelope = traces->mail != NULL;
}

/* HANDLE is what stands at the start of a Message-ID of ours, before the @ (ENDS there). */
static void traces_take_handle(struct traces *traces, const char *text, char ends)
{
    char handle[HANDLE_LENGTH + 1] = {0};
    if (traces->mail != NULL)
        return;
    traces_take_trial(traces, text, ends);
    for (int i = 0; i < HANDLE_LENGTH; i++) {
        if (base32_value(text[i]) < 0)
            return;
        handle[i] = g_ascii_tolower(text[i]);
    }
    if (text[HANDLE_LENGTH] == ends)
        traces->mail = sent_mail_by_handle(traces->recogniser->site->store, handle);
}

static void traces_take_subject(struct traces *traces, const char *subject)
{
    for (const char *open = subject; open != NULL && (open = strchr(open, '[')) != NULL; open++)
        traces_take_handle(traces, open + 1, ']');
}

static void traces_take_handles(struct traces *traces, const struct mail_head *head)
{
    for (char **reference = head->references; *reference != NULL; reference++)
        traces_take_handle(traces, *reference, '@');
    if (traces->recogniser->site->config->site.delimiter[0] == '\0')
        traces_take_subject(traces, head->subject);
}

/* A receipt that asked whom words are for is answered as the mail is that it speaks of. */
static void traces_follow_receipt(struct traces *traces)
{
    struct store *store = traces->recogniser->site->store;
    struct receipt *receipt = receipt_of_mail(store, traces->mail->id);
    struct sent_mail *about =
        receipt != NULL && receipt->about != 0 ? sent_mail_get(store, receipt->about) : NULL;
    if (about != NULL && about->person == traces->mail->person) {
        sent_mail_free(traces->mail);
        traces->mail = g_steal_pointer(&about);
    }
    sent_mail_free(about);
    receipt_free(receipt);
}

static struct recognised *recognise_mail(struct traces *traces)
{
    if (strcmp(traces->mail->kind, "receipt") == 0)
        traces_follow_receipt(traces);
    struct recognised *recognised = g_new0(struct recognised, 1);
    recognised->what = RECOGNISED_MAIL;
    recognised->target = g_strdup_printf("mail:%" G_GINT64_FORMAT, traces->mail->id);
    recognised->mail = g_steal_pointer(&traces->mail);
    recognised->at_sender = traces->at_sender;
    recognised->by_envelope = traces->by_envelope;
    recognised_gather(recognised, traces->recogniser);
    return recognised;
}

static struct recognised *recognise_door(const char *door)
{
    struct recognised *recognised = g_new0(struct recognised, 1);
    recognised->what = RECOGNISED_DOOR;
    recognised->door = door;
    recognised->target = g_strconcat("door:", door, NULL);
    return recognised;
}

static struct recognised *recognise_trial(void)
{
    struct recognised *recognised = g_new0(struct recognised, 1);
    recognised->what = RECOGNISED_TRIAL;
    recognised->target = g_strdup("trial");
    return recognised;
}

static struct recognised *recognise_pulse(const struct traces *traces)
{
    struct recognised *recognised = g_new0(struct recognised, 1);
    recognised->what = RECOGNISED_PULSE;
    recognised->target = g_strdup("pulse");
    pulse_gather(recognised, traces->recogniser, &traces->ticket);
    return recognised;
}

static struct recognised *recognise_nothing(const struct traces *traces)
{
    struct recognised *recognised = g_new0(struct recognised, 1);
    recognised->target = g_strdup("site");
    recognised->why = traces->gone     ? "it answers a mail that we no longer know"
                      : traces->forged ? "the token in its address is none of ours"
                                       : "it answers no mail of ours";
    recognised->ours = traces->gone || traces->forged;
    return recognised;
}

struct recognised *recognise_envelope(struct recogniser *recogniser, const char *recipient)
{
    struct traces traces = {.recogniser = recogniser};
    traces_take_recipient(&traces, recipient);
    if (traces.is_ticket)
        return recognise_pulse(&traces);
    return traces.mail != NULL ? recognise_mail(&traces) : NULL;
}

struct recognised *recognise_head(struct recogniser *recogniser, const char *recipient,
                                  const struct mail_head *head)
{
    struct traces traces = {.recogniser = recogniser};
    traces_take_recipient(&traces, recipient);
    for (char **address = head->recipients; *address != NULL; address++)
        traces_take_address(&traces, *address);
    if (traces.is_ticket)
        return recognise_pulse(&traces);
    if (traces.mail != NULL)
        return recognise_mail(&traces);
    if (traces.door != NULL)
        return recognise_door(traces.door);
    if (!traces.forged)
        traces_take_handles(&traces, head);
    if (traces.mail != NULL)
        return recognise_mail(&traces);
    return traces.trial ? recognise_trial() : recognise_nothing(&traces);
}

gboolean recognised_is_command_door(const struct recognised *recognised)
{
    static const char *const of_commands[] = {"help", "command", "search", NULL};
    return recognised->what == RECOGNISED_DOOR && g_strv_contains(of_commands, recognised->door);
}

enum mail_kind recognised_kind(const struct recognised *recognised, const struct mail_head *head)
{
    if (head->kind != MAIL_REPLY && head->kind != MAIL_OTHER)
        return head->kind;
    if (recognised_is_command_door(recognised))
        return MAIL_COMMAND;
    gboolean answers = recognised->what == RECOGNISED_MAIL || recognised->what == RECOGNISED_TRIAL;
    return answers || recognised->ours ? MAIL_REPLY : MAIL_OTHER;
}

enum identity recognised_level(const struct site *site, const struct recognised *recognised)
{
    enum identity most = IDENTITY_TOKEN;
    if (recognised->rounds->len == 0)
        return identity_of_site(site);
    for (guint i = 0; i < recognised->rounds->len; i++) {
        const struct round *round = g_ptr_array_index(recognised->rounds, i);
        const struct workflow *workflow = site_workflow(site, round->workflow);
        enum identity level =
            workflow != NULL ? identity_of_word(workflow->config->identity) : IDENTITY_FROM;
        most = MAX(most, level);
    }
    return most;
}

/* Whoever has the address may answer, but for who is known as another: that would be filed under a
 * colleague's name. */
static char *stranger_doubt(const struct site *site, const struct person *person,
                            const struct mail_head *head)
{
    struct person *other = head->from != NULL ? person_by_address(site->store, head->from) : NULL;
    char *doubt = other != NULL && other->id != person->id
                      ? identity_doubt(site, person, head, IDENTITY_FROM)
                      : NULL;
    person_free(other);
    return doubt;
}

char *recognised_doubt(const struct site *site, const struct recognised *recognised,
                       const struct mail_head *head)
{
    const struct person *person = recognised->person;
    if (person == NULL)
        return g_strdup("it answers a mail to somebody who is not known any more");
    enum identity level = recognised_level(site, recognised);
    char *doubt = NULL;
    if (head != NULL && level == IDENTITY_TOKEN && recognised->by_envelope)
        doubt = stranger_doubt(site, person, head);
    else if (head != NULL)
        doubt = identity_doubt(site, person, head, level);
    if (doubt != NULL)
        return doubt;
    return person->state == PERSON_LEFT ? g_strdup_printf("%s has left", person->address) : NULL;
}
