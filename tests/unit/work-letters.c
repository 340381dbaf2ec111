/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters: the words people get, to the letter, and that nothing which people wrote can do more than be read. */
#include "work/letters/letters.h"

#include "letters-support.h"
#include "work/letters/phrases.h"

#include <glib/gstdio.h>
#include <string.h>

#include "muster/base/instant.h"

static struct template_set *templates;

static int32_t day(const char *text)
{
    int32_t day = 0;
    g_assert_true(day_parse(text, &day));
    return day;
}

static gint64 at(const char *zone, const char *date, int hour, int minute)
{
    return zone_instant(zone_find(zone), day(date), hour * 60 + minute);
}

static struct post post_to_ann(void)
{
    return (struct post){.from = {"Acme check-in", "checkin@acme.example"},
                         .to = {"Ann Lee", "ann@acme.example"},
                         .reply_to = "checkin+token@acme.example",
                         .message_id = "handle@acme.example",
                         .site = "checkin@acme.example",
                         .list_id = "checkin.acme.example",
                         .language = "en",
                         .zone = zone_find("Europe/Berlin"),
                         .now = at("Europe/Berlin", "2026-11-24", 9, 0),
                         .owner = "sam@acme.example"};
}

static const char *const READERS[] = {"Mia Hansen", "Oskar Lind", NULL};
static const char *const NOBODY[] = {NULL};
static const char *const PLANNED[] = {"invoice export for Lyon", "review of Bob's login patch",
                                      NULL};
static const struct question_shown QUESTIONS[] = {
    {.prompt = "What did you get done since your last check-in?", .kind = "list"},
    {.prompt = "What will you do next?", .kind = "list"},
    {.prompt = "Is anything in your way?", .kind = "blocker"},
};
static const struct question_shown PLAN[] = {
    {.prompt = "What will you do this week?", .kind = "list"}};

static struct question_view daily_view(struct asked_round *round)
{
    *round = (struct asked_round){"Your check-in", day("2026-11-24"), QUESTIONS,
                                  G_N_ELEMENTS(QUESTIONS)};
    return (struct question_view){.rounds = round,
                                  .n_rounds = 1,
                                  .until = at("Europe/Berlin", "2026-11-24", 17, 30),
                                  .readers = READERS,
                                  .read_at = at("Europe/Berlin", "2026-11-25", 8, 30)};
}

/* What a header says; NULL when it is not there. Folded lines are not looked for. */
static char *header_of(const struct written *mail, const char *name)
{
    gsize size;
    const char *data = g_bytes_get_data(mail->bytes, &size);
    g_autofree char *all = g_strndup(data, size);
    *strstr(all, "\r\n\r\n") = '\0';
    g_autofree char *start = g_strdup_printf("\r\n%s: ", name);
    const char *found = strstr(all, start);
    if (found == NULL)
        return NULL;
    found += strlen(start);
    return g_strndup(found, strcspn(found, "\r"));
}

/* Caller frees. */
static char *in_one_line(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *words = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++)
        if (g_strstrip(*line)[0] != '\0')
            g_string_append_printf(words, "%s ", *line);
    return g_string_free(words, FALSE);
}

static void check_header(const struct written *mail, const char *name, const char *expected)
{
    g_autofree char *value = header_of(mail, name);
    g_assert_cmpstr(value, ==, expected);
}

static gboolean says(const struct written *mail, const char *words)
{
    gsize size;
    const char *data = g_bytes_get_data(mail->bytes, &size);
    return g_strstr_len(data, (gssize)size, words) != NULL;
}

