/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client may say to the LMTP server: in one piece and octet by octet it has to come to the
 * same replies and the same mails. */
#include <glib.h>
#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "net/lmtp_session.h"

static const struct site_config site = {
    .local = "checkin",
    .domain = "example.com",
    .delimiter = "+",
    .max_message = 300,
};

static bool has_room(void *mails, size_t octets)
{
    (void)mails;
    (void)octets;
    return true;
}

/* All mails, one behind the other, and where the one at hand begins. */
struct mails {
    GString *text;
    gsize begun;
};

static bool begin(void *context, const char *sender, const char *const *recipients, size_t count)
{
    struct mails *mails = context;
    mails->begun = mails->text->len;
    g_string_append_printf(mails->text, "<%s>", sender);
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(mails->text, "<%s>", recipients[i]);
    return true;
}

static void add(void *context, const char *bytes, size_t length)
{
    struct mails *mails = context;
    g_string_append_len(mails->text, bytes, (gssize)length);
}

static void finish(void *context)
{
    struct mails *mails = context;
    g_string_append_c(mails->text, '|');
}

/* How much of a mail comes before it is dropped depends on the pieces, and nothing else does. */
static void drop(void *context)
{
    struct mails *mails = context;
    g_string_truncate(mails->text, mails->begun);
    g_string_append_c(mails->text, '!');
}

static const struct lmtp_taker taker = {has_room, begin, add, finish, drop};

static void play(const char *said, size_t length, size_t step, GString *heard, GString *text)
{
    struct mails mails = {text, 0};
    struct lmtp_session *session = lmtp_session_new(&site, &taker, &mails);
    for (size_t at = 0; at < length;) {
        size_t n_replies;
        at += lmtp_session_feed(session, said + at, MIN(step, length - at));
        if (lmtp_session_waits(session))
            lmtp_session_settle(session, "NAME");
        const char *replies = lmtp_session_replies(session, &n_replies);
        g_string_append_len(heard, replies, (gssize)n_replies);
        lmtp_session_replied(session, n_replies);
    }
    lmtp_session_free(session);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    g_autoptr(GString) heard = g_string_new(NULL), mails = g_string_new(NULL);
    g_autoptr(GString) heard_slowly = g_string_new(NULL), mails_slowly = g_string_new(NULL);
    play((const char *)bytes, length, length, heard, mails);
    play((const char *)bytes, length, 1, heard_slowly, mails_slowly);
    if (!g_string_equal(heard, heard_slowly) || !g_string_equal(mails, mails_slowly))
        abort();
    return 0;
}
