/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Absence notices: until when, in many languages, relative to the mail's own date (a Monday, 23
 * November 2026). */
#include "mail/read/away.h"

struct notice_case {
    const char *text, *until;
};

static void assert_until(const char *date, const struct notice_case *wanted)
{
    gboolean returns;
    g_autofree char *until =
        away_until("Automatic reply: Check-in, Tue 24 Nov", wanted->text, slice_of(date), &returns);
    g_test_message("%s", wanted->text);
    g_assert_cmpstr(until, ==, wanted->until);
}

static void test_languages(void)
{
    static const struct notice_case cases[] = {
        {"I am out of the office until 4 December.", "2026-12-04"},
        {"I'm away through December 4th, 2026 and will read mail after that.", "2026-12-04"},
        {"I will be traveling for work on July 10-31.", "2027-07-31"},
        {"I am out until Friday.", "2026-11-27"},
        {"Back on Thursday, with limited access before.", "2026-11-26"},
        {"I am back in the office on Monday.", "2026-11-30"},
        {"Away from 30 November to 4 December 2026.", "2026-12-04"},
        {"Ich bin bis einschließlich 4.12. nicht im Büro.", "2026-12-04"},
        {"Ich bin vom 1. bis 12. Dezember im Urlaub.", "2026-12-12"},
        {"Ab dem 7.12.2026 bin ich wieder für Sie da.", "2026-12-07"},
        {"Guten Morgen, ich bin bis Freitag, den 04. Dezember 2026 abwesend.", "2026-12-04"},
        {"Je suis absente du 1er au 12 décembre.", "2026-12-12"},
        {"Je serai absent jusqu’au 4 décembre inclus.", "2026-12-04"},
        {"De retour le lundi 7 décembre 2026.", "2026-12-07"},
        {"Estoy fuera de la oficina hasta el 4 de diciembre.", "2026-12-04"},
        {"Estaré de vacaciones del 1 al 12 de diciembre de 2026.", "2026-12-12"},
        {"Estou de férias até 4 de dezembro.", "2026-12-04"},
        {"Sarò assente dal 1 al 12 dicembre.", "2026-12-12"},
        {"Sono fuori sede fino a venerdì 4 dicembre.", "2026-12-04"},
        {"Ik ben afwezig tot en met 4 december.", "2026-12-04"},
        {"Ik ben vanaf maandag 7 december weer bereikbaar.", "2026-12-07"},
        {"Jag är inte på kontoret förrän måndag.", "2026-11-30"},
        {"Jeg er på ferie til og med 4. december.", "2026-12-04"},
        {"Jeg er tilbake mandag 7. desember.", "2026-12-07"},
        {"Olen lomalla 4.12.2026 saakka.", "2026-12-04"},
        {"Jestem poza biurem do 4 grudnia 2026 r.", "2026-12-04"},
        {"Jsem mimo kancelář do pondělí.", "2026-11-30"},
        {"December 4-ig nem vagyok az irodában.", "2026-12-04"},
        {"Hétfőig nem vagyok az irodában.", "2026-11-30"},
        {"Sunt plecat până la 4 decembrie.", "2026-12-04"},
        {"4 Aralık'a kadar ofis dışındayım.", "2026-12-04"},
        {"Я буду отсутствовать до 4 декабря.", "2026-12-04"},
        {"В отпуске с 1 по 12 декабря 2026 г.", "2026-12-12"},
        {"Απουσιάζω έως τις 4 Δεκεμβρίου.", "2026-12-04"},
        {"12月4日まで不在にしております。", "2026-12-04"},
        {"2026年12月1日（火）から12月4日（金）まで休暇をいただきます。", "2026-12-04"},
        {"我休假至12月4日。", "2026-12-04"},
        {"12월 4일까지 부재중입니다.", "2026-12-04"},
        {"I am away until 2026-12-04.", "2026-12-04"},
        {"I am away until 12/04/2026.", "2026-12-04"}, /* the nearer of two readings */
        {"Away until 04/12/2026.", "2026-12-04"},
        {"I am out until tomorrow.", "2026-11-24"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_until("Mon, 23 Nov 2026 09:00:00 +0100", &cases[i]);
}

/* How people say it, in the languages above and some more. */
static void test_more_languages(void)
{
    static const struct notice_case cases[] = {
        {"I am out of the office until December 4.", "2026-12-04"},
        {"I will be out of the office from November 23 to December 4, 2026.", "2026-12-04"},
        {"I'm away and will be back on Monday, December 7.", "2026-12-07"},
        {"Back on Thursday.", "2026-11-26"},
        {"I am on vacation until 12/4/2026.", "2026-12-04"},
        {"I am on leave through Friday, 27 November.", "2026-11-27"},
        {"I will return on the 7th of December.", "2026-12-07"},
        {"Out of office until next Monday.", "2026-11-30"},
        {"I am currently on parental leave. I will be back in January 2027.", NULL},
        {"I will be returning to the office 12/07.", "2026-12-07"},
        {"I am out today and will be back tomorrow.", "2026-11-24"},
        {"I'm OOO 23-27 Nov.", "2026-11-27"},
        {"I am away from 23rd November until 4th December inclusive.", "2026-12-04"},
        {"Thank you for your mail. I have limited access to email. I will respond when I return on 2026-12-07.",
         "2026-12-07"},
        {"I'll be back in the office on Dec. 7th", "2026-12-07"},
        {"I am out of the office, returning Tuesday 1 December.", "2026-12-01"},
        {"I am out for the rest of the week.", NULL},
        {"Ich bin bis einschließlich 4.12. nicht im Büro.", "2026-12-04"},
        {"Ich bin vom 23.11.2026 bis 04.12.2026 im Urlaub.", "2026-12-04"},
        {"Ab dem 7. Dezember bin ich wieder erreichbar.", "2026-12-07"},
        {"Ich bin ab Montag, den 7.12., wieder für Sie da.", "2026-12-07"},
        {"Ich bin am Donnerstag wieder im Büro.", "2026-11-26"},
        {"Ich bin zurzeit nicht am Arbeitsplatz. Rückkehr: 07.12.26", "2026-12-07"},
        {"Bis zum 4. Dezember bin ich in Elternzeit.", "2026-12-04"},
        {"Ich bin erst am 01. Dezember 2026 wieder da.", "2026-12-01"},
        {"Ich bin vom 23. bis 27. November abwesend.", "2026-11-27"},
        {"Je suis absent du 23 novembre au 4 décembre inclus.", "2026-12-04"},
        {"Je suis en congés jusqu'au 4 décembre 2026.", "2026-12-04"},
        {"Je serai de retour le lundi 7 décembre.", "2026-12-07"},
        {"Absente du bureau du 23/11/2026 au 04/12/2026.", "2026-12-04"},
        {"du 1er au 12 décembre je serai en vacances", "2026-12-12"},
        {"Je reviens jeudi.", "2026-11-26"},
        {"De retour le 7/12.", "2026-12-07"},
        {"Estaré fuera de la oficina hasta el 4 de diciembre.", "2026-12-04"},
        {"Estoy de vacaciones del 23 de noviembre al 4 de diciembre de 2026.", "2026-12-04"},
        {"Vuelvo el lunes 7 de diciembre.", "2026-12-07"},
        {"Regreso el 07/12/2026.", "2026-12-07"},
        {"Estaré de vuelta el jueves.", "2026-11-26"},
        {"Sono in ferie fino al 4 dicembre.", "2026-12-04"},
        {"Sarò assente dal 23/11 al 4/12/2026.", "2026-12-04"},
        {"Rientrerò lunedì 7 dicembre.", "2026-12-07"},
        {"Tornerò in ufficio il 7 dicembre 2026.", "2026-12-07"},
        {"Estarei ausente até 4 de dezembro.", "2026-12-04"},
        {"Estou de férias de 23/11/2026 a 04/12/2026.", "2026-12-04"},
        {"Retorno no dia 7 de dezembro.", "2026-12-07"},
        {"Volto na quinta-feira.", "2026-11-26"},
        {"Ik ben afwezig tot en met 4 december.", "2026-12-04"},
        {"Ik ben met vakantie van 23 november t/m 4 december 2026.", "2026-12-04"},
        {"Vanaf maandag 7 december ben ik weer bereikbaar.", "2026-12-07"},
        {"Ik ben donderdag terug.", "2026-11-26"},
        {"Jag är på semester till och med 4 december.", "2026-12-04"},
        {"Jag är ledig t.o.m. 4/12.", "2026-12-04"},
        {"Åter måndag 7 december.", "2026-12-07"},
        {"Jag är tillbaka på torsdag.", "2026-11-26"},
        {"Jeg holder ferie til og med d. 4. december.", "2026-12-04"},
        {"Jeg er tilbage mandag den 7. december.", "2026-12-07"},
        {"Jeg er ikke på kontoret før den 7. december.", "2026-12-07"},
        {"Jeg er på ferie til og med 4. desember.", "2026-12-04"},
        {"Jeg er tilbake på kontoret mandag 7. desember.", "2026-12-07"},
        {"Olen lomalla 4.12. asti.", "2026-12-04"},
        {"Olen lomalla 23.11.-4.12.2026.", "2026-12-04"},
        {"Palaan töihin maanantaina 7.12.", "2026-12-07"},
        {"Jestem na urlopie do 4 grudnia.", "2026-12-04"},
        {"Będę nieobecny od 23.11.2026 do 04.12.2026.", "2026-12-04"},
        {"Wracam w poniedziałek 7 grudnia.", "2026-12-07"},
        {"Jsem na dovolené do 4. prosince.", "2026-12-04"},
        {"Budu mimo kancelář od 23.11. do 4.12.2026.", "2026-12-04"},
        {"Vrátím se v pondělí 7. prosince.", "2026-12-07"},
        {"Som na dovolenke do 4. decembra.", "2026-12-04"},
        {"Vrátim sa 7.12.2026.", "2026-12-07"},
        {"December 4-ig szabadságon vagyok.", "2026-12-04"},
        {"2026. november 23. és december 4. között szabadságon vagyok.", "2026-12-04"},
        {"Legközelebb december 7-én vagyok elérhető.", "2026-12-07"},
        {"Sunt în concediu până pe 4 decembrie.", "2026-12-04"},
        {"Revin luni, 7 decembrie 2026.", "2026-12-07"},
        {"Я в отпуске до 4 декабря.", "2026-12-04"},
        {"Нахожусь в отпуске с 23.11.2026 по 04.12.2026.", "2026-12-04"},
        {"Вернусь 7 декабря.", "2026-12-07"},
        {"Буду в офисе в понедельник, 7 декабря.", "2026-12-07"},
        {"Я у відпустці до 4 грудня включно.", "2026-12-04"},
        {"Повернуся 7 грудня.", "2026-12-07"},
        {"4 Aralık'a kadar izindeyim.", "2026-12-04"},
        {"23 Kasım - 4 Aralık 2026 tarihleri arasında ofis dışında olacağım.", "2026-12-04"},
        {"7 Aralık Pazartesi günü döneceğim.", "2026-12-07"},
        {"Θα απουσιάζω μέχρι τις 4 Δεκεμβρίου.", "2026-12-04"},
        {"Επιστρέφω στις 7 Δεκεμβρίου.", "2026-12-07"},
        {"12月4日まで休暇をいただいております。", "2026-12-04"},
        {"11月23日から12月4日まで不在です。", "2026-12-04"},
        {"12月7日（月）より出社いたします。", "2026-12-07"},
        {"11/23～12/4の間、休暇をいただきます。", "2026-12-04"},
        {"12월 4일까지 휴가입니다.", "2026-12-04"},
        {"11월 23일부터 12월 4일까지 부재중입니다.", "2026-12-04"},
        {"12월 7일에 복귀합니다.", "2026-12-07"},
        {"我休假至12月4日。", "2026-12-04"},
        {"我将于11月23日至12月4日休假。", "2026-12-04"},
        {"我12月7日回来上班。", "2026-12-07"},
        {"本人於11月23日至12月4日休假，12月7日返回辦公室。", "2026-12-07"},
        {"В отпуск съм до 4 декември.", "2026-12-04"},
        {"Ще се върна на 7 декември.", "2026-12-07"},
        {"Na godišnjem sam do 4. prosinca.", "2026-12-04"},
        {"Vraćam se 7. prosinca.", "2026-12-07"},
        {"Na dopustu sem do 4. decembra.", "2026-12-04"},
        {"אני בחופשה עד 4 בדצמבר.", "2026-12-04"},
        {"أنا في إجازة حتى 4 ديسمبر.", "2026-12-04"},
        {"Saya cuti sampai tanggal 4 Desember.", "2026-12-04"},
        {"Tôi nghỉ phép đến hết ngày 4 tháng 12.", "2026-12-04"},
        {"Estaré de vacances fins al 4 de desembre.", "2026-12-04"},
        {"Atostogauju iki gruodžio 4 d.", "2026-12-04"},
        {"Esmu atvaļinājumā līdz 4. decembrim.", "2026-12-04"},
        {"Olen puhkusel kuni 4. detsembrini.", "2026-12-04"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_until("Mon, 23 Nov 2026 09:00:00 +0100", &cases[i]);
}

static void test_not_said(void)
{
    static const struct notice_case cases[] = {
        {"I am away.", NULL},
        {"I will answer as soon as I am back.", NULL},
        {"I am away from 1 December.", NULL},
        {"Call me at 030 12.34.56 or until 17:30 at my desk.", NULL},
        {"Away.\n\n> Reply until 4 December, please.\n", NULL},
        {"Thank you for your mail of 20 November.", NULL},
        {"", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_until("Mon, 23 Nov 2026 09:00:00 +0100", &cases[i]);
    assert_until("no date", &(struct notice_case){"Away until 4 December.", NULL});
    assert_until("", &(struct notice_case){"Away until 4 December.", NULL});
}

static void test_turn_of_the_year(void)
{
    assert_until("Mon, 28 Dec 2026 09:00:00 +0000",
                 &(struct notice_case){"Away until 4 January.", "2027-01-04"});
    assert_until("Fri, 01 Jan 2027 09:00:00 +0000",
                 &(struct notice_case){"Back on Friday.", "2027-01-08"});
}

/* On which day they are there again is not a day away; "until" a day is with it. */
static void test_returns(void)
{
    static const struct {
        const char *text, *day;
        gboolean returns;
    } cases[] = {
        {"Back on Thursday.", "2026-11-26", TRUE},
        {"I am out of the office, returning Tuesday 1 December.", "2026-12-01", TRUE},
        {"I won't be back until Thursday.", "2026-11-26", TRUE},
        {"I am out until Thursday.", "2026-11-26", FALSE},
        {"I am away until Friday, and back on Monday.", "2026-11-30", TRUE},
        {"Away through Friday, 27 November.", "2026-11-27", FALSE},
        {"I'm OOO 23-27 Nov.", "2026-11-27", FALSE},
        {"Ich bin am Donnerstag wieder im B\303\274ro.", "2026-11-26", TRUE},
        {"Wieder da ab 7.12.", "2026-12-07", TRUE},
        {"Ich bin wieder da am 7.12.", "2026-12-07", TRUE},
        {"Ab dem 7. Dezember bin ich wieder erreichbar.", "2026-12-07", TRUE},
        {"Nicht vor dem 7.12. im B\303\274ro.", "2026-12-07", TRUE},
        {"Ich bin bis Donnerstag weg.", "2026-11-26", FALSE},
        {"Bis zum 4. Dezember bin ich in Elternzeit, dann wieder da.", "2026-12-04", FALSE},
        {"De retour le lundi 7 d\303\251cembre 2026.", "2026-12-07", TRUE},
        {"Je suis absent du 23 novembre au 4 d\303\251cembre inclus.", "2026-12-04", FALSE},
        {"Vuelvo el lunes 7 de diciembre.", "2026-12-07", TRUE},
        {"Estoy fuera hasta el jueves.", "2026-11-26", FALSE},
        {"\346\210\273\343\202\212\343\201\25712\346\234\2107\346\227\245\343\201\247\343\201\231"
         "\343\200\202",
         "2026-12-07", TRUE},
        {"12\346\234\2107\346\227\245\357\274\210\346\234\210\357\274\211\343\202\210\343\202\212"
         "\345\207\272\347\244\276\343\201\204\343\201\237\343\201\227\343\201\276\343\201\231"
         "\343\200\202",
         "2026-12-07", TRUE},
        {"12\346\234\2104\346\227\245\343\201\276\343\201\247\344\270\215\345\234\250\343\201\247"
         "\343\201\231\343\200\202",
         "2026-12-04", FALSE},
        {"Rientrer\303\262 luned\303\254 7 dicembre.", "2026-12-07", TRUE},
        {"Ik ben donderdag terug.", "2026-11-26", TRUE},
        {"Ik ben afwezig tot en met 4 december.", "2026-12-04", FALSE},
        {"Jag \303\244r inte p\303\245 kontoret f\303\266rr\303\244n m\303\245ndag.", "2026-11-30",
         TRUE},
        {"Jeg er ikke p\303\245 kontoret f\303\270r den 7. december.", "2026-12-07", TRUE},
        {"12\354\233\224 7\354\235\274\354\227\220 \353\263\265\352\267\200\355\225\251\353\213\210"
         "\353\213\244.",
         "2026-12-07", TRUE},
        {"12\354\233\224 4\354\235\274\352\271\214\354\247\200 \355\234\264\352\260\200\354\236\205"
         "\353\213\210\353\213\244.",
         "2026-12-04", FALSE},
        {"7 Aral\304\261k Pazartesi g\303\274n\303\274 d\303\266nece\304\237im.", "2026-12-07",
         TRUE},
        {"December 4-ig szabads\303\241gon vagyok.", "2026-12-04", FALSE},
        {"Legk\303\266zelebb december 7-\303\251n vagyok el\303\251rhet\305\221.", "2026-12-07",
         TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gboolean returns;
        g_autofree char *day =
            away_until(NULL, cases[i].text, slice_of("Mon, 23 Nov 2026 09:00:00 +0100"), &returns);
        g_test_message("%s", cases[i].text);
        g_assert_cmpstr(day, ==, cases[i].day);
        g_assert_cmpint(returns, ==, cases[i].returns);
    }
}

static void test_subject(void)
{
    gboolean returns;
    g_autofree char *until = away_until("AUTO: Ann Lee is out of the office (returning 12/01/2026)",
                                        "I will respond when I return.",
                                        slice_of("Mon, 23 Nov 2026 09:00:00 -0500"), &returns);
    g_assert_cmpstr(until, ==, "2026-12-01");
    g_assert_true(returns);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/away/languages", test_languages);
    g_test_add_func("/away/more-languages", test_more_languages);
    g_test_add_func("/away/not-said", test_not_said);
    g_test_add_func("/away/turn-of-the-year", test_turn_of_the_year);
    g_test_add_func("/away/returns", test_returns);
    g_test_add_func("/away/subject", test_subject);
    return g_test_run();
}
