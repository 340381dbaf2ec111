/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mails to be looked at: the usual ones, and those that break a layout. */
#include "look/scenes.h"

#include "muster/base/instant.h"
#include "work/letters/letters-page.h"

static const char *const READERS[] = {"Mia Hansen", "Oskar Lind", NULL};
static const char *const TEAMS[] = {"core", NULL};

/* Asking */

/* Yesterday's plan, in nobody's language. */
static const char *const PLANNED[] = {"Lyon #41", "import_2026.csv", NULL};

static const char *const OPEN[] = {
    "#38 @bob: no password for the test server",
    "#41 the contract with the printer in Lyon is not signed, so nobody may order any paper", NULL};

/* A third question is about what is in the way. */
static guint show(const char *const *prompts, gboolean blocked, struct question_shown *shown)
{
    enum { PLAN_OF = 0, BLOCKERS_OF = 2 };
    guint n = 0;
    for (; prompts[n] != NULL; n++)
        shown[n] = (struct question_shown){.prompt = prompts[n],
                                           .kind = n == BLOCKERS_OF ? "blocker" : "list",
                                           .items = n == PLAN_OF                  ? PLANNED
                                                    : n == BLOCKERS_OF && blocked ? OPEN
                                                                                  : NULL,
                                           .planned = SCENE_DAY - 1};
    return n;
}

static gboolean ask(const struct sample *sample, guint n_rounds, gboolean again, guint blocked,
                    struct post *post, struct template_set *templates, struct written *written_r,
                    struct failure *failure)
{
    struct question_shown daily[G_N_ELEMENTS(sample->prompts)];
    struct question_shown plan[G_N_ELEMENTS(sample->plan_prompts)];
    const struct asked_round rounds[] = {
        {sample->title, SCENE_DAY, daily, show(sample->prompts, blocked > 0, daily)},
        {sample->plan, SCENE_DAY, plan, show(sample->plan_prompts, FALSE, plan)}};
    const struct item_view waiting[] = {
        {42, "Ravi Nair", SCENE_DAY - 4, "@ann: who knows the router?", DAY_NONE, TRUE},
        {44, NULL, SCENE_DAY - 1, "call Lyon due:tue", SCENE_DAY, TRUE}};
    const struct question_view view = {.rounds = rounds,
                                       .n_rounds = n_rounds,
                                       .until = zone_instant(post->zone, SCENE_DAY, 17 * 60 + 30),
                                       .readers = READERS,
                                       .read_at =
                                           zone_instant(post->zone, SCENE_DAY + 1, 8 * 60 + 30),
                                       .waiting = waiting,
                                       .n_waiting = blocked > 0 ? G_N_ELEMENTS(waiting) : 0,
                                       .blocked = blocked};
    return (again ? letters_reminder : letters_question)(&view, post, templates, written_r,
                                                         failure);
}

static gboolean question(const struct sample *sample, struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    return ask(sample, 1, FALSE, 0, post, templates, written_r, failure);
}

static gboolean question_both(const struct sample *sample, struct post *post,
                              struct template_set *templates, struct written *written_r,
                              struct failure *failure)
{
    return ask(sample, 2, FALSE, 3, post, templates, written_r, failure);
}

static gboolean reminder(const struct sample *sample, struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    return ask(sample, 1, TRUE, 0, post, templates, written_r, failure);
}

static gboolean welcome(const struct sample *sample, struct post *post,
                        struct template_set *templates, struct written *written_r,
                        struct failure *failure)
{
    const struct coming coming[] = {{sample->title, 3, 0x1f, 9 * 60, 1}};
    const struct welcome_view view = {.coming = coming,
                                      .n_coming = 1,
                                      .first_day = SCENE_DAY + 1,
                                      .teams = TEAMS,
                                      .readers = READERS,
                                      .keep_raw_days = 30,
                                      .keep_entry_months = 24};
    return letters_welcome(&view, post, templates, written_r, failure);
}

