/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people wish by mail: the words are read in every language in which we offer them, done, and said
 * back; and what silence leads to.
 */
#include <string.h>

#include "clock-site.h"
#include "muster/work/absence.h"
#include "muster/work/choices.h"
#include "muster/work/silence.h"
#include "work/commands/commands.h"
#include "work/commands/words.h"
#include "work/letters/letters.h"
#include "work/letters/phrases-table.h"

enum { MONDAY = 20780 /* 23 November 2026 */ };

static const struct command_writer writer = {"en", MONDAY, NULL};

/* What TEXT, from Mia, says where a yes is waited for. */
static enum consent consent_of(const char *text)
{
    struct person mia = {.name = (char *)"Mia Hansen", .address = (char *)"mia@acme.example"};
    const struct command_writer by_mia = {"en", MONDAY, &mia};
    g_autoptr(GPtrArray) rows = commands_read_consent(text, &by_mia);
    if (rows == NULL)
        return CONSENT_NONE;
    const struct command_row *first = rows->pdata[0];
    if (g_str_equal(first->word, "decline"))
        return CONSENT_NO;
    return first->fate == COMMAND_DONE ? CONSENT_YES : CONSENT_UNCLEAR;
}

/* A yes is one only where all that stands beside it is known to take nothing back. */
static void consent_is_read(void)
{
    static const struct {
        const char *text;
        enum consent consent;
    } table[] = {
        {"yes", CONSENT_YES},
        {"Yes please", CONSENT_YES},
        {"OK.", CONSENT_YES},
        {"Yes, thank you all for the good time!", CONSENT_YES},
        {"Yes, please do. It was me :-)", CONSENT_YES},
        {"yes\nat 10:30", CONSENT_YES},
        {"yes\nThanks!\nat 10:30\n\nMia", CONSENT_YES},
        {"Sure – thanks", CONSENT_YES},
        {"Yes, thanks\n\nBest regards\nMia Hansen", CONSENT_YES},
        {"Yes. Thanks, Mia", CONSENT_YES},
        {"Hi,\n\nyes please\n\nMia", CONSENT_YES},
        {"Thanks, yes", CONSENT_YES},
        {"Ja, bitte", CONSENT_YES},
        {"Ja, das war ich. Viele Grüße", CONSENT_YES},
        {"gerne, danke schön", CONSENT_YES},
        {"Oui, merci", CONSENT_YES},
        {"Oui, c’est bien moi", CONSENT_YES},
        {"D’accord !", CONSENT_YES},
        {"Sí, gracias", CONSENT_YES},
        {"Sí, he sido yo. Un saludo", CONSENT_YES},
        {"vale", CONSENT_YES},
        {"はい、お願いします。", CONSENT_YES},
        {"はい、本人です。よろしくお願いします。", CONSENT_YES},
        {"お願いします", CONSENT_YES},
        {"了解です。", CONSENT_YES},
        {"yes, but not before Friday", CONSENT_UNCLEAR},
        {"Yes, 22 Dec", CONSENT_UNCLEAR},
        {"yes?", CONSENT_UNCLEAR},
        {"Yes,\nbut only in the afternoon", CONSENT_UNCLEAR},
        {"Yes,\n\nbut only in the afternoon", CONSENT_UNCLEAR},
        {"ok then do the other", CONSENT_UNCLEAR},
        {"OK, I will look at it", CONSENT_UNCLEAR},
        {"Yes, if Bob agrees", CONSENT_UNCLEAR},
        {"Yes, once I have my export", CONSENT_UNCLEAR},
        {"Yes, from Monday", CONSENT_UNCLEAR},
        {"Yes\nfrom 3 December", CONSENT_UNCLEAR},
        {"Yes\nat 10:30\nif Bob agrees", CONSENT_UNCLEAR},
        {"Yes\n\nMia Hansen\nPS: when I have my export", CONSENT_UNCLEAR},
        {"Yes\n\nBob", CONSENT_UNCLEAR},
        {"Yes\nNo", CONSENT_UNCLEAR},
        {"Hi,\nyes, if Bob agrees", CONSENT_UNCLEAR},
        {"Ja, aber erst ab Freitag", CONSENT_UNCLEAR},
        {"Ja, wenn Bob zustimmt", CONSENT_UNCLEAR},
        {"Ja, sobald ich den Export habe", CONSENT_UNCLEAR},
        {"Ja, ab Montag", CONSENT_UNCLEAR},
        {"oui, sauf vendredi", CONSENT_UNCLEAR},
        {"Oui, si Bob est d'accord", CONSENT_UNCLEAR},
        {"Oui, si c'est bon", CONSENT_UNCLEAR},
        {"Oui, dès lundi", CONSENT_UNCLEAR},
        {"sí, pero solo el viernes", CONSENT_UNCLEAR},
        {"Sí, si Bob está de acuerdo", CONSENT_UNCLEAR},
        {"Sí, a partir del lunes", CONSENT_UNCLEAR},
        {"はい、でも金曜日まで待ってください", CONSENT_UNCLEAR},
        {"はい、ボブが同意すれば", CONSENT_UNCLEAR},
        {"はい、月曜日からお願いします", CONSENT_UNCLEAR},
        {"はい、大丈夫ですか", CONSENT_UNCLEAR},
        {"No", CONSENT_NO},
        {"no thanks", CONSENT_NO},
        {"Please don't", CONSENT_NO},
        {"no no no", CONSENT_NO},
        {"No, not before Friday", CONSENT_NO},
        {"lieber nicht", CONSENT_NO},
        {"Non merci", CONSENT_NO},
        {"mejor no", CONSENT_NO},
        {"取り消し", CONSENT_NO},
        {"いいえ、結構です。", CONSENT_NO},
        {"no problem, go ahead", CONSENT_NONE},
        {"yesterday was better", CONSENT_NONE},
        {"okapi", CONSENT_NONE},
        {"vacation 3", CONSENT_NONE},
        {"Thanks, Mia", CONSENT_NONE},
        {"Hello,\npause", CONSENT_NONE},
        {"", CONSENT_NONE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_test_message("%s", table[i].text);
        g_assert_cmpint(consent_of(table[i].text), ==, table[i].consent);
    }
}

/* A sentence is not taken for a command of another language; a slip of the pen is. */
static void guesses_are_modest(void)
{
    static const struct {
        const char *line, *near;
    } table[] = {
        {"vacaton 3", "vacation"},
        {"vacaton from tomorrow to friday", "vacation"},
        {"wher", "wer"},
        {"we need a new server for lyon", NULL},
        {"inform the team about the move", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        g_assert_cmpstr(command_phrase_near(table[i].line, "en"), ==, table[i].near);
}

/* "ask 10:30; pause", with what is read from TEXT on that Monday. Caller frees. */
static char *read_shown(const char *text, gboolean *whole_r)
{
    g_autoptr(GPtrArray) rows = commands_read(text, &writer);
    GString *shown = g_string_new(NULL);
    guint understood = commands_understood(rows);
    for (guint i = 0; i < understood; i++) {
        const struct command_row *row = rows->pdata[i];
        g_string_append_printf(shown, "%s%s", i > 0 ? "; " : "", row->word);
        if (row->value != NULL)
            g_string_append_printf(shown, " %s", row->value);
        if (row->days != 0)
            g_string_append_printf(shown, " 0x%02x", row->days);
        if (row->first != DAY_NONE && row->last == ABSENCE_OPEN)
            g_string_append_printf(shown, " %d..", row->first - MONDAY);
        else if (row->first != DAY_NONE)
            g_string_append_printf(shown, " %d..%d", row->first - MONDAY, row->last - MONDAY);
    }
    *whole_r = rows->len > 0 && understood == rows->len;
    return g_string_free(shown, FALSE);
}

static void words_are_read(void)
{
    static const struct {
        const char *text, *shown;
        gboolean whole;
    } table[] = {
        {"pause", "pause", TRUE},
        {"Pause.\n", "pause", TRUE},
        {"/pause\n\nAnn Lee", "pause", FALSE},
        {"resume", "resume", TRUE},
        {"leave", "leave", TRUE},
        {"leave it at the door", "", FALSE},
        {"at 10:30", "ask 10:30", TRUE},
        {"At 9", "ask 09:00", TRUE},
        {"at 2 pm", "ask 14:00", TRUE},
        {"at 25", "", FALSE},
        {"at the customer's", "", FALSE},
        {"um 10 Uhr", "ask 10:00", TRUE},
        {"à 10h30", "ask 10:30", TRUE},
        {"a las 10.30", "ask 10:30", TRUE},
        {"時刻 10:30", "ask 10:30", TRUE},
        {"remind off", "remind off", TRUE},
        {"remind twice\nat 11:00", "remind twice; ask 11:00", TRUE},
        {"remind me of the milk", "", FALSE},
        {"receipts always", "receipts always", TRUE},
        {"hours 13:00-17:00", "hours 13:00-17:00", TRUE},
        {"hours of work", "", FALSE},
        {"days mon-thu", "workdays 0x0f", TRUE},
        {"off on Fri", "days_off 0x10", TRUE},
        {"frei am Freitag", "days_off 0x10", TRUE},
        {"zone Asia/Tokyo", "zone Asia/Tokyo", TRUE},
        {"in German", "language de", TRUE},
        {"in a meeting all day", "", FALSE},
        {"vacation 2026-12-21..2026-12-31", "away 28..38", TRUE},
        {"off until Wednesday", "away 0..2", TRUE},
        {"休み 金曜日", "away 4..4", TRUE},
        {"／お休み 12/4", "away 11..11", TRUE},
        {"有給 明日", "away 1..1", TRUE},
        {"ooo 3", "away 0..2", TRUE},
        {"away from tomorrow", "away 1..", TRUE},
        {"I'm back", "back", TRUE},
        {"pause\nThanks, Ann\nleave", "pause", FALSE},
        {"mute", "mute", TRUE},
        {"mute\n\nAnn", "mute", FALSE},
        {"mute #41", "mute #41", TRUE},
        {"Stumm!", "mute", TRUE},
        {"muet", "mute", TRUE},
        {"silenciar", "mute", TRUE},
        {"ミュート", "mute", TRUE},
        {"follow #41", "follow #41", TRUE},
        {"follow 41", "follow #41", TRUE},
        {"folgen #41", "follow #41", TRUE},
        {"suivre #41", "follow #41", TRUE},
        {"seguir #41", "follow #41", TRUE},
        {"フォロー #41", "follow #41", TRUE},
        {"follow the white rabbit", "", FALSE},
        {"follow #", "", FALSE},
        {"follow @ann", "follow @ann", TRUE},
        {"follow @ann and @bob", "", FALSE},
        {"follow ann@acme.example", "", FALSE},
        {"mute the microphone", "", FALSE},
        {"Invite Eva Roth <eva@acme.example> to core", "invite Eva Roth <eva@acme.example> to core",
         TRUE},
        {"einladen eva@acme.example", "invite eva@acme.example", TRUE},
        {"invite everybody", "", FALSE},
        {"remove Bob", "remove Bob", TRUE},
        {"team core add Bob", "team core add Bob", TRUE},
        {"team", "team", TRUE},
        {"team: well done", "", FALSE},
        {"report", "report -6..0", TRUE},
        {"report core month", "report core -29..0", TRUE},
        {"Bericht woche", "report -6..0", TRUE},
        {"report: it is late", "", FALSE},
        {"ask now core daily", "ask_now core daily", TRUE},
        {"questions core", "questions core", TRUE},
        {"done #41", "solved #41", TRUE},
        {"Done 41, 42.", "solved 41, 42", TRUE},
        {"fait 41", "solved 41", TRUE},
        {"done: 41", "", FALSE},
        {"done with the parser", "", FALSE},
        {"ack 41", "ack 41", TRUE},
        {"blockers", "blockers", TRUE},
        {"blockers: none", "", FALSE},
        {"1on1 with Bob every 2 weeks on Tue 10:00", "1on1 Bob\ttue every 2 weeks\t10:00", TRUE},
        {"1on1 mit Bob Ray jeden Montag um 9:30", "1on1 Bob Ray\tmon\t09:30", TRUE},
        {"1on1 avec Bob toutes les 3 semaines le mardi 10h30", "1on1 Bob\ttue every 3 weeks\t10:30",
         TRUE},
        {"1on1 con bob@acme.example cada semana el lunes 10:00",
         "1on1 bob@acme.example\tmon\t10:00", TRUE},
        {"1on1 Bob 隔週 火曜日 10:00", "1on1 Bob\ttue every 2 weeks\t10:00", TRUE},
        {"1on1 with Bob stop", "1on1 Bob\t\t", TRUE},
        {"1on1 with Bob on Tue", "", FALSE},
        {"1on1 with Bob", "", FALSE},
        {"1on1: my pay since Tue 10:00", "", FALSE},
        {"form core", "", FALSE},
        {"restore bob", "", FALSE},
        {"", "", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        gboolean whole;
        g_autofree char *shown = read_shown(table[i].text, &whole);
        g_test_message("%s", table[i].text);
        g_assert_cmpstr(shown, ==, table[i].shown);
        g_assert_cmpint(whole, ==, table[i].whole);
    }
}

/* Every line that the offer names, in every language, is understood. */
static void what_is_offered_is_understood(struct story *story, gconstpointer unused)
{
    (void)unused;
    for (const struct phrases *row = phrases_table; row->language != NULL; row++) {
        const struct offer_view view = {.missed = 5, .paused_after = 10, .minute = 630};
        const struct post post = {.from = {"Check-in", "checkin@acme.example"},
                                  .to = {"Ann Lee", "ann@acme.example"},
                                  .message_id = "x@acme.example",
                                  .site = "checkin@acme.example",
                                  .language = row->language,
                                  .zone = zone_find("UTC"),
                                  .owner = "sam@acme.example"};
        struct written written;
        struct failure failure = {0};
        guint found = 0;
        g_assert_true(letters_offer(&view, &post, story->site->templates, &written, &failure));
        g_auto(GStrv) lines = g_strsplit(written.text, "\n", -1);
        for (char **line = lines; *line != NULL; line++) {
            if (!g_str_has_prefix(*line, "  "))
                continue;
            gboolean whole;
            g_autofree char *offered = g_strstrip(g_strdup(*line));
            char *gap = strstr(offered, "  ");
            g_assert_nonnull(gap);
            *gap = '\0';
            g_free(read_shown(offered, &whole));
            g_test_message("%s: %s", row->language, offered);
            g_assert_true(whole);
            found++;
        }
        g_assert_cmpuint(found, ==, 4);
        written_clear(&written);
    }
}

static void wish_below(struct story *story, gint64 person, const char *text, gint64 answers,
                       gint64 received)
{
    const struct command_mail mail = {.received = received,
                                      .answers = answers,
                                      .subject = "Re: Your check-in",
                                      .caused_by = "x@client.example",
                                      .proof = PROOF_GOOD};
    g_autoptr(GPtrArray) rows = commands_read(text, &writer);
    g_assert_cmpuint(commands_understood(rows), ==, rows->len);
    changes_begin(story);
    commands_run(story->site, person, rows, &mail);
    changes_commit(story);
}

static void wish(struct story *story, gint64 person, const char *text)
{
    wish_below(story, person, text, 1, 7);
}

/* The transcript that asks PERSON for a yes. */
static gint64 asking(struct story *story, gint64 person)
{
    for (gint64 mail = 1; mail < 100; mail++) {
        g_autoptr(GPtrArray) rows = command_rows(story->site->store, SHELF_WAITS, person, mail);
        if (rows->len > 0)
            return mail;
    }
    g_assert_not_reached();
}

static void expect_choice(struct story *story, gint64 id, const char *name, const char *value)
{
    struct person *person = person_get(story->site->store, id);
    g_autofree char *found = choice_get(story->site, person, name);
    g_assert_cmpstr(found, ==, value);
    person_free(person);
}

static enum person_state state_of(struct story *story, gint64 id)
{
    struct person *person = person_get(story->site->store, id);
    enum person_state state = person->state;
    person_free(person);
    return state;
}

static void wishes_are_done_and_said_back(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-23T08:00:00+01:00");
    wish(story, ann, "at 10:30\nremind off\noff on Fri\nin German");
    expect_choice(story, ann, "ask", "10:30");
    expect_choice(story, ann, "remind", "off");
    expect_choice(story, ann, "workdays", "mon-thu");
    expect_choice(story, ann, "language", "de");
    tick(story, "2026-11-23T08:01:00+01:00");
    changes_begin(story);
    g_autoptr(GPtrArray) rows =
        outbox_claim(story->site->store, story->site->config->send.url, story->site->now, 9);
    g_assert_cmpuint(rows->len, ==, 1);
    const struct outbox_row *row = rows->pdata[0];
    g_assert_cmpstr(row->key, ==, "transcript:7");
    g_autofree char *bytes =
        g_strndup(g_bytes_get_data(row->bytes, NULL), g_bytes_get_size(row->bytes));
    g_assert_nonnull(strstr(bytes, "\r\nSubject: Re: Your check-in\r\n"));
    g_assert_nonnull(strstr(bytes, "\r\nIn-Reply-To: <x@client.example>\r\n"));
    g_assert_nonnull(strstr(bytes, "um 10:30 Uhr gefragt"));
    changes_commit(story);
    g_assert_cmpuint(tick(story, "2026-11-23T09:00:00+01:00")->asked, ==, 0);
    g_assert_cmpuint(tick(story, "2026-11-23T10:30:00+01:00")->asked, ==, 1);
    g_assert_cmpuint(tick(story, "2026-11-23T15:00:00+01:00")->reminded, ==, 0);
}

static void who_leaves_can_return(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    tick(story, "2026-11-23T09:00:00+01:00");
    wish(story, ann, "leave");
    g_assert_cmpint(state_of(story, ann), ==, PERSON_ACTIVE); /* that waits for a yes */
    tick(story, "2026-11-23T09:01:00+01:00");
    wish_below(story, ann, "yes", asking(story, ann), 8);
    g_assert_cmpint(state_of(story, ann), ==, PERSON_LEFT);
    tick(story, "2026-11-23T09:02:00+01:00");
    changes_begin(story);
    g_autoptr(GPtrArray) rows =
        outbox_claim(story->site->store, story->site->config->send.url, story->site->now, 9);
    g_assert_cmpuint(rows->len, ==, 1); /* neither the question nor what asked is sent any more */
    g_assert_cmpstr(((struct outbox_row *)rows->pdata[0])->key, ==, "transcript:8");
    g_autoptr(GArray) news = person_news_since(story->site->store, ann, 0);
    g_assert_cmpuint(news->len, ==, 1);
    g_assert_true(person_return(story->site, ann));
    changes_commit(story);
    g_assert_cmpuint(tick(story, "2026-11-24T09:00:00+01:00")->asked, ==, 1);
}

/* Weekdays from Monday 23 November on, without a word. */
static void be_silent(struct story *story, int from, int days)
{
    for (int i = from; i < from + days; i++) {
        char day[DAY_TEXT_MAX];
        day_format(MONDAY + i / 5 * 7 + i % 5, day);
        g_autofree char *morning = g_strconcat(day, "T08:30:00+01:00", NULL);
        g_autofree char *asked = g_strconcat(day, "T09:00:00+01:00", NULL);
        g_autofree char *closed = g_strconcat(day, "T17:30:00+01:00", NULL);
        tick(story, morning);
        g_assert_cmpuint(story->report.offered, ==, i == SILENCE_OFFER);
        tick(story, asked);
        tick(story, closed);
    }
}

static void silence_is_offered_a_way_out_and_then_left_alone(struct story *story,
                                                             gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    be_silent(story, 0, SILENCE_PAUSE - 1);
    g_assert_cmpint(state_of(story, ann), ==, PERSON_ACTIVE);
    be_silent(story, SILENCE_PAUSE - 1, 1);
    g_assert_cmpint(state_of(story, ann), ==, PERSON_PAUSED);
    g_autoptr(GArray) news = person_news_since(story->site->store, ann, 0);
    g_assert_cmpuint(news->len, ==, 1);
    g_assert_true(g_array_index(news, struct person_news, 0).by_itself);
    g_assert_cmpuint(tick(story, "2026-12-07T09:00:00+01:00")->asked, ==, 0);

    struct person *person = person_get(story->site->store, ann);
    changes_begin(story);
    person_spoke(story->site, person, story->site->now);
    changes_commit(story);
    person_free(person);
    g_assert_cmpint(state_of(story, ann), ==, PERSON_ACTIVE);
    g_assert_cmpuint(tick(story, "2026-12-08T09:00:00+01:00")->asked, ==, 1);
}

static void a_word_ends_the_silence(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    be_silent(story, 0, SILENCE_OFFER);
    struct person *person = person_get(story->site->store, ann);
    changes_begin(story);
    person_spoke(story->site, person, story->site->now);
    changes_commit(story);
    person_free(person);
    g_assert_cmpuint(tick(story, "2026-11-30T08:30:00+01:00")->offered, ==, 0);
}

/* Who asked for a break gets no question because they wrote something. */
static void a_pause_that_was_wished_stays(struct story *story, gconstpointer unused)
{
    (void)unused;
    gint64 ann = colleague(story, "ann@acme.example", "");
    wish(story, ann, "pause");
    struct person *person = person_get(story->site->store, ann);
    changes_begin(story);
    person_spoke(story->site, person, story->site->now);
    changes_commit(story);
    person_free(person);
    g_assert_cmpint(state_of(story, ann), ==, PERSON_PAUSED);
    wish(story, ann, "resume");
    g_assert_cmpint(state_of(story, ann), ==, PERSON_ACTIVE);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*test)(struct story *story, gconstpointer unused);
    } tests[] = {
        {"what is offered is understood", what_is_offered_is_understood},
        {"wishes are done and said back", wishes_are_done_and_said_back},
        {"who leaves can return", who_leaves_can_return},
        {"silence is offered a way out, and then left alone",
         silence_is_offered_a_way_out_and_then_left_alone},
        {"a word ends the silence", a_word_ends_the_silence},
        {"a pause that was wished stays", a_pause_that_was_wished_stays},
    };
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/commands/words are read", words_are_read);
    g_test_add_func("/commands/guesses are modest", guesses_are_modest);
    g_test_add_func("/commands/consent is read", consent_is_read);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/commands/", tests[i].name, NULL);
        g_test_add(path, struct story, NULL, story_begin, tests[i].test, story_end);
    }
    return g_test_run();
}
