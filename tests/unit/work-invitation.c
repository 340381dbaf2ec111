/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invitations, read back by libical: the hour in three zones on both sides of their clock changes, what must be escaped,
 * and lines that are folded; and what calendars answer. */
#include <libical/ical.h>
#include <string.h>

#include "mail/read/calendar.h"
#include "muster/base/instant.h"
#include "muster/mail/invitation.h"
#include "muster/time/calendar.h"

static const struct mailbox PEOPLE[] = {{"Ann Lee", "ann@acme.example"},
                                        {"Mia \"M\" Hansén; boss", "mia@acme.example"}};

static struct invitation sample(void)
{
    return (struct invitation){
        .uid = "abcdefghijklmnop@acme.example",
        .sequence = 2,
        .stamp = G_GINT64_CONSTANT(1795856400) * INSTANT_SECOND,
        .start = G_GINT64_CONSTANT(1796029200) * INSTANT_SECOND,
        .minutes = 45,
        .summary = "1-on-1: Ann Lee, Mia Hansen",
        .room = "https://meet.acme.example/1on1?a=b,c;d",
        .organizer = {"Acme check-in",
                      "checkin+aeaaaaauaaaaccqwugffsq5ku6rpeoewgncm7gxjs4@acme.example"},
        .attendees = PEOPLE,
        .n_attendees = G_N_ELEMENTS(PEOPLE)};
}

/* The event of TEXT, which is whole; caller frees *calendar_r. */
static icalcomponent *event_of(const char *text, icalcomponent **calendar_r)
{
    *calendar_r = icalparser_parse_string(text);
    g_assert_nonnull(*calendar_r);
    g_assert_cmpint(icalcomponent_count_errors(*calendar_r), ==, 0);
    icalcomponent *event = icalcomponent_get_first_component(*calendar_r, ICAL_VEVENT_COMPONENT);
    g_assert_nonnull(event);
    return event;
}

static void test_whole(void)
{
    const struct invitation invitation = sample();
    icalcomponent *calendar;
    g_autofree char *text = invitation_write(&invitation, NULL);
    icalcomponent *event = event_of(text, &calendar);
    g_assert_true(icalrestriction_check(calendar));
    g_assert_cmpint(icalcomponent_get_method(calendar), ==, ICAL_METHOD_REQUEST);
    g_assert_cmpstr(icalcomponent_get_uid(event), ==, invitation.uid);
    g_assert_cmpint(icalcomponent_get_sequence(event), ==, 2);
    g_assert_cmpstr(icalcomponent_get_summary(event), ==, invitation.summary);
    g_assert_cmpstr(icalcomponent_get_location(event), ==, invitation.room);
    g_assert_cmpint(icaldurationtype_as_int(icalcomponent_get_duration(event)), ==, 45 * 60);
    g_assert_cmpint(icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY), ==, 2);
    icalproperty *who = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
    g_assert_cmpstr(icalproperty_get_attendee(who), ==, "mailto:ann@acme.example");
    icalproperty *whose = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);
    g_assert_true(strstr(icalproperty_get_organizer(whose), invitation.organizer.address) != NULL);
    icalcomponent_free(calendar);
}

static void test_cancelled(void)
{
    struct invitation invitation = sample();
    icalcomponent *calendar;
    invitation.method = INVITATION_CANCEL;
    g_autofree char *text = invitation_write(&invitation, NULL);
    icalcomponent *event = event_of(text, &calendar);
    g_assert_cmpint(icalcomponent_get_method(calendar), ==, ICAL_METHOD_CANCEL);
    g_assert_cmpint(icalcomponent_get_status(event), ==, ICAL_STATUS_CANCELLED);
    icalcomponent_free(calendar);
}

static const struct {
    const char *zone, *day, *utc; /* of 10:00 there */
} HOURS[] = {
    {"Europe/Berlin", "2026-03-27", "20260327T090000Z"},
    {"Europe/Berlin", "2026-03-30", "20260330T080000Z"},
    {"Europe/Berlin", "2026-10-23", "20261023T080000Z"},
    {"Europe/Berlin", "2026-10-26", "20261026T090000Z"},
    {"America/New_York", "2026-03-06", "20260306T150000Z"},
    {"America/New_York", "2026-03-09", "20260309T140000Z"},
    {"America/New_York", "2026-10-30", "20261030T140000Z"},
    {"America/New_York", "2026-11-02", "20261102T150000Z"},
    {"Australia/Lord_Howe", "2026-04-03", "20260402T230000Z"},
    {"Australia/Lord_Howe", "2026-04-06", "20260405T233000Z"},
    {"Australia/Lord_Howe", "2026-10-02", "20261001T233000Z"},
    {"Australia/Lord_Howe", "2026-10-05", "20261004T230000Z"},
};