/* Summaries. Answers stand in the order of the sample's prompts: done, next, blockers. */

static guint answers_of(const struct sample *sample, const char *const texts[3],
                        struct answer_view answers_r[3])
{
    guint n = 0;
    for (guint i = 0; i < 3; i++)
        if (texts[i] != NULL)
            answers_r[n++] = (struct answer_view){sample->labels[i], i < 2, texts[i]};
    return n;
}

static const char *const ANN[3] = {"- invoice export for Lyon\n- found an error in the tax table",
                                   "review of Bob's login patch"};
static const char *const EVA[3] = {
    "import fixed for all three customers",
    "import, part 2\nmove the nightly job to the new machine\nask Oskar about the licence"};
static const char *const RAVI[3] = {
    "Talked to the hoster about racks, prices and the date of delivery; wrote it all down in the "
    "wiki so that nobody has to ask again.",
    NULL, "The Lyon contract is not signed, so the servers cannot be ordered."};
static const char *const YUI[3] = {
    "請求書メールを翻訳しました。明日は残りの三通と、ヘルプページの用語をそろえます。"};

static const struct attached_view FILES[] = {{"plan.pdf", 120400, FILE_KEPT},
                                             {"photo of the rack.jpg", 2140000, FILE_KEPT},
                                             {"film.mov", 31000000, FILE_NOT_KEPT},
                                             {"notes.txt", 900, FILE_KEPT}};

/* Eighty short lines: more than a summary has room for. */
static char *long_list(void)
{
    GString *text = g_string_new(NULL);
    for (guint i = 1; i <= 80; i++)
        g_string_append_printf(text, "- ticket %u, looked at and answered\n", 1000 + i);
    return g_string_free(text, FALSE);
}

static const struct goal_result_view RESULTS[] = {
    {1, "open tickets", "", 120000, 60000, 96000, 104000, 40, SCENE_DAY - 1},
    {1, "answer time of what came in over night and at weekends", "h", 12000, 4000, 10500, 10500,
     19, SCENE_DAY - 30},
    {2, "", "%", 0, 100000, 40000, 40000, 40, SCENE_DAY - 30}};
static const struct goal_view GOALS[] = {
    {3, "Halve the support queue", "Ann Lee", NULL, SCENE_DAY + 127, 1, -1, GOAL_SURE_HIGH,
     DAY_NONE, RESULTS, 1},
    {7, "Answer every customer within half a day, and each of them but once", "Ravi Nair", "ops",
     SCENE_DAY + 21, 0, -1, GOAL_SURE_LOW, SCENE_DAY - 30, RESULTS + 1, 2},
    {8, "Lyon", "Eva Roth", NULL, DAY_NONE, 0, GOAL_MARK_DONE, -1, DAY_NONE, RESULTS + 2, 1}};

