/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over a configuration's names. Knows what may stand where, and nothing of what values
 * mean.
 *
 * A statement that is wrong is skipped to its probable end and blanked; then the walk goes on,
 * since most files have more than one fault or none.
 */
#include "config_lint.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config_scan.h"

/* A name that stands in a section, and for a titled one its title. */
struct seen_name {
    const struct setting *setting;
    char *title;
    const char *file;
    unsigned line;
};

struct lint {
    struct scan scan;
    const char *file;
    struct faults *faults;
};

static struct token peek(const struct lint *lint)
{
    struct scan ahead = lint->scan;
    return scan_next(&ahead);
}

static int width(const struct token *token)
{
    return (int)(token->end - token->start);
}

/* As much of TOKEN as a message can hold. */
static int shown(const struct token *token)
{
    return width(token) < 40 ? width(token) : 40;
}

/* TOKEN's text without its quotes, in memory of its own. */
static char *token_text(const struct token *token)
{
    bool quoted = *token->start == '"' || *token->start == '\'';
    char *text = strndup(token->start + quoted, (size_t)width(token) - 2 * quoted);
    if (text == NULL)
        abort();
    return text;
}

/* After an opening brace: moves behind the brace that closes it. */
static void skip_braces(struct lint *lint)
{
    for (int depth = 1; depth > 0;) {
        struct token token = scan_next(&lint->scan);
        if (token.kind == TOKEN_END || token.kind == TOKEN_OPEN)
            return;
        depth += token_is(&token, '{') - token_is(&token, '}');
    }
}

/* After the name of a statement that is wrong: moves behind what probably belongs to it. */
static void skip_statement(struct lint *lint, const struct token *name)
{
    struct token next = peek(lint);
    bool assigns = token_is(&next, '=') || token_is(&next, '+');
    if (assigns) {
        scan_next(&lint->scan);
        next = peek(lint);
    } else if (next.kind == TOKEN_WORD && next.line == name->line) {
        scan_next(&lint->scan); /* a title, or a value whose = is missing */
        next = peek(lint);
        if (!token_is(&next, '{'))
            return;
    }
    if (token_is(&next, '{')) {
        scan_next(&lint->scan);
        skip_braces(lint);
    } else if (assigns && next.kind != TOKEN_MARK) {
        scan_next(&lint->scan);
    }
}

static void drop_statement(struct lint *lint, const struct token *name)
{
    skip_statement(lint, name);
    scan_blank(name->start, lint->scan.at);
}

/* Finds an earlier statement of the same name and title, or adds this one. Takes TITLE. */
static const struct seen_name *seen_add(struct seen *seen, const struct seen_name *name)
{
    for (size_t i = 0; i < seen->count; i++) {
        const struct seen_name *earlier = &seen->names[i];
        if (earlier->setting == name->setting &&
            (name->title == NULL || strcmp(earlier->title, name->title) == 0)) {
            free(name->title);
            return earlier;
        }
    }
    seen->names = reallocarray(seen->names, seen->count + 1, sizeof *seen->names);
    if (seen->names == NULL)
        abort();
    seen->names[seen->count++] = *name;
    return NULL;
}

static bool seen_has(const struct seen *seen, const char *name)
{
    for (size_t i = 0; name != NULL && i < seen->count; i++)
        if (strcmp(seen->names[i].setting->name, name) == 0)
            return true;
    return false;
}

void seen_clear(struct seen *seen)
{
    for (size_t i = 0; i < seen->count; i++)
        free(seen->names[i].title);
    free(seen->names);
    *seen = (struct seen){.names = NULL};
}

static void fault_unknown(struct lint *lint, const struct section *section,
                          const struct token *name)
{
    char *text = token_text(name);
    const char *near = section_nearest(section, text);
    const struct section *right = near == NULL ? section_of_name(text) : NULL;
    if (near != NULL)
        faults_add(lint->faults, lint->file, name->line, "unknown name `%s'; did you mean `%s'?",
                   text, near);
    else if (right != NULL)
        faults_add(lint->faults, lint->file, name->line, "`%s' does not stand here, but in `%s'",
                   text, right->name);
    else
        faults_add(lint->faults, lint->file, name->line, "unknown name `%s' in `%s'", text,
                   section->name);
    free(text);
}

