/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-asides.c - takes "1on1: my pay" out of an answer
 *
 * The words are private to two people, so that in doubt a line more is taken: one that a client
 * broke goes along, and so do the lines below a "1on1:" that stands alone. What ends it is an empty
 * line, or a number of a question, or a label that it has itself: what else people call an answer
 * ("Probleme:") may as well be a private matter. Only the start of a line counts: "had a 1:1 with
 * Bob" is an answer. Whom "1on1 with Eva Roth: my pay" names stands before what is taken, with an
 * "@", so that it is no word of the point: "@Eva.Roth: my pay".
 */
#include "mail/reply/reply-asides.h"

#include "mail/reply/answers-markers.h"
#include "muster/mail/fold.h"

enum {
    BROKEN = 55,        /* octets of a line that a client may have broken */
    LABEL_MAX = 60,     /* characters up to the colon */
    NAME_WORDS = 3,     /* of whom it is for: "with Ann von Lee" */
    UNLINKED_WORDS = 2, /* the same: "1on1 Ann Lee" */
    POINT_MAX = 2000,   /* octets of a point; what is beyond is only taken out */
};

static const struct rule rule_aside = {"for the next 1-on-1, and for nobody else", NULL};

/* As they stand before the colon, folded and with plain hyphens. */
static const char *const names[] = {
    "1on1", "1-on-1", "1 on 1", "1:1", "1-1", "1to1", "1-to-1", "one-on-one", "one on one",
    "one-to-one", "oneonone", "1-on-1 meeting", "1:1 meeting", "1on1 meeting", "1-on-1s", "1:1s",
    /* German */
    "1zu1", "1-zu-1", "1 zu 1", "vier-augen-gespräch", "vieraugengespräch", "4-augen-gespräch",
    "unter vier augen", "einzelgespräch", "zweiergespräch",
    /* French */
    "tête-à-tête", "tête à tête", "tete-a-tete", "en tête-à-tête", "entretien individuel",
    "point individuel", "1 à 1", "1-à-1",
    /* Spanish */
    "uno a uno", "1 a 1", "1-a-1", "cara a cara", "reunión individual", "reunion individual",
    /* Japanese */
    "1対1", "一対一", "1on1用", "1on1で", "1on1向け", "個人面談", "面談"};

/* What may stand before a name. */
static const char *const leads[] = {
    "for our next ", "for my next ", "for the next ", "for our ", "for my ", "for the ", "for ",
    "our next ", "next ", "our ", "my ",
    /* German */
    "für unser nächstes ", "für das nächste ", "für unser ", "für mein ", "für das ", "fürs ",
    "fürs nächste ", "für unseres ",
    /* French */
    "pour notre prochain ", "pour notre ", "pour mon ", "pour le ", "pour l'", "pour l’",
    "prochain ",
    /* Spanish */
    "para nuestra próxima ", "para nuestro próximo ", "para nuestra ", "para nuestro ", "para mi ",
    "para la ", "para el ", "para ",
    /* Japanese */
    "次回の", "次の"};

/* What may stand between the name of the thing and whom it is for. */
static const char *const links[] = {"with ", "w/ ",   "for ", "mit ", "für ",
                                    "avec ", "pour ", "con ", "para "};

static const char WIDE[] = "\357\274\232"; /* a colon of full width */

static guint count_colons(const char *at, const char *end)
{
    guint count = 0;
    for (; at < end; at++)
        count += *at == ':';
    return count;
}

/* The line in one spelling: full width is narrow, case and the kind of hyphen do not count. */
static char *folded(const char *text, gsize length)
{
    g_autofree char *plain = fold_width(text, (gssize)length);
    g_autofree char *low = fold_lower(plain, -1);
    GString *key = g_string_new(low);
    g_string_replace(key, "\342\200\220", "-", 0); /* U+2010, which U+2011 became */
    g_string_replace(key, "\342\200\223", "-", 0); /* en dash */
    return g_string_free(key, FALSE);
}

const char *reply_behind_marks(const char *at)
{
    static const char BULLET[] = "\342\200\242";
    const char *digits = at + strspn(at, " \t-*+_");
    gsize number = strspn(digits, "0123456789");
    if (number > 0 && strchr(".)", digits[number]) != NULL && digits[number] != '\0')
        digits += number + 1;
    if (g_str_has_prefix(digits, BULLET))
        digits += strlen(BULLET);
    return digits + strspn(digits, " \t-*_");
}

/* Behind one of the N WORDS at AT, the longest; NULL when none stands there. */
static const char *behind_word(const char *at, const char *const *words, gsize n)
{
    const char *behind = NULL;
    for (gsize i = 0; i < n; i++)
        if (*at == *words[i] && g_str_has_prefix(at, words[i]) && at + strlen(words[i]) > behind)
            behind = at + strlen(words[i]);
    return behind;
}

/* Where the words of an aside begin, or would: behind how many colons, and behind how many words
 * that say whom it is for. */
