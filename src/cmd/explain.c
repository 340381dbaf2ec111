/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster explain: what would be filed from a message and why, touching nothing.
 *
 * Works without a site. Each file is one object or one page, in order, an unreadable one too.
 * Parsing happens in the cage, as when filing.
 */
#include "cmd/explain.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/work/commands.h"
#include "muster/work/recognise.h"

static char *questions_file, *asked_file;

/* What all files are read against. */
struct explain {
    struct cage *cage;
    struct site *site;             /* whose store knows what was asked; NULL without one */
    struct recogniser *recogniser; /* of that site */
    struct asked asked;            /* as the options say */
    GArray *questions;             /* struct asked_question */
    GPtrArray *plans;              /* char **: the items that each question shows */
    char **prompts;
    char *asked_text;
    char *asked_id; /* Message-ID of the mail that was answered, or NULL */
    gboolean json, colour;
};

gboolean explanation_has_answers(const struct explanation *explanation)
{
    return explanation->kind == MAIL_REPLY || explanation->kind == MAIL_OTHER ||
           explanation->kind == MAIL_COMMAND;
}

static gboolean read_file(const char *file, GByteArray **bytes_r, struct failure *failure)
{
    gboolean is_stdin = strcmp(file, "-") == 0;
    FILE *stream = is_stdin ? stdin : fopen(file, "rbe");
    if (stream == NULL) {
        failure_errno(failure, errno, "cannot read %s", file);
        failure->kind = FAILURE_INPUT;
        return FALSE;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 buffer[64 << 10];
    size_t got;
    while (bytes->len <= MAIL_MAX_OCTETS && (got = fread(buffer, 1, sizeof buffer, stream)) > 0)
        g_byte_array_append(bytes, buffer, (guint)got);
    gboolean failed = ferror(stream);
    int trouble = errno;
    if (!is_stdin)
        fclose(stream);
    if (failed) {
        failure_errno(failure, trouble, "cannot read %s", file);
        failure->kind = FAILURE_INPUT;
        return FALSE;
    }
    *bytes_r = g_steal_pointer(&bytes);
    return TRUE;
}

/* Takes PROMPTS; empty ones are none. */
static void questions_take(struct explain *explain, char **prompts)
{
    static const char *const no_labels[] = {NULL};
    explain->prompts = prompts;
    for (char **prompt = prompts; *prompt != NULL; prompt++) {
        struct asked_question question = {
            .kind = "text", .prompt = g_strstrip(*prompt), .labels = no_labels};
        if (**prompt != '\0')
            g_array_append_val(explain->questions, question);
    }
    explain->asked.questions = (const struct asked_question *)(void *)explain->questions->data;
    explain->asked.n_questions = explain->questions->len;
}

/* One question a line. */
static gboolean read_questions(struct explain *explain, const char *file, struct failure *failure)
{
    g_autoptr(GByteArray) bytes = NULL;
    if (!read_file(file, &bytes, failure))
        return FALSE;
    g_autofree char *text = g_utf8_make_valid((const char *)bytes->data, bytes->len);
    questions_take(explain, g_strsplit(text, "\n", -1));
    return TRUE;
}

/* Nobody said what was asked, but the mail numbers it: "1. What did you do?", "2. ...". */
static void questions_from_asked(struct explain *explain)
{
    GPtrArray *prompts = g_ptr_array_new();
    g_auto(GStrv) lines = g_strsplit(explain->asked_text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *number = g_strdup_printf("%u. ", prompts->len + 1);
        if (g_str_has_prefix(*line, number))
            g_ptr_array_add(prompts, g_strdup(*line + strlen(number)));
    }
    g_ptr_array_add(prompts, NULL);
    questions_take(explain, (char **)g_ptr_array_free(prompts, FALSE));
}

static gboolean outcome_note(enum cage_outcome outcome, const char *file, struct failure *failure)
{
    if (outcome == CAGE_POISON)
        failure_in(failure, "%s", file);
    return outcome == CAGE_DONE;
}

/* Each question with what the mail shows below it. */
static void plans_from_asked(struct explain *explain)
{
    for (guint i = 0; i < explain->questions->len; i++) {
        char **items = asked_items(explain->asked_text, i + 1);
        g_ptr_array_add(explain->plans, items);
        g_array_index(explain->questions, struct asked_question, i).items =
            (const char *const *)items;
    }
}

/* The mail that was sent: its text is what was asked, its Message-ID what a reply refers to. */
static gboolean read_asked(struct explain *explain, const char *file, struct failure *failure)
{
    g_autoptr(GByteArray) bytes = NULL;
    struct mail_head *head;
    struct description *description;
    if (!read_file(file, &bytes, failure) ||
        !outcome_note(cage_head(explain->cage, bytes->data, bytes->len, &head, failure), file,
                      failure))
        return FALSE;
    explain->asked_id = g_steal_pointer(&head->message_id);
    mail_head_free(head);
    if (!outcome_note(cage_explain(explain->cage, NULL, &description, failure), file, failure))
        return FALSE;
    explain->asked_text = g_steal_pointer(&description->source);
    explain->asked.text = explain->asked_text;
    description_free(description);
    if (questions_file == NULL)
        questions_from_asked(explain);
    plans_from_asked(explain);
    return TRUE;
}

static gboolean knows_what_was_asked(const struct explain *explain)
{
    return explain->questions->len > 0 || explain->asked_text != NULL;
}

/* A person's mail is a reply when it refers to a mail of ours: to the one named, or, when only the
 * questions are known, to any. */
static enum mail_kind settle_kind(const struct explain *explain,
                                  const struct explanation *explanation)
{
    const struct mail_head *head = &explanation->description->head;
    if (explanation->recognised != NULL)
        return recognised_kind(explanation->recognised, head);
    if (head->kind != MAIL_OTHER && head->kind != MAIL_REPLY)
        return head->kind;
    const char *const *references = (const char *const *)head->references;
    gboolean ours = explain->asked_id != NULL
                        ? g_strv_contains(references, explain->asked_id)
                        : knows_what_was_asked(explain) && *references != NULL;
    return ours ? MAIL_REPLY : MAIL_OTHER;
}

/* What the site knows of the mail: whose round it answers, and whether it would be held. */
static void explanation_recognise(const struct explain *explain, struct explanation *explanation,
                                  const struct mail_head *head)
{
    struct recognised *recognised = recognise_head(explain->recogniser, NULL, head);
    explanation->recognised = recognised;
    if (recognised->what == RECOGNISED_NOTHING && recognised->ours)
        explanation->held = g_strdup(recognised->why);
    if (recognised->what != RECOGNISED_MAIL)
        return;
    explanation->asked = recognised->asked.n_questions > 0 ? &recognised->asked : NULL;
    explanation->person = recognised->person != NULL ? recognised->person->address : NULL;
    g_autofree char *doubt = recognised_doubt(explain->site, recognised, head);
    explanation->held = doubt != NULL ? tokens_mask(explain->site->keys, doubt) : NULL;
    if (recognised->rounds->len > 0 && recognised->person != NULL) {
        const struct round *round = g_ptr_array_index(recognised->rounds, 0);
        char day[DAY_TEXT_MAX];
        day_format(round->day, day);
        explanation->round =
            g_strdup_printf("%s/%s/%s", round->workflow, day, recognised->person->address);
    }
}

static void explanation_clear(struct explanation *explanation)
{
    mail_head_free(explanation->head);
    description_free(explanation->description);
    recognised_free(explanation->recognised);
    g_free(explanation->held);
    g_free(explanation->round);
}

static void show(const struct explain *explain, const struct explanation *explanation)
{
    if (explain->json)
        explanation_print_json(explanation);
    else
        explanation_show(explanation, explain->colour);
}

/* Lines for us are no part of the answers. */
static void explanation_take_commands(struct description *description)
{
    g_autoptr(GPtrArray) lines = commands_take_slashed(description);
    (void)lines;
}

/* Explains one mail; FALSE when the cage itself is broken. */
static gboolean explain_bytes(struct explain *explain, struct explanation *explanation,
                              const GByteArray *bytes, struct failure *failure)
{
    struct failure trouble = {0};
    enum cage_outcome outcome =
        cage_head(explain->cage, bytes->data, bytes->len, &explanation->head, &trouble);
    if (outcome == CAGE_DONE && explain->site != NULL)
        explanation_recognise(explain, explanation, explanation->head);
    if (outcome == CAGE_DONE)
        outcome =
            cage_explain(explain->cage, explanation->asked, &explanation->description, &trouble);
    if (outcome == CAGE_BROKEN)
        *failure = trouble;
    else {
        explanation->trouble = trouble.text;
        if (explanation->description != NULL)
            explanation->kind = settle_kind(explain, explanation);
        if (explanation->kind == MAIL_REPLY)
            explanation_take_commands(explanation->description);
        if (explain->site != NULL && explanation->description != NULL)
            description_mask(explain->site->keys, explanation->description);
        show(explain, explanation);
    }
    return outcome != CAGE_BROKEN;
}

/* The exit code that FILE alone would give; FAILURE is set when there is no point in going on. */
static int explain_file(struct explain *explain, const char *file, struct failure *failure)
{
    g_autoptr(GByteArray) bytes = NULL;
    struct failure trouble = {0};
    struct explanation explanation = {.file = file, .kind = MAIL_OTHER};
    explanation.asked = knows_what_was_asked(explain) ? &explain->asked : NULL;
    if (!read_file(file, &bytes, &trouble)) {
        fprintf(stderr, "muster explain: %s\n", trouble.text);
        explanation.trouble = trouble.text;
        show(explain, &explanation);
        return FAILURE_INPUT;
    }
    explain_bytes(explain, &explanation, bytes, failure);
    explanation_clear(&explanation);
    return 0;
}

static int explain_all(const struct command *command, struct explain *explain, int n_files,
                       char **files)
{
    int code = 0;
    struct failure failure = {0};
    for (int i = 0; i < MAX(n_files, 1) && *command->stop == 0; i++) {
        int one = explain_file(explain, n_files > 0 ? files[i] : "-", &failure);
        if (failure_is_set(&failure))
            return command_fail(command, &failure);
        code = one != 0 ? one : code;
    }
    return code;
}

static gboolean wants_colour(void)
{
    const char *refused = g_getenv("NO_COLOR");
    return (refused == NULL || *refused == '\0') && isatty(STDOUT_FILENO);
}

/* What was asked comes from the options, or from the site's store; with neither, a mail is read for
 * itself. */
static gboolean sources_open(struct explain *explain, struct failure *failure)
{
    if (questions_file != NULL && !read_questions(explain, questions_file, failure))
        return FALSE;
    if (asked_file != NULL && !read_asked(explain, asked_file, failure))
        return FALSE;
    if (knows_what_was_asked(explain) || !g_file_test(config_path(NULL), G_FILE_TEST_EXISTS))
        return TRUE;
    explain->site = site_open(NULL, STORE_READ, instant_clock(), failure);
    if (explain->site == NULL)
        return FALSE;
    explain->recogniser = recogniser_new(explain->site);
    return TRUE;
}

static int run(struct command *command, int n_files, char **files)
{
    g_autofree char *program = place_program("cage");
    struct failure failure = {0};
    struct explain explain = {.cage = cage_new(program),
                              .questions = g_array_new(FALSE, FALSE, sizeof(struct asked_question)),
                              .plans = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev),
                              .json = command->json,
                              .colour = wants_colour()};
    int code = sources_open(&explain, &failure) ? explain_all(command, &explain, n_files, files)
                                                : command_fail(command, &failure);
    if (explain.site != NULL) {
        recogniser_free(explain.recogniser);
        site_close(explain.site);
    }
    cage_free(explain.cage);
    g_array_unref(explain.questions);
    g_ptr_array_unref(explain.plans);
    g_strfreev(explain.prompts);
    g_free(explain.asked_text);
    g_free(explain.asked_id);
    return code;
}

int main(int argc, char **argv)
{
    static const GOptionEntry options[] = {
        {"questions", 0, 0, G_OPTION_ARG_FILENAME, &questions_file,
         "the questions that were asked, one a line", "FILE"},
        {"asked", 0, 0, G_OPTION_ARG_FILENAME, &asked_file, "the mail that is answered",
         "FILE.eml"},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "explain",
        .summary =
            "Says what would be filed from a message and why. Touches nothing; needs no site.",
        .arguments = "[FILE.eml...]",
        .example = "  muster explain --questions=questions.txt reply.eml",
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
