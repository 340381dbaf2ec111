/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file becomes libconfuse's tree. All values are read as texts and lists of texts; what they
 * should be is asked later, since libconfuse would stop at the first that is wrong. */
#include "config_parse.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"

enum { FILE_OCTETS_MAX = 1 << 20 };

/* libconfuse has one validating function a setting, called with each value, and no place of its own
 * for the line; of a text setting the number in its preset is free. */
static int note_line(cfg_t *cfg, cfg_opt_t *opt)
{
    opt->def.number = cfg->line;
    return 0;
}

unsigned opt_line(cfg_opt_t *opt)
{
    return (unsigned)opt->def.number;
}

bool opt_is_set(cfg_opt_t *opt)
{
    return (opt->flags & CFGF_MODIFIED) != 0;
}

static size_t section_length(const struct section *section)
{
    size_t length = 0;
    for (; section != NULL; section = section->also)
        for (const struct setting *setting = section->settings; setting->name != NULL; setting++)
            length++;
    return length;
}

static cfg_opt_t *section_opts(struct arena *arena, const struct section *section);

static cfg_opt_t setting_opt(struct arena *arena, const struct setting *setting)
{
    cfg_opt_t text = CFG_STR(setting->name, NULL, CFGF_NODEFAULT);
    cfg_opt_t list = CFG_STR_LIST(setting->name, NULL, CFGF_NODEFAULT);
    text.validcb = list.validcb = note_line;
    if (setting->section == NULL)
        return setting_is_list(setting) ? list : text;
    cfg_flag_t flags = setting->shape == SETTING_TITLED ? CFGF_MULTI | CFGF_TITLE : CFGF_NONE;
    return (cfg_opt_t)CFG_SEC(setting->name, section_opts(arena, setting->section), flags);
}

/* The tables of config_names.h as libconfuse wants them. */
static cfg_opt_t *section_opts(struct arena *arena, const struct section *section)
{
    cfg_opt_t *opts = arena_make(arena, section_length(section) + 1, sizeof *opts), *opt = opts;
    for (; section != NULL; section = section->also)
        for (const struct setting *setting = section->settings; setting->name != NULL; setting++)
            *opt++ = setting_opt(arena, setting);
    *opt = (cfg_opt_t)CFG_END();
    return opts;
}

/* Nothing that passed the lint makes libconfuse complain; should it do so, source_parse() says
 * where it stopped. */
static void say_nothing(cfg_t *cfg, const char *format, va_list arguments)
{
    (void)cfg, (void)format, (void)arguments;
}

static void source_parse(struct source *source, const char *text, struct faults *faults)
{
    struct arena arena = {.blocks = NULL};
    source->cfg = cfg_init(section_opts(&arena, source->root), CFGF_NONE);
    arena_clear(&arena); /* cfg_init() has copied all but the names */
    if (source->cfg == NULL)
        abort();
    cfg_set_error_function(source->cfg, say_nothing);
    if (cfg_parse_buf(source->cfg, text) != CFG_SUCCESS)
        faults_add(faults, source->file, (unsigned)source->cfg->line,
                   "cannot be understood from here on");
}

/* Reads INPUT into a text with a NUL at its end. Caller frees. NULL with *WHY_R when it is no text
 * that we take. */
static char *read_text(int input, const char **why_r)
{
    char *text = calloc(1, FILE_OCTETS_MAX + 1);
    size_t length = 0;
    ssize_t n = 1;
    if (text == NULL)
        abort();
    while (n > 0 && length < FILE_OCTETS_MAX) {
        n = TEMP_FAILURE_RETRY(read(input, text + length, FILE_OCTETS_MAX - length));
        length += n > 0 ? (size_t)n : 0;
    }
    if (n < 0)
        *why_r = strerror(errno);
    else if (n > 0)
        *why_r = "it is larger than 1 MiB";
    else if (strlen(text) != length)
        *why_r = "it holds a NUL octet";
    else
        return text;
    free(text);
    return NULL;
}

/* The contents of FILE. Caller frees. */
static char *read_file(const char *file, const char **why_r)
{
    int input = (int)TEMP_FAILURE_RETRY(open(file, O_RDONLY | O_CLOEXEC));
    if (input < 0) {
        *why_r =
            errno == ENOENT ? "there is no such file (`muster init' makes one)" : strerror(errno);
        return NULL;
    }
    char *text = read_text(input, why_r);
    close(input);
    return text;
}

/* FILE cannot be read, because of WHY or because it is the folder where the file lies. */
static void fault_file(const char *file, const char *why, struct faults *faults)
{
    char *inside = NULL;
    size_t length = strlen(file);
    while (length > 1 && file[length - 1] == '/')
        length--;
    if (asprintf(&inside, "%.*s/muster.conf", (int)length, file) < 0)
        abort();
    if (access(inside, F_OK) == 0)
        faults_add(faults, file, 0, "is a folder; did you mean %s?", inside);
    else
        faults_add(faults, file, 0, "cannot be read: %s", why);
    free(inside);
}

void source_open(struct source *source, struct seen *seen, struct faults *faults)
{
    static const char byte_order_mark[] = "\xef\xbb\xbf";
    const char *why = NULL;
    char *text = read_file(source->file, &why);
    if (text == NULL) {
        fault_file(source->file, why, faults);
        return;
    }
    if (strncmp(text, byte_order_mark, 3) == 0)
        memcpy(text, "   ", 3);
    config_lint(text, source->file, source->root, seen, faults);
    source_parse(source, text, faults);
    free(text);
}

void source_close(struct source *source)
{
    if (source->cfg != NULL)
        cfg_free(source->cfg);
    source->cfg = NULL;
}
