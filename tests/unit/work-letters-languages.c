/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages: each one is complete. Every phrase is there, every template is there, and what a letter says in it has no hole
 * and no English word, whatever the values. A new language needs no line here: it is found in the table. */
#include "work/letters/letters.h"

#include <json-glib/json-glib.h>
#include <stddef.h>
#include <string.h>

#include "muster/base/instant.h"
#include "muster/mail/understand.h"

#include "letters-support.h"
#include "mail/read/html.h"
#include "work/letters/phrases-table.h"

static char *folder;
static struct template_set *templates;

/* Phrases */

static void test_phrases_are_complete(void)
{
    for (const struct phrases *row = phrases_table; row->language != NULL; row++) {
        /* All that stands before `plural' is words. */
        const char *const *fields = (const char *const *)row;
        for (gsize i = 0; i < offsetof(struct phrases, plural) / sizeof *fields; i++)
            if (fields[i] == NULL || *fields[i] == '\0')
                g_error("%s: phrase number %zu of phrases-table.h is missing", row->language, i);
        for (guint what = 0; what <= COUNT_LAST; what++)
            g_assert_nonnull(row->counted[what][0]);
    }
}

/* Each number finds a form, and figures stand where they belong. */
static void test_numbers_find_their_form(void)
{
    for (const struct phrases *row = phrases_table; row->language != NULL; row++)
        for (guint what = COUNT_BLOCKER; what <= COUNT_LAST; what++)
            for (guint n = 0; n < 130; n++) {
                g_autofree char *words = phrase_count(row, what, n);
                g_autofree char *figures = g_strdup_printf("%u", n);
                g_assert_nonnull(strstr(words, figures));
                g_assert_cmpuint(row->plural(n), <, PLURALS_MAX);
            }
}

/* What the mail calls enough for an answer, whoever reads replies knows too, in each language. */
static void test_quick_answers_are_understood(void)
{
    static const enum mail_quick MEANT[] = {[QUICK_SAME] = MAIL_QUICK_SAME,
                                            [QUICK_NOTHING] = MAIL_QUICK_NOTHING_NEW,
                                            [QUICK_SKIP] = MAIL_QUICK_SKIP,
                                            [QUICK_OFF] = MAIL_QUICK_OFF};
    for (const struct phrases *row = phrases_table; row->language != NULL; row++)
        for (guint quick = 0; quick <= QUICK_LAST; quick++) {
            g_autofree char *mail =
                g_strdup_printf("From: ann@xbb.example\r\nSubject: Re: Xff\r\n"
                                "Content-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n",
                                phrase_quick(row, quick));
            struct description *read = mail_understand((const guint8 *)mail, strlen(mail), NULL);
            if (read->quick != MEANT[quick])
                g_error("%s: `%s' is read as %s", row->language, phrase_quick(row, quick),
                        mail_quick_word(read->quick));
            description_free(read);
        }
}

/* Templates */

/* What all languages share: layouts and the questions. */
static gboolean is_shared(const char *name)
{
    return g_str_equal(name, "page.html") || g_str_equal(name, "rounds.txt") ||
           strstr(name, "-page.") != NULL;
}

static void test_templates_are_complete(void)
{
    g_autofree char *english = g_build_filename(folder, "en", NULL);
    for (const struct phrases *row = phrases_table; row->language != NULL; row++) {
        g_autoptr(GDir) dir = g_dir_open(english, 0, NULL);
        for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
            g_autofree char *own = g_build_filename(folder, row->language, name, NULL);
            if (!is_shared(name) && !g_file_test(own, G_FILE_TEST_EXISTS))
                g_error("there is no %s", own);
        }
    }
}

/* And no language has templates and no phrases: its days would be English. */
static void test_templates_have_phrases(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *own = g_build_filename(folder, name, NULL);
        if (g_file_test(own, G_FILE_TEST_IS_DIR))
            g_assert_cmpstr(phrases_of(name)->language, ==, name);
    }
}

/* Letters: every value is one word, so that all other words are the language's own. */

enum { TODAY = 20781 }; /* 24 November 2026 */

static const char *const WORDS[] = {"Xaa Xbb", NULL};
/* One of each kind, and plans of last week and of long ago. */
static const struct question_shown QUESTIONS[] = {
    {.prompt = "Xcc?", .kind = "list", .items = WORDS, .planned = TODAY - 4},
    {.prompt = "Xdd?", .kind = "list", .items = WORDS, .planned = TODAY - 40},
    {.prompt = "Xll?", .kind = "list", .items = WORDS, .planned = TODAY - 4, .carried = TRUE},
    {.prompt = "Xee?", .kind = "choice", .choices = WORDS},
    {.prompt = "Xgg?", .kind = "yes-no"},
    {.prompt = "Xhh?", .kind = "scale"},
    {.prompt = "Xii?", .kind = "number", .about = "Xmm"},
    {.prompt = "Xjj?", .kind = "date"},
    {.prompt = "Xkk?", .kind = "mood"},
};

