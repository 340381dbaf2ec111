/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of mail systems: fields first (RFC 3464), then what Exim and Gmail put into the head,
 * then the free forms. A free form counts only when the sender is a mail system and it says what
 * mail systems say, so that a person who writes about a bounce, or passes one on, stays a person.
 */
#include "mail/read/bounce.h"

#include "mail/read/dsn.h"
#include "mail/read/kind.h"
#include "mail/read/mailbox.h"

/* Local parts under which only mail systems write. Lower case. */
static const char *const system_names[] = {
    "mailer-daemon", "mailerdaemon",         "mail-daemon", "maildaemon",  "mdaemon",
    "mmdf",          "mail.delivery.system", "mailsys",     "mail-system", NULL,
};

/* Names under which mail systems write, and people who look after them too. Lower case. */
static const char *const role_names[] = {"postmaster", "bounce", "ndr", "smtp", NULL};
static const char *const role_titles[] = {
    "mail delivery", "mail deliver system", "system administrator",   "mailer-daemon",
    "postmaster",    "mailer daemon",       "internet mail delivery", "jetmail system",
    "interscan",     "mail system",         "email delivery",         NULL,
};

/* Subjects of reports, in lower case; a reply to one or a forward of one starts otherwise. */
static const char *const report_subjects[] = {
    "undeliver",
    "undelivered mail",
    "delivery status notification",
    "mail delivery",
    "returned mail",
    "failure notice",
    "failure delivery",
    "failed delivery",
    "delivery failure",
    "delivery notification",
    "delivery report",
    "delivery problem",
    "mail failure",
    "mail error",
    "mail could not be delivered",
    "mail not delivered",
    "mail failed",
    "mail system error",
    "message delivery",
    "message status",
    "non-delivery",
    "nondeliverable",
    "permanent delivery",
    "warning: could not send",
    "warning: message",
    "mail delayed",
    "message delayed",
    "delayed mail",
    "delivery delayed",
    "delivery has failed",
    "notification d'état de remise",
    "non remis",
    "non recapitabile",
    "onbestelbaar",
    "unzustellbar",
    "no se puede entregar",
    "não é possível entregar",
    "nie można dostarczyć",
    "problème de livraison",
    "there was an error sending your mail",
    "[postmaster] email delivery",
    "returned to sender",
    "error sending",
    "delivery status",
    "email delivery error",
    "automatically rejected mail",
    "aws notification message",
    "メールエラー通知",
    "メッセージを配信できません",
    "メールを配信できません",
    NULL,
};

/* Of these, those that no person writes: enough beside a role's name. */
static const char *const machine_subjects[] = {
    "delivery status notification",  "undelivered mail returned to sender",     "failure notice",
    "returned mail: see transcript", "mail delivery failed: returning message", NULL,
};

/* What reports say, in lower case. */
static const char *const report_phrases[] = {
    "could not be delivered",
    "couldn't be delivered",
    "cannot be delivered",
    "can't be delivered",
    "was not delivered",
    "not able to deliver",
    "unable to deliver",
    "wasn't able to deliver",
    "did not reach the following",
    "could not deliver",
    "delivery to the following recipient",
    "delevery to the following recipient",
    "delivery has failed",
    "delivery failed",
    "failed permanently",
    "permanent fatal",
    "the following address",
    "following recipients",
    "not yet been delivered",
    "has been delayed",
    "trouble delivering",
    "error delivering",
    "problem delivering",
    "undeliverable",
    "user unknown",
    "unknown user",
    "no such user",
    "returned to sender",
    "transcript of session",
    "delivery status notification",
    "mailbox is full",
    "failed recipients",
    "failed addresses",
    "invalid final delivery",
    "exceeds allowed size",
    "attempting to deliver",
    "error occurred while trying to deliver",
    "did not receive a copy",
    "failure reasons",
    "incorrectly constructed",
    "was undeliverable",
    "rejected recipient",
    "delivery problems",
    "has not been delivered",
    "has been postponed",
    "could not be sent",
    "bouncetype",
    "duplicated message-id",
    "not be delivered",
    "had delivery problems",
    "had delivery errors",
    "caused the following errors",
    "automatically rejected",
    "undeliverable address",
    "送信できませんでした",
    NULL,
};

