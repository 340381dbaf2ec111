/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of transports, and how each is run: at its own pace, or one mail after the other. A new
 * transport is one file and one row here. */
#include "muster/net/transport.h"

#include <poll.h>
#include <string.h>

#include "net/kinds.h"

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

/* Sleeps until WAKE, and half a second at most: who brings the parcels may have been told to stop.
 */
static void wake_await(gint64 wake)
{
    gint64 left = (wake - g_get_monotonic_time() + 999) / 1000;
    poll(NULL, 0, (int)CLAMP(left, 0, TRANSPORT_REST_MILLISECONDS));
}

static const struct parcel *parcel_await(const struct handing *handing)
{
    for (;;) {
        gint64 wake = G_MAXINT64;
        const struct parcel *parcel = handing_next(handing, &wake);
        if (parcel != NULL || wake == G_MAXINT64)
            return parcel;
        handing_resting(handing);
        wake_await(wake);
    }
}

static enum verdict parcel_deliver(struct transport *transport, const struct handing *handing,
                                   const struct parcel *parcel, GString *reply)
{
    g_string_assign(reply, "kept here at the last moment");
    if (transport->kind->leaves_host && !handing_leaving(handing, parcel))
        return VERDICT_RETRY;
    g_string_truncate(reply, 0);
    return transport->kind->deliver(transport->state, parcel, reply);
}

/* For kinds that hand over one mail after the other. */
static void parcels_deliver(struct transport *transport, const struct handing *handing)
{
    g_autoptr(GString) reply = g_string_new(NULL);
    enum verdict verdict = VERDICT_ACCEPTED;
    const struct parcel *parcel;
    while (verdict != VERDICT_HALTED && (parcel = parcel_await(handing)) != NULL) {
        verdict = parcel_deliver(transport, handing, parcel, reply);
        handing_settled(handing, parcel, verdict, verdict == VERDICT_HALTED ? BLAME_US : BLAME_MAIL,
                        reply->str);
        handing_resting(handing);
    }
}

void transport_run(struct transport *transport, const struct dispatcher *dispatcher, void *data)
{
    struct handing handing = {.dispatcher = dispatcher, .data = data};
    if (transport->kind->run != NULL)
        transport->kind->run(transport->state, &handing);
    else
        parcels_deliver(transport, &handing);
}

/* A dispatcher of one parcel. */
struct single {
    const struct parcel *parcel; /* NULL once it was taken */
    enum verdict verdict;
    GString *reply;
};

static const struct parcel *single_next(void *data, gint64 *wake_r)
{
    struct single *single = data;
    *wake_r = G_MAXINT64;
    return g_steal_pointer(&single->parcel);
}

static gboolean single_leaving(void *data, const struct parcel *parcel)
{
    (void)data;
    (void)parcel;
    return TRUE;
}

static void single_settled(void *data, const struct parcel *parcel, const struct outcome *outcome)
{
    struct single *single = data;
    (void)parcel;
    single->verdict = outcome->verdict;
    g_string_assign(single->reply, outcome->reply);
}

static void single_resting(void *data)
{
    (void)data;
}

enum verdict transport_deliver(struct transport *transport, const struct parcel *parcel,
                               GString *reply)
{
    static const struct dispatcher dispatcher = {single_next, single_leaving, single_settled,
                                                 single_resting};
    struct single single = {.parcel = parcel, .verdict = VERDICT_RETRY, .reply = reply};
    transport_run(transport, &dispatcher, &single);
    return single.verdict;
}

gboolean transport_check(const struct transport_options *options, struct failure *failure)
{
    const struct transport_kind *kind = kind_of(options->url, failure);
    return kind != NULL && kind->check(options, failure);
}
