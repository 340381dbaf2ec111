/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars as programs write them, and as nobody should: which days off come out. */
#include <string.h>

#include "muster/base/instant.h"
#include "muster/time/ical.h"

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define WESTERN_EUROPE                                                                             \
    "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\n"                                              \
    "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"              \
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"                           \
    "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"              \
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"

/* Between 1 November 2026 and 31 January 2027, for somebody in Berlin who works from 08:30 to
 * 17:30, on Fridays to noon, and has no hours on weekends. */
static const struct {
    const char *story, *lines;
    const char *days; /* "2026-12-25 Christmas", several with "; " */
    const char *left; /* lines about what was left out */
} calendars[] = {
    {"nothing", "", "", ""},
    {"a day", EVENT("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Christmas\n"),
     "2026-12-25 Christmas", ""},
    {"no end: one day", EVENT("DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas\n"),
     "2026-12-25 Christmas", ""},
    {"an end on the same day", EVENT("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225\n"),
     "2026-12-25 ", ""},
    {"several days",
     EVENT("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\nSUMMARY:Feast\n"),
     "2026-12-24..2026-12-26 Feast", ""},
    {"a duration", EVENT("DTSTART;VALUE=DATE:20261224\nDURATION:P1W\nSUMMARY:Week\n"),
     "2026-12-24..2026-12-30 Week", ""},
    {"cut at what was asked for",
     EVENT("DTSTART;VALUE=DATE:20261020\nDTEND;VALUE=DATE:20270301\nSUMMARY:Long\n"),
     "2026-11-01..2027-01-31 Long", ""},
    {"outside of it", EVENT("DTSTART;VALUE=DATE:20251225\n") EVENT("DTSTART;VALUE=DATE:20271225\n"),
     "", ""},
    {"transparent all the same",
     EVENT("DTSTART;VALUE=DATE:20261225\nTRANSP:TRANSPARENT\nSUMMARY:Christmas\n"),
     "2026-12-25 Christmas", ""},
    {"cancelled", EVENT("DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED\n"), "", ""},
    {"names are unescaped and unfolded",
     EVENT("DTSTART;VALUE=DATE:20261225\nSUMMARY;LANGUAGE=de:Heilig\\, still\\; und\n"
           "  sch\xc3\xb6n\n"),
     "2026-12-25 Heilig, still; und sch\xc3\xb6n", ""},
    {"names are valid UTF-8", EVENT("DTSTART;VALUE=DATE:20261225\nSUMMARY:No\xebl\n"),
     "2026-12-25 No\xef\xbf\xbdl", ""},

    /* repeated */
    {"each year", EVENT("DTSTART;VALUE=DATE:20001225\nRRULE:FREQ=YEARLY\nSUMMARY:Christmas\n"),
     "2026-12-25 Christmas", ""},
    {"each month on its last Friday",
     EVENT("DTSTART;VALUE=DATE:20260130\nRRULE:FREQ=MONTHLY;BYDAY=-1FR\nSUMMARY:F\n"),
     "2026-11-27 F; 2026-12-25 F; 2027-01-29 F", ""},
    {"so many times", EVENT("DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:M\n"),
     "2026-11-02 M; 2026-11-09 M; 2026-11-16 M", ""},
    {"until a day that belongs to it",
     EVENT("DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=WEEKLY;UNTIL=20261116\nSUMMARY:M\n"),
     "2026-11-02 M; 2026-11-09 M; 2026-11-16 M", ""},
    {"until an instant, of hours in a zone",
     EVENT("DTSTART;TZID=Europe/Berlin:20261102T080000\nDURATION:PT10H\n"
           "RRULE:FREQ=WEEKLY;UNTIL=20261109T070000Z\nSUMMARY:M\n"),
     "2026-11-02 M; 2026-11-09 M", ""},
    {"except",
     EVENT("DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=WEEKLY;COUNT=4\n"
           "EXDATE;VALUE=DATE:20261109,20261123\nSUMMARY:M\n"),
     "2026-11-02 M; 2026-11-16 M", ""},
    {"except, written as a time",
     EVENT("DTSTART;VALUE=DATE:20261102\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261109T000000\n"
           "SUMMARY:M\n"),
     "2026-11-02 M", ""},
    {"and on more days",
     EVENT("DTSTART;VALUE=DATE:20261102\nRDATE;VALUE=DATE:20261105,20261107\nSUMMARY:M\n"),
     "2026-11-02 M; 2026-11-05 M; 2026-11-07 M", ""},
    {"one of them moved",
     EVENT("UID:a\nDTSTART;VALUE=DATE:20261110\nRECURRENCE-ID;VALUE=DATE:20261109\nSUMMARY:Moved\n")
         EVENT("UID:a\nDTSTART;VALUE=DATE:20261102\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:M\n"),
     "2026-11-02 M; 2026-11-10 Moved; 2026-11-16 M", ""},
    {"one of them cancelled",
     EVENT("UID:a\nDTSTART;VALUE=DATE:20261102\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:M\n")
         EVENT("UID:a\nDTSTART;VALUE=DATE:20261109\nRECURRENCE-ID;VALUE=DATE:20261109\n"
               "STATUS:CANCELLED\n"),
     "2026-11-02 M; 2026-11-16 M", ""},
    {"another's exception is none of its",
     EVENT("UID:a\nDTSTART;VALUE=DATE:20261102\nSUMMARY:M\n")
         EVENT("UID:b\nDTSTART;VALUE=DATE:20261102\nRECURRENCE-ID;VALUE=DATE:20261102\n"
               "STATUS:CANCELLED\n"),
     "2026-11-02 M", ""},

    /* with hours */
    {"all day of work", EVENT("DTSTART:20261123T083000\nDTEND:20261123T173000\nSUMMARY:Course\n"),
     "2026-11-23 Course", ""},
    {"a part of it", EVENT("DTSTART:20261123T090000\nDTEND:20261123T173000\nSUMMARY:Course\n"), "",
     ""},
    {"Friday is short", EVENT("DTSTART:20261127T083000\nDTEND:20261127T120000\nSUMMARY:Course\n"),
     "2026-11-27 Course", ""},
    {"midnight to midnight, as Outlook writes a day",
     WESTERN_EUROPE EVENT("DTSTART;TZID=W. Europe Standard Time:20261224T000000\n"
                          "DTEND;TZID=W. Europe Standard Time:20261225T000000\nSUMMARY:Eve\n"),
     "2026-12-24 Eve", ""},
    {"from Thursday noon to Monday noon",
     EVENT("DTSTART:20261126T120000\nDTEND:20261130T120000\nSUMMARY:Trip\n"),
     "2026-11-27..2026-11-29 Trip", ""},
    {"of another zone",
     EVENT("DTSTART;TZID=America/New_York:20261123T020000\n"
           "DTEND;TZID=America/New_York:20261123T120000\nSUMMARY:Call\n"),
     "2026-11-23 Call", ""},
    {"of another zone, at the same time on the wall",
     EVENT("DTSTART;TZID=America/New_York:20261123T083000\n"
           "DTEND;TZID=America/New_York:20261123T173000\nSUMMARY:Call\n"),
     "", ""},
    {"in UTC", EVENT("DTSTART:20261123T073000Z\nDTEND:20261123T163000Z\nSUMMARY:Call\n"),
     "2026-11-23 Call", ""},
    {"a zone with a maker's name before it",
     EVENT("DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20261123T083000\nDURATION:PT9H\n"),
     "2026-11-23 ", ""},
    {"one of them moved, by its hour",
     EVENT("UID:a\nDTSTART;TZID=Europe/Berlin:20261102T080000\nDURATION:PT10H\n"
           "RRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:M\n")
         EVENT("UID:a\nDTSTART;TZID=Europe/Berlin:20261110T080000\nDURATION:PT10H\n"
               "RECURRENCE-ID:20261109T070000Z\nSUMMARY:Moved\n"),
     "2026-11-02 M; 2026-11-10 Moved", ""},

    /* left out */
    {"no start", EVENT("SUMMARY:x\n") EVENT("DTSTART;VALUE=DATE:20261225\n"), "2026-12-25 ",
     "c.ics:2: this event is left out: it has no DTSTART"},
    {"no date", EVENT("DTSTART;VALUE=DATE:20261131\n"), "",
     "c.ics:2: this event is left out: its DTSTART is no date"},
    {"no rule", EVENT("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=SOMETIMES\n"), "",
     "c.ics:2: this event is left out: one of its lines cannot be read"},
    {"each second", EVENT("DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=SECONDLY;COUNT=2000000000\n"),
     "", "c.ics:2: this event is left out: its RRULE repeats within a day"},
    {"each hour of each day",
     EVENT("DTSTART:19700101T000000\nRRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9\n"), "",
     "c.ics:2: this event is left out: its RRULE repeats within a day"},
    {"a day that no month has",
     EVENT("DTSTART;VALUE=DATE:20261106\nRRULE:FREQ=MONTHLY;BYDAY=-9FR\n"), "",
     "c.ics:2: this event is left out: its RRULE never comes"},
    {"a rule that never comes",
     EVENT("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYMONTH=2;"
           "BYMONTHDAY=30\n"),
     "", "c.ics:2: this event is left out: its RRULE never comes"},
    {"an unknown zone", EVENT("DTSTART;TZID=Mars/Olympus:20261123T000000\nDURATION:P1D\n"), "",
     "c.ics:2: this event is left out: the zone of its DTSTART is not known"},
    {"a zone that changes each second",
     "BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
     "TZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n" EVENT(
         "DTSTART;TZID=Odd:20261123T000000\nDURATION:P1D\n"),
     "", "c.ics:11: this event is left out: the zone of its DTSTART is not known"},
    {"what does not concern us is not read",
     EVENT("DTSTART;VALUE=DATE:20261225\nX-NONSENSE\nATTENDEE:nobody\nBEGIN:VALARM\n"
           "TRIGGER:never\nDTSTART:x\nEND:VALARM\nSUMMARY:Christmas\n"),
     "2026-12-25 Christmas", ""},
};

