/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reply to a mail about a meeting does.
 *
 * A ticked line is over. A line "action: @bob ..." is an action; any other is a point, or, after
 * the meeting, a highlight. Nothing is taken back by a second reply: what was raised is ticked when
 * it is over.
 */
#include <string.h>

#include "muster/work/absence.h"
#include "muster/work/token.h"
#include "work/items/item-words.h"
#include "work/items/saying.h"
#include "work/letters/phrases.h"
#include "work/meetings/meetings.h"
#include "work/people/called.h"

enum { LINES_MAX = 50, LINE_OCTETS = 1000 };

/* --- what may be answered --- */

/* All that is open, as it stands behind the boxes; points first. */
static GPtrArray *boxes_of(struct store *store, gint64 one, gint64 other)
{
    GPtrArray *boxes = meeting_lines_show(store, one, other, MEETING_POINT);
    g_autoptr(GPtrArray) actions = meeting_lines_show(store, one, other, MEETING_ACTION);
    g_ptr_array_set_size(boxes, (gint)boxes->len - 1);
    for (guint i = 0; i < actions->len; i++)
        g_ptr_array_add(boxes, g_strdup(actions->pdata[i]));
    return boxes;
}

static gint64 partner_in(const struct meeting *meeting, gint64 person)
{
    return meeting->host == person ? meeting->guest : meeting->host;
}

/* One question, whose plan is what is open. */
static void question_set(struct recognised *recognised, const struct site *site)
{
    const struct phrases *phrases = phrases_of(site_language_of(site, recognised->person));
    gboolean after = strcmp(recognised->meeting->stage, STAGE_NOTES) == 0;
    struct asked_question *question = g_new0(struct asked_question, 1);
    question->kind = "list";
    question->prompt = phrase_meeting_question(phrases, after);
    question->items = (const char *const *)recognised->boxes->pdata;
    g_free((gpointer)recognised->asked.questions);
    recognised->asked.questions = question;
    recognised->asked.n_questions = 1;
    recognised->asked.text = recognised->meeting->text;
}

void meeting_gather(struct recognised *recognised, const struct site *site)
{
    recognised->meeting = meeting_mail_get(site->store, recognised->mail->id);
    struct meeting *meeting = recognised->meeting != NULL && recognised->person != NULL
                                  ? meeting_get(site->store, recognised->meeting->meeting)
                                  : NULL;
    if (meeting == NULL)
        return;
    gint64 partner = partner_in(meeting, recognised->person->id);
    recognised->boxes = boxes_of(site->store, recognised->person->id, partner);
    question_set(recognised, site);
    meeting_free(meeting);
}

/* --- what was answered --- */

/* One reply and what it is held against. */
struct reply {
    struct site *site;
    const struct person *person;
    const struct meeting *meeting;
    gint64 partner, received;
    gboolean after;  /* it answers what came of the meeting */
    GPtrArray *open; /* struct meeting_line */
};

/* What somebody wrote before a line. */
enum box { BOX_NONE, BOX_OPEN, BOX_TICKED };

static enum box box_before(const char **text)
{
    static const struct {
        const char *sign;
        enum box box;
    } boxes[] = {{"[x]", BOX_TICKED}, {"[X]", BOX_TICKED}, {"[ ]", BOX_OPEN}, {"[]", BOX_OPEN}};
    for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
        if (!g_str_has_prefix(*text, boxes[i].sign))
            continue;
        *text += strlen(boxes[i].sign);
        *text += strspn(*text, " \t");
        return boxes[i].box;
    }
    return BOX_NONE;
}

/* The only open line that says TEXT, whoever raised it: it stood in the mail behind a name. NULL:
 * none, or several. */
static const struct meeting_line *listed_find(const struct reply *reply, const char *text)
{
    const struct meeting_line *found = NULL;
    for (guint i = 0; i < reply->open->len; i++) {
        const struct meeting_line *line = g_ptr_array_index(reply->open, i);
        if (!item_text_equal(line->text, text))
            continue;
        if (found != NULL)
            return NULL;
        found = line;
    }
    return found;
}

/* The open line that TEXT is, as shown behind a box or as its author wrote it; NULL: none. */
static const struct meeting_line *open_find(const struct reply *reply, const char *text)
{
    for (guint i = 0; i < reply->open->len; i++) {
        const struct meeting_line *line = g_ptr_array_index(reply->open, i);
        g_autofree char *shown = meeting_line_shown(reply->site->store, line);
        if (item_text_equal(shown, text) ||
            (line->author == reply->person->id && item_text_equal(line->text, text)))
            return line;
    }
    return NULL;
}

