noinst_LIBRARIES += libtime.a
libtime_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(ICAL_CFLAGS)
libtime_a_SOURCES = \
	include/muster/time.h include/muster/time/calendar.h include/muster/time/calm.h \
	include/muster/time/days-off.h \
	include/muster/time/ical.h include/muster/time/rhythm.h include/muster/time/schedule.h \
	include/muster/time/turn.h \
	src/time/calm.c src/time/day.c src/time/days-guess.c src/time/days-guess.h src/time/days-off.c \
	src/time/days-parse.c src/time/days-rule.c src/time/days-rule.h src/time/hours.c \
	src/time/ical.c src/time/ical-blocks.c src/time/ical-blocks.h src/time/ical-event.c \
	src/time/ical-event.h src/time/ical-moment.c src/time/ical-moment.h src/time/ical-repeat.c \
	src/time/placing.c src/time/placing.h src/time/rhythm.c src/time/rhythm.h src/time/schedule.c \
	src/time/turn.c src/time/weekdays.c src/time/words.c src/time/words.h src/time/zone.c \
	src/time/zone-host.c src/time/zone-nearest.c
time_libs = $(ICAL_LIBS) $(GLIB_LIBS)

# The fuzz target, run over its seeds; tests/fuzz/run looks for more.
check_PROGRAMS += tests/fuzz/fuzz-ical
TESTS += tests/fuzz/fuzz-ical
tests_fuzz_fuzz_ical_SOURCES = tests/fuzz/fuzz-ical.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_ical_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests $(GLIB_CFLAGS)
tests_fuzz_fuzz_ical_LDADD = libtime.a libbase.a $(time_libs) $(CONFUSE_LIBS)

# Each test is its room's own client, through its faces.
time_tests = \
	tests/unit/time-calm \
	tests/unit/time-days \
	tests/unit/time-ical \
	tests/unit/time-nearest \
	tests/unit/time-off \
	tests/unit/time-rules \
	tests/unit/time-schedule \
	tests/unit/time-settings \
	tests/unit/time-turn \
	tests/unit/time-years \
	tests/unit/time-zones
check_PROGRAMS += $(time_tests)
TESTS += $(time_tests)
time_test_libs = libtime.a libbase.a $(time_libs) $(CONFUSE_LIBS)
tests_unit_time_calm_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_calm_LDADD = $(time_test_libs)
tests_unit_time_days_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_days_LDADD = $(time_test_libs)
tests_unit_time_ical_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_ical_LDADD = $(time_test_libs)
tests_unit_time_nearest_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_nearest_LDADD = $(time_test_libs)
tests_unit_time_off_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_off_LDADD = $(time_test_libs)
tests_unit_time_rules_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_rules_LDADD = $(time_test_libs)
tests_unit_time_schedule_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_schedule_LDADD = $(time_test_libs)
tests_unit_time_settings_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_settings_LDADD = $(time_test_libs)
tests_unit_time_turn_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_turn_LDADD = $(time_test_libs)
tests_unit_time_years_SOURCES = tests/unit/time-years.c tests/unit/years.c tests/unit/years.h
tests_unit_time_years_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_years_LDADD = $(time_test_libs)
tests_unit_time_zones_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_zones_LDADD = $(time_test_libs)