static struct rhythm berlin(void)
{
    struct rhythm rhythm = {.zone = zone_find("Europe/Berlin")};
    g_assert_true(weekdays_parse("mon-fri", &rhythm.workdays, NULL));
    g_assert_true(hours_parse("mon-thu 08:30-17:30, fri 08:30-12:00", &rhythm.hours, NULL));
    return rhythm;
}

static struct days_off *calendar_read(const char *text, gsize length, struct faults *faults,
                                      struct failure *failure)
{
    struct rhythm rhythm = berlin();
    struct ical_wish wish = {&rhythm, day_of(2026, 11, 1), day_of(2027, 1, 31), FALSE};
    return ical_read(text, length, &wish, "c.ics", faults, failure);
}

static gint by_first_day(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *days_tell(const struct days_off *off)
{
    g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < days_off_count(off); i++) {
        const struct day_off *day = days_off_get(off, i);
        char first[DAY_TEXT_MAX], last[DAY_TEXT_MAX];
        day_format(day->first, first);
        day_format(day->last, last);
        g_ptr_array_add(told,
                        g_strdup_printf("%s%s%s %s", first, day->last > day->first ? ".." : "",
                                        day->last > day->first ? last : "", day->name));
    }
    g_ptr_array_sort(told, by_first_day);
    g_ptr_array_add(told, NULL);
    return g_strjoinv("; ", (char **)told->pdata);
}

