/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pulse.h - questions that are answered without a name (muster-pulse(7) says what that means)
 *
 *  kind.c     the kind of workflow: its words, and what may be wrong with them
 *  occasion.c opens one when its day has come, or by hand, and closes it
 *  hours.c    when its mails come to a person
 *  foresee.c  the same for who wants to know before
 *  mails.c    due work "pulse": asks, reminds, and tells what came of it
 *  ticket.h   the token that lets its bearer answer once
 *  box.h      all answers as one piece of bytes
 *  arrive.c   an answer, from the mail to the box
 *  publish.c  from the box to lines without an order
 *
 * Nobody gets rounds of it. From the moment at which a mail was handed over, nothing here joins a
 * person to a token; and from the moment at which an answer was filed, nothing joins it to a mail.
 */
#ifndef MUSTER_WORK_PULSE_H
#define MUSTER_WORK_PULSE_H

#include "muster/store/pulses.h"
#include "muster/work/recognise.h"
#include "work/filing/asking.h"
#include "work/planning/planner.h"
#include "work/pulse/ticket.h"

enum { PULSE_LEAST = 5 /* answers; of fewer nothing is published */ };

/* Kinds of sent mail: what asks and reminds, and what tells. */
#define PULSE_MAIL "pulse"
#define PULSE_RESULT_MAIL "pulse-result"

/* --- filing --- */

/* Fills in what TICKET was asked: `asked' is empty when its pulse is over. */
void pulse_gather(struct recognised *recognised, struct recogniser *recogniser,
                  const struct ticket *ticket);
/* True when RECOGNISED may carry a word that is nobody's: nothing of its mail is kept. */
gboolean pulse_is_secret(const struct recognised *recognised);
/* Takes such a mail: files what DESCRIPTION answers, and nothing else of it; or tells whoever wrote
 * it that it came without its ticket. FALSE, and nothing is written, when a program answers a mail
 * of a pulse. In the caller's transaction. */
gboolean pulse_take(struct site *site, const struct recognised *recognised,
                    const struct description *description);

/* --- planning --- */

/* The mails of a pulse, in this order. */
enum pulse_stage { PULSE_ASKS, PULSE_REMINDS, PULSE_TELLS, PULSE_STAGES };
/* Sets what is due for PERSON at STAGE of PULSE, under this key. */
void pulse_expect(struct planner *planner, const struct pulse *pulse, const struct person *person,
                  enum pulse_stage stage, gint64 at);
struct due pulse_stage_key(const struct pulse *pulse, const struct person *person,
                           enum pulse_stage stage);

gboolean workflow_is_pulse(const struct workflow *workflow);
/* One of WORKFLOW that is asked on DAY, and is not in the store: borrows its name. */
void pulse_plan(const struct workflow *workflow, int32_t day, struct pulse *pulse_r);
/* It opens twelve hours before its day begins for the site, so that it is open wherever that day
 * begins first, and closes when its last day is over in UTC-12, where a day ends last. */
#define OPENS_BEFORE (12 * INSTANT_HOUR)
#define LAST_ZONE (12 * INSTANT_HOUR)
gint64 pulse_opens(const struct site *site, int32_t day);
/* The first day on which another may be asked after LAST; NULL: there was none. */
int32_t pulse_free_from(struct planner *planner, const struct pulse *last);
/* When STAGE of PULSE comes to PERSON, from FROM on. FALSE: not any more, or never. */
gboolean pulse_stage_at(struct planner *planner, const struct workflow *workflow,
                        const struct pulse *pulse, const struct person *person,
                        enum pulse_stage stage, gint64 from, int64_t *at_r);
/* PERSON reads a team that is asked, and so what came of it. */
gboolean pulse_is_read_by(const struct workflow *workflow, const struct person *person);

/* Calls CALL with each mail that PERSON will get before UNTIL. */
typedef void (*pulse_call)(gint64 at, const struct workflow *workflow, enum pulse_stage stage,
                           gpointer data);
void pulses_foresee(struct planner *planner, const struct person *person, gint64 until,
                    pulse_call call, gpointer data);

/* Opens one today, as `run' of the kind (site/kinds.h). */
gboolean pulse_run(struct site *site, const struct workflow *workflow, guint *asked_r,
                   struct failure *failure);

/* Turns the box of PULSE into lines, or into nothing where it holds too few answers. */
void pulse_publish(struct store *store, const struct pulse *pulse);

#endif
