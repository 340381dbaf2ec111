/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/config.h - muster.conf and workflows.d: the site as its owner wrote it
 *
 * Shapes and names are checked here, and every fault is reported with file, line and the nearest
 * known name. What words mean (zones, hours, days, people) is checked by `muster check`, which asks
 * config_line() where a word stood. Strings are UTF-8, never NULL unless it says so, and borrowed
 * from the config. Relative paths are already resolved against the folder of muster.conf.
 */
#ifndef MUSTER_BASE_CONFIG_H
#define MUSTER_BASE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/base/failure.h"

struct faults; /* below */

struct site_config {
    const char *name;    /* display name of everything we send: "Acme check-in" */
    const char *address; /* LOCAL@DOMAIN, lower case */
    const char *local, *domain;
    const char *delimiter;      /* "+" unless set; "" for none */
    const char *owner;          /* an address; "" when nobody was named */
    const char *state;          /* absolute path of the state directory */
    const char *zone;           /* IANA name */
    const char *workdays;       /* "mon-fri" */
    const char *hours;          /* "08:30-17:30" */
    const char *language;       /* "en" */
    const char *const *domains; /* people's domains, NULL-terminated; empty: any */
    size_t max_message;         /* octets */
    const char *trust_authserv; /* "" when no Authentication-Results is trusted */
    const char *trust_received; /* host of our border's Received; "": the top-most one is it */
    const char *templates;      /* folder of the site's own templates; need not exist */
    bool kudos;                 /* "kudos @bob ..." in a mail reaches Bob */
    size_t attachment_octets;   /* attachments { each }: a larger one is not kept */
    size_t attachments_octets;  /* attachments { mail }: of all in one mail */
    int attachments_count;      /* attachments { count }: of one mail; 0: none is kept */
    int keep_raw_days;          /* retention { raw } */
    int keep_entry_months;      /* retention { entries } */
    int keep_mood_months;       /* retention { mood } */
    int keep_leaver_months;     /* retention { leavers } */
};

struct send_config {
    const char *url;              /* smtp:// smtps:// sendmail:PATH maildir:PATH */
    const char *user;             /* "" when none */
    const char *password_command; /* "" when none; run by sh -c, first line of its output */
    const char *only;             /* divert everything here; "" when not rehearsing */
    int connections;
    int rate; /* mails a minute; 0: no limit */
};

/* A mailbox of somebody else that mail is fetched from. */
struct fetch_config {
    const char *name; /* "inbox" */
    const char *url;  /* imap://HOST/MAILBOX imaps://HOST/MAILBOX maildir:PATH */
    const char *user; /* "" when none */
    /* At most one of the three is not "": a command whose output's first line is the password, or
     * an OAuth access token; a file of $CREDENTIALS_DIRECTORY that holds the password. */
    const char *password_command, *token_command, *credential;
    const char *after; /* "keep", "seen", "delete", "move:FOLDER": what becomes of it there */
    int every;         /* seconds from one look to the next */
    int timeout;       /* seconds for an answer */
};

struct summary_config {
    const char *at; /* "08:30" */
};

/* What managers may have done by mail, for their own teams. NULL-terminated. */
struct managers_config {
    const char *const *may;   /* "all", or "invite", "remove", "team", "ask-now", "questions" */
    const char *const *kinds; /* of questions that they may ask: "all", or "list", "text", ... */
    const char *const *keep;  /* questions that stay as they are: "daily.blocked" */
};

struct lmtp_config {
    const char *const
        *listen;  /* `unix:/PATH', a path, `HOST:PORT'; NULL-terminated, may be empty */
    int sessions; /* at once */
    int idle;     /* seconds */
};

/* What a question says in one language. */
struct wording {
    const char *language; /* "" for the question's own */
    const char *prompt;   /* "" when there is a pool */
    /* All NULL-terminated, may be empty. */
    const char *const *pool; /* prompts that take turns; as many in each language */
    const char *const *labels;
    const char *const *choices; /* as many as the question's own; empty: the same words */
};