static void test_question(void)
{
    struct asked_round round;
    struct question_view view = daily_view(&round);
    struct post post = post_to_ann();
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_question(&view, &post, templates, &mail, &failure));
    check_header(&mail, "Subject", "Your check-in, Tue 24 Nov");
    check_header(&mail, "Date", "Tue, 24 Nov 2026 09:00:00 +0100");
    check_header(&mail, "Reply-To", "checkin+token@acme.example");
    check_header(&mail, "Auto-Submitted", NULL);
    check_header(&mail, "List-Id", NULL);
    g_assert_cmpstr(
        mail.text, ==,
        "Hello Ann. Hit Reply and answer in your own words, above this text or \n"
        "under the questions. A line each is plenty. Until 17:30 today.\n"
        "\n"
        "1. What did you get done since your last check-in?\n"
        "\n"
        "2. What will you do next?\n"
        "\n"
        "3. Is anything in your way?\n"
        "\n"
        "Little to say? One of these words is enough: \"same\", \"nothing new\", \n"
        "\"skip\", \"off today\".\n"
        "\n"
        "-- \n"
        "Read by Mia Hansen and Oskar Lind, tomorrow at 08:30 at the earliest, \n"
        "and, on request, by your team. When you answered is not shown.\n"
        "A mistake? Reply again: \"2. the new text\".\n"
        "Another hour, a break, or leaving: reply \"at 10:30\", \"pause\" or \"leave\".\n");
    g_assert_true(html_says(&mail, "<p class=\"ask\">1. What did you get done since your last "
                                   "check-in?</p>\n"));
    g_assert_cmpuint(g_bytes_get_size(mail.bytes), <, 6000);
    written_clear(&mail);
}

static void test_two_rounds_are_numbered_through(void)
{
    struct asked_round rounds[2];
    struct question_view view = daily_view(&rounds[0]);
    rounds[1] = (struct asked_round){"Your plan", day("2026-11-24"), PLAN, G_N_ELEMENTS(PLAN)};
    view.n_rounds = 2;
    view.read_at = 0;
    struct post post = post_to_ann();
    post.to.name = "ann@acme.example";
    post.owner = "";
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_question(&view, &post, templates, &mail, &failure));
    check_header(&mail, "Subject", "Your check-in and Your plan, Tue 24 Nov");
    g_assert_true(g_str_has_prefix(mail.text, "Hello. Hit Reply"));
    g_assert_nonnull(strstr(mail.text, "\nYour check-in\n\n1. What did"));
    g_assert_nonnull(strstr(mail.text, "\nYour plan\n\n4. What will you do this week?\n"));
    g_assert_nonnull(
        strstr(mail.text, "Read by Mia Hansen and Oskar Lind and, on request, by your team."));
    g_assert_null(strstr(mail.text, "write to"));
    written_clear(&mail);
}

/* Below a question stands what helps to answer it. */
static void test_hints_and_plan(void)
{
    static const char *const places[] = {"office", "home", NULL};
    static const struct question_shown questions[] = {
        {.prompt = "Done?", .kind = "list", .items = PLANNED, .planned = 20780},
        {.prompt = "Where?", .kind = "choice", .choices = places},
        {.prompt = "In on Friday?", .kind = "yes-no"},
        {.prompt = "Next?", .kind = "list"},
    };
    struct asked_round round;
    struct question_view view = daily_view(&round);
    round.questions = questions;
    round.n_questions = G_N_ELEMENTS(questions);
    struct post post = post_to_ann();
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_question(&view, &post, templates, &mail, &failure));
    g_assert_nonnull(strstr(mail.text, "\n1. Done?\n"
                                       "\n   On Monday you planned (put an x, or just write):\n"
                                       "   [ ] invoice export for Lyon\n"
                                       "   [ ] review of Bob's login patch\n"
                                       "\n2. Where?\n   (one of: office, home)\n"
                                       "\n3. In on Friday?\n   (yes or no)\n"
                                       "\n4. Next?\n\n"));
    g_assert_true(html_says(&mail, "[ ] review of Bob"));
    g_assert_true(html_says(&mail, "(yes or no)"));
    written_clear(&mail);
    g_assert_true(letters_reminder(&view, &post, templates, &mail, &failure));
    g_assert_nonnull(strstr(mail.text, "   [ ] invoice export for Lyon\n"));
    written_clear(&mail);
}

static void test_one_question_and_no_reader(void)
{
    struct asked_round round;
    struct question_view view = daily_view(&round);
    round.questions = PLAN;
    round.n_questions = 1;
    view.readers = NOBODY;
    struct post post = post_to_ann();
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_question(&view, &post, templates, &mail, &failure));
    g_assert_nonnull(strstr(mail.text, "under the question. A line is plenty."));
    g_assert_nonnull(strstr(
        mail.text, "Nobody gets a summary of this yet; on request, your team can read it.\n"));
    g_assert_nonnull(strstr(mail.text, "Reply again: \"1. the new text\"."));
    written_clear(&mail);
}

