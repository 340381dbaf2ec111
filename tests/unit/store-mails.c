/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outbox and the mails in and out of it: queued once, leased to one, in doubt after a death,
 * cancelled in time. */
#include "store-support.h"

#define TRANSPORT "maildir:/x"
#define NOW MONDAY_INSTANT

static GPtrArray *claim(struct store *store, gint64 now)
{
    return outbox_claim(store, TRANSPORT, now, 10);
}

static gint64 claim_one(struct store *store, gint64 now)
{
    g_autoptr(GPtrArray) rows = claim(store, now);
    g_assert_cmpuint(rows->len, ==, 1);
    return ((struct outbox_row *)rows->pdata[0])->id;
}

static guint claim_count(struct store *store, gint64 now)
{
    g_autoptr(GPtrArray) rows = claim(store, now);
    return rows->len;
}

static void expect_counts(struct store *store, enum outbox_state state, gint64 count)
{
    struct outbox_counts counts;
    outbox_count(store, TRANSPORT, &counts);
    for (int i = 0; i <= OUTBOX_CANCELLED; i++)
        g_assert_cmpint(counts.of[i], ==, i == (int)state ? count : 0);
}

static void a_key_is_queued_once(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    g_assert_true(put(place->store, "question:1", 1, NOW));
    g_assert_false(put(place->store, "question:1", 1, NOW));
    gint64 id = claim_one(place->store, NOW);
    outbox_settle(place->store, id, OUTBOX_SENT, NOW, 0, "2.0.0 ok");
    g_assert_false(put(place->store, "question:1", 1, NOW));
    commit(place->store);
    expect_counts(place->store, OUTBOX_SENT, 1);
}

static void a_claim_leases_what_is_due(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    put(store, "later", 0, NOW + INSTANT_HOUR);
    put(store, "second", 0, NOW);
    put(store, "first", 0, NOW - INSTANT_HOUR);
    g_assert_cmpint(outbox_next(store, TRANSPORT), ==, NOW - INSTANT_HOUR);
    GPtrArray *rows = claim(store, NOW);
    g_assert_cmpuint(rows->len, ==, 2);
    struct outbox_row *first = rows->pdata[0], *second = rows->pdata[1];
    g_assert_cmpstr(first->key, ==, "first");
    g_assert_cmpstr(second->key, ==, "second");
    g_assert_cmpint(first->state, ==, OUTBOX_LEASED);
    g_assert_cmpint(first->attempts, ==, 1);
    g_assert_cmpstr(first->recipient, ==, "ann@example.com");
    g_assert_cmpmem(g_bytes_get_data(first->bytes, NULL), g_bytes_get_size(first->bytes), "first",
                    5);
    g_ptr_array_unref(rows);
    g_assert_cmpuint(claim_count(store, NOW), ==, 0);
    commit(store);
}

static void a_claim_takes_the_oldest_up_to_its_limit(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    put(place->store, "b", 0, NOW - 1);
    put(place->store, "a", 0, NOW - 2);
    g_autoptr(GPtrArray) rows = outbox_claim(place->store, TRANSPORT, NOW, 1);
    g_assert_cmpuint(rows->len, ==, 1);
    g_assert_cmpstr(((struct outbox_row *)rows->pdata[0])->key, ==, "a");
    commit(place->store);
}

static void another_transport_sends_nothing_of_ours(struct place *place, gconstpointer data)
{
    (void)data;
    struct outbox_counts counts;
    begin(place->store);
    put(place->store, "question:1", 0, NOW);
    g_autoptr(GPtrArray) rows = outbox_claim(place->store, "smtp://mx", NOW, 10);
    g_assert_cmpuint(rows->len, ==, 0);
    g_assert_cmpint(outbox_next(place->store, "smtp://mx"), ==, INSTANT_NEVER);
    commit(place->store);
    outbox_count(place->store, "smtp://mx", &counts);
    g_assert_cmpint(counts.stranded, ==, 1);
    g_assert_cmpint(counts.oldest_waiting, ==, NOW);
}

static void what_is_leased_is_known_until_it_is_settled(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    put(store, "question:1", 0, NOW);
    put(store, "question:2", 0, NOW + INSTANT_HOUR);
    gint64 id = claim_one(store, NOW);
    g_autoptr(GArray) leased = outbox_leased(store);
    g_assert_cmpuint(leased->len, ==, 1);
    g_assert_cmpint(g_array_index(leased, gint64, 0), ==, id);
    outbox_return(store, id, NOW);
    g_autoptr(GArray) none = outbox_leased(store);
    g_assert_cmpuint(none->len, ==, 0);
    commit(store);
}

