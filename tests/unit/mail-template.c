/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: what they expand to, what is wrong with them, and the Mustache specification where its files are at hand. */
#include "muster/mail/template.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* A folder with language "en", for partials. */
struct shelf {
    char *folder;
    struct template_set *set;
};

static void shelf_put(const struct shelf *shelf, const char *language, const char *name,
                      const char *text)
{
    g_autofree char *folder = g_build_filename(shelf->folder, language, NULL);
    g_autofree char *file = g_build_filename(folder, name, NULL);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
}

static void shelf_open(struct shelf *shelf)
{
    shelf->folder = g_dir_make_tmp("muster-template-XXXXXX", NULL);
    g_assert_nonnull(shelf->folder);
    shelf->set = templates_open((const char *const[]){shelf->folder, NULL});
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_folder(path);
        else
            g_unlink(path);
    }
    g_rmdir(folder);
}

static void shelf_close(struct shelf *shelf)
{
    templates_free(shelf->set);
    remove_folder(shelf->folder);
    g_free(shelf->folder);
}

/* Values as JSON, which are easy to read in a test. */

static void object_fill(struct values *object, JsonObject *json);

/* What values do not have, null and fractions, become the text that shows the same. */
static char *scalar_words(JsonNode *node)
{
    if (JSON_NODE_HOLDS_NULL(node))
        return g_strdup("");
    if (json_node_get_value_type(node) == G_TYPE_STRING)
        return json_node_dup_string(node);
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(number, sizeof number, "%.15g", json_node_get_double(node)));
}

static void list_fill(struct values *list, JsonArray *json)
{
    for (guint i = 0; i < json_array_get_length(json); i++) {
        JsonNode *node = json_array_get_element(json, i);
        g_autofree char *words = NULL;
        if (JSON_NODE_HOLDS_OBJECT(node))
            object_fill(values_add_object(list), json_node_get_object(node));
        else if (JSON_NODE_HOLDS_ARRAY(node))
            list_fill(values_add_list(list), json_node_get_array(node));
        else
            values_add_text(list, words = scalar_words(node));
    }
}

static void member_set(struct values *object, const char *name, JsonNode *node)
{
    GType type = JSON_NODE_HOLDS_VALUE(node) ? json_node_get_value_type(node) : G_TYPE_INVALID;
    g_autofree char *words = NULL;
    if (JSON_NODE_HOLDS_OBJECT(node))
        object_fill(values_set_object(object, name), json_node_get_object(node));
    else if (JSON_NODE_HOLDS_ARRAY(node))
        list_fill(values_set_list(object, name), json_node_get_array(node));
    else if (type == G_TYPE_INT64)
        values_set_number(object, name, json_node_get_int(node));
    else if (type == G_TYPE_BOOLEAN)
        values_set_flag(object, name, json_node_get_boolean(node));
    else
        values_set_text(object, name, words = scalar_words(node));
}

static void object_fill(struct values *object, JsonObject *json)
{
    JsonObjectIter iter;
    const char *name;
    JsonNode *node;
    json_object_iter_init(&iter, json);
    while (json_object_iter_next(&iter, &name, &node))
        member_set(object, name, node);
}

/* TEMPLATE with VALUES (JSON). Caller frees. */
static char *render(const struct template *template, const char *values)
{
    g_autoptr(JsonNode) node = json_from_string(values, NULL);
    g_assert_nonnull(node);
    struct values *tree = values_new();
    member_set(tree, "all", node);
    GString *out = g_string_new(NULL);
    template_render(template, values_get(tree, "all"), out);
    values_free(tree);
    return g_string_free(out, FALSE);
}

