/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-over.c - tells words that only say whether something is over: "solved", "done, thanks"; "still there"
 *
 * "Solved by restarting twice" says more, and so does "not done": such words are kept as words.
 */
#include <string.h>

#include "mail/reply/meaning.h"
#include "mail/reply/reply.h"
#include "mail/reply/words.h"

enum { OCTETS_MAX = 120 }; /* what is longer says something else */

static const struct meaning STATUS[] = {
    {"done", STATUS_OVER},
    {"it s done", STATUS_OVER},
    {"is done", STATUS_OVER},
    {"solved", STATUS_OVER},
    {"is solved", STATUS_OVER},
    {"resolved", STATUS_OVER},
    {"fixed", STATUS_OVER},
    {"closed", STATUS_OVER},
    {"close", STATUS_OVER},
    {"close it", STATUS_OVER},
    {"cleared", STATUS_OVER},
    {"unblocked", STATUS_OVER},
    {"not blocked any more", STATUS_OVER},
    {"no longer blocked", STATUS_OVER},
    {"over", STATUS_OVER},
    {"is over", STATUS_OVER},
    {"it s over", STATUS_OVER},
    {"gone", STATUS_OVER},
    {"is gone", STATUS_OVER},
    {"finished", STATUS_OVER},
    {"x", STATUS_OVER},
    {"✓", STATUS_OVER},
    {"✔", STATUS_OVER},
    {"☑", STATUS_OVER},
    {"✅", STATUS_OVER},
    {"erledigt", STATUS_OVER},
    {"ist erledigt", STATUS_OVER},
    {"hat sich erledigt", STATUS_OVER},
    {"gelöst", STATUS_OVER},
    {"ist gelöst", STATUS_OVER},
    {"behoben", STATUS_OVER},
    {"geklärt", STATUS_OVER},
    {"fertig", STATUS_OVER},
    {"vorbei", STATUS_OVER},
    {"weg", STATUS_OVER},
    {"résolu", STATUS_OVER},
    {"c est résolu", STATUS_OVER},
    {"réglé", STATUS_OVER},
    {"c est réglé", STATUS_OVER},
    {"fait", STATUS_OVER},
    {"c est fait", STATUS_OVER},
    {"fini", STATUS_OVER},
    {"terminé", STATUS_OVER},
    {"débloqué", STATUS_OVER},
    {"resuelto", STATUS_OVER},
    {"solucionado", STATUS_OVER},
    {"arreglado", STATUS_OVER},
    {"hecho", STATUS_OVER},
    {"listo", STATUS_OVER},
    {"ya está", STATUS_OVER},
    {"terminado", STATUS_OVER},
    {"desbloqueado", STATUS_OVER},
    {"解決", STATUS_OVER},
    {"解決済み", STATUS_OVER},
    {"解決しました", STATUS_OVER},
    {"完了", STATUS_OVER},
    {"完了しました", STATUS_OVER},
    {"済み", STATUS_OVER},
    {"済", STATUS_OVER},
    {"risolto", STATUS_OVER},
    {"fatto", STATUS_OVER},
    {"resolvido", STATUS_OVER},
    {"feito", STATUS_OVER},
    {"opgelost", STATUS_OVER},
    {"klaar", STATUS_OVER},
    {"løst", STATUS_OVER},
    {"löst", STATUS_OVER},
    {"klart", STATUS_OVER},
    {"rozwiązane", STATUS_OVER},
    {"gotowe", STATUS_OVER},
    {"vyřešeno", STATUS_OVER},
    {"hotovo", STATUS_OVER},
    {"решено", STATUS_OVER},
    {"готово", STATUS_OVER},
    {"解决了", STATUS_OVER},
    {"已解决", STATUS_OVER},
    {"해결", STATUS_OVER},
    {"still", STATUS_STILL},
    {"still there", STATUS_STILL},
    {"still open", STATUS_STILL},
    {"still the case", STATUS_STILL},
    {"still blocked", STATUS_STILL},
    {"still waiting", STATUS_STILL},
    {"not yet", STATUS_STILL},
    {"yes", STATUS_STILL},
    {"yes still", STATUS_STILL},
    {"ja", STATUS_STILL},
    {"noch", STATUS_STILL},
    {"immer noch", STATUS_STILL},
    {"noch immer", STATUS_STILL},
    {"noch offen", STATUS_STILL},
    {"noch nicht", STATUS_STILL},
    {"weiterhin", STATUS_STILL},
    {"oui", STATUS_STILL},
    {"toujours", STATUS_STILL},
    {"encore", STATUS_STILL},
    {"pas encore", STATUS_STILL},
    {"oui toujours", STATUS_STILL},
    {"sí", STATUS_STILL},
    {"todavía", STATUS_STILL},
    {"todavía no", STATUS_STILL},
    {"aún", STATUS_STILL},
    {"aún no", STATUS_STILL},
    {"sigue", STATUS_STILL},
    {"はい", STATUS_STILL},
    {"まだ", STATUS_STILL},
    {"まだです", STATUS_STILL},
    {"未解決", STATUS_STILL},
};
static struct meanings status = MEANINGS_OF(STATUS);

/* What is said first counts: "yes, done" is only heard as "done" because "yes" alone says less. */
static enum item_status status_of(const struct token *words, guint n)
{
    enum item_status said = STATUS_UNSAID;
    for (guint i = 0; i < n;) {
        int value = STATUS_UNSAID;
        guint match = meaning_find(&status, words + i, n - i, &value);
        if (match == 0)
            match = words_match(words + i, n - i, WORD_FILLER | WORD_THANKS | WORD_SELF, NULL);
        if (match == 0)
            return STATUS_UNSAID;
        if (value == STATUS_OVER || said == STATUS_UNSAID)
            said = (enum item_status)value;
        i += match;
    }
    return said;
}

enum item_status reply_says_status(const char *text)
{
    gsize length = strlen(text);
    if (length > OCTETS_MAX)
        return STATUS_UNSAID;
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(tokens, text, 0, length);
    struct token *words = (struct token *)(void *)tokens->data;
    words_classify(words, tokens->len);
    return status_of(words, tokens->len);
}
