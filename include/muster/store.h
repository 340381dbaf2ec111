/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store.h - the store wing: rows and transactions
 *
 *  store.h      opening, transactions, upgrade, backup; how failures stick
 *  people.h     people, addresses, teams, readers
 *  absences.h   when a person is away
 *  bounces.h    mail that came back
 *  calendars.h  holiday calendars and their days
 *  silence.h    rounds missed in a row; what readers are told of people once
 *  commands.h   lines of mails that were taken for commands
 *  goals.h      what a team wants to reach, and the steps there
 *  items.h      blockers and actions, by number
 *  kudos.h      thanks from one person to another
 *  meetings.h   two people who meet, and what is said between them alone
 *  moods.h      how people are: for themselves, and for a team as one number
 *  pulses.h     questions that are answered without a name
 *  rounds.h     rounds, forms and entries
 *  news.h       what people shall hear of, thread by thread
 *  mails.h      mails sent, mails received, the outbox
 *  held.h       held mail after the owner's word
 *  forget.h     a person who wants to be forgotten
 *  search.h     finding what was written by its words
 *  receipts.h   mails that answer a person's own mail
 *  caused.h     how many mails were caused by mail that came in
 *  due.h        what is due, what a reader was told, retention
 */
#ifndef MUSTER_STORE_H
#define MUSTER_STORE_H

#include "muster/store/absences.h"
#include "muster/store/attachments.h"
#include "muster/store/bounces.h"
#include "muster/store/calendars.h"
#include "muster/store/caused.h"
#include "muster/store/commands.h"
#include "muster/store/comments.h"
#include "muster/store/due.h"
#include "muster/store/forget.h"
#include "muster/store/goals.h"
#include "muster/store/held.h"
#include "muster/store/items.h"
#include "muster/store/kudos.h"
#include "muster/store/mails.h"
#include "muster/store/meeting-pairs.h"
#include "muster/store/meetings.h"
#include "muster/store/moods.h"
#include "muster/store/news.h"
#include "muster/store/people.h"
#include "muster/store/pulses.h"
#include "muster/store/receipts.h"
#include "muster/store/rounds.h"
#include "muster/store/search.h"
#include "muster/store/silence.h"
#include "muster/store/store.h"
#include "muster/store/team-forms.h"

#endif