struct label {
    guint colons, named;
};

/* The octets of the word at AT, one of a name: "@bob_ray" and "bob2@acme.example" are whole, whatever
 * they are made of. 0: what stands there is none, as a number. */
static gsize name_word(const char *at)
{
    gsize whole = strcspn(at, " \t:"), length = strcspn(at, " \t:*_");
    if (memchr(at, '@', whole) != NULL)
        return whole;
    return strcspn(at, "0123456789") < length ? 0 : length;
}

/* The words of a name from AT up to a colon, at most MAX; 0: there is no name, or no colon. */
static guint name_words(const char *at, guint max, const char **colon_r)
{
    guint words = 0;
    for (at += strspn(at, " \t*_"); *at != '\0' && *at != ':'; at += strspn(at, " \t*_")) {
        gsize length = name_word(at);
        if (length == 0 || ++words > max)
            return 0;
        at += length;
    }
    *colon_r = at;
    return *at == ':' ? words : 0;
}

/* Whom it is for, behind the name of the thing at AT. */
static guint named_at(const char *at, const char **colon_r)
{
    const char *link = behind_word(at + strspn(at, " \t*_"), links, G_N_ELEMENTS(links));
    if (strchr(" \t@", *at) == NULL)
        return 0;
    guint words = link != NULL ? name_words(link, NAME_WORDS, colon_r) : 0;
    return words > 0 ? words : name_words(at, UNLINKED_WORDS, colon_r);
}

/* The label that KEY begins with; no colons: it has none. */
static struct label label_of(const char *key)
{
    const char *at = reply_behind_marks(key);
    const char *lead = behind_word(at, leads, G_N_ELEMENTS(leads));
    const char *name = behind_word(at, names, G_N_ELEMENTS(names));
    if (name == NULL && lead != NULL)
        name = behind_word(lead, names, G_N_ELEMENTS(names));
    if (name == NULL)
        return (struct label){0, 0};
    const char *colon = name + strspn(name, " \t*_");
    guint named = *colon == ':' ? 0 : named_at(name, &colon);
    return (struct label){*colon == ':' ? count_colons(key, colon) + 1 : 0, named};
}

/* Behind the Nth colon, of either width. */
static const char *behind_colons(const char *at, const char *end, guint n)
{
    for (; at < end && n > 0; at++)
        if (*at == ':' || text_starts(at, end, WIDE))
            n--;
    return at > end - 2 || n > 0 || !text_starts(at - 1, end, WIDE) ? at : at + 2;
}

/* Behind the characters up to which a label may reach. */
static const char *label_limit(const char *at, const char *end)
{
    for (guint i = 0; i < LABEL_MAX && at < end; i++)
        at = g_utf8_next_char(at);
    return MIN(at, end);
}

/* An aside on a line: its words, and whom it is for, as far as it says so. */
struct aside {
    const char *words; /* NULL: the line is none */
    const char *name;
    gsize name_length; /* 0: nobody is named */
};

static gboolean is_between(char c)
{
    return strchr(" \t*_", c) != NULL;
}

/* Where the last word before END begins: see name_word(). */
static const char *name_word_back(const char *begin, const char *end)
{
    const char *blank = end, *mark = end;
    while (blank > begin && strchr(" \t", blank[-1]) == NULL)
        blank--;
    while (mark > begin && !is_between(mark[-1]))
        mark--;
    return memchr(blank, '@', (gsize)(end - blank)) != NULL ? blank + strspn(blank, "*_") : mark;
}

/* The last N words before the colon that ends in front of the aside's words. */
static void name_find(struct aside *aside, const char *begin, guint n)
{
    const char *end = aside->words - (aside->words[-1] == ':' ? 1 : strlen(WIDE));
    while (end > begin && is_between(end[-1]))
        end--;
    const char *at = end;
    for (guint i = 0; i < n; i++) {
        while (at > begin && is_between(at[-1]))
            at--;
        at = name_word_back(begin, at);
    }
    aside->name = at;
    aside->name_length = n > 0 ? (gsize)(end - at) : 0;
}

static struct aside aside_on(const struct sheet *sheet, const struct line *line)
{
    struct aside aside = {NULL, NULL, 0};
    if (!line_has_own(line))
        return aside;
    const char *at = sheet->text + line->own, *end = sheet->text + line->own_end;
    const char *until = label_limit(at, end);
    if (g_strstr_len(at, until - at, ":") == NULL && g_strstr_len(at, until - at, WIDE) == NULL)
        return aside;
    g_autofree char *key = folded(at, (gsize)(until - at));
    struct label label = label_of(key);
    if (label.colons == 0)
        return aside;
    aside.words = behind_colons(at, end, label.colons);
    name_find(&aside, at, label.named);
    return aside;
}