static void test_reminder_stays_in_its_thread(void)
{
    struct asked_round round;
    struct question_view view = daily_view(&round);
    struct post post = post_to_ann();
    post.in_reply_to = "first@acme.example";
    post.references = (const char *const[]){"first@acme.example", NULL};
    post.now = at("Europe/Berlin", "2026-11-24", 15, 0);
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_reminder(&view, &post, templates, &mail, &failure));
    check_header(&mail, "Subject", "Re: Your check-in, Tue 24 Nov");
    check_header(&mail, "In-Reply-To", "<first@acme.example>");
    check_header(&mail, "References", "<first@acme.example>");
    check_header(&mail, "Auto-Submitted", NULL);
    g_assert_true(g_str_has_prefix(
        mail.text, "Hello Ann. These questions still wait for your answer; it is on time \n"
                   "until 17:30 today."));
    g_assert_nonnull(strstr(mail.text, "\n2. What will you do next?\n"));
    written_clear(&mail);
}

static void test_welcome(void)
{
    const struct coming coming = {"Your check-in", 3, 0x1f, 9 * 60, 1};
    const char *const teams[] = {"core", NULL};
    struct welcome_view view = {.coming = &coming,
                                .n_coming = 1,
                                .first_day = day("2026-11-25"),
                                .teams = teams,
                                .readers = READERS,
                                .keep_raw_days = 30,
                                .keep_entry_months = 24};
    struct post post = post_to_ann();
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_welcome(&view, &post, templates, &mail, &failure));
    check_header(&mail, "Subject",
                 "From tomorrow: a short check-in by mail, for Mia Hansen and Oskar");
    check_header(&mail, "Auto-Submitted", "auto-generated");
    check_header(&mail, "List-Id", "Acme check-in <checkin.acme.example>");
    g_assert_nonnull(strstr(mail.text, "From tomorrow, Wed 25 Nov, at 09:00.\n"));
    g_assert_nonnull(strstr(mail.text, "  What comes   Your check-in: three questions, Mon to Fri "
                                       "at 09:00; one\n               reminder if you forget\n"));
    g_assert_nonnull(strstr(mail.text, "answers 24 months, original mails 30 days"));
    written_clear(&mail);

    view.first_day = day("2026-11-30");
    view.readers = (const char *const[]){"Mia Hansen", NULL};
    g_assert_true(letters_welcome(&view, &post, templates, &mail, &failure));
    check_header(&mail, "Subject", "From Mon 30 Nov: a short check-in by mail, for Mia Hansen");
    g_assert_nonnull(strstr(mail.text, "From Mon 30 Nov at 09:00.\n"));
    written_clear(&mail);
}

