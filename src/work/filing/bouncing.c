/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail of ours that came back.
 *
 * Promises: it counts only at the signed envelope sender of that mail, which nobody but those who
 * carried it can know; anywhere else a report is a stranger's word, and changes nothing. What is
 * delayed may still arrive, and is not failed.
 */
#include <string.h>

#include "work/filing/settlement.h"

static enum bounce_weight weight_of(const char *class)
{
    if (strcmp(class, "delay") == 0)
        return BOUNCE_NONE;
    return strcmp(class, "hard") == 0 ? BOUNCE_HARD : BOUNCE_SOFT;
}

void decide_bounce(const struct arrival *arrival, struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    const struct mail_head *head = &arrival->description->head;
    enum bounce_weight weight = weight_of(head->bounce_class);
    if (recognised->what != RECOGNISED_MAIL || !recognised->at_sender ||
        recognised->person == NULL) {
        settle_as(settlement, "nothing", "it is no report to the sender of a mail of ours");
    } else if (weight == BOUNCE_NONE) {
        settle_as(settlement, "nothing", "what is delayed may still arrive");
    } else {
        settlement->person = recognised->person;
        settlement->bounced = weight;
        settle_as(settlement, "bounce", head->bounce_status);
    }
}

void bounce_write(struct site *site, const struct arrival *arrival,
                  const struct settlement *settlement)
{
    const struct bounce bounce = {
        .weight = settlement->bounced,
        .of_probe = strcmp(arrival->recognised->mail->kind, PROBE) == 0,
        .at = arrival->received,
        .why = arrival->description->head.bounce_status,
    };
    person_bounced(site, settlement->person, &bounce);
}
