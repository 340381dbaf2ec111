# What is said about what somebody wrote, and who hears it. Its part of libwork.a.
libwork_a_SOURCES += \
	src/work/threads/blocks.c \
	src/work/threads/gather.c src/work/threads/gather.h \
	src/work/threads/hearing.c \
	src/work/threads/kinds.c \
	src/work/threads/moment.c src/work/threads/moment.h \
	src/work/threads/news.c \
	src/work/threads/showing.c src/work/threads/showing.h \
	src/work/threads/threads.h

check_PROGRAMS += tests/unit/work-threads
tests_unit_work_threads_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_threads_LDADD = $(tests_unit_work_digest_LDADD)
TESTS += tests/unit/work-threads

thread_stories = tests/day/threads.sh
TESTS += $(thread_stories)
EXTRA_DIST += $(thread_stories)
