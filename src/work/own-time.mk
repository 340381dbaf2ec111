# People's own time: days off, choices, workflows by hand, what is to come. Its part of libwork.a.
libwork_a_SOURCES += \
	include/muster/work/absence.h \
	include/muster/work/by-hand.h \
	include/muster/work/choices.h \
	include/muster/work/days-word.h \
	include/muster/work/forecast.h \
	include/muster/work/holidays.h \
	include/muster/work/reach.h \
	include/muster/work/silence.h \
	src/work/people/absence.c \
	src/work/people/bounce-score.c src/work/people/bounce-score.h \
	src/work/people/choices.c \
	src/work/people/days-off.c src/work/people/days-off.h \
	src/work/people/days-word.c \
	src/work/people/holidays-keep.c \
	src/work/people/holidays.c \
	src/work/people/reach.c \
	src/work/planning/answering.c src/work/planning/answering.h \
	src/work/planning/by-hand.c \
	src/work/planning/forecast-why.c src/work/planning/forecast-why.h \
	src/work/planning/forecast.c \
	src/work/planning/offer.c \
	src/work/planning/own-calm.c \
	src/work/planning/own-time.c src/work/planning/own-time.h \
	src/work/planning/probe.c \
	src/work/planning/silence.c \
	src/work/planning/suspend.c \
	src/work/planning/transcript.c

own_time_tests = \
	tests/unit/work-answering \
	tests/unit/work-bounces \
	tests/unit/work-calm \
	tests/unit/work-clock \
	tests/unit/work-forecast \
	tests/unit/work-commands
check_PROGRAMS += $(own_time_tests)
TESTS += $(own_time_tests)
tests_unit_work_answering_SOURCES = tests/unit/work-answering.c $(clock_site)
tests_unit_work_answering_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_answering_LDADD = $(tests_unit_work_digest_LDADD)
tests_unit_work_bounces_SOURCES = tests/unit/work-bounces.c
tests_unit_work_bounces_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_bounces_LDADD = $(tests_unit_work_digest_LDADD)
tests_unit_work_calm_SOURCES = tests/unit/work-calm.c $(clock_site)
tests_unit_work_calm_CFLAGS = $(tests_unit_work_forecast_CFLAGS)
tests_unit_work_calm_LDADD = $(tests_unit_work_forecast_LDADD)
tests_unit_work_clock_SOURCES = tests/unit/work-clock.c $(clock_site)
tests_unit_work_clock_CFLAGS = $(tests_unit_work_forecast_CFLAGS)
tests_unit_work_clock_LDADD = $(tests_unit_work_forecast_LDADD)
tests_unit_work_forecast_SOURCES = tests/unit/work-forecast.c $(clock_site)
tests_unit_work_forecast_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_forecast_LDADD = $(tests_unit_work_digest_LDADD)
tests_unit_work_commands_SOURCES = tests/unit/work-commands.c $(clock_site)
tests_unit_work_commands_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_commands_LDADD = $(tests_unit_work_digest_LDADD)

own_time_stories = \
	tests/day/bounces.sh \
	tests/day/by-hand.sh \
	tests/day/days-off.sh \
	tests/day/off-today.sh \
	tests/day/moving.sh \
	tests/day/loops.sh \
	tests/day/out-of-office.sh \
	tests/day/refused.sh \
	tests/day/commands.sh \
	tests/day/forget.sh \
	tests/day/search.sh \
	tests/day/wishes.sh
TESTS += $(own_time_stories)
EXTRA_DIST += $(own_time_stories) tests/day/letters.sh
