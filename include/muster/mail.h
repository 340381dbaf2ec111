/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail.h - the mail wing: bytes in, what a mail says out; and letters
 *
 *  understand.h  what a mail says, and which question each piece answers
 *  wire.h        the same through the wall of the cage
 *  stay.h        days in a row, as people write them
 *  goal.h        what a line says of a goal
 *  moved.h       what says that an item of a plan is moved
 *  template.h    Mustache
 *  values.h      what it is expanded with
 *  compose.h     a letter in, final bytes out
 *  fold.h        text as it is compared
 *  invitation.h  a meeting, as calendars exchange it
 *
 * GMime, gumbo and the languages of the world live here and nowhere else.
 */
#ifndef MUSTER_MAIL_H
#define MUSTER_MAIL_H

#include "muster/mail/compose.h"
#include "muster/mail/fold.h"
#include "muster/mail/goal.h"
#include "muster/mail/invitation.h"
#include "muster/mail/moved.h"
#include "muster/mail/nothing.h"
#include "muster/mail/stay.h"
#include "muster/mail/template.h"
#include "muster/mail/understand.h"
#include "muster/mail/values.h"
#include "muster/mail/wire.h"

#endif
