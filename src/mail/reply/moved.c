/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what stands behind an item, clause by clause: one that begins with a word for moving, or
 * says no more than next week, moves it. */
#include "muster/mail/moved.h"

#include <string.h>

#include "mail/reply/meaning.h"
#include "mail/reply/reply.h"

enum { SAYS_MOVED = 1, SAYS_NEXT_WEEK, SAYS_NOTHING };

static const struct meaning WORDS[] = {
    /* English */
    {"moved", SAYS_MOVED},
    {"move", SAYS_MOVED},
    {"moves", SAYS_MOVED},
    {"moving", SAYS_MOVED},
    {"postponed", SAYS_MOVED},
    {"deferred", SAYS_MOVED},
    {"delayed", SAYS_MOVED},
    {"rescheduled", SAYS_MOVED},
    {"pushed to", SAYS_MOVED},
    {"pushed back", SAYS_MOVED},
    {"carried over", SAYS_MOVED},
    {"carry over", SAYS_MOVED},
    {"next week", SAYS_NEXT_WEEK},
    {"next time", SAYS_NEXT_WEEK},
    {"week after", SAYS_NEXT_WEEK},
    {"to", SAYS_NOTHING},
    {"for", SAYS_NOTHING},
    {"is", SAYS_NOTHING},
    {"was", SAYS_NOTHING},
    {"has been", SAYS_NOTHING},
    {"will be", SAYS_NOTHING},
    {"will do", SAYS_NOTHING},
    {"i will do it", SAYS_NOTHING},
    {"i", SAYS_NOTHING},
    {"have", SAYS_NOTHING},
    {"it", SAYS_NOTHING},
    {"the", SAYS_NOTHING},
    {"so", SAYS_NOTHING},
    {"done", SAYS_NOTHING},
    {"again", SAYS_NOTHING},
    /* German */
    {"verschoben", SAYS_MOVED},
    {"verschiebe", SAYS_MOVED},
    {"verschiebt", SAYS_MOVED},
    {"aufgeschoben", SAYS_MOVED},
    {"vertagt", SAYS_MOVED},
    {"verlegt", SAYS_MOVED},
    {"nächste woche", SAYS_NEXT_WEEK},
    {"nächster woche", SAYS_NEXT_WEEK},
    {"kommende woche", SAYS_NEXT_WEEK},
    {"nächstes mal", SAYS_NEXT_WEEK},
    {"auf", SAYS_NOTHING},
    {"in", SAYS_NOTHING},
    {"die", SAYS_NOTHING},
    {"ist", SAYS_NOTHING},
    {"wird", SAYS_NOTHING},
    {"wurde", SAYS_NOTHING},
    {"kommt", SAYS_NOTHING},
    {"erst", SAYS_NOTHING},
    {"dann", SAYS_NOTHING},
    {"mache ich", SAYS_NOTHING},
    /* French */
    {"reporté", SAYS_MOVED},
    {"reportée", SAYS_MOVED},
    {"reportés", SAYS_MOVED},
    {"reportées", SAYS_MOVED},
    {"déplacé", SAYS_MOVED},
    {"déplacée", SAYS_MOVED},
    {"décalé", SAYS_MOVED},
    {"décalée", SAYS_MOVED},
    {"repoussé", SAYS_MOVED},
    {"repoussée", SAYS_MOVED},
    {"remis à", SAYS_MOVED},
    {"remise à", SAYS_MOVED},
    {"semaine prochaine", SAYS_NEXT_WEEK},
    {"semaine suivante", SAYS_NEXT_WEEK},
    {"prochaine fois", SAYS_NEXT_WEEK},
    {"à", SAYS_NOTHING},
    {"la", SAYS_NOTHING},
    {"pour", SAYS_NOTHING},
    {"est", SAYS_NOTHING},
    {"a été", SAYS_NOTHING},
    {"sera", SAYS_NOTHING},
    /* Spanish */
    {"movido", SAYS_MOVED},
    {"movida", SAYS_MOVED},
    {"aplazado", SAYS_MOVED},
    {"aplazada", SAYS_MOVED},
    {"pospuesto", SAYS_MOVED},
    {"pospuesta", SAYS_MOVED},
    {"trasladado", SAYS_MOVED},
    {"pasa a", SAYS_MOVED},
    {"pasado a", SAYS_MOVED},
    {"próxima semana", SAYS_NEXT_WEEK},
    {"semana próxima", SAYS_NEXT_WEEK},
    {"semana que viene", SAYS_NEXT_WEEK},
    {"siguiente semana", SAYS_NEXT_WEEK},
    {"para", SAYS_NOTHING},
    {"se ha", SAYS_NOTHING},
    {"ha sido", SAYS_NOTHING},
    {"queda", SAYS_NOTHING},
    /* Japanese: a character is a word */
    {"延期", SAYS_MOVED},
    {"先送り", SAYS_MOVED},
    {"持ち越", SAYS_MOVED},
    {"持越", SAYS_MOVED},
    {"繰り越", SAYS_MOVED},
    {"移動", SAYS_MOVED},
    {"来週", SAYS_NEXT_WEEK},
    {"翌週", SAYS_NEXT_WEEK},
    {"次週", SAYS_NEXT_WEEK},
    {"に", SAYS_NOTHING},
    {"へ", SAYS_NOTHING},
    {"まで", SAYS_NOTHING},
    {"やります", SAYS_NOTHING},
    {"対応", SAYS_NOTHING},
    {"予定", SAYS_NOTHING},
};
static struct meanings words = MEANINGS_OF(WORDS);

gsize arrow_span(const char *text)
{
    static const char *const arrows[] = {"-->", "->", "=>", ">>", "→", "➜", "➔", "⇒", "➡"};
    for (gsize i = 0; i < G_N_ELEMENTS(arrows); i++)
        if (g_str_has_prefix(text, arrows[i]))
            return strlen(arrows[i]);
    return 0;
}

/* It ends a clause: not the apostrophe and the hyphen inside of a word. */
static gboolean ends_clause(const char *at)
{
    gunichar c = g_utf8_get_char(at);
    if (c == '\'' || c == 0x2019)
        return FALSE;
    return g_unichar_ispunct(c) && (c != '-' || !g_unichar_isalnum(g_utf8_get_char(at + 1)));
}

static gboolean clause_says_moved(const char *text, gsize length)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(all, text, 0, length);
    const struct token *tokens = (const struct token *)(void *)all->data;
    gboolean next_week = FALSE;
    for (guint at = 0, n; at < all->len; at += n) {
        int says = 0;
        n = meaning_find(&words, tokens + at, all->len - at, &says);
        if (n == 0 || says == SAYS_MOVED)
            return n > 0;
        next_week = next_week || says == SAYS_NEXT_WEEK;
    }
    return next_week;
}

gboolean words_say_moved(const char *text)
{
    const char *from = text;
    while (g_unichar_isspace(g_utf8_get_char(from)) || strchr(":,(", *from) != NULL) {
        if (*from == '\0')
            return FALSE;
        from = g_utf8_next_char(from);
    }
    if (arrow_span(from) > 0)
        return TRUE;
    for (const char *at = from; *at != '\0';) {
        gboolean ends = ends_clause(at);
        if (ends && clause_says_moved(from, (gsize)(at - from)))
            return TRUE;
        at = g_utf8_next_char(at);
        from = ends ? at : from;
    }
    return clause_says_moved(from, strlen(from));
}

gboolean words_say_done(const char *text)
{
    return *text != '\0' && reply_says_status(text) == STATUS_OVER;
}