/* What reports of a delay say: nothing is lost yet. Lower case. */
static const char *const delay_phrases[] = {
    "has been delayed",
    "not yet been delivered",
    "warning message only",
    "no action is required",
    "still being retried",
    "will keep trying",
    "will continue to be",
    "you do not need to resend",
    "will be retried",
    "continue to try",
    "has been postponed",
    "will retry",
    NULL,
};
static const char *const delay_subjects[] = {
    "delivery status notification (delay)",
    "warning: could not send",
    "warning: message",
    "delayed",
    "delivery delayed",
    "message delayed",
    "mail delayed",
    NULL,
};

static char *lower_value(const struct message *message, const char *name)
{
    g_autofree char *text = fields_text(message_head(message), name);
    return g_utf8_strdown(text != NULL ? text : "", -1);
}

enum sender { SENDER_ANYBODY, SENDER_ROLE, SENDER_SYSTEM };

static enum sender sender_of(const struct message *message, const struct mail_head *head)
{
    g_autofree char *from = lower_value(message, "From");
    g_autofree char *path = lower_value(message, "Return-Path");
    gboolean is_null = strcmp(path, "<>") == 0 || strstr(from, "<>") != NULL;
    if (is_null || strstr(path, "mailer-daemon") != NULL ||
        (head->from != NULL && phrase_at(head->from, system_names)))
        return SENDER_SYSTEM;
    if ((head->from != NULL && phrase_at(head->from, role_names)) || phrase_in(from, role_titles))
        return SENDER_ROLE;
    return SENDER_ANYBODY;
}

static gboolean subject_starts(const struct mail_head *head, const char *const *phrases)
{
    g_autofree char *subject = g_utf8_strdown(head->subject != NULL ? head->subject : "", -1);
    return phrase_at(subject, phrases);
}

static gboolean is_status_report(const struct message *message)
{
    const char *type = parameters_get(&message->parts[0].type, "report-type");
    return part_is(&message->parts[0], "multipart/report") &&
           (type == NULL || g_ascii_strcasecmp(type, "delivery-status") == 0);
}

/* Two of: a mail system's sender, its subject, its words. */
static gboolean is_free_form(const struct message *message, const struct mail_head *head,
                             const struct notice *notice)
{
    gboolean says = phrase_in(notice->lower, report_phrases);
    gboolean subject = subject_starts(head, report_subjects);
    if (head->from != NULL && g_str_has_prefix(head->from, "mailer-daemon@"))
        return TRUE; /* it writes nothing else, in whatever language */
    enum sender sender = sender_of(message, head);
    if (sender == SENDER_SYSTEM)
        return says || subject;
    if (sender == SENDER_ROLE && subject_starts(head, machine_subjects))
        return TRUE;
    return says && subject && (sender == SENDER_ROLE || head->references[0] == NULL);
}

/* Our own address and the mail system's stand in reports too. */
static GPtrArray *addresses_apart(const struct mail_head *head)
{
    GPtrArray *apart = g_ptr_array_new_with_free_func(g_free);
    for (char **recipient = head->recipients; *recipient != NULL; recipient++)
        g_ptr_array_add(apart, g_strdup(*recipient));
    if (head->from != NULL)
        g_ptr_array_add(apart, g_strdup(head->from));
    return apart;
}

/* Who the mail was for that came back: when the report itself names nobody. */
static void add_returned_recipients(const struct notice *notice, const GPtrArray *apart,
                                    GPtrArray *out)
{
    struct slice rest = notice->returned, line;
    for (struct slice before = rest; slice_next_line(&rest, &line); before = rest) {
        if (!fields_is_field(line))
            continue;
        struct fields fields;
        fields_scan(before, &fields);
        mailboxes_read(fields_value(&fields, "To"), out);
        fields_clear(&fields);
        break;
    }
    for (guint i = 0; i < apart->len; i++) {
        guint found;
        if (g_ptr_array_find_with_equal_func(out, g_ptr_array_index(apart, i), g_str_equal, &found))
            g_ptr_array_remove_index(out, found);
    }
}

