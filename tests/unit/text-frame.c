/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around a person's words: footers and signatures must go; and what only looks like one
 * must stay. */
#include "mail/reply/reply.h"

#include <string.h>

/* Lines that phones, webmail and apps add below a mail. */
static const char *const FOOTERS[] = {
    "Sent from my iPhone",
    "Sent from my iPad.",
    "Sent from my Galaxy",
    "Sent from my BlackBerry 10 smartphone.",
    "Sent from Yahoo Mail on Android",
    "Sent from Yahoo Mail for iPhone<https://mail.onelink.me/107872968>",
    "Sent from Outlook for iOS<https://aka.ms/o0ukef>",
    "Get Outlook for Android<https://aka.ms/AAb9ysg>",
    "Get [Outlook for iOS](https://aka.ms/o0ukef)",
    "Sent from Mail<https://go.microsoft.com/fwlink/?LinkId=550986> for Windows",
    "Sent with [Proton Mail](https://proton.me/mail/home) secure email.",
    "Sent with ProtonMail Secure Email.",
    "Sent via the Samsung Galaxy S21, an AT&T 5G smartphone",
    "Sent using Zoho Mail",
    "Sent from Samsung Mobile",
    "*Sent from my phone*",
    "Von meinem iPhone gesendet",
    "Gesendet von meinem iPad",
    "Vom Handy verschickt",
    "Gesendet von Outlook für Android<https://aka.ms/AAb9ysg>",
    "Gesendet mit der GMX iPhone App",
    "Gesendet von Mail für Windows",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Holen Sie sich Outlook für iOS",
    "Envoyé de mon iPhone",
    "Envoye de mon iPhone",
    "Envoyé depuis mon smartphone Samsung Galaxy.",
    "Envoyé à partir de Outlook pour iOS<https://aka.ms/o0ukef>",
    "Télécharger Outlook pour Android",
    "Envoyé de mon appareil mobile Samsung",
    "Enviado desde mi iPhone",
    "Enviado desde mi dispositivo Samsung",
    "Enviado desde Outlook para Android",
    "Obtener Outlook para iOS",
    "Inviato da iPhone",
    "Inviato dal mio dispositivo Samsung Galaxy",
    "Inviato da Outlook per Android",
    "Enviado do meu iPhone",
    "Enviado via iPhone",
    "Obter o Outlook para Android",
    "Verstuurd vanaf mijn iPhone",
    "Verzonden vanaf mijn Galaxy",
    "Verzonden met Outlook voor Android",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Sendt fra Outlook til Android",
    "Lähetetty iPhonesta",
    "Wysłane z iPhone'a",
    "Wysłane z iPada",
    "Odesláno z iPhonu",
    "Odoslané z iPhonu",
    "Az iPhone-omról küldve",
    "Trimis de pe iPhone-ul meu",
    "Отправлено с iPhone",
    "Отправлено из мобильной Яндекс Почты: http://m.ya.ru/ymail",
    "Надіслано з iPhone",
    "Изпратено от моя iPhone",
    "Στάλθηκε από το iPhone μου",
    "iPhone'umdan gönderildi",
    "Poslano s mog iPhonea",
    "Poslano z mojega iPhona",
    "iPhoneから送信",
    "Outlook for Android を入手",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "获取 Outlook for iOS",
    "나의 iPhone에서 보냄",
    "Đã gửi từ iPhone của tôi",
    "Dikirim dari iPhone saya",
    "\342\200\253أُرسلت من الـ iPhone\342\200\254",
    "נשלח מה-iPhone שלי",
    "ส่งจาก iPhone ของฉัน",
};

