/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster entries: what was filed, one round after the other. It holds what people wrote, and when:
 * it is the operator's.
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/selection.h"
#include "muster/base/size.h"

/* What is known from one round to the next. */
struct walk {
    struct store *store;
    gboolean begun; /* something was printed */
};

/* A number of the entry that no question of the form has cannot be: the store keeps them
 * together. */
static void answers_add_json(JsonBuilder *json, const struct form *form, const struct entry *entry)
{
    json_begin_list(json, "answers");
    for (guint i = 0; entry != NULL && i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (form == NULL || answer->question < 1 || answer->question > form->n_questions)
            continue;
        const struct form_question *question = &form->questions[answer->question - 1];
        json_builder_begin_object(json);
        json_put_number(json, "question", answer->question);
        json_put_text(json, "key", question->key);
        json_put_text(json, "prompt", question->prompt);
        json_put_text(json, "text", answer->text);
        if (answer->value != NULL)
            json_put_text(json, "value", answer->value);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

/* Only where there are some: few answers have any. */
static void attachments_add_json(JsonBuilder *json, const GPtrArray *attachments)
{
    if (attachments->len == 0)
        return;
    json_begin_list(json, "attachments");
    for (guint i = 0; i < attachments->len; i++) {
        const struct filed_attachment *attachment = attachments->pdata[i];
        json_builder_begin_object(json);
        json_put_text(json, "name", attachment->name);
        json_put_number(json, "octets", attachment->octets);
        json_put_text(json, "hash", attachment->hash);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static gboolean round_print_json(const struct round *round, const struct person *person,
                                 const struct form *form, const struct entry *entry, gpointer data)
{
    struct walk *walk = data;
    g_autoptr(GPtrArray) attachments = attachments_of(walk->store, round->id);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_text(json, "workflow", round->workflow);
    json_put_text(json, "person", person->address);
    json_put_text(json, "name", person->name);
    json_put_list(json, "team", round->teams);
    json_put_day(json, "date", round->day);
    json_put_text(json, "state", round_state_word(round->state));
    json_put_text(json, "why", round->why);
    json_put_number(json, "revision", entry != NULL ? entry->revision : 0);
    json_put_instant(json, "received", entry != NULL ? entry->received : 0);
    answers_add_json(json, form, entry);
    json_put_text(json, "unplaced", entry != NULL ? entry->unplaced : "");
    attachments_add_json(json, attachments);
    json_builder_end_object(json);
    command_print_json(json);
    return !ferror(stdout);
}

/* As much of the hash as `muster attachment' needs to know it by. */
static void attachments_print(const GPtrArray *attachments)
{
    enum { HASH_SHOWN = 12 };
    for (guint i = 0; i < attachments->len; i++) {
        const struct filed_attachment *attachment = attachments->pdata[i];
        char size[SIZE_TEXT_MAX] = "?";
        if (attachment->octets > 0)
            size_format((guint64)attachment->octets, size);
        if (attachment->hash != NULL)
            printf("  Attached: %s (%s) %.*s\n", attachment->name, size, HASH_SHOWN,
                   attachment->hash);
        else
            printf("  Attached: %s (%s), not kept\n", attachment->name, size);
    }
}

/* Text under its question, each line moved in. */
static void text_print(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        printf("%s%s\n", **line != '\0' ? "    " : "", *line);
}

static gboolean round_print(const struct round *round, const struct person *person,
                            const struct form *form, const struct entry *entry, gpointer data)
{
    char day[DAY_TEXT_MAX];
    day_format(round->day, day);
    struct walk *walk = data;
    g_autoptr(GPtrArray) attachments = attachments_of(walk->store, round->id);
    if (walk->begun)
        putchar('\n');
    walk->begun = TRUE;
    printf("%s  %s  %s <%s>  %s", day, round->workflow, person->name, person->address,
           round_state_word(round->state));
    if (round->why != NULL)
        printf(" (%s)", round->why);
    if (entry != NULL && entry->revision > 1)
        printf(", revision %d", entry->revision);
    putchar('\n');
    for (guint i = 0; entry != NULL && i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (form != NULL && answer->question >= 1 && answer->question <= form->n_questions)
            printf("  %u. %s\n", answer->question, form->questions[answer->question - 1].prompt);
        text_print(answer->text);
    }
    if (entry != NULL && entry->unplaced[0] != '\0') {
        puts("  Under no question:");
        text_print(entry->unplaced);
    }
    attachments_print(attachments);
    return !ferror(stdout);
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct entries_query query = {.since = INT32_MIN, .until = INT32_MAX};
    struct walk walk = {site->store, FALSE};
    if (!selection_days(&query, failure) || !store_begin_read(site->store, failure))
        return FALSE;
    gboolean fine = selection_names(site, &query, failure);
    if (fine)
        entries_each(site->store, &query, command->json ? round_print_json : round_print, &walk);
    fine = store_ok(site->store, failure) && fine;
    store_end_read(site->store);
    return fine;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "entries",
        .summary = "Shows what was filed, one round after the other.",
        .example = "  muster entries --team core --since 2026-11-23\n"
                   "  muster entries --person ann@acme.example --json",
        .has_data = TRUE,
        .options = selection_options,
        .act = act,
        .mode = STORE_READ,
    };
    return command_main(&command, argc, argv);
}
