/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: what a file may say, and what a sync makes of it. */
#include <glib/gstdio.h>
#include <string.h>

#include "muster/work/roster.h"
#include "small-site.h"
#include "work/people/csv.h"
#include "work/people/roster-file.h"

/* All faults as "LINE: WORDS", each on a line. */
static char *faults_write(const struct faults *faults)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < faults->count; i++)
        g_string_append_printf(text, "%s%u: %s", i > 0 ? "\n" : "", faults->list[i].line,
                               faults->list[i].text);
    return g_string_free(text, FALSE);
}

/* Rows as "LINE[cell][cell]", one behind the other. */
static char *rows_write(const GPtrArray *rows)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++) {
        const struct csv_row *row = g_ptr_array_index(rows, i);
        g_string_append_printf(text, "%u", row->line);
        for (guint j = 0; j < row->cells->len; j++)
            g_string_append_printf(text, "[%s]", (char *)g_ptr_array_index(row->cells, j));
    }
    return g_string_free(text, FALSE);
}

static void test_csv(void)
{
    static const struct {
        const char *text, *rows, *faults;
    } table[] = {
        {"", "", ""},
        {"a,b\nc,d\n", "1[a][b]2[c][d]", ""},
        {"a,b\r\nc,d", "1[a][b]2[c][d]", ""},
        {"\xEF\xBB\xBF"
         "a\n",
         "1[a]", ""},
        {"a,\n,b\n,\n", "1[a][]2[][b]3[][]", ""},
        {"\n\na\n  \nb\n", "3[a]5[b]", ""},
        {" a , b\t,c\n", "1[a][b][c]", ""},
        {"\"a,b\",\"c \"\"d\"\"\"\n", "1[a,b][c \"d\"]", ""},
        {" \"a\" ,b\n", "1[a][b]", ""},
        {"\"a\nb\",c\nd\n", "1[a\nb][c]3[d]", ""},
        {"\"\",\"\"\n", "1[][]", ""},
        {"a,\"b\nc", "1[a][b\nc]", "1: the quote that opens here is never closed"},
        {"a\"b\nc\n", "1[a\"b]2[c]",
         "1: a quote within a cell: put the whole cell in quotes, and double this one"},
        {"\"a\" b,c\nd\n", "1[a][c]2[d]", "1: words behind a closing quote"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct faults faults = {0};
        g_autoptr(GPtrArray) rows = csv_read(table[i].text, "people.csv", &faults);
        g_autofree char *got = rows_write(rows), *said = faults_write(&faults);
        g_assert_cmpstr(got, ==, table[i].rows);
        g_assert_cmpstr(said, ==, table[i].faults);
        faults_clear(&faults);
    }
}

#define HEADER "email,name,zone,teams,reads,manager,workdays,hours,language,aliases\n"

static void test_faults(void)
{
    static const struct {
        const char *text, *faults; /* the start of each fault */
    } table[] = {
        {"", "0: the file is empty"},
        {HEADER, ""},
        {HEADER "Ann@Acme.example,Ann Lee,Europe/Berlin,core,,,mon-fri,09:00-17:00,de,\n", ""},
        {"email\nann@acme.example\n", ""},
        {"EMAIL,Teams\nann@acme.example,core\n", ""},
        {"email,zoone\nann@acme.example,UTC\n", "1: unknown column `zoone'; did you mean `zone'?"},
        {"email,email\nann@acme.example,\n", "1: column `email' stands twice"},
        {"name\nAnn\n", "1: there is no column `email'\n2: there is no email in this row"},
        {"email;name\nann@acme.example;Ann\n",
         "1: columns are parted by commas, not by semicolons\n1: there is no column `email'\n"
         "2: there is no email in this row"},
        {"email,name\n,Ann\n", "2: there is no email in this row"},
        {"email,name\nann@acme.example,Ann,core\n", "2: 3 cells, but the header has 2 columns"},
        {"email\nann at acme\n", "2: `ann at acme' is no mail address"},
        {"email\nann@elsewhere.example\n", "2: `ann@elsewhere.example' is in none of the site's"},
        {"email,zone\nann@acme.example,Europe/Berlni\n",
         "2: unknown zone `Europe/Berlni'; did you mean `Europe/Berlin'?"},
        {"email,teams\nann@acme.example,everyone\n", "2: a team cannot be called `everyone'"},
        {"email,language\nann@acme.example,german\n", "2: `german' is no language"},
        {"email,name\nann@acme.example,\"Ann\nLee\"\n", "2: control characters in a cell"},
        {"email,name\nann@acme.example,\xE9\n", "2: column `name' is not in UTF-8"},
        {"email\nann@acme.example\nANN@acme.example\n",
         "3: ann@acme.example stands in line 2 already"},
        {"email,aliases\nann@acme.example,a@acme.example; b@acme.example\n"
         "bob@acme.example,b@acme.example\n",
         "3: b@acme.example stands in line 2 already"},
        {"email,zone,hours\nann@acme.example,Nowhere/X,late\nbob,UTC,09:00-17:00\n",
         "2: unknown zone `Nowhere/X'\n2: \n3: `bob' is no mail address"},
    };
    static const char *const domains[] = {"acme.example", NULL};
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct faults faults = {0};
        g_ptr_array_unref(roster_file_read(table[i].text, "people.csv", domains, &faults));
        g_autofree char *said = faults_write(&faults);
        g_auto(GStrv) got = g_strsplit(said, "\n", -1);
        g_auto(GStrv) wanted = g_strsplit(table[i].faults, "\n", -1);
        g_test_message("%s", said);
        g_assert_cmpuint(g_strv_length(got), ==, g_strv_length(wanted));
        for (guint j = 0; wanted[j] != NULL; j++)
            g_assert_true(g_str_has_prefix(got[j], wanted[j]));
        faults_clear(&faults);
    }
}

