/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/kind.h - a row of the table of commands
 *
 * To add a command: a row in the group where it belongs, its phrases and help in words/LANGUAGE.txt, and a sentence in
 * templates/LANGUAGE/said.txt. Whatever it changes it changes in the caller's transaction; trouble sticks to the store.
 */
#ifndef WORK_COMMANDS_KIND_H
#define WORK_COMMANDS_KIND_H

#include "work/commands/commands.h"
#include "work/letters/letters-page.h"

enum command_may {
    MAY_MEMBER,
    MAY_ANYONE, /* also who has left */
    MAY_READER, /* who reads a team; what, the command sees */
    MAY_MANAGER, /* who manages a team, where the site lets managers; of which team, the command sees */
};

enum command_risk {
    RISK_NONE,  /* tells the person something that is theirs to know */
    RISK_SMALL, /* waits for a yes where the sender is poorly proven */
    RISK_GREAT, /* always waits for a yes */
};

/* A command that is being done. */
struct command_deed {
    struct site *site;
    const struct person *person; /* as the command before left them */
    const struct command_mail *mail;
    const char *line;
    struct command_row *inverse; /* what takes it back; NULL: nothing. Owned */
    struct command_run *run;     /* running.c's */
};

/* What a command tells. */
struct command_telling {
    struct planner *planner;
    const struct person *person;
    const struct phrases *phrases;
    const char *language; /* theirs, one that we write */
    struct values *values;
};

struct command_kind {
    const char *word; /* in words/, in templates and in the store */
    /* Reads what stands behind the word: REST in lower case, WRITTEN as it was written. FALSE: it is not understood. */
    gboolean (*read)(const struct command_kind *kind, const struct command_writer *writer,
                     const char *rest, const char *written, struct command_row *row);
    /* Looks up what ROW can only mean here, before it is done or waits for a yes, and writes it into its value; again of a
     * row that waited. Anything but COMMAND_DONE ends it. NULL: there is nothing to be looked up. */
    enum command_fate (*mean)(const struct command_deed *deed, struct command_row *row);
    /* Does it. NULL: it only tells. */
    enum command_fate (*act)(const struct command_kind *kind, struct command_deed *deed,
                             const struct command_row *row);
    /* ROW only shows something, where another of its word would change it: it waits for no yes.
     * NULL: none does. */
    gboolean (*shows)(const struct command_row *row);
    /* Adds what it tells beyond the values of its row, also of one that is void: why. NULL:
     * nothing. */
    void (*tell)(const struct command_telling *telling, const struct command_row *row);
    /* What goes with the mail that tells it: adds struct attachment to an array, which owns their bytes. NULL: nothing. */
    void (*attach)(const struct command_telling *telling, GArray *attachments);
    enum command_may may;
    const char *grant; /* MAY_MANAGER: the word of muster.conf's managers { may } */
    enum command_risk risk;
    gboolean
        edited; /* shows questions, and a reply that edits them is "form"; `tell' tells of every fate */
    gboolean shows_goals; /* what it tells are goals, and who said what of them */
    gboolean alone;       /* may stand alone in an answer to questions */
    gboolean lasts;       /* a second answer does not mend it: "undo" does, also beside an answer */
    const char *choice;   /* which choice it makes (choices.h); NULL: none */
};

/* The groups, each ended by a row without a word. */
extern const struct command_kind commands_of_standing[], commands_of_stays[],
    commands_of_own_hours[], commands_of_asking[], commands_of_finding[], commands_of_consent[],
    commands_of_rights[], commands_of_goals[], commands_of_thanking[], commands_of_managing[],
    commands_of_teams[], commands_of_reports[], commands_of_questions[], commands_of_items[],
    commands_of_pairs[], commands_of_threads[];

/* The row of WORD, NULL when there is none. Static. */
const struct command_kind *command_kind_find(const char *word);
/* Calls CALL with all of them, group by group. */
void command_kinds_each(void (*call)(const struct command_kind *kind, gpointer data),
                        gpointer data);

gboolean command_may(const struct site *site, const struct person *person,
                     const struct command_kind *kind);

/* Adds "next", when they are asked the next question; nothing where none comes. */
void tell_next_question(const struct command_telling *telling);

/* WORD and VALUE (may be NULL) would take the deed back; the deed may add days to its inverse. */
void deed_takes_back(struct command_deed *deed, const char *word, const char *value);
/* Does ROW of another mail, which needs no yes any more, as part of DEED, and says it back as LINE. */
void deed_include(struct command_deed *deed, const struct command_row *row, const char *line);

#endif