static gboolean summary(const struct sample *sample, struct post *post,
                        struct template_set *templates, struct written *written_r,
                        struct failure *failure)
{
    struct answer_view ann_said[3], eva_said[3], ravi_said[3], yui_said[3], leo_said[3];
    g_autofree char *tickets = long_list();
    const struct entry_view ann = {
        NULL, SCENE_DAY - 1, ENTRY_ON_TIME, ann_said, answers_of(sample, ANN, ann_said), "", FILES,
        2};
    const struct entry_view eva[] = {{NULL, SCENE_DAY - 4, ENTRY_LATE, NULL, 0,
                                      "Quiet Friday, I mostly helped support with the import.",
                                      NULL, 0},
                                     {NULL, SCENE_DAY - 1, ENTRY_ON_TIME, eva_said,
                                      answers_of(sample, EVA, eva_said), "", NULL, 0}};
    const struct entry_view leo = {NULL,
                                   SCENE_DAY - 1,
                                   ENTRY_CORRECTED,
                                   leo_said,
                                   answers_of(sample, (const char *const[3]){tickets}, leo_said),
                                   "",
                                   FILES,
                                   G_N_ELEMENTS(FILES)};
    const struct entry_view ravi = {NULL,
                                    SCENE_DAY - 1,
                                    ENTRY_ON_TIME,
                                    ravi_said,
                                    answers_of(sample, RAVI, ravi_said),
                                    "",
                                    NULL,
                                    0};
    const struct entry_view yui = {
        NULL, SCENE_DAY, ENTRY_ON_TIME, yui_said, answers_of(sample, YUI, yui_said), "", NULL, 0};
    const struct person_view core[] = {{"Ann Lee", "ann@acme.example", &ann, 1},
                                       {"Eva Roth", "eva@acme.example", eva, 2},
                                       {"Leo Brandt", "leo@acme.example", &leo, 1}};
    const struct person_view ops = {"Ravi Nair", "ravi@acme.example", &ravi, 1};
    const struct person_view tokyo = {"森 結衣", "yui@acme.example", &yui, 1};
    const struct kudos_view thanks = {"Eva Roth", "Ravi Nair", "for staying until it worked"};
    const struct team_view teams[] = {{"core", 3, 4, FALSE, 0, 0, 0, core, 3, SCENE_DAY - 8, 7},
                                      {"ops", 1, 1, FALSE, 0, 0, 0, &ops, 1, 0, 0},
                                      {"Tokyo", 1, 2, TRUE, 0, 0, 0, &tokyo, 1, 0, 0}};
    const struct blocker_view blockers[] = {{.name = "Ravi Nair",
                                             .address = "ravi@acme.example",
                                             .team = "ops",
                                             .day = SCENE_DAY - 1,
                                             .text = RAVI[2],
                                             .number = 41},
                                            {.name = "Ann Lee",
                                             .address = "ann@acme.example",
                                             .team = "core",
                                             .day = SCENE_DAY - 1,
                                             .old = TRUE,
                                             .text = "no password for the test server",
                                             .number = 38,
                                             .owner = "Bob Ray"}};
    const struct waiting_view ken = {"Ken Sato",
                                     zone_instant(zone_find("Asia/Tokyo"), SCENE_DAY, 17 * 60 + 30),
                                     zone_find("Asia/Tokyo")};
    const struct away_view tom = {"Tom Okoye", SCENE_DAY + 10};
    const struct summary_view view = {.goals = GOALS,
                                      .n_goals = G_N_ELEMENTS(GOALS),
                                      .kudos = &thanks,
                                      .n_kudos = 1,
                                      .answered = 5,
                                      .missed = 1,
                                      .waiting = 1,
                                      .blockers = blockers,
                                      .n_blockers = 2,
                                      .teams = teams,
                                      .n_teams = 3,
                                      .no_answer = (const char *const[]){"Paul Roux", NULL},
                                      .still = &ken,
                                      .n_still = 1,
                                      .away = &tom,
                                      .n_away = 1};
    return letters_summary(&view, post, templates, written_r, failure);
}

enum { PEOPLE = 60, IN_TEAM = 12 };

