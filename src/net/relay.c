/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The URL of a mail server.
 *
 * Promises: a URL with more in it than scheme, host and port is refused, and one with a password in
 * it is never repeated in words. "localhost" is no literal address: what it means depends on files
 * and name servers.
 */
#include "net/relay.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <string.h>

enum { PORT_SUBMISSION = 587, PORT_SUBMISSIONS = 465 /* RFC 8314 */, NAME_MAX_OCTETS = 253 };

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CURLU, curl_url_cleanup)

static gboolean url_has(CURLU *url, CURLUPart part)
{
    char *value = NULL;
    gboolean has = curl_url_get(url, part, &value, 0) == CURLUE_OK;
    curl_free(value);
    return has;
}

static char *url_part(CURLU *url, CURLUPart part)
{
    char *value = NULL;
    curl_url_get(url, part, &value, 0);
    char *copy = g_strdup(value != NULL ? value : "");
    curl_free(value);
    return copy;
}

static gboolean host_is_loopback(const char *host)
{
    struct in_addr four;
    struct in6_addr six;
    if (inet_pton(AF_INET, host, &four) == 1)
        return ntohl(four.s_addr) >> 24 == 127;
    g_autofree char *bare = g_strndup(host + 1, MAX(strlen(host), 2) - 2);
    return host[0] == '[' && inet_pton(AF_INET6, bare, &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

/* What EHLO says: the host's name where it can stand there. */
static char *greeting_name(void)
{
    const char *name = g_get_host_name();
    for (const char *at = name; *at != '\0'; at++)
        if (!g_ascii_isalnum(*at) && *at != '.' && *at != '-')
            return g_strdup("localhost");
    return g_strdup(*name != '\0' && strlen(name) <= NAME_MAX_OCTETS ? name : "localhost");
}

static gboolean url_is_plain(CURLU *url)
{
    g_autofree char *path = url_part(url, CURLUPART_PATH);
    return strcmp(path, "/") == 0 && !url_has(url, CURLUPART_QUERY) &&
           !url_has(url, CURLUPART_FRAGMENT);
}

gboolean relay_parse(const char *url, struct relay *relay_r, struct failure *failure)
{
    g_autoptr(CURLU) parts = curl_url();
    memset(relay_r, 0, sizeof *relay_r);
    if (strchr(url, '@') != NULL)
        return failure_set(failure, FAILURE_CONFIG,
                           "a URL holds no user and no password: write `user' and "
                           "`password-command' beside it");
    if (curl_url_set(parts, CURLUPART_URL, url, 0) != CURLUE_OK || !url_is_plain(parts))
        return failure_set(failure, FAILURE_CONFIG,
                           "`%s' is no mail server: write smtp://HOST or smtps://HOST, with :PORT "
                           "if need be",
                           url);
    g_autofree char *scheme = url_part(parts, CURLUPART_SCHEME);
    g_autofree char *port = url_part(parts, CURLUPART_PORT);
    relay_r->is_smtps = strcmp(scheme, "smtps") == 0;
    relay_r->host = url_part(parts, CURLUPART_HOST);
    relay_r->port = port[0] != '\0'     ? (int)g_ascii_strtoll(port, NULL, 10)
                    : relay_r->is_smtps ? PORT_SUBMISSIONS
                                        : PORT_SUBMISSION;
    relay_r->is_loopback = host_is_loopback(relay_r->host);
    relay_r->greeting = greeting_name();
    relay_r->url =
        g_strdup_printf("%s://%s:%d/%s", scheme, relay_r->host, relay_r->port, relay_r->greeting);
    return TRUE;
}

void relay_clear(struct relay *relay)
{
    g_free(relay->host);
    g_free(relay->url);
    g_free(relay->greeting);
    memset(relay, 0, sizeof *relay);
}
