/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries. Everything in them was written by other people: it is tamed, cut, and left to the templates to escape. */
#include "work/letters/letters-entries.h"

#include <string.h>

enum {
    LINES_MAX = 8,       /* of an entry: a summary is read, not studied */
    ENTRY_MAX = 900,     /* octets */
    ENTRIES_MAX = 26000, /* of all entries: they stand in both parts, and Gmail clips at 102 kB */
    FILES_MAX = 60,      /* of all entries, by name; the others are counted */
    FILES_OF_ONE = 10,
    LINKS_MAX =
        80, /* entries: a link is longer than most of them; the words are there to be typed */
    FILE_LINKS_MAX = 20, /* where only files are to be had */
    BLOCKER_MAX = 400,
    BLOCKERS_MAX = 6000,
    PREVIEW_MAX = 150,
    WORTH_SHOWING = 24, /* less than that of an item says nothing */
};

/* Texts of people */

/* "- item", "* item" or "1. item" without what marks it as one. */
static const char *item_words(const char *line)
{
    static const char *const BULLETS[] = {"- ", "* ", "+ ", "\xe2\x80\xa2 ", "\xe2\x80\x93 "};
    line += strspn(line, " \t");
    for (guint i = 0; i < G_N_ELEMENTS(BULLETS); i++)
        if (g_str_has_prefix(line, BULLETS[i]))
            return line + strlen(BULLETS[i]);
    gsize digits = strspn(line, "0123456789");
    if (digits > 0 && digits < 3 && strchr(".)", line[digits]) != NULL && line[digits + 1] == ' ')
        return line + digits + 2;
    return line;
}

/* Its lines that say something, tamed. */
static GPtrArray *items_of(const char *text)
{
    GPtrArray *items = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *tame = text_tame(text == NULL ? "" : text);
    g_auto(GStrv) lines = g_strsplit(tame, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *item = line_of(item_words(*line));
        if (*item != '\0')
            g_ptr_array_add(items, g_steal_pointer(&item));
    }
    return items;
}

/* The first MAX octets of TEXT at most, cut after a word. */
static char *cut(const char *text, gsize max)
{
    if (strlen(text) <= max)
        return g_strdup(text);
    const char *end = g_utf8_find_prev_char(text, text + max + 1);
    g_autofree char *start = g_strndup(text, end == NULL ? 0 : (gsize)(end - text));
    char *blank = strrchr(start, ' ');
    if (blank != NULL && blank > start + max / 2) /* else it is a language without blanks */
        *blank = '\0';
    return g_strconcat(g_strchomp(start), " ...", NULL);
}

/* What is left for an entry. */
struct left {
    gsize octets;
    guint lines;
};

static gboolean left_take(struct left *left, const char *item)
{
    if (left->lines == 0 || strlen(item) > left->octets)
        return FALSE;
    left->lines--;
    left->octets -= strlen(item);
    return TRUE;
}

/* Keeps as many of ITEMS as there is room for. Returns how many lines of the text are not shown whole. */
static guint items_cut(GPtrArray *items, struct left *left)
{
    guint whole = 0;
    while (whole < items->len && left_take(left, items->pdata[whole]))
        whole++;
    guint missing = items->len - whole;
    if (missing == 0)
        return 0;
    if (left->lines > 0 && left->octets >= WORTH_SHOWING) {
        char *start = cut(items->pdata[whole], left->octets);
        g_free(items->pdata[whole]);
        items->pdata[whole++] = start;
    }
    g_ptr_array_set_size(items, (int)whole);
    *left = (struct left){0};
    return missing;
}

/* Lines in a row: a sentence goes on with a blank, a mere item with "; ". */
static char *items_in_a_row(const GPtrArray *items)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        if (out->len > 0)
            g_string_append(out, strchr(".!?:;,", out->str[out->len - 1]) != NULL ? " " : "; ");
        g_string_append(out, items->pdata[i]);
    }
    return g_string_free(out, FALSE);
}

static char *text_in_a_row(const char *text, gsize max)
{
    g_autoptr(GPtrArray) items = items_of(text);
    g_autofree char *row = items_in_a_row(items);
    return cut(row, max);
}

/* The room of a mail */

/* What somebody is called in a command: the first name, where only one has it. */
static char *first_name(const char *name)
{
    g_autofree char *line = line_of(name);
    line[strcspn(line, " ")] = '\0';
    return g_utf8_strdown(line, -1);
}

