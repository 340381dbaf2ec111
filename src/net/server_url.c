/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The URL of a mail server.
 *
 * Promises: a URL with more in it than scheme, host, port and path is refused, and one with a
 * password in it is never repeated in words. "localhost" is no literal address: what it means
 * depends on files and name servers.
 */
#include "net/server_url.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CURLU, curl_url_cleanup)

static gboolean url_has(CURLU *url, CURLUPart part)
{
    char *value = NULL;
    gboolean has = curl_url_get(url, part, &value, 0) == CURLUE_OK;
    curl_free(value);
    return has;
}

/* NULL when it cannot be had: escapes that are none, or hide controls. */
static char *url_part(CURLU *url, CURLUPart part, unsigned flags)
{
    char *value = NULL;
    CURLUcode code = curl_url_get(url, part, &value, flags);
    char *copy = code == CURLUE_OK ? g_strdup(value) : NULL;
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

static gboolean has_control(const char *text)
{
    for (; *text != '\0'; text++)
        if (g_ascii_iscntrl(*text))
            return TRUE;
    return FALSE;
}

static gboolean parts_take(CURLU *parts, struct server_url *url)
{
    g_autofree char *path = url_part(parts, CURLUPART_PATH, CURLU_URLDECODE);
    g_autofree char *port = url_part(parts, CURLUPART_PORT, 0);
    url->scheme = url_part(parts, CURLUPART_SCHEME, 0);
    url->host = url_part(parts, CURLUPART_HOST, 0);
    if (path == NULL || has_control(path) || !g_utf8_validate(path, -1, NULL) ||
        url->host == NULL || url_has(parts, CURLUPART_QUERY) || url_has(parts, CURLUPART_FRAGMENT))
        return FALSE;
    url->path = g_strdup(path + (path[0] == '/'));
    url->port = port != NULL ? (int)g_ascii_strtoll(port, NULL, 10) : 0;
    url->is_loopback = host_is_loopback(url->host);
    return TRUE;
}

gboolean server_url_parse(const char *text, const char *wish, struct server_url *url_r,
                          struct failure *failure)
{
    g_autoptr(CURLU) parts = curl_url();
    memset(url_r, 0, sizeof *url_r);
    if (strchr(text, '@') != NULL)
        return failure_set(failure, FAILURE_CONFIG,
                           "a URL holds no user and no password: write `user' and "
                           "`password-command' beside it");
    if (curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK && parts_take(parts, url_r))
        return TRUE;
    server_url_clear(url_r);
    return failure_set(failure, FAILURE_CONFIG, "`%s' is no mail server: write %s", text, wish);
}

void server_url_clear(struct server_url *url)
{
    g_free(url->scheme);
    g_free(url->host);
    g_free(url->path);
    memset(url, 0, sizeof *url);
}
