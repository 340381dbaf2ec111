/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-checklist.c - reads the boxes of a plan: "[x] item", "x item", "☑ item", "[ ] item: done",
 * "[>] item", "item -> next week"
 *
 * A line is one of the plan's when the whole of an item stands behind its box, over as many lines
 * as a client broke it into. Each line is compared with the few items that begin with its first
 * word, so that finding them is linear. A mark of any kind in the box, before it, or behind the
 * item ticks it, but not one that says no. An arrow there, or words behind the item (moved.h), say
 * that it is moved; "> item" does where nothing else is quoted, for then no client wrote the mark.
 * Of such a line, and of any with words behind the item, the box stays with them: without it nobody
 * could tell what is done, at length, from what is not, and why.
 */
#include "mail/reply/reply-checklist.h"

#include "mail/reply/meaning.h"
#include "mail/reply/reply-asked.h"
#include "mail/reply/reply-marks.h"
#include "muster/mail/moved.h"

enum {
    CANDIDATES_MAX = 8, /* items that begin with the same word and are tried */
    WORDS_MAX = 100,    /* of an item that are compared */
    BOX_MAX = 12,       /* octets between [ and ] */
    DONE_MAX = 3,       /* words behind an item that may say no more than that it is done */
};

/* One item, as words. */
struct item {
    const char *text;
    guint question; /* from 1 */
    guint first, n; /* words */
    guint same;     /* 1 + another item that begins with the same word; 0: none */
};

struct checklist {
    GArray *items;       /* struct item */
    GArray *words;       /* struct token: of all items */
    GHashTable *by_word; /* hash of the first word -> 1 + item */
    gboolean arrows;     /* "> " before an item is the person's arrow, and no client's mark */
};

static struct item *item_at(const struct checklist *list, guint at)
{
    return &g_array_index(list->items, struct item, at);
}

static struct token *word_at(const struct checklist *list, guint at)
{
    return &g_array_index(list->words, struct token, at);
}

static void checklist_add(struct checklist *list, guint question, const char *text)
{
    struct item item = {.text = text, .question = question, .first = list->words->len};
    tokens_append(list->words, text, 0, strlen(text));
    item.n = MIN(list->words->len - item.first, WORDS_MAX);
    if (item.n == 0)
        return;
    guint64 *hash = &word_at(list, item.first)->hash;
    item.same = GPOINTER_TO_UINT(g_hash_table_lookup(list->by_word, hash));
    g_array_append_val(list->items, item);
    g_hash_table_insert(list->by_word, g_memdup2(hash, sizeof *hash),
                        GUINT_TO_POINTER(list->items->len));
}

static void checklist_fill(struct checklist *list, const struct asked *asked)
{
    for (size_t q = 0; q < asked->n_questions; q++) {
        const char *const *item = asked->questions[q].items;
        for (; item != NULL && *item != NULL; item++)
            checklist_add(list, (guint)q + 1, *item);
    }
}

/* What stands before the words of a line: bullets, a box, marks. */
struct head {
    guint32 box;   /* where the first box or mark begins; the words, when there is none */
    guint32 words; /* where these begin */
    gboolean boxed, ticked, moved;
};

static gsize starts_any(const char *at, const char *end, const char *const *marks)
{
    for (; *marks != NULL; marks++)
        if (text_starts(at, end, *marks))
            return strlen(*marks);
    return 0;
}

static gsize blank_at(const char *at, const char *end)
{
    static const char *const blanks[] = {" ", "\t", "\302\240", "\357\270\217", NULL};
    return starts_any(at, end, blanks);
}

static gsize tick_at(const char *at, const char *end)
{
    static const char *const ticks[] = {"✓", "✔", "☑", "☒", "✅", "√", "🗸", "🗹", NULL};
    gboolean letter = at < end && (*at == 'x' || *at == 'X') &&
                      (at + 1 == end || at[1] == '[' || blank_at(at + 1, end) > 0);
    return letter ? 1 : starts_any(at, end, ticks);
}

static gsize bullet_at(const char *at, const char *end)
{
    static const char *const bullets[] = {"- ", "* ", "• ", "· ", "– ", NULL};
    return starts_any(at, end, bullets);
}

/* "[>]", "[ -> ]" */
static gboolean holds_arrow(const char *mark)
{
    gsize arrow = *mark == '>' && mark[1] != '>' ? 1 : arrow_span(mark);
    return arrow > 0 && mark[arrow + strspn(mark + arrow, " ")] == ']';
}

/* "[ ]", "[x]", "[ ok ]", "->": its octets; 0 when there is none. What HEAD says is left alone when
 * it is empty or says no. */
