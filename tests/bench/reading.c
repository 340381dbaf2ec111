/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the reading of replies in a warm process, beside the least that could be done with their
 * bytes.
 *
 * reading ASKED REPLY... -- MAIL...
 *
 * ASKED is the text that was asked, its questions the lines that begin with a number; a REPLY is a
 * text, a MAIL all its bytes. Prints "read MEDIAN", "floor MEDIAN" (checking and copying the text),
 * "double RATIO" (all replies in one text, and twice that) and "mail MEDIAN", in microseconds of
 * processor time.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "mail/reply/reply.h"
#include "muster/mail/understand.h"

enum { ROUNDS = 25, COPIES = 8, QUESTIONS_MAX = 9 };

static double microseconds(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec * 1e6 + (double)at.tv_nsec / 1e3;
}

static void read_text(const char *text, const struct asked *asked)
{
    reply_reading_free(reply_read(text, asked, "Ann Lee"));
}

static void read_mail(const char *mail, const struct asked *asked)
{
    description_free(mail_understand((const guint8 *)mail, strlen(mail), asked));
}

static void copy_text(const char *text, const struct asked *asked)
{
    (void)asked;
    if (g_utf8_validate(text, -1, NULL))
        g_free(g_strdup(text));
}

static double best_time(void (*work)(const char *, const struct asked *), const char *text,
                        const struct asked *asked)
{
    double best = G_MAXDOUBLE;
    for (guint i = 0; i < ROUNDS; i++) {
        double began = microseconds();
        work(text, asked);
        best = MIN(best, microseconds() - began);
    }
    return best;
}

static int compare(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double median_time(void (*work)(const char *, const struct asked *), GPtrArray *texts,
                          const struct asked *asked)
{
    g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < texts->len; i++) {
        double time = best_time(work, g_ptr_array_index(texts, i), asked);
        g_array_append_val(times, time);
    }
    g_array_sort(times, compare);
    return g_array_index(times, double, times->len / 2);
}

/* Those of tests/bench/replies.py. */
static const char *const labels_of[QUESTIONS_MAX][2] = {{"Done"}, {"Next"}, {"Blockers"}};

static size_t find_questions(const char *text, struct asked_question *questions)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    size_t n = 0;
    for (guint i = 0; lines[i] != NULL && n < QUESTIONS_MAX; i++) {
        const char *prompt = strstr(lines[i], ". ");
        if (!g_ascii_isdigit(lines[i][0]) || prompt == NULL)
            continue;
        questions[n] = (struct asked_question){
            .kind = "text", .prompt = g_strdup(prompt + 2), .labels = labels_of[n]};
        n++;
    }
    return n;
}

/* All texts in one, N times: large enough that the allocator treats both sizes alike. */
static char *repeat(GPtrArray *texts, guint n)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < n * texts->len; i++)
        g_string_append_printf(all, "%s\n", (const char *)g_ptr_array_index(texts, i % texts->len));
    return g_string_free(all, FALSE);
}

/* Reads the files that FILES names up to "--" or the end, and steps over them. NULL when one cannot
 * be read, or there is none. */
static GPtrArray *read_files(char ***files)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    for (; **files != NULL && strcmp(**files, "--") != 0; (*files)++) {
        char *text = NULL;
        if (!g_file_get_contents(**files, &text, NULL, NULL))
            return NULL;
        g_ptr_array_add(texts, text);
    }
    *files += **files != NULL;
    return texts->len > 0 ? texts : NULL;
}

int main(int argc, char **argv)
{
    struct asked_question questions[QUESTIONS_MAX];
    g_autofree char *text = NULL;
    if (argc < 4 || !g_file_get_contents(argv[1], &text, NULL, NULL))
        return 66;
    char **files = argv + 2;
    g_autoptr(GPtrArray) texts = read_files(&files);
    g_autoptr(GPtrArray) mails = texts != NULL ? read_files(&files) : NULL;
    if (mails == NULL)
        return 66;
    struct asked asked = {
        .questions = questions, .n_questions = find_questions(text, questions), .text = text};
    g_autofree char *once = repeat(texts, COPIES);
    g_autofree char *twice = repeat(texts, 2 * COPIES);
    mail_warm();
    printf("read %.2f\n", median_time(read_text, texts, &asked));
    printf("floor %.2f\n", median_time(copy_text, texts, &asked));
    printf("double %.2f\n",
           best_time(read_text, twice, &asked) / best_time(read_text, once, &asked));
    printf("mail %.2f\n", median_time(read_mail, mails, &asked));
    return 0;
}