/* Ends of mails that are signatures, below "All is done." and a blank line. */
static const char *const SIGNATURES[][2] = {
    {"dashes", "-- \nAnn Lee\nExample Ltd"},
    {"dashes-without-blank", "--\nAnn Lee\nExample Ltd"},
    {"dashes-twice", "--\n--\nRegards,\nAnn"},
    {"em-dash", "\342\200\224\nAnn Lee"},
    {"list-footer", "_______________________________________________\n"
                    "kitchen mailing list\n"
                    "kitchen@lists.example.com\n"
                    "https://lists.example.com/kitchen"},
    {"underlines", "__\nAnn Lee"},
    {"dash-name", "-Ann Lee"},
    {"dash-name-particle", "-Maarten de Jong"},
    {"closing-take-care", "Take care\nAnn"},
    {"closing-en", "Best regards,\nAnn Lee\nExample Ltd"},
    {"closing-de", "Viele Grüße\nAnn Lee"},
    {"closing-fr", "Cordialement,\nAnn Lee"},
    {"closing-sv", "Mvh\nAnn Lee"},
    {"closing-nl", "Met vriendelijke groet,\nAnn van Lee"},
    {"contact", "Ann Lee\nann@example.com\n(555) 346-9947\nwww.example.com"},
    {"contact-paragraphs", "*Ann Lee* | *Owner*\n"
                           "*Call me +31 6 22 22 22 22*\n\n"
                           "Main street 2, Delft\n\n"
                           "*WEB example.com <https://example.com/>*"},
    {"contact-one", "Ann Lee\nSenior Engineer, Example Ltd\nTel: +1 555 123 4567"},
    {"contact-logo", "[https://example.com/logo.png]\n"
                     "Ann Lee\n"
                     "Manager | Example\n"
                     "T +49 30 1234567 | ann@example.com\n"
                     "www.example.com"},
    {"environment", "Please consider the environment before printing this email."},
    {"github", "\342\200\224\nReply to this email directly, view it on GitHub, or unsubscribe."},
    {"disclaimer",
     "The content of this email is confidential and intended for the recipient only. Any other use "
     "of it is strictly prohibited."},
    {"disclaimer-de",
     "Diese Nachricht ist vertraulich. Wenn Sie nicht der richtige Adressat sind oder sie "
     "irrtümlich erhalten haben, vernichten Sie sie bitte."},
};

