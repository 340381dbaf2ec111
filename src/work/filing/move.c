/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one word that answers a receipt: the reply before it was for the other round.
 *
 * Promises: no word and no revision is lost. What was filed goes on in the round whose mail was
 * answered; where it stood it stands no more, unless its writer has said more there since. Does
 * not: undo itself; another word to the same receipt says so.
 */
#include <string.h>

#include "work/attachments/arriving.h"
#include "work/filing/aim.h"
#include "work/filing/placing.h"
#include "work/filing/settlement.h"

/* As the receipt names it, in its languages; and in English everywhere. */
static const char *const move_words[] = {
    "move", "verschieben", "déplacer", "deplacer", "mover", "移動",
};

/* The first line is all that counts: a name may stand below. */
static gboolean is_move(const char *text)
{
    g_autofree char *line = g_strndup(text, strcspn(text, "\n"));
    g_autofree char *bare = g_utf8_strdown(g_strdelimit(line, ".!\"'", ' '), -1);
    g_strstrip(bare);
    for (guint i = 0; i < G_N_ELEMENTS(move_words); i++)
        if (strcmp(bare, move_words[i]) == 0)
            return TRUE;
    return FALSE;
}

/* A filed reply, and both rounds that it may be for. */
struct moving {
    struct receipt *receipt;
    struct round *from, *to;
    struct entry *filed;
};

static void moving_clear(struct moving *moving)
{
    receipt_free(moving->receipt);
    entry_free(moving->filed);
}

/* FALSE when one of them is gone. The rounds belong to SETTLEMENT. */
static gboolean moving_gather(struct store *store, struct moving *moving,
                              struct settlement *settlement)
{
    const struct receipt *receipt = moving->receipt;
    moving->from = round_get(store, receipt->round);
    moving->to = round_get(store, receipt->meant);
    moving->filed = entry_of_revision(store, receipt->round, receipt->revision);
    if (moving->filed != NULL)
        moods_add(store, moving->filed);
    if (moving->from != NULL)
        g_ptr_array_add(settlement->others, moving->from);
    if (moving->to != NULL)
        g_ptr_array_add(settlement->others, moving->to);
    return moving->from != NULL && moving->to != NULL && moving->filed != NULL;
}

/* The entry of FROM as it goes on in TO; NULL when that says it already. */
static struct entry *revision_moved(struct filer *filer, const struct moving *moving,
                                    const struct person *person)
{
    struct form *from = aim_form(filer->site, person, moving->from);
    struct form *to = aim_form(filer->site, person, moving->to);
    struct entry *revision = NULL;
    if (from != NULL && to != NULL) {
        struct contribution *said = contribution_of_entry(moving->filed);
        said->marked = FALSE;
        struct contribution *moved = contribution_transfer(said, from, to);
        revision = placing_revision(filer->site->store, moving->to, moved);
        contribution_free(said);
        contribution_free(moved);
    }
    form_free(from);
    form_free(to);
    return revision;
}

static struct entry *revision_empty(const struct round *round)
{
    struct contribution *nothing = contribution_new();
    struct entry *revision = entry_merge(NULL, nothing);
    revision->round = round->id;
    contribution_free(nothing);
    return revision;
}

static void settle_move(struct filer *filer, const struct arrival *arrival,
                        const struct moving *moving, struct settlement *settlement)
{
    struct entry *revision = revision_moved(filer, moving, arrival->recognised->person);
    if (revision != NULL)
        settle_effect(
            settlement,
            &(struct effect){.what = EFFECT_ENTRY, .round = moving->to, .revision = revision});
    if (moving->from->revision == moving->receipt->revision)
        settle_effect(settlement, &(struct effect){.what = EFFECT_CLEAR,
                                                   .round = moving->from,
                                                   .revision = revision_empty(moving->from)});
}

gboolean decide_move(struct filer *filer, const struct arrival *arrival,
                     struct settlement *settlement)
{
    struct store *store = filer->site->store;
    if (strcmp(arrival->recognised->mail->kind, "receipt") != 0 ||
        !is_move(arrival->description->text))
        return FALSE;
    struct moving moving = {.receipt = receipt_of_mail(store, arrival->recognised->mail->id)};
    gboolean about_move = moving.receipt != NULL && moving.receipt->meant != 0;
    if (about_move && moving_gather(store, &moving, settlement))
        settle_move(filer, arrival, &moving, settlement);
    moving_clear(&moving);
    if (settlement->effects->len > 0)
        settle_as(settlement, "moved", NULL);
    else if (about_move && arrival->description->attachments == NULL)
        settle_as(settlement, "nothing", "it was moved before, or is gone");
    else if (about_move)
        attachments_speak(arrival->description);
    return settlement->outcome != NULL;
}
