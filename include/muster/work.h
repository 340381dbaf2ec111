/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work.h - the domain: what a check-in is, and all that follows
 *
 *  places.h    where the parts of Muster lie
 *  site.h      one installation, open and ready to work
 *  token.h     tokens, handles, keys
 *  roster.h    people from a CSV file
 *  cage.h      where hostile mail is parsed
 *  identity.h  what it takes for a mail to be somebody's own
 *  masking.h   what a mail says, without our tokens
 *  recognise.h which of our mails does a message answer
 *  held.h      mail that waits for the owner's word
 *  filing.h    spool to store
 *  attachments.h  files that came with answers
 *  planning.h  what is due
 *  absence.h   people go away and come back
 *  holidays.h  iCalendar files as days off
 *  reach.h     whether mail reaches a person
 *  silence.h   when nothing is heard of a person, and when something is
 *  by-hand.h   a workflow that somebody runs now
 *  forecast.h  what will be sent, and why not
 *  choices.h   what people choose for themselves
 *  goals.h     what teams want to reach, for whoever runs the site
 *  days-word.h days as people type them
 *  json.h      members of JSON objects
 *  team-form.h  the questions that a manager chose for a team
 *  trial.h     one mail to an address and back
 *  sending.h   outbox to the mail server
 */
#ifndef MUSTER_WORK_H
#define MUSTER_WORK_H

#include "muster/work/absence.h"
#include "muster/work/attachments.h"
#include "muster/work/by-hand.h"
#include "muster/work/cage.h"
#include "muster/work/choices.h"
#include "muster/work/days-word.h"
#include "muster/work/filing.h"
#include "muster/work/finding.h"
#include "muster/work/forecast.h"
#include "muster/work/goals.h"
#include "muster/work/held.h"
#include "muster/work/holidays.h"
#include "muster/work/identity.h"
#include "muster/work/items.h"
#include "muster/work/json.h"
#include "muster/work/masking.h"
#include "muster/work/pairs.h"
#include "muster/work/places.h"
#include "muster/work/planning.h"
#include "muster/work/reach.h"
#include "muster/work/recognise.h"
#include "muster/work/roster.h"
#include "muster/work/sending.h"
#include "muster/work/silence.h"
#include "muster/work/site.h"
#include "muster/work/team-form.h"
#include "muster/work/token.h"
#include "muster/work/trial.h"

#endif