static struct post post_in(const char *language)
{
    return (struct post){.from = {"Xsite", "xaa@xbb.example"},
                         .to = {"Xaa Xbb", "xbb@xbb.example"},
                         .reply_to = "xaa+xcc@xbb.example",
                         .message_id = "xaa@xbb.example",
                         .site = "xaa@xbb.example",
                         .list_id = "xaa.xbb.example",
                         .language = language,
                         .zone = zone_find("UTC"),
                         .now = zone_instant(zone_find("UTC"), TODAY, 8 * 60 + 30),
                         .owner = "xee@xbb.example"};
}

typedef gboolean writer(const struct post *, struct written *, struct failure *);

static gboolean asks(const struct post *post, guint n_questions, gboolean again,
                     struct written *written_r, struct failure *failure)
{
    const struct asked_round round = {"Xff", TODAY, QUESTIONS, n_questions};
    const struct question_view view = {.rounds = &round,
                                       .n_rounds = 1,
                                       .until = post->now + 9 * INSTANT_HOUR,
                                       .readers = again ? WORDS + 1 : WORDS,
                                       .read_at = post->now + 5 * INSTANT_DAY,
                                       .blocked = n_questions};
    return (again ? letters_reminder : letters_question)(&view, post, templates, written_r,
                                                         failure);
}

static gboolean question(const struct post *post, struct written *written_r,
                         struct failure *failure)
{
    return asks(post, G_N_ELEMENTS(QUESTIONS), FALSE, written_r, failure);
}

static gboolean short_question(const struct post *post, struct written *written_r,
                               struct failure *failure)
{
    return asks(post, 1, FALSE, written_r, failure);
}

static gboolean reminder(const struct post *post, struct written *written_r,
                         struct failure *failure)
{
    return asks(post, G_N_ELEMENTS(QUESTIONS), TRUE, written_r, failure);
}

static gboolean welcome(const struct post *post, struct written *written_r, struct failure *failure)
{
    const struct coming coming = {"Xff", 3, 0x1f, 9 * 60, 2};
    const struct welcome_view view = {.coming = &coming,
                                      .n_coming = 1,
                                      .first_day = TODAY + 1,
                                      .teams = WORDS,
                                      .readers = WORDS,
                                      .keep_raw_days = 30,
                                      .keep_entry_months = 24};
    return letters_welcome(&view, post, templates, written_r, failure);
}

static gboolean summary(const struct post *post, struct written *written_r, struct failure *failure)
{
    const struct answer_view said = {"xlabel", TRUE, "xgg\nxhh"};
    const struct attached_view files[] = {{"xnn", 12000, FILE_KEPT},
                                          {"xnn", 1200000, FILE_NOT_SENT},
                                          {"xnn", 12000, FILE_NOT_KEPT},
                                          {"xnn", 0, FILE_NOT_KEPT}};
    const struct entry_view entries[] = {
        {"Xff", TODAY - 4, ENTRY_LATE, &said, 1, NULL, NULL, 0},
        {"Xff", TODAY - 1, ENTRY_CORRECTED, &said, 1, "xii", files, G_N_ELEMENTS(files)}};
    const struct person_view person = {"Xaa Xbb", "xaa@xbb.example", entries, 2};
    const struct team_view team = {"xteam", 1, 4, TRUE, 9, 7, 1, &person, 1, TODAY - 8, 7};
    const struct kudos_view kudos = {"Xaa Xbb", "Xkk", "xjj"};
    const struct blocker_view blocker = {
        "Xaa Xbb", "xaa@xbb.example", "xteam", TODAY - 1, FALSE, "xjj", 10, "Xzz", 0};
    const struct waiting_view still[] = {
        {"Xkk", post->now + INSTANT_HOUR, post->zone},
        {"Xll", post->now + 2 * INSTANT_HOUR, zone_find("Asia/Tokyo")},
        {"Xmm", post->now + INSTANT_DAY, post->zone}};
    const struct away_view away[] = {{"Xoo", DAY_NONE}, {"Xnn", TODAY + 9}};
    const struct left_open_view left_open[] = {{"Xoo", NULL, TODAY - 4}, {"Xnn", "Xtt", TODAY - 1}};
    const struct goal_result_view results[] = {
        {1, "xnn", "xh", 12000, 4000, 8000, 9000, 50, TODAY - 4},
        {2, "", "%", 0, 100000, 40000, 40000, 40, TODAY - 4}};
    const struct goal_view goals[] = {
        {3, "Xgg", "Xaa Xbb", "xteam", TODAY + 40, 1, GOAL_MARK_NEW, GOAL_SURE_LOW, DAY_NONE,
         results, 2},
        {4, "Xgg", NULL, NULL, DAY_NONE, 0, GOAL_MARK_DONE, GOAL_SURE_HIGH, TODAY - 40, results, 1},
        {5, "Xgg", NULL, NULL, TODAY + 9, 0, GOAL_MARK_DROPPED, GOAL_SURE_MEDIUM, DAY_NONE,
         results + 1, 1}};
    const struct summary_view view = {.answered = 1,
                                      .missed = 1,
                                      .waiting = 3,
                                      .goals = goals,
                                      .n_goals = G_N_ELEMENTS(goals),
                                      .blockers = &blocker,
                                      .n_blockers = 1,
                                      .teams = &team,
                                      .n_teams = 1,
                                      .kudos = &kudos,
                                      .n_kudos = 1,
                                      .no_answer = WORDS,
                                      .not_asked = WORDS,
                                      .left_open = left_open,
                                      .n_left_open = G_N_ELEMENTS(left_open),
                                      .still = still,
                                      .n_still = 3,
                                      .paused = WORDS,
                                      .unreached = WORDS,
                                      .gone = WORDS,
                                      .away = away,
                                      .n_away = 2};
    return letters_summary(&view, post, templates, written_r, failure);
}

