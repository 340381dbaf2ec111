/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/commands.h - lines of mails that were taken for commands, as long as somebody has to know of them
 *
 * A row lies on a shelf, with others of the same mail: until their writer was told, until they said yes, or until
 * they took it back.
 */
#ifndef MUSTER_STORE_COMMANDS_H
#define MUSTER_STORE_COMMANDS_H

#include "muster/store/store.h"

enum command_shelf {
    SHELF_TOLD,  /* to be said back; mail is the received one */
    SHELF_WAITS, /* to be done after a yes; mail is the sent one that asks */
    SHELF_FORM,  /* questions that a mail shows, to be edited; mail is that sent one */
    SHELF_UNDO, /* what takes back the last mail that changed something; mail is that received one */
};

/* What became of a line. */
enum command_fate {
    COMMAND_DONE,
    COMMAND_WAITS,   /* for a yes */
    COMMAND_UNREAD,  /* the word is known, what stands behind it is not understood */
    COMMAND_UNKNOWN, /* no word of ours */
    COMMAND_REFUSED, /* not for this person */
    COMMAND_VOID,    /* there is nothing to be done: it is so already, or there is no such thing */
    COMMAND_FATES
};

struct command_row {
    gint64 mail;
    char *caused_by; /* SHELF_TOLD: the Message-ID of the mail, or NULL */
    char *subject;   /* SHELF_TOLD: of the mail, or NULL */
    char *line;      /* as written; SHELF_UNDO: the one that is taken back */
    char *word;      /* which command: "pause"; COMMAND_UNKNOWN: "" */
    char *value;     /* "10:30", or NULL */
    guint8 days;     /* weekdays, 0 when none */
    int32_t first, last;
    enum command_fate fate; /* SHELF_TOLD */
};
void command_row_free(struct command_row *row);
struct command_row *command_row_copy(const struct command_row *row);

/* Adds a row, behind those of its mail that are there. */
void command_row_add(struct store *store, enum command_shelf shelf, gint64 person,
                     const struct command_row *row);
/* Those of PERSON and MAIL, or, where MAIL is 0, of the first mail that left any. struct command_row, in
 * order. */
GPtrArray *command_rows(struct store *store, enum command_shelf shelf, gint64 person, gint64 mail);
/* The newest mail whose rows wait for a yes of PERSON, of those in whose thread MAIL is: itself, or
 * one above it. 0: nothing waits there. */
gint64 command_waits_above(struct store *store, gint64 person, gint64 mail);
/* Takes away all rows that wait there, not those of the newest only: a yes or a no to MAIL settles
 * its thread from the first mail down to it. Else thanks for what was done, which may be a yes, or
 * the same yes again, would do what an older mail asked for. */
void command_waits_settle(struct store *store, gint64 person, gint64 mail);
/* Takes away those of PERSON and MAIL; 0: all of them. */
void command_rows_forget(struct store *store, enum command_shelf shelf, gint64 person, gint64 mail);

#endif
