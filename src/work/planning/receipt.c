/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "receipt": a mail that answers a person's own mail.
 *
 * Promises: each is written once, in the thread of the round that was answered, and shows what
 * stands in the store by then; RECEIPTS_A_DAY are never exceeded but to give somebody's own words
 * back, so that two programs which answer each other stop at once. What is over the limit is not
 * made up for later. Does not: go to anybody
 * but the person whom a proven mail came from.
 */
#include "work/planning/receipt.h"

#include <string.h>

#include "muster/work/absence.h"
#include "work/meetings/meetings.h"
#include "work/planning/answering.h"
#include "work/planning/draft.h"
#include "work/planning/filed.h"

enum {
    RECEIPT_LIFE_DAYS = 2, /* an older one answers nothing that its reader remembers */
};

static const char *const kind_words[] = {
    [RECEIPT_NONE] = "",
    [RECEIPT_FIRST] = "first",
    [RECEIPT_FILED] = "filed",
    [RECEIPT_MOVED] = "moved",
    [RECEIPT_EARLY] = "early",
    [RECEIPT_EMPTY] = "empty",
    [RECEIPT_ENCRYPTED] = "encrypted",
    [RECEIPT_TICKETLESS] = "ticketless",
    [RECEIPT_WHOM] = "whom",
    [RECEIPT_ASIDE] = "aside",
    [RECEIPT_ANOTHERS] = "anothers",
};

static enum receipt_kind kind_of(const char *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(kind_words); i++)
        if (strcmp(kind_words[i], word) == 0)
            return (enum receipt_kind)i;
    return RECEIPT_NONE;
}

void receipt_want(const struct site *site, enum receipt_kind kind, const struct receipt *receipt)
{
    struct receipt wanted = *receipt;
    wanted.kind = (char *)kind_words[kind];
    wanted.created = site->now;
    gint64 id = receipt_add(site->store, &wanted);
    if (id == 0)
        return; /* the same was said before */
    due_now(site, due_key("receipt", "", wanted.person, 0, (int)id));
}

gboolean receipt_wanted_always(struct store *store, const struct person *person)
{
    g_autofree char *choice = person_setting_get(store, person->id, "receipts");
    return strcmp(choice, "always") == 0;
}

/* A receipt about to be written, and all that it is about. */
struct writing {
    struct planner *planner;
    struct receipt *receipt;
    struct person *person;
    struct round *round, *meant; /* meant: as round when it was no other; NULL: about a mail */
    struct entry *entry;         /* NULL: none */
    struct sent_mail *answered;  /* what the person answered; NULL when it is gone */
};

static void writing_clear(struct writing *writing)
{
    if (writing->meant != writing->round)
        round_free(writing->meant);
    round_free(writing->round);
    entry_free(writing->entry);
    sent_mail_free(writing->answered);
    person_free(writing->person);
    receipt_free(writing->receipt);
}

/* The mail that began the thread. */
static struct sent_mail *mail_answered(const struct writing *writing)
{
    struct store *store = writing->planner->site->store;
    if (writing->receipt->about != 0)
        return sent_mail_get(store, writing->receipt->about);
    struct sent_mail *question = sent_mail_of_round(store, writing->meant->id, "question");
    return question != NULL ? question : sent_mail_of_round(store, writing->meant->id, NULL);
}

/* FALSE when the rounds are gone. */
static gboolean rounds_gather(struct writing *writing)
{
    struct store *store = writing->planner->site->store;
    const struct receipt *receipt = writing->receipt;
    writing->round = round_get(store, receipt->round);
    writing->meant = receipt->meant != 0 ? round_get(store, receipt->meant) : writing->round;
    if (receipt->revision > 0)
        writing->entry = entry_of_revision(store, receipt->round, receipt->revision);
    if (writing->entry != NULL)
        moods_add(store, writing->entry);
    return writing->round != NULL && writing->meant != NULL;
}

/* FALSE when something of it is gone, or was written before. */
static gboolean writing_gather(struct writing *writing, gint64 id)
{
    struct store *store = writing->planner->site->store;
    struct receipt *receipt = writing->receipt = receipt_get(store, id);
    if (receipt == NULL || receipt->mail != 0)
        return FALSE;
    writing->person = person_get(store, receipt->person);
    if (writing->person == NULL || writing->person->state == PERSON_LEFT ||
        (receipt->about == 0 && !rounds_gather(writing)))
        return FALSE;
    writing->answered = mail_answered(writing);
    return receipt->about == 0 || writing->answered != NULL;
}

/* Who was told that a mail of theirs is held had one of the day's; one that
 * gives words back counts no limit but that of all answers. */
static gboolean may_be_sent(const struct writing *writing)
{
    struct store *store = writing->planner->site->store;
    gint64 person = writing->person->id, since = writing->planner->site->now - INSTANT_DAY;
    guint told = received_held_told(store, person, since) ? 1 : 0;
    guint written = receipts_written(store, person, since);
    return (written + told < RECEIPTS_A_DAY || writing->receipt->line != 0) &&
           answering_admits(writing->planner, writing->person->id);
}

/* In the thread of the mail that was answered, below the answer itself; where that mail was somebody
 * else's, below the answer alone: its handle is for whom it was written to. */