/* Some relays wrap a report into a report of their own: what the inner one says of its recipients.
 */
static void add_inner_recipients(const struct notice *notice, GPtrArray *out)
{
    struct message *inner =
        message_open((const guint8 *)notice->returned.at, notice->returned.length);
    struct notice inner_notice;
    struct dsn dsn;
    notice_read(inner, &inner_notice);
    dsn_read(inner, &inner_notice, &dsn);
    g_ptr_array_extend_and_steal(out, g_steal_pointer(&dsn.recipients));
    dsn_clear(&dsn);
    notice_clear(&inner_notice);
    message_free(inner);
}

static GPtrArray *find_recipients(const struct message *message, const struct mail_head *head,
                                  const struct notice *notice, struct dsn *dsn)
{
    GPtrArray *recipients = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < dsn->recipients->len; i++)
        mailboxes_add(slice_of(g_ptr_array_index(dsn->recipients, i)), recipients);
    if (recipients->len == 0)
        mailboxes_read(fields_value(message_head(message), "X-Failed-Recipients"), recipients);
    g_autoptr(GPtrArray) apart = addresses_apart(head);
    const char *domain = head->from != NULL ? strrchr(head->from, '@') : NULL;
    if (recipients->len == 0)
        bounce_addresses(notice, domain, apart, recipients);
    if (recipients->len == 0)
        add_inner_recipients(notice, recipients);
    if (recipients->len == 0)
        add_returned_recipients(notice, apart, recipients);
    if (recipients->len == 0)
        bounce_addresses(notice, NULL, NULL, recipients);
    return recipients;
}

static gboolean is_delay(const struct mail_head *head, const struct notice *notice,
                         const struct dsn *dsn)
{
    if (dsn->action != DSN_NONE)
        return dsn->action == DSN_DELAYED;
    return subject_starts(head, delay_subjects) || phrase_in(notice->lower, delay_phrases);
}

static void describe(const struct message *message, const struct notice *notice, struct dsn *dsn,
                     struct mail_head *head)
{
    head->kind = MAIL_BOUNCE;
    const char *text = dsn->diagnostic != NULL ? dsn->diagnostic : notice->lower;
    head->bounce_status =
        dsn->status != NULL ? g_steal_pointer(&dsn->status) : bounce_status_in(notice->lower);
    head->bounce_class = g_strdup(
        is_delay(head, notice, dsn) ? "delay" : bounce_class_of(head->bounce_status, text));
    GPtrArray *recipients = find_recipients(message, head, notice, dsn);
    g_ptr_array_add(recipients, NULL);
    g_ptr_array_set_free_func(recipients, NULL);
    head->bounce_recipients = (char **)g_ptr_array_free(recipients, FALSE);
}

/* Cheap signs that the rest is worth a look: most mail has none of them. */
static gboolean may_be_report(const struct message *message, const struct mail_head *head)
{
    return message_find(message, "message/delivery-status") != NULL ||
           sender_of(message, head) != SENDER_ANYBODY || subject_starts(head, report_subjects) ||
           fields_find(message_head(message), "X-Failed-Recipients") != NULL;
}

gboolean bounce_find(const struct message *message, struct mail_head *head)
{
    if (!may_be_report(message, head))
        return FALSE;
    struct notice notice;
    struct dsn dsn;
    notice_read(message, &notice);
    dsn_read(message, &notice, &dsn);
    gboolean found = TRUE;
    if (dsn.action == DSN_DELIVERED) {
        head->kind = MAIL_AUTO;
        head->auto_why = g_strdup("receipt");
    } else if ((dsn.action != DSN_NONE && is_status_report(message)) ||
               fields_find(message_head(message), "X-Failed-Recipients") != NULL ||
               is_free_form(message, head, &notice)) {
        describe(message, &notice, &dsn, head);
    } else {
        found = FALSE;
    }
    notice_clear(&notice);
    dsn_clear(&dsn);
    return found;
}
