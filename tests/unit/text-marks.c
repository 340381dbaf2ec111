/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines by which mail clients begin an older mail, in their languages: each must go, and
 * nothing above it. */
#include "mail/reply/reply.h"

#include <string.h>

#define AT "Ann Lee <ann@example.com>"

/* How clients say who wrote; the client or language that says it so. */
static const char *const ATTRIBUTIONS[][2] = {
    /* Gmail */
    {"gmail-en", "On Mon, Mar 2, 2026 at 9:00 AM " AT " wrote:"},
    {"gmail-en-nbsp", "On Mon, Mar 2, 2026 at 9:00\342\200\257AM " AT " wrote:"},
    {"gmail-en-gb", "On Mon, 2 Mar 2026 at 09:00, " AT " wrote:"},
    {"gmail-de", "Am Mo., 2. März 2026 um 09:00 Uhr schrieb " AT ":"},
    {"gmail-fr", "Le lun. 2 mars 2026 à 09:00, " AT " a écrit :"},
    {"gmail-fr-nbsp", "Le lun. 2 mars 2026 à 09:00, " AT " a écrit\302\240:"},
    {"gmail-es", "El lun, 2 mar 2026 a las 9:00, Ann Lee (<ann@example.com>) escribió:"},
    {"gmail-it", "Il giorno lun 2 mar 2026 alle ore 09:00 " AT " ha scritto:"},
    {"gmail-pt-br", "Em seg., 2 de mar. de 2026 às 09:00, " AT " escreveu:"},
    {"gmail-pt-pt", AT " escreveu (segunda, 2/03/2026 à(s) 09:00):"},
    {"gmail-nl", "Op ma 2 mrt 2026 om 09:00 schreef " AT ":"},
    {"gmail-sv", "Den mån 2 mars 2026 kl 09:00 skrev " AT ":"},
    {"gmail-da", "Den man. 2. mar. 2026 kl. 09.00 skrev " AT ":"},
    {"gmail-no", "man. 2. mars 2026 kl. 09:00 skrev " AT ":"},
    {"gmail-fi", "ma 2. maalisk. 2026 klo 9.00 Ann Lee (ann@example.com) kirjoitti:"},
    {"gmail-pl", "pon., 2 mar 2026 o 09:00 " AT " napisał(a):"},
    {"gmail-cs", "po 2. 3. 2026 v 9:00 odesílatel " AT " napsal:"},
    {"gmail-sk", "po 2. 3. 2026 o 9:00 " AT " napísal(a):"},
    {"gmail-hu", AT " ezt írta (időpont: 2026. márc. 2., H, 9:00):"},
    {"gmail-ro", "În lun., 2 mar. 2026 la 09:00, " AT " a scris:"},
    {"gmail-ru", "пн, 2 мар. 2026 г. в 09:00, " AT ":"},
    {"gmail-uk", "пн, 2 бер. 2026 р. о 09:00 " AT " пише:"},
    {"gmail-bg", "На пн, 2.03.2026 г. в 9:00 ч. " AT " написа:"},
    {"gmail-el", "Στις Δευ 2 Μαρ 2026 στις 9:00 π.μ., ο χρήστης " AT " έγραψε:"},
    {"gmail-tr", AT ", 2 Mar 2026 Pzt, 09:00 tarihinde şunu yazdı:"},
    {"gmail-hr", "pon, 2. ožu 2026. u 09:00 " AT " napisao je:"},
    {"gmail-sr", "пон, 2. мар 2026. у 09:00 " AT " је написао/ла:"},
    {"gmail-sl", "V V pon., 2. mar. 2026 ob 09:00 je oseba " AT " napisala:"},
    {"gmail-lt", "2026-03-02, pr, 09:00 " AT " rašė:"},
    {"gmail-lv",
     "pirmd., 2026. g. 2. marts plkst. 09:00 — lietotājs Ann Lee (<ann@example.com>) rakstīja:"},
    {"gmail-et", "Kuupäev E, 2. märts 2026 kell 09:00 kirjutas " AT ":"},
    {"gmail-ca", "Missatge de " AT " del dia dl., 2 de març 2026 a les 9:00:"},
    {"gmail-ja", "2026年3月2日(月) 9:00 " AT ":"},
    {"gmail-zh-cn", AT " 于2026年3月2日周一 09:00写道："},
    {"gmail-zh-tw", AT " 於 2026年3月2日 週一 上午9:00寫道："},
    {"gmail-ko", "2026년 3월 2일 (월) 오전 9:00, " AT "님이 작성:"},
    {"gmail-vi", "Vào Th 2, 2 thg 3, 2026 vào lúc 09:00 " AT " đã viết:"},
    {"gmail-id", "Pada tanggal Sen, 2 Mar 2026 pukul 09.00 " AT " menulis:"},
    {"gmail-th", "ในวันที่ จ. 2 มี.ค. 2026 เวลา 9:00 " AT " เขียนว่า:"},
    {"gmail-ar", "في الاثنين، 2 مارس 2026 في 9:00 ص تمت كتابة ما يلي بواسطة " AT ":"},
    {"gmail-he",
     "\342\200\253בתאריך יום ב׳, 2 במרץ 2026 ב-9:00 מאת \342\200\252Ann Lee\342\200\254\342\200\217 "
     "<\342\200\252ann@example.com\342\200\254\342\200\217>:\342\200\254"},
    {"gmail-hi", "सोम, 2 मार्च 2026 को 9:00 am बजे को " AT " ने लिखा:"},
    {"gmail-2013", "2026/3/2 " AT ":"},
    {"gmail-iso", "2026-03-02 9:00 GMT+01:00 " AT ":"},
    /* Apple Mail and iPhone */
    {"apple-en", "On Mar 2, 2026, at 9:00 AM, " AT " wrote:"},
    {"apple-de", "Am 02.03.2026 um 09:00 schrieb " AT ":"},
    {"apple-fr", "Le 2 mars 2026 à 09:00, " AT " a écrit :"},
    {"apple-es", "El 2 mar 2026, a las 9:00, " AT " escribió:"},
    {"apple-it", "Il giorno 2 mar 2026, alle ore 09:00, " AT " ha scritto:"},
    {"apple-nl", "Op 2 mrt. 2026 om 09:00 heeft " AT " het volgende geschreven:"},
    {"apple-sv", "2 mars 2026 kl. 09:00 skrev " AT ":"},
    {"apple-fi", AT " kirjoitti 2.3.2026 kello 9.00:"},
    {"apple-pl", "Wiadomość napisana przez " AT " w dniu 02.03.2026, o godz. 09:00:"},
    {"apple-cs", "2. 3. 2026 v 9:00, " AT ":"},
    {"apple-ru", "2 марта 2026 г., в 9:00, " AT " написал(а):"},
    {"apple-tr", AT " şunları yazdı (2 Mar 2026 09:00):"},
    {"apple-ja", "2026/03/02 9:00、" AT "のメール:"},
    {"apple-zh", "在 2026年3月2日，上午9:00，" AT " 写道："},
    {"apple-ko", "2026. 3. 2. 오전 9:00, " AT " 작성:"},
    {"apple-pt", "No dia 02/03/2026, às 09:00, " AT " escreveu:"},
    {"apple-hu", "2026. márc. 2. dátummal, 9:00 időpontban " AT " írta:"},
    {"apple-el", "Στις 2 Μαρ 2026, στις 9:00, ο/η " AT " έγραψε:"},
    {"apple-ro", "Pe 2 mar. 2026, la 09:00, " AT " a scris:"},
    {"apple-he", "ב-2 במרץ 2026, בשעה 9:00, " AT " כתב/ה:"},
    {"apple-vi", "Vào 09:00, 2 thg 3, 2026, " AT " đã viết:"},
    /* Thunderbird: without an address */
    {"thunderbird-en", "On 3/2/26 09:00, Ann Lee wrote:"},
    {"thunderbird-de", "Am 02.03.26 um 09:00 schrieb Ann Lee:"},
    {"thunderbird-fr", "Le 02/03/2026 à 09:00, Ann Lee a écrit :"},
    {"thunderbird-es", "El 2/3/26 a las 9:00, Ann Lee escribió:"},
    {"thunderbird-it", "Il 02/03/26 09:00, Ann Lee ha scritto:"},
    {"thunderbird-nl", "Op 02-03-2026 om 09:00 schreef Ann Lee:"},
    {"thunderbird-pl", "W dniu 02.03.2026 o 09:00, Ann Lee pisze:"},
    {"thunderbird-cs", "Dne 02. 03. 26 v 9:00 Ann Lee napsal(a):"},
    {"thunderbird-ru", "02.03.2026 09:00, Ann Lee пишет:"},
    {"thunderbird-pt", "Em 02/03/2026 09:00, Ann Lee escreveu:"},
    {"thunderbird-zh", "在 2026/3/2 9:00, Ann Lee 写道:"},
    {"thunderbird-hu", "2026-03-02 09:00 keltezéssel, Ann Lee írta:"},
    {"thunderbird-no", "Den 02.03.2026 09:00, skrev Ann Lee:"},
    {"thunderbird-sv", "Den 2026-03-02 kl. 09:00, skrev Ann Lee:"},
    {"thunderbird-fi", "Ann Lee kirjoitti 2.3.2026 klo 9.00:"},
    {"thunderbird-tr", "02.03.2026 09:00 tarihinde Ann Lee yazdı:"},
    {"thunderbird-el", "Στις 2/3/26 09:00, ο/η Ann Lee έγραψε:"},
    {"thunderbird-uk", "02.03.26 09:00, Ann Lee пише:"},
    {"thunderbird-hr", "Dana 02. 03. 2026. u 09:00 Ann Lee piše:"},
    /* others */
    {"proton", "On Monday, March 2nd, 2026 at 9:00 AM, " AT " wrote:"},
    {"yahoo", "On Monday, March 2, 2026 at 09:00:00 AM GMT+1, " AT " wrote:"},
    {"yahoo-classic", "--- On Mon, 3/2/26, " AT " wrote:"},
    {"zoho", "---- On Mon, 02 Mar 2026 09:00:00 +0100 " AT " wrote ----"},
    {"evolution", "On Mon, 2026-03-02 at 09:00 +0100, Ann Lee wrote:"},
    {"kmail", "On Monday, 2 March 2026 09:00:00 CET Ann Lee wrote:"},
    {"sogo", "On Monday, March 02, 2026 09:00 CET, " AT " wrote:"},
    {"roundcube", "On 2026-03-02 09:00, Ann Lee wrote:"},
    {"mutt", "On Mon, Mar 02, 2026 at 09:00:00AM +0100, Ann Lee wrote:"},
    {"gmx-ios", AT " schrieb am Mo. 2. Mär. 2026 um 09:00:"},
    {"mail-ru", "Понедельник, 2 марта 2026, 9:00 +03:00 от " AT ":"},
    {"yandex", "02.03.2026, 09:00, \"Ann Lee\" <ann@example.com>:"},
    {"eudora", "At 3/2/2026 09:00 AM, you wrote:"},
    {"android", "---- Ann Lee wrote on 2 Mar 2026 09:00 ----"},
    {"wrapped-name",
     "On Mon, Mar 2, 2026 at 9:00 AM Ann Lee from the Kitchen <\nann@example.com> wrote:"},
    {"wrapped-verb", "On Mon, Mar 2, 2026 at 9:00 AM " AT "\nwrote:"},
    {"wrapped-date", AT " schrieb am Mo., 2.\nMärz 2026, 09:00:"},
    {"wrapped-three", "On Mon, Mar 2, 2026 at 9:00 AM Ann Lee\n<ann@example.com>\nwrote:"},
    {"claws", "On Mon, 02 Mar 2026 09:00:00 +0100\n" AT " wrote:"},
};

