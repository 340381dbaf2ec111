/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates, first step: text into tokens. Knows delimiters and the kinds of tags, not what they mean.
 * Each octet is looked at a fixed number of times. */
#include "mail/write/template-tree.h"

#include <string.h>

static const char BLANKS[] = " \t\r\n";

void scanner_init(struct scanner *scanner, const char *name, const char *text)
{
    *scanner = (struct scanner){
        .name = name, .at = text, .line = 1, .open = g_strdup("{{"), .close = g_strdup("}}")};
}

void scanner_clear(struct scanner *scanner)
{
    g_free(scanner->open);
    g_free(scanner->close);
}

static gboolean scanner_complain(const struct scanner *scanner, const char *complaint,
                                 struct failure *failure)
{
    return failure_set(failure, FAILURE_CONFIG, "%s:%u: %s", scanner->name, scanner->line,
                       complaint);
}

/* Text runs to the next tag or to the end of its line. */
static void scan_text(struct scanner *scanner, struct token *token)
{
    gsize open_length = strlen(scanner->open);
    const char *end = scanner->at;
    while (*end != '\0' && strncmp(end, scanner->open, open_length) != 0)
        if (*end++ == '\n') {
            scanner->line++;
            break;
        }
    token->kind = TOKEN_TEXT;
    token->start = scanner->at;
    token->length = (gsize)(end - scanner->at);
    scanner->at = end;
}

static enum token_kind tag_kind(char sigil)
{
    static const struct {
        char sigil;
        enum token_kind kind;
    } KINDS[] = {
        {'{', TOKEN_RAW},    {'&', TOKEN_RAW},     {'#', TOKEN_SECTION}, {'^', TOKEN_INVERTED},
        {'/', TOKEN_CLOSE},  {'>', TOKEN_PARTIAL}, {'<', TOKEN_PARENT},  {'$', TOKEN_BLOCK},
        {'!', TOKEN_SILENT}, {'=', TOKEN_SILENT},
    };
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (KINDS[i].sigil == sigil)
            return KINDS[i].kind;
    return TOKEN_VALUE;
}

static void token_trim(struct token *token)
{
    while (token->length > 0 && strchr(BLANKS, token->start[0]) != NULL) {
        token->start++;
        token->length--;
    }
    while (token->length > 0 && strchr(BLANKS, token->start[token->length - 1]) != NULL)
        token->length--;
}

/* {{=<% %>=}}: two words, neither of which holds a blank or "=". */
static gboolean scanner_set_delimiters(struct scanner *scanner, const struct token *token,
                                       struct failure *failure)
{
    g_autofree char *words = g_strndup(token->start, token->length);
    gsize open_length = strcspn(words, BLANKS);
    const char *close = words + open_length + strspn(words + open_length, BLANKS);
    if (open_length == 0 || *close == '\0' || close[strcspn(close, BLANKS)] != '\0' ||
        strchr(words, '=') != NULL)
        return scanner_complain(scanner, "delimiters are two words, as in {{=<% %>=}}", failure);
    scanner_clear(scanner);
    scanner->open = g_strndup(words, open_length);
    scanner->close = g_strdup(close);
    return TRUE;
}

/* A tag, from its opening delimiter. {{{name}}} and {{=a b=}} repeat their sigil before the closing one. */
static gboolean scan_tag(struct scanner *scanner, struct token *token, struct failure *failure)
{
    const char *start = scanner->at + strlen(scanner->open);
    char sigil = *start;
    const char *twin = sigil == '{' ? "}" : sigil == '=' ? "=" : "";
    g_autofree char *close = g_strconcat(twin, scanner->close, NULL);
    token->kind = tag_kind(sigil);
    if (token->kind != TOKEN_VALUE)
        start++;
    const char *end = strstr(start, close);
    if (end == NULL)
        return scanner_complain(scanner, "this tag is never closed", failure);

    token->start = start;
    token->length = (gsize)(end - start);
    token_trim(token);
    if (sigil == '=' && !scanner_set_delimiters(scanner, token, failure))
        return FALSE;
    if (token->length == 0 && sigil != '!')
        return scanner_complain(scanner, "this tag names nothing", failure);
    for (const char *at = scanner->at; at < end; at++)
        scanner->line += *at == '\n';
    scanner->at = end + strlen(close);
    return TRUE;
}

gboolean scanner_next(struct scanner *scanner, struct token *token_r, struct failure *failure)
{
    if (*scanner->at == '\0')
        return FALSE;
    token_r->line = scanner->line;
    if (g_str_has_prefix(scanner->at, scanner->open))
        return scan_tag(scanner, token_r, failure);
    scan_text(scanner, token_r);
    return TRUE;
}