static void test_one_form(void)
{
    static const char *const anywhere[] = {NULL};
    struct faults faults = {0};
    g_autoptr(GPtrArray) rows = roster_file_read(
        "email,teams,aliases\nAnn@Acme.Example,ops; core;;ops,B@x.example;a@X.example\n",
        "people.csv", anywhere, &faults);
    const struct roster_row *row = g_ptr_array_index(rows, 0);
    g_assert_cmpstr(row->cells[ROSTER_EMAIL], ==, "ann@acme.example");
    g_assert_cmpstr(row->cells[ROSTER_TEAMS], ==, "core;ops");
    g_assert_cmpstr(row->cells[ROSTER_ALIASES], ==, "a@x.example;b@x.example");
    g_assert_null(row->cells[ROSTER_ZONE]);
    g_assert_cmpuint(faults.count, ==, 0);
}

/* What a sync said, as "WHAT ADDRESS: DETAIL", each on a line. */
static char *report_write(const struct roster_report *report)
{
    static const char *const words[] = {"added", "changed", "renamed", "left", "back"};
    GString *text = g_string_new(report->refused ? "refused\n" : NULL);
    for (guint i = 0; i < report->changes->len; i++) {
        const struct roster_change *change = g_ptr_array_index(report->changes, i);
        g_string_append_printf(text, "%s %s", words[change->what], change->address);
        if (change->detail != NULL)
            g_string_append_printf(text, ": %s", change->detail);
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

/* Syncs TEXT; what it said, or its faults. */
static char *sync_with(struct site *site, const char *text, gboolean dry_run, gboolean yes)
{
    g_autofree char *path = g_build_filename(site->config->site.state, "people.csv", NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    struct failure failure = {0};
    struct faults faults = {0};
    struct roster_report report = {0};
    gboolean fine = roster_sync(site, path, dry_run, yes, &faults, &report, &failure);
    char *said = fine ? report_write(&report) : faults_write(&faults);
    g_assert_cmpint(failure.kind, ==, fine ? FAILURE_NONE : FAILURE_CONFIG);
    roster_report_clear(&report);
    faults_clear(&faults);
    return said;
}

static void assert_sync(struct site *site, const char *text, const char *says)
{
    g_autofree char *said = sync_with(site, text, FALSE, FALSE);
    g_assert_cmpstr(said, ==, says);
}

static struct person *person_at(struct site *site, const char *address)
{
    struct person *person = person_by_address(site->store, address);
    g_assert_nonnull(person);
    return person;
}

static void assert_zone(struct site *site, const char *address, const char *zone)
{
    struct person *person = person_at(site, address);
    g_assert_cmpstr(person->zone, ==, zone);
    person_free(person);
}

static void test_add_and_change(void)
{
    struct site *site = small_site_new();
    assert_sync(site, HEADER "ann@acme.example,Ann Lee,UTC,core;ops,,mia@acme.example,,,,\n",
                "added ann@acme.example: zone: UTC; teams: core,ops; manager: mia@acme.example\n");
    struct person *ann = person_at(site, "ann@acme.example");
    g_assert_cmpstr(ann->name, ==, "Ann Lee");
    g_assert_cmpint(ann->state, ==, PERSON_WELCOME);
    g_assert_true(ann->from_roster);
    g_assert_cmpstr(ann->teams[1], ==, "ops");
    person_free(ann);
    assert_sync(site, HEADER "ann@acme.example,Ann Lee,UTC,ops;core,,,,,,\n", "");
    assert_sync(site, HEADER "ann@acme.example,Ann Lee,Asia/Tokyo,core,,,,,,\n",
                "changed ann@acme.example: zone: UTC -> Asia/Tokyo; teams: core,ops -> core\n");
    small_site_free(site);
}

/* What a person set by mail stands until the file says something new. */
static void test_cell_rule(void)
{
    struct site *site = small_site_new();
    assert_sync(site, "email,zone\nann@acme.example,UTC\n", "added ann@acme.example: zone: UTC\n");
    struct failure failure = {0};
    struct person *ann = person_at(site, "ann@acme.example");
    g_assert_true(store_begin(site->store, &failure));
    person_set(site->store, ann->id, "zone", "Asia/Tokyo");
    g_assert_true(store_commit(site->store, &failure));
    person_free(ann);
    assert_sync(site, "email,zone\nann@acme.example,UTC\n", "");
    assert_zone(site, "ann@acme.example", "Asia/Tokyo");
    assert_sync(site, "email,zone\nann@acme.example,\n", "");
    assert_zone(site, "ann@acme.example", "Asia/Tokyo");
    assert_sync(site, "email,zone\nann@acme.example,Europe/Berlin\n",
                "changed ann@acme.example: zone: Asia/Tokyo -> Europe/Berlin\n");
    assert_zone(site, "ann@acme.example", "Europe/Berlin");
    small_site_free(site);
}

static void test_rename(void)
{
    struct site *site = small_site_new();
    assert_sync(site, "email,name\nann@acme.example,Ann Lee\n", "added ann@acme.example\n");
    struct person *before = person_at(site, "ann@acme.example");
    assert_sync(site, "email,name,aliases\nann.ray@acme.example,Ann Ray,ann@acme.example\n",
                "renamed ann.ray@acme.example: email: ann@acme.example -> ann.ray@acme.example; "
                "name: Ann Lee -> Ann Ray; aliases: ann@acme.example\n");
    struct person *after = person_at(site, "ann.ray@acme.example");
    g_assert_cmpint(after->id, ==, before->id);
    g_assert_cmpstr(after->aliases[0], ==, "ann@acme.example");
    struct person *by_old = person_at(site, "ann@acme.example");
    g_assert_cmpint(by_old->id, ==, before->id);
    person_free(by_old);
    person_free(before);
    person_free(after);
    assert_sync(site, "email,name,aliases\nann.ray@acme.example,Ann Ray,ann@acme.example\n", "");
    small_site_free(site);
}

/* An address cannot be two people's. */
static void test_conflicts(void)
{
    struct site *site = small_site_new();
    assert_sync(site, "email\nann@acme.example\nbob@acme.example\n",
                "added ann@acme.example\nadded bob@acme.example\n");
    assert_sync(site, "email,aliases\nann@acme.example,bob@acme.example\n",
                "2: bob@acme.example belongs to bob@acme.example, which is somebody else");
    assert_sync(site, "email,aliases\ncat@acme.example,ann@acme.example;bob@acme.example\n",
                "2: bob@acme.example belongs to bob@acme.example, which is somebody else");
    small_site_free(site);
}

static void test_leave_and_return(void)
{
    struct site *site = small_site_new();
    struct failure failure = {0};
    assert_sync(site, "email,teams\nann@acme.example,core\nbob@acme.example,core\n",
                "added ann@acme.example: teams: core\nadded bob@acme.example: teams: core\n");
    struct person *bob = person_at(site, "bob@acme.example");
    g_assert_true(store_begin(site->store, &failure));
    gint64 open = small_site_round(site, bob->id, "daily");
    g_assert_true(store_commit(site->store, &failure));
    assert_sync(site, "email,teams\nann@acme.example,core\n", "left bob@acme.example\n");
    struct round *round = round_get(site->store, open);
    g_assert_cmpint(round->state, ==, ROUND_SKIPPED);
    g_assert_cmpstr(round->why, ==, "off");
    round_free(round);
    person_free(bob);
    bob = person_at(site, "bob@acme.example");
    g_assert_cmpint(bob->state, ==, PERSON_LEFT);
    person_free(bob);
    assert_sync(site, "email,teams\nann@acme.example,core\n", "");
    assert_sync(site, "email,teams\nann@acme.example,core\nbob@acme.example,core\n",
                "back bob@acme.example\n");
    bob = person_at(site, "bob@acme.example");
    g_assert_cmpint(bob->state, ==, PERSON_WELCOME);
    person_free(bob);
    small_site_free(site);
}

/* Somebody who left by their own wish is not fetched back by a file that has not noticed. */
static void test_left_by_wish(void)
{
    struct site *site = small_site_new();
    struct failure failure = {0};
    assert_sync(site, "email\nann@acme.example\n", "added ann@acme.example\n");
    struct person *ann = person_at(site, "ann@acme.example");
    g_assert_true(store_begin(site->store, &failure));
    person_set_state(site->store, ann->id, PERSON_LEFT, SITE_NOW);
    g_assert_true(store_commit(site->store, &failure));
    person_free(ann);
    assert_sync(site, "email\nann@acme.example\n", "");
    assert_sync(site, "email\n", "");
    assert_sync(site, "email\nann@acme.example\n", "back ann@acme.example\n");
    small_site_free(site);
}

static char *file_of(guint first, guint n_people)
{
    GString *text = g_string_new("email\n");
    for (guint i = first; i < first + n_people; i++)
        g_string_append_printf(text, "p%u@acme.example\n", i);
    return g_string_free(text, FALSE);
}

/* FROM people, of whom GONE are missing next time. */
static gboolean is_refused(guint from, guint gone, gboolean yes, gboolean dry_run)
{
    struct site *site = small_site_new();
    g_autofree char *all = file_of(0, from), *rest = file_of(gone, from - gone);
    g_free(sync_with(site, all, FALSE, FALSE));
    g_autofree char *second = sync_with(site, rest, dry_run, yes);
    gboolean refused = g_str_has_prefix(second, "refused\n");
    struct person *missing = person_at(site, "p0@acme.example");
    g_assert_cmpint(missing->state == PERSON_LEFT, ==, !refused && !dry_run);
    person_free(missing);
    small_site_free(site);
    return refused;
}

static void test_refusal(void)
{
    g_assert_false(is_refused(5, 3, FALSE, FALSE));
    g_assert_true(is_refused(5, 4, FALSE, FALSE));
    g_assert_false(is_refused(5, 4, TRUE, FALSE));
    g_assert_false(is_refused(40, 4, FALSE, FALSE));
    g_assert_true(is_refused(40, 5, FALSE, FALSE));
    g_assert_true(is_refused(40, 5, FALSE, TRUE));
    g_assert_false(is_refused(40, 3, FALSE, TRUE));
}

static void test_dry_run(void)
{
    struct site *site = small_site_new();
    g_autofree char *said = sync_with(site, "email\nann@acme.example\n", TRUE, FALSE);
    g_assert_cmpstr(said, ==, "added ann@acme.example\n");
    g_assert_null(person_by_address(site->store, "ann@acme.example"));
    small_site_free(site);
}

static void test_faults_write_nothing(void)
{
    struct site *site = small_site_new();
    assert_sync(site, "email,zone\nann@acme.example,UTC\nbob@acme.example,Nowhere/X\n",
                "3: unknown zone `Nowhere/X'");
    g_assert_null(person_by_address(site->store, "ann@acme.example"));
    small_site_free(site);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/roster/csv", test_csv);
    g_test_add_func("/roster/faults", test_faults);
    g_test_add_func("/roster/one-form", test_one_form);
    g_test_add_func("/roster/add-and-change", test_add_and_change);
    g_test_add_func("/roster/cell-rule", test_cell_rule);
    g_test_add_func("/roster/rename", test_rename);
    g_test_add_func("/roster/conflicts", test_conflicts);
    g_test_add_func("/roster/leave-and-return", test_leave_and_return);
    g_test_add_func("/roster/left-by-wish", test_left_by_wish);
    g_test_add_func("/roster/refusal", test_refusal);
    g_test_add_func("/roster/dry-run", test_dry_run);
    g_test_add_func("/roster/faults-write-nothing", test_faults_write_nothing);
    return g_test_run();
}