/* Clients that say it without date or address mark what follows as quoted. */
static const char *const BRIEF[][2] = {
    {"horde", "Quoting Ann Lee <ann@example.com>:"},
    {"nmh", "Ann Lee writes:"},
    {"gnus", "\"Ann Lee\" <ann@example.com> writes:"},
    {"mblaze", "\"Ann Lee\" <ann@example.com> wrote:"},
    {"gnus-star", "* Ann Lee [2026-03-02 09:00]:"},
    {"knode", "Ann Lee schrieb:"},
};

/* Header blocks, with what stands above them. */
static const char *const BLOCKS[][2] = {
    {"outlook-en",
     "From: " AT
     "\nSent: Monday, March 2, 2026 9:00 AM\nTo: Bob <bob@example.com>\nSubject: Check-in"},
    {"outlook-bold",
     "*From:* " AT "\n*Sent:* Monday, March 2, 2026 9:00 AM\n*To:* Bob\n*Subject:* Check-in"},
    {"outlook-de", "Von: " AT "\nGesendet: Montag, 2. März 2026 09:00\nAn: Bob\nBetreff: Check-in"},
    {"outlook-fr", "De : " AT "\nEnvoyé : lundi 2 mars 2026 09:00\nÀ : Bob\nObjet : Check-in"},
    {"outlook-es",
     "De: " AT "\nEnviado el: lunes, 2 de marzo de 2026 9:00\nPara: Bob\nAsunto: Check-in"},
    {"outlook-it", "Da: " AT "\nInviato: lunedì 2 marzo 2026 09:00\nA: Bob\nOggetto: Check-in"},
    {"outlook-pt",
     "De: " AT
     "\nEnviada em: segunda-feira, 2 de março de 2026 09:00\nPara: Bob\nAssunto: Check-in"},
    {"outlook-nl",
     "Van: " AT "\nVerzonden: maandag 2 maart 2026 09:00\nAan: Bob\nOnderwerp: Check-in"},
    {"outlook-sv", "Från: " AT "\nSkickat: den 2 mars 2026 09:00\nTill: Bob\nÄmne: Check-in"},
    {"outlook-da", "Fra: " AT "\nSendt: 2. marts 2026 09:00\nTil: Bob\nEmne: Check-in"},
    {"outlook-no", "Fra: " AT "\nSendt: mandag 2. mars 2026 09:00\nTil: Bob\nEmne: Check-in"},
    {"outlook-fi",
     "Lähettäjä: " AT
     "\nLähetetty: maanantai 2. maaliskuuta 2026 9.00\nVastaanottaja: Bob\nAihe: Check-in"},
    {"outlook-pl",
     "Od: " AT "\nWysłano: poniedziałek, 2 marca 2026 09:00\nDo: Bob\nTemat: Check-in"},
    {"outlook-cs",
     "Od: " AT "\nOdesláno: pondělí 2. března 2026 9:00\nKomu: Bob\nPředmět: Check-in"},
    {"outlook-hu",
     "Feladó: " AT "\nElküldve: 2026. március 2., hétfő 9:00\nCímzett: Bob\nTárgy: Check-in"},
    {"outlook-ro",
     "De la: " AT "\nTrimis: luni, 2 martie 2026 09:00\nCătre: Bob\nSubiect: Check-in"},
    {"outlook-ru", "От: " AT "\nОтправлено: 2 марта 2026 г. 9:00\nКому: Bob\nТема: Check-in"},
    {"outlook-uk", "Від: " AT "\nНадіслано: 2 березня 2026 р. 9:00\nКому: Bob\nТема: Check-in"},
    {"outlook-el",
     "Από: " AT "\nΣτάλθηκε: Δευτέρα, 2 Μαρτίου 2026 9:00 πμ\nΠρος: Bob\nΘέμα: Check-in"},
    {"outlook-tr",
     "Kimden: " AT "\nGönderildi: 2 Mart 2026 Pazartesi 09:00\nKime: Bob\nKonu: Check-in"},
    {"outlook-hr", "Šalje: " AT "\nPoslano: 2. ožujka 2026. 9:00\nPrima: Bob\nPredmet: Check-in"},
    {"outlook-ja", "差出人: " AT "\n送信日時: 2026年3月2日 9:00\n宛先: Bob\n件名: Check-in"},
    {"outlook-zh", "发件人: " AT "\n发送时间: 2026年3月2日 9:00\n收件人: Bob\n主题: Check-in"},
    {"outlook-zh-wide",
     "发件人： " AT "\n发送时间： 2026年3月2日 9:00\n收件人： Bob\n主题： Check-in"},
    {"outlook-ko", "보낸 사람: " AT
                   "\n보낸 날짜: 2026년 3월 2일 월요일 오전 9:00\n받는 사람: Bob\n제목: Check-in"},
    {"outlook-ar", "من: " AT "\nتم الإرسال: 02 مارس 2026 09:00\nإلى: Bob\nالموضوع: Check-in"},
    {"outlook-he", "מאת: " AT "\nנשלח: יום שני 02 מרץ 2026 09:00\nאל: Bob\nנושא: Check-in"},
    {"outlook-vi", "Từ: " AT "\nĐã gửi: 2 Tháng Ba 2026 9:00\nĐến: Bob\nChủ đề: Check-in"},
    {"outlook-wrapped", "From: Ann Lee\n"
                        "<ann@example.com>\n"
                        "Sent: Monday, March 2, 2026 9:00 AM\n"
                        "To: Bob; Carol;\n Dave\n"
                        "Subject: A\n long one"},
    {"outlook-spaced",
     "From: " AT "\n\nSent: Monday, March 2, 2026 9:00 AM\n\nTo: Bob\n\nSubject: Check-in"},
    {"outlook-com", "________________________________\nFrom: " AT
                    "\nSent: Monday, March 2, 2026 9:00 AM\nTo: Bob\nSubject: Check-in"},
    {"outlook-mac",
     "From: " AT
     "\nDate: Monday, 2 March 2026 at 09:00\nTo: Bob <bob@example.com>\nSubject: Check-in"},
    {"notes", "From:   Ann Lee/Acme\n"
              "To:     Bob/Acme@Acme\n"
              "Date:   03/02/2026 09:00 AM\n"
              "Subject:        Check-in"},
    {"gmx",
     "Gesendet: Montag, 02. März 2026 um 09:00 Uhr\nVon: " AT "\nAn: Bob\nBetreff: Check-in"},
    {"t-online",
     "-----Original-Nachricht-----\nBetreff: Check-in\nDatum: 2026-03-02T09:00:00+0100\nVon: " AT
     "\nAn: Bob"},
    {"original", "-----Original Message-----\nFrom: " AT
                 "\nSent: Monday, March 2, 2026 9:00 AM\nTo: Bob\nSubject: Check-in"},
    {"original-bare", "----- Original Message -----"},
    {"original-bold", "*-------- Original Message --------*"},
    {"original-de", "-----Ursprüngliche Nachricht-----\nVon: " AT},
    {"original-sv", "-----Ursprungligt meddelande-----\nFrån: " AT},
    {"original-da", "-----Oprindelig meddelelse-----\nFra: " AT},
    {"original-pl", "-----Oryginalna wiadomość-----\nOd: " AT},
    {"original-it", "----Messaggio originale----\n"
                    "Da: ann@example.com\n"
                    "Data: 02/03/2026 9.00\n"
                    "A: bob@example.com\n"
                    "Ogg: Check-in"},
    {"original-pt", "-----Mensagem original-----\nDe: " AT},
    {"original-ru", "-----Исходное сообщение-----\nОт: " AT},
    {"samsung", "-------- Original message --------\nFrom: " AT
                "\nDate: 02/03/2026 09:00 (GMT+01:00)\nTo: Bob\nSubject: Check-in"},
    {"samsung-fr", "-------- Message d'origine --------\nDe : " AT
                   "\nDate : 02/03/2026 09:00 (GMT+01:00)\nÀ : Bob\nObjet : Check-in"},
    {"samsung-de", "-------- Ursprüngliche Nachricht --------\nVon: " AT
                   "\nDatum: 02.03.26 09:00 (GMT+01:00)\nAn: Bob\nBetreff: Check-in"},
    {"samsung-nl", "-------- Oorspronkelijk bericht --------\nVan: " AT
                   "\nDatum: 02-03-2026 09:00 (GMT+01:00)\nAan: Bob\nOnderwerp: Check-in"},
    {"samsung-es", "-------- Mensaje original --------\nDe: " AT
                   "\nFecha: 2/3/26 9:00 (GMT+01:00)\nPara: Bob\nAsunto: Check-in"},
    {"seznam", "---------- Původní e-mail ----------\nOd: " AT
               "\nKomu: Bob\nDatum: 2. 3. 2026 9:00:00\nPředmět: Check-in"},
    {"qq", "------------------ 原始邮件 ------------------\n"
           "发件人: \"Ann Lee\" <ann@example.com>;\n"
           "发送时间: 2026年3月2日(星期一) 上午9:00\n"
           "收件人: \"Bob\";\n"
           "主题: Check-in"},
    {"orange", "========================================\n\nMessage du : 02/03/2026 09:00\nDe : " AT
               "\nA : Bob\nCopie à :\nSujet : Check-in"},
    {"ticket", "-- REPLY ABOVE THIS LINE --"},
    {"ticket-2", "##- Please type your reply above this line -##"},
};

