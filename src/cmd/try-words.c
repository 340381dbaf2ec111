/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `muster try' says of an answer: in words for whoever wires a mail server, and as JSON. Tokens are not shown. */
#include "cmd/try-words.h"

#include <stdio.h>

#include "cmd/command.h"

static const struct {
    const char *word, *brief, *sentence;
} traces[] = {
    [TRIAL_IN_ENVELOPE] = {"envelope", "sub-address kept",
                           "kept: it was delivered to the address with the token"},
    [TRIAL_IN_HEAD] = {"head", "sub-address only in To",
                       "only To or Cc has it: the mail server does not tell the recipient as it "
                       "was (-a in muster-deliver(1))"},
    [TRIAL_IN_REFERENCES] = {"references", "handle only",
                             "lost: only References lead back; is recipient_delimiter set, did "
                             "the answer go to Reply-To?"},
    [TRIAL_IN_SUBJECT] = {"subject", "subject only",
                          "none, and no References either: only the subject leads back"},
    [TRIAL_NOWHERE] = {NULL, "nothing of our mail kept",
                       "lost, and nothing else in it leads back to our mail"},
};

static const struct {
    const char *word, *sentence;
} letters[] = {
    [LETTERS_NOT_QUOTED] = {NULL, "not quoted, so there is nothing to see"},
    [LETTERS_WHOLE] = {"whole", "whole: those beyond ASCII came back as they went"},
    [LETTERS_DAMAGED] = {"damaged", "DAMAGED: those beyond ASCII did not come back as they went"},
};

static const char *from_shown(const struct trial_answer *answer)
{
    const char *from = answer->description->head.from;
    return from != NULL ? from : "no single sender";
}

static gboolean is_bounce(const struct trial_answer *answer)
{
    return answer->description->head.kind == MAIL_BOUNCE;
}

static void headline_print(const struct trial_answer *answer)
{
    double seconds = (double)answer->took / G_TIME_SPAN_SECOND;
    const char *status = answer->description->head.bounce_status;
    if (is_bounce(answer))
        printf("bounced in %.0f s%s%s\n\n", seconds, status != NULL ? ": " : "",
               status != NULL ? status : "");
    else
        printf("came back in %.0f s, %s, From %s\n\n", seconds, traces[answer->trace].brief,
               answer->from_fits ? "ok" : "another");
}

static void from_print(const char *address, const struct trial_answer *answer)
{
    if (answer->from_fits)
        printf("From         ok: %s\n", from_shown(answer));
    else
        printf("From         %s, and not %s: held, unless the roster has it among the aliases\n",
               from_shown(answer), address);
}

static void machine_print(const struct trial_answer *answer)
{
    const struct mail_head *head = &answer->description->head;
    const char *where = answer->to_sender ? ", sent to the envelope sender" : "";
    if (head->kind == MAIL_AUTO)
        printf("written by   a machine (%s)%s: that is never an answer, a person's would be\n",
               head->auto_why, where);
    else if (head->kind == MAIL_REPLY || head->kind == MAIL_OTHER)
        printf("written by   a person, for all that can be seen%s\n", where);
    else
        printf("written by   a machine, or for many (%s)%s: no answer\n",
               mail_kind_word(head->kind), where);
}

void trial_words_print(const char *address, const struct trial_answer *answer)
{
    headline_print(answer);
    printf("sub-address  %s\n", traces[answer->trace].sentence);
    if (!is_bounce(answer))
        from_print(address, answer);
    printf("thread       %s\n", answer->in_thread ? "kept: In-Reply-To or References name our mail"
                                                  : "lost: neither In-Reply-To nor References");
    machine_print(answer);
    printf("letters      %s\n", letters[answer->letters].sentence);
    printf("came in by   %s\n\n", answer->intake);
    puts(trial_answer_is_good(answer) ? "A person's answer that comes so is filed."
                                      : "A person's answer that comes so would NOT be filed.");
}

JsonBuilder *trial_json(const char *address, const struct trial_answer *answer)
{
    const struct mail_head *head = &answer->description->head;
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_text(json, "address", address);
    json_put_number(json, "milliseconds", answer->took / 1000);
    json_put_text(json, "trace", traces[answer->trace].word);
    json_put_text(json, "from", head->from);
    json_put_boolean(json, "from_ok", answer->from_fits);
    json_put_boolean(json, "thread", answer->in_thread);
    json_put_text(json, "kind", mail_kind_word(head->kind));
    json_put_text(json, "auto", head->auto_why);
    json_put_text(json, "status", head->bounce_status);
    json_put_text(json, "letters", letters[answer->letters].word);
    json_put_text(json, "intake", answer->intake);
    json_put_boolean(json, "good", trial_answer_is_good(answer));
    json_builder_end_object(json);
    return json;
}

void trial_hints_print(const struct site *site)
{
    const struct site_config *config = &site->config->site;
    const char *detail = config->delimiter[0] != '\0' ? "try" : "";
    printf("\nWhere to look:\n"
           "  did it leave     the mail server's log, by the words above (queued as ...)\n"
           "  did they answer  and to which address? Reply-To is %s%s%s@%s\n"
           "  does it come in  mail anything to %s%s%s@%s: a line `accepted' in the log, or\n"
           "                   the mail server's own log says why not\n"
           "  is it filed      muster status: what waits in the spool, and what is held\n",
           config->local, config->delimiter, detail[0] != '\0' ? "TOKEN" : "", config->domain,
           config->local, config->delimiter, detail, config->domain);
}
