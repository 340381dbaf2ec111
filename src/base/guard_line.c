/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line to type, made from /proc/self/cmdline. A program LIBEXEC/muster-COMMAND is called by its
 * front door again. */
#include "guard_line.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMMAND_LINE_OCTETS = 4096 };

struct line {
    char *text;
    size_t length, size;
    bool full;
};

static void line_add(struct line *line, char c)
{
    if (line->length + sizeof " ..." >= line->size)
        line->full = true;
    else
        line->text[line->length++] = c;
}

/* Adds WORD with quotes where a shell needs them. */
static void line_add_word(struct line *line, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./=+:,@%";
    bool quote = word[0] == '\0' || word[strspn(word, plain)] != '\0';
    if (line->length > 0)
        line_add(line, ' ');
    if (quote)
        line_add(line, '\'');
    for (; *word != '\0'; word++) {
        if (*word == '\'')
            for (const char *escape = "'\\'"; *escape != '\0'; escape++)
                line_add(line, *escape);
        line_add(line, *word);
    }
    if (quote)
        line_add(line, '\'');
}

static void line_add_words(struct line *line, const char *words, size_t length)
{
    for (size_t at = 0; at < length; at += strlen(words + at) + 1)
        line_add_word(line, words + at);
}

static void line_add_conf(struct line *line, const char *conf)
{
    if (conf == NULL)
        return;
    line_add_word(line, "-C");
    line_add_word(line, conf);
}

/* The program's name as it was called; `.../muster-tick' becomes `muster -C CONF tick'. NEXT is the word behind it: the
 * front door itself has its options there, and `-C' only when the environment did not say it. */
static void line_add_program(struct line *line, const char *program, const char *next)
{
    const char *conf = getenv("MUSTER_CONF");
    const char *slash = strrchr(program, '/');
    const char *name = slash != NULL ? slash + 1 : program;
    static const char prefix[] = "muster-";
    if (strncmp(name, prefix, sizeof prefix - 1) != 0) {
        line_add_word(line, program);
        line_add_conf(line, next[0] != '-' ? conf : NULL);
        return;
    }
    line_add_word(line, "muster");
    line_add_conf(line, conf);
    line_add_word(line, name + sizeof prefix - 1);
}

static size_t read_command_line(char *words, size_t size)
{
    int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ssize_t length = read(file, words, size - 1);
    close(file);
    if (length <= 0)
        return 0;
    words[length] = '\0';
    return (size_t)length;
}

void guard_line(const char *user, char *line_r, size_t size)
{
    char words[COMMAND_LINE_OCTETS];
    struct line line = {.text = line_r, .size = size};
    size_t length = read_command_line(words, sizeof words);
    line_add_word(&line, "sudo");
    line_add_word(&line, "-u");
    line_add_word(&line, user);
    if (length > 0) {
        size_t first = strlen(words) + 1;
        line_add_program(&line, words, first < length ? words + first : "");
        line_add_words(&line, words + first, length > first ? length - first : 0);
    }
    snprintf(line_r + line.length, size - line.length, "%s",
             line.full || length == 0 ? " ..." : "");
}