/* Beside an answer and alone; how large; what is not to be had; what is too many to name; and in a mail that has them. */
static void test_attached(void)
{
    const struct answer_view said = {"done", FALSE, "the plan"};
    const struct attached_view files[12] = {{"plan.pdf", 120400, FILE_KEPT},
                                            {"photo.jpg", 2149999, FILE_KEPT},
                                            {"film.mov", 31000000, FILE_NOT_KEPT},
                                            {"old.doc", 0, FILE_NOT_KEPT},
                                            {"empty", 0, FILE_KEPT},
                                            {"big.zip", 9950000, FILE_NOT_SENT},
                                            {"g", 999499, FILE_KEPT},
                                            {"h", 999999, FILE_KEPT},
                                            {"i", 1000000, FILE_KEPT},
                                            {"j", 1, FILE_KEPT},
                                            {"k", 1, FILE_KEPT},
                                            {"l", 1, FILE_KEPT}};
    const struct entry_view entries[] = {
        {NULL, day("2026-11-23"), ENTRY_ON_TIME, &said, 1, "", files, 2},
        {NULL, day("2026-11-23"), ENTRY_ON_TIME, NULL, 0, "", files + 2, 1},
        {NULL, day("2026-11-23"), ENTRY_ON_TIME, NULL, 0, "", files, 12}};
    static const char *const shown[] = {
        "Done:      the plan Attached:  plan.pdf (120 KB) and photo.jpg (2.1 MB) "
        "... 2 files: reply \"get ann\"",
        "Ann Lee Attached:  film.mov (31 MB, not kept) --",
        "plan.pdf (120 KB), photo.jpg (2.1 MB), film.mov (31 MB, not kept), old.doc (not kept), "
        "empty (1 KB), big.zip (10 MB, too large to send), g (999 KB), h (1.0 MB), i (1.0 MB) "
        "and 3 more"};
    for (guint i = 0; i < G_N_ELEMENTS(entries); i++) {
        const struct person_view ann = {"Ann Lee", "ann@acme.example", &entries[i], 1};
        const struct team_view team = {.name = "core", .people = &ann, .n_people = 1};
        const struct summary_view view = {
            .teams = &team, .n_teams = 1, .no_answer = NOBODY, .not_asked = NOBODY};
        const struct report_view whole = {.about = "Ann Lee",
                                          .since = day("2026-11-23"),
                                          .until = day("2026-11-23"),
                                          .summary = {.whole = TRUE, .teams = &team, .n_teams = 1}};
        struct post post = post_to_ann();
        struct failure failure = {0};
        struct written mail;
        g_assert_true(letters_summary(&view, &post, templates, &mail, &failure));
        g_autofree char *words = in_one_line(mail.text);
        g_assert_nonnull(strstr(words, shown[i]));
        g_assert_true(html_says(&mail, "film.mov (31 MB, not kept)") || i == 0);
        written_clear(&mail);
        g_assert_true(letters_report(&whole, &post, templates, &mail, &failure));
        g_assert_null(strstr(mail.text, "reply \"get"));
        written_clear(&mail);
    }
}

