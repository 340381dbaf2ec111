/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes one mail of each kind, for a small team and for sixty people, to be looked at: FOLDER/NAME.txt, .html and .eml.
 *     letters TEMPLATES FOLDER
 * With a number in place of FOLDER it writes that many question mails nowhere and says how long one took. */
#include "work/letters.h"

#include "muster/base/instant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const READERS[] = {"Mia Hansen", "Oskar Lind", NULL};
static const char *const TEAMS[] = {"core", NULL};
static const char *const PLANNED[] = {"invoice export for Lyon", "review of Bob's login patch",
                                      NULL};
static const struct question_shown QUESTIONS[] = {
    {.prompt = "What did you get done since your last check-in?",
     .kind = "list",
     .items = PLANNED,
     .planned = 20780},
    {.prompt = "What will you do next?", .kind = "list"},
    {.prompt = "Is anything in your way?", .kind = "blocker"},
};
static const struct question_shown PLAN[] = {
    {.prompt = "What will you do this week?", .kind = "list"}};

static int32_t day(const char *text)
{
    int32_t day = 0;
    day_parse(text, &day);
    return day;
}

static gint64 berlin(const char *date, int minute)
{
    return zone_instant(zone_find("Europe/Berlin"), day(date), minute);
}

static struct post post_of(const char *handle, const char *date, int minute)
{
    return (struct post){.from = {"Acme check-in", "checkin@acme.example"},
                         .to = {"Ann Lee", "ann@acme.example"},
                         .reply_to =
                             "checkin+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@acme.example",
                         .message_id = handle,
                         .site = "checkin@acme.example",
                         .list_id = "checkin.acme.example",
                         .language = "en",
                         .zone = zone_find("Europe/Berlin"),
                         .now = berlin(date, minute),
                         .owner = "sam@acme.example"};
}

static struct question_view question_of(const struct asked_round *rounds, guint n_rounds)
{
    return (struct question_view){.rounds = rounds,
                                  .n_rounds = n_rounds,
                                  .until = berlin("2026-11-24", 17 * 60 + 30),
                                  .readers = READERS,
                                  .read_at = berlin("2026-11-25", 8 * 60 + 30)};
}

static void save(const char *folder, const char *name, const struct written *written)
{
    gsize size;
    const char *bytes = g_bytes_get_data(written->bytes, &size);
    g_autofree char *text = g_strconcat(folder, "/", name, ".txt", NULL);
    g_autofree char *mail = g_strconcat(folder, "/", name, ".eml", NULL);
    g_file_set_contents(text, written->text, -1, NULL);
    g_file_set_contents(mail, bytes, (gssize)size, NULL);
}

static void finish(const char *folder, const char *name, gboolean written, struct written *mail,
                   const struct failure *failure)
{
    if (!written) {
        fprintf(stderr, "letters: %s: %s\n", name, failure->text);
        exit(1);
    }
    if (folder != NULL)
        save(folder, name, mail);
    written_clear(mail);
}

static void write_questions(const char *folder, struct template_set *templates)
{
    const struct asked_round rounds[] = {
        {"Your check-in", day("2026-11-24"), QUESTIONS, G_N_ELEMENTS(QUESTIONS)},
        {"Your plan", day("2026-11-24"), PLAN, G_N_ELEMENTS(PLAN)}};
    struct post post = post_of("q@acme.example", "2026-11-24", 9 * 60);
    struct question_view one = question_of(rounds, 1), both = question_of(rounds, 2);
    struct failure failure = {0};
    struct written mail;
    finish(folder, "question", letters_question(&one, &post, templates, &mail, &failure), &mail,
           &failure);
    finish(folder, "question-both", letters_question(&both, &post, templates, &mail, &failure),
           &mail, &failure);
    finish(folder, "reminder", letters_reminder(&one, &post, templates, &mail, &failure), &mail,
           &failure);
}

static void write_welcome(const char *folder, struct template_set *templates)
{
    const struct coming coming[] = {{"Your check-in", 3, 0x1f, 9 * 60, 1}};
    const struct welcome_view view = {.coming = coming,
                                      .n_coming = 1,
                                      .first_day = day("2026-11-24"),
                                      .teams = TEAMS,
                                      .readers = READERS,
                                      .keep_raw_days = 30,
                                      .keep_entry_months = 24};
    struct post post = post_of("w@acme.example", "2026-11-23", 14 * 60);
    struct failure failure = {0};
    struct written mail;
    finish(folder, "welcome", letters_welcome(&view, &post, templates, &mail, &failure), &mail,
           &failure);
}

static const struct answer_view ANN[] = {
    {"done", TRUE, "- invoice export for Lyon\n- found an error in the tax table"},
    {"next", TRUE, "review of Bob's login patch"}};
static const struct answer_view EVA[] = {
    {"done", TRUE, "import fixed for all three customers"},
    {"next", TRUE,
     "import, part 2\nmove the nightly job to the new machine\nask Oskar about the licence"}};
static const struct answer_view RAVI[] = {
    {"done", TRUE,
     "Talked to the hoster about racks, prices and the date of delivery; wrote it all down in the wiki so that nobody has to ask again."},
    {"blockers", FALSE, "The Lyon contract is not signed, so the servers cannot be ordered."}};
static const struct answer_view YUI[] = {
    {"done", TRUE,
     "\xe8\xab\x8b\xe6\xb1\x82\xe6\x9b\xb8\xe3\x83\xa1\xe3\x83\xbc\xe3\x83\xab\xe3\x82\x92\xe7\xbf\xbb\xe8\xa8\xb3\xe3\x81\x97\xe3\x81\xbe\xe3\x81\x97\xe3\x81\x9f"}};

