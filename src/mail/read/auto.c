/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail that a program wrote for a person: receipts, absence notices, challenges, other robots.
 *
 * Fields that only programs set come first; then the words with which servers begin a subject.
 * X-Auto-Response-Suppress alone proves nothing, since Exchange puts it on people's mail; nor does
 * Precedence: bulk, or a subject in which a person writes about holidays.
 */
#include "mail/read/away.h"
#include "mail/read/kind.h"
#include "mail/read/notice.h"

enum auto_why { WHY_NONE, WHY_VACATION, WHY_ROBOT, WHY_CHALLENGE, WHY_RECEIPT };

static const char *const why_words[] = {NULL, "vacation", "robot", "challenge", "receipt"};

/* A field that tells a program: any value, or one that starts with `value` in lower case. */
struct sign {
    const char *name, *value;
    enum auto_why why;
};

static const struct sign signs[] = {
    {"X-Boxtrapper", NULL, WHY_CHALLENGE}, /* cPanel; sets X-Autorespond too, so first */
    {"X-Bluebottle-Request", NULL, WHY_CHALLENGE},
    {"X-ChoiceMail-Registration-Request", NULL, WHY_CHALLENGE},
    {"X-Spamarrest-Challenge", NULL, WHY_CHALLENGE},
    {"X-Autoreply", NULL, WHY_VACATION}, /* Gmail, cPanel */
    {"X-Autorespond", NULL, WHY_VACATION},
    {"X-Autoresponder", NULL, WHY_VACATION},
    {"X-Autoreply-From", NULL, WHY_VACATION},
    {"X-Auto-Reply", NULL, WHY_VACATION},
    {"X-Auto-Reply-From", NULL, WHY_VACATION},
    {"X-Mail-Autoreply", NULL, WHY_VACATION}, /* Yandex */
    {"X-Vacation", NULL, WHY_VACATION},
    {"X-Apple-Action", "vacation", WHY_VACATION}, /* iCloud */
    {"X-POST-MessageClass", "9; autoresponder", WHY_VACATION},
    {"Precedence", "auto_reply", WHY_VACATION},
    {"Precedence", "auto-reply", WHY_VACATION},
    {"X-Precedence", "auto_reply", WHY_VACATION},
    {"X-Yahoo-Newman-Property", NULL, WHY_ROBOT}, /* complaints */
    {"X-Apple-Unsubscribe", NULL, WHY_ROBOT},
    {"X-HmXmrOriginalRecipient", NULL, WHY_ROBOT},
    {"X-Mras", "auto", WHY_VACATION},   /* Mail.ru */
    {"X-Muster-Site", NULL, WHY_ROBOT}, /* ours, or another's: questions carry no other sign */
};

/* How servers begin the subject of an absence notice, in lower case and in the languages of
 * Exchange, Outlook.com, Notes, GMX, Zimbra, Plesk. A colon or bracket belongs to most: without it
 * a person might write the same. */
static const char *const vacation_subjects[] = {
    "automatic reply:",
    "automatic reply from",
    "automatic response",
    "automated reply",
    "auto reply:",
    "auto-reply:",
    "autoreply:",
    "auto response:",
    "auto-response:",
    "autoresponse:",
    "autoresponder:",
    "auto: ",
    "[auto-reply]",
    "[autoreply]",
    "out of office autoreply",
    "out of office:",
    "out of office re:",
    "out of office reply",
    "out-of-office:",
    "out of the office:",
    "vacation reply",
    "vacation autoreply",
    "vacation response",
    "away from my mail",
    "automatische antwort",
    "automatische abwesenheits",
    "abwesenheitsnotiz",
    "abwesenheitsmeldung",
    "abwesenheitsassistent",
    "abwesenheits-",
    "abwesend:",
    "außer haus:",
    "automatisch antwoord",
    "automatische antwoord",
    "automatisch bericht",
    "afwezigheidsbericht",
    "afwezig:",
    "niet aanwezig:",
    "réponse automatique",
    "message automatique",
    "absence du bureau",
    "absent du bureau",
    "absence :",
    "absence:",
    "respuesta automática",
    "respuesta automatica",
    "fuera de la oficina:",
    "ausente:",
    "resposta automática",
    "resposta automatica",
    "fora do escritório",
    "risposta automatica",
    "fuori sede:",
    "fuori ufficio",
    "assente:",
    "automatisk svar",
    "automatiskt svar",
    "autosvar",
    "frånvaro:",
    "fravær:",
    "automaattinen vastaus",
    "poissaoloviesti",
    "odpowiedź automatyczna",
    "automatyczna odpowiedź",
    "[automatyczna odpowiedź]",
    "nieobecność:",
    "automatická odpověď",
    "automatická odpoveď",
    "mimo kancelář",
    "automatikus válasz",
    "házon kívül",
    "răspuns automat",
    "raspuns automat",
    "automatski odgovor",
    "samodejni odgovor",
    "avtomatski odgovor",
    "automaatvastus",
    "automātiska atbilde",
    "automatinis atsakymas",
    "автоответ",
    "автоматический ответ",
    "автоматична відповідь",
    "автовідповідь",
    "автоматичен отговор",
    "αυτόματη απάντηση",
    "otomatik yanıt",
    "otomatik cevap",
    "תשובה אוטומטית",
    "מענה אוטומטי",
    "رد تلقائي",
    "الرد التلقائي",
    "自動返信",
    "自動応答",
    "不在通知",
    "【自動返信】",
    "[自動返信]",
    "自动答复",
    "自动回复",
    "自動回覆",
    "自動回應",
    "自动应答",
    "자동 회신",
    "자동 응답",
    "부재중",
    "trả lời tự động",
    "balasan otomatis",
    "ตอบกลับอัตโนมัติ",
    "resposta automàtica",
    "erantzun automatikoa",
    "resposta automática:",
    NULL,
};

