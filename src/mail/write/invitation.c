/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invitations. Lines are folded between characters, as readers of old split octets; values that could
 * end a line, or a parameter, are refused or escaped.
 */
#include "muster/mail/invitation.h"

#include <string.h>

#include "muster/base/instant.h"

enum { FOLD = 75 /* octets of a line, RFC 5545 section 3.1 */ };

/* Adds LINE, folded: the blank that begins what follows counts. */
static void line_add(GString *out, const char *line)
{
    gsize room = FOLD;
    while (strlen(line) > room) {
        const char *end = line + room;
        while (((guchar)*end & 0xc0) == 0x80)
            end--;
        g_string_append_len(out, line, end - line);
        g_string_append(out, "\n ");
        line = end;
        room = FOLD - 1;
    }
    g_string_append(out, line);
    g_string_append_c(out, '\n');
}

static void property_add(GString *out, const char *name, const char *value)
{
    g_autofree char *line = g_strconcat(name, value, NULL);
    line_add(out, line);
}

/* RFC 5545 section 3.3.11. */
static void text_add(GString *out, const char *name, const char *text)
{
    g_autoptr(GString) line = g_string_new(name);
    for (; *text != '\0'; text++) {
        if (strchr("\\;,", *text) != NULL)
            g_string_append_c(line, '\\');
        if (*text == '\n')
            g_string_append(line, "\\n");
        else if ((guchar)*text >= ' ' || *text == '\t')
            g_string_append_c(line, *text);
    }
    line_add(out, line->str);
}

static void instant_add(GString *out, const char *name, gint64 instant)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(instant / INSTANT_SECOND);
    g_autofree char *value = g_date_time_format(time, "%Y%m%dT%H%M%SZ");
    property_add(out, name, value);
}

/* What a parameter in quotes cannot hold (RFC 5545 section 3.1), as RFC 6868 writes it. */
static char *parameter_of(const char *name)
{
    GString *out = g_string_new(NULL);
    for (; *name != '\0'; name++)
        if (*name == '"')
            g_string_append(out, "^'");
        else if (*name == '^')
            g_string_append(out, "^^");
        else if ((guchar)*name >= ' ' && *name != 0x7f)
            g_string_append_c(out, *name);
    return g_string_free(out, FALSE);
}

static void mailbox_add(GString *out, const char *head, const struct mailbox *mailbox)
{
    const char *name =
        mailbox->name != NULL && *mailbox->name != '\0' ? mailbox->name : mailbox->address;
    g_autofree char *shown = parameter_of(name);
    g_autofree char *line =
        g_strdup_printf("%s;CN=\"%s\":mailto:%s", head, shown, mailbox->address);
    line_add(out, line);
}

static gboolean is_link(const char *room)
{
    return g_str_has_prefix(room, "https://") || g_str_has_prefix(room, "http://");
}

static void people_add(GString *out, const struct invitation *invitation)
{
    gboolean asks = invitation->method == INVITATION_REQUEST;
    mailbox_add(out, "ORGANIZER", &invitation->organizer);
    for (guint i = 0; i < invitation->n_attendees; i++)
        mailbox_add(out,
                    asks ? "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
                           "RSVP=TRUE"
                         : "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT",
                    &invitation->attendees[i]);
}

static void event_add(GString *out, const struct invitation *invitation)
{
    g_autofree char *minutes = g_strdup_printf("PT%uM", invitation->minutes);
    g_autofree char *sequence = g_strdup_printf("%u", invitation->sequence);
    line_add(out, "BEGIN:VEVENT");
    text_add(out, "UID:", invitation->uid);
    property_add(out, "SEQUENCE:", sequence);
    instant_add(out, "DTSTAMP:", invitation->stamp);
    instant_add(out, "DTSTART:", invitation->start);
    property_add(out, "DURATION:", minutes);
    text_add(out, "SUMMARY:", invitation->summary);
    if (*invitation->room != '\0')
        text_add(out, "LOCATION:", invitation->room);
    if (is_link(invitation->room))
        property_add(out, "URL:", invitation->room);
    people_add(out, invitation);
    line_add(out,
             invitation->method == INVITATION_CANCEL ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    line_add(out, "CLASS:PRIVATE");
    line_add(out, "TRANSP:OPAQUE");
    line_add(out, "END:VEVENT");
}

const char *invitation_method_word(const struct invitation *invitation)
{
    return invitation->method == INVITATION_CANCEL ? "CANCEL" : "REQUEST";
}

/* What stands in a line as it is must not end it. */
static gboolean stands(const char *value, const char *what, struct failure *failure)
{
    if (value == NULL || *value == '\0' || strpbrk(value, "\r\n") != NULL ||
        !g_utf8_validate(value, -1, NULL))
        return failure_set(failure, FAILURE_CONFIG, "the invitation's %s cannot be written", what);
    return TRUE;
}

static gboolean all_stand(const struct invitation *invitation, struct failure *failure)
{
    gboolean fine = stands(invitation->uid, "uid", failure) &&
                    stands(invitation->summary, "summary", failure) &&
                    stands(invitation->organizer.address, "organizer", failure) &&
                    (*invitation->room == '\0' || stands(invitation->room, "room", failure));
    for (guint i = 0; fine && i < invitation->n_attendees; i++)
        fine = stands(invitation->attendees[i].address, "attendee", failure);
    return fine;
}

char *invitation_write(const struct invitation *invitation, struct failure *failure)
{
    if (!all_stand(invitation, failure))
        return NULL;
    GString *out = g_string_sized_new(1024);
    line_add(out, "BEGIN:VCALENDAR");
    line_add(out, "PRODID:-//Muster//Muster//EN");
    line_add(out, "VERSION:2.0");
    line_add(out, "CALSCALE:GREGORIAN");
    property_add(out, "METHOD:", invitation_method_word(invitation));
    event_add(out, invitation);
    line_add(out, "END:VCALENDAR");
    return g_string_free(out, FALSE);
}
