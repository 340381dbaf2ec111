/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the URL of a mail server to how it is greeted. */
#include "net/relay.h"

#include <string.h>

#include "net/server_url.h"

enum { PORT_SUBMISSION = 587, PORT_SUBMISSIONS = 465 /* RFC 8314 */, NAME_MAX_OCTETS = 253 };

/* What EHLO says: the host's name where it can stand there. */
static char *greeting_name(void)
{
    const char *name = g_get_host_name();
    for (const char *at = name; *at != '\0'; at++)
        if (!g_ascii_isalnum(*at) && *at != '.' && *at != '-')
            return g_strdup("localhost");
    return g_strdup(*name != '\0' && strlen(name) <= NAME_MAX_OCTETS ? name : "localhost");
}

gboolean relay_parse(const char *url, struct relay *relay_r, struct failure *failure)
{
    static const char wish[] = "smtp://HOST or smtps://HOST, with :PORT if need be";
    struct server_url server;
    memset(relay_r, 0, sizeof *relay_r);
    if (!server_url_parse(url, wish, &server, failure))
        return FALSE;
    gboolean is_plain = server.path[0] == '\0';
    relay_r->is_smtps = strcmp(server.scheme, "smtps") == 0;
    relay_r->host = g_strdup(server.host);
    relay_r->port = server.port != 0    ? server.port
                    : relay_r->is_smtps ? PORT_SUBMISSIONS
                                        : PORT_SUBMISSION;
    relay_r->is_loopback = server.is_loopback;
    relay_r->greeting = greeting_name();
    relay_r->url = g_strdup_printf("%s://%s:%d/%s", server.scheme, relay_r->host, relay_r->port,
                                   relay_r->greeting);
    server_url_clear(&server);
    if (is_plain)
        return TRUE;
    relay_clear(relay_r);
    return failure_set(failure, FAILURE_CONFIG, "`%s' is no mail server: write %s", url, wish);
}

void relay_clear(struct relay *relay)
{
    g_free(relay->host);
    g_free(relay->url);
    g_free(relay->greeting);
    memset(relay, 0, sizeof *relay);
}