static gsize box_at(const char *at, const char *end, struct head *head)
{
    static const char *const open[] = {"☐", "□", "▢", "⬜", NULL};
    static const char *const no[] = {"]", "-", "/", "~", ">", "?", ".", NULL};
    gsize arrow = at < end ? arrow_span(at) : 0;
    head->moved = head->moved || arrow > 0;
    if (at >= end || *at != '[')
        return arrow > 0 ? arrow : starts_any(at, end, open);
    const char *close = memchr(at, ']', (gsize)MIN(end - at, BOX_MAX + 2));
    if (close == NULL)
        return 0;
    const char *mark = at + 1;
    for (gsize n; (n = blank_at(mark, close)) > 0;)
        mark += n;
    if (holds_arrow(mark))
        head->moved = TRUE;
    else if (starts_any(mark, close + 1, no) == 0)
        head->ticked = TRUE;
    return (gsize)(close + 1 - at);
}

static struct head head_read(const struct sheet *sheet, const struct line *line)
{
    struct head head = {0};
    const char *at = sheet->text + line->body, *end = sheet->text + line->end;
    for (gsize n = 1; n > 0; at += n) {
        if (!head.boxed && !head.ticked)
            head.box = (guint32)(at - sheet->text);
        gsize box = box_at(at, end, &head), tick = tick_at(at, end);
        head.boxed = head.boxed || box > 0;
        head.ticked = head.ticked || tick > 0;
        n = MAX(box, tick);
        if (n == 0)
            n = MAX(blank_at(at, end), bullet_at(at, end));
    }
    head.words = (guint32)(at - sheet->text);
    return head;
}

/* An item where it was found. */
struct found {
    const struct item *item;
    guint32 box, text; /* where its box begins, and its words */
    gsize first, last; /* lines */
    guint32 end;       /* behind its last word, and the mark that ends it */
    gsize rest;        /* the first word behind it */
};

static gboolean item_stands_at(const struct checklist *list, const struct item *item,
                               const struct sheet *sheet, gsize word)
{
    if (item->n > sheet->n_tokens - word)
        return FALSE;
    for (guint i = 0; i < item->n; i++)
        if (word_at(list, item->first + i)->hash != sheet->tokens[word + i].hash)
            return FALSE;
    return TRUE;
}

/* The longest item that begins with WORD; NULL when there is none. */
static const struct item *item_find(const struct checklist *list, const struct sheet *sheet,
                                    gsize word)
{
    const struct item *best = NULL;
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(list->by_word, &sheet->tokens[word].hash));
    for (guint tries = 0; at != 0 && tries < CANDIDATES_MAX; tries++) {
        const struct item *item = item_at(list, at - 1);
        if ((best == NULL || item->n > best->n) && item_stands_at(list, item, sheet, word))
            best = item;
        at = item->same;
    }
    return best;
}

/* Behind the last word, and behind what follows it in the item: "(all of them)." */
static guint32 found_end(const struct checklist *list, const struct sheet *sheet,
                         const struct found *found)
{
    const struct item *item = found->item;
    const char *tail = item->text + word_at(list, item->first + item->n - 1)->end;
    const char *at = sheet->text + sheet->tokens[found->rest - 1].end;
    gboolean whole = text_starts(at, sheet->text + sheet->lines[found->last].end, tail);
    return (guint32)(at - sheet->text) + (whole ? (guint32)strlen(tail) : 0);
}

/* FALSE when no item stands behind HEAD on line AT, whole and without a gap. */
static gboolean found_read(const struct checklist *list, const struct sheet *sheet, gsize at,
                           const struct head *head, struct found *found_r)
{
    const struct line *line = &sheet->lines[at];
    gsize word = line->token, behind = line->token + line->n_tokens;
    while (word < behind && sheet->tokens[word].start < head->words)
        word++;
    const struct item *item = word < behind ? item_find(list, sheet, word) : NULL;
    if (item == NULL)
        return FALSE;
    *found_r = (struct found){item, head->box, head->words, at, at, 0, word + item->n};
    while (found_r->rest >
           sheet->lines[found_r->last].token + sheet->lines[found_r->last].n_tokens) {
        const struct line *next = &sheet->lines[++found_r->last];
        if (next->n_tokens == 0 || next->rule != NULL || next->depth != line->depth)
            return FALSE;
    }
    found_r->end = found_end(list, sheet, found_r);
    return TRUE;
}

static const struct meaning DONE[] = {
    {"done", 1},      {"ok", 1},     {"yes", 1},      {"x", 1},      {"✓", 1},       {"✔", 1},
    {"☑", 1},         {"✅", 1},      {"erledigt", 1}, {"fertig", 1}, {"gemacht", 1}, {"ja", 1},
    {"fait", 1},      {"fini", 1},   {"terminé", 1},  {"oui", 1},    {"hecho", 1},   {"listo", 1},
    {"terminado", 1}, {"sí", 1},     {"fatto", 1},    {"feito", 1},  {"klaar", 1},   {"gedaan", 1},
    {"klar", 1},      {"färdig", 1}, {"valmis", 1},   {"hotovo", 1}, {"gotowe", 1},  {"готово", 1},
    {"сделано", 1},   {"済", 1},     {"完", 1},
};
static struct meanings done = MEANINGS_OF(DONE);

