/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar, a function a rule. Each takes what it names off the front of the rest, and is FALSE
 * where the rest does not begin with that.
 */
#include "mail/read/authres.h"

#include "mail/read/lexis.h"

static gboolean is_keyword_byte(char byte)
{
    return g_ascii_isalnum(byte) || byte == '-';
}

/* A token of MIME (RFC 2045 section 5.1), or a character beyond ASCII (RFC 8601 section 5.6). */
static gboolean is_token_byte(char byte)
{
    return ((guchar)byte >= 0x80 || g_ascii_isgraph(byte)) &&
           strchr("()<>@,;:\\\"/[]?=", byte) == NULL;
}

static gboolean is_value_byte(char byte)
{
    return is_token_byte(byte) || (byte != '\0' && strchr("/:=@[]?", byte) != NULL);
}

static gboolean take_byte(struct slice *rest, char byte)
{
    if (rest->length == 0 || rest->at[0] != byte)
        return FALSE;
    *rest = slice_from(*rest, 1);
    return TRUE;
}

/* One run of bytes that BELONGS says yes to. */
static gboolean take_run(struct slice *rest, gboolean (*belongs)(char byte), struct slice *run_r)
{
    gsize length = 0;
    while (length < rest->length && belongs(rest->at[length]))
        length++;
    *run_r = slice_head(*rest, length);
    *rest = slice_from(*rest, length);
    return length > 0;
}

static char *lower_text(char *text)
{
    for (char *at = text; *at != '\0'; at++)
        *at = g_ascii_tolower(*at);
    return text;
}

static gboolean take_keyword(struct slice *rest, char **keyword_r)
{
    struct slice run;
    if (!lexis_skip(rest) || !take_run(rest, is_keyword_byte, &run))
        return FALSE;
    *keyword_r = lower_text(slice_copy(run));
    return TRUE;
}

/* A quoted string, or a run of bytes. */
static gboolean take_value(struct slice *rest, gboolean (*belongs)(char byte), char **value_r)
{
    struct slice run;
    gboolean closed = TRUE;
    if (!lexis_skip(rest))
        return FALSE;
    if (rest->length > 0 && rest->at[0] == '"') {
        run = slice_head(*rest, lexis_nested(*rest, &closed));
        *rest = slice_from(*rest, run.length);
        *value_r = closed ? lower_text(lexis_unquote(run)) : NULL;
        return closed;
    }
    if (!take_run(rest, belongs, &run))
        return FALSE;
    *value_r = lower_text(slice_copy(run));
    return TRUE;
}

/* The end of a word: what would still belong to it, or to another without a blank, does not stand
 * there. */
static gboolean is_apart(const struct slice *rest)
{
    return rest->length == 0 || rest->at[0] == ';' || rest->at[0] == '(' ||
           slice_is_blank(rest->at[0]);
}

/* Only version 1 is known; who leaves it out means that. */
static gboolean take_version(struct slice *rest)
{
    struct slice digits;
    if (!lexis_skip(rest))
        return FALSE;
    if (rest->length == 0 || !g_ascii_isdigit(rest->at[0]))
        return TRUE;
    return take_run(rest, is_keyword_byte, &digits) && slice_equals(digits, "1") &&
           lexis_skip(rest);
}

/* method [ "/" version ] "=" result */
static gboolean take_method(struct slice *rest, struct authres_result *result)
{
    if (!take_keyword(rest, &result->method) || !lexis_skip(rest))
        return FALSE;
    if (take_byte(rest, '/') && !take_version(rest))
        return FALSE;
    return lexis_skip(rest) && take_byte(rest, '=') && take_keyword(rest, &result->result) &&
           is_apart(rest);
}

/* Keeps header.from. Said twice it says nothing that can be relied on. */
static gboolean note_property(struct authres_result *result, const char *type, const char *name,
                              char **value)
{
    if (strcmp(type, "header") != 0 || strcmp(name, "from") != 0)
        return TRUE;
    if (result->header_from != NULL)
        return FALSE;
    result->header_from = g_steal_pointer(value);
    return TRUE;
}

/* "reason" "=" value, or type "." property "=" value */
static gboolean take_property(struct slice *rest, struct authres_result *result)
{
    g_autofree char *type = NULL, *name = NULL, *value = NULL;
    if (!take_keyword(rest, &type) || !lexis_skip(rest))
        return FALSE;
    gboolean reason = strcmp(type, "reason") == 0;
    if (!reason && (!take_byte(rest, '.') || !take_keyword(rest, &name) || !lexis_skip(rest)))
        return FALSE;
    if (!take_byte(rest, '=') || !take_value(rest, is_value_byte, &value) || !is_apart(rest))
        return FALSE;
    return reason || note_property(result, type, name, &value);
}

static void result_clear(gpointer data)
{
    struct authres_result *result = data;
    g_free(result->method);
    g_free(result->result);
    g_free(result->header_from);
}

/* ";" method and what belongs to it; or ";" "none", which is nothing and must stand alone. */
static gboolean take_result(struct slice *rest, GArray *results)
{
    struct authres_result result = {0};
    struct slice word = *rest;
    if (results->len == 0 && lexis_skip(&word) && slice_starts(word, "none")) {
        word = slice_from(word, strlen("none"));
        if (lexis_skip(&word) && word.length == 0) {
            *rest = word;
            return TRUE;
        }
    }
    gboolean fine = take_method(rest, &result);
    while (fine && (fine = lexis_skip(rest)) && rest->length > 0 && rest->at[0] != ';')
        fine = take_property(rest, &result);
    g_array_append_val(results, result);
    return fine;
}

static gboolean take_all(struct slice rest, struct authres *authres)
{
    if (!take_value(&rest, is_token_byte, &authres->authserv) || !is_apart(&rest) ||
        !take_version(&rest) || rest.length == 0)
        return FALSE;
    while (rest.length > 0)
        if (!take_byte(&rest, ';') || !take_result(&rest, authres->results) || !lexis_skip(&rest))
            return FALSE;
    return TRUE;
}

struct authres *authres_read(struct slice value)
{
    struct authres *authres = g_new0(struct authres, 1);
    authres->results = g_array_new(FALSE, FALSE, sizeof(struct authres_result));
    g_array_set_clear_func(authres->results, result_clear);
    if (!take_all(value, authres))
        g_clear_pointer(&authres, authres_free);
    return authres;
}

void authres_free(struct authres *authres)
{
    g_free(authres->authserv);
    g_array_unref(authres->results);
    g_free(authres);
}
