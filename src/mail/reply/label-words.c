/* SPDX-License-Identifier: GPL-3.0-or-later */
/* label-words.c - knows a question by its kind, or by a label that it has, and what else people
 * call an answer to it
 *
 * No word that people begin a sentence with ("Problem", "Plan"), and none that marks an action
 * ("To do").
 */
#include "mail/reply/label-words.h"

#include <string.h>

/* In English, German, French, Spanish and Japanese, one after the other. */
static const char *const mood[] = {"mood", "Stimmung", "Laune", "humeur", "ánimo", "気分", NULL};

static const char *const blocker[] = {
    "blocker",    "blockers",  "blocked",     "blocked by", "impediment",  "impediments",
    "obstacles",  "Hindernis", "Hindernisse", "Probleme",   "blockiert",   "Blockade",
    "Blockaden",  "blocage",   "blocages",    "bloqué",     "bloquée",     "problèmes",
    "bloqueo",    "bloqueos",  "bloqueado",   "bloqueada",  "impedimento", "impedimentos",
    "obstáculos", "problemas", "ブロッカー",  "ブロック",   "課題",        "困りごと",
    "障害",       NULL};

static const char *const done[] = {
    "done",      "did",   "completed",  "accomplished", "erledigt", "gemacht",
    "geschafft", "getan", "fait",       "terminé",      "hecho",    "terminado",
    "realizado", "完了",  "やったこと", "終わったこと", NULL};

static const char *const next[] = {
    "next",       "up next",   "next up", "als Nächstes", "nächstes",     "zu tun",
    "geplant",    "ensuite",   "à faire", "prévu",        "siguiente",    "pendiente",
    "pendientes", "por hacer", "次",      "やること",     "次にやること", NULL};

static const struct {
    const char *kind; /* of question; NULL: known by a label */
    const char *label;
    const char *const *words;
} rows[] = {
    [LABEL_MOOD] = {"mood", NULL, mood},
    [LABEL_BLOCKER] = {"blocker", NULL, blocker},
    [LABEL_DONE] = {NULL, "done", done},
    [LABEL_NEXT] = {NULL, "next", next},
};
G_STATIC_ASSERT(G_N_ELEMENTS(rows) == LABEL_OWN);

static gboolean has_label(const struct asked_question *question, const char *wanted)
{
    for (const char *const *label = question->labels; label != NULL && *label != NULL; label++) {
        if (g_ascii_strcasecmp(*label, wanted) == 0)
            return TRUE;
    }
    return FALSE;
}

enum label_sort label_sort_of(const struct asked_question *question)
{
    for (guint sort = 0; sort < LABEL_OWN; sort++) {
        gboolean known = rows[sort].kind != NULL ? strcmp(question->kind, rows[sort].kind) == 0
                                                 : has_label(question, rows[sort].label);
        if (known)
            return sort;
    }
    return LABEL_OWN;
}

const char *const *label_words(enum label_sort sort)
{
    return rows[sort].words;
}
