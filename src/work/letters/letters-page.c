/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From values to bytes. The plain part comes first: its first line is the subject, which the HTML part then shows as its
 * title, so that whoever changes a template changes both in one file. A mail says that it is in the language of its
 * template, which need not be the addressee's. */
#include "work/letters/letters-page.h"

#include <string.h>

static const char SUBJECT[] = "Subject: ";

void written_clear(struct written *written)
{
    g_clear_pointer(&written->bytes, g_bytes_unref);
    g_clear_pointer(&written->text, g_free);
    g_clear_pointer(&written->html, g_free);
}

char *line_of(const char *text)
{
    char *line = text_tame(text == NULL ? "" : text);
    for (char *at = line; (at = strpbrk(at, "\n\t")) != NULL;)
        *at = ' ';
    return g_strstrip(line);
}

char *capitalised(const char *text)
{
    if (*text == '\0')
        return g_strdup("");
    const char *rest = g_utf8_next_char(text);
    g_autofree char *initial = g_utf8_strup(text, rest - text);
    return g_strconcat(initial, rest, NULL);
}

static gboolean runs_leftwards(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        if ((letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfefc) ||
            (letter >= 0x10800 && letter <= 0x10fff) || (letter >= 0x1e800 && letter <= 0x1efff))
            return TRUE;
    }
    return FALSE;
}

/* Between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, so that "(late)" stays behind it. */
char *name_of(const char *name)
{
    char *line = line_of(name);
    if (!runs_leftwards(line))
        return line;
    char *apart = g_strconcat("\xe2\x81\xa8", line, "\xe2\x81\xa9", NULL);
    g_free(line);
    return apart;
}

char *reply_words(const char *words)
{
    return g_uri_escape_string(words, NULL, FALSE);
}

/* Where In-Reply-To is lost, the token in the address finds the mail. A "+" as it is would be a blank to some. */
static char *reply_link(const struct post *post, const char *subject)
{
    g_autofree char *address = g_uri_escape_string(post->reply_to, "@", FALSE);
    g_autofree char *words =
        g_strconcat(g_str_has_prefix(subject, "Re: ") ? "" : "Re: ", subject, NULL);
    g_autofree char *escaped = reply_words(words);
    return g_strdup_printf("mailto:%s?subject=%s&body=", address, escaped);
}

void value_put(struct values *values, const char *name, const char *text)
{
    value_take(values, name, g_strdup(text == NULL ? "" : text));
}

void value_take(struct values *values, const char *name, char *text)
{
    g_autofree char *line = line_of(text);
    g_free(text);
    values_set_text(values, name, line);
}

void value_say(struct values *values, const char *name, char *words)
{
    values_set_text(values, name, words);
    g_free(words);
}

char *names_in_words(const struct page *page, const char *const *names, guint max)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    for (; names != NULL && *names != NULL; names++)
        g_ptr_array_add(lines, name_of(*names));
    g_ptr_array_add(lines, NULL);
    return phrase_list(page->phrases, (const char *const *)lines->pdata, max);
}

char *files_in_words(const struct page *page, const struct attached_view *files, guint n, guint max)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n; i++) {
        g_autofree char *name = name_of(files[i].name);
        g_ptr_array_add(words, phrase_file(page->phrases, name, files[i].octets, files[i].fate));
    }
    g_ptr_array_add(words, NULL);
    return phrase_list(page->phrases, (const char *const *)words->pdata, max);
}

/* People are greeted by the first word of their name; who has only an address is greeted without. */
static char *greeting_name(const char *name)
{
    char *line = line_of(name);
    if (strchr(line, '@') != NULL)
        *line = '\0';
    line[strcspn(line, " ")] = '\0';
    return line;
}

struct page page_open(const struct post *post)
{
    struct page page = {
        .post = post, .phrases = phrases_of(post->language), .values = values_new()};
    int minute;
    zone_local(post->zone, post->now, &page.today, &minute);
    value_take(page.values, "name", greeting_name(post->to.name));
    value_put(page.values, "site", post->from.name);
    value_put(page.values, "owner", post->owner);
    value_say(page.values, "colon", phrase_headed(page.phrases, "", ""));
    if (post->diverted != NULL)
        value_say(page.values, "diverted", phrase_diverted(page.phrases, post->diverted));
    return page;
}

void page_close(struct page *page)
{
    values_free(page->values);
}