/* What a challenge asks of the one who wrote. Lower case; two of them make one. */
static const char *const challenge_phrases[] = {
    "requires verification",
    "to complete this verification",
    "requires that you verify",
    "real live human",
    "not a spam source",
    "account is protected",
    "confirm your message",
    "challenge-response",
    "confirm that you are",
    "sender verification",
    "verify your email",
    "verify that you are human",
    "has not been delivered yet",
    "one-time verification",
    "whitelist",
    "anti-spam system",
    "antispam uol",
    "to have your message delivered",
    NULL,
};

static gboolean value_starts(const struct message *message, const char *name, const char *value)
{
    return slice_starts(fields_value(message_head(message), name), value);
}

static enum auto_why why_by_signs(const struct message *message)
{
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        const struct field *field = fields_find(message_head(message), signs[i].name);
        if (field != NULL &&
            (signs[i].value == NULL || slice_starts(slice_trim(field->value), signs[i].value)))
            return signs[i].why;
    }
    return WHY_NONE;
}

/* Reports about a mail that are no bounces: it was read (RFC 8098), or complained of (RFC 5965). */
static enum auto_why why_by_report(const struct message *message)
{
    const char *type = parameters_get(&message->parts[0].type, "report-type");
    type = type != NULL ? type : "";
    if (g_ascii_strcasecmp(type, "disposition-notification") == 0 ||
        message_find(message, "message/disposition-notification") != NULL)
        return WHY_RECEIPT;
    if (g_ascii_strcasecmp(type, "feedback-report") == 0 ||
        message_find(message, "message/feedback-report") != NULL)
        return WHY_ROBOT;
    return WHY_NONE;
}

/* RFC 3834: anything but "no", which a comment may follow. */
static enum auto_why why_by_auto_submitted(const struct message *message)
{
    struct slice value = fields_value(message_head(message), "Auto-Submitted");
    gsize word = 0;
    while (word < value.length && (g_ascii_isalnum(value.at[word]) || value.at[word] == '-'))
        word++;
    if (word == 0 || slice_equals(slice_head(value, word), "no"))
        return WHY_NONE;
    return slice_starts(value, "auto-replied") ? WHY_VACATION : WHY_ROBOT;
}

static gboolean has_vacation_subject(const struct mail_head *head)
{
    g_autofree char *subject = g_utf8_strdown(head->subject != NULL ? head->subject : "", -1);
    return phrase_at(subject, vacation_subjects);
}

/* The null sender is a program's: no person's mail can have it (RFC 5321 section 4.5.5). Nor does a
 * person write from an address that takes no answers. */
static enum auto_why why_by_sender(const struct message *message, const struct mail_head *head)
{
    static const char *const mute[] = {"no-reply@",   "noreply@",      "no_reply@",
                                       "donotreply@", "do-not-reply@", NULL};
    if (head->from != NULL && phrase_at(head->from, mute))
        return WHY_ROBOT;
    if (!value_starts(message, "Return-Path", "<>"))
        return WHY_NONE;
    return head->references[0] != NULL || head->from != NULL ? WHY_VACATION : WHY_ROBOT;
}

static gboolean is_challenge(const struct notice *notice)
{
    guint found = 0;
    for (guint i = 0; challenge_phrases[i] != NULL && found < 2; i++)
        found += strstr(notice->lower, challenge_phrases[i]) != NULL;
    return found >= 2;
}

static enum auto_why why_by_head(const struct message *message, const struct mail_head *head)
{
    enum auto_why why = why_by_report(message);
    if (why == WHY_NONE)
        why = why_by_signs(message);
    if (why == WHY_NONE)
        why = why_by_auto_submitted(message);
    if (why == WHY_NONE)
        why = why_by_sender(message, head);
    /* Exchange calls its absence notices auto-generated. */
    if ((why == WHY_NONE || why == WHY_ROBOT) && has_vacation_subject(head))
        why = WHY_VACATION;
    return why;
}

gboolean auto_find(const struct message *message, struct mail_head *head)
{
    enum auto_why why = why_by_head(message, head);
    if (why == WHY_NONE)
        return FALSE;
    struct notice notice;
    notice_read(message, &notice);
    if (why == WHY_VACATION && is_challenge(&notice))
        why = WHY_CHALLENGE;
    head->kind = MAIL_AUTO;
    head->auto_why = g_strdup(why_words[why]);
    if (why == WHY_VACATION)
        head->away_until =
            away_until(head->subject, notice.text, fields_value(message_head(message), "Date"),
                       &head->away_returns);
    notice_clear(&notice);
    return TRUE;
}
