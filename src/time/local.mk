noinst_LIBRARIES += libtime.a
libtime_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
libtime_a_SOURCES = \
	include/muster/time.h include/muster/time/calendar.h include/muster/time/days-off.h \
	include/muster/time/ical.h include/muster/time/rhythm.h include/muster/time/schedule.h \
	include/muster/time/turn.h \
	src/time/day.c src/time/days-guess.c src/time/days-guess.h src/time/days-off.c \
	src/time/days-parse.c src/time/days-rule.c src/time/days-rule.h src/time/hours.c src/time/ical.c \
	src/time/placing.c src/time/placing.h src/time/rhythm.c src/time/rhythm.h src/time/schedule.c \
	src/time/turn.c src/time/weekdays.c src/time/words.c src/time/words.h src/time/zone.c \
	src/time/zone-host.c src/time/zone-nearest.c
time_libs = $(GLIB_LIBS)

# Each test is its room's own client, through its faces.
time_tests = tests/unit/time-days tests/unit/time-nearest tests/unit/time-schedule \
	tests/unit/time-settings tests/unit/time-zones
check_PROGRAMS += $(time_tests)
TESTS += $(time_tests)
time_test_libs = libtime.a libbase.a $(time_libs) $(CONFUSE_LIBS)
tests_unit_time_days_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_days_LDADD = $(time_test_libs)
tests_unit_time_nearest_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_nearest_LDADD = $(time_test_libs)
tests_unit_time_schedule_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_schedule_LDADD = $(time_test_libs)
tests_unit_time_settings_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_settings_LDADD = $(time_test_libs)
tests_unit_time_zones_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_time_zones_LDADD = $(time_test_libs)
