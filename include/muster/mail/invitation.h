/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/invitation.h - a meeting as calendars exchange it by mail (RFC 5545, 5546, 6047)
 *
 * One meeting of a few people, which does not repeat: who meets again gets another invitation. Its
 * hour is written in UTC, so that no calendar needs to agree with us about a time zone's rules. It is
 * marked as private, and says nothing of what will be talked about: others may look into a calendar.
 */
#ifndef MUSTER_MAIL_INVITATION_H
#define MUSTER_MAIL_INVITATION_H

#include <glib.h>

#include "muster/mail/compose.h"

enum invitation_method { INVITATION_REQUEST, INVITATION_CANCEL };

struct invitation {
    enum invitation_method method;
    const char *uid; /* the same for all that is ever said of this meeting */
    guint sequence;  /* from 0; raised with each change */
    gint64 stamp;    /* instant at which it was written */
    gint64 start;    /* instant */
    guint minutes;   /* how long */
    const char *summary;
    const char *room; /* where; a link is one that can be clicked, too; "" when nobody said */
    struct mailbox organizer; /* where answers go */
    const struct mailbox *attendees;
    guint n_attendees;
};

/* The word of its method: "REQUEST". */
const char *invitation_method_word(const struct invitation *invitation);

/* The calendar object: UTF-8, lines of at most 75 octets, ended by LF (who sends it makes CRLF of it).
 * FAILURE_CONFIG names what cannot be written. Caller frees. */
char *invitation_write(const struct invitation *invitation, struct failure *failure);

#endif
