/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yes and no, in words and signs. What begins with one of them says it: "yes, from noon on". */
#include "mail/read/value.h"

#include "mail/reply/reply.h"

static const struct meaning YES_NO[] = {
    {"yes", 1},
    {"yep", 1},
    {"yeah", 1},
    {"yup", 1},
    {"yea", 1},
    {"y", 1},
    {"sure", 1},
    {"of course", 1},
    {"certainly", 1},
    {"absolutely", 1},
    {"indeed", 1},
    {"ja", 1},
    {"jep", 1},
    {"jo", 1},
    {"jau", 1},
    {"j", 1},
    {"klar", 1},
    {"natürlich", 1},
    {"sicher", 1},
    {"gerne", 1},
    {"oui", 1},
    {"ouais", 1},
    {"bien sûr", 1},
    {"d accord", 1},
    {"sí", 1},
    {"si", 1},
    {"claro", 1},
    {"por supuesto", 1},
    {"はい", 1},
    {"ええ", 1},
    {"うん", 1},
    {"有り", 1},
    {"はーい", 1},
    {"sim", 1},
    {"certo", 1},
    {"tak", 1},
    {"ano", 1},
    {"áno", 1},
    {"да", 1},
    {"так", 1},
    {"evet", 1},
    {"ναι", 1},
    {"igen", 1},
    {"kyllä", 1},
    {"joo", 1},
    {"da", 1},
    {"taip", 1},
    {"כן", 1},
    {"نعم", 1},
    {"हाँ", 1},
    {"是", 1},
    {"是的", 1},
    {"对", 1},
    {"네", 1},
    {"예", 1},
    {"có", 1},
    {"vâng", 1},
    {"ya", 1},
    {"ใช่", 1},
    {"👍", 1},
    {"✅", 1},
    {"✓", 1},
    {"✔", 1},
    {"no", 0},
    {"nope", 0},
    {"nah", 0},
    {"n", 0},
    {"not", 0},
    {"never", 0},
    {"nein", 0},
    {"nö", 0},
    {"nee", 0},
    {"ne", 0},
    {"nicht", 0},
    {"leider nicht", 0},
    {"non", 0},
    {"pas", 0},
    {"jamais", 0},
    {"いいえ", 0},
    {"いえ", 0},
    {"ない", 0},
    {"não", 0},
    {"nie", 0},
    {"нет", 0},
    {"ні", 0},
    {"не", 0},
    {"hayır", 0},
    {"όχι", 0},
    {"nem", 0},
    {"ei", 0},
    {"nej", 0},
    {"nei", 0},
    {"nu", 0},
    {"לא", 0},
    {"لا", 0},
    {"नहीं", 0},
    {"不", 0},
    {"不是", 0},
    {"没有", 0},
    {"아니요", 0},
    {"아니오", 0},
    {"không", 0},
    {"tidak", 0},
    {"ไม่", 0},
    {"👎", 0},
    {"❌", 0},
    {"✗", 0},
    {"✘", 0},
};

static struct meanings yes_no = MEANINGS_OF(YES_NO);

char *said_yes_no(const struct said *said)
{
    int yes;
    if (meaning_find(&yes_no, said->words, said->n, &yes) == 0)
        return NULL;
    return g_strdup(yes ? "yes" : "no");
}

/* Nothing may stand behind it: "Yes. The server is down." tells of something new. */
char *said_status(const struct said *said)
{
    switch (reply_says_status(said->text)) {
    case STATUS_OVER:
        return g_strdup("over");
    case STATUS_STILL:
        return g_strdup("still");
    case STATUS_UNSAID:
        break;
    }
    return NULL;
}
