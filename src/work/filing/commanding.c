/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails that want something of us instead of answering, or beside it.
 *
 * Below a mail that asked nothing the first lines may be commands, whatever follows. Below one that asked, all of the
 * reply must be: "Pause" as the first line of an answer is an answer. A line with a slash before our word is for us
 * wherever it stands. At a door, and in the subject of a mail that answers nothing, only From says who wrote: that makes
 * somebody known, and little proven.
 */
#include "work/filing/settlement.h"

#include <string.h>

#include "muster/work/absence.h"
#include "muster/work/commands.h"
#include "muster/work/identity.h"
#include "work/people/called.h"

static struct command_writer writer_of(const struct filer *filer, const struct person *person,
                                       const struct arrival *arrival)
{
    return (struct command_writer){.language = site_language_of(filer->site, person),
                                   .today = person_day(filer->site, person, arrival->received),
                                   .person = person};
}

static void settle_commands(struct settlement *settlement, GPtrArray *rows)
{
    settlement->commands = rows;
    settle_as(settlement, "command", NULL);
}

/* The line that ended ROWS stays only where it tells the writer something. */
static void end_trim(GPtrArray *rows)
{
    guint understood = commands_understood(rows);
    if (understood > 0 && understood < rows->len && !commands_end_badly(rows))
        commands_forget_end(rows);
}

/* A name below the commands signs them. */
static void name_trim(GPtrArray *rows, const struct person *writer)
{
    const struct command_row *last = rows->len > 1 ? rows->pdata[rows->len - 1] : NULL;
    if (last != NULL && last->fate == COMMAND_UNKNOWN && person_signs(writer, last->line))
        commands_forget_end(rows);
}

/* --- in a reply --- */

static gboolean asked_nothing(const struct recognised *recognised)
{
    return recognised->rounds->len == 0 && recognised->about == NULL && recognised->meeting == NULL;
}

/* Whether a reply that ROWS were read from shall be taken for commands. */
static gboolean are_meant(const struct recognised *recognised, const GPtrArray *rows)
{
    if (recognised->rounds->len > 0)
        return commands_stand_alone(rows);
    if (recognised->about != NULL || recognised->meeting != NULL) /* words are words there */
        return rows->len > 0 && commands_understood(rows) == rows->len;
    if (recognised->form != NULL)
        return commands_understood(rows) > 0;
    gboolean of_words = g_str_equal(recognised->mail->kind, "receipt"); /* about an answer */
    return commands_understood(rows) > 0 || (!of_words && commands_end_badly(rows));
}

/* "Sure, thanks" is a yes only where one is waited for. */
gboolean decide_consent(struct filer *filer, const struct arrival *arrival,
                        struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    if (!g_str_equal(recognised->mail->kind, "transcript") ||
        command_waits_above(filer->site->store, recognised->person->id, recognised->mail->id) == 0)
        return FALSE;
    const struct command_writer writer = writer_of(filer, recognised->person, arrival);
    GPtrArray *rows = commands_read_consent(arrival->description->text, &writer);
    if (rows == NULL)
        return FALSE;
    end_trim(rows);
    settle_commands(settlement, rows);
    return TRUE;
}

gboolean decide_commands(struct filer *filer, const struct arrival *arrival,
                         struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    const struct description *description = arrival->description;
    if (description->quick != MAIL_QUICK_NONE && !asked_nothing(recognised))
        return FALSE;
    if (recognised->about != NULL && description->items->len > 0)
        return FALSE; /* "#41 done" below what told of it says all, and needs no transcript */
    const struct command_writer writer = writer_of(filer, recognised->person, arrival);
    g_autoptr(GPtrArray) rows = commands_read(description->text, &writer);
    name_trim(rows, recognised->person);
    if (!are_meant(recognised, rows))
        return FALSE;
    end_trim(rows);
    settle_commands(settlement, g_steal_pointer(&rows));
    return TRUE;
}

gboolean decide_form(const struct arrival *arrival, struct settlement *settlement)
{
    const char *value = arrival->recognised->form, *source = arrival->description->source;
    if (value == NULL || source == NULL)
        return FALSE;
    g_autoptr(GPtrArray) rows = commands_read_form(value, source);
    if (rows->len == 0)
        return FALSE;
    settle_commands(settlement, g_steal_pointer(&rows));
    return TRUE;
}

/* --- behind a slash --- */

void decide_slashed(struct filer *filer, const struct arrival *arrival,
                    struct settlement *settlement)
{
    g_autoptr(GPtrArray) lines = commands_take_slashed(arrival->description);
    if (lines == NULL)
        return;
    const struct command_writer writer = writer_of(filer, settlement->person, arrival);
    settlement->commands = commands_read_each(lines, &writer);
    if (arrival->description->text[0] == '\0' || asked_nothing(arrival->recognised))
        settle_as(settlement, "command", NULL);
}