struct question_config {
    const char *key;  /* "done" */
    const char *name; /* "daily.done": with its workflow, as others call it */
    const char *kind; /* "text", "list", "yes-no", "choice", "scale", "number", "date", "mood",
                           "blocker" */
    bool required;
    const char *days; /* asked on these weekdays only; "" for each day of the workflow */
    /* Names of others; "" for none. */
    const char *recall;   /* of the list whose last answer is shown to be ticked */
    const char *replaces; /* of another workflow: not asked in a mail that asks this one */
    bool carry;           /* a list: what is left of the last answer is offered again */
    const struct wording *wordings; /* [0] is the question's own */
    size_t n_wordings;
};

struct workflow_config {
    const char *file; /* where it stands */
    const char *name; /* "daily" */
    const char *kind; /* "check-in", "1-on-1", "pulse" */
    const char *title;
    const char *const *audience; /* "everyone", or team names, or addresses; NULL-terminated */
    const char *days, *ask, *on_time;
    const char *start, *end;   /* dates; "" when not set */
    const char *if_off;        /* "" when not set: the days decide */
    const char *identity;      /* "token", "token+from", "token+from+dmarc" */
    const char *const *remind; /* NULL-terminated */
    const struct question_config *questions;
    size_t n_questions; /* none of a "1-on-1", whose are the four below */
    /* "manager", or two addresses with a blank between; NULL-terminated */
    const char *const *pairs;
    const char *at;   /* the hour at which they meet */
    int length;       /* minutes */
    int open;         /* days for which a "pulse" is open */
    const char *room; /* where: words or a link; "" when nobody said */
};

struct config {
    const char *file;   /* absolute path of muster.conf */
    const char *folder; /* where it lies */
    struct site_config site;
    struct send_config send;
    struct lmtp_config lmtp;
    struct summary_config summary;
    struct managers_config managers;
    const struct fetch_config *fetches; /* as they stand in the file */
    size_t n_fetches;
    const struct workflow_config *workflows; /* in the order of their names */
    size_t n_workflows;
};

/* Finds the configuration: ARGUMENT (-C) if not NULL, else $MUSTER_CONF, else
 * SYSCONFDIR/muster/muster.conf. Borrowed. */
const char *config_path(const char *argument);

/* What is to be read: muster.conf alone, or the workflows too. Accepting needs only the first, and
 * shall not fail on a workflow's typing error. */
enum config_part { CONFIG_SITE, CONFIG_ALL };

/* Reads the configuration. On faults FAILURE has the first, and NULL is returned; unless FAULTS is
 * given: then it has all of them, and as much of the configuration as could be read is returned,
 * for looking on (NULL when muster.conf itself cannot be). Caller frees with config_free(). */
struct config *config_read(const char *file, enum config_part part, struct faults *faults,
                           struct failure *failure);
void config_free(struct config *config);

/* The line on which a value stood, given the address of its field (&config->site.zone); 0 for a
 * built-in default. */
unsigned config_line(const struct config *config, const void *field);

/* The kinds that a question may be of. NULL-terminated, static. */
const char *const *config_question_kinds(void);

/* Adds to FAULTS what is wrong with the shape of QUESTION, a question of WORKFLOW that was not read from a file: what
 * config_read() says of those that were. */
void config_question_check(const struct config *config, const struct workflow_config *workflow,
                           struct question_config *question, struct faults *faults);

/* Every fault found, in the order of files and lines. */
struct fault {
    char *file;
    unsigned line; /* 0: the whole file */
    char *text;    /* "unknown name `zoone'; did you mean `zone'?" */
};
struct faults {
    struct fault *list;
    size_t count;
};
void faults_add(struct faults *faults, const char *file, unsigned line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void faults_sort(struct faults *faults); /* by file and line */
void faults_clear(struct faults *faults);

/* The word of WORDS (NULL-terminated) nearest to WORD by edit distance, or NULL when none is
 * near. */
const char *nearest_word(const char *word, const char *const *words);

#endif