static void test_hours(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(HOURS); i++) {
        struct invitation invitation = sample();
        icalcomponent *calendar;
        int32_t day;
        g_assert_true(day_parse(HOURS[i].day, &day));
        invitation.start = zone_instant(zone_find(HOURS[i].zone), day, 600);
        g_autofree char *text = invitation_write(&invitation, NULL);
        icalcomponent *event = event_of(text, &calendar);
        struct icaltimetype start = icalcomponent_get_dtstart(event);
        g_assert_cmpstr(icaltime_as_ical_string(start), ==, HOURS[i].utc);
        g_assert_true(icaltime_is_utc(start));
        g_assert_cmpint(icaltime_as_timet(start), ==, invitation.start / INSTANT_SECOND);
        icalcomponent_free(calendar);
    }
}

/* Between characters, and no line is longer than 75 octets. */
static void test_folded(void)
{
    struct invitation invitation = sample();
    icalcomponent *calendar;
    invitation.summary =
        "面談：アン・リーさんとミア・ハンセンさんが会って話すことはたくさんあります、はい";
    invitation.room =
        "Raum Ä, hinten; \"die blaue Tür\" \\ 2. Stock, und dann noch einmal ganz hinten links";
    g_autofree char *text = invitation_write(&invitation, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_assert_cmpuint(strlen(*line), <=, 75);
        g_assert_true(g_utf8_validate(*line, -1, NULL));
    }
    icalcomponent *event = event_of(text, &calendar);
    g_assert_cmpstr(icalcomponent_get_summary(event), ==, invitation.summary);
    g_assert_cmpstr(icalcomponent_get_location(event), ==, invitation.room);
    icalcomponent_free(calendar);
}

static void test_refused(void)
{
    struct invitation invitation = sample();
    struct failure failure = {0};
    invitation.room = "x\nATTENDEE:mailto:eve@evil.example";
    g_assert_null(invitation_write(&invitation, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
}

#define REPLY(middle)                                                                              \
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n" middle "END:VEVENT\r\nEND:VCALENDAR\r\n"
static const struct {
    const char *text, *answer, *comment;
} ANSWERS[] = {
    {REPLY("UID:u\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c\r\n"), "accepted", ""},
    {REPLY("ATTENDEE;CN=\"x:y\";PARTSTAT=DECLINED;RSVP=TRUE:mailto:a@b.c\r\nUID:u\r\n"
           "COMMENT:At the den\r\n tist\\, sorry\r\n"),
     "declined", "At the dentist, sorry"},
    {REPLY("uid:u\r\nattendee;partstat=\"tentative\":mailto:a@b.c\r\n"), "tentative", ""},
    {REPLY("UID:u\r\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@b.c\r\n"), NULL, NULL},
    {REPLY("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c\r\n"), NULL, NULL},
    {"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:u\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c\n"
     "END:VEVENT\nEND:VCALENDAR\n",
     NULL, NULL},
    {"", NULL, NULL},
};

static void test_answers(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ANSWERS); i++) {
        struct calendar_answer *answer = calendar_answer_read(ANSWERS[i].text);
        g_assert_cmpstr(answer != NULL ? answer->answer : NULL, ==, ANSWERS[i].answer);
        g_assert_cmpstr(answer != NULL ? answer->comment : NULL, ==, ANSWERS[i].comment);
        g_assert_cmpstr(answer != NULL ? answer->uid : "u", ==, "u");
        calendar_answer_free(answer);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/invitation/whole", test_whole);
    g_test_add_func("/invitation/cancelled", test_cancelled);
    g_test_add_func("/invitation/hours", test_hours);
    g_test_add_func("/invitation/folded", test_folded);
    g_test_add_func("/invitation/refused", test_refused);
    g_test_add_func("/invitation/answers", test_answers);
    return g_test_run();
}