static gboolean summary_of_sixty(const struct sample *sample, struct post *post,
                                 struct template_set *templates, struct written *written_r,
                                 struct failure *failure)
{
    static const char *const *const SAID[] = {ANN, EVA, RAVI, YUI};
    g_autofree char *tickets = long_list();
    const char *const much[3] = {tickets, tickets};
    struct answer_view answers[PEOPLE][3];
    struct entry_view entries[PEOPLE];
    struct person_view people[PEOPLE];
    struct team_view teams[PEOPLE / IN_TEAM];
    char names[PEOPLE][32], addresses[PEOPLE][32], team_names[PEOPLE / IN_TEAM][16];
    for (guint i = 0; i < PEOPLE; i++) {
        g_snprintf(names[i], sizeof names[i], "Person Number %u", i + 1);
        g_snprintf(addresses[i], sizeof addresses[i], "person.%u@acme.example", i + 1);
        const char *const *texts = i % 5 == 4 ? much : SAID[i % 5];
        entries[i] = (struct entry_view){
            NULL, SCENE_DAY - 1, ENTRY_ON_TIME, answers[i], answers_of(sample, texts, answers[i]),
            "",   FILES,         i % 5};
        people[i] = (struct person_view){names[i], addresses[i], &entries[i], 1};
    }
    for (guint i = 0; i < G_N_ELEMENTS(teams); i++) {
        g_snprintf(team_names[i], sizeof team_names[i], "team %u", i + 1);
        teams[i] = (struct team_view){team_names[i],        IN_TEAM, IN_TEAM + 1, FALSE, 0, 0, 0,
                                      &people[i * IN_TEAM], IN_TEAM, 0,           0};
    }
    const struct summary_view view = {.answered = PEOPLE,
                                      .missed = G_N_ELEMENTS(teams),
                                      .teams = teams,
                                      .n_teams = G_N_ELEMENTS(teams)};
    return letters_summary(&view, post, templates, written_r, failure);
}

#define NOA "\u05e0\u05d5\u05e2\u05d4 \u05db\u05d4\u05df"         /* Hebrew */
#define SALMA "\u0633\u0644\u0645\u0649 \u0646\u0635\u0627\u0631" /* Arabic */

static gboolean summary_leftwards(const struct sample *sample, struct post *post,
                                  struct template_set *templates, struct written *written_r,
                                  struct failure *failure)
{
    struct answer_view noa_said[3], salma_said[3];
    const char *const noa_texts[3] = {
        "\u05ea\u05d9\u05e7\u05e0\u05ea\u05d9 \u05d0\u05ea \u05d4\u05d9\u05d9\u05d1\u05d5\u05d0.\n"
        "\u05d1\u05d3\u05e7\u05ea\u05d9 \u05d0\u05ea PR 41 \u05e9\u05dc Bob.",
        "review of the invoice export"};
    const char *const salma_texts[3] = {
        "\u0643\u062a\u0628\u062a \u062a\u0642\u0631\u064a\u0631 \u0627\u0644\u0623\u0633\u0628\u0648\u0639",
        NULL,
        "\u0644\u0627 \u0623\u0633\u062a\u0637\u064a\u0639 \u0627\u0644\u062f\u062e\u0648\u0644"};
    const struct entry_view noa = {
        NULL, SCENE_DAY - 4, ENTRY_LATE, noa_said, answers_of(sample, noa_texts, noa_said),
        "",   NULL,          0};
    const struct entry_view salma = {NULL,
                                     SCENE_DAY - 1,
                                     ENTRY_ON_TIME,
                                     salma_said,
                                     answers_of(sample, salma_texts, salma_said),
                                     "",
                                     NULL,
                                     0};
    const struct person_view people[] = {{NOA, "noa@acme.example", &noa, 1},
                                         {SALMA, "salma@acme.example", &salma, 1}};
    const struct team_view team = {
        "\u05de\u05d5\u05e6\u05e8", 2, 4, TRUE, 0, 0, 0, people, 2, 0, 0};
    const struct blocker_view blocker = {.name = SALMA,
                                         .address = "salma@acme.example",
                                         .team = team.name,
                                         .day = SCENE_DAY - 1,
                                         .text = salma_texts[2],
                                         .number = 42};
    const struct waiting_view noa_waits = {NOA, zone_instant(post->zone, SCENE_DAY, 17 * 60 + 30),
                                           post->zone};
    const struct summary_view view = {.answered = 2,
                                      .missed = 1,
                                      .waiting = 1,
                                      .blockers = &blocker,
                                      .n_blockers = 1,
                                      .teams = &team,
                                      .n_teams = 1,
                                      .no_answer =
                                          (const char *const[]){SALMA, "Bob Lee", NOA, NULL},
                                      .still = &noa_waits,
                                      .n_still = 1};
    post->to.name = NOA;
    return letters_summary(&view, post, templates, written_r, failure);
}