char *page_say(const struct page *page, const char *file, const struct values *values,
               struct template_set *templates, struct failure *failure)
{
    const struct template *template = templates_get(templates, page->post->language, file, failure);
    if (template == NULL)
        return NULL;
    GString *out = g_string_sized_new(4096);
    template_render(template, values, out);
    return g_string_free(out, FALSE);
}

/* NAME.EXTENSION, expanded. NULL with FAILURE. Caller frees. */
static char *page_expand(const struct page *page, const char *name, const char *extension,
                         struct template_set *templates, struct failure *failure)
{
    g_autofree char *file = g_strconcat(name, extension, NULL);
    return page_say(page, file, page->values, templates, failure);
}

/* Splits "Subject: WORDS", an empty line, and the text. The text is borrowed from EXPANDED. */
static gboolean split_subject(const char *expanded, const char *name, char **subject_r,
                              const char **text_r, struct failure *failure)
{
    const char *end = strstr(expanded, "\n\n");
    if (!g_str_has_prefix(expanded, SUBJECT) || end == NULL)
        return failure_set(failure, FAILURE_CONFIG,
                           "the template %s.txt does not begin with a line `Subject: ...' and an "
                           "empty one",
                           name);
    const char *subject = expanded + strlen(SUBJECT);
    g_autofree char *words = g_strndup(subject, (gsize)(end - subject));
    *subject_r = line_of(words);
    *text_r = end + strspn(end, "\n");
    return TRUE;
}

/* Where the address cannot carry a token, the subject carries the handle: "Your check-in, Tue 24 Nov [abcd...]". */
static char *subject_of(const struct post *post, const char *words)
{
    return post->handle == NULL ? g_strdup(words) : g_strdup_printf("%s [%s]", words, post->handle);
}

/* Where a section has nothing to say, the empty lines around it become one. */
static char *close_gaps(const char *words)
{
    GString *out = g_string_new(words);
    while (g_string_replace(out, "\n\n\n", "\n\n", 0) > 0)
        ;
    return g_string_free(out, FALSE);
}

/* The plain part, below whom it is for when this is a rehearsal. */
static char *text_of(const struct page *page, const char *words)
{
    g_autofree char *close = close_gaps(words);
    if (page->post->diverted == NULL)
        return text_flow(close);
    const char *whom = values_text(values_get(page->values, "diverted"));
    g_autofree char *all = g_strconcat(whom, "\n\n", close, NULL);
    return text_flow(all);
}

static struct letter page_letter(const struct post *post, const char *language)
{
    return (struct letter){.from = post->from,
                           .to = post->to,
                           .reply_to = post->reply_to,
                           .date = post->now,
                           .date_offset = zone_offset(post->zone, post->now),
                           .message_id = post->message_id,
                           .in_reply_to = post->in_reply_to,
                           .references = post->references,
                           .site = post->site,
                           .replies = post->replies,
                           .list_id = post->list_id,
                           .invitation = post->invitation,
                           .attachments = post->attachments,
                           .n_attachments = post->n_attachments,
                           .language = language};
}

gboolean page_write(struct page *page, const char *name, gboolean robotic,
                    struct template_set *templates, struct written *written_r,
                    struct failure *failure)
{
    g_autofree char *plain = g_strconcat(name, ".txt", NULL);
    g_autofree char *language = templates_language(templates, page->post->language, plain);
    value_put(page->values, "language", language);
    g_autofree char *expanded = page_expand(page, name, ".txt", templates, failure);
    g_autofree char *subject = NULL;
    const char *text = NULL;
    if (expanded == NULL || !split_subject(expanded, name, &subject, &text, failure))
        return FALSE;
    g_autofree char *marked = subject_of(page->post, subject);
    values_set_text(page->values, "subject", subject);
    if (page->post->reply_to != NULL)
        value_say(page->values, "reply", reply_link(page->post, marked));
    g_autofree char *html = page_expand(page, name, ".html", templates, failure);
    if (html == NULL)
        return FALSE;

    g_autofree char *said = text_of(page, text);
    g_autofree char *from = line_of(page->post->from.name), *to = line_of(page->post->to.name);
    struct letter letter = page_letter(page->post, language);
    letter.from.name = from;
    letter.to.name = to;
    letter.robotic = robotic;
    letter.subject = marked;
    letter.text = said;
    letter.html = html;
    GBytes *bytes = letter_compose(&letter, failure);
    if (bytes == NULL)
        return FALSE;
    *written_r = (struct written){
        .bytes = bytes, .text = g_steal_pointer(&said), .html = g_steal_pointer(&html)};
    return TRUE;
}