/* Words behind an item. */
enum rest { REST_NONE, REST_DONE, REST_MOVED, REST_WORDS };

static gboolean rest_says_moved(const struct sheet *sheet, const struct found *found)
{
    gsize from = sheet->tokens[found->rest - 1].end, to = sheet->lines[found->last].end;
    g_autofree char *words = g_strndup(sheet->text + from, to - from);
    return words_say_moved(words);
}

static enum rest rest_read(const struct sheet *sheet, const struct found *found)
{
    const struct line *line = &sheet->lines[found->last];
    gsize end = line->token + line->n_tokens, n = end - found->rest;
    if (rest_says_moved(sheet, found))
        return REST_MOVED;
    if (n == 0)
        return REST_NONE;
    int ignored;
    for (gsize i = found->rest; i < end; i++)
        if (n > DONE_MAX || meaning_find(&done, &sheet->tokens[i], 1, &ignored) == 0)
            return REST_WORDS;
    return REST_DONE;
}

/* The lines of an item that the person ticked or wrote behind; BOXED: with what stands before and
 * behind it. */
static void found_keep(struct sheet *sheet, const struct found *found, gboolean boxed)
{
    for (gsize i = found->first; i <= found->last; i++) {
        struct line *line = &sheet->lines[i];
        line->mine = TRUE;
        line->item = (guint16)found->item->question;
        line->goes_on = i > found->first;
        line->own = i > found->first ? line->body : boxed ? found->box : found->text;
        if (i == found->last && !boxed)
            line->own_end = found->end;
    }
}

/* Without a box, a mark or a quote, the words are the person's, whatever was planned; unless they
 * move it, which is nothing that was done. */
static gboolean is_checklist_line(const struct line *line, const struct head *head, enum rest rest)
{
    return head->boxed || head->ticked || rest == REST_MOVED ||
           (line->depth > 0 && rest == REST_DONE);
}

/* "> item", word for word. */
static gboolean is_arrow_line(const struct checklist *list, const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    struct head head = head_read(sheet, line);
    struct found found;
    return line->depth == 1 && sheet->text[line->body] != '>' && !head.boxed && !head.ticked &&
           head.words == line->body && found_read(list, sheet, at, &head, &found) &&
           found.last == at && rest_read(sheet, &found) == REST_NONE;
}

/* All that is quoted is such lines. A client quotes more, its attribution and the boxes too. */
static gboolean only_arrows(const struct checklist *list, const struct sheet *sheet)
{
    for (gsize at = 0; at < sheet->n_lines; at++) {
        if (sheet->lines[at].rule == &rule_attribution ||
            (sheet->lines[at].depth > 0 && !is_arrow_line(list, sheet, at)))
            return FALSE;
    }
    return TRUE;
}

static void arrow_keep(struct sheet *sheet, const struct found *found)
{
    const struct line *line = &sheet->lines[found->first];
    const char *mark = memchr(sheet->text + line->start, '>', line->end - line->start);
    struct found moved = *found;
    if (mark != NULL)
        moved.box = (guint32)(mark - sheet->text);
    found_keep(sheet, &moved, TRUE);
}

/* Returns the lines that it took. */
static gsize mark_item(const struct checklist *list, struct sheet *sheet, gsize at, guint *quoted)
{
    const struct line *line = &sheet->lines[at];
    struct found found;
    struct head head = head_read(sheet, line);
    if (line->rule != NULL || !found_read(list, sheet, at, &head, &found))
        return 1;
    if (list->arrows && line->depth > 0) {
        arrow_keep(sheet, &found);
        return 1;
    }
    enum rest rest = rest_read(sheet, &found);
    if (!is_checklist_line(line, &head, rest))
        return 1;
    if (head.ticked || head.moved || rest != REST_NONE)
        found_keep(sheet, &found, rest >= REST_MOVED || (head.moved && !head.ticked));
    else
        sheet_cut(sheet, found.first, found.last, &rule_asked);
    *quoted += line->depth > 0;
    return found.last + 1 - at;
}

static gboolean anything_planned(const struct asked *asked)
{
    for (size_t q = 0; asked != NULL && q < asked->n_questions; q++)
        if (asked->questions[q].items != NULL && asked->questions[q].items[0] != NULL)
            return TRUE;
    return FALSE;
}

guint reply_mark_checklist(struct sheet *sheet, const struct asked *asked)
{
    guint quoted = 0;
    if (!anything_planned(asked))
        return 0;
    struct checklist list = {
        .items = g_array_new(FALSE, FALSE, sizeof(struct item)),
        .words = g_array_new(FALSE, FALSE, sizeof(struct token)),
        .by_word = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
    };
    checklist_fill(&list, asked);
    list.arrows = only_arrows(&list, sheet);
    for (gsize i = 0; i < sheet->n_lines;)
        i += mark_item(&list, sheet, i, &quoted);
    g_array_unref(list.items);
    g_array_unref(list.words);
    g_hash_table_unref(list.by_word);
    return quoted;
}