static char *faults_tell(const struct faults *faults)
{
    g_autoptr(GString) told = g_string_new(NULL);
    for (size_t i = 0; i < faults->count; i++)
        g_string_append_printf(told, "%s%s:%u: %s", i > 0 ? "\n" : "", faults->list[i].file,
                               faults->list[i].line, faults->list[i].text);
    return g_string_free(g_steal_pointer(&told), FALSE);
}

static void check_calendar(const char *text, const char *days, const char *left)
{
    struct failure failure = {0};
    struct faults faults = {0};
    struct days_off *off = calendar_read(text, strlen(text), &faults, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_nonnull(off);
    g_autofree char *told = days_tell(off);
    g_autofree char *told_left = faults_tell(&faults);
    g_assert_cmpstr(told, ==, days);
    g_assert_cmpstr(told_left, ==, left);
    days_off_free(off);
    faults_clear(&faults);
}

static void test_calendars(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(calendars); i++) {
        g_test_message("%s", calendars[i].story);
        g_autofree char *text =
            g_strdup_printf("BEGIN:VCALENDAR\n%sEND:VCALENDAR\n", calendars[i].lines);
        check_calendar(text, calendars[i].days, calendars[i].left);
    }
}

/* CRLF, a byte order mark, folded keywords, two calendars in a file, lower case: as RFC 5545 and
 * life have it. */