static gboolean receipt(const struct post *post, enum receipt_kind kind, struct written *written_r,
                        struct failure *failure)
{
    const struct receipt_answer answer = {1, "Xpp?", "xgg\nxhh"};
    static const char *const unheard[] = {"xjj", NULL};
    gboolean filed = kind < RECEIPT_EMPTY;
    const struct receipt_view view = {.kind = kind,
                                      .whose = "Xkk",
                                      .among = "Xmm",
                                      .unheard = kind == RECEIPT_ASIDE ? unheard : NULL,
                                      .title = kind != RECEIPT_WHOM ? "Xff" : NULL,
                                      .meant = TODAY - 1,
                                      .day = TODAY,
                                      .n_questions = 2,
                                      .answers = &answer,
                                      .n_answers = filed,
                                      .unplaced = filed ? "xii" : NULL};
    return letters_receipt(&view, post, templates, written_r, failure);
}

#define RECEIPT(name, kind)                                                                        \
    static gboolean name(const struct post *post, struct written *written_r,                       \
                         struct failure *failure)                                                  \
    {                                                                                              \
        return receipt(post, kind, written_r, failure);                                            \
    }
RECEIPT(first_receipt, RECEIPT_FIRST)
RECEIPT(receipt_of_answer, RECEIPT_FILED)
RECEIPT(receipt_of_move, RECEIPT_MOVED)
RECEIPT(early_receipt, RECEIPT_EARLY)
RECEIPT(receipt_of_nothing, RECEIPT_EMPTY)
RECEIPT(receipt_of_secrets, RECEIPT_ENCRYPTED)
RECEIPT(receipt_for_nobody, RECEIPT_WHOM)
RECEIPT(receipt_of_anothers, RECEIPT_ANOTHERS)
RECEIPT(receipt_of_aside, RECEIPT_ASIDE)
RECEIPT(receipt_without_ticket, RECEIPT_TICKETLESS)

static gboolean report(const struct post *post, struct written *written_r, struct failure *failure)
{
    const struct answer_view said = {"xlabel", TRUE, "xgg\nxhh\nxii\nxjj\nxkk\nxll\nxmm\nxnn\nxoo"};
    const struct entry_view entry = {"Xff", TODAY - 4, ENTRY_ON_TIME, &said, 1, NULL, NULL, 0};
    const struct person_view person = {"Xaa Xbb", "xaa@xbb.example", &entry, 1};
    const struct team_view team = {"xteam", 1, 4, FALSE, 0, 0, 0, &person, 1, 0, 0};
    const struct blocker_view blocker = {
        "Xaa Xbb", "xaa@xbb.example", "xteam", TODAY - 1, FALSE, "xjj", 10, NULL, TODAY};
    const struct report_view view = {
        .about = "Xteam",
        .since = TODAY - 8,
        .until = TODAY - 2,
        .summary = {.blockers = &blocker, .n_blockers = 1, .teams = &team, .n_teams = 1}};
    return letters_report(&view, post, templates, written_r, failure);
}

static const struct kudos_view KUDOS[] = {{"Xaa Xbb", NULL, "xjj"}, {"Xcc Xdd", NULL, ""}};

/* News of one thread, or of two with thanks. */
static gboolean news(const struct post *post, enum news_place place, const struct news_part *parts,
                     guint n_parts, struct written *written_r, struct failure *failure)
{
    const struct thread_view thread = {.own = place == NEWS_OF_OWN,
                                       .about = "Xdd",
                                       .title = "Xff",
                                       .day = TODAY - 1,
                                       .parts = parts,
                                       .n_parts = n_parts,
                                       .words = WORDS};
    const struct thread_view threads[] = {thread, thread};
    const struct news_view view = {.place = place,
                                   .again = place < NEWS_OF_ITEM,
                                   .summary_day = TODAY,
                                   .number = 38,
                                   .first_name = "Xaa Xbb",
                                   .first_text = "xjj",
                                   .more = n_parts - 1,
                                   .threads = threads,
                                   .n_threads = place == NEWS_OF_MANY ? 2 : 1,
                                   .kudos = KUDOS,
                                   .n_kudos = place == NEWS_OF_MANY ? 2 : 0};
    return letters_news(&view, post, templates, written_r, failure);
}

static const struct news_part COMMENTS[] = {
    {.kind = "comment", .name = "Xaa Xbb", .text = "xcc"},
    {.kind = "reaction", .name = "Xee Xff", .text = "\360\237\221\215"},
};

static gboolean own_comment(const struct post *post, struct written *written_r,
                            struct failure *failure)
{
    return news(post, NEWS_OF_OWN, COMMENTS, G_N_ELEMENTS(COMMENTS), written_r, failure);
}

static gboolean others_comment(const struct post *post, struct written *written_r,
                               struct failure *failure)
{
    return news(post, NEWS_OF_SUMMARY, COMMENTS, 1, written_r, failure);
}

