/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tool a sysadmin uses when somebody says "it ate my answer": the whole text, each line kept or
 * cut, and why. Lines of strangers are tamed before they reach a terminal. */
#include "cmd/explain.h"

#include <stdio.h>

#include "muster/base/size.h"

struct paint {
    const char *kept, *cut, *title, *off;
};

static const struct paint colours = {"\033[32m", "\033[2m", "\033[1m", "\033[0m"};
static const struct paint no_colours = {"", "", "", ""};

static void show_fact(const struct paint *paint, const char *name, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    g_autofree char *tame = text_tame(value);
    printf("  %s%-12s%s%s\n", paint->title, name, paint->off, tame);
}

static void show_list(const struct paint *paint, const char *name, char *const *values)
{
    for (; values != NULL && *values != NULL; values++)
        show_fact(paint, name, *values);
}

static void show_attachments(const struct paint *paint, const GPtrArray *attachments)
{
    for (guint i = 0; attachments != NULL && i < attachments->len; i++) {
        const struct mail_attachment *attachment = g_ptr_array_index(attachments, i);
        char size[SIZE_TEXT_MAX];
        size_format(attachment->octets, size);
        g_autofree char *line = g_strdup_printf("%s (%s)", attachment->name, size);
        show_fact(paint, "Attachment", attachment->octets > 0 ? line : attachment->name);
    }
}

/* The cut that holds LINE, or NULL. Cuts are in order: *next_r moves along with the lines. */
static const struct mail_cut *cut_at(const GPtrArray *cuts, guint line, guint *next_r)
{
    while (*next_r < cuts->len) {
        const struct mail_cut *cut = g_ptr_array_index(cuts, *next_r);
        if (line <= cut->last)
            return line >= cut->first ? cut : NULL;
        (*next_r)++;
    }
    return NULL;
}

/* A line of quote marks alone: it says nothing, and is neither kept nor cut. */
static gboolean is_hollow(const char *line)
{
    return line[strspn(line, "> ")] == '\0';
}

static void show_line(const struct paint *paint, const char *line, const struct mail_cut *cut,
                      gboolean says_why)
{
    g_autofree char *tame = text_tame(line);
    if (cut == NULL && is_hollow(line))
        printf("%s%s\n", *tame != '\0' ? "    " : "", tame);
    else if (cut == NULL)
        printf("%s  + %s%s\n", paint->kept, tame, paint->off);
    else if (says_why)
        printf("%s  - %s   [%s]%s\n", paint->cut, tame, cut->why, paint->off);
    else
        printf("%s  - %s%s\n", paint->cut, tame, paint->off);
}

static void show_lines(const struct paint *paint, const struct description *description)
{
    g_auto(GStrv) lines = g_strsplit(description->source, "\n", -1);
    guint next = 0, count = g_strv_length(lines);
    while (count > 0 && *lines[count - 1] == '\0')
        count--;
    for (guint i = 0; i < count; i++) {
        const struct mail_cut *cut = cut_at(description->cuts, i + 1, &next);
        show_line(paint, lines[i], cut, cut != NULL && i + 1 == cut->first);
    }
}

static void show_indented(const char *text)
{
    g_autofree char *tame = text_tame(text);
    g_auto(GStrv) lines = g_strsplit(tame, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        printf("       %s\n", *line);
}

/* What a reply of one word does, whatever was asked; NULL when it is an answer like any other. */
static const char *will_follow(const struct explanation *explanation)
{
    static const char *const follows[] = {
        [MAIL_QUICK_NONE] = NULL,
        [MAIL_QUICK_SKIP] = "ends the open rounds as skipped",
        [MAIL_QUICK_OFF] = "ends the open rounds as skipped: a day off",
        [MAIL_QUICK_NOTHING_NEW] = "closes the open rounds: nothing new",
        [MAIL_QUICK_SAME] = "closes the open rounds: the same as last time",
    };
    const struct description *description = explanation->description;
    gboolean single = explanation->asked != NULL && explanation->asked->n_questions == 1;
    if (description->encrypted)
        return "cannot be read: its writer is asked for plain text";
    if (description->empty)
        return "has no new word: its writer is told what to do";
    if (description->courtesy && explanation->asked != NULL && !single)
        return "is only polite: no answer";
    return explanation->asked != NULL ? follows[description->quick] : NULL;
}

static void show_items(const struct paint *paint, const GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        const struct item_said *said = g_ptr_array_index(items, i);
        printf("  %sAbout #%u%s%s\n", paint->title, said->number, said->over ? ": it is over" : "",
               paint->off);
        if (!said->over)
            show_indented(said->text);
    }
}

static void show_answers(const struct paint *paint, const struct explanation *explanation)
{
    const struct description *description = explanation->description;
    for (guint i = 0; i < description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(description->answers, i);
        gboolean known =
            explanation->asked != NULL && answer->question <= explanation->asked->n_questions;
        const char *prompt =
            known ? explanation->asked->questions[answer->question - 1].prompt : "";
        printf("  %s%u. %s%s%s\n", paint->title, answer->question, prompt,
               answer->nothing ? " (nothing)"
               : answer->adds  ? " (adds to before)"
                               : "",
               paint->off);
        show_indented(answer->text);
    }
    show_items(paint, description->items);
    if (explanation->asked == NULL || *description->unplaced == '\0')
        return;
    printf("  %sBelongs to no question%s%s\n", paint->title,
           description->adds ? " (adds to before)" : "", paint->off);
    show_indented(description->unplaced);
}

static void show_outcome(const struct paint *paint, const struct explanation *explanation)
{
    const char *follows = will_follow(explanation);
    if (follows != NULL)
        printf("  %sIt %s.%s\n", paint->title, follows, paint->off);
    else
        show_answers(paint, explanation);
}

static void show_head(const struct paint *paint, const struct explanation *explanation)
{
    const struct mail_head *head = &explanation->description->head;
    show_fact(paint, "From", head->from != NULL ? head->from : "nobody, or more than one");
    show_fact(paint, "Subject", head->subject);
    show_fact(paint, "Message-ID", head->message_id);
    show_fact(paint, "Person", explanation->person);
    show_fact(paint, "Round", explanation->round);
    show_fact(paint, "Kind", mail_kind_word(explanation->kind));
    show_fact(paint, "Held, as", explanation->held);
    show_fact(paint, "Why", head->auto_why);
    show_fact(paint, head->away_returns ? "Back on" : "Away until", head->away_until);
    show_fact(paint, "Bounce", head->bounce_class);
    show_fact(paint, "Status", head->bounce_status);
    show_list(paint, "Failed for", head->bounce_recipients);
    show_attachments(paint, explanation->description->attachments);
    show_list(paint, "Warning", explanation->description->warnings);
}

void explanation_show(const struct explanation *explanation, gboolean colour)
{
    const struct paint *paint = colour ? &colours : &no_colours;
    printf("%s%s%s\n", paint->title, explanation->file, paint->off);
    if (explanation->description == NULL) {
        show_fact(paint, "Not read", explanation->trouble);
        return;
    }
    show_head(paint, explanation);
    printf("\n");
    show_lines(paint, explanation->description);
    printf("\n");
    if (explanation_has_answers(explanation))
        show_outcome(paint, explanation);
    printf("\n");
}