/* A token where none of its kind may stand. */
static void fault_token(struct lint *lint, const struct token *token)
{
    if (token->kind == TOKEN_OPEN)
        faults_add(lint->faults, lint->file, token->line, "%s is never closed",
                   *token->start == ' ' ? "a comment" : "a string");
    else if (token->kind == TOKEN_ESCAPE)
        faults_add(lint->faults, lint->file, token->line,
                   "a string has \\ and a digit; write the character itself, or \\\\ for a \\");
    else if (token_is(token, '}'))
        faults_add(lint->faults, lint->file, token->line, "a } that closes nothing");
    else if (token->kind == TOKEN_END)
        faults_add(lint->faults, lint->file, token->line, "the file ends in the middle");
    else
        faults_add(lint->faults, lint->file, token->line,
                   "unexpected `%.*s'; does a value need quotes?", shown(token), token->start);
}

static void lint_section(struct lint *lint, const struct section *section,
                         const struct token *opener, struct seen *seen);

/* `pool = {}' */
static bool lint_not_empty(struct lint *lint, const struct setting *setting,
                           const struct token *name)
{
    struct token next = peek(lint);
    const char *wish = token_is(&next, '}') && setting->wrong != NULL ? setting->wrong("") : NULL;
    if (wish == NULL)
        return true;
    faults_add(lint->faults, lint->file, name->line, "`%s' is empty; it should be %s",
               setting->name, wish);
    scan_next(&lint->scan);
    return false;
}

/* After the =. Several values stand in braces, with commas between them. */
static bool lint_values(struct lint *lint, const struct setting *setting, const struct token *name)
{
    struct token token = scan_next(&lint->scan);
    bool braces = token_is(&token, '{');
    if (braces && !setting_is_list(setting)) {
        faults_add(lint->faults, lint->file, name->line, "`%s' takes one value", setting->name);
        skip_braces(lint);
        return false;
    }
    if (!braces) {
        if (token.kind != TOKEN_WORD)
            fault_token(lint, &token);
        return token.kind == TOKEN_WORD;
    }
    if (!lint_not_empty(lint, setting, name))
        return false;
    for (bool value_due = true; token = scan_next(&lint->scan), !token_is(&token, '}');
         value_due = !value_due) {
        if (value_due ? token.kind != TOKEN_WORD : !token_is(&token, ',')) {
            if (token.kind == TOKEN_WORD)
                faults_add(lint->faults, lint->file, token.line, "a comma is missing before %.*s",
                           shown(&token), token.start);
            else
                fault_token(lint, &token);
            if (token.kind != TOKEN_END && token.kind != TOKEN_OPEN)
                skip_braces(lint);
            return false;
        }
    }
    return true;
}

/* After a value: `a, b' without braces would leave the comma and what follows as names. */
static bool lint_no_comma(struct lint *lint, const struct setting *setting)
{
    struct token comma = peek(lint);
    if (!token_is(&comma, ','))
        return true;
    faults_add(lint->faults, lint->file, comma.line,
               setting_is_list(setting)
                   ? "several values of `%s' stand in braces: { \"one\", \"two\" }"
                   : "`%s' takes one value",
               setting->name);
    while (token_is(&comma, ',')) {
        scan_next(&lint->scan);
        scan_next(&lint->scan);
        comma = peek(lint);
    }
    return false;
}

/* After a value: in ann+x@example.com without quotes, the value ends before the +. */
static bool lint_no_rest(struct lint *lint)
{
    struct token rest = peek(lint);
    if (rest.start != lint->scan.at || token_is(&rest, ',') || token_is(&rest, '}') ||
        rest.kind == TOKEN_END)
        return true;
    fault_token(lint, &rest);
    for (; rest.start == lint->scan.at && rest.kind != TOKEN_END; rest = peek(lint))
        scan_next(&lint->scan);
    return false;
}

static bool lint_setting(struct lint *lint, const struct setting *setting, const struct token *name)
{
    struct token assign = peek(lint);
    if (!token_is(&assign, '=')) {
        faults_add(lint->faults, lint->file, name->line, "after `%s' an = is missing",
                   setting->name);
        skip_statement(lint, name);
        return false;
    }
    scan_next(&lint->scan);
    return lint_values(lint, setting, name) && lint_no_rest(lint) && lint_no_comma(lint, setting);
}

/* Reads the title of a titled section. Caller frees; NULL, with the fault said, when there is none
 * or no good one. */
static char *lint_title(struct lint *lint, const struct setting *setting, const struct token *name)
{
    struct token token = peek(lint);
    if (token.kind != TOKEN_WORD) {
        faults_add(lint->faults, lint->file, name->line,
                   "after `%s' its name is missing: %s NAME {", setting->name, setting->name);
        return NULL;
    }
    scan_next(&lint->scan);
    char *title = token_text(&token);
    const char *wish = setting->wrong(title);
    if (wish == NULL)
        return title;
    faults_add(lint->faults, lint->file, token.line, "the name `%s' of a %s should be %s", title,
               setting->name, wish);
    free(title);
    return NULL;
}

