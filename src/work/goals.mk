# Goals. Their part of libwork.a.
libwork_a_SOURCES += \
	include/muster/work/goals.h \
	src/work/goals/answers.c \
	src/work/goals/case.c \
	src/work/goals/deed.c \
	src/work/goals/goals.h \
	src/work/goals/kind.c \
	src/work/goals/news.c \
	src/work/goals/period.c \
	src/work/goals/print.c \
	src/work/goals/result.c \
	src/work/goals/view.c \
	src/work/goals/wish.c

check_PROGRAMS += tests/unit/work-goals
tests_unit_work_goals_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_goals_LDADD = $(work_test_libs)
TESTS += tests/unit/work-goals

goal_stories = tests/day/goals.sh
TESTS += $(goal_stories)
EXTRA_DIST += $(goal_stories)