static void thread_join(const struct writing *writing, struct draft *draft)
{
    const char *cause =
        draft_may_cite(writing->receipt->caused_by) ? writing->receipt->caused_by : NULL;
    const struct sent_mail *answered = writing->answered;
    const char *root =
        answered != NULL && answered->person == writing->person->id ? answered->message_id : cause;
    if (root != NULL)
        draft_answers(draft, root, cause != NULL ? cause : root);
}

/* What a receipt says of lines for a 1-on-1, and what its view borrows. */
struct aside_told {
    GPtrArray *partners, *unheard; /* NULL: of none */
};

static void aside_told_clear(struct aside_told *told)
{
    g_clear_pointer(&told->partners, g_ptr_array_unref);
    g_clear_pointer(&told->unheard, g_ptr_array_unref);
}

/* Lines that nobody got stand in the receipt, and nowhere else from then on. */
static struct aside_told aside_tell(const struct writing *writing, struct receipt_view *view)
{
    const struct site *site = writing->planner->site;
    struct aside_told told = {NULL, NULL};
    if (view->kind != RECEIPT_ASIDE)
        return told;
    told.partners = pair_partners(site, writing->person);
    const char *first =
        told.partners->len > 0 ? person_shown(g_ptr_array_index(told.partners, 0)) : NULL;
    if (writing->receipt->line != 0 && first != NULL) {
        told.unheard = asides_unheard(site, writing->person);
        view->unheard = (const char *const *)told.unheard->pdata;
    }
    *(told.partners->len == 1 && told.unheard == NULL ? &view->partner : &view->among) = first;
    return told;
}

static gboolean write_about_round(const struct writing *writing, struct draft *draft,
                                  struct failure *failure)
{
    struct site *site = writing->planner->site;
    const struct workflow *workflow = site_workflow(site, writing->round->workflow);
    struct filed filed;
    filed_gather(&filed, site->store, writing->answered, writing->round, writing->entry);
    struct receipt_view view = {
        .kind = kind_of(writing->receipt->kind),
        .title = workflow != NULL ? workflow->config->title : writing->round->workflow,
        .meant = writing->meant->day,
        .day = writing->round->day,
        .n_questions = filed.n_questions,
        .answers = (const struct receipt_answer *)(void *)filed.answers->data,
        .n_answers = filed.answers->len,
        .unplaced = filed.unplaced->str,
        .attached = (const struct attached_view *)(void *)filed.attached->data,
        .n_attached = filed.attached->len,
    };
    struct aside_told told = aside_tell(writing, &view);
    g_array_append_vals(draft->rounds, filed.rounds->data, filed.rounds->len);
    gboolean fine = letters_receipt(&view, &draft->post, site->templates, &draft->written, failure);
    aside_told_clear(&told);
    filed_clear(&filed);
    return fine;
}

/* What stands in the subject of a mail that was somebody else's: the check-in that it asked, or the
 * first of several; a summary has none. */
static void title_find(const struct site *site, const struct sent_mail *mail,
                       struct receipt_view *view)
{
    struct round *round = mail->rounds->len > 0
                              ? round_get(site->store, g_array_index(mail->rounds, gint64, 0))
                              : NULL;
    const struct workflow *workflow = round != NULL ? site_workflow(site, round->workflow) : NULL;
    view->meant = round != NULL ? round->day : view->summary_day;
    if (workflow != NULL)
        view->title = workflow->config->title;
    else if (strcmp(mail->kind, "summary") != 0)
        view->title = site->config->site.name;
    round_free(round);
}

static gboolean write_about_mail(const struct writing *writing, struct draft *draft,
                                 struct failure *failure)
{
    const struct site *site = writing->planner->site;
    const struct sent_mail *answered = writing->answered;
    struct person *addressee = person_get(site->store, answered->person);
    struct receipt_view view = {
        .kind = kind_of(writing->receipt->kind),
        .summary_day = person_day(site, writing->person, answered->created),
        .whose = addressee != NULL ? person_shown(addressee) : NULL,
    };
    if (view.kind != RECEIPT_WHOM)
        title_find(site, answered, &view);
    gboolean fine = letters_receipt(&view, &draft->post, site->templates, &draft->written, failure);
    person_free(addressee);
    return fine;
}

static gboolean receipt_mail(const struct writing *writing, struct failure *failure)
{
    struct planner *planner = writing->planner;
    gint64 id = writing->receipt->id;
    g_autofree char *key = g_strdup_printf("receipt:%" G_GINT64_FORMAT, id);
    struct draft draft;
    draft_begin(&draft, planner, writing->person, "receipt");
    draft.post.replies = TRUE;
    thread_join(writing, &draft);
    gboolean written =
        (writing->round != NULL ? write_about_round : write_about_mail)(writing, &draft, failure);
    if (written &&
        draft_queue(&draft, key, 0, planner->site->now + RECEIPT_LIFE_DAYS * INSTANT_DAY)) {
        receipt_set_mail(planner->site->store, id, draft.mail);
        planner->report->receipts++;
    }
    draft_clear(&draft);
    return written;
}

gboolean receipt_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct writing writing = {.planner = planner};
    gboolean fine = TRUE;
    if (writing_gather(&writing, due->step) && may_be_sent(&writing))
        fine = receipt_mail(&writing, failure);
    writing_clear(&writing);
    return fine;
}
