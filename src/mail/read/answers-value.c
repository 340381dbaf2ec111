/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers by the kinds of their questions, and the words that answer any of them: "same", "skip".
 */
#include "mail/read/answers-value.h"

#include "mail/read/value.h"
#include "mail/reply/reply-sign.h"
#include "mail/reply/sentence.h"
#include "mail/reply/words.h"

enum { SENTENCE_MAX = 400 /* octets: what is longer is no single thing */ };

/* What the readers of one mail need. */
struct valuing {
    const struct asked *asked;
    struct slice date;
};

static char *read_value(const struct valuing *valuing, const struct asked_question *question,
                        const struct said *said)
{
    const char *kind = question->kind;
    if (strcmp(kind, "yes-no") == 0)
        return said_yes_no(said);
    if (strcmp(kind, "choice") == 0)
        return said_choice(said, question);
    if (strcmp(kind, "scale") == 0)
        return said_scale(said);
    if (strcmp(kind, "number") == 0)
        return said_number(said, valuing->asked->language);
    if (strcmp(kind, "date") == 0)
        return said_date(said, valuing->asked->language, valuing->date);
    if (strcmp(kind, "mood") == 0)
        return said_mood(said);
    if (strcmp(kind, "blocker") == 0)
        return said_status(said);
    return NULL;
}

/* The whole answer is words of CLASS, and such as may stand beside them: "same, thanks". */
static gboolean says_only(const struct said *said, guint32 class)
{
    gboolean found = FALSE;
    for (guint i = 0; i < said->n;) {
        guint32 classes = 0;
        guint match =
            words_match(said->words + i, said->n - i, class | WORD_FILLER | WORD_THANKS, &classes);
        if (match == 0)
            return FALSE;
        found = found || (classes & class) != 0;
        i += match;
    }
    return found && said->text[said->end + strspn(said->text + said->end, ".! \n")] == '\0';
}

/* FALSE: "skip" leaves its question unanswered. */
static gboolean answer_weigh(const struct valuing *valuing, struct answer *answer,
                             const struct said *said)
{
    answer->value = read_value(valuing, &valuing->asked->questions[answer->question - 1], said);
    if (answer->value != NULL) {
        answer->nothing = FALSE; /* "no" answers such a question */
        return TRUE;
    }
    answer->same = says_only(said, WORD_SAME);
    return answer->same || !says_only(said, WORD_SKIP);
}

static gboolean answer_settle(const struct valuing *valuing, struct answer *answer)
{
    struct said said = {.text = answer->text, .end = sentence_end(answer->text)};
    if (said.end > SENTENCE_MAX)
        return TRUE;
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(words, said.text, 0, said.end);
    said.words = (struct token *)(void *)words->data;
    said.n = words->len;
    words_classify(said.words, said.n);
    return answer_weigh(valuing, answer, &said);
}

static void remarks_settle(GPtrArray *remarks)
{
    for (guint i = 0; i < remarks->len; i++) {
        struct answer *remark = remarks->pdata[i];
        remark->value = reply_sign(remark->text, NULL);
    }
}

gboolean answers_settle(GPtrArray *answers, const struct asked *asked, struct slice date)
{
    struct valuing valuing = {asked, date};
    guint given = answers->len;
    if (asked == NULL || asked->n_questions == 0)
        return FALSE;
    if (strcmp(asked->questions[0].kind, "line") == 0) {
        remarks_settle(answers);
        return FALSE;
    }
    for (guint i = given; i-- > 0;)
        if (!answer_settle(&valuing, g_ptr_array_index(answers, i)))
            g_ptr_array_remove_index(answers, i);
    return answers->len < given;
}