/* Whole mails of which nothing may be cut. */
static const char *const KEPT[][2] = {
    {"one-word", "Done"},
    {"emoji", "\360\237\221\215"},
    {"no", "No."},
    {"dash", "-"},
    {"on-monday", "On Monday, I get proper rendering.\n\nOn Tuesday at 10:00 we talk."},
    {"on-monday-wrote", "On Monday at 10:30 Bob wrote the parser"},
    {"on-monday-i-wrote", "On Monday, March 2, 2026 I wrote:\n\na parser"},
    {"from-my-view", "From: my point of view\nTo: the team\n\nit works"},
    {"from-friday", "From Friday on I work from the other office."},
    {"subject", "Subject: is fine\n\nDate: is wrong"},
    {"dates", "Seen at:\n\n"
              "2026-01-15 14:30:25\n"
              "2026/01/15 14:30:25\n"
              "15.01.2026 14:30\n"
              "Jan 15, 2026 at 14:30"},
    {"sentence-with-wrote",
     "You see the problem since on Monday, November 4, 2013 4:29 PM, John Smith wrote me this."},
    {"torch", "It works.\n\nSent from a magnificent torch of pixels"},
    {"sent-in-sentence", "The notification was sent from my iPhone app to all users."},
    {"sent-work", "Sent the Outlook invitations\nSent iPhone specs to Bob"},
    {"table", "Service Date\n--------------------\nOne Jan 27\nTwo Jan 28\n\nMore to come."},
    {"bars", "| name | state |\n|------|-------|\n| one  | done  |"},
    {"list", "- first\n- second\n- third"},
    {"numbers", "1. first\n2. second\n3. third"},
    {"code", "Try:\n\n    if (a < b)\n        return;\n\nand tell me"},
    {"own-quote", "The log says:\n> error 42\n> at line 7\n\nWhat is it?"},
    {"own-quote-last", "The log says:\n> error 42\n> at line 7"},
    {"only-quote", "> a line of somebody"},
    {"dash-list", "-parser\n-tests"},
    {"double-dash-name", "It works.\n\n--Daniel"},
    {"divided", "One\n--\nTwo\n--\nThree\n--\nFour"},
    {"thanks", "Thanks"},
    {"thanks-name", "All is done.\n\nThanks,\nAnn"},
    {"thanks-go-on", "Thanks!\nWill do tomorrow"},
    {"greeting", "Hello Bob,\n\nall is done."},
    {"letter-end", "All is done.\n\nBest regards,\n\nAnn"},
    {"letter-postscript", "All is done.\n\nBest regards,\n\nAnn\n\nPS demo at ten"},
    {"links", "Done:\n\nhttps://example.com/1\nhttps://example.com/2"},
    {"phone-in-text", "Call Bob at (555) 346-9947 or write to bob@example.com, please."},
    {"versions", "Released 2026-11-23 and 2026-11-24"},
    {"message-in-sentence", "The original message was fine."},
    {"wrote-colon", "Bob wrote: it is broken"},
    {"wrote-above", "Bob wrote the parser\nOk"},
    {"address-line", "10/19/2026 @ 9:30 am with Bob\n1517 4th Avenue, London 19129"},
    {"dated-quote", "The log of 2026-11-23 14:00 says:\n> error 42 at line 7\n\nAny idea?"},
    {"dated-address", "Monday 10:00 call with bob@example.com:\n- plan\n- tests"},
    {"dated-said", "On 2 March 2026 the customer said:\n\nit works"},
    {"sent-via-mail", "Sent via email the offer to Bob\nSent by mail the contract"},
    {"sent-from-outlook", "Sent from Outlook the invitations for the whole team"},
    {"sent-verb-last", "Angebot verschickt\nRechnung versendet\nNewsletter gesendet"},
    {"sent-phone", "Altes Handy verschickt"},
    {"sent-whole", "Angebot verschickt"},
    {"sent-via", "Sent via\nSent by Bob"},
    {"sent-item", "- Sent from my iPhone the photos"},
    {"get-outlook", "Get Outlook for Bob's new laptop"},
    {"download", "Download the app and test it"},
    {"stars", "First part.\n\n***\n\nThen I will do the second."},
    {"message-heading", "--- Message ---\n\nto all of you"},
    {"thanks-then-words", "All is done.\n\nThanks\nserver is down"},
    {"regards-then-words", "All is done.\n\nRegards\nserver is down"},
    {"spaces", "   - how about bullets\n   - and another"},
};

static char *visible(const char *text, const char *writer)
{
    struct reply_reading *reading = reply_read(text, NULL, writer);
    char *visible = g_steal_pointer(&reading->text);
    reply_reading_free(reading);
    return visible;
}

static void check_visible(const char *text, const char *expected)
{
    g_autofree char *found = visible(text, NULL);
    g_assert_cmpstr(found, ==, expected);
}

static void test_footer(gconstpointer data)
{
    const char *footer = data;
    g_autofree char *last = g_strdup_printf("All is done.\n\n%s\n", footer);
    g_autofree char *close = g_strdup_printf("All is done.\n%s", footer);
    g_autofree char *above =
        g_strdup_printf("All is done.\n\n"
                        "%s\n\n"
                        "> On Mar 2, 2026, at 9:00 AM, Bob <bob@example.com> wrote:\n"
                        "> \n"
                        "> Hi\n",
                        footer);
    check_visible(last, "All is done.");
    check_visible(close, "All is done.");
    check_visible(above, "All is done.");
}