static bool lint_brace(struct lint *lint, const struct setting *setting, const struct token *name)
{
    struct token brace = peek(lint);
    if (token_is(&brace, '{')) {
        scan_next(&lint->scan);
        return true;
    }
    faults_add(lint->faults, lint->file, name->line, "after `%s' a { is missing", setting->name);
    skip_statement(lint, name);
    return false;
}

/* SITE { ... } or WORKFLOW TITLE { ... }. What is inside is looked at even when the head is
 * wrong. */
static bool lint_subsection(struct lint *lint, const struct setting *setting,
                            const struct token *name, struct seen *seen)
{
    bool titled = setting->shape == SETTING_TITLED;
    char *title = titled ? lint_title(lint, setting, name) : NULL;
    bool good = !titled || title != NULL;
    struct seen_name this = {setting, title, lint->file, name->line};
    const struct seen_name *earlier = good ? seen_add(seen, &this) : NULL;
    if (earlier != NULL)
        faults_add(lint->faults, lint->file, name->line, "%s%s%s stands here twice: also in %s:%u",
                   setting->name, titled ? " " : "", titled ? earlier->title : "", earlier->file,
                   earlier->line);
    if (!lint_brace(lint, setting, name))
        return false;
    struct seen inside = {.names = NULL};
    lint_section(lint, setting->section, name, &inside);
    seen_clear(&inside);
    return good && earlier == NULL;
}

/* Whether the value that follows SETTING's name and = spares others. */
static bool spares(const struct lint *lint, const struct setting *setting)
{
    struct scan ahead = lint->scan;
    scan_next(&ahead);
    struct token token = scan_next(&ahead);
    char *value = setting->spares != NULL ? token_text(&token) : NULL;
    bool equal = value != NULL && strcmp(value, setting->spares) == 0;
    free(value);
    return equal;
}

static void lint_statement(struct lint *lint, const struct section *section,
                           const struct token *name, struct seen *seen)
{
    char *text = token_text(name);
    const struct setting *setting = section_setting(section, text);
    free(text);
    if (setting == NULL) {
        fault_unknown(lint, section, name);
        drop_statement(lint, name);
        return;
    }
    bool good;
    if (setting->section != NULL) {
        good = lint_subsection(lint, setting, name, seen);
    } else {
        const struct seen_name *earlier =
            seen_add(seen, &(struct seen_name){setting, NULL, lint->file, name->line});
        if (earlier != NULL)
            faults_add(lint->faults, lint->file, name->line, "`%s' is set twice, first in line %u",
                       setting->name, earlier->line);
        seen->spared |= spares(lint, setting);
        good = lint_setting(lint, setting, name) && earlier == NULL;
    }
    if (!good)
        scan_blank(name->start, lint->scan.at);
}

/* Says what had to stand in a section. OPENER is its name, NULL for a whole file. */
static void lint_required(struct lint *lint, const struct section *section,
                          const struct token *opener, const struct seen *seen)
{
    for (const struct section *part = section; part != NULL; part = part->also)
        for (const struct setting *setting = part->settings; setting->name != NULL; setting++)
            if (setting->required && !seen_has(seen, setting->name) &&
                !seen_has(seen, setting->instead) && !(seen->spared && setting->instead != NULL))
                faults_add(lint->faults, lint->file, opener != NULL ? opener->line : 0,
                           "`%s' has no `%s'", section->name, setting->name);
}

/* Reads statements up to the brace that closes the section, or to the end of the file. */
static void lint_section(struct lint *lint, const struct section *section,
                         const struct token *opener, struct seen *seen)
{
    for (;;) {
        struct token token = scan_next(&lint->scan);
        if (token.kind == TOKEN_END && opener != NULL)
            faults_add(lint->faults, lint->file, opener->line,
                       "`%s' is never closed: a } is missing", section->name);
        if (token.kind == TOKEN_END || (opener != NULL && token_is(&token, '}')))
            break;
        if (token.kind == TOKEN_WORD) {
            lint_statement(lint, section, &token, seen);
        } else {
            fault_token(lint, &token);
            scan_blank(token.start, token.end);
        }
    }
    lint_required(lint, section, opener, seen);
}

void config_lint(char *text, const char *file, const struct section *root, struct seen *seen,
                 struct faults *faults)
{
    struct lint lint = {{text, 1}, file, faults};
    lint_section(&lint, root, NULL, seen);
}
