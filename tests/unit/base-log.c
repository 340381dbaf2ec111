/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log: one line an event, which no value can break. */
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/base/log.h"

/* What WRITE puts on stderr, with the pid replaced. Caller frees. */
static char *logged(void (*write_lines)(void))
{
    g_autofree char *pid = g_strdup_printf("[%d]", (int)getpid());
    char lines[8192] = "";
    int kept = dup(STDERR_FILENO), file = memfd_create("stderr", MFD_CLOEXEC);
    dup2(file, STDERR_FILENO);
    write_lines();
    dup2(kept, STDERR_FILENO);
    g_assert_cmpint(pread(file, lines, sizeof lines - 1, 0), >=, 0);
    close(kept);
    close(file);
    g_auto(GStrv) parts = g_strsplit(lines, pid, -1);
    return g_strjoinv("[PID]", parts);
}

static void write_before_open(void)
{
    log_event("filed", "mail", "7", NULL);
    log_trouble("stuck", NULL);
}

static void write_some(void)
{
    log_event("filed", "mail", "7", "as", "entry", "why", NULL, "n", "2", NULL);
    log_trouble("held", "reason", "three times", "text", "a \"quote\"\\\r\n\x1b[2J", "empty", "",
                NULL);
}

static void write_long(void)
{
    g_autofree char *value = g_strnfill(5000, 'x');
    log_event("long", "value", value, NULL);
}

static void test_silent(void)
{
    g_autofree char *lines = logged(write_before_open);
    g_assert_cmpstr(lines, ==, "");
}

static void test_lines(void)
{
    log_open("muster", LOG_ABOUT_EVENTS);
    g_autofree char *lines = logged(write_some);
    g_assert_cmpstr(lines, ==,
                    "muster[PID]: filed mail=7 as=entry n=2\n"
                    "muster[PID]: held reason=\"three times\" "
                    "text=\"a \\\"quote\\\"\\\\\\x0d\\x0a\\x1b[2J\" empty=\"\"\n");
}

static void test_quiet(void)
{
    log_open("muster", LOG_ABOUT_TROUBLE);
    g_autofree char *lines = logged(write_some);
    g_assert_true(g_str_has_prefix(lines, "muster[PID]: held "));
}

static void test_long(void)
{
    log_open("muster", LOG_ABOUT_EVENTS);
    g_autofree char *lines = logged(write_long);
    g_assert_cmpint(strlen(lines), <, 2100);
    g_assert_true(g_str_has_suffix(lines, "xxx\n"));
}

/* systemd names the stream that it reads from: that is our stderr. */
static void write_to_journal(void)
{
    struct stat status;
    g_assert_cmpint(fstat(STDERR_FILENO, &status), ==, 0);
    g_autofree char *stream = g_strdup_printf("%llu:%llu", (unsigned long long)status.st_dev,
                                              (unsigned long long)status.st_ino);
    g_setenv("JOURNAL_STREAM", stream, TRUE);
    log_open("muster", LOG_ABOUT_EVENTS);
    log_event("filed", NULL);
    log_trouble("stuck", NULL);
    g_setenv("JOURNAL_STREAM", "1:1", TRUE);
    log_open("muster", LOG_ABOUT_EVENTS);
    log_event("end", NULL);
}

static void test_journal(void)
{
    g_autofree char *lines = logged(write_to_journal);
    g_assert_cmpstr(lines, ==, "<6>muster[PID]: filed\n<3>muster[PID]: stuck\nmuster[PID]: end\n");
    g_unsetenv("JOURNAL_STREAM");
}

static void write_one_of_each(void)
{
    log_event("filed", NULL);
    log_trouble("stuck", NULL);
}

/* What stderr gets of an event and of trouble, by $MUSTER_LOG. */
static void test_wishes(void)
{
    static const struct {
        const char *wish;
        enum log_level level;
        const char *lines;
    } rows[] = {
        {"quiet", LOG_ABOUT_TROUBLE, "muster[PID]: stuck\n"},
        {"quiet", LOG_ABOUT_EVENTS, "muster[PID]: filed\nmuster[PID]: stuck\n"},
        {"stderr", LOG_ABOUT_TROUBLE, "muster[PID]: filed\nmuster[PID]: stuck\n"},
        {"syslog", LOG_ABOUT_EVENTS, ""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_setenv("MUSTER_LOG", rows[i].wish, TRUE);
        log_open("muster", rows[i].level);
        g_autofree char *lines = logged(write_one_of_each);
        g_assert_cmpstr(lines, ==, rows[i].lines);
    }
    g_setenv("MUSTER_LOG", "quiet", TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_setenv("MUSTER_LOG", "quiet", TRUE);
    g_test_add_func("/base/log/silent", test_silent);
    g_test_add_func("/base/log/lines", test_lines);
    g_test_add_func("/base/log/quiet", test_quiet);
    g_test_add_func("/base/log/long", test_long);
    g_test_add_func("/base/log/journal", test_journal);
    g_test_add_func("/base/log/wishes", test_wishes);
    return g_test_run();
}
