/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A verified stream through libcurl's CURLOPT_CONNECT_ONLY, and poll(2) where it would block.
 *
 * Promises: no credential and no mail before a verified certificate where TLS is demanded; no proxy
 * and no settings from the environment; everything ends by its deadline. An easy handle per stream,
 * so nothing is shared.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "net/stream_own.h"

/* FALSE when this is no server. A line of it comes between the handshake and whatever we say. */
static gboolean certificate_check(struct stream *stream)
{
    if (stream->is_checked)
        return TRUE;
    enum stream_use use = stream_certificate_use(stream->curl);
    stream->is_checked = use != STREAM_USE_UNKNOWN;
    stream->is_misused = use == STREAM_USE_OTHER;
    return !stream->is_misused;
}

static size_t last_line_keep(char *bytes, size_t size, size_t count, void *data)
{
    struct stream *stream = data;
    if (!certificate_check(stream))
        return 0;
    g_strlcpy(stream->last_line, "", sizeof stream->last_line);
    strncat(stream->last_line, bytes, MIN(size * count, sizeof stream->last_line - 1));
    stream->greeted_as_known |= g_ascii_strncasecmp(stream->last_line, "* PREAUTH", 9) == 0;
    return size * count;
}

static gint64 milliseconds_until(gint64 deadline)
{
    return MAX((deadline - g_get_monotonic_time() + 999) / 1000, 0);
}

static void login_prepare(CURL *curl, const struct stream_options *options)
{
    curl_easy_setopt(curl, CURLOPT_USERNAME, options->user);
    curl_easy_setopt(curl, CURLOPT_SASL_IR, 1L);
    if (options->token == NULL) {
        curl_easy_setopt(curl, CURLOPT_PASSWORD, options->password);
        return;
    }
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, options->token);
    curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2");
}

/* libcurl does this too, but goes on where it fails, and a read that blocks knows no deadline. */
static int socket_prepare(void *unused, curl_socket_t socket, curlsocktype purpose)
{
    (void)unused, (void)purpose;
    int flags = fcntl(socket, F_GETFL);
    gboolean done = flags >= 0 && fcntl(socket, F_SETFL, flags | O_NONBLOCK) == 0;
    return done ? CURL_SOCKOPT_OK : CURL_SOCKOPT_ERROR;
}

static void curl_prepare(CURL *curl, const struct stream_options *options, gint64 deadline)
{
    long wait = (long)CLAMP(milliseconds_until(deadline), 1, G_MAXINT);
    curl_easy_setopt(curl, CURLOPT_URL, options->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps,imap,imaps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L); /* no name server holds up the deadline */
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, wait);
    curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, socket_prepare);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     options->demand_tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    if (options->user != NULL)
        login_prepare(curl, options);
}

static gboolean is_refusal(CURLcode code)
{
    switch (code) {
    case CURLE_LOGIN_DENIED:
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_WEIRD_SERVER_REPLY: /* words in clear behind STARTTLS, too */
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return TRUE;
    default:
        return FALSE;
    }
}

/* TRUE when the server said no: in SMTP by its code; in IMAP by NO or BAD behind libcurl's tag, or
 * by a question where OAuth has nothing more to say. */
static gboolean login_was_refused(const struct stream *stream, int reply)
{
    const char *words = strchr(stream->last_line, ' ');
    if (!stream->is_imap)
        return reply >= 400;
    return stream->last_line[0] == '+' ||
           (g_ascii_isalpha(stream->last_line[0]) && words != NULL &&
            (g_str_has_prefix(words, " NO") || g_str_has_prefix(words, " BAD")));
}

/* About a login only our own words: what a server answers there may repeat what it was told. */
static void login_words(const struct stream *stream, struct stream_trouble *trouble)
{
    if (!login_was_refused(stream, trouble->code))
        g_strlcpy(trouble->words, "the server offers no login that we know", sizeof trouble->words);
    else if (stream->is_imap)
        g_strlcpy(trouble->words, "login refused", sizeof trouble->words);
    else
        g_snprintf(trouble->words, sizeof trouble->words, "login refused with %d", trouble->code);
}

/* An IMAP server that will not talk now; it may later. */
static gboolean is_farewell(const struct stream *stream)
{
    return stream->is_imap && g_ascii_strncasecmp(stream->last_line, "* BYE", 5) == 0;
}

static const char *connect_words(const struct stream *stream, int reply, CURLcode code)
{
    if (stream->is_misused)
        return "the certificate is not made for servers";
    if (reply >= 400 || is_farewell(stream))
        return stream->last_line;
    if (code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR || code == CURLE_GOT_NOTHING)
        return "the server hung up";
    return stream->words[0] != '\0' ? stream->words : curl_easy_strerror(code);
}

