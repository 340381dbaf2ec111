/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/understand.h - bytes and what was asked in, a description of the mail out
 *
 * The mail wing knows MIME, the habits of mail clients and the words of languages. It knows nothing
 * of people, rounds or the store, reads no clock, and keeps no state: the same bytes give the same
 * answer. Bytes are hostile: every function here is linear in their number and safe on any of them
 * within MAIL_MAX_*; what those limits do not catch, the cage does.
 */
#ifndef MUSTER_MAIL_UNDERSTAND_H
#define MUSTER_MAIL_UNDERSTAND_H

#include <glib.h>

enum {
    MAIL_MAX_OCTETS = 64 << 20,
    MAIL_MAX_HEAD = 256 << 10, /* octets of all fields of one part; what is beyond is not read */
    MAIL_MAX_FIELDS = 1000,
    MAIL_MAX_PARTS = 200,
    MAIL_MAX_DEPTH = 20,
    MAIL_MAX_TEXT = 1 << 20, /* octets of decoded text that are looked at; a warning says so */
    MAIL_MAX_ITEMS = 200,    /* numbered items that one mail may speak of; what is beyond is text */
    MAIL_MAX_ASIDES = 50,    /* points for a 1-on-1 in one mail; what is beyond is only taken out */
    MAIL_MAX_GOALS = 50,     /* lines that say where goals stand; what is beyond is text */
    MAIL_MAX_IDS = 100,      /* message ids and addresses that are reported */
    MAIL_MAX_ATTACHED = 12 << 20, /* octets of all files of a mail that are given out */
    MAIL_MAX_TRACE = 20,          /* Received fields, and servers' verdicts, that are looked at */
};

/* A check-in that may be answered: what was asked, as it left. Borrowed by whoever gets it. */
struct asked_question {
    /* "text", "list", "blocker", "yes-no", "choice", "scale", "number", "date", "mood"; or "line": not
     * a question but a line of a mail that asked nothing, and the answer is a remark on it, placed by
     * where it stands or by a label ("Ann: well done"), never by number or order. All or none are
     * lines. */
    const char *kind;
    const char *prompt; /* UTF-8, one line */
    /* Words that may stand before an answer, in every language; NULL-terminated, may be empty. */
    const char *const *labels;
    const char *const *choices; /* "choice": what may be answered, as asked; NULL: nothing given */
    const char *const *values;  /* of each choice, what it is called in every language */
    const char *const *items; /* an earlier plan, shown as lines `[ ] item' to be ticked; or NULL */
};
struct asked {
    const struct asked_question *questions; /* in order; n may be 0 */
    size_t n_questions;
    const char *text; /* the plain part as sent, LF; NULL when it is not known */
    /* "de": of two ways to read a date, the one of that language; NULL when it is not known. */
    const char *language;
    /* As many lines as questions answer one each, though nothing tells them from a list. */
    gboolean line_each;
    /* Numbers of the items that a line "#41 ..." may speak of; any other such line is text. */
    const guint32 *open_items;
    size_t n_open_items;
};

enum mail_kind {
    MAIL_REPLY,
    MAIL_COMMAND,
    MAIL_AUTO,
    MAIL_BOUNCE,
    MAIL_LIST,
    MAIL_CALENDAR,
    MAIL_OTHER,
};
const char *mail_kind_word(enum mail_kind kind); /* "reply", "command", … as in PRODUCT 2.4 */

/* What a server wrote about the mail in an Authentication-Results field (RFC 8601), when it spoke of
 * DMARC. Anybody can write such a field: whose word counts, and above which Received, is the site's
 * to say. */
struct mail_voucher {
    char *authserv;       /* who says so; lower case */
    guint received_above; /* Received fields that stand above it */
    gboolean aligned;     /* dmarc=pass, and nothing else, for the domain of From */
};
GArray *mail_vouchers_new(void);

/* The head of a mail, as far as anybody outside asks for it. Strings are valid UTF-8, owned by the
 * head; addresses are bare and in lower case; lists are never NULL. */
struct mail_head {
    enum mail_kind kind;   /* whoever knows what is ours tells MAIL_REPLY from MAIL_OTHER */
    char *from;            /* NULL unless exactly one is named, beyond doubt (no identity) */
    char *from_name;       /* display name, or NULL */
    char *from_text;       /* all of it as it is written, decoded, for showing; or NULL */
    char *sender;          /* of Sender: NULL when none, or as From; "" when it cannot be read */
    char *message_id;      /* without angle brackets; the first one; or NULL */
    char *subject;         /* decoded, one line, or NULL */
    char **references;     /* ids of In-Reply-To, then of References, newest first, no brackets */
    char **recipients;     /* of Delivered-To, X-Original-To, To, Cc, in that order */
    guint hops;            /* mail servers that it passed: its Received fields */
    char **circled;        /* addresses that two Delivered-To name: it had been there before */
    gboolean mute;         /* no program may answer it, whoever wrote it (RFC 3834) */
    char **received_by;    /* of each Received, newest first: the words behind a `by', lower case */
    GArray *vouchers;      /* struct mail_voucher, newest first; NULL is none */
    char *auto_why;        /* MAIL_AUTO: "vacation", "robot", "challenge", "receipt"; else NULL */
    char *away_until;      /* "2026-12-01": the day of return or the last day away, or NULL */
    gboolean away_returns; /* it is the first: on that day they are there */
    char *bounce_class;    /* MAIL_BOUNCE: "hard", "soft", "delay", "unknown"; else NULL */
    char *bounce_status;   /* "5.1.1", or NULL */
    char **bounce_recipients;
    guint8 hash[32]; /* SHA-256 of the canonical bytes (DESIGN, duplicates) */
};