static gboolean new_comment(const struct post *post, struct written *written_r,
                            struct failure *failure)
{
    return news(post, NEWS_OF_ENTRY, COMMENTS, 1, written_r, failure);
}

static gboolean many_comments(const struct post *post, struct written *written_r,
                              struct failure *failure)
{
    return news(post, NEWS_OF_MANY, COMMENTS, G_N_ELEMENTS(COMMENTS), written_r, failure);
}

static gboolean items(const struct post *post, guint count, gboolean asked,
                      struct written *written_r, struct failure *failure)
{
    const struct news_part all[] = {
        {"item", "Xaa Xbb", "xjj", 0, 38, TODAY, TODAY + 3, asked},
        {"item", "Xcc Xdd", "xkk", 0, 41, TODAY - 1, DAY_NONE, asked},
    };
    return news(post, NEWS_OF_ITEM, all, count, written_r, failure);
}

static gboolean one_item(const struct post *post, struct written *written_r,
                         struct failure *failure)
{
    return items(post, 1, TRUE, written_r, failure);
}

static gboolean urgent_items(const struct post *post, struct written *written_r,
                             struct failure *failure)
{
    return items(post, 2, FALSE, written_r, failure);
}

static gboolean thanks(const struct post *post, struct written *written_r, struct failure *failure)
{
    const struct news_view view = {
        .place = NEWS_OF_KUDOS, .kudos = KUDOS, .n_kudos = G_N_ELEMENTS(KUDOS)};
    return letters_news(&view, post, templates, written_r, failure);
}

static gboolean pulse(const struct post *post, enum pulse_letter letter, guint answered,
                      struct written *written_r, struct failure *failure)
{
    static const char *const lines[] = {"xkk", "xll", NULL};
    const struct pulse_question questions[] = {{"Xaa?", "text", NULL, lines},
                                               {"Xbb?", "scale", NULL, lines}};
    const struct pulse_view view = {.letter = letter,
                                    .title = "Xpp",
                                    .day = TODAY,
                                    .last = TODAY + 4,
                                    .invited = 12,
                                    .answered = answered,
                                    .least = 5,
                                    .questions = questions,
                                    .n_questions = 2,
                                    .others = lines};
    return letters_pulse(&view, post, templates, written_r, failure);
}

static gboolean asking_pulse(const struct post *post, struct written *written_r,
                             struct failure *failure)
{
    return pulse(post, PULSE_LETTER_ASKS, 0, written_r, failure);
}

static gboolean reminding_pulse(const struct post *post, struct written *written_r,
                                struct failure *failure)
{
    return pulse(post, PULSE_LETTER_REMINDS, 0, written_r, failure);
}

static gboolean published_pulse(const struct post *post, struct written *written_r,
                                struct failure *failure)
{
    return pulse(post, PULSE_LETTER_TELLS, 7, written_r, failure);
}

static gboolean pulse_of_few(const struct post *post, struct written *written_r,
                             struct failure *failure)
{
    return pulse(post, PULSE_LETTER_TELLS, 0, written_r, failure);
}

static gboolean offer(const struct post *post, struct written *written_r, struct failure *failure)
{
    const struct offer_view view = {.missed = 5, .paused_after = 10, .minute = 630};
    return letters_offer(&view, post, templates, written_r, failure);
}

static gboolean probe(const struct post *post, struct written *written_r, struct failure *failure)
{
    return letters_probe(post, templates, written_r, failure);
}

static gboolean owner(const struct post *post, struct written *written_r, struct failure *failure)
{
    static const char *const troubles[] = {"Xaa.", "Xbb.", NULL};
    const struct owner_view view = {
        .troubles = troubles, .held = 12, .held_new = 1, .kept_days = 30};
    return letters_owner(&view, post, templates, written_r, failure);
}

/* Only mail is held. */
static gboolean owner_of_held(const struct post *post, struct written *written_r,
                              struct failure *failure)
{
    static const char *const none[] = {NULL};
    const struct owner_view view = {.troubles = none, .held = 1, .held_new = 1, .kept_days = 30};
    return letters_owner(&view, post, templates, written_r, failure);
}

/* What JSON says, as values; they borrow its names. */
static void values_fill(struct values *values, JsonObject *json)
{
    g_autoptr(GList) names = json_object_get_members(json);
    for (GList *at = names; at != NULL; at = at->next) {
        const char *name = at->data;
        JsonNode *node = json_object_get_member(json, name);
        if (JSON_NODE_HOLDS_OBJECT(node))
            values_fill(values_set_object(values, name), json_node_get_object(node));
        else if (JSON_NODE_HOLDS_ARRAY(node))
            values_fill(values_add_object(values_set_list(values, name)),
                        json_array_get_object_element(json_node_get_array(node), 0));
        else if (json_node_get_value_type(node) == G_TYPE_STRING)
            values_set_text(values, name, json_node_get_string(node));
        else
            values_set_flag(values, name, TRUE);
    }
}