static gboolean summary_of_long_words(const struct sample *sample, struct post *post,
                                      struct template_set *templates, struct written *written_r,
                                      struct failure *failure)
{
    struct answer_view said[3];
    const char *const texts[3] = {
        "https://build.acme.example/artifacts/nightly/2026-11-23/x86_64-linux-gnu/debug/"
        "muster_0.1+git20261123.4f6bd6c-1_amd64.changes.sha256sum.txt?download=1\n"
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsanlagenbetriebsrat",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    const struct entry_view entry = {
        NULL, SCENE_DAY - 1, ENTRY_ON_TIME, said, answers_of(sample, texts, said), "", NULL, 0};
    const struct person_view person = {"Wolfeschlegelsteinhausenbergerdorff-Hubert",
                                       "w@acme.example", &entry, 1};
    const struct team_view team = {"Rindfleischetikettierungsueberwachungsaufgabenuebertragung",
                                   1,
                                   1,
                                   FALSE,
                                   0,
                                   0,
                                   0,
                                   &person,
                                   1,
                                   0,
                                   0};
    const struct blocker_view blocker = {.name = person.name,
                                         .address = person.address,
                                         .team = team.name,
                                         .day = SCENE_DAY - 1,
                                         .text = texts[1],
                                         .number = 43};
    const struct summary_view view = {
        .answered = 1, .blockers = &blocker, .n_blockers = 1, .teams = &team, .n_teams = 1};
    return letters_summary(&view, post, templates, written_r, failure);
}

static gboolean summary_of_nothing(G_GNUC_UNUSED const struct sample *sample, struct post *post,
                                   struct template_set *templates, struct written *written_r,
                                   struct failure *failure)
{
    const struct team_view team = {"core", 0, 2, FALSE, 0, 0, 0, NULL, 0, 0, 0};
    const struct summary_view view = {.missed = 2,
                                      .teams = &team,
                                      .n_teams = 1,
                                      .no_answer =
                                          (const char *const[]){"Ann Lee", "Paul Roux", NULL}};
    return letters_summary(&view, post, templates, written_r, failure);
}

static gboolean comment(const struct sample *sample, struct post *post,
                        struct template_set *templates, struct written *written_r,
                        struct failure *failure)
{
    const struct news_part parts[] = {
        {.kind = "comment",
         .name = "Mia Hansen",
         .text = "Well done!\nCould you show it to the others on Thursday?"},
        {.kind = "comment",
         .name = NOA,
         .text = "\u05de\u05e6\u05d5\u05d9\u05df, \u05ea\u05d5\u05d3\u05d4"},
        {.kind = "reaction", .name = "Eva Roth", .text = "\U0001F44D"},
        {.kind = "reaction", .name = "Ravi Nair", .text = "\U0001F44D"}};
    const struct thread_view thread = {.own = TRUE,
                                       .about = "Ann Lee",
                                       .title = sample->title,
                                       .day = SCENE_DAY - 1,
                                       .parts = parts,
                                       .n_parts = G_N_ELEMENTS(parts),
                                       .words = (const char *const[]){ANN[0], NULL}};
    const struct kudos_view thanks = {"Ravi Nair", NULL, "for the review of the login patch"};
    const struct news_view view = {.place = NEWS_OF_OWN,
                                   .again = TRUE,
                                   .threads = &thread,
                                   .n_threads = 1,
                                   .kudos = &thanks,
                                   .n_kudos = 1};
    return letters_news(&view, post, templates, written_r, failure);
}