/* A morning in which everything happened at once. */
static void test_summary(void)
{
    const struct answer_view ann_said[] = {
        {"done", TRUE, "- invoice export for Lyon\n- found an error in the tax table\n"},
        {"blockers", FALSE, "No password.\n\nBob knows."}};
    const struct answer_view eva_said[] = {{"done", TRUE, "import fixed"}};
    const struct entry_view ann = {NULL, day("2026-11-23"), ENTRY_ON_TIME, ann_said, 2, "", NULL,
                                   0};
    const struct entry_view eva[] = {
        {"Your plan", day("2026-11-20"), ENTRY_LATE, NULL, 0, "Quiet Friday.", NULL, 0},
        {"Your check-in", day("2026-11-23"), ENTRY_CORRECTED, eva_said, 1, NULL, NULL, 0}};
    const struct person_view core[] = {{"Ann Lee", "ann@acme.example", &ann, 1},
                                       {"Eva Roth", "eva@acme.example", eva, 2}};
    const struct team_view teams[] = {{"core", 2, 3, FALSE, 9, 7, 1, core, 2, 0, 0},
                                      {"Z\xc3\xbcrich", 0, 2, TRUE, 0, 0, 0, NULL, 0, 0, 0}};
    const struct blocker_view blocker = {
        "Ann Lee", "ann@acme.example",           "core", day("2026-11-23"),
        FALSE,     "No password.\n\nBob knows.", 38,     "Bob Ray",
        0};
    const struct waiting_view still[] = {
        {"Ken Sato", at("Asia/Tokyo", "2026-11-24", 17, 30), zone_find("Asia/Tokyo")},
        {"Uwe Ohm", at("Europe/Berlin", "2026-11-25", 2, 0), zone_find("Europe/Berlin")}};
    const struct left_open_view left_open[] = {
        {"Ann Lee", "Your plan for the week", day("2026-11-23")},
        {"Eva Roth", NULL, day("2026-11-20")}};
    const struct away_view away[] = {{"Tom Okoye", day("2026-12-04")}, {"Lea Blum", DAY_NONE}};
    const struct summary_view view = {.answered = 2,
                                      .missed = 1,
                                      .waiting = 2,
                                      .blockers = &blocker,
                                      .n_blockers = 1,
                                      .teams = teams,
                                      .n_teams = 2,
                                      .no_answer = (const char *const[]){"Paul Roux", NULL},
                                      .not_asked =
                                          (const char *const[]){"Ira Novak", "Max Wu", NULL},
                                      .left_open = left_open,
                                      .n_left_open = G_N_ELEMENTS(left_open),
                                      .still = still,
                                      .n_still = 2,
                                      .away = away,
                                      .n_away = 2};
    struct post post = post_to_ann();
    post.now = at("Europe/Berlin", "2026-11-24", 8, 30);
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_summary(&view, &post, templates, &mail, &failure));
    check_header(&mail, "Subject", "Team summary, week 48");
    check_header(&mail, "Auto-Submitted", "auto-generated");
    g_assert_cmpstr(mail.text, ==,
                    "Tue 24 Nov: 1 blocker. 2 answered, 1 did not, 2 still have time.\n"
                    "\n"
                    "BLOCKERS\n"
                    "  - #38 Ann Lee (core): No password. Bob knows. (asked: Bob Ray)\n"
                    "\n"
                    "CORE  2 of 3\n"
                    "Of what was planned: done 7, moved 1, open 1.\n"
                    "Ann Lee\n"
                    "  Done:      invoice export for Lyon; found an error in the tax table\n"
                    "  Blockers:  No password. Bob knows.\n"
                    "Eva Roth (Your plan; late, for Fri 20 Nov)\n"
                    "  Quiet Friday.\n"
                    "Eva Roth (Check-in; corrected, Mon 23 Nov)\n"
                    "  Done:  import fixed\n"
                    "\n"
                    "Z\xc3\x9cRICH  0 of 2 so far\n"
                    "\n"
                    "No answer: Paul Roux.\n"
                    "Still open: Ann Lee (Plan for the week, Mon 23 Nov), Eva Roth (Fri 20 \n"
                    "Nov).\n"
                    "Has time: Ken Sato until 17:30 there, Uwe Ohm until 02:00 tomorrow.\n"
                    "Away: Tom Okoye until Fri 4 Dec, Lea Blum.\n"
                    "Not asked, as the server was down at their hour: Ira Novak and Max Wu.\n"
                    "\n"
                    "-- \n"
                    "Reply with \"#38 done\", \"Ann: well done\" (goes to Ann and who is in the \n"
                    "conversation), write under somebody's lines, or begin with \"all:\" for \n"
                    "everyone.\n"
                    "Questions about this mail: sam@acme.example.\n");
    g_assert_true(html_says(&mail, "<li><span dir=\"auto\">invoice export for Lyon</span></li>"));
    written_clear(&mail);
}

static void test_quiet_summary(void)
{
    const struct summary_view view = {
        .missed = 1, .no_answer = (const char *const[]){"Paul Roux", NULL}, .not_asked = NOBODY};
    struct post post = post_to_ann();
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_summary(&view, &post, templates, &mail, &failure));
    g_assert_true(g_str_has_prefix(mail.text, "Tue 24 Nov: 0 answered, 1 did not.\n\n"
                                              "No answer: Paul Roux.\n\n-- \n"));
    written_clear(&mail);
}

/* Whatever a person writes, or is called, is shown, and does nothing else. */
static void test_hostile_words(void)
{
    const char *evil = "<script>x</script> {{name}} {{{name}}}\r\n-- \n> quote\nFrom me\n"
                       "\xe2\x80\xae\x1b[31m\xff";
    const struct answer_view said = {evil, TRUE, evil};
    const struct entry_view entry = {evil, day("2026-11-23"), ENTRY_LATE, &said, 1, evil, NULL, 0};
    const struct person_view person = {evil, "\"><x y@z", &entry, 1};
    const struct team_view team = {evil, 1, 1, FALSE, 0, 0, 0, &person, 1, 0, 0};
    const struct blocker_view blocker = {evil, evil, evil, day("2026-11-23"), FALSE, evil,
                                         10,   evil, 0};
    const struct summary_view view = {.answered = 1,
                                      .blockers = &blocker,
                                      .n_blockers = 1,
                                      .teams = &team,
                                      .n_teams = 1,
                                      .no_answer = (const char *const[]){evil, NULL}};
    struct post post = post_to_ann();
    post.to.name = post.from.name = "Ann\r\nBcc: eve@evil.example\r\n\r\n<b>";
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_summary(&view, &post, templates, &mail, &failure));
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_false(html_says(&mail, "<script>"));
    g_assert_false(says(&mail, "\r\nBcc"));
    g_assert_false(says(&mail, "\x1b"));
    g_assert_nonnull(strstr(mail.text, "{{name}} {{{name}}}"));
    g_assert_null(strstr(mail.text, "\xe2\x80\xae"));
    g_assert_true(strstr(mail.text, "\n-- \n") == g_strrstr(mail.text, "\n-- \n"));
    written_clear(&mail);

    const char *const words[] = {evil, NULL};
    const struct question_shown asked = {
        .prompt = evil, .kind = "choice", .choices = words, .items = words};
    const struct asked_round round = {evil, day("2026-11-24"), &asked, 1};
    const struct question_view question = {.rounds = &round, .n_rounds = 1, .until = post.now};
    g_assert_true(letters_question(&question, &post, templates, &mail, &failure));
    g_assert_false(html_says(&mail, "<script>"));
    written_clear(&mail);
}