/* Every sentence that there is. */
static gboolean transcript(const struct post *post, struct written *written_r,
                           struct failure *failure)
{
    static const char *const all[] = {
        "{'done':true,'pause':{}}",
        "{'done':true,'resume':{}}",
        "{'done':true,'leave':{},'owner':'sam@acme.example'}",
        "{'done':true,'join':{}}",
        "{'done':true,'ask':{'value':'10:30'}}",
        "{'done':true,'ask':{}}",
        "{'done':true,'remind':{'value':'off','off':true}}",
        "{'done':true,'remind':{'value':'once','once':true}}",
        "{'done':true,'remind':{'value':'twice','twice':true}}",
        "{'done':true,'remind':{}}",
        "{'done':true,'receipts':{'value':'always','always':true}}",
        "{'done':true,'receipts':{'value':'seldom','seldom':true}}",
        "{'done':true,'hours':{'value':'13:00-17:00'}}",
        "{'done':true,'hours':{}}",
        "{'done':true,'workdays':{'days':'xdd'}}",
        "{'done':true,'workdays':{'value':'xdd'}}",
        "{'done':true,'days_off':{'days':'xdd'}}",
        "{'done':true,'zone':{'value':'Asia/Tokyo'}}",
        "{'done':true,'zone':{}}",
        "{'done':true,'language':{'value':'de'}}",
        "{'done':true,'away':{'first':'xdd','last':'xee'}}",
        "{'done':true,'away':{'first':'xdd','one_day':true}}",
        "{'done':true,'away':{'first':'xdd','open':true}}",
        "{'done':true,'there':{'first':'xdd','last':'xee'}}",
        "{'done':true,'there':{'first':'xdd','one_day':true}}",
        "{'done':true,'there':{'first':'xdd','open':true}}",
        "{'done':true,'back':{}}",
        "{'done':true,'skip':{}}",
        "{'done':true,'undo':{}}",
        "{'done':true,'confirm':{}}",
        "{'done':true,'help':{'rows':[{'row':'xaa'}]}}",
        "{'done':true,'status':{'welcome':true,'workdays':'xaa','zone':'xbb','teams':'xcc'}}",
        "{'done':true,'status':{'paused':true,'reads':'xaa','remind':'xbb','next':'xcc'}}",
        "{'done':true,'status':{'left':true,'away':true,'away_until':'xaa',"
        "'open_rounds':[{'title':'xaa','until':'xbb'}]}}",
        "{'done':true,'who':{'readers':'xaa','teams':'xbb','entry_months':'24','raw_days':'30'}}",
        "{'done':true,'owner':'xoo','who':{'teams':'xbb','reads':'xcc'}}",
        "{'done':true,'export':{}}",
        "{'done':true,'forget':{}}",
        "{'done':true,'search':{'hits':[{'day':'xaa','name':'xbb','snippet':'xcc'}],'more':true}}",
        "{'done':true,'search':{}}",
        "{'done':true,'goal':{'number':'4','each':[{'head':'xaa','lines':[{'line':'xbb'}]}]}}",
        "{'done':true,'goal':{'number':'4','withdrawn':true}}",
        "{'done':true,'goals':{'list':true,'example':'4','each':[{'head':'xaa'}]}}",
        "{'done':true,'goals':{'list':true,'example':'4'}}",
        "{'done':true,'goals':{'each':[{'head':'xaa'}],'has_steps':true,'steps':[{'line':'xbb'}],"
        "'has_mentions':true,'mentions':[{'line':'xcc'}]}}",
        "{'done':true,'goals':{'no_such':true,'number':'4'}}",
        "{'void':true,'goal':{'no_such':true,'number':'4'}}",
        "{'void':true,'goal':{'no_result':true,'number':'4'}}",
        "{'void':true,'goal':{'several':true,'number':'4'}}",
        "{'void':true,'goal':{'not_yours':true,'number':'4'}}",
        "{'void':true,'goal':{'is_over':true,'number':'4'}}",
        "{'void':true,'goal':{'other_unit':true,'unit':'xdd'}}",
        "{'void':true,'goal':{'other_unit':true}}",
        "{'void':true,'goal':{'no_team':true}}",
        "{'void':true,'goal':{'nobody':true}}",
        "{'void':true,'goal':{'so_already':true}}",
        "{'void':true,'leave':{}}",
        "{'void':true,'join':{}}",
        "{'void':true,'skip':{}}",
        "{'void':true,'undo':{}}",
        "{'void':true,'confirm':{}}",
        "{'void':true,'there':{}}",
        "{'waits':true,'understood':'xaa'}",
        "{'unread':true,'usage':'xaa'}",
        "{'unread':true,'name':'xaa'}",
        "{'unknown':true,'nearest':'xaa'}",
        "{'unknown':true,'nearest':'xaa','slashed':true}",
        "{'unknown':true}",
        "{'refused':true,'has_left':true}",
        "{'refused':true,'owner':'xaa'}",
        "{'done':true,'help':{'rows':[{'row':'xaa'}],'manages':true}}",
        "{'done':true,'report':{'empty':true,'first':'xaa','last':'xbb'}}",
        "{'done':true,'report':{'first':'xaa','last':'xbb','value':'xcc'}}",
        "{'done':true,'invite':{'address':'xaa','team':'xbb','new':true}}",
        "{'done':true,'remove':{'person':'xaa','left':true}}",
        "{'done':true,'remove':{'person':'xaa','still':'xbb'}}",
        "{'done':true,'restore':{'person':'xaa','still':'xbb'}}",
        "{'done':true,'team':{'team':'xaa','members':[{'name':'xbb','address':'xcc','paused':true},"
        "{'name':'xdd','address':'xee','welcome':true}],'readers':[{'name':'xff'}]}}",
        "{'done':true,'team':{'team':'xaa','person':'xbb','joins':true}}",
        "{'done':true,'team':{'team':'xaa','person':'xbb','goes':true}}",
        "{'done':true,'ask_now':{'title':'xaa','team':'xbb'}}",
        "{'done':true,'questions':{'team':'xaa','title':'xbb','by':'xcc','on':'xdd','kinds':'xee',"
        "'questions':[{'number':'1','prompt':'xff','kind':'xgg','choices':'xhh','labels':'xii'}]}}",
        "{'done':true,'form':{'team':'xaa','title':'xbb','kinds':'xee',"
        "'questions':[{'number':'1','prompt':'xff','kind':'xgg'}]}}",
        "{'waits':true,'form':{'team':'xaa','title':'xbb','questions':[{'number':'1','prompt':'xff',"
        "'kind':'xgg','changed':true},{'number':'2','prompt':'xhh','kind':'xii','new':true}],"
        "'gone':[{'prompt':'xjj'}]}}",
        "{'unread':true,'form':{'team':'xaa','title':'xbb','kinds':'xcc','faults':["
        "{'line':'xdd','no_kind':true,'detail':'xee'},{'line':'xff','not_allowed':true,"
        "'detail':'xgg'},{'line':'xhh','choices':true},{'line':'xii','twin':true,'detail':'xjj'},"
        "{'line':'xkk','kept':true},{'line':'xll','many':true},{'line':'xmm','none':true},"
        "{'line':'xnn','choice_twice':true,'detail':'xoo'},"
        "{'line':'xpp','other':true,'detail':'xqq'}]}}",
        "{'void':true,'form':{}}",
        "{'done':true,'blockers':{'items':[{'number':'41','day':'xaa','name':'xbb','text':'xcc',"
        "'owner_name':'xdd','due':'xee'}],'more':true}}",
        "{'done':true,'blockers':{}}",
        "{'done':true,'solved':{'value':'xaa'}}",
        "{'done':true,'reopen':{'value':'xaa'}}",
        "{'done':true,'ack':{'value':'xaa'}}",
        "{'void':true,'ack':{}}",
        "{'done':true,'1on1':{'person':'xaa','weekday':'xbb','at':'xcc','weeks':'2','next':'xdd'}}",
        "{'done':true,'1on1':{'person':'xaa','weekday':'xbb','at':'xcc'}}",
        "{'done':true,'1on1':{'person':'xaa','stops':true}}",
        "{'done':true,'1on1':{'person':'xaa','next':'xbb'}}",
        "{'void':true,'1on1':{}}",
        "{'void':true,'invite':{}}",
        "{'void':true,'remove':{}}",
        "{'void':true,'restore':{}}",
        "{'void':true,'team':{}}",
        "{'void':true,'ask_now':{}}",
    };
    struct transcript_line lines[G_N_ELEMENTS(all)];
    struct values *root[G_N_ELEMENTS(all)];
    g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func((GDestroyNotify)json_node_unref);
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autofree char *text = g_strdelimit(g_strdup(all[i]), "'", '"');
        JsonNode *node = json_from_string(text, NULL);
        g_ptr_array_add(nodes, node);
        root[i] = values_new();
        values_fill(root[i], json_node_get_object(node));
        lines[i] = (struct transcript_line){"xaa", root[i]};
    }
    const struct transcript_view view = {"Re: Xff", lines, G_N_ELEMENTS(lines), TRUE, FALSE};
    gboolean done = letters_transcript(&view, post, templates, written_r, failure);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
        values_free(root[i]);
    return done;
}