static gboolean report(const struct sample *sample, struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct answer_view said[3];
    const struct entry_view entry = {
        NULL, SCENE_DAY - 5, ENTRY_ON_TIME, said, answers_of(sample, EVA, said), "", NULL, 0};
    const struct person_view person = {"Eva Roth", "eva@acme.example", &entry, 1};
    const struct team_view team = {"core", 13, 15, FALSE, 41, 33, 5, &person, 1, 0, 0};
    const struct blocker_view blocker = {.name = "Ravi Nair",
                                         .address = "ravi@acme.example",
                                         .team = "ops",
                                         .day = SCENE_DAY - 4,
                                         .text = RAVI[2],
                                         .number = 41};
    const struct report_view view = {
        .about = "core",
        .since = SCENE_DAY - 8,
        .until = SCENE_DAY - 2,
        .summary = {.blockers = &blocker, .n_blockers = 1, .teams = &team, .n_teams = 1}};
    return letters_report(&view, post, templates, written_r, failure);
}

static gboolean receipt(const struct sample *sample, struct post *post,
                        struct template_set *templates, struct written *written_r,
                        struct failure *failure)
{
    const struct receipt_answer answers[] = {{1, sample->prompts[0], EVA[0]},
                                             {2, sample->prompts[1], EVA[1]}};
    const struct receipt_view view = {.kind = RECEIPT_MOVED,
                                      .title = sample->title,
                                      .meant = SCENE_DAY - 1,
                                      .day = SCENE_DAY,
                                      .n_questions = 3,
                                      .answers = answers,
                                      .n_answers = 2};
    return letters_receipt(&view, post, templates, written_r, failure);
}

static gboolean items(G_GNUC_UNUSED const struct sample *sample, struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure)
{
    const struct news_part parts[] = {{.kind = "item",
                                       .name = "Ravi Nair",
                                       .text = "@ann: no password for the test server",
                                       .number = 38,
                                       .day = SCENE_DAY,
                                       .due = DAY_NONE,
                                       .asked = TRUE},
                                      {.kind = "item",
                                       .name = "Ravi Nair",
                                       .text = "@ann the contract with the printer in Lyon, today",
                                       .number = 41,
                                       .day = SCENE_DAY,
                                       .due = SCENE_DAY + 3,
                                       .asked = TRUE}};
    const struct thread_view thread = {.about = "Ravi Nair",
                                       .title = sample->title,
                                       .day = SCENE_DAY,
                                       .parts = parts,
                                       .n_parts = G_N_ELEMENTS(parts),
                                       .words = (const char *const[]){NULL}};
    const struct news_view view = {.place = NEWS_OF_ITEM,
                                   .number = 38,
                                   .first_name = "Ravi Nair",
                                   .first_text = parts[0].text,
                                   .more = 1,
                                   .threads = &thread,
                                   .n_threads = 1};
    return letters_news(&view, post, templates, written_r, failure);
}

static gboolean news(const struct sample *sample, struct post *post, struct template_set *templates,
                     struct written *written_r, struct failure *failure)
{
    const struct news_part ravi = {.kind = "item",
                                   .name = "Ravi Nair",
                                   .text = "@ann: no password for the test server",
                                   .number = 38,
                                   .day = SCENE_DAY,
                                   .due = DAY_NONE,
                                   .asked = TRUE};
    const struct news_part eva[] = {
        {.kind = "comment", .name = "Mia Hansen", .text = "@ann, is that the table of 2020?"},
        {.kind = "reaction", .name = NOA, .text = "\U0001F914"}};
    const struct thread_view threads[] = {{.about = "Ravi Nair",
                                           .title = sample->title,
                                           .day = SCENE_DAY,
                                           .parts = &ravi,
                                           .n_parts = 1,
                                           .words = (const char *const[]){NULL}},
                                          {.about = "Eva Roth",
                                           .title = sample->title,
                                           .day = SCENE_DAY - 1,
                                           .parts = eva,
                                           .n_parts = G_N_ELEMENTS(eva),
                                           .words = (const char *const[]){EVA[0], NULL}}};
    const struct news_view view = {
        .place = NEWS_OF_MANY, .threads = threads, .n_threads = G_N_ELEMENTS(threads)};
    return letters_news(&view, post, templates, written_r, failure);
}

