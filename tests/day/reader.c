/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads mails and entries for the stories: one process for what took them ten, or a Python.
 *
 *   reader mails ADDRESS SUBJECT FILE...   the files of ADDRESS's mails whose subject matches the
 *                                          regular expression SUBJECT, oldest first
 *   reader text FILE [SUBTYPE]             the words of its text/plain (or SUBTYPE), decoded; LF
 *   reader words FILE                      the same in one line, with a blank between words
 *   reader entries < JSON                  of each: "REVISION 1 TEXT | 2 TEXT : UNPLACED", in one line
 *   reader rounds < JSON                   the same after its state
 *   reader states < JSON                   of each: "DATE PERSON STATE WHY", sorted
 *   reader members NAME... < JSON          of each: what it has under these names, as JSON
 *
 * JSON is that of `muster entries --json', or, for members, any other of its kind. Nothing here is Muster's own: what reads its mails and its
 * JSON is GMime and json-glib. A mail that cannot be read ends it with 1.
 */
#include <gmime/gmime.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

/* The mail in FILE, or NULL. Caller unrefs. */
static GMimeMessage *mail_read(const char *file)
{
    g_autoptr(GMimeStream) stream = g_mime_stream_file_open(file, "r", NULL);
    if (stream == NULL)
        return NULL;
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    return g_mime_parser_construct_message(parser, NULL);
}

/* What the first text/SUBTYPE of the TREE says, or NULL. Caller frees. */
static char *text_of(GMimeObject *tree, const char *subtype)
{
    if (GMIME_IS_TEXT_PART(tree) &&
        g_mime_content_type_is_type(g_mime_object_get_content_type(tree), "text", subtype))
        return g_mime_text_part_get_text(GMIME_TEXT_PART(tree));
    char *text = NULL;
    int n = GMIME_IS_MULTIPART(tree) ? g_mime_multipart_get_count(GMIME_MULTIPART(tree)) : 0;
    for (int i = 0; i < n && text == NULL; i++)
        text = text_of(g_mime_multipart_get_part(GMIME_MULTIPART(tree), i), subtype);
    return text;
}

/* The words of TEXT with one blank between them. Caller frees. */
static char *in_one_line(const char *text)
{
    g_auto(GStrv) pieces = g_strsplit_set(text, " \t\r\n", -1);
    GString *line = g_string_new(NULL);
    for (char **piece = pieces; *piece != NULL; piece++)
        if ((*piece)[0] != '\0')
            g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", *piece);
    return g_string_free(line, FALSE);
}

static int show_text(char **arguments, gboolean one_line)
{
    g_autoptr(GMimeMessage) mail = mail_read(arguments[0]);
    if (mail == NULL)
        return 1;
    const char *subtype = arguments[1] != NULL ? arguments[1] : "plain";
    g_autofree char *text = text_of(g_mime_message_get_mime_part(mail), subtype);
    if (text == NULL)
        return 1;
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    g_autofree char *shown = one_line ? in_one_line(text) : g_strjoinv("\n", lines);
    printf("%s\n", shown);
    return 0;
}

static int text(char **arguments)
{
    return show_text(arguments, FALSE);
}

static int words(char **arguments)
{
    return show_text(arguments, TRUE);
}

struct letter {
    const char *file;
    gint64 date;
};

static int letter_compare(gconstpointer a, gconstpointer b)
{
    const struct letter *one = a, *other = b;
    if (one->date != other->date)
        return one->date < other->date ? -1 : 1;
    return strcmp(one->file, other->file);
}

static int mails(char **arguments)
{
    g_autoptr(GRegex) wanted = g_regex_new(arguments[1], 0, 0, NULL);
    g_autoptr(GArray) letters = g_array_new(FALSE, FALSE, sizeof(struct letter));
    for (char **file = arguments + 2; *file != NULL; file++) {
        g_autoptr(GMimeMessage) mail = mail_read(*file);
        if (mail == NULL || g_strcmp0(g_mime_object_get_header(GMIME_OBJECT(mail), "Delivered-To"),
                                      arguments[0]) != 0)
            continue;
        const char *subject = g_mime_message_get_subject(mail);
        GDateTime *date = g_mime_message_get_date(mail);
        struct letter letter = {*file, date != NULL ? g_date_time_to_unix(date) : 0};
        if (g_regex_match(wanted, subject != NULL ? subject : "", 0, NULL))
            g_array_append_val(letters, letter);
    }
    g_array_sort(letters, letter_compare);
    for (guint i = 0; i < letters->len; i++)
        printf("%s\n", g_array_index(letters, struct letter, i).file);
    return 0;
}

/* The next object of the JSON lines on stdin; NULL after the last. Caller frees the parser. */
static JsonParser *next_entry(void)
{
    g_autofree char *line = NULL;
    size_t size = 0;
    ssize_t length = getline(&line, &size, stdin);
    JsonParser *parser = json_parser_new();
    if (length > 0 && json_parser_load_from_data(parser, line, length, NULL))
        return parser;
    g_object_unref(parser);
    return NULL;
}

static JsonObject *entry_of(JsonParser *parser)
{
    return json_node_get_object(json_parser_get_root(parser));
}

static void show_entry(JsonObject *entry, gboolean with_state)
{
    GString *said = g_string_new(NULL);
    if (with_state)
        g_string_append_printf(said, "%s ", json_object_get_string_member(entry, "state"));
    JsonArray *answers = json_object_get_array_member(entry, "answers");
    gint64 revision = json_object_get_int_member_with_default(entry, "revision", -1);
    if (revision < 0)
        g_string_append(said, "None");
    else
        g_string_append_printf(said, "%" G_GINT64_FORMAT, revision);
    for (guint i = 0; i < json_array_get_length(answers); i++) {
        JsonObject *answer = json_array_get_object_element(answers, i);
        g_string_append_printf(said, "%s %" G_GINT64_FORMAT " %s", i > 0 ? " |" : "",
                               json_object_get_int_member(answer, "question"),
                               json_object_get_string_member(answer, "text"));
    }
    g_string_append_printf(said, " : %s", json_object_get_string_member(entry, "unplaced"));
    g_strdelimit(said->str, "\n", '/');
    g_autofree char *line = in_one_line(said->str);
    printf("%s\n", line);
    g_string_free(said, TRUE);
}

static int entries(char **arguments)
{
    (void)arguments;
    for (JsonParser *parser; (parser = next_entry()) != NULL; g_object_unref(parser))
        show_entry(entry_of(parser), FALSE);
    return 0;
}

static int rounds(char **arguments)
{
    (void)arguments;
    for (JsonParser *parser; (parser = next_entry()) != NULL; g_object_unref(parser))
        show_entry(entry_of(parser), TRUE);
    return 0;
}

static int members(char **names)
{
    for (JsonParser *parser; (parser = next_entry()) != NULL; g_object_unref(parser))
        for (char **name = names; *name != NULL; name++) {
            g_autofree char *value =
                json_to_string(json_object_get_member(entry_of(parser), *name), FALSE);
            printf("%s%s", value, name[1] != NULL ? " " : "\n");
        }
    return 0;
}

static char *state_line(JsonObject *entry)
{
    const char *person = json_object_get_string_member(entry, "person");
    const char *why = json_object_get_string_member_with_default(entry, "why", NULL);
    return g_strdup_printf("%s %.*s %s %s", json_object_get_string_member(entry, "date"),
                           (int)strcspn(person, "@"), person,
                           json_object_get_string_member(entry, "state"), why != NULL ? why : "-");
}

static int compare_lines(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int states(char **arguments)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    (void)arguments;
    for (JsonParser *parser; (parser = next_entry()) != NULL; g_object_unref(parser))
        g_ptr_array_add(lines, state_line(entry_of(parser)));
    g_ptr_array_sort(lines, compare_lines);
    for (guint i = 0; i < lines->len; i++)
        printf("%s\n", (const char *)lines->pdata[i]);
    return 0;
}

int main(int argc, char **argv)
{
    static const struct verb {
        const char *name;
        int arguments; /* at least */
        int (*read)(char **arguments);
    } verbs[] = {
        {"mails", 2, mails},     {"text", 1, text},     {"words", 1, words},
        {"entries", 0, entries}, {"rounds", 0, rounds}, {"states", 0, states},
        {"members", 1, members},
    };
    g_mime_init();
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (argc >= 2 + verbs[i].arguments && strcmp(argv[1], verbs[i].name) == 0)
            return verbs[i].read(argv + 2);
    fprintf(stderr, "reader: it reads mails, text, words, entries, rounds, states and members\n");
    return 64;
}