static void test_forms(void)
{
    check_calendar("\xef\xbb\xbf\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
                   "DTSTART;VALUE=DATE:20\r\n 261225\r\nSUMM\r\n ARY:a\r\nEND:VEVENT\r\n"
                   "END:VCALENDAR\r\n"
                   "begin:vcalendar\r\nbegin:vevent\r\ndtstart;value=date:20261226\r\nsummary:b\r\n"
                   "end:vevent\r\nend:vcalendar",
                   "2026-12-25 a; 2026-12-26 b", "");
}

static const struct {
    const char *text, *told;
} no_calendars[] = {
    {"", "no iCalendar file: it does not begin with BEGIN:VCALENDAR"},
    {"<!DOCTYPE html>", "no iCalendar file: it does not begin with BEGIN:VCALENDAR"},
    {"BEGIN:VCALENDAR\n", "the calendar is not whole: END:VCALENDAR is missing"},
    {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026",
     "the calendar is not whole: END:VEVENT is missing"},
    {"BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR\n", "line 2: this END has no BEGIN"},
    {"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n", "line 3: this END has no BEGIN"},
};

static void test_no_calendars(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(no_calendars); i++) {
        struct failure failure = {0};
        g_assert_null(
            calendar_read(no_calendars[i].text, strlen(no_calendars[i].text), NULL, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_INPUT);
        g_assert_cmpstr(failure.text, ==, no_calendars[i].told);
    }
}

/* Files that were made to keep us busy: HEAD, then UNIT as often as it fits into SIZE, then TAIL.
 * Each one ends within seconds, with days or with a word. */
enum { MEGABYTE = 1024 * 1024 };
static const struct {
    const char *story, *head, *unit, *tail;
    gsize size;
    const char *told; /* "" for days */
} burdens[] = {
    {"lines that libical does not read", "BEGIN:VEVENT\n", "DTSTART:x\n", "END:VEVENT\n", MEGABYTE,
     ""},
    {"events that repeat in vain", "",
     EVENT("DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=MONTHLY;COUNT=9;BYMONTH=2;BYMONTHDAY=30\n"), "",
     MEGABYTE, "its events repeat too often"},
    {"rules that libical thinks about for long", "",
     EVENT("DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n"), "",
     MEGABYTE, "its events repeat too often"},
    {"each day since 1970", "",
     EVENT("DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=DAILY;COUNT=2000000000\n"), "", MEGABYTE,
     "its events repeat too often"},
    {"overrides of overrides", "",
     EVENT("UID:a\nDTSTART;VALUE=DATE:20261225\nRECURRENCE-ID;VALUE=DATE:20261224\n")
         EVENT("UID:a\nDTSTART;VALUE=DATE:20261225\n"),
     "", MEGABYTE, "its events repeat too often"},
    {"exceptions", "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nEXDATE;VALUE=DATE:20261224",
     ",20261223", "\nEND:VEVENT\n", MEGABYTE, ""},
    {"zones", "",
     "BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:00010101T000000\nTZOFFSETFROM:+0100\n"
     "TZOFFSETTO:+0200\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE\n",
     EVENT("DTSTART;TZID=Odd:20261123T000000\nDURATION:P1D\n"), MEGABYTE, ""},
    {"a deep one", "", "BEGIN:X\n", "", MEGABYTE, "line 9: too deep"},
    {"many events", "", EVENT("DTSTART;VALUE=DATE:20261225\n"), "", MEGABYTE,
     "more than 20000 events"},
    {"a long fold", "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nSUMMARY:a", "\n b",
     "\nEND:VEVENT\n", MEGABYTE, ""},
    {"a long event", "", EVENT("DTSTART;VALUE=DATE:00010101\nDURATION:P999999999W\n"), "", 65536,
     ""},
    {"long hours", "",
     EVENT("DTSTART:99990101T000000\nDURATION:PT4294967295H4294967295M4294967295S\n"), "", 65536,
     ""},
    {"too large", "", "X-A:b\n", "", 5 * MEGABYTE, "larger than 4 MiB"},
};