static gboolean offer(G_GNUC_UNUSED const struct sample *sample, struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure)
{
    const struct offer_view view = {.missed = 5, .paused_after = 10, .minute = 10 * 60 + 30};
    return letters_offer(&view, post, templates, written_r, failure);
}

static gboolean transcript(G_GNUC_UNUSED const struct sample *sample, struct post *post,
                           struct template_set *templates, struct written *written_r,
                           struct failure *failure)
{
    struct values *ask = values_new(), *away = values_new(), *leave = values_new();
    values_set_flag(ask, "done", TRUE);
    values_set_text(values_set_object(ask, "ask"), "value", "10:30");
    values_set_flag(away, "done", TRUE);
    struct values *days = values_set_object(away, "away");
    values_set_text(days, "first", "Mon 21 Dec");
    values_set_text(days, "last", "Mon 4 Jan");
    values_set_flag(leave, "waits", TRUE);
    values_set_text(leave, "understood", "leave");
    const struct transcript_line lines[] = {
        {"at 10:30", ask}, {"vacation 21 Dec..4 Jan", away}, {"leave", leave}};
    const struct transcript_view view = {"another hour", lines, G_N_ELEMENTS(lines), TRUE, FALSE};
    gboolean done = letters_transcript(&view, post, templates, written_r, failure);
    values_free(ask);
    values_free(away);
    values_free(leave);
    return done;
}

/* "goals", and the page of one. */
static gboolean goals(G_GNUC_UNUSED const struct sample *sample, struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure)
{
    const struct phrases *phrases = phrases_of(post->language);
    struct values *list = values_new(), *page = values_new();
    values_set_flag(list, "done", TRUE);
    struct values *all = values_set_object(list, "goals");
    values_set_flag(all, "list", TRUE);
    values_set_number(all, "example", 3);
    struct values *each = values_set_list(all, "each");
    for (guint i = 0; i < G_N_ELEMENTS(GOALS); i++)
        put_goal(values_add_object(each), phrases, SCENE_DAY, &GOALS[i]);
    values_set_flag(page, "done", TRUE);
    struct values *one = values_set_object(page, "goals");
    put_goal(values_add_object(values_set_list(one, "each")), phrases, SCENE_DAY, &GOALS[0]);
    values_set_flag(one, "has_steps", TRUE);
    struct values *step = values_add_object(values_set_list(one, "steps"));
    values_set_text(step, "line", "Tue 24 Nov, Ann Lee: 96, mostly Lyon");
    const struct transcript_line lines[] = {{"goals", list}, {"goal 3", page}};
    const struct transcript_view view = {"goals", lines, G_N_ELEMENTS(lines), TRUE, FALSE};
    gboolean done = letters_transcript(&view, post, templates, written_r, failure);
    values_free(list);
    values_free(page);
    return done;
}

static gboolean probe(G_GNUC_UNUSED const struct sample *sample, struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure)
{
    return letters_probe(post, templates, written_r, failure);
}

static gboolean trial(G_GNUC_UNUSED const struct sample *sample, struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure)
{
    return letters_trial("A-äöß-éñ-€-日本語-Z", post, templates, written_r, failure);
}

const struct scene scenes[] = {
    {"question", question},
    {"question-both", question_both},
    {"reminder", reminder},
    {"welcome", welcome},
    {"summary", summary},
    {"summary-quiet", summary_of_nothing},
    {"summary-leftwards", summary_leftwards},
    {"summary-long", summary_of_long_words},
    {"summary-60", summary_of_sixty},
    {"comment", comment},
    {"report", report},
    {"receipt", receipt},
    {"items", items},
    {"kudos", scene_kudos},
    {"pulse", scene_pulse},
    {"pulse-published", scene_pulse_published},
    {"news", news},
    {"offer", offer},
    {"transcript", transcript},
    {"goals", goals},
    {"probe", probe},
    {"trial", trial},
    {.name = NULL},
};
