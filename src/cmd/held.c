/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster held: mail that waits for the owner's word. */
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/command.h"
#include "muster/base/size.h"
#include "muster/work/held.h"

static const char *who; /* looks at it */
static char **numbers;  /* as the command line has them, NULL-terminated */

/* Whoever sits there: behind sudo(8), too. */
static const char *user_name(void)
{
    const char *name = g_getenv("SUDO_USER");
    if (name != NULL && *name != '\0')
        return name;
    const struct passwd *entry = getpwuid(getuid());
    return entry != NULL ? entry->pw_name : "unknown";
}

/* "12", or "#12" as it is shown. */
static gboolean number_read(const char *text, gint64 *id_r, struct failure *failure)
{
    guint64 id = 0;
    const char *digits = text[0] == '#' ? text + 1 : text;
    if (!g_ascii_string_to_unsigned(digits, 10, 1, G_MAXINT64, &id, NULL))
        return failure_set(failure, FAILURE_USAGE,
                           "`%s' is no number of a held mail; see `muster held list'", text);
    *id_r = (gint64)id;
    return TRUE;
}

static void held_print_json(const struct held_mail *mail, const char *text)
{
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_number(json, "id", mail->id);
    json_put_instant(json, "date", mail->received);
    json_put_text(json, "from", mail->from);
    json_put_text(json, "subject", mail->subject);
    json_put_text(json, "why", mail->why);
    json_put_number(json, "octets", (gint64)mail->octets);
    json_put_text(json, "file", mail->file);
    if (text != NULL)
        json_put_text(json, "text", text);
    json_begin_list(json, "shown_to");
    for (guint i = 0; i < mail->looks->len; i++)
        json_builder_add_string_value(
            json, ((const struct held_look *)g_ptr_array_index(mail->looks, i))->who);
    json_builder_end_array(json);
    json_builder_end_object(json);
    command_print_json(json);
}

static void held_print(const struct held_mail *mail)
{
    char at[INSTANT_TEXT_MAX];
    instant_format(mail->received, at);
    char size[SIZE_TEXT_MAX];
    size_format(mail->octets, size);
    printf("#%-4d %s  %s  %s\n", (int)mail->id, at, mail->octets > 0 ? size : "gone", mail->from);
    if (*mail->subject != '\0')
        printf("      %s\n", mail->subject);
    printf("      Held, as %s\n", mail->why);
    for (guint i = 0; i < mail->looks->len; i++) {
        const struct held_look *look = g_ptr_array_index(mail->looks, i);
        instant_format(look->at, at);
        printf("      Shown to %s at %s\n", look->who, at);
    }
}

static gboolean list_act(struct command *command, struct site *site, struct failure *failure)
{
    GPtrArray *list = held_list(site, failure);
    if (list == NULL)
        return FALSE;
    for (guint i = 0; i < list->len; i++) {
        const struct held_mail *mail = g_ptr_array_index(list, i);
        if (command->json)
            held_print_json(mail, NULL);
        else
            held_print(mail);
    }
    g_ptr_array_unref(list);
    return TRUE;
}

typedef gboolean (*held_act)(struct command *command, struct site *site, gint64 id,
                             struct failure *failure);

static gboolean show_one(struct command *command, struct site *site, gint64 id,
                         struct failure *failure)
{
    g_autofree char *text = held_text(site, id, who, failure);
    struct held_mail *mail = text != NULL ? held_get(site, id, failure) : NULL;
    if (mail == NULL)
        return FALSE;
    if (command->json) {
        held_print_json(mail, text);
    } else {
        held_print(mail);
        printf("      In %s/%s\n\n%s%s", site->config->site.state, mail->file, text,
               g_str_has_suffix(text, "\n") ? "" : "\n");
    }
    held_mail_free(mail);
    return TRUE;
}

/* OUTCOME is a word of the store's. */
static void done_print(const struct command *command, gint64 id, const char *outcome)
{
    if (!command->json) {
        printf("#%d %s%s\n", (int)id, strcmp(outcome, "dropped") == 0 ? "is dropped" : "is filed: ",
               strcmp(outcome, "dropped") == 0 ? "" : outcome);
        return;
    }
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_number(json, "id", id);
    json_put_text(json, "outcome", outcome);
    json_builder_end_object(json);
    command_print_json(json);
}

static gboolean release_one(struct command *command, struct site *site, gint64 id,
                            struct failure *failure)
{
    g_autofree char *outcome = NULL;
    if (!held_release(site, id, &outcome, failure))
        return FALSE;
    done_print(command, id, outcome);
    return TRUE;
}

static gboolean drop_one(struct command *command, struct site *site, gint64 id,
                         struct failure *failure)
{
    if (!held_drop(site, id, failure))
        return FALSE;
    done_print(command, id, "dropped");
    return TRUE;
}

/* ACT for each of `numbers', up to the first that fails. */
static gboolean each(struct command *command, struct site *site, held_act act,
                     struct failure *failure)
{
    for (char **number = numbers; *number != NULL; number++) {
        gint64 id = 0;
        if (!number_read(*number, &id, failure))
            return FALSE;
        if (!act(command, site, id, failure))
            return failure_in(failure, "%s", *number);
    }
    return TRUE;
}

static gboolean show_act(struct command *command, struct site *site, struct failure *failure)
{
    return each(command, site, show_one, failure);
}

static gboolean release_act(struct command *command, struct site *site, struct failure *failure)
{
    return each(command, site, release_one, failure);
}

static gboolean drop_act(struct command *command, struct site *site, struct failure *failure)
{
    return each(command, site, drop_one, failure);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    static const struct {
        const char *verb;
        command_act act;
    } verbs[] = {{"show", show_act}, {"release", release_act}, {"drop", drop_act}};
    if (n_arguments == 1 && strcmp(arguments[0], "list") == 0)
        return command_with_site(command, STORE_READ, list_act);
    who = user_name(); /* before root becomes the state's user */
    numbers = arguments + 1;
    for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (n_arguments > 1 && strcmp(arguments[0], verbs[i].verb) == 0)
            return command_with_site(command, STORE_WRITE, verbs[i].act);
    return command_usage(command, "say `list', or `show', `release' or `drop' and a number");
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "held",
        .summary = "Mail that proves too little to be filed, and waits for you.\n"
                   "Showing the text of one is logged.",
        .arguments = "list | show ID... | release ID... | drop ID...",
        .example = "  muster held list\n"
                   "  muster held show 12\n"
                   "  muster held release 12    (it is from the person whose mail it answers)\n"
                   "  muster held drop 13 14",
        .acts = TRUE,
        .has_data = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
