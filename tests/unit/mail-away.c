/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Absence notices: until when, in many languages, relative to the mail's own date (a Monday, 23
 * November 2026). */
#include "mail/away.h"

struct notice_case {
    const char *text, *until;
};

static void assert_until(const char *date, const struct notice_case *wanted)
{
    g_autofree char *until =
        away_until("Automatic reply: Check-in, Tue 24 Nov", wanted->text, slice_of(date));
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

static void test_subject(void)
{
    g_autofree char *until =
        away_until("AUTO: Ann Lee is out of the office (returning 12/01/2026)",
                   "I will respond when I return.", slice_of("Mon, 23 Nov 2026 09:00:00 -0500"));
    g_assert_cmpstr(until, ==, "2026-12-01");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/away/languages", test_languages);
    g_test_add_func("/away/not-said", test_not_said);
    g_test_add_func("/away/turn-of-the-year", test_turn_of_the_year);
    g_test_add_func("/away/subject", test_subject);
    return g_test_run();
}
