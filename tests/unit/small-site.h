/* SPDX-License-Identifier: GPL-3.0-or-later */
/* small-site.h - a site in a folder of its own: Acme, with a store and a key, without files of
 * configuration */
#ifndef TESTS_SMALL_SITE_H
#define TESTS_SMALL_SITE_H

#include "muster/work/site.h"
#include "muster/work/token.h"

#define SITE_NOW (INT64_C(1795424400) * INSTANT_SECOND) /* 2026-11-23T09:00:00Z, a Monday */
enum { SITE_TODAY = 20780 };

struct site *small_site_new(void);
void small_site_free(struct site *site); /* with its folder */

/* The rest writes: call it between store_begin() and store_commit(). */

/* A person who is asked: active, in team core. Returns the id. */
gint64 small_site_person(struct site *site, const char *address, const char *name);

/* An open round of three questions (done, next, blocked) today, on time until 17:30Z. */
gint64 small_site_round(struct site *site, gint64 person, const char *workflow);

/* A mail to PERSON that asks ROUNDS (ended by 0). Its token for the address, and its Message-ID. */
struct small_mail {
    gint64 id;
    char token[TOKEN_LENGTH + 1], handle[HANDLE_LENGTH + 1];
    char *message_id;
};
struct small_mail small_site_mail(struct site *site, gint64 person, const gint64 *rounds);

#endif
