/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/net/lmtp.h - the LMTP server (RFC 2033): mail of the mail server beside us into the spool
 *
 * PIPELINING, 8BITMIME, SMTPUTF8, SIZE, ENHANCEDSTATUSCODES. Each recipient gets a verdict of its
 * own, and 250 only when the mail is durable. One thread speaks to all clients and never waits for
 * one of them; a few others wait for the disk. Knows no store and no parser.
 *
 *   550 5.1.1  at RCPT, for what is no address of the site
 *   552 5.3.4  larger than max-message;  554 5.6.0  empty
 *   452 4.3.1  the disk is nearly full, or the mail could not be written
 *   421        shutting down, idle for too long, too many sessions, too many errors
 *
 * Needs libc and base/ only.
 */
#ifndef MUSTER_NET_LMTP_H
#define MUSTER_NET_LMTP_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/base/config.h"
#include "muster/base/failure.h"

/* Serves until TERM, INT or HUP: what is being made durable then still gets its verdict. Listens
 * where CONFIG says, or on the sockets that systemd hands over (LISTEN_FDS). Mail is received AHEAD
 * microseconds after the clock (--now). False when it cannot begin. */
bool lmtp_serve(const struct config *config, int64_t ahead, struct failure *failure);

/* `check', as the owner of the state: adds what keeps the sockets from being made. */
void lmtp_check(const struct config *config, struct faults *faults);

#endif