struct answer {
    guint question;   /* from 1 */
    char *text;       /* LF, no trailing blanks, UTF-8 */
    gboolean nothing; /* says that there is nothing: "no", "-", "all good", in any language */
    gboolean same;    /* says "same": what was answered the time before */
    gboolean adds;    /* "+ 2. also tidy": adds to what was answered; not in `text` */
    /* What `text` comes to, by the question's kind: "yes" or "no", a choice's value, "1" to "5" of
     * a scale or mood, a number as "12.5", a day as "2026-11-30", "over" or "still" of what was in
     * somebody's way, the sign of a remark that has no words: "👍"; NULL when it says none. */
    char *value;
};

/* What a line says of an item that has a number. */
struct item_said {
    guint32 number;
    char *text;    /* behind the number; "" when nothing is */
    gboolean over; /* "done", "solved": no more than that it is over */
};

/* What a whole reply says when it is one of the words that stand for an answer, in any of our
 * languages. */
enum mail_quick {
    MAIL_QUICK_NONE,
    MAIL_QUICK_SKIP,        /* "skip", "not today" */
    MAIL_QUICK_OFF,         /* "off today", "on leave", "sick" */
    MAIL_QUICK_NOTHING_NEW, /* "nothing new", "no news" */
    MAIL_QUICK_SAME,        /* "same", "as yesterday" */
};
const char *mail_quick_word(enum mail_quick quick); /* "skip", … "same"; NULL for none */

/* What somebody's calendar answers to an invitation (RFC 5546, METHOD:REPLY). */
struct calendar_answer {
    char *uid;
    char *answer;   /* "accepted", "declined", "tentative" */
    guint sequence; /* of the invitation that is answered */
    char *comment;  /* "" when none */
};

/* What was left out, for a person. */
struct mail_cut {
    guint first, last; /* lines, from 1 */
    char *why;
    char *text;
};

/* A file that came with the mail. */
struct mail_attachment {
    char *name;    /* as the mail has it: a stranger's */
    GBytes *bytes; /* NULL: not read, since it is too much, packed too deep, or a mail by itself */
    gsize octets;  /* of which there are about so many; 0: nobody knows */
};

struct description {
    struct mail_head head;
    char *text;         /* only what the person newly wrote; "" when nothing */
    GPtrArray *answers; /* struct answer, in question order, only those answered */
    char *unplaced;     /* new text that belongs to no question; "" when none */
    GPtrArray *items;   /* struct item_said, in order: what is in no answer, nor unplaced */
    char **asides;      /* "1on1: ...": each is for the writer's next 1-on-1 alone, behind
                         * "@Bob: " where it is said with whom, and in none of the above; only
                         * where questions were asked. Never NULL */
    char **goals; /* "goal:3 60%", each from its word on: in none of the above, but for those that
                    * goal.h cannot read, which stay where they are. Never NULL */
    struct calendar_answer *calendar; /* MAIL_CALENDAR: NULL when it is no answer */

    /* What `text` is as a whole, whatever was asked and wherever it was placed. This only tells;
     * what follows from it, work/ decides. */
    enum mail_quick quick; /* one quick answer, and no more than greetings and names around it */
    gboolean courtesy;     /* only thanks, "ok", an emoji, "+1", or a client's reaction (RFC 9078):
                            * no answer to several questions, perhaps the answer to a single one */
    char *
        reaction; /* the same without any word: the sign, "👍"; else NULL. A sign of a client's, which
                            * its user chose, answers nothing, whatever was asked */
    gboolean adds;     /* `unplaced`, or all that was written, began with "+"; not in there */
    gboolean in_order; /* only their order places `answers`: no number, label, quoted question */
    gboolean skips;    /* some question was answered by "skip" alone: it is not in `answers` */
    gboolean over;  /* "done", "solved", in its first or last line and no more there: the one thing
                     * that the mail told of is over */
    gboolean empty; /* there is no new word, though all of it could be read */
    gboolean encrypted; /* nobody here can read it: it is encrypted, or in a locked signature */

    GPtrArray *attachments; /* struct mail_attachment, in order; NULL: none */
    char **warnings;        /* each a sentence for a person; never NULL */
    GPtrArray *cuts;        /* struct mail_cut, in order: what `explain` shows */
    char *source; /* the text that was read, whose lines the cuts count; NULL: not wanted */
};

/* Reads only the head, kind and hash: what is needed to know which question a mail answers. Never
 * fails. Caller frees with mail_head_free(). */
struct mail_head *mail_head_read(const guint8 *bytes, gsize length);

/* Reads the whole mail. ASKED may be NULL: then the text is found and nothing is placed. Never
 * fails: what cannot be read is said in `warnings`. Borrows all; caller frees with
 * description_free(). */
struct description *mail_understand(const guint8 *bytes, gsize length, const struct asked *asked);

/* Takes LINES, a set of strings, out of all that DESCRIPTION says was written, and tells anew what is left as a whole.
 * They were for somebody else than the reader of the answers. */
void description_drop_lines(struct description *description, GHashTable *lines);

/* Loads all that the functions above may need from files (charset converters), so that they need
 * none afterwards. */
void mail_warm(void);

void mail_head_free(struct mail_head *head);
void mail_head_clear(struct mail_head *head);
void answer_free(struct answer *answer);
void item_said_free(struct item_said *said);
void mail_cut_free(struct mail_cut *cut);
void mail_attachment_free(struct mail_attachment *attachment);
void calendar_answer_free(struct calendar_answer *answer);
void description_free(struct description *description);
#endif