enum { PEOPLE = 60 };

/* A summary of sixty people with these entries, all of whom BLOCKER is in the way of when it is not NULL. */
static void write_sixty(const struct entry_view entries[PEOPLE], const char *blocker,
                        const char *language, struct written *mail)
{
    struct person_view people[PEOPLE];
    struct blocker_view blockers[PEOPLE];
    for (guint i = 0; i < PEOPLE; i++) {
        people[i] = (struct person_view){"A Person Somewhere", "a@b.example", &entries[i], 1};
        blockers[i] = (struct blocker_view){people[i].name,
                                            people[i].address,
                                            "all",
                                            day("2026-11-23"),
                                            FALSE,
                                            blocker,
                                            10 + i,
                                            NULL,
                                            0};
    }
    const struct team_view team = {"all", PEOPLE, PEOPLE, FALSE, 0, 0, 0, people, PEOPLE, 0, 0};
    const struct summary_view view = {.answered = PEOPLE,
                                      .blockers = blockers,
                                      .n_blockers = blocker == NULL ? 0 : PEOPLE,
                                      .teams = &team,
                                      .n_teams = 1};
    struct post post = post_to_ann();
    post.language = language;
    struct failure failure = {0};
    g_assert_true(letters_summary(&view, &post, templates, mail, &failure));
    g_autofree char *html = html_of(mail);
    g_assert_cmpuint(strlen(html), <, 90000);
}

static void test_sixty_people_are_not_clipped(void)
{
    g_autofree char *long_text = g_strnfill(100000, 'x');
    for (gsize i = 9; i < 100000; i += 10)
        long_text[i] = ' ';
    const struct answer_view said[] = {
        {"done", TRUE, "one thing that was done yesterday\nanother one, and its follower\nthird"},
        {"next", TRUE, "the next thing, as planned, with a few words on why it matters"}};
    const struct answer_view much = {"done", TRUE, long_text};
    struct entry_view entries[PEOPLE];
    for (guint i = 0; i < PEOPLE; i++)
        entries[i] =
            (struct entry_view){NULL, day("2026-11-23"), ENTRY_ON_TIME, said, 2, "Yes.", NULL, 0};
    entries[7] =
        (struct entry_view){NULL, day("2026-11-23"), ENTRY_ON_TIME, &much, 1, long_text, NULL, 0};
    struct written mail;
    write_sixty(entries, NULL, "en", &mail);
    g_assert_cmpuint(g_bytes_get_size(mail.bytes), <, 90000);
    g_assert_nonnull(strstr(mail.text, " ...\n  ... "));
    written_clear(&mail);
}

