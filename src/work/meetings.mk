# 1-on-1s: two people who meet. Their part of libwork.a.
libwork_a_SOURCES += \
	include/muster/work/pairs.h \
	src/work/commands/pairs.c \
	src/work/meetings/aside.c \
	src/work/meetings/calendar.c \
	src/work/meetings/foresee.c \
	src/work/meetings/kind.c \
	src/work/meetings/lines.c \
	src/work/meetings/mails.c \
	src/work/meetings/meeting.c \
	src/work/meetings/meetings.h \
	src/work/meetings/next.c \
	src/work/meetings/pairs-by-mail.c \
	src/work/meetings/pairs.c \
	src/work/meetings/slots.c \
	src/work/meetings/whose.c \
	src/work/meetings/whose.h \
	src/work/meetings/words.c

meeting_stories = tests/day/astray.sh tests/day/far-apart.sh tests/day/one-after-another.sh tests/day/one-on-one.sh \
	tests/day/pairs.sh tests/day/whose-line.sh
TESTS += $(meeting_stories)
EXTRA_DIST += $(meeting_stories) tests/day/meetings.sh

check_PROGRAMS += tests/unit/work-invitation
tests_unit_work_invitation_CFLAGS = $(libwork_a_CFLAGS) $(ICAL_CFLAGS)
tests_unit_work_invitation_LDADD = $(work_test_libs)
TESTS += tests/unit/work-invitation