/* --- at a door --- */

/* SUBJECT as a line; NULL when it answers something, or is forwarded. */
static const char *subject_line(const char *subject)
{
    gboolean answers =
        subject != NULL && strchr(subject, ':') != NULL && strcspn(subject, ":") <= strlen("Antw");
    return subject != NULL && !answers ? subject : "";
}

/* What a mail to a door says: the subject, when it is a command, and then the body, as far as it is. */
struct door_lines {
    GPtrArray *rows;
    guint by_subject; /* so many of them */
};

static struct door_lines door_read(const struct description *description,
                                   const struct command_writer *writer)
{
    GPtrArray *rows = commands_read(subject_line(description->head.subject), writer);
    if (commands_understood(rows) < rows->len)
        commands_forget_end(rows);
    struct door_lines door = {rows, rows->len};
    g_ptr_array_extend_and_steal(rows, commands_read(description->text, writer));
    end_trim(rows);
    return door;
}

static gboolean is_door(const struct recognised *recognised, const char *name)
{
    return recognised->what == RECOGNISED_DOOR && g_str_equal(recognised->door, name);
}

/* An empty mail to a door asks for help; so does one to +help that says something else. */
static gboolean asks_for_help(const struct recognised *recognised, const GPtrArray *rows)
{
    return recognised_is_command_door(recognised) &&
           (rows->len == 0 || (commands_understood(rows) == 0 && is_door(recognised, "help")));
}

/* A mail to +search says what is looked for, in its subject or its first line; one that says
 * nothing is told how. */
static GPtrArray *searched_of(const struct description *description,
                              const struct command_writer *writer)
{
    const char *subject = subject_line(description->head.subject);
    g_autofree char *words = g_strstrip(g_strdup(*subject != '\0' ? subject : description->text));
    g_autofree char *line = g_strdup_printf("search %.*s", (int)strcspn(words, "\n"), words);
    return commands_read(line, writer);
}

/* What a mail to a door, or by its subject to our plain address, wants; NULL when nothing. */
static GPtrArray *wanted_of(struct filer *filer, const struct arrival *arrival,
                            const struct person *sender)
{
    const struct recognised *recognised = arrival->recognised;
    const struct command_writer writer = writer_of(filer, sender, arrival);
    struct door_lines door = door_read(arrival->description, &writer);
    gboolean helps = asks_for_help(recognised, door.rows);
    gboolean searches = is_door(recognised, "search") && commands_understood(door.rows) == 0;
    if (!helps && !searches && (door.by_subject > 0 || recognised_is_command_door(recognised)))
        return door.rows;
    g_ptr_array_unref(door.rows);
    if (searches)
        return searched_of(arrival->description, &writer);
    return helps ? commands_read("help", &writer) : NULL;
}

/* Whom a mail comes from that answers none of ours, by its From; NULL when nobody, or when it may not be answered. */
static struct person *sender_of(struct filer *filer, const struct arrival *arrival)
{
    const struct recognised *recognised = arrival->recognised;
    const struct mail_head *head = &arrival->description->head;
    gboolean may_be = recognised_is_command_door(recognised) ||
                      (recognised->what == RECOGNISED_NOTHING && !recognised->ours);
    return may_be && head->from != NULL && arrival_may_be_answered(arrival)
               ? person_by_address(filer->site->store, head->from)
               : NULL;
}

/* Only From says who wrote to a door; it is believed as far as the site asks for it anywhere. */
static void settle_at_door(const struct filer *filer, const struct arrival *arrival,
                           struct settlement *settlement, struct person *sender, GPtrArray *rows)
{
    const struct mail_head *head = &arrival->description->head;
    char *doubt = arrival->released == 0
                      ? identity_doubt(filer->site, sender, head, identity_of_site(filer->site))
                      : NULL;
    if (doubt == NULL) {
        settlement->person = settlement->sender = sender;
        settle_commands(settlement, rows);
        return;
    }
    settlement->outcome = "held";
    settlement->why = doubt;
    g_ptr_array_unref(rows);
    person_free(sender);
}

gboolean decide_at_door(struct filer *filer, const struct arrival *arrival,
                        struct settlement *settlement)
{
    struct person *sender = sender_of(filer, arrival);
    GPtrArray *rows = sender != NULL ? wanted_of(filer, arrival, sender) : NULL;
    if (rows == NULL) {
        person_free(sender);
        return FALSE;
    }
    settle_at_door(filer, arrival, settlement, sender, rows);
    return TRUE;
}