static void check_reading(const char *text, const char *expected)
{
    struct reply_reading *reading = reply_read(text, NULL, NULL);
    g_assert_cmpstr(reading->text, ==, expected);
    g_assert_cmpstr(reading->unplaced, ==, expected);
    reply_reading_free(reading);
}

/* Quoted below it with marks; and not marked at all, as webmail does. */
static void test_attribution(gconstpointer data)
{
    const char *line = data;
    g_autofree char *marked =
        g_strdup_printf("All is done.\n\n%s\n\n> What did you do?\n>\n> Thanks\n", line);
    g_autofree char *unmarked =
        g_strdup_printf("All is done.\n\n%s\n\nWhat did you do?\n\nThanks\n", line);
    g_autofree char *close = g_strdup_printf("All is done.\n%s\n> What did you do?\n\n", line);
    g_autofree char *below = g_strdup_printf("%s\n> What did you do?\n\nAll is done.\n", line);
    g_autofree char *tight =
        g_strdup_printf("Bob wrote it on 2 March\nAll is done.\n%s\n> What did you do?\n", line);
    check_reading(tight, "Bob wrote it on 2 March\nAll is done.");
    check_reading(marked, "All is done.");
    check_reading(unmarked, "All is done.");
    check_reading(close, "All is done.");
    check_reading(below, "All is done.");
}

