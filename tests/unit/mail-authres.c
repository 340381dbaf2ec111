/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an Authentication-Results field says, and what it does not. */
#include "mail/read/authres.h"

#include <string.h>

/* "ID method=result[:header.from] ...", or NULL. Caller frees. */
static char *say(const char *value)
{
    struct authres *authres = authres_read(slice_of(value));
    if (authres == NULL)
        return NULL;
    GString *said = g_string_new(authres->authserv);
    for (guint i = 0; i < authres->results->len; i++) {
        const struct authres_result *result =
            &g_array_index(authres->results, struct authres_result, i);
        g_string_append_printf(said, " %s=%s", result->method, result->result);
        if (result->header_from != NULL)
            g_string_append_printf(said, ":%s", result->header_from);
    }
    authres_free(authres);
    return g_string_free(said, FALSE);
}

static const struct {
    const char *value, *said; /* NULL: it is no such field, and says nothing */
} table[] = {
    /* As servers write it. */
    {" mx.acme.example; dmarc=pass header.from=acme.example",
     "mx.acme.example dmarc=pass:acme.example"},
    {" mx.acme.example;\n\tdkim=pass (2048-bit key) header.d=acme.example header.i=@acme.example"
     " header.b=\"Ab/cd+12\";\n\tspf=pass (mx: 192.0.2.1 is allowed)"
     " smtp.mailfrom=ann@acme.example;\n\tdmarc=pass (p=NONE sp=NONE dis=NONE)"
     " header.from=acme.example",
     "mx.acme.example dkim=pass spf=pass dmarc=pass:acme.example"},
    {"mx; dmarc=pass (policy=none) header.from=\"acme.example\"", "mx dmarc=pass:acme.example"},
    {"mx; dkim=pass header.d=a.example header.b=Ab/cd==; dmarc=fail header.from=a.example",
     "mx dkim=pass dmarc=fail:a.example"},
    {"mx; spf=none smtp.mailfrom=<>", NULL},
    {"mx; spf=pass smtp.remote-ip=2001:db8::1", "mx spf=pass"},
    {"mx; none", "mx"},
    {"mx 1; none", "mx"},
    /* What the grammar allows. */
    {"(a (nested \\) comment)) mx.acme.example (x) 1 (y) ; (z) dmarc (m) = (n) pass (o) header (p) ."
     " (q) from (r) = (s) acme.example (t)",
     "mx.acme.example dmarc=pass:acme.example"},
    {"\"mx.acme.example\"; dmarc=pass header.from=acme.example",
     "mx.acme.example dmarc=pass:acme.example"},
    {"MX.Acme.Example; DMARC=Pass HEADER.From=Acme.Example",
     "mx.acme.example dmarc=pass:acme.example"},
    {"mx; dmarc/1=pass header.from=a.example", "mx dmarc=pass:a.example"},
    {"mx; dmarc=pass reason=\"a; dmarc=fail\" header.from=a.example", "mx dmarc=pass:a.example"},
    {"mx; dmarc=fail reason=\"dmarc=pass header.from=a.example\"", "mx dmarc=fail"},
    {"mx; dmarc=fail (dmarc=pass header.from=a.example)", "mx dmarc=fail"},
    {"mx; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=a.example\"@b.example", NULL},
    {"mx; dmarc=pass header.from=a.example; dmarc=fail header.from=b.example",
     "mx dmarc=pass:a.example dmarc=fail:b.example"},
    {"mx; dmarc=pass", "mx dmarc=pass"},
    {"mx; dmarc=pass header.from.x=a.example", NULL},
    {"mx; dmarc=pass x-header.from=a.example", "mx dmarc=pass"},
    {"mx; dmarc=pass smtp.from=a.example", "mx dmarc=pass"},
    /* What it does not. */
    {"", NULL},
    {" ", NULL},
    {"mx", NULL},
    {"mx;", NULL},
    {"; dmarc=pass header.from=a.example", NULL},
    {"dmarc=pass header.from=a.example", NULL},
    {"mx 2; dmarc=pass header.from=a.example", NULL},
    {"mx 1x; dmarc=pass header.from=a.example", NULL},
    {"mx other; dmarc=pass header.from=a.example", NULL},
    {"mx/other; dmarc=pass header.from=a.example", NULL},
    {"mx, other; dmarc=pass header.from=a.example", NULL},
    {"mx; none; dmarc=pass header.from=a.example", NULL},
    {"mx; dmarc=pass; none", NULL},
    {"mx; dmarc", NULL},
    {"mx; dmarc=", NULL},
    {"mx; =pass", NULL},
    {"mx; dmarc=pass header.from", NULL},
    {"mx; dmarc=pass header.from=", NULL},
    {"mx; dmarc=pass header=a.example", NULL},
    {"mx; dmarc=pass header.from=a.example header.from=b.example", NULL},
    {"mx; dmarc=pass header.from=\"a.example", NULL},
    {"mx; dmarc=pass (never closed header.from=a.example", NULL},
    {"mx (never closed; dmarc=pass header.from=a.example", NULL},
    {"mx; dmarc=pass header.from=a.example\"x\"", NULL},
    {"mx; dmarc=pass, header.from=a.example", NULL},
    {"mx; dmarc=pass header.from=a.example, dmarc=pass", NULL},
    {"mx;; dmarc=pass header.from=a.example", NULL},
    {"mx; dmarc=pass header.from=a.example;", NULL},
    {"mx; dmarc=\"pass\" header.from=a.example", NULL},
    {"i=1; mx; dmarc=pass header.from=a.example", NULL},
};

static void test_table(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_test_message("%s", table[i].value);
        g_autofree char *said = say(table[i].value);
        g_assert_cmpstr(said, ==, table[i].said);
    }
}

/* Bytes that end a C string end nothing here. */
static void test_nul(void)
{
    static const char value[] = "mx\0; dmarc=pass header.from=a.example";
    g_assert_null(authres_read((struct slice){value, sizeof value - 1}));
    static const char from[] = "mx; dmarc=pass header.from=a.example\0.b.example";
    g_assert_null(authres_read((struct slice){from, sizeof from - 1}));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/authres/table", test_table);
    g_test_add_func("/authres/nul", test_nul);
    return g_test_run();
}
