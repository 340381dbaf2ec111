/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers: of a scale, of a mood, and as such. A sentence with two of them says no single one, but
 * for "4/5" and "4 out of 5". */
#include "mail/read/figures.h"
#include "mail/read/value.h"
#include "mail/reply/words.h"

enum { SCALE_LAST = 5, FIGURES_MAX = 20, MOOD_OCTETS_MAX = 400 };

static const struct meaning NUMBERS[] = {
    {"zero", 0},   {"one", 1},   {"two", 2},    {"three", 3},  {"four", 4}, {"five", 5},
    {"six", 6},    {"seven", 7}, {"eight", 8},  {"nine", 9},   {"ten", 10}, {"null", 0},
    {"eins", 1},   {"zwei", 2},  {"drei", 3},   {"vier", 4},   {"fünf", 5}, {"sechs", 6},
    {"sieben", 7}, {"acht", 8},  {"neun", 9},   {"zehn", 10},  {"zéro", 0}, {"un", 1},
    {"une", 1},    {"deux", 2},  {"trois", 3},  {"quatre", 4}, {"cinq", 5}, {"six", 6},
    {"sept", 7},   {"huit", 8},  {"neuf", 9},   {"dix", 10},   {"cero", 0}, {"uno", 1},
    {"dos", 2},    {"tres", 3},  {"cuatro", 4}, {"cinco", 5},  {"seis", 6}, {"siete", 7},
    {"ocho", 8},   {"nueve", 9}, {"diez", 10},  {"〇", 0},     {"一", 1},   {"二", 2},
    {"三", 3},     {"四", 4},    {"五", 5},     {"六", 6},     {"七", 7},   {"八", 8},
    {"九", 9},     {"十", 10},
};

/* Faces and words for how somebody is, from 1. */
static const struct meaning MOODS[] = {
    {"😀", 5},         {"😃", 5},          {"😄", 5},        {"😁", 5},        {"😆", 5},
    {"😍", 5},         {"🤩", 5},       {"🥳", 5},     {"😎", 5},        {"🎉", 5},
    {"❤", 5},         {"🙂", 4},       {"😊", 4},        {"😉", 4},        {"😌", 4},
    {"☺", 4},         {"👍", 4},          {"😐", 3},        {"😑", 3},        {"😶", 3},
    {"🤔", 3},      {"😕", 2},          {"🙁", 2},     {"☹", 2},        {"😟", 2},
    {"😔", 2},         {"😞", 2},          {"😴", 2},        {"👎", 2},        {"😢", 1},
    {"😭", 1},         {"😡", 1},          {"😠", 1},        {"😩", 1},        {"😫", 1},
    {"🤒", 1},      {"🤯", 1},       {"💩", 1},        {"great", 5},    {"very good", 5},
    {"excellent", 5}, {"super", 5},      {"awesome", 5},  {"good", 4},     {"fine", 4},
    {"well", 4},      {"ok", 3},         {"okay", 3},     {"so so", 3},    {"meh", 3},
    {"not good", 2},  {"bad", 2},        {"tired", 2},    {"terrible", 1}, {"awful", 1},
    {"very bad", 1},  {"sehr gut", 5},   {"prima", 5},    {"gut", 4},      {"geht so", 3},
    {"mittel", 3},    {"nicht gut", 2},  {"schlecht", 2}, {"müde", 2},     {"sehr schlecht", 1},
    {"miserabel", 1}, {"très bien", 5},  {"bien", 4},     {"ça va", 3},    {"bof", 3},
    {"pas bien", 2},  {"mal", 2},        {"fatigué", 2},  {"très mal", 1}, {"muy bien", 5},
    {"genial", 5},    {"regular", 3},    {"cansado", 2},  {"cansada", 2},  {"muy mal", 1},
    {"最高", 5},      {"とても良い", 5}, {"良い", 4},     {"いい", 4},     {"普通", 3},
    {"まあまあ", 3},  {"悪い", 2},       {"疲れた", 2},   {"最悪", 1},
};

/* Smileys of marks, which are no words. */
static const struct meaning SMILEYS[] = {
    {":-D", 5}, {":D", 5},  {":-)", 4}, {":)", 4},  {";-)", 4}, {";)", 4},  {":-|", 3},
    {":|", 3},  {":-/", 2}, {":/", 2},  {":-(", 2}, {":(", 2},  {":'(", 1},
};

/* What may stand between a number and the most that it could be. */
static const struct meaning OF[] = {
    {"of", 1}, {"out of", 1}, {"from", 1}, {"von", 1}, {"sur", 1}, {"de", 1}, {"su", 1}, {"点", 1},
};

static struct meanings numbers = MEANINGS_OF(NUMBERS), moods = MEANINGS_OF(MOODS),
                       of_words = MEANINGS_OF(OF);

/* A whole number at word AT; FALSE when there is none. */
static gboolean whole_at(const struct said *said, guint at, int *number_r)
{
    const struct token *word = &said->words[at];
    if (word->digits == 0)
        return meaning_find(&numbers, word, 1, number_r) > 0;
    *number_r = word->number;
    return TRUE;
}

