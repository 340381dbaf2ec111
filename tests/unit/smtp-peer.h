/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scripted SMTP server in threads of the test: for what a real server cannot be made to do.
 *
 * It listens on 127.0.0.1 and answers each step with what the script says, over and over, in as many
 * connections as there are. A reply may end with an act: "!close" hangs up, "!reset" does so
 * rudely, "!silent" says nothing more until the client goes, "!stuck" does not even read, "!flood"
 * says the words over and over, "!drip" an octet of them now and then.
 */
#ifndef MUSTER_TESTS_SMTP_PEER_H
#define MUSTER_TESTS_SMTP_PEER_H

#include <glib.h>

enum peer_step {
    PEER_GREETING,
    PEER_EHLO,
    PEER_HELO,
    PEER_STARTTLS,
    PEER_AUTH,
    PEER_RSET,
    PEER_MAIL,
    PEER_RCPT,
    PEER_DATA,
    PEER_BODY, /* after the first octets of a mail */
    PEER_DOT,
    PEER_QUIT,
    PEER_STEPS,
};

struct peer_script {
    const char *replies[PEER_STEPS]; /* NULL: as a server in good health answers */
    guint healthy_mails;    /* so many are taken as in good health before the script begins */
    gboolean healthy_again; /* after the first connection */
    gboolean healthy_first; /* in the first connection alone */
    guint together;         /* a mail's last answer waits, a little, until so many have called */
};

struct peer;
struct peer *peer_start(const struct peer_script *script);
guint16 peer_port(const struct peer *peer);
/* Waits for the peer's end. What it heard, a line each: "EHLO", "MAIL FROM:<…>", "250" and the
 * like; and each mail, those of one connection behind each other. */
void peer_stop(struct peer *peer);
const char *peer_heard(const struct peer *peer); /* after peer_stop() */
const char *peer_mails(const struct peer *peer); /* as it would file them, one behind the other */
guint peer_mails_taken(const struct peer *peer);
guint peer_connections(const struct peer *peer);
void peer_free(struct peer *peer);

#endif