static void test_signature(gconstpointer data)
{
    const char *signature = data;
    g_autofree char *last = g_strdup_printf("All is done.\n\n%s\n", signature);
    g_autofree char *above = g_strdup_printf(
        "All is done.\n\n%s\n\nOn Mar 2, 2026, at 9:00 AM, Bob <bob@example.com> wrote:\n\n> Hi\n",
        signature);
    g_autofree char *below = g_strdup_printf(
        "On Mar 2, 2026, at 9:00 AM, Bob <bob@example.com> wrote:\n> Hi\n\nAll is done.\n\n%s\n",
        signature);
    check_visible(last, "All is done.");
    check_visible(above, "All is done.");
    check_visible(below, "All is done.");
}

static void test_kept(gconstpointer data)
{
    check_visible(data, data);
}

/* Webmail puts a signature without any mark: only the name in From tells it. */
static void test_writer(void)
{
    static const char text[] = "All is done.\n\n"
                               "Ann Lee\n"
                               "Example Ltd\n\n"
                               "On Mar 2, 2026, at 9:00 AM, Bob <bob@example.com> wrote:\n\n"
                               "> Hi\n";
    g_autofree char *known = visible(text, "Ann Lee");
    g_assert_cmpstr(known, ==, "All is done.");
    g_autofree char *turned = visible(text, "Lee, Ann");
    g_assert_cmpstr(turned, ==, "All is done.");
    g_autofree char *unknown = visible(text, "Zoë Meier");
    g_assert_cmpstr(unknown, ==, "All is done.\n\nAnn Lee\nExample Ltd");
    g_autofree char *alone = visible("Ann Lee\n", "Ann Lee");
    g_assert_cmpstr(alone, ==, "Ann Lee");
}

/* What is left out is said, by lines of the text that was given. */
static void test_cuts(void)
{
    struct reply_reading *reading = reply_read(
        "Done.\n\n-- \nAnn\n\nOn Mar 2, 2026, Bob <bob@example.com> wrote:\n> Hi\n", NULL, NULL);
    g_assert_cmpuint(reading->cuts->len, ==, 3);
    const struct mail_cut *cut = g_ptr_array_index(reading->cuts, 0);
    g_assert_cmpuint(cut->first, ==, 3);
    g_assert_cmpuint(cut->last, ==, 4);
    g_assert_cmpstr(cut->text, ==, "-- \nAnn");
    g_assert_nonnull(strstr(cut->why, "signature"));
    cut = g_ptr_array_index(reading->cuts, 2);
    g_assert_cmpuint(cut->first, ==, 7);
    reply_reading_free(reading);
}

static void test_forwarded(void)
{
    static const char mail[] = "---------- Forwarded message ---------\n"
                               "From: Bob <bob@example.com>\n"
                               "Date: Mon, Mar 2, 2026\n"
                               "Subject: Plan\n\n"
                               "The plan is good.\n";
    g_autofree char *below = g_strconcat("See this.\n\n", mail, NULL);
    struct reply_reading *reading = reply_read(below, NULL, NULL);
    g_assert_true(reading->forwarded);
    g_assert_cmpstr(reading->text, ==, "See this.");
    reply_reading_free(reading);
    reading = reply_read(mail, NULL, NULL);
    g_assert_true(reading->forwarded);
    g_assert_cmpstr(reading->text, ==, "The plan is good.");
    reply_reading_free(reading);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(FOOTERS); i++) {
        g_autofree char *path = g_strdup_printf("/frame/footer/%" G_GSIZE_FORMAT, i + 1);
        g_test_add_data_func(path, FOOTERS[i], test_footer);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(SIGNATURES); i++) {
        g_autofree char *path = g_strdup_printf("/frame/signature/%s", SIGNATURES[i][0]);
        g_test_add_data_func(path, SIGNATURES[i][1], test_signature);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(KEPT); i++) {
        g_autofree char *path = g_strdup_printf("/frame/kept/%s", KEPT[i][0]);
        g_test_add_data_func(path, KEPT[i][1], test_kept);
    }
    g_test_add_func("/frame/writer", test_writer);
    g_test_add_func("/frame/cuts", test_cuts);
    g_test_add_func("/frame/forwarded", test_forwarded);
    return g_test_run();
}