/* "4.5", "-4", "4-5": not the whole number that it begins or ends with. */
static gboolean is_part_of_more(const struct said *said, guint at)
{
    const struct token *word = &said->words[at];
    const char *before = said->text + word->start, *behind = said->text + word->end;
    gboolean joined =
        strchr(".,-:", *behind) != NULL && *behind != '\0' && g_ascii_isdigit(behind[1]);
    return joined || (word->start > 0 && strchr("-.,:", before[-1]) != NULL) ||
           strncmp(behind, "%", 1) == 0;
}

static gboolean is_last(const struct said *said, guint at)
{
    return at < said->n && said->words[at].digits == 1 && said->words[at].number == SCALE_LAST;
}

/* The words of "/5" or "out of 5" from AT on; 0 when they are not that. */
static guint best_of(const struct said *said, guint at)
{
    int ignored;
    if (at >= said->n)
        return 0;
    const char *between = said->text + said->words[at - 1].end;
    gsize n = said->words[at].start - said->words[at - 1].end;
    if (is_last(said, at) && memchr(between, '/', n) != NULL)
        return 1;
    guint taken = meaning_find(&of_words, said->words + at, said->n - at, &ignored);
    return taken > 0 && is_last(said, at + taken) ? taken + 1 : 0;
}

static char *scale_of(int number)
{
    return number >= 1 && number <= SCALE_LAST ? g_strdup_printf("%d", number) : NULL;
}

/* "★★★★☆" */
static char *scale_of_stars(const struct said *said)
{
    int stars = 0;
    for (const char *at = said->text; at < said->text + said->end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        stars += c == 0x2605 || c == 0x2b50;
    }
    return stars > 0 ? scale_of(stars) : NULL;
}

char *said_scale(const struct said *said)
{
    int found = 0, number;
    guint n = 0;
    for (guint i = 0; i < said->n; i++) {
        if (!whole_at(said, i, &number))
            continue;
        if (is_part_of_more(said, i) || n++ > 0)
            return NULL;
        found = number;
        i += best_of(said, i + 1);
    }
    return n > 0 ? scale_of(found) : scale_of_stars(said);
}

static char *mood_of_smiley(const struct said *said)
{
    const char *at = said->text + strspn(said->text, " \n");
    for (guint i = 0; i < G_N_ELEMENTS(SMILEYS); i++)
        if (g_str_has_prefix(at, SMILEYS[i].phrase))
            return scale_of(SMILEYS[i].value);
    return NULL;
}

/* Words of several come before numbers: "très bien" has a Spanish three in it. */
char *said_mood(const struct said *said)
{
    int mood;
    guint n = meaning_find(&moods, said->words, said->n, &mood);
    char *value = n > 1 ? scale_of(mood) : said_scale(said);
    if (value == NULL)
        value = mood_of_smiley(said);
    if (value == NULL && n > 0)
        value = scale_of(mood);
    return value;
}

/* A mark before the number makes it something else: "#3", "+1". */
static guint mood_words(const struct said *said)
{
    int value;
    guint n = meaning_find(&moods, said->words, said->n, &value);
    if (n > 0 || said->n == 0 || !whole_at(said, 0, &value) || is_part_of_more(said, 0))
        return n;
    guint32 start = said->words[0].start;
    if (value < 1 || value > SCALE_LAST || (start > 0 && strchr("#+", said->text[start - 1])))
        return 0;
    return 1 + best_of(said, 1);
}

static gboolean has_only_moods(const struct said *said, guint from)
{
    int ignored;
    for (guint i = from, n; i < said->n; i += n) {
        n = meaning_find(&moods, said->words + i, said->n - i, &ignored);
        if (n == 0)
            n = words_match(said->words + i, said->n - i, WORD_FILLER | WORD_THANKS, NULL);
        if (n == 0)
            return FALSE;
    }
    return TRUE;
}

enum mood_extent said_mood_extent(const char *text, gsize length)
{
    if (length > MOOD_OCTETS_MAX)
        return MOOD_NOT_SAID;
    g_autofree char *line = g_strndup(text, length);
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(words, line, 0, length);
    struct said said = {line, length, (struct token *)(void *)words->data, words->len};
    words_classify(said.words, said.n);
    guint n = mood_words(&said);
    if (n > 0)
        return has_only_moods(&said, n) ? MOOD_ALONE : MOOD_BEGINS;
    g_autofree char *face = said.n == 0 ? said_mood(&said) : NULL;
    return face != NULL ? MOOD_ALONE : MOOD_NOT_SAID;
}

/* --- numbers as such --- */

char *said_number(const struct said *said, const char *language)
{
    const char *first = NULL, *end = said->text + said->end;
    for (const char *at = said->text; at < end; at++) {
        if (!g_ascii_isdigit(*at))
            continue;
        if (first != NULL)
            return NULL; /* two numbers */
        first = at;
        at = figures_end(at);
    }
    int word;
    if (first == NULL)
        return said->n == 1 && whole_at(said, 0, &word) ? g_strdup_printf("%d", word) : NULL;
    const char *last = figures_end(first);
    if (last - first > FIGURES_MAX)
        return NULL;
    gboolean negative =
        first > said->text && first[-1] == '-' && (first - 1 == said->text || first[-2] == ' ');
    g_autofree char *number = figures_decimal(first, last, language);
    return g_strconcat(negative ? "-" : "", number, NULL);
}
