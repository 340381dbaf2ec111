/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies that wish something of us instead of answering: "at 10:30", "pause".
 *
 * Below a mail that asked nothing the first lines may be wishes, whatever follows. Below one that
 * asked, or told of others, all of the reply must be: "Pause" as the first line of an answer is an
 * answer.
 */
#include "muster/work/absence.h"
#include "work/filing/settlement.h"
#include "work/filing/wishes.h"

gboolean decide_wishes(struct filer *filer, const struct arrival *arrival,
                       struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    const struct description *description = arrival->description;
    gboolean asked_nothing =
        recognised->rounds->len == 0 && recognised->about == NULL && recognised->meeting == NULL;
    if (description->quick != MAIL_QUICK_NONE && !asked_nothing)
        return FALSE;
    gboolean whole;
    int32_t today = person_day(filer->site, recognised->person, arrival->received);
    g_autoptr(GPtrArray) wishes = wishes_read(description->text, today, &whole);
    if (wishes->len == 0 || (!whole && !asked_nothing))
        return FALSE;
    settlement->wishes = g_steal_pointer(&wishes);
    settle_as(settlement, "command", NULL);
    return TRUE;
}
