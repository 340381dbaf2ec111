/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about conversations: mute, follow. Which one is meant is said by an item's number, by
 * the name of somebody of whom the mail tells that is answered, or by that mail alone: one that
 * told of threads, or that asked what they are about. A summary tells of too many. */
#include <stdlib.h>
#include <string.h>

#include "work/commands/arguments.h"
#include "work/people/called.h"
#include "work/threads/gather.h"
#include "work/threads/threads.h"

/* "#41", "41", "@ann", or nothing. */
static COMMAND_READER(read_item)
{
    (void)kind, (void)writer, (void)written;
    const char *digits = rest + (rest[0] == '#'), *end = rest;
    if (rest[0] == '\0')
        return TRUE;
    g_autofree char *name = called_next(rest, &end);
    if (rest[0] == '@' && name != NULL && *end == '\0') {
        row->value = g_strdup(rest);
        return TRUE;
    }
    if (digits[0] == '\0' || strspn(digits, "0123456789") != strlen(digits) || strlen(digits) > 9)
        return FALSE;
    row->value = g_strdup_printf("#%s", digits);
    return TRUE;
}

static void rounds_of_item(struct store *store, const char *value, GArray *rounds)
{
    struct item *item = item_get(store, g_ascii_strtoll(value + 1, NULL, 10));
    if (item != NULL)
        g_array_append_val(rounds, item->round);
    item_free(item);
}

static gboolean is_of(struct store *store, gint64 id, const char *name)
{
    struct round *round = round_get(store, id);
    struct person *person = round != NULL ? person_get(store, round->person) : NULL;
    gboolean is = person != NULL && person_is_called(person, name);
    person_free(person);
    round_free(round);
    return is;
}

/* Of a mail that tells of others those of who has NAME; without a name only such a mail as is
 * about nothing else. */
static void rounds_of_mail(struct store *store, gint64 id, const char *name, GArray *rounds)
{
    struct sent_mail *mail = id != 0 ? sent_mail_get(store, id) : NULL;
    gboolean tells =
        mail != NULL && mail->blocks != NULL && (name != NULL || g_str_equal(mail->kind, "news"));
    if (mail != NULL && name == NULL)
        g_array_append_vals(rounds, mail->rounds->data, mail->rounds->len);
    for (guint i = 0; tells && i < mail->blocks->len; i++) {
        gint64 round = g_array_index(mail->blocks, struct sent_block, i).round;
        if (name == NULL || is_of(store, round, name))
            g_array_append_val(rounds, round);
    }
    sent_mail_free(mail);
}

/* The rounds that are meant, as far as the person may read them. GArray of gint64, caller frees. */
static GArray *rounds_meant(const struct command_deed *deed, const struct command_row *row)
{
    struct store *store = deed->site->store;
    GArray *rounds = g_array_new(FALSE, FALSE, sizeof(gint64));
    if (row->value != NULL && row->value[0] == '#')
        rounds_of_item(store, row->value, rounds);
    else
        rounds_of_mail(store, deed->mail->answers, row->value != NULL ? row->value + 1 : NULL,
                       rounds);
    for (guint i = rounds->len; i-- > 0;) {
        struct round *round = round_get(store, g_array_index(rounds, gint64, i));
        if (round == NULL || !thread_admits(store, deed->person, round))
            g_array_remove_index(rounds, i);
        round_free(round);
    }
    return rounds;
}

/* BEFORE gets how it was, one thread behind the other: "17=0 18=2". */
static void choose_one(const struct command_deed *deed, gint64 round, enum thread_choice choice,
                       GString *before)
{
    struct store *store = deed->site->store;
    g_string_append_printf(before, "%s%" G_GINT64_FORMAT "=%d", before->len > 0 ? " " : "", round,
                           (int)thread_choice_get(store, deed->person->id, round));
    thread_choice_set(store, deed->person->id, round, choice);
    news_expect(deed->site, deed->person->id);
    if (choice == THREAD_FOLLOWED)
        thread_begin(store, deed->person->id, round, deed->mail->answers);
}

static enum command_fate choose(struct command_deed *deed, const GArray *rounds,
                                enum thread_choice choice)
{
    g_autoptr(GString) before = g_string_new(NULL);
    for (guint i = 0; i < rounds->len; i++)
        choose_one(deed, g_array_index(rounds, gint64, i), choice, before);
    if (rounds->len > 0)
        deed_takes_back(deed, "hear", before->str);
    return rounds->len > 0 ? COMMAND_DONE : COMMAND_VOID;
}

static enum command_fate act_mute(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind;
    g_autoptr(GArray) rounds = rounds_meant(deed, row);
    return choose(deed, rounds, THREAD_MUTED);
}

static enum command_fate act_follow(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    (void)kind;
    g_autoptr(GArray) rounds = rounds_meant(deed, row);
    return choose(deed, rounds, THREAD_FOLLOWED);
}

/* As it was before the other two. */
static enum command_fate act_hear(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind;
    g_autoptr(GString) before = g_string_new(NULL);
    g_auto(GStrv) threads = g_strsplit(row->value, " ", -1);
    for (char **thread = threads; *thread != NULL; thread++) {
        char *behind;
        gint64 round = g_ascii_strtoll(*thread, &behind, 10);
        int choice = *behind == '=' ? atoi(behind + 1) : THREAD_PLAIN;
        choose_one(deed, round, (enum thread_choice)choice, before);
    }
    deed_takes_back(deed, "hear", before->str);
    return COMMAND_DONE;
}

const struct command_kind commands_of_threads[] = {
    {.word = "mute", .read = read_item, .act = act_mute, .risk = RISK_SMALL, .alone = TRUE},
    {.word = "follow", .read = read_item, .act = act_follow, .risk = RISK_SMALL, .alone = TRUE},
    {.word = "hear", .read = read_words, .act = act_hear, .risk = RISK_SMALL},
    {.word = NULL},
};