static gboolean trial(const struct post *post, struct written *written_r, struct failure *failure)
{
    return letters_trial("xaa", post, templates, written_r, failure);
}

static const struct {
    const char *name;
    writer *write;
} LETTERS[] = {{"question", question},
               {"question with one prompt", short_question},
               {"reminder", reminder},
               {"welcome", welcome},
               {"summary", summary},
               {"first receipt", first_receipt},
               {"receipt of an answer", receipt_of_answer},
               {"receipt of a move", receipt_of_move},
               {"early receipt", early_receipt},
               {"receipt of an empty mail", receipt_of_nothing},
               {"receipt of an encrypted mail", receipt_of_secrets},
               {"receipt of words for nobody", receipt_for_nobody},
               {"receipt of what was another's", receipt_of_anothers},
               {"receipt of words for a 1-on-1", receipt_of_aside},
               {"report", report},
               {"comment on what is one's own", own_comment},
               {"comment on what is another's", others_comment},
               {"comment that begins a thread", new_comment},
               {"comments in two threads", many_comments},
               {"item in which one is named", one_item},
               {"items that cannot wait", urgent_items},
               {"kudos", thanks},
               {"pulse", asking_pulse},
               {"pulse, to all once more", reminding_pulse},
               {"pulse, published", published_pulse},
               {"pulse of too few", pulse_of_few},
               {"receipt of what had no ticket", receipt_without_ticket},
               {"offer", offer},
               {"probe", probe},
               {"owner", owner},
               {"owner, of held mail", owner_of_held},
               {"transcript", transcript},
               {"trial", trial}};

