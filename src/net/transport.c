/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of transports, and what holds for all of them.
 *
 * Promises: no address reaches a transport that could end a line, an argument or a header; no reply
 * leaves one with controls in it. A new transport is one file and one row here.
 */
#include "muster/net/transport.h"

#include <string.h>

#include "muster/base/address.h"
#include "net/kinds.h"
#include "net/lines.h"

static const struct transport_kind *const kinds[] = {
    &smtp_kind,
    &smtps_kind,
    &sendmail_kind,
    &maildir_kind,
};

struct transport {
    const struct transport_kind *kind;
    void *state;
};

static const struct transport_kind *kind_of(const char *url, struct failure *failure)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strncasecmp(url, kinds[i]->scheme, strlen(kinds[i]->scheme)) == 0)
            return kinds[i];
    failure_set(failure, FAILURE_CONFIG,
                "no transport takes `%s': write smtp://HOST, smtps://HOST, sendmail:PATH or "
                "maildir:PATH",
                url);
    return NULL;
}

const char *transport_path(const char *url, struct failure *failure)
{
    const char *path = strchr(url, ':') + 1;
    if (g_path_is_absolute(path))
        return path;
    failure_set(failure, FAILURE_CONFIG, "`%s' needs an absolute path", url);
    return NULL;
}

struct transport *transport_open(const struct transport_options *options, struct failure *failure)
{
    const struct transport_kind *kind = kind_of(options->url, failure);
    if (kind == NULL)
        return NULL;
    void *state = kind->open(options, failure);
    if (state == NULL)
        return NULL;
    struct transport *transport = g_new(struct transport, 1);
    *transport = (struct transport){.kind = kind, .state = state};
    return transport;
}

void transport_close(struct transport *transport)
{
    if (transport == NULL)
        return;
    transport->kind->close(transport->state);
    g_free(transport);
}

const char *transport_name(const struct transport *transport)
{
    return transport->kind->name;
}

gboolean transport_leaves_host(const struct transport *transport)
{
    return transport->kind->leaves_host;
}

static gboolean envelope_is_valid(const struct parcel *parcel)
{
    return address_is_valid(parcel->recipient) &&
           (parcel->sender[0] == '\0' || address_is_valid(parcel->sender));
}

enum verdict transport_deliver(struct transport *transport, const struct parcel *parcel,
                               GString *reply)
{
    g_string_truncate(reply, 0);
    if (!envelope_is_valid(parcel)) {
        g_string_assign(reply, "not handed over: the envelope holds what is no address");
        return VERDICT_REFUSED;
    }
    enum verdict verdict = transport->kind->deliver(transport->state, parcel, reply);
    line_tame(reply);
    return verdict;
}

gboolean transport_check(const struct transport_options *options, struct failure *failure)
{
    const struct transport_kind *kind = kind_of(options->url, failure);
    return kind != NULL && kind->check(options, failure);
}