/* What TEMPLATE makes of VALUES (JSON). Caller frees. */
static char *expand(struct template_set *set, const char *name, const char *text,
                    const char *values)
{
    struct failure failure = {0};
    struct template *template = template_compile(set, "en", name, text, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    char *expanded = render(template, values);
    template_free(template);
    return expanded;
}

static void test_expansion(void)
{
    static const struct {
        const char *name, *text, *values, *expected;
    } CASES[] = {
        {"a.txt", "Hello {{name}}.", "{\"name\":\"Ann\"}", "Hello Ann."},
        {"a.txt", "{{a}}", "{\"a\":\"<b> & 'c'\"}", "<b> & 'c'"},
        {"a.html", "{{a}}", "{\"a\":\"<b> & 'c' \\\"d\\\"\"}",
         "&lt;b&gt; &amp; &#39;c&#39; &quot;d&quot;"},
        {"a.html", "{{{a}}}{{&a}}", "{\"a\":\"<\"}", "<<"},
        {"a.html", "{{a}}", "{\"a\":\"{{b}}{{{b}}}\",\"b\":\"no\"}", "{{b}}{{{b}}}"},
        {"a.txt", "[{{a.b.c}}]", "{\"a\":{\"b\":{\"c\":3}}}", "[3]"},
        {"a.txt", "[{{a}}{{b}}]", "{\"a\":[1],\"b\":{}}", "[]"},
        {"a.txt", "{{a}} {{b}} {{c}}", "{\"a\":1.21,\"b\":true,\"c\":-7}", "1.21 true -7"},
        {"a.txt", "{{#n}}yes{{/n}}{{^n}}no{{/n}}", "{\"n\":0}", "no"},
        {"a.txt", "{{#n}}yes{{/n}}{{^n}}no{{/n}}", "{\"n\":\"\"}", "no"},
        {"a.txt", "{{#n}}yes{{/n}}{{^n}}no{{/n}}", "{\"n\":\"x\"}", "yes"},
        {"a.txt", "{{#n}}yes{{/n}}{{^n}}no{{/n}}", "{\"n\":{}}", "yes"},
        {"a.txt", "{{#l}}\n- {{.}}\n{{/l}}\nend\n", "{\"l\":[\"a\",\"b\"]}", "- a\n- b\nend\n"},
        {"a.txt", "{{#l}}{{x}}{{y}} {{/l}}", "{\"y\":9,\"l\":[{\"x\":1},{\"x\":2,\"y\":3}]}",
         "19 23 "},
        {"a.txt", "a\n  {{! nothing }}  \nb", "{}", "a\nb"},
        {"a.txt", "a {{! nothing }}\nb", "{}", "a \nb"},
        {"a.txt", "{{#a}}{{/a}}\nb", "{}", "\nb"},
        {"a.txt", "  \n", "{}", "  \n"},
        {"a.txt", "x\n  ", "{}", "x\n  "},
        {"a.txt", "{{=<% %>=}}<%a%>{{a}}<%={{ }}=%>{{a}}", "{\"a\":1}", "1{{a}}1"},
        {"a.txt", "", "{}", ""},
        {"a.txt", "{ {a} } }}", "{\"a\":1}", "{ {a} } }}"},
        {"a.txt", "{{#a}}x{{/a}}", "{\"a\":[[],{},null,\"\"]}", "xxxx"},
        {"a.txt", "\xe2\x82\xac {{a}}", "{\"a\":\"\xf0\x9f\x8c\xb1\"}",
         "\xe2\x82\xac \xf0\x9f\x8c\xb1"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *got = expand(NULL, CASES[i].name, CASES[i].text, CASES[i].values);
        g_assert_cmpstr(got, ==, CASES[i].expected);
    }
}

static void test_malformed(void)
{
    static const struct {
        const char *text, *complaint;
    } CASES[] = {
        {"{{a", "m.txt:1: this tag is never closed"},
        {"\n\n{{#a}}\n", "m.txt:3: `a' is never closed"},
        {"{{#a}}\n{{/b}}", "m.txt:2: `a' is open, and another is closed"},
        {"x\n{{/a}}", "m.txt:2: `a' is closed, but was never opened"},
        {"{{}}", "m.txt:1: this tag names nothing"},
        {"{{!\n\n}}{{# }}", "m.txt:3: this tag names nothing"},
        {"{{=a=}}", "m.txt:1: delimiters are two words, as in {{=<% %>=}}"},
        {"{{=a b c=}}", "m.txt:1: delimiters are two words, as in {{=<% %>=}}"},
        {"{{{a}}", "m.txt:1: this tag is never closed"},
        {"{{<a}}{{$b}}", "m.txt:1: `b' is never closed"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct failure failure = {0};
        g_assert_null(template_compile(NULL, "en", "m.txt", CASES[i].text, &failure));
        g_assert_cmpstr(failure.text, ==, CASES[i].complaint);
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
    }
}

static void test_nesting_has_an_end(void)
{
    GString *deep = g_string_new(NULL);
    for (guint i = 0; i < 1000; i++)
        g_string_append(deep, "{{#a}}");
    struct failure failure = {0};
    g_assert_null(template_compile(NULL, "en", "m.txt", deep->str, &failure));
    g_assert_cmpstr(failure.text, ==, "m.txt:1: `a' is nested too deep");
    g_string_free(deep, TRUE);

    struct shelf shelf;
    shelf_open(&shelf);
    shelf_put(&shelf, "en", "self.txt", "x{{>self}}");
    g_autofree char *got = expand(shelf.set, "a.txt", "{{>self}}", "{}");
    g_assert_cmpuint(strlen(got), ==, 40);
    g_autofree char *block =
        expand(shelf.set, "a.txt", "{{$a}}{{<self}}{{$a}}{{$a}}{{/a}}{{/a}}{{/self}}{{/a}}", "{}");
    g_assert_nonnull(block);
    shelf_close(&shelf);
}

static void test_languages_and_folders(void)
{
    struct shelf own, ours;
    struct failure failure = {0};
    shelf_open(&own);
    shelf_open(&ours);
    struct template_set *set = templates_open((const char *const[]){own.folder, ours.folder, NULL});
    shelf_put(&ours, "en", "a.txt", "ours {{>foot}}");
    shelf_put(&ours, "en", "foot.txt", "english foot");
    shelf_put(&ours, "de", "foot.txt", "german foot");
    shelf_put(&ours, "en", "b.txt", "ours");
    shelf_put(&own, "en", "b.txt", "own");
    shelf_put(&own, "en", "c.txt", "{{#open}}");
    shelf_put(&own, "en", "d.txt", "{{>c}}");
    shelf_put(&own, "en", "e.txt", "\xff");
    static const struct {
        const char *language, *name, *expected, *complaint;
    } CASES[] = {
        {"en", "a.txt", "ours english foot", ""},
        {"de", "a.txt", "ours german foot", ""},
        {"fr", "a.txt", "ours english foot", ""},
        {"en", "b.txt", "own", ""},
        {"en", "none.txt", NULL, "there is no template `en/none.txt'"},
        {"en", "../en/a.txt", NULL, "there is no template `en/../en/a.txt'"},
        {"../en", "a.txt", NULL, "there is no template `../en/a.txt'"},
        {"en", "c.txt", NULL, "/en/c.txt:1: `open' is never closed"},
        {"en", "d.txt", NULL, "/en/c.txt:1: `open' is never closed"},
        {"en", "d.txt", NULL, "/en/c.txt:1: `open' is never closed"},
        {"en", "e.txt", NULL, "/en/e.txt: this is not UTF-8 text"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
        memset(&failure, 0, sizeof failure);
        const struct template *template =
            templates_get(set, CASES[i].language, CASES[i].name, &failure);
        g_assert_true(g_str_has_suffix(failure.text, CASES[i].complaint));
        g_assert_cmpint(template == NULL, ==, CASES[i].expected == NULL);
        if (template == NULL)
            continue;
        g_autofree char *got = render(template, "{}");
        g_assert_cmpstr(got, ==, CASES[i].expected);
    }
    templates_free(set);
    shelf_close(&own);
    shelf_close(&ours);
}

/* Twice the template takes about twice the time; here only that a large one is no trouble. */
static void test_large(void)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < 20000; i++)
        g_string_append(text, "  {{#l}}\n  {{.}} and more\n  {{/l}}\n{ {{{{");
    g_string_append(text, "{{x}}{{/ {{{{x}}");
    struct failure failure = {0};
    gint64 before = g_get_monotonic_time();
    struct template *template = template_compile(NULL, "en", "large.txt", text->str, &failure);
    g_assert_cmpint(g_get_monotonic_time() - before, <, 2 * G_USEC_PER_SEC);
    template_free(template);
    g_string_free(text, TRUE);
}

/* Pieces of templates in any order: compiled, expanded or refused, but never more. */
static void test_any_text_is_safe(void)
{
    static const char *const PIECES[] = {
        "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}",    "{{$c}}",    "{{/c}}",  "{{<self}}", "{{/self}}",
        "\n",     "  ",     "x",      "{{a}}",     "{{>self}}", "{{{a}}}", "\r\n",      "{{! \n}}",
        "{{",     "}}",     "{{.}}",  "{{=| |=}}", "|={{ }}=|", "\t"};
    struct shelf shelf;
    shelf_open(&shelf);
    shelf_put(&shelf, "en", "self.txt",
              "  {{$c}}\n    s\n  {{/c}}\n {{a}}\n\n{{#b}}\n{{>self}}\n{{/b}}\n");
    guint compiled = 0;
    for (guint i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (gint n = g_test_rand_int_range(1, 9); n > 0; n--)
            g_string_append(text, PIECES[g_test_rand_int_range(0, G_N_ELEMENTS(PIECES))]);
        struct failure failure = {0};
        struct template *template =
            template_compile(shelf.set, "en", "any.txt", text->str, &failure);
        g_assert_cmpint(template == NULL, ==, failure_is_set(&failure));
        if (template != NULL) {
            g_free(render(template, "{\"a\":[1,\"\\n\"],\"b\":false}"));
            compiled++;
        }
        template_free(template);
    }
    g_assert_cmpuint(compiled, >, 1000);
    shelf_close(&shelf);
}

/* The specification's own tests; they are not ours to ship. */

static void specification_test(JsonObject *test, const char *file)
{
    struct shelf shelf;
    shelf_open(&shelf);
    if (json_object_has_member(test, "partials")) {
        JsonObjectIter iter;
        const char *name;
        JsonNode *text;
        json_object_iter_init(&iter, json_object_get_object_member(test, "partials"));
        while (json_object_iter_next(&iter, &name, &text)) {
            g_autofree char *partial = g_strconcat(name, ".html", NULL);
            shelf_put(&shelf, "en", partial, json_node_get_string(text));
        }
    }
    g_autofree char *values = json_to_string(json_object_get_member(test, "data"), FALSE);
    g_autofree char *got =
        expand(shelf.set, "test.html", json_object_get_string_member(test, "template"), values);
    const char *expected = json_object_get_string_member(test, "expected");
    if (strcmp(got, expected) != 0) {
        g_test_message("%s: %s\n%s\ngives   >%s<\nand not >%s<", file,
                       json_object_get_string_member(test, "name"),
                       json_object_get_string_member(test, "template"), got, expected);
        g_test_fail();
    }
    shelf_close(&shelf);
}

static guint specification_file(const char *path)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    g_assert_true(json_parser_load_from_file(parser, path, NULL));
    JsonArray *tests =
        json_object_get_array_member(json_node_get_object(json_parser_get_root(parser)), "tests");
    for (guint i = 0; i < json_array_get_length(tests); i++)
        specification_test(json_array_get_object_element(tests, i), path);
    return json_array_get_length(tests);
}

static void test_specification(void)
{
    const char *corpus = g_getenv("MUSTER_CORPUS");
    g_autofree char *beside =
        g_build_filename(g_getenv("top_srcdir"), "..", "shared", "corpus", NULL);
    g_autofree char *folder = g_build_filename(corpus == NULL ? beside : corpus, "mustache", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint tests = 0;
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_suffix(name, ".json"))
            tests += specification_file(path);
    }
    if (tests == 0)
        g_test_skip("the specification's files are not at hand");
    g_test_message("%u tests of the specification", tests);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/template/expansion", test_expansion);
    g_test_add_func("/template/malformed", test_malformed);
    g_test_add_func("/template/nesting has an end", test_nesting_has_an_end);
    g_test_add_func("/template/languages and folders", test_languages_and_folders);
    g_test_add_func("/template/large", test_large);
    g_test_add_func("/template/any text is safe", test_any_text_is_safe);
    g_test_add_func("/template/specification", test_specification);
    return g_test_run();
}