static void point_add(GPtrArray *points, const char *at, const char *end)
{
    at += strspn(at, " \t*_");
    if (at >= end || points->len == MAIL_MAX_ASIDES)
        return;
    char *text = g_strndup(at, MIN((gsize)(end - at), POINT_MAX));
    g_ptr_array_add(points, g_utf8_make_valid(g_strstrip(text), -1));
    g_free(text);
}

/* The last point goes on. */
static void point_append(GPtrArray *points, const char *at, const char *end)
{
    char **last = (char **)&points->pdata[points->len - 1];
    if (strlen(*last) + (gsize)(end - at) > POINT_MAX)
        return;
    char *whole = g_strdup_printf("%s %.*s", *last, (int)(end - at), at);
    g_free(*last);
    *last = whole;
}

/* What asides are taken from. */
struct taking {
    struct sheet *sheet;
    struct label_index *labels; /* of what was asked; NULL before the first aside */
    GPtrArray *points;
};

static gboolean is_answer(const struct taking *taking, const struct line *line)
{
    guint32 behind;
    gboolean heading;
    return marker_is_item(taking->sheet, line) || marker_number(taking->sheet, line, &behind) > 0 ||
           marker_label(taking->labels, taking->sheet, line, &behind, &heading) > 0;
}

static gboolean is_bulleted(const char *at)
{
    return reply_behind_marks(at) > at;
}

static gboolean goes_on(const struct taking *taking, gsize at)
{
    const struct sheet *sheet = taking->sheet;
    return at < sheet->n_lines && line_has_own(&sheet->lines[at]) &&
           aside_on(sheet, &sheet->lines[at]).words == NULL &&
           !is_answer(taking, &sheet->lines[at]);
}

/* The lines below the aside of line AT that are of it. Returns the first that is not. */
static gsize take_below(const struct taking *taking, gsize at, gboolean alone)
{
    struct sheet *sheet = taking->sheet;
    gsize next = at + 1;
    if (alone && next < sheet->n_lines && line_is_blank(&sheet->lines[next]))
        next++;
    for (gsize broken = at; goes_on(taking, next); broken = next++) {
        const struct line *line = &sheet->lines[next], *before = &sheet->lines[broken];
        const char *own = sheet->text + line->own, *end = sheet->text + line->own_end;
        gboolean long_before = before->own_end - before->own >= BROKEN;
        if (!alone && (!long_before || is_bulleted(own)))
            break;
        if (alone && (broken == at || is_bulleted(own) || !long_before))
            point_add(taking->points, reply_behind_marks(own), end);
        else if (taking->points->len > 0)
            point_append(taking->points, own, end);
    }
    return next;
}

/* Whom ASIDE names, in one word: "@Eva.Roth". Caller frees. */
static char *name_called(const struct aside *aside)
{
    g_autofree char *name = g_utf8_make_valid(aside->name, (gssize)aside->name_length);
    if (strchr(name, '@') != NULL) /* "bob_ray" is a word of it */
        return g_strconcat(*name == '@' ? "" : "@", g_strdelimit(name, " \t", '.'), NULL);
    GString *called = g_string_new("@");
    for (const char *at = name; *at != '\0'; at++) {
        if (!is_between(*at))
            g_string_append_c(called, *at);
        else if (!is_between(at[1]))
            g_string_append_c(called, '.');
    }
    return g_string_free(called, FALSE);
}

/* The points from FROM on are for whom ASIDE names. */
static void points_name(GPtrArray *points, guint from, const struct aside *aside)
{
    if (aside->name_length == 0)
        return;
    g_autofree char *called = name_called(aside);
    for (guint i = from; i < points->len; i++) {
        g_autofree char *words = points->pdata[i];
        points->pdata[i] = g_strdup_printf("%s: %s", called, words);
    }
}

static gsize take(const struct taking *taking, gsize at, const struct aside *aside)
{
    struct sheet *sheet = taking->sheet;
    const char *end = sheet->text + sheet->lines[at].own_end;
    guint before = taking->points->len;
    if (aside->words < end)
        point_add(taking->points, aside->words, end);
    gsize next = take_below(taking, at, taking->points->len == before);
    points_name(taking->points, before, aside);
    sheet_cut(sheet, at, next - 1, &rule_aside);
    return next;
}

static gboolean asks(const struct asked *asked)
{
    return asked != NULL && asked->n_questions > 0 && strcmp(asked->questions[0].kind, "line") != 0;
}

GPtrArray *reply_take_asides(struct sheet *sheet, const struct asked *asked)
{
    GPtrArray *points = g_ptr_array_new_with_free_func(g_free);
    if (!asks(asked))
        return points;
    struct taking taking = {.sheet = sheet, .points = points};
    for (gsize at = 0; at < sheet->n_lines;) {
        const struct aside aside = aside_on(sheet, &sheet->lines[at]);
        if (aside.words != NULL && taking.labels == NULL) /* few replies have one */
            taking.labels = label_index_new_own(asked);
        at = aside.words != NULL ? take(&taking, at, &aside) : at + 1;
    }
    g_clear_pointer(&taking.labels, label_index_free);
    return points;
}
