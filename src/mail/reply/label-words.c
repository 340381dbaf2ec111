/* SPDX-License-Identifier: GPL-3.0-or-later */
/* label-words.c - knows a question by its kind, or by a label that it has, and what else people
 * call an answer to it
 *
 * No word that people begin a sentence with ("Problem", "Plan"), and none that marks an action
 * ("To do").
 */
#include "mail/reply/label-words.h"

#include <string.h>

#include "muster/mail/fold.h"

static const char *const none[] = {NULL};

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
    const char *kind;  /* of question; NULL: known by a label */
    const char *label; /* folded */
    const char *const *words;
} rows[] = {
    {"mood", NULL, mood},
    {"blocker", NULL, blocker},
    {NULL, "done", done},
    {NULL, "next", next},
};

static gboolean has_label(const struct asked_question *question, const char *folded)
{
    for (const char *const *label = question->labels; label != NULL && *label != NULL; label++) {
        g_autofree char *own = fold_case(*label, -1);
        if (strcmp(own, folded) == 0)
            return TRUE;
    }
    return FALSE;
}

const char *const *label_words(const struct asked_question *question)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        gboolean known = rows[i].kind != NULL ? strcmp(question->kind, rows[i].kind) == 0
                                              : has_label(question, rows[i].label);
        if (known)
            return rows[i].words;
    }
    return none;
}
