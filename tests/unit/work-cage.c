/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cage: the real one answers, and false ones are told apart by what they do. */
#include "muster/work/cage.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char mail[] =
    "From: ann@example.com\nSubject: Re: Check-in\n\nFixed the login page.\n";

static char *real_cage(void)
{
    return g_build_filename(g_getenv("top_builddir"), "libexec/muster/muster-cage", NULL);
}

/* A program of one shell line that plays the cage. Caller frees and unlinks. */
static char *false_cage(const char *line)
{
    char *file = NULL;
    int descriptor = g_file_open_tmp("muster-cage-XXXXXX", &file, NULL);
    g_autofree char *script = g_strdup_printf("#!/bin/sh\n%s\n", line);
    g_assert_cmpint(write(descriptor, script, strlen(script)), ==, (ssize_t)strlen(script));
    g_assert_cmpint(fchmod(descriptor, 0700), ==, 0);
    close(descriptor);
    return file;
}

static enum cage_outcome try_head(struct cage *cage, const char *text, gsize length,
                                  struct failure *failure)
{
    struct mail_head *head;
    *failure = (struct failure){0};
    enum cage_outcome outcome = cage_head(cage, (const guint8 *)text, length, &head, failure);
    g_assert_true((head != NULL) == (outcome == CAGE_DONE));
    mail_head_free(head);
    return outcome;
}

static void test_answers(void)
{
    g_autofree char *program = real_cage();
    struct cage *cage = cage_new(program);
    struct mail_head *head;
    struct description *description;
    struct failure failure = {0};
    for (guint i = 0; i < 2100; i++) { /* the child is renewed twice on the way */
        g_assert_cmpint(cage_head(cage, (const guint8 *)mail, strlen(mail), &head, &failure), ==,
                        CAGE_DONE);
        g_assert_cmpstr(head->from, ==, "ann@example.com");
        mail_head_free(head);
    }
    g_assert_cmpint(cage_understand(cage, NULL, &description, &failure), ==, CAGE_DONE);
    g_assert_cmpstr(description->text, ==, "Fixed the login page.");
    g_assert_null(description->source);
    description_free(description);
    g_assert_cmpint(cage_explain(cage, NULL, &description, &failure), ==, CAGE_DONE);
    g_assert_cmpstr(description->source, ==, "Fixed the login page.\n");
    description_free(description);
    cage_free(cage);
}

/* Several on the way at once, the large one as well, come out in the order in which they went in. */
static void test_ahead(void)
{
    static const char *const words[] = {"one", "two", "three", "four"};
    g_autofree char *program = real_cage();
    struct cage *cage = cage_new(program);
    struct failure failure = {0};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *blanks = g_strnfill(i == 2 ? 200000 : 0, ' ');
        g_autofree char *text = g_strdup_printf("From: ann@example.com\nSubject: %s\n%s\n\n%s\n",
                                                words[i], blanks, words[i]);
        g_assert_true(cage_post(cage, (const guint8 *)text, strlen(text), NULL, &failure));
    }
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        struct description *description;
        g_assert_cmpint(cage_collect(cage, &description, &failure), ==, CAGE_DONE);
        g_assert_cmpstr(description->head.subject, ==, words[i]);
        description_free(description);
    }
    cage_free(cage);
}

/* Who posts and then wants no answer gets none, and goes on with another child. */
static void test_forget(void)
{
    g_autofree char *program = real_cage();
    struct cage *cage = cage_new(program);
    struct failure failure;
    g_assert_true(cage_post(cage, (const guint8 *)mail, strlen(mail), NULL, &failure));
    cage_forget(cage);
    g_assert_cmpint(try_head(cage, mail, strlen(mail), &failure), ==, CAGE_DONE);
    cage_free(cage);
}

/* More than fits into any buffer, both ways. */
static void test_large(void)
{
    g_autofree char *program = real_cage();
    struct cage *cage = cage_new(program);
    g_autoptr(GString) large = g_string_new("From: ann@example.com\n\n");
    while (large->len < 8 << 20)
        g_string_append(large, "All work and no play makes a long mail.\n");
    struct failure failure = {0};
    struct mail_head *head;
    struct description *description;
    g_assert_cmpint(cage_head(cage, (const guint8 *)large->str, large->len, &head, &failure), ==,
                    CAGE_DONE);
    mail_head_free(head);
    g_assert_cmpint(cage_explain(cage, NULL, &description, &failure), ==, CAGE_DONE);
    g_assert_cmpuint(strlen(description->source), >, MAIL_MAX_TEXT / 2);
    g_assert_nonnull(description->warnings[0]);
    description_free(description);
    cage_free(cage);
}

static void test_cannot_start(void)
{
    static const char *const programs[] = {"/nowhere/muster-cage", "/bin/false"};
    for (guint i = 0; i < G_N_ELEMENTS(programs); i++) {
        struct cage *cage = cage_new(programs[i]);
        struct failure failure;
        g_assert_cmpint(try_head(cage, mail, strlen(mail), &failure), ==, CAGE_BROKEN);
        g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
        cage_free(cage);
    }
}

/* What a cage that got ready does wrong is the mail's doing. */
static void test_poison(void)
{
    static const char *const lines[] = {
        "printf '\\0\\0\\0\\0\\0\\0\\0\\0'; exit 3",
        "printf '\\0\\0\\0\\0\\0\\0\\0\\0'; kill -SEGV $$",
        /* no head */
        "printf '\\0\\0\\0\\0\\0\\0\\0\\0'; printf '\\1\\0\\0\\0\\1\\0\\0\\0x'; sleep 9",
        /* too long */
        "printf '\\0\\0\\0\\0\\0\\0\\0\\0'; printf '\\377\\377\\377\\377\\1\\0\\0\\0'; sleep 9",
        /* another word */
        "printf '\\0\\0\\0\\0\\0\\0\\0\\0'; printf '\\0\\0\\0\\0\\7\\0\\0\\0'; sleep 9",
    };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *program = false_cage(lines[i]);
        struct cage *cage = cage_new(program);
        struct failure failure;
        g_assert_cmpint(try_head(cage, mail, strlen(mail), &failure), ==, CAGE_POISON);
        g_assert_cmpint(failure.kind, ==, FAILURE_DATA);
        struct description *description;
        failure = (struct failure){0};
        g_assert_cmpint(cage_understand(cage, NULL, &description, &failure), ==, CAGE_POISON);
        cage_free(cage);
        g_unlink(program);
    }
}

/* A mail that is refused does no harm to the next one. */
static void test_goes_on(void)
{
    g_autofree char *program = false_cage("printf '\\0\\0\\0\\0\\0\\0\\0\\0'; exit 3");
    struct cage *cage = cage_new(program);
    struct failure failure;
    for (guint i = 0; i < 3; i++)
        g_assert_cmpint(try_head(cage, mail, strlen(mail), &failure), ==, CAGE_POISON);
    g_unlink(program);
    g_assert_cmpint(try_head(cage, mail, strlen(mail), &failure), ==, CAGE_BROKEN);
    cage_free(cage);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cage/answers", test_answers);
    g_test_add_func("/cage/ahead", test_ahead);
    g_test_add_func("/cage/forget", test_forget);
    g_test_add_func("/cage/large", test_large);
    g_test_add_func("/cage/cannot-start", test_cannot_start);
    g_test_add_func("/cage/poison", test_poison);
    g_test_add_func("/cage/goes-on", test_goes_on);
    return g_test_run();
}
