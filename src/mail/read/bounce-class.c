/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hard: this address will never work. Soft: the address may be fine, the mail did not get there
 * this time - a full box, a policy, a size, a time-out. Only what is hard should stop mail to a
 * person soon. */
#include "mail/read/bounce.h"
#include "mail/read/dsn.h"

/* Words come first: servers say "550 5.7.1 user unknown". In lower case. */
static const char *const hard_words[] = {
    "user unknown",
    "unknown user",
    "no such user",
    "no such recipient",
    "no such address",
    "no such mailbox",
    "no mailbox here",
    "mailbox not found",
    "mailbox unavailable",
    "unknown local",
    "unknown recipient",
    "recipient unknown",
    "unknown address",
    "user not known",
    "not a valid user",
    "invalid recipient",
    "invalid mailbox",
    "invalid final delivery userid",
    "does not exist",
    "doesn't exist",
    "user doesn't have",
    "recipient name is not recognized",
    "recipnotfound",
    "recipient not found",
    "host unknown",
    "domain not found",
    "host not found",
    "name or service not known",
    "unrouteable",
    "couldn't find any host",
    "no longer valid",
    "not found at",
    "address not found",
    "addressee unknown",
    "has moved",
    "illegal alias",
    "illegal user",
    "unknown or illegal",
    "unknown mail",
    "account has been disabled",
    "nullmx",
    "null mx",
    "this user doesn",
    "not listed in",
    "no account by that name",
    NULL,
};

static const char *const soft_words[] = {
    "quota",
    "mailbox full",
    "mailbox is full",
    "mailfolder is full",
    "too much mail",
    "box space",
    "exceeds allowed size",
    "over disk",
    "too large",
    "size limit",
    "message length exceeds",
    "policy",
    "blocked",
    "blacklist",
    "block list",
    "blocklist",
    "spam",
    "reverse dns",
    "ptr record",
    "temporar",
    "timed out",
    "timeout",
    "try again",
    "greylist",
    "deferred",
    "connection refused",
    "not accepting mail",
    "retries",
    "too many",
    "rate limit",
    "loop",
    "expired",
    "virus",
    "content",
    "rejected by the recipient domain",
    "access denied",
    NULL,
};

/* RFC 3463 by subject and detail: what the codes mean for the address. */
static const char *class_of_status(const char *status)
{
    static const struct {
        const char *prefix, *class;
    } codes[] =
        {
            {"4.", "soft"},    {"5.1.0", NULL}, /* "other address status": often a sender's */
            {"5.1.7", "soft"},                  /* the sender's address */
            {"5.1.8", "soft"}, {"5.1.", "hard"},
            {"5.2.0", NULL},   {"5.2.1", "hard"}, /* disabled */
            {"5.2.", "soft"},  {"5.3.", "soft"},
            {"5.4.4", "hard"}, /* no route: the host does not exist */
            {"5.4.", "soft"},  {"5.5.", "soft"},
            {"5.6.", "soft"},  {"5.7.", "soft"},
        };
    for (guint i = 0; status != NULL && i < G_N_ELEMENTS(codes); i++)
        if (g_str_has_prefix(status, codes[i].prefix))
            return codes[i].class;
    return NULL;
}

const char *bounce_class_of(const char *status, const char *text)
{
    if (phrase_in(text, hard_words))
        return "hard";
    const char *class = class_of_status(status);
    if (class != NULL)
        return class;
    return phrase_in(text, soft_words) ? "soft" : "unknown";
}

char *bounce_status_in(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        gboolean starts = at == text || !(g_ascii_isalnum(at[-1]) || at[-1] == '.');
        gsize length = starts && (*at == '4' || *at == '5') ? status_length(at) : 0;
        if (length > 0 && !g_ascii_isalnum(at[length]))
            return g_strndup(at, length);
    }
    return NULL;
}