static char *burden_build(gsize i)
{
    g_autoptr(GString) text = g_string_new("BEGIN:VCALENDAR\n");
    g_string_append(text, burdens[i].head);
    while (text->len < burdens[i].size)
        g_string_append(text, burdens[i].unit);
    g_string_append(text, burdens[i].tail);
    g_string_append(text, "END:VCALENDAR\n");
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void test_burdens(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(burdens); i++) {
        struct failure failure = {0};
        g_autofree char *text = burden_build(i);
        gint64 begun = instant_clock();
        days_off_free(calendar_read(text, strlen(text), NULL, &failure));
        double seconds = (double)(instant_clock() - begun) / INSTANT_SECOND;
        g_test_message("%s: %.2f s", burdens[i].story, seconds);
        g_assert_cmpstr(failure.text, ==, burdens[i].told);
        g_assert_cmpfloat(seconds, <, 30);
    }
}

/* What birthdays and ten years of holidays make: all of it is read. */
static void test_large(void)
{
    struct failure failure = {0};
    g_autoptr(GString) text = g_string_new("BEGIN:VCALENDAR\n");
    for (int i = 0; i < 5000; i++)
        g_string_append_printf(text,
                               "BEGIN:VEVENT\nUID:%d\nDTSTART;VALUE=DATE:19%02d12%02d\n"
                               "RRULE:FREQ=YEARLY\nSUMMARY:Birthday %d\nEND:VEVENT\n",
                               i, 50 + i % 50, 1 + i % 28, i);
    g_string_append(text, "END:VCALENDAR\n");
    struct days_off *off = calendar_read(text->str, text->len, NULL, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    g_assert_cmpuint(days_off_count(off), ==, 5000);
    days_off_free(off);
}

/* A long name is cut between characters. */
static void test_long_name(void)
{
    g_autoptr(GString) text = g_string_new("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a");
    for (int i = 0; i < ICAL_NAME_MAX; i++)
        g_string_append(text, "\xc3\xa9");
    g_string_append(text, "\nDTSTART;VALUE=DATE:20261225\nEND:VEVENT\nEND:VCALENDAR\n");
    struct days_off *off = calendar_read(text->str, text->len, NULL, NULL);
    const char *name = days_off_get(off, 0)->name;
    g_assert_true(g_utf8_validate(name, -1, NULL));
    g_assert_cmpuint(strlen(name), ==, ICAL_NAME_MAX - 1);
    days_off_free(off);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ical/calendars", test_calendars);
    g_test_add_func("/ical/forms", test_forms);
    g_test_add_func("/ical/no-calendars", test_no_calendars);
    g_test_add_func("/ical/burdens", test_burdens);
    g_test_add_func("/ical/large", test_large);
    g_test_add_func("/ical/long-name", test_long_name);
    return g_test_run();
}
