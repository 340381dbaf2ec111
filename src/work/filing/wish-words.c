/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of wishes, in the languages in which our mails offer them. A longer phrase comes before a
 * shorter one that it begins with. All in lower case.
 */
#include "work/filing/wishes.h"

#include <string.h>

static const struct {
    const char *phrase;
    enum wish_word word;
} phrases[] = {
    /* English */
    {"pause", WISH_PAUSE},
    {"resume", WISH_RESUME},
    {"continue", WISH_RESUME},
    {"leave", WISH_LEAVE},
    {"unsubscribe", WISH_LEAVE},
    {"ask at", WISH_ASK},
    {"at", WISH_ASK},
    {"reminders", WISH_REMIND},
    {"remind me", WISH_REMIND},
    {"remind", WISH_REMIND},
    {"receipts", WISH_RECEIPTS},
    {"hours", WISH_HOURS},
    {"days", WISH_DAYS},
    {"off on", WISH_DAYS_OFF},
    {"zone", WISH_ZONE},
    {"language", WISH_LANGUAGE},
    {"in", WISH_LANGUAGE},
    {"vacation", WISH_AWAY},
    {"out of office", WISH_AWAY},
    {"ooo", WISH_AWAY},
    {"away", WISH_AWAY},
    {"off", WISH_AWAY},
    {"i am back", WISH_BACK},
    {"i'm back", WISH_BACK},
    {"back", WISH_BACK},
    /* German */
    {"pausieren", WISH_PAUSE},
    {"weiter", WISH_RESUME},
    {"austreten", WISH_LEAVE},
    {"abmelden", WISH_LEAVE},
    {"um", WISH_ASK},
    {"erinnerungen", WISH_REMIND},
    {"erinnern", WISH_REMIND},
    {"zeiten", WISH_HOURS},
    {"arbeitszeit", WISH_HOURS},
    {"tage", WISH_DAYS},
    {"frei am", WISH_DAYS_OFF},
    {"zeitzone", WISH_ZONE},
    {"sprache", WISH_LANGUAGE},
    {"auf", WISH_LANGUAGE},
    {"urlaub", WISH_AWAY},
    {"abwesend", WISH_AWAY},
    {"wieder da", WISH_BACK},
    {"zurück", WISH_BACK},
    /* French */
    {"reprendre", WISH_RESUME},
    {"quitter", WISH_LEAVE},
    {"à", WISH_ASK},
    {"rappels", WISH_REMIND},
    {"rappel", WISH_REMIND},
    {"horaires", WISH_HOURS},
    {"jours", WISH_DAYS},
    {"libre le", WISH_DAYS_OFF},
    {"fuseau", WISH_ZONE},
    {"langue", WISH_LANGUAGE},
    {"en", WISH_LANGUAGE},
    {"vacances", WISH_AWAY},
    {"absent", WISH_AWAY},
    {"de retour", WISH_BACK},
    /* Spanish */
    {"pausa", WISH_PAUSE},
    {"reanudar", WISH_RESUME},
    {"salir", WISH_LEAVE},
    {"a las", WISH_ASK},
    {"recordatorios", WISH_REMIND},
    {"recordar", WISH_REMIND},
    {"horario", WISH_HOURS},
    {"días", WISH_DAYS},
    {"libre el", WISH_DAYS_OFF},
    {"zona", WISH_ZONE},
    {"idioma", WISH_LANGUAGE},
    {"vacaciones", WISH_AWAY},
    {"ausente", WISH_AWAY},
    {"de vuelta", WISH_BACK},
    /* Japanese */
    {"休止", WISH_PAUSE},
    {"再開", WISH_RESUME},
    {"退出", WISH_LEAVE},
    {"時刻", WISH_ASK},
    {"リマインド", WISH_REMIND},
    {"勤務時間", WISH_HOURS},
    {"勤務日", WISH_DAYS},
    {"定休", WISH_DAYS_OFF},
    {"言語", WISH_LANGUAGE},
    {"休暇", WISH_AWAY},
    {"復帰", WISH_BACK},
};

/* A word ends where the text does, or before a blank or colon; in Japanese anywhere. */
static gboolean ends_word(const char *phrase, const char *rest)
{
    gboolean is_wide = (guchar)phrase[0] >= 0xe0;
    return rest[0] == '\0' || rest[0] == ' ' || rest[0] == ':' || rest[0] == '=' || is_wide;
}

enum wish_word wish_word_find(const char *line, const char **rest_r)
{
    for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++) {
        const char *rest = line + strlen(phrases[i].phrase);
        if (!g_str_has_prefix(line, phrases[i].phrase) || !ends_word(phrases[i].phrase, rest))
            continue;
        *rest_r = rest + strspn(rest, " :=");
        return phrases[i].word;
    }
    return WISH_WORDS;
}

char *wish_value_find(const char *text)
{
    static const struct {
        const char *word, *english;
    } values[] = {
        {"aus", "off"},         {"nie", "off"},         {"never", "off"},
        {"jamais", "off"},      {"no", "off"},          {"nunca", "off"},
        {"なし", "off"},        {"einmal", "once"},     {"une fois", "once"},
        {"una vez", "once"},    {"1回", "once"},        {"zweimal", "twice"},
        {"deux fois", "twice"}, {"dos veces", "twice"}, {"2回", "twice"},
        {"immer", "always"},    {"toujours", "always"}, {"siempre", "always"},
        {"selten", "seldom"},   {"rarement", "seldom"}, {"rara vez", "seldom"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++)
        if (strcmp(text, values[i].word) == 0)
            return g_strdup(values[i].english);
    return g_strdup(text);
}

const char *wish_language_find(const char *text)
{
    static const struct {
        const char *name, *tag;
    } names[] = {
        {"english", "en"},  {"englisch", "en"},  {"anglais", "en"},    {"inglés", "en"},
        {"英語", "en"},     {"german", "de"},    {"deutsch", "de"},    {"allemand", "de"},
        {"alemán", "de"},   {"ドイツ語", "de"},  {"french", "fr"},     {"französisch", "fr"},
        {"français", "fr"}, {"francés", "fr"},   {"フランス語", "fr"}, {"spanish", "es"},
        {"spanisch", "es"}, {"espagnol", "es"},  {"español", "es"},    {"スペイン語", "es"},
        {"japanese", "ja"}, {"japanisch", "ja"}, {"japonais", "ja"},   {"japonés", "ja"},
        {"日本語", "ja"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(text, names[i].name) == 0)
            return names[i].tag;
    return NULL;
}