static void write_small_summary(const char *folder, struct template_set *templates)
{
    const struct entry_view ann = {NULL, day("2026-11-23"), ENTRY_ON_TIME, ANN, 2, ""};
    const struct entry_view eva[] = {{NULL, day("2026-11-20"), ENTRY_LATE, NULL, 0,
                                      "Quiet Friday, I mostly helped support with the import."},
                                     {NULL, day("2026-11-23"), ENTRY_ON_TIME, EVA, 2, ""}};
    const struct entry_view ravi = {NULL, day("2026-11-23"), ENTRY_ON_TIME, RAVI, 2, ""};
    const struct entry_view yui = {NULL, day("2026-11-24"), ENTRY_ON_TIME, YUI, 1, ""};
    const struct person_view core[] = {{"Ann Lee", "ann@acme.example", &ann, 1},
                                       {"Eva Roth", "eva@acme.example", eva, 2}};
    const struct person_view ops = {"Ravi Nair", "ravi@acme.example", &ravi, 1};
    const struct person_view tokyo = {"Yui Mori", "yui@acme.example", &yui, 1};
    const struct team_view teams[] = {{"core", 2, 3, FALSE, core, 2},
                                      {"ops", 1, 1, FALSE, &ops, 1},
                                      {"Tokyo", 1, 2, TRUE, &tokyo, 1}};
    const struct blocker_view blocker = {"Ravi Nair", "ravi@acme.example", "ops", day("2026-11-23"),
                                         RAVI[1].text};
    const struct waiting_view ken = {
        "Ken Sato", zone_instant(zone_find("Asia/Tokyo"), day("2026-11-24"), 17 * 60 + 30),
        zone_find("Asia/Tokyo")};
    const struct away_view tom = {"Tom Okoye", day("2026-12-04")};
    const struct summary_view view = {.answered = 4,
                                      .missed = 1,
                                      .waiting = 1,
                                      .blockers = &blocker,
                                      .n_blockers = 1,
                                      .teams = teams,
                                      .n_teams = 3,
                                      .no_answer = (const char *const[]){"Paul Roux", NULL},
                                      .still = &ken,
                                      .n_still = 1,
                                      .away = &tom,
                                      .n_away = 1};
    struct post post = post_of("s@acme.example", "2026-11-24", 8 * 60 + 30);
    post.to = (struct mailbox){"Mia Hansen", "mia@acme.example"};
    struct failure failure = {0};
    struct written mail;
    finish(folder, "summary", letters_summary(&view, &post, templates, &mail, &failure), &mail,
           &failure);
}

enum { PEOPLE = 60, IN_TEAM = 12 };

static void write_large_summary(const char *folder, struct template_set *templates)
{
    static char names[PEOPLE][32];
    struct entry_view entries[PEOPLE];
    struct person_view people[PEOPLE];
    struct team_view teams[PEOPLE / IN_TEAM];
    static char team_names[PEOPLE / IN_TEAM][16];
    const struct answer_view *said[] = {ANN, EVA, RAVI};
    for (guint i = 0; i < PEOPLE; i++) {
        g_snprintf(names[i], sizeof names[i], "Person Number %u", i + 1);
        entries[i] =
            (struct entry_view){NULL, day("2026-11-23"), ENTRY_ON_TIME, said[i % 3], 2, ""};
        people[i] = (struct person_view){names[i], "someone.long@acme.example", &entries[i], 1};
    }
    for (guint i = 0; i < PEOPLE / IN_TEAM; i++) {
        g_snprintf(team_names[i], sizeof team_names[i], "team %u", i + 1);
        teams[i] = (struct team_view){team_names[i],        IN_TEAM, IN_TEAM + 1, FALSE,
                                      &people[i * IN_TEAM], IN_TEAM};
    }
    const struct summary_view view = {.answered = PEOPLE,
                                      .missed = PEOPLE / IN_TEAM,
                                      .teams = teams,
                                      .n_teams = PEOPLE / IN_TEAM};
    struct post post = post_of("l@acme.example", "2026-11-24", 8 * 60 + 30);
    struct failure failure = {0};
    struct written mail;
    finish(folder, "summary-60", letters_summary(&view, &post, templates, &mail, &failure), &mail,
           &failure);
}

static void time_questions(guint count, struct template_set *templates)
{
    const struct asked_round round = {"Your check-in", day("2026-11-24"), QUESTIONS,
                                      G_N_ELEMENTS(QUESTIONS)};
    struct post post = post_of("q@acme.example", "2026-11-24", 9 * 60);
    struct question_view view = question_of(&round, 1);
    clock_t start = clock(); /* of this process: others may be busy */
    for (guint i = 0; i < count; i++) {
        struct failure failure = {0};
        struct written mail;
        finish(NULL, "question", letters_question(&view, &post, templates, &mail, &failure), &mail,
               &failure);
    }
    printf("%u question mails, %.1f microseconds each\n", count,
           (double)(clock() - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC / count);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: letters TEMPLATES FOLDER|COUNT\n");
        return 64;
    }
    struct template_set *templates = templates_open((const char *const[]){argv[1], NULL});
    guint count = (guint)strtoul(argv[2], NULL, 10);
    if (count > 0) {
        time_questions(count, templates);
    } else {
        write_questions(argv[2], templates);
        write_welcome(argv[2], templates);
        write_small_summary(argv[2], templates);
        write_large_summary(argv[2], templates);
    }
    templates_free(templates);
    return 0;
}