/* Whom "@mia" means: one of the two; nobody else can see it. */
static gint64 owner_of(const struct reply *reply, const char *named)
{
    if (named == NULL)
        return reply->person->id;
    struct person *partner = person_get(reply->site->store, reply->partner);
    gboolean means = partner != NULL && person_is_called(partner, named);
    person_free(partner);
    return means ? reply->partner : reply->person->id;
}

static void line_add(const struct reply *reply, enum meeting_line_kind kind, gint64 owner,
                     const char *text)
{
    const struct meeting_line line = {.kind = kind,
                                      .author = reply->person->id,
                                      .partner = reply->partner,
                                      .owner = owner,
                                      .meeting = kind == MEETING_HIGHLIGHT ? reply->meeting->id : 0,
                                      .opened = reply->received,
                                      .text = (char *)text};
    meeting_line_add(reply->site->store, &line);
}

/* "action: @mia ...", or a line that says "due:fri". */
static gboolean action_add(const struct reply *reply, const char *text)
{
    g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func((GDestroyNotify)item_words_free);
    item_words_read(text, FALSE, person_day(reply->site, reply->person, reply->received), said);
    const struct item_words *words = said->len > 0 ? said->pdata[0] : NULL;
    if (words == NULL || words->kind != ITEM_ACTION)
        return FALSE;
    line_add(reply, MEETING_ACTION, owner_of(reply, words->named), words->text);
    return TRUE;
}

static void line_file(const struct reply *reply, const char *text)
{
    const char *words = text;
    enum box box = box_before(&words);
    const struct meeting_line *known = open_find(reply, words);
    if (known == NULL && box != BOX_NONE)
        known = listed_find(reply, words);
    if (known != NULL && box == BOX_OPEN)
        return;
    if (known != NULL)
        meeting_line_close(reply->site->store, known->id, reply->received);
    else if (!action_add(reply, text))
        line_add(reply, reply->after ? MEETING_HIGHLIGHT : MEETING_POINT, 0, text);
}

/* What is said of a numbered item without closing it, or beside that, is a line as any other. */
static void items_put(GString *all, const struct description *description)
{
    for (guint i = 0; i < description->items->len; i++) {
        const struct item_said *said = g_ptr_array_index(description->items, i);
        if (item_said_has_words(said))
            g_string_append_printf(all, "#%u %s\n", said->number, said->text);
    }
}

/* The words of a reply, a line each; blanks, bullets and what says nothing are left out. */
static GPtrArray *lines_of(const struct site *site, const struct description *description)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < description->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(description->answers, i);
        if (!answer->nothing)
            g_string_append_printf(all, "%s\n", answer->text);
    }
    g_string_append_printf(all, "%s\n", description->unplaced);
    items_put(all, description);
    for (char *const *aside = description->asides; *aside != NULL; aside++)
        g_string_append_printf(all, "%s\n", *aside);
    g_autofree char *masked = tokens_mask(site->keys, all->str);
    g_auto(GStrv) split = g_strsplit(masked, "\n", -1);
    for (char **line = split; *line != NULL && lines->len < LINES_MAX; line++) {
        const char *words = *line + strspn(*line, " \t-*+");
        words += g_str_has_prefix(words, "\342\200\242") ? strlen("\342\200\242") : 0;
        g_autofree char *cut = g_strndup(words, LINE_OCTETS);
        char *text = g_utf8_make_valid(g_strstrip(cut), -1);
        if (*text != '\0')
            g_ptr_array_add(lines, text);
        else
            g_free(text);
    }
    return lines;
}

static gboolean says_something(const struct description *description)
{
    return !description->courtesy && !description->encrypted &&
           (description->quick == MAIL_QUICK_NONE || description->asides[0] != NULL);
}

gboolean meeting_words_file(struct site *site, const struct recognised *recognised,
                            const struct description *description, gint64 received,
                            gboolean may_write)
{
    if (!says_something(description))
        return FALSE;
    g_autoptr(GPtrArray) lines = lines_of(site, description);
    struct meeting *meeting =
        lines->len > 0 ? meeting_get(site->store, recognised->meeting->meeting) : NULL;
    if (meeting == NULL || !may_write) {
        gboolean found = meeting != NULL;
        meeting_free(meeting);
        return found;
    }
    gint64 partner = partner_in(meeting, recognised->person->id);
    g_autoptr(GPtrArray) open = meeting_lines_open(site->store, recognised->person->id, partner);
    const struct reply reply = {
        .site = site,
        .person = recognised->person,
        .meeting = meeting,
        .partner = partner,
        .received = received,
        .after = strcmp(recognised->meeting->stage, STAGE_NOTES) == 0,
        .open = open,
    };
    for (guint i = 0; i < lines->len; i++)
        line_file(&reply, g_ptr_array_index(lines, i));
    meeting_free(meeting);
    return TRUE;
}
