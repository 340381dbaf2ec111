/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/commands.h - lines that a person writes to have something done: "vacation 3", "at 10:30", "help"
 *
 *  words/      what may be written, a file a language; words.c looks it up
 *  kind.h      a row of the table: what a command needs, does, takes back and tells
 *  table.c     all rows, a group a file: standing.c, stays.c, own-hours.c, asking.c, ...
 *  reading.c   text to rows: pure
 *  consent-words.c  what answers a mail that waits for a yes: pure
 *  slashed.c   the lines of an answer that are for us
 *  running.c   rows to deeds: who may, what waits for a yes, what can be undone
 *  telling.c   what is said back of a row, as values of a template
 *
 * A command is one line: a word in any of our languages, and what it needs. Reading stops at the first line that is none,
 * so a signature is never done. What was done is said back in one mail.
 */
#ifndef WORK_COMMANDS_H
#define WORK_COMMANDS_H

#include "muster/work/site.h"

enum {
    COMMANDS_MAX = 20,      /* of one mail */
    COMMAND_LINE_MAX = 200, /* octets; a longer one is prose */
};

/* By whom and when lines were written. */
struct command_writer {
    const char *language;
    int32_t today;               /* theirs */
    const struct person *person; /* whose name below the lines is no part of them; NULL: nobody's */
};

/* What a reply to a mail that waits for a yes says. */
enum consent {
    CONSENT_NONE, /* neither */
    CONSENT_YES,
    CONSENT_NO,
    CONSENT_UNCLEAR, /* "yes, but not before Friday" */
};
/* The line of *TEXT, from PERSON (or NULL), that is the first to say more than a greeting; *TEXT is
 * moved there. */
enum consent consent_read(const char **text, const struct person *person);
/* TEXT with empty lines in place of those that may stand below a yes: "thanks", PERSON's name.
 * Caller frees. */
char *consent_beyond(const char *text, const struct person *person);

/* Reads TEXT from its first line to the first that is no command. Struct command_row, never NULL, caller unrefs; each is
 * COMMAND_DONE but for the last, which may be the line that ended it: COMMAND_UNREAD or COMMAND_UNKNOWN. There is none
 * such when all of TEXT was read, or COMMANDS_MAX lines. */
GPtrArray *commands_read(const char *text, const struct command_writer *writer);

/* The same of a reply to a mail that waits for a yes: the first row is that, or a no. NULL when it
 * is neither. A yes with more beside it than commands is COMMAND_UNREAD, and the only row. */
GPtrArray *commands_read_consent(const char *text, const struct command_writer *writer);
/* The first line of TEXT, which says something and is no command, to be told that nobody but the
 * owner reads it. */
GPtrArray *commands_read_unheard(const char *text);
/* The reply to a mail that showed the questions of VALUE ("core daily"), where the form in SOURCE, all of the reply, is to
 * be taken for theirs. As commands_read(); empty when there is no form. */
GPtrArray *commands_read_form(const char *value, const char *source);
/* The same of each of LINES (char *) by itself: what is wrong with one does not end the others. How
 * many there may be is known to whoever took them out of a mail. */
GPtrArray *commands_read_each(const GPtrArray *lines, const struct command_writer *writer);

/* How many of ROWS are commands that were understood. */
guint commands_understood(const GPtrArray *rows);
/* The last of ROWS ended them, and looks as if a command had been meant: its word is known, or is nearly one. */
gboolean commands_end_badly(const GPtrArray *rows);
/* Takes the last of ROWS away. */
void commands_forget_end(GPtrArray *rows);

/* All of ROWS may stand alone in an answer to questions, where "yes" is an answer and "pause" is not. */
gboolean commands_stand_alone(const GPtrArray *rows);

/* How sure it is that a mail is its sender's. */
enum command_proof {
    PROOF_LITTLE, /* its From field says so */
    PROOF_GOOD, /* and it came back to an address that only its reader knew, or a server that we trust vouches for it */
};

/* The mail that commands stood in. */
struct command_mail {
    gint64 received;       /* received_mail */
    gint64 answers;        /* the sent_mail that it replied to; 0: none */
    const char *subject;   /* or NULL */
    const char *caused_by; /* its Message-ID, or NULL */
    gint64 round;          /* in whose answer they stand; 0: in none */
    /* They are lines of an answer: what was done is not told, nor, but of kinds that last, kept for
     * "undo". */
    gboolean quiet;
    enum command_proof proof;
};

/* Does ROWS for PERSON, in order, and wants a transcript. In the caller's transaction. */
void commands_run(struct site *site, gint64 person, const GPtrArray *rows,
                  const struct command_mail *mail);

/* The transcript is sent_mail ASKING: rows of PERSON that it tells as COMMAND_WAITS wait for its answer, and questions that
 * it shows may be edited in a reply. */
void commands_wait(struct store *store, gint64 person, const GPtrArray *rows, gint64 asking);

/* What the template said.txt may say of ROW, which PERSON wrote: its fate is true, and its word an object of its values and
 * of whatever it asked for. Caller frees. */
struct planner;
struct values *command_tell(struct planner *planner, const struct person *person,
                            const struct command_row *row);

/* Whether the mail that tells of ROWS shows goals. */
gboolean commands_show_goals(const GPtrArray *rows);

/* What goes with the mail that tells PERSON of ROWS. GArray of struct attachment, which owns their bytes; caller unrefs. */
GArray *commands_attach(struct planner *planner, const struct person *person,
                        const GPtrArray *rows);

#endif