/* Words that every English letter has and no other language: a paragraph left untranslated has some. */
static const char *const ENGLISH[] = {"the",   "you",      "your",    "and",  "of",   "is",
                                      "until", "answer",   "reply",   "read", "with", "write",
                                      "today", "tomorrow", "nothing", "this", "what", "who",
                                      "to",    "are",      "mail:"};

/* The first English word in TEXT, or NULL. */
static const char *english_in(const char *text)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    g_auto(GStrv) words = g_strsplit_set(lower, " \n\t.,;:!?()<>\"'/", -1);
    for (guint i = 0; i < G_N_ELEMENTS(ENGLISH); i++)
        if (g_strv_contains((const char *const *)words, ENGLISH[i]))
            return ENGLISH[i];
    return NULL;
}

/* What a value that was not there leaves behind. */
static const char *hole_in(const char *text)
{
    static const char *const HOLES[] = {"{{",
                                        "}}",
                                        ": .",
                                        " .\n",
                                        " ,",
                                        "()",
                                        "\"\"",
                                        "\xe2\x80\x9e\xe2\x80\x9c",
                                        "\xc2\xab\xc2\xbb",
                                        "\xe3\x80\x8c\xe3\x80\x8d",
                                        ",,",
                                        "..\n",
                                        "..,",
                                        "(null)",
                                        "\xef\xbc\x88\xef\xbc\x89"};
    for (guint i = 0; i < G_N_ELEMENTS(HOLES); i++)
        if (strstr(text, HOLES[i]) != NULL)
            return HOLES[i];
    return NULL;
}

static void check_words(const char *letter, const char *language, const char *text)
{
    const char *english = english_in(text), *hole = hole_in(text);
    if (english != NULL && !g_str_equal(language, "en"))
        g_error("%s, %s: `%s' in\n%s", letter, language, english, text);
    if (hole != NULL)
        g_error("%s, %s: `%s' in\n%s", letter, language, hole, text);
    g_test_message("%s", text);
}

static void check_html(const char *letter, const char *language, const struct written *written)
{
    g_autofree char *html = html_of(written);
    g_autofree char *text = html_to_text(html, NULL);
    g_autofree char *begin = g_strdup_printf("<html lang=\"%s\">", language);
    g_assert_nonnull(strstr(html, begin));
    check_words(letter, language, text);
}

static void test_letters(gconstpointer data)
{
    const struct phrases *row = data;
    struct post post = post_in(row->language);
    for (guint i = 0; i < G_N_ELEMENTS(LETTERS); i++) {
        struct failure failure = {0};
        struct written written;
        if (!LETTERS[i].write(&post, &written, &failure))
            g_error("%s, %s: %s", LETTERS[i].name, row->language, failure.text);
        check_words(LETTERS[i].name, row->language, written.text);
        check_html(LETTERS[i].name, row->language, &written);
        written_clear(&written);
    }
}

/* The words above, quoted as a client quotes them, with an answer under each question. */
static char *answered(const char *text)
{
    GString *reply = g_string_new("From: ann@xbb.example\r\nSubject: Re: Xff\r\n"
                                  "Content-Type: text/plain; charset=utf-8\r\n\r\n");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_string_append_printf(reply, "> %s\r\n", *line);
        if (g_str_has_prefix(*line, "1. "))
            g_string_append(reply, "\r\nxone\r\n\r\n");
        if (g_str_has_prefix(*line, "2. "))
            g_string_append(reply, "\r\nxtwo\r\n\r\n");
    }
    return g_string_free(reply, FALSE);
}

/* What was asked by question() and reminder(), in WRITTEN's words. */
struct asked_of_all {
    struct asked_question questions[G_N_ELEMENTS(QUESTIONS)];
    struct asked asked;
};

static void asked_fill(struct asked_of_all *all, const struct written *written)
{
    for (guint i = 0; i < G_N_ELEMENTS(QUESTIONS); i++)
        all->questions[i] = (struct asked_question){.kind = QUESTIONS[i].kind,
                                                    .prompt = QUESTIONS[i].prompt,
                                                    .labels = WORDS + 1,
                                                    .items = QUESTIONS[i].items};
    all->asked = (struct asked){
        .questions = all->questions, .n_questions = G_N_ELEMENTS(QUESTIONS), .text = written->text};
}

/* None of our own words comes back as an answer. */
static void test_replies(gconstpointer data)
{
    const struct phrases *row = data;
    struct post post = post_in(row->language);
    struct failure failure = {0};
    struct written written;
    g_assert_true(question(&post, &written, &failure));
    struct asked_of_all all;
    asked_fill(&all, &written);
    g_autofree char *reply = answered(written.text);
    struct description *read = mail_understand((const guint8 *)reply, strlen(reply), &all.asked);
    g_assert_cmpuint(read->answers->len, ==, 2);
    g_assert_cmpstr(((struct answer *)read->answers->pdata[0])->text, ==, "xone");
    g_assert_cmpstr(((struct answer *)read->answers->pdata[1])->text, ==, "xtwo");
    g_assert_cmpstr(read->unplaced, ==, "");
    description_free(read);
    written_clear(&written);
}

