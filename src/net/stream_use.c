/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the certificate made for servers at all (RFC 5280 section 4.2.1.12)?
 *
 * libcurl with GnuTLS verifies who signed it, its time and its names, but not its use: with it, any
 * certificate that lets its owner log in somewhere would also make a mail server of its name.
 */
#include "config.h"

#include "net/stream_own.h"

#ifdef HAVE_GNUTLS
#include <gnutls/x509.h>

static enum stream_use session_use(gnutls_session_t session)
{
    gnutls_typed_vdata_st purpose = {.type = GNUTLS_DT_KEY_PURPOSE_OID,
                                     .data = (unsigned char *)GNUTLS_KP_TLS_WWW_SERVER};
    unsigned status = 0;
    if (gnutls_certificate_verify_peers(session, &purpose, 1, &status) < 0)
        return STREAM_USE_UNKNOWN; /* the handshake is not over */
    return status == 0 ? STREAM_USE_SERVER : STREAM_USE_OTHER;
}

enum stream_use stream_certificate_use(CURL *curl)
{
    struct curl_tlssessioninfo *tls = NULL;
    if (curl_easy_getinfo(curl, CURLINFO_TLS_SSL_PTR, &tls) != CURLE_OK || tls == NULL ||
        tls->backend != CURLSSLBACKEND_GNUTLS || tls->internals == NULL)
        return STREAM_USE_UNKNOWN;
    return session_use(tls->internals);
}
#else
enum stream_use stream_certificate_use(CURL *curl)
{
    (void)curl;
    return STREAM_USE_UNKNOWN;
}
#endif