static void trouble_set(struct stream_trouble *trouble, const struct stream *stream, CURLcode code)
{
    long reply = 0;
    curl_easy_getinfo(stream->curl, CURLINFO_RESPONSE_CODE, &reply);
    trouble->code = (int)reply;
    trouble->is_refusal = stream->is_misused || (is_refusal(code) && !is_farewell(stream));
    trouble->is_login = code == CURLE_LOGIN_DENIED;
    if (trouble->is_login)
        login_words(stream, trouble);
    else
        g_strlcpy(trouble->words, connect_words(stream, trouble->code, code),
                  sizeof trouble->words);
}

/* libcurl goes on without a login where an SMTP server offers none that it knows: the last reply
 * tells, "235" is a login. In IMAP it fails then, but takes a server's word that it knows us. */
static gboolean is_logged_in(const struct stream *stream)
{
    long reply = 0;
    if (stream->is_imap)
        return !stream->greeted_as_known;
    curl_easy_getinfo(stream->curl, CURLINFO_RESPONSE_CODE, &reply);
    return reply == 235;
}

struct stream *stream_new(const struct stream_options *options, gint64 deadline)
{
    struct stream *stream = g_new0(struct stream, 1);
    stream->socket = CURL_SOCKET_BAD;
    stream->wants_login = options->user != NULL;
    stream->is_imap = g_str_has_prefix(options->url, "imap");
    stream->curl = curl_easy_init();
    if (stream->curl == NULL)
        g_error("libcurl has no memory");
    curl_prepare(stream->curl, options, deadline);
    curl_easy_setopt(stream->curl, CURLOPT_ERRORBUFFER, stream->words);
    curl_easy_setopt(stream->curl, CURLOPT_HEADERFUNCTION, last_line_keep);
    curl_easy_setopt(stream->curl, CURLOPT_HEADERDATA, stream);
    return stream;
}

gboolean stream_finish(struct stream *stream, CURLcode code, struct stream_trouble *trouble_r)
{
    if (code == CURLE_OK)
        code = curl_easy_getinfo(stream->curl, CURLINFO_ACTIVESOCKET, &stream->socket);
    if (code == CURLE_OK && !certificate_check(stream))
        code = CURLE_PEER_FAILED_VERIFICATION;
    if (code == CURLE_OK && stream->wants_login && !is_logged_in(stream))
        code = CURLE_LOGIN_DENIED;
    if (code == CURLE_OK)
        return TRUE;
    trouble_set(trouble_r, stream, code);
    return FALSE;
}

struct stream *stream_open(const struct stream_options *options, gint64 deadline,
                           struct stream_trouble *trouble_r)
{
    struct stream *stream = stream_new(options, deadline);
    if (stream_finish(stream, curl_easy_perform(stream->curl), trouble_r))
        return stream;
    stream_close(stream);
    return NULL;
}

void stream_close(struct stream *stream)
{
    if (stream == NULL)
        return;
    if (stream->multi != NULL)
        curl_multi_remove_handle(stream->multi, stream->curl);
    curl_easy_cleanup(stream->curl);
    if (stream->multi != NULL)
        curl_multi_cleanup(stream->multi);
    g_free(stream);
}

gboolean stream_await(const struct stream *stream, short events, gint64 deadline)
{
    struct pollfd wait = {.fd = stream->socket, .events = events};
    int n;
    do
        n = poll(&wait, 1, (int)MIN(milliseconds_until(deadline), G_MAXINT));
    while (n < 0 && errno == EINTR);
    return n > 0;
}

gboolean stream_write(struct stream *stream, const char *bytes, gsize length, gint64 deadline)
{
    while (length > 0) {
        size_t n = 0;
        CURLcode code = curl_easy_send(stream->curl, bytes, length, &n);
        if (code != CURLE_OK && code != CURLE_AGAIN)
            return FALSE;
        bytes += n;
        length -= n;
        if (code == CURLE_AGAIN && !stream_await(stream, POLLOUT, deadline))
            return FALSE;
    }
    return TRUE;
}

gsize stream_read(struct stream *stream, char *to, gsize size, gint64 deadline)
{
    for (;;) {
        size_t n = 0;
        CURLcode code = curl_easy_recv(stream->curl, to, size, &n);
        if (code == CURLE_OK)
            return n;
        if (code != CURLE_AGAIN || !stream_await(stream, POLLIN, deadline))
            return 0;
    }
}