/* Where letters are three octets each, and everybody writes, is blocked and corrects it in a book with appendices. */
static void test_sixty_novelists_are_not_clipped(void)
{
    GString *book = g_string_new(NULL);
    for (guint i = 0; i < 5000; i++)
        g_string_append(book, i % 40 == 39 ? "\n" : "\xe5\xad\x97");
    const struct answer_view said[] = {{"\xe5\xae\x8c\xe4\xba\x86", TRUE, book->str},
                                       {"\xe6\xac\xa1", TRUE, book->str},
                                       {"\xe5\x9b\xb0", FALSE, book->str}};
    g_autofree char *name = g_strnfill(100, 'n');
    const struct attached_view files[] = {
        {name, 1, FILE_KEPT}, {name, 1, FILE_NOT_SENT}, {name, 1, FILE_NOT_KEPT}};
    struct entry_view entries[PEOPLE];
    for (guint i = 0; i < PEOPLE; i++)
        entries[i] = (struct entry_view){NULL, day("2026-11-23"), ENTRY_CORRECTED, said,
                                         3,    book->str,         files,           3};
    struct written mail;
    write_sixty(entries, book->str, "ja", &mail);
    written_clear(&mail);
    write_sixty(entries, book->str, "fr", &mail);
    written_clear(&mail);
    g_string_free(book, TRUE);
}