/* How Outlook on the web and on a desk begin the older mail, which they mark in no other way. */
static const char *const OUTLOOKS[] = {
    "<div class=\"elementToProof\">xone</div><div id=\"appendonsend\"></div>"
    "<hr tabindex=\"-1\" style=\"display:inline-block; width:98%\">"
    "<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\">"
    "<b>From:</b> Xsite &lt;xaa@xbb.example&gt;<br><b>Sent:</b> Tuesday, November 24, 2026 8:30 AM"
    "<br><b>To:</b> Xaa Xbb<br><b>Subject:</b> Xff</font><div>&nbsp;</div></div>",
    "<p class=\"MsoNormal\">xone</p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt\">"
    "<p class=\"MsoNormal\"><b>From:</b> Xsite &lt;xaa@xbb.example&gt;<br>"
    "<b>Sent:</b> Tuesday, November 24, 2026 8:30 AM<br><b>To:</b> Xaa Xbb<br>"
    "<b>Subject:</b> Xff</p></div>",
};

/* The HTML of WRITTEN below "xone" and what Outlook puts between them; with PLAIN its plain text
 * too, as the first of two parts. */
static char *answered_above(const struct written *written, const char *outlook, gboolean plain)
{
    g_autofree char *html = html_of(written);
    const char *body = strchr(strstr(html, "<body"), '>') + 1;
    GString *reply = g_string_new("From: ann@xbb.example\r\nSubject: Re: Xff\r\n");
    if (plain)
        g_string_append_printf(
            reply,
            "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n\r\nxone\n"
            "________________________________\nFrom: Xsite <xaa@xbb.example>\n"
            "Sent: Tuesday, November 24, 2026 8:30 AM\nTo: Xaa Xbb\nSubject: Xff\n\n%s\r\n--x\r\n",
            written->text);
    g_string_append_printf(reply, "Content-Type: text/html; charset=utf-8\r\n\r\n%s%s", outlook,
                           body);
    if (plain)
        g_string_append(reply, "\r\n--x--\r\n");
    return g_string_free(reply, FALSE);
}

static void check_answered_above(const struct written *written, const char *reply)
{
    struct asked_of_all all;
    asked_fill(&all, written);
    struct description *read = mail_understand((const guint8 *)reply, strlen(reply), &all.asked);
    g_test_message("%s", read->source);
    g_assert_cmpstr(read->text, ==, "xone");
    g_assert_cmpstr(read->unplaced, ==, "xone");
    g_assert_cmpuint(read->answers->len, ==, 0);
    description_free(read);
}

/* The HTML part says what the plain one says, so that what Outlook quotes of it is known for ours:
 * where its row of buttons were not, a word above it would answer nothing, and they the last
 * question. */
static void test_replies_with_html(gconstpointer data)
{
    const struct phrases *row = data;
    static writer *const ASKING[] = {question, reminder};
    struct post post = post_in(row->language);
    for (guint i = 0; i < G_N_ELEMENTS(ASKING); i++) {
        struct failure failure = {0};
        struct written written;
        g_assert_true(ASKING[i](&post, &written, &failure));
        for (guint k = 0; k < G_N_ELEMENTS(OUTLOOKS); k++)
            for (guint plain = 0; plain < 2; plain++) {
                g_autofree char *reply = answered_above(&written, OUTLOOKS[k], plain != 0);
                check_answered_above(&written, reply);
            }
        written_clear(&written);
    }
}

/* "de-AT" is German, "tlh" is English. */
static void test_kinds_of_a_language(void)
{
    g_assert_cmpstr(phrases_of("de-AT")->language, ==, "de");
    g_assert_cmpstr(phrases_of("JA_jp")->language, ==, "ja");
    g_assert_cmpstr(phrases_of("tlh")->language, ==, "en");
    g_assert_cmpstr(phrases_of("")->language, ==, "en");
    g_autofree char *austrian = templates_language(templates, "de-AT", "question.txt");
    g_autofree char *klingon = templates_language(templates, "tlh", "question.txt");
    g_assert_cmpstr(austrian, ==, "de");
    g_assert_cmpstr(klingon, ==, "en");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    folder = g_build_filename(g_getenv("top_srcdir"), "templates", NULL);
    templates = templates_open((const char *const[]){folder, NULL});
    g_test_add_func("/languages/phrases are complete", test_phrases_are_complete);
    g_test_add_func("/languages/numbers find their form", test_numbers_find_their_form);
    g_test_add_func("/languages/quick answers are understood", test_quick_answers_are_understood);
    g_test_add_func("/languages/templates are complete", test_templates_are_complete);
    g_test_add_func("/languages/templates have phrases", test_templates_have_phrases);
    g_test_add_func("/languages/kinds of a language", test_kinds_of_a_language);
    for (const struct phrases *row = phrases_table; row->language != NULL; row++) {
        g_autofree char *path = g_strconcat("/languages/letters in ", row->language, NULL);
        g_test_add_data_func(path, row, test_letters);
        g_autofree char *replies = g_strconcat("/languages/replies to ", row->language, NULL);
        g_test_add_data_func(replies, row, test_replies);
        g_autofree char *html =
            g_strconcat("/languages/replies with HTML to ", row->language, NULL);
        g_test_add_data_func(html, row, test_replies_with_html);
    }
    int result = g_test_run();
    templates_free(templates);
    g_free(folder);
    return result;
}
