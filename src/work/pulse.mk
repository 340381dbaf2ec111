# Pulses: questions that are answered without a name. Their part of libwork.a.
libwork_a_SOURCES += \
	src/work/letters/letters-pulse.c \
	src/work/pulse/arrive.c \
	src/work/pulse/box.c src/work/pulse/box.h \
	src/work/pulse/foresee.c \
	src/work/pulse/hours.c \
	src/work/pulse/kind.c \
	src/work/pulse/mails.c \
	src/work/pulse/occasion.c \
	src/work/pulse/publish.c \
	src/work/pulse/pulse.h \
	src/work/pulse/ticket.c src/work/pulse/ticket.h

check_PROGRAMS += tests/unit/work-pulse
tests_unit_work_pulse_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_pulse_LDADD = $(work_test_libs)
TESTS += tests/unit/work-pulse

pulse_stories = tests/day/pulse.sh tests/fault/pulse-join.sh
TESTS += $(pulse_stories)
EXTRA_DIST += $(pulse_stories) tests/fault/pulse-join.py
