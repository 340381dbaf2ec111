/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over the fields, from the newest at the top down. Believes nobody: it only says where
 * each field stands.
 */
#include "mail/read/vouchers.h"

#include "mail/read/authres.h"
#include "mail/read/lexis.h"

/* The next word of a Received field: blanks, comments and semicolons part them. */
static gboolean word_next(struct slice *rest, struct slice *word_r)
{
    while (lexis_skip(rest) && rest->length > 0 && rest->at[0] == ';')
        *rest = slice_from(*rest, 1);
    gsize length = 0;
    while (length < rest->length && !slice_is_blank(rest->at[length]) && rest->at[length] != '(' &&
           rest->at[length] != ';')
        length++;
    *word_r = slice_head(*rest, length);
    *rest = slice_from(*rest, length);
    return length > 0;
}

/* Every word behind a `by': whoever greeted with one in it must not hide the true one. */
static char *hosts_by(struct slice received)
{
    g_autoptr(GString) hosts = g_string_new(NULL);
    struct slice word, before = {0};
    while (word_next(&received, &word)) {
        if (slice_equals(before, "by"))
            g_string_append_printf(hosts, "%s%.*s", hosts->len > 0 ? " " : "", (int)word.length,
                                   word.at);
        before = word;
    }
    g_string_ascii_down(hosts);
    return g_utf8_make_valid(hosts->str, (gssize)hosts->len);
}

/* Each of its words about DMARC is a pass for DOMAIN. FALSE also when it has none: *SPEAKS_R. */
static gboolean is_aligned(const struct authres *authres, const char *domain, gboolean *speaks_r)
{
    gboolean aligned = domain != NULL;
    *speaks_r = FALSE;
    for (guint i = 0; i < authres->results->len; i++) {
        const struct authres_result *result =
            &g_array_index(authres->results, struct authres_result, i);
        if (strcmp(result->method, "dmarc") != 0)
            continue;
        *speaks_r = TRUE;
        aligned &=
            strcmp(result->result, "pass") == 0 && g_strcmp0(result->header_from, domain) == 0;
    }
    return aligned && *speaks_r;
}

static void voucher_add(struct mail_head *head, struct slice value, guint received_above)
{
    const char *at = head->from != NULL ? strrchr(head->from, '@') : NULL;
    struct authres *authres = authres_read(value);
    if (authres == NULL)
        return;
    gboolean speaks;
    struct mail_voucher voucher = {.received_above = received_above};
    voucher.aligned = is_aligned(authres, at != NULL ? at + 1 : NULL, &speaks);
    if (speaks) {
        voucher.authserv = g_utf8_make_valid(authres->authserv, -1);
        if (head->vouchers == NULL)
            head->vouchers = mail_vouchers_new();
        g_array_append_val(head->vouchers, voucher);
    }
    authres_free(authres);
}

void vouchers_fill(const struct fields *fields, struct mail_head *head)
{
    g_autoptr(GStrvBuilder) hosts = g_strv_builder_new();
    guint received = 0;
    for (guint i = 0; i < fields->count && received < MAIL_MAX_TRACE; i++) {
        const struct field *field = &fields->list[i];
        if (slice_equals(field->name, "Received")) {
            g_autofree char *by = hosts_by(field->value);
            g_strv_builder_add(hosts, by);
            received++;
        } else if (slice_equals(field->name, "Authentication-Results") &&
                   (head->vouchers == NULL || head->vouchers->len < MAIL_MAX_TRACE)) {
            voucher_add(head, field->value, received);
        }
    }
    head->received_by = g_strv_builder_end(hosts);
}