/* A site's own template with a mistake does not go out. */
static void test_template_without_subject(void)
{
    g_autofree char *folder = g_dir_make_tmp("muster-letters-XXXXXX", NULL);
    g_autofree char *english = g_build_filename(folder, "en", NULL);
    g_autofree char *file = g_build_filename(english, "question.txt", NULL);
    g_assert_cmpint(g_mkdir(english, 0700), ==, 0);
    g_assert_true(g_file_set_contents(file, "Hello {{name}}.\n", -1, NULL));
    struct template_set *own = templates_open((const char *const[]){folder, NULL});
    struct asked_round round;
    struct question_view view = daily_view(&round);
    struct post post = post_to_ann();
    struct failure failure = {0};
    struct written mail;
    g_assert_false(letters_question(&view, &post, own, &mail, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
    g_assert_nonnull(strstr(failure.text, "question.txt does not begin with a line `Subject:"));
    templates_free(own);
    g_unlink(file);
    g_rmdir(english);
    g_rmdir(folder);
}

/* A site's own template wins; what it leaves out comes from ours. */
static void test_own_template_wins(void)
{
    g_autofree char *folder = g_dir_make_tmp("muster-letters-XXXXXX", NULL);
    g_autofree char *german = g_build_filename(folder, "de", NULL);
    g_autofree char *file = g_build_filename(german, "question.txt", NULL);
    g_autofree char *ours = g_build_filename(g_getenv("top_srcdir"), "templates", NULL);
    g_assert_cmpint(g_mkdir(german, 0700), ==, 0);
    g_assert_true(
        g_file_set_contents(file, "Subject: Eigenes\n\nMoin.\n\n{{>rounds}}\n", -1, NULL));
    struct template_set *own = templates_open((const char *const[]){folder, ours, NULL});
    struct asked_round round;
    struct question_view view = daily_view(&round);
    struct post post = post_to_ann();
    post.language = "de-AT";
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_question(&view, &post, own, &mail, &failure));
    check_header(&mail, "Subject", "Eigenes");
    check_header(&mail, "Content-Language", "de");
    g_assert_true(g_str_has_prefix(mail.text, "Moin.\n\n1. What did you get done"));
    g_assert_true(html_says(&mail, "Klick auf Antworten"));
    written_clear(&mail);
    templates_free(own);
    g_unlink(file);
    g_rmdir(german);
    g_rmdir(folder);
}

/* The link opens a reply to the address that knows the mail, with the subject of the thread and the words. */
static void test_quick_answers_are_links(void)
{
    struct asked_round round;
    struct question_view view = daily_view(&round);
    view.blocked = 3;
    struct post post = post_to_ann();
    struct failure failure = {0};
    struct written mail;
    g_assert_true(letters_question(&view, &post, templates, &mail, &failure));
    g_assert_true(html_says(&mail, "href=\"mailto:checkin%2Btoken@acme.example?subject="
                                   "Re%3A%20Your%20check-in%2C%20Tue%2024%20Nov&amp;"
                                   "body=nothing%20new\">nothing new</a>"));
    g_assert_true(html_says(&mail, "body=3.%20same\">3. same</a>"));
    g_assert_nonnull(strstr(mail.text, "still there? \"3. same\" is enough.\n"));
    written_clear(&mail);

    view.blocked = 0;
    g_assert_true(letters_reminder(&view, &post, templates, &mail, &failure));
    g_assert_true(html_says(&mail, "?subject=Re%3A%20Your%20check-in%2C%20Tue%2024%20Nov&amp;"));
    g_assert_false(html_says(&mail, "3. same"));
    written_clear(&mail);

    post.reply_to = "checkin@acme.example"; /* no tokens: the subject carries the handle */
    post.handle = "abcd";
    g_assert_true(letters_question(&view, &post, templates, &mail, &failure));
    g_assert_true(html_says(&mail, "Tue%2024%20Nov%20%5Babcd%5D&amp;body=skip"));
    written_clear(&mail);
}

static void test_phrases(void)
{
    const struct phrases *english = phrases_of("en");
    static const struct {
        guint8 set;
        const char *words;
    } DAYS[] = {{0x1f, "Mon to Fri"},  {0x7f, "every day"}, {0x15, "Mon, Wed and Fri"},
                {0x03, "Mon and Tue"}, {0x01, "Mon"},       {0x70, "Fri to Sun"}};
    for (guint i = 0; i < G_N_ELEMENTS(DAYS); i++) {
        g_autofree char *words = phrase_weekdays(english, DAYS[i].set);
        g_assert_cmpstr(words, ==, DAYS[i].words);
    }
    static const struct {
        const char *words[5];
        guint max;
        const char *list;
    } LISTS[] = {{{NULL}, 0, ""},
                 {{"a", NULL}, 1, "a"},
                 {{"a", "b", NULL}, 0, "a and b"},
                 {{"a", "b", "c", NULL}, 3, "a, b and c"},
                 {{"a", "b", "c", "d", NULL}, 3, "a, b and 2 more"},
                 {{"a", "b", "c", NULL}, 2, "a and 2 more"}};
    for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++) {
        g_autofree char *words = phrase_list(english, LISTS[i].words, LISTS[i].max);
        g_assert_cmpstr(words, ==, LISTS[i].list);
    }
    g_autofree char *one = phrase_count(english, COUNT_QUESTION, 1);
    g_autofree char *many = phrase_count(english, COUNT_QUESTION, 11);
    g_assert_cmpstr(one, ==, "one question");
    g_assert_cmpstr(many, ==, "11 questions");
    gint64 now = at("UTC", "2026-12-31", 23, 0);
    g_autofree char *soon = phrase_hour(english, now + INSTANT_HOUR, now, zone_find("UTC"));
    g_autofree char *later =
        phrase_appointment(english, now + 2 * INSTANT_DAY, now, zone_find("UTC"));
    g_assert_cmpstr(soon, ==, "00:00 tomorrow");
    g_assert_cmpstr(later, ==, "on Sat 2 Jan at 23:00");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_build_filename(g_getenv("top_srcdir"), "templates", NULL);
    templates = templates_open((const char *const[]){folder, NULL});
    g_test_add_func("/letters/question", test_question);
    g_test_add_func("/letters/two rounds are numbered through",
                    test_two_rounds_are_numbered_through);
    g_test_add_func("/letters/one question and no reader", test_one_question_and_no_reader);
    g_test_add_func("/letters/hints and a plan", test_hints_and_plan);
    g_test_add_func("/letters/a reminder stays in its thread", test_reminder_stays_in_its_thread);
    g_test_add_func("/letters/welcome", test_welcome);
    g_test_add_func("/letters/attached", test_attached);
    g_test_add_func("/letters/summary", test_summary);
    g_test_add_func("/letters/quiet summary", test_quiet_summary);
    g_test_add_func("/letters/hostile words", test_hostile_words);
    g_test_add_func("/letters/sixty people are not clipped", test_sixty_people_are_not_clipped);
    g_test_add_func("/letters/sixty novelists are not clipped",
                    test_sixty_novelists_are_not_clipped);
    g_test_add_func("/letters/a template without subject", test_template_without_subject);
    g_test_add_func("/letters/a template of one's own wins", test_own_template_wins);
    g_test_add_func("/letters/quick answers are links", test_quick_answers_are_links);
    g_test_add_func("/letters/phrases", test_phrases);
    int result = g_test_run();
    templates_free(templates);
    return result;
}