static void doubt_stays_until_it_is_settled(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    put(store, "question:1", 7, NOW);
    outbox_settle(store, claim_one(store, NOW), OUTBOX_DOUBT, NOW, NOW, "no answer came");
    g_autoptr(GPtrArray) again = claim(store, NOW);
    g_assert_cmpuint(again->len, ==, 1);
    struct outbox_row *row = again->pdata[0];
    g_assert_cmpint(row->attempts, ==, 2);
    commit(store);

    /* What may be out already is not cancelled, and a deferral of the second copy does not end the
     * doubt. */
    begin(store);
    outbox_settle(store, row->id, OUTBOX_RETRY, NOW, NOW + INSTANT_MINUTE, "451 later");
    outbox_cancel_round(store, 7, NULL);
    commit(store);
    expect_counts(store, OUTBOX_DOUBT, 1);
    begin(store);
    g_assert_cmpint(claim_one(store, NOW + INSTANT_MINUTE), ==, row->id);
    outbox_settle(store, row->id, OUTBOX_SENT, NOW + INSTANT_MINUTE, 0, "250 ok");
    commit(store);
    expect_counts(store, OUTBOX_SENT, 1);
}

static void what_becomes_of_a_leased_row(struct place *place, gconstpointer data)
{
    (void)data;
    static const struct {
        enum outbox_state settled, becomes;
        gboolean due_later;
    } cases[] = {
        {OUTBOX_SENT, OUTBOX_SENT, FALSE},
        {OUTBOX_FAILED, OUTBOX_FAILED, FALSE},
        {OUTBOX_RETRY, OUTBOX_RETRY, TRUE},
        {OUTBOX_DOUBT, OUTBOX_DOUBT, TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        begin(place->store);
        put(place->store, "question:1", 0, NOW);
        gint64 id = claim_one(place->store, NOW);
        outbox_settle(place->store, id, cases[i].settled, NOW, NOW + INSTANT_HOUR, "words");
        expect_counts(place->store, cases[i].becomes, 1);
        g_assert_cmpuint(claim_count(place->store, NOW), ==, 0);
        g_assert_cmpint(outbox_next(place->store, TRANSPORT), ==,
                        cases[i].due_later ? NOW + INSTANT_HOUR : INSTANT_NEVER);
        g_assert_cmpuint(claim_count(place->store, NOW + INSTANT_HOUR), ==,
                         cases[i].due_later ? 1 : 0);
        store_rollback(place->store);
    }
}

static void given_back_is_untried(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    put(place->store, "question:1", 0, NOW);
    gint64 id = claim_one(place->store, NOW);
    outbox_return(place->store, id, NOW + INSTANT_MINUTE);
    expect_counts(place->store, OUTBOX_QUEUED, 1);
    g_assert_cmpuint(claim_count(place->store, NOW), ==, 0);
    g_autoptr(GPtrArray) rows = claim(place->store, NOW + INSTANT_MINUTE);
    g_assert_cmpuint(rows->len, ==, 1);
    g_assert_cmpint(((struct outbox_row *)rows->pdata[0])->attempts, ==, 1);
    commit(place->store);
}

static void past_its_window_it_is_cancelled(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    put(place->store, "question:1", 0, NOW);
    g_assert_cmpuint(claim_count(place->store, NOW + INSTANT_DAY + 1), ==, 0);
    commit(place->store);
    expect_counts(place->store, OUTBOX_CANCELLED, 1);
}

static void an_answer_cancels_what_waits(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    put(store, "question:1", 7, NOW);
    put(store, "remind:7:1", 7, NOW);
    put(store, "remind:8:1", 8, NOW);
    outbox_cancel_round(store, 7, "remind:");
    g_autoptr(GPtrArray) rows = claim(store, NOW);
    g_assert_cmpuint(rows->len, ==, 2);
    outbox_cancel_person(store, 1);
    commit(store);

    /* Both are on their way: one arrives, the other is deferred and does not go again. */
    begin(store);
    outbox_settle(store, ((struct outbox_row *)rows->pdata[0])->id, OUTBOX_SENT, NOW, 0, NULL);
    outbox_settle(store, ((struct outbox_row *)rows->pdata[1])->id, OUTBOX_RETRY, NOW, NOW, "451");
    commit(store);
    struct outbox_counts counts;
    outbox_count(store, TRANSPORT, &counts);
    g_assert_cmpint(counts.of[OUTBOX_SENT], ==, 1);
    g_assert_cmpint(counts.of[OUTBOX_CANCELLED], ==, 2);
}

static void a_sent_mail_is_found_again(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    gint64 round = add_round(store, ann, MONDAY);
    g_assert_cmpint(sent_mail_next_id(store), ==, 1);
    gint64 id = add_mail(store, ann, round, "1. What?");
    g_assert_cmpint(id, ==, 1);
    gint64 second = add_mail(store, ann, round, "1. What?");
    g_assert_cmpint(add_mail(store, ann, 0, "kept by no round"), ==, 3);
    commit(store);
    g_assert_cmpint(number_in(place->state, "SELECT count(*) FROM asked"), ==, 1);

    struct sent_mail *mail = sent_mail_get(store, id);
    g_assert_cmpstr(mail->text, ==, "1. What?");
    g_assert_cmpuint(mail->rounds->len, ==, 1);
    g_assert_cmpint(g_array_index(mail->rounds, gint64, 0), ==, round);
    struct sent_mail *same = sent_mail_by_handle(store, mail->handle);
    g_assert_cmpint(same->id, ==, id);
    struct sent_mail *head = sent_mail_of_round(store, round, "question");
    g_assert_cmpint(head->id, ==, id);
    g_assert_cmpint(second, >, id);
    sent_mail_free(mail);
    sent_mail_free(same);
    sent_mail_free(head);
    g_assert_null(sent_mail_of_round(store, round, "reminder"));
    g_assert_null(sent_mail_by_handle(store, "nosuchhandle"));
    struct sent_mail *roundless = sent_mail_get(store, 3);
    g_assert_null(roundless->text);
    g_assert_cmpuint(roundless->rounds->len, ==, 0);
    sent_mail_free(roundless);
}

static void a_thread_knows_its_last(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 mia = add_person(place->store, "Mia");
    g_assert_cmpint(thread_last(place->store, mia, "summary/2026-W48"), ==, 0);
    thread_advance(place->store, mia, "summary/2026-W48", 4);
    thread_advance(place->store, mia, "summary/2026-W48", 9);
    g_assert_cmpint(thread_last(place->store, mia, "summary/2026-W48"), ==, 9);
    g_assert_cmpint(thread_last(place->store, mia, "summary/2026-W49"), ==, 0);
    commit(place->store);
}

static void the_same_mail_is_filed_once_a_target(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 id = add_received(store, "mail:17", "a", 1);
    g_assert_cmpint(id, >, 0);
    g_assert_cmpint(add_received(store, "mail:17", "b", 1), ==, 0);
    g_assert_cmpint(add_received(store, "mail:17", "c", 2), >, 0);
    g_assert_cmpint(add_received(store, "mail:18", "d", 1), >, 0);
    commit(store);
    struct received_mail *mail = received_mail_by_name(store, "a");
    g_assert_cmpint(mail->id, ==, id);
    g_assert_cmpstr(mail->target, ==, "mail:17");
    g_assert_cmpint(mail->hash[31], ==, 1);
    g_assert_null(mail->from);
    received_mail_free(mail);
    g_assert_null(received_mail_by_name(store, "b"));
}

static void held_mail_is_seen(struct place *place, gconstpointer data)
{
    (void)data;
    struct received_mail mail = {.target = "site",
                                 .kind = "other",
                                 .name = "x",
                                 .outcome = "held",
                                 .why = "from a stranger",
                                 .received = NOW};
    begin(place->store);
    add_received(place->store, "mail:17", "a", 1);
    received_mail_add(place->store, &mail);
    mail.outcome = "poison";
    mail.hash[0] = 1;
    mail.received = NOW - 1;
    received_mail_add(place->store, &mail);
    commit(place->store);
    g_assert_cmpint(received_held_count(place->store), ==, 2);
    g_autoptr(GPtrArray) held = received_held(place->store, 10);
    g_assert_cmpuint(held->len, ==, 2);
    g_assert_cmpstr(((struct received_mail *)held->pdata[0])->outcome, ==, "poison");
    g_assert_cmpstr(((struct received_mail *)held->pdata[1])->why, ==, "from a stranger");
}

static void poison_is_counted(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    g_assert_cmpint(poison_count(place->store, "a"), ==, 1);
    g_assert_cmpint(poison_count(place->store, "b"), ==, 1);
    g_assert_cmpint(poison_count(place->store, "a"), ==, 2);
    poison_forget(place->store, "a");
    g_assert_cmpint(poison_count(place->store, "a"), ==, 1);
    commit(place->store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/outbox/a key is queued once", a_key_is_queued_once);
    STORE_TEST("/store/outbox/a claim leases what is due", a_claim_leases_what_is_due);
    STORE_TEST("/store/outbox/the oldest first, up to the limit",
               a_claim_takes_the_oldest_up_to_its_limit);
    STORE_TEST("/store/outbox/another transport sends nothing of ours",
               another_transport_sends_nothing_of_ours);
    STORE_TEST("/store/outbox/what is leased is known until it is settled",
               what_is_leased_is_known_until_it_is_settled);
    STORE_TEST("/store/outbox/doubt stays until it is settled", doubt_stays_until_it_is_settled);
    STORE_TEST("/store/outbox/what becomes of a leased row", what_becomes_of_a_leased_row);
    STORE_TEST("/store/outbox/given back is untried", given_back_is_untried);
    STORE_TEST("/store/outbox/past its window it is cancelled", past_its_window_it_is_cancelled);
    STORE_TEST("/store/outbox/an answer cancels what waits", an_answer_cancels_what_waits);
    STORE_TEST("/store/sent/a mail is found again", a_sent_mail_is_found_again);
    STORE_TEST("/store/sent/a thread knows its last", a_thread_knows_its_last);
    STORE_TEST("/store/received/once a target", the_same_mail_is_filed_once_a_target);
    STORE_TEST("/store/received/held mail is seen", held_mail_is_seen);
    STORE_TEST("/store/received/poison is counted", poison_is_counted);
    return g_test_run();
}
