# Kudos: thanks in any answer. Their part of libwork.a.
libwork_a_SOURCES += \
	src/work/commands/thanking.c \
	src/work/kudos/give.c \
	src/work/kudos/kudos.h \
	src/work/kudos/take.c \
	src/work/kudos/words.c \
	src/work/letters/letters-kudos.c

check_PROGRAMS += tests/unit/work-kudos
tests_unit_work_kudos_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_kudos_LDADD = $(work_test_libs)
TESTS += tests/unit/work-kudos

kudos_stories = tests/day/kudos.sh
TESTS += $(kudos_stories)
EXTRA_DIST += $(kudos_stories)