static void names_add(GHashTable *names, const struct person_view *person)
{
    char *name = first_name(person->name);
    const char *other = g_hash_table_lookup(names, name);
    gboolean shared = g_hash_table_contains(names, name) && g_strcmp0(other, person->address) != 0;
    g_hash_table_replace(names, name, shared ? NULL : g_strdup(person->address));
}

/* Which workflow an entry is of is worth a word where another one's stand beside it, or when it is
 * late. */
static gboolean titles_differ(const struct person_view *person, const char **title)
{
    for (guint i = 0; i < person->n_entries; i++) {
        const char *next = person->entries[i].title;
        if (*title != NULL && g_strcmp0(*title, next) != 0)
            return TRUE;
        *title = next;
    }
    return FALSE;
}

struct room room_open(const struct summary_view *view)
{
    struct room room = {.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
    gsize entries = 0;
    const char *title = NULL;
    for (guint i = 0; i < view->n_teams; i++)
        for (guint j = 0; j < view->teams[i].n_people; j++) {
            entries += view->teams[i].people[j].n_entries;
            names_add(room.names, &view->teams[i].people[j]);
            room.titled = room.titled || titles_differ(&view->teams[i].people[j], &title);
        }
    room.entry = view->whole ? ENTRIES_MAX : MIN(ENTRY_MAX, ENTRIES_MAX / MAX(entries, 1));
    room.lines = view->whole ? G_MAXUINT : LINES_MAX;
    room.whole = view->whole;
    room.files = (guint)CLAMP(FILES_MAX / MAX(entries, 1), 1, FILES_OF_ONE);
    room.links = entries <= LINKS_MAX;
    room.file_links = entries <= FILE_LINKS_MAX;
    room.blocker =
        view->whole ? ENTRIES_MAX : MIN(BLOCKER_MAX, BLOCKERS_MAX / MAX(view->n_blockers, 1));
    return room;
}

void room_close(struct room *room)
{
    g_hash_table_unref(room->names);
}

/* Entries */

static char *label_of(const struct answer_view *answer)
{
    g_autofree char *label = line_of(answer->label);
    return capitalised(label);
}

static char *attached_label(const struct page *page)
{
    return capitalised(phrase_attached(page->phrases));
}

static gsize longest_label(const struct page *page, const struct entry_view *entry)
{
    g_autofree char *attached = attached_label(page);
    gsize longest = entry->n_attached > 0 ? text_columns(attached) : 0;
    for (guint i = 0; i < entry->n_answers; i++) {
        g_autofree char *label = label_of(&entry->answers[i]);
        longest = MAX(longest, text_columns(label));
    }
    return longest;
}

/* A list of several is one: in HTML its items stand under each other. */
static void put_items(struct values *values, const GPtrArray *items, gboolean is_list)
{
    gboolean listed = is_list && items->len > 1;
    value_say(values, "text", items_in_a_row(items));
    values_set_flag(values, "has_items", listed);
    if (!listed)
        return;
    struct values *list = values_set_list(values, "items");
    for (guint i = 0; i < items->len; i++)
        values_add_text(list, items->pdata[i]);
}

/* Makes the answers of an entry begin in one column of the plain part, two blanks behind the longest label. */
static char *pad_of(const struct page *page, const char *label, gsize longest)
{
    const char *colon = values_text(values_get(page->values, "colon"));
    return g_strnfill(longest - text_columns(label) + (g_str_has_suffix(colon, " ") ? 1 : 2), ' ');
}

static guint put_answer(const struct page *page, struct values *answers,
                        const struct answer_view *answer, gsize longest, struct left *left)
{
    g_autoptr(GPtrArray) items = items_of(answer->text);
    guint missing = items_cut(items, left);
    if (items->len == 0 && missing > 0)
        return missing;
    struct values *values = values_add_object(answers);
    char *label = label_of(answer);
    value_say(values, "pad", pad_of(page, label, longest));
    value_say(values, "label", label);
    put_items(values, items, answer->is_list);
    return missing;
}

/* What is not as everybody expects is said beside the name: which workflow, late, corrected, for which day. */
static void put_mark(const struct page *page, const struct room *room, struct values *values,
                     const struct entry_view *entry, gboolean several)
{
    static const enum mark MARKS[] = {
        [ENTRY_ON_TIME] = MARK_NONE, [ENTRY_LATE] = MARK_LATE, [ENTRY_CORRECTED] = MARK_CORRECTED};
    gboolean dated = several || entry->mark != ENTRY_ON_TIME;
    g_autofree char *date = dated ? phrase_day(page->phrases, entry->day) : NULL;
    gboolean titled = room->titled || entry->mark != ENTRY_ON_TIME;
    const char *title = titled ? phrase_title_for_readers(page->phrases, entry->title) : NULL;
    value_take(values, "mark", phrase_mark(page->phrases, title, MARKS[entry->mark], date));
}

/* "Attached: plan.pdf (120 KB), film.mov (300 MB, not kept)", as one answer more. Returns how many of them can be had. */
static guint put_attached(const struct page *page, const struct room *room, struct values *answers,
                          const struct entry_view *entry, gsize longest)
{
    guint kept = 0;
    if (entry->n_attached == 0)
        return 0;
    for (guint i = 0; i < entry->n_attached; i++)
        kept += entry->attached[i].fate == FILE_KEPT;
    struct values *values = values_add_object(answers);
    char *label = attached_label(page);
    value_say(values, "pad", pad_of(page, label, longest));
    value_say(values, "label", label);
    value_say(values, "text",
              files_in_words(page, entry->attached, entry->n_attached, room->files));
    return kept;
}

/* What is not shown of an entry. */
struct missing {
    guint lines, files;
};

static char *missing_in_words(const struct page *page, const struct missing *missing)
{
    g_autofree char *lines = phrase_count(page->phrases, COUNT_LINE, missing->lines);
    g_autofree char *files = phrase_count(page->phrases, COUNT_FILE, missing->files);
    const char *const words[] = {missing->lines > 0 ? lines : files,
                                 missing->lines > 0 && missing->files > 0 ? files : NULL, NULL};
    return phrase_row(page->phrases, words);
}

/* "4 more lines, 2 files", and the word that brings them. */
static void put_rest(const struct page *page, const struct room *room, struct values *values,
                     const struct person_view *person, const struct missing *missing)
{
    g_autofree char *name = first_name(person->name);
    gboolean known = g_hash_table_lookup(room->names, name) != NULL && strchr(name, '@') == NULL;
    g_autofree char *get = g_strconcat("get ", known ? name : person->address, NULL);
    value_say(values, "rest", missing_in_words(page, missing));
    value_put(values, "get", get);
    if (missing->lines > 0 ? room->links : room->file_links)
        value_say(values, "get_body", reply_words(get));
}

/* Entries of one day need no date: those of one mail, for a start. */
static gboolean several_days(const struct person_view *person)
{
    return person->n_entries > 0 &&
           person->entries[0].day != person->entries[person->n_entries - 1].day;
}

static void put_entry(const struct page *page, const struct room *room, struct values *values,
                      const struct person_view *person, const struct entry_view *entry)
{
    struct left left = {.octets = room->entry, .lines = room->lines};
    gsize longest = longest_label(page, entry);
    struct missing missing = {0};
    value_say(values, "name", name_of(person->name));
    value_put(values, "address", person->address);
    put_mark(page, room, values, entry, several_days(person));
    struct values *answers = values_set_list(values, "answers");
    for (guint i = 0; i < entry->n_answers; i++)
        missing.lines += put_answer(page, answers, &entry->answers[i], longest, &left);
    guint files = put_attached(page, room, answers, entry, longest);
    missing.files = room->whole ? 0 : files;
    g_autoptr(GPtrArray) unplaced = items_of(entry->unplaced);
    missing.lines += items_cut(unplaced, &left);
    value_say(values, "text", items_in_a_row(unplaced));
    if (missing.lines + missing.files > 0)
        put_rest(page, room, values, person, &missing);
}

static void put_person(const struct page *page, const struct room *room,
                       const struct person_view *person, struct values *entries)
{
    for (guint i = 0; i < person->n_entries; i++)
        put_entry(page, room, values_add_object(entries), person, &person->entries[i]);
}

/* What was said under LABEL in GROUPS, which gets a group for it when it has none. */
static struct values *said_under(struct values *groups, GHashTable *labels, const char *label)
{
    struct values *said = g_hash_table_lookup(labels, label);
    if (said != NULL)
        return said;
    struct values *group = values_add_object(groups);
    values_set_text(group, "label", label);
    said = values_set_list(group, "said");
    g_hash_table_insert(labels, (gpointer)label, said);
    return said;
}

static void copy_member(const struct values *from, struct values *to, const char *name)
{
    const struct values *member = values_get(from, name);
    if (member != NULL)
        values_set(to, name, member);
}

/* One person's words under a question; MEMBERS, NULL-terminated, are what there is of them. */
static void said_add(struct values *said, const struct values *entry, const struct values *words,
                     const char *const *members)
{
    struct values *one = values_add_object(said);
    copy_member(entry, one, "name");
    copy_member(entry, one, "mark");
    for (; *members != NULL; members++)
        copy_member(words, one, *members);
}

static void regroup_entry(struct values *groups, GHashTable *labels, const struct values *entry)
{
    static const char *const ANSWER[] = {"text", "has_items", "items", NULL};
    static const char *const BESIDE[] = {"text", "rest", "get", "get_body", NULL};
    const struct values *answer = values_first(values_get(entry, "answers"));
    for (; answer != NULL; answer = values_next(answer)) {
        const char *label = values_text(values_get(answer, "label"));
        said_add(said_under(groups, labels, label), entry, answer, ANSWER);
    }
    if (values_text(values_get(entry, "text"))[0] != '\0' || values_get(entry, "rest") != NULL)
        said_add(said_under(groups, labels, ""), entry, entry, BESIDE);
}

/* ENTRIES question by question; what belongs to none comes where it is met first. */
static void put_questions(struct values *groups, const struct values *entries)
{
    g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
    for (const struct values *one = values_first(entries); one != NULL; one = values_next(one))
        regroup_entry(groups, labels, one);
}

static void put_entries(const struct page *page, const struct room *room, struct values *values,
                        const struct team_view *team, gboolean by_question)
{
    struct values *entries = by_question ? values_list(values) : values_set_list(values, "entries");
    for (guint i = 0; i < team->n_people; i++)
        put_person(page, room, &team->people[i], entries);
    if (by_question)
        put_questions(values_set_list(values, "questions"), entries);
}

/* Caller frees. */
static char *plans_in_words(const struct page *page, const struct team_view *team)
{
    g_autofree char *words = phrase_plans(page->phrases, team->done, team->moved,
                                          team->planned - team->done - team->moved);
    return phrase_sentence(page->phrases, words);
}

/* Caller frees. */
static char *mood_in_words(const struct page *page, const struct team_view *team)
{
    g_autofree char *words = phrase_mood(page->phrases, team->mood_week, team->mood);
    return phrase_sentence(page->phrases, words);
}

void teams_put(struct page *page, const struct room *room, const struct summary_view *view)
{
    struct values *teams = values_set_list(page->values, "teams");
    for (guint i = 0; i < view->n_teams; i++) {
        const struct team_view *team = &view->teams[i];
        struct values *values = values_add_object(teams);
        g_autofree char *name = name_of(team->name);
        value_say(values, "team", g_strdup(name));
        value_say(values, "heading", g_utf8_strup(name, -1));
        value_say(values, "score",
                  team->asked == 0
                      ? g_strdup("")
                      : phrase_score(page->phrases, team->answered, team->asked, team->so_far));
        if (team->planned > 0)
            value_take(values, "plans", plans_in_words(page, team));
        if (team->mood > 0)
            value_take(values, "mood", mood_in_words(page, team));
        put_entries(page, room, values, team, view->by_question);
    }
}

/* Blockers */

/* What a mail client shows of a mail before it is opened: the first thing in somebody's way. */
static void put_preview(struct page *page, const struct blocker_view *blocker)
{
    g_autofree char *name = line_of(blocker->name);
    g_autofree char *row = text_in_a_row(blocker->text, PREVIEW_MAX);
    value_say(page->values, "preview", phrase_headed(page->phrases, name, row));
}

void blockers_put(struct page *page, const struct room *room, const struct summary_view *view)
{
    struct values *blockers = values_set_list(page->values, "blockers");
    for (guint i = 0; i < view->n_blockers; i++) {
        const struct blocker_view *blocker = &view->blockers[i];
        struct values *values = values_add_object(blockers);
        value_say(values, "name", name_of(blocker->name));
        value_put(values, "address", blocker->address);
        value_say(values, "team", name_of(blocker->team));
        if (blocker->old || values_true(values_get(page->values, "several_days")))
            value_say(values, "blocked_on", phrase_day(page->phrases, blocker->day));
        value_say(values, "text", text_in_a_row(blocker->text, room->blocker));
        if (blocker->number != 0)
            values_set_number(values, "item", blocker->number);
        if (blocker->owner != NULL)
            value_say(values, "owner_name", name_of(blocker->owner));
        if (blocker->solved != 0)
            value_take(values, "solved_on", phrase_day(page->phrases, blocker->solved));
    }
    if (view->n_blockers > 0)
        put_preview(page, &view->blockers[0]);
    if (view->n_blockers > 0 && view->blockers[0].number != 0)
        values_set_number(page->values, "example", view->blockers[0].number);
    values_set_flag(page->values, "has_blockers", view->n_blockers > 0);
}
