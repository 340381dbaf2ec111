/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail that goes in circles, and mail that nobody may answer.
 *
 * Promises: what has come too far is held, whatever it says, and nothing follows from it; and what
 * RFC 3834 keeps a program from answering is filed, but not answered.
 */
#include "muster/base/address.h"
#include "work/filing/settlement.h"

enum { HOPS_MAX = 30 }; /* real mail passes a dozen servers; those give up after 25 to 50 */

/* It was delivered to us before, and somebody sent it round. */
static const char *address_circled(const struct site *site, const struct mail_head *head)
{
    const struct site_config *own = &site->config->site;
    const char *detail;
    gsize length;
    for (char **address = head->circled; *address != NULL; address++)
        if (address_match(*address, own->local, own->domain, own->delimiter, &detail, &length) !=
            ADDRESS_FOREIGN)
            return *address;
    return NULL;
}

gboolean decide_loop(const struct filer *filer, const struct arrival *arrival,
                     struct settlement *settlement)
{
    const struct mail_head *head = &arrival->description->head;
    const char *circled = address_circled(filer->site, head);
    if (head->hops >= HOPS_MAX)
        settlement->why =
            g_strdup_printf("it passed %u mail servers: it seems to go in circles", head->hops);
    else if (circled != NULL)
        settlement->why = g_strdup_printf("it was delivered to %s before", circled);
    if (settlement->why != NULL)
        settlement->outcome = "held";
    return settlement->why != NULL;
}

gboolean arrival_may_be_answered(const struct arrival *arrival)
{
    gboolean null_sender = arrival->sender != NULL && *arrival->sender == '\0';
    return !null_sender && !arrival->description->head.mute;
}
