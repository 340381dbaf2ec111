/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What passes between a transport and its dispatcher.
 *
 * Promises: no address reaches a transport that could end a line, an argument or a header; no words
 * leave one with controls in them.
 */
#include "muster/base/address.h"
#include "net/kinds.h"
#include "net/lines.h"

static gboolean envelope_is_valid(const struct parcel *parcel)
{
    return address_is_valid(parcel->recipient) &&
           (parcel->sender[0] == '\0' || address_is_valid(parcel->sender));
}

const struct parcel *handing_next(const struct handing *handing, gint64 *wake_r)
{
    for (;;) {
        const struct parcel *parcel = handing->dispatcher->next(handing->data, wake_r);
        if (parcel == NULL || envelope_is_valid(parcel))
            return parcel;
        handing_settled(handing, parcel, VERDICT_REFUSED, BLAME_MAIL,
                        "not handed over: the envelope holds what is no address");
    }
}

gboolean handing_leaving(const struct handing *handing, const struct parcel *parcel)
{
    return handing->dispatcher->leaving(handing->data, parcel);
}

void handing_settled(const struct handing *handing, const struct parcel *parcel,
                     enum verdict verdict, enum blame blame, const char *reply)
{
    g_autoptr(GString) words = g_string_new(reply);
    line_tame(words);
    struct outcome outcome = {.verdict = verdict, .blame = blame, .reply = words->str};
    handing->dispatcher->settled(handing->data, parcel, &outcome);
}

void handing_resting(const struct handing *handing)
{
    handing->dispatcher->resting(handing->data);
}