/* Inside the quote, as Apple Mail has it. */
static void test_attribution_inside(gconstpointer data)
{
    const char *line = data;
    g_auto(GStrv) lines = g_strsplit(line, "\n", -1);
    g_autofree char *quoted = g_strjoinv("\n> ", lines);
    g_autofree char *text =
        g_strdup_printf("All is done.\n\n> %s\n> \n> What did you do?\n", quoted);
    g_autofree char *below =
        g_strdup_printf("> %s\n> \n> What did you do?\n\nAll is done.\n", quoted);
    check_reading(text, "All is done.");
    check_reading(below, "All is done.");
}

static void test_brief(gconstpointer data)
{
    g_autofree char *text =
        g_strdup_printf("%s\n\n> What did you do?\n\nAll is done.\n", (const char *)data);
    check_reading(text, "All is done.");
}

static void test_block(gconstpointer data)
{
    const char *block = data;
    g_autofree char *text =
        g_strdup_printf("All is done.\n\n%s\n\nWhat did you do?\n\nThanks\n", block);
    g_autofree char *close = g_strdup_printf("All is done.\n%s\nWhat did you do?\n", block);
    check_reading(text, "All is done.");
    if (strstr(block, "Original Message --") == NULL)
        check_reading(close, "All is done.");
}

static void add_tests(const char *group, const char *const (*rows)[2], gsize n, GTestDataFunc test)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *path = g_strdup_printf("/marks/%s/%s", group, rows[i][0]);
        g_test_add_data_func(path, rows[i][1], test);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    add_tests("attribution", ATTRIBUTIONS, G_N_ELEMENTS(ATTRIBUTIONS), test_attribution);
    add_tests("inside", ATTRIBUTIONS, G_N_ELEMENTS(ATTRIBUTIONS), test_attribution_inside);
    add_tests("brief", BRIEF, G_N_ELEMENTS(BRIEF), test_brief);
    add_tests("block", BLOCKS, G_N_ELEMENTS(BLOCKS), test_block);
    return g_test_run();
}
