# The clock side: what is due, and what leaves. Its part of libwork.a.
libwork_a_SOURCES += \
	src/work/answer-words.c src/work/answer-words.h \
	src/work/ask.c src/work/ask.h src/work/blocks.c src/work/blocks.h src/work/clock-back.c \
	src/work/clock-back.h src/work/close.c \
	src/work/comment.c src/work/digest.c src/work/digest.h \
	src/work/digest-entry.c src/work/digest-member.c src/work/draft.c src/work/draft.h \
	src/work/early.c src/work/early.h \
	src/work/plan-version.c src/work/planner.c src/work/planner.h src/work/planning.c \
	src/work/put-off.c src/work/put-off.h \
	src/work/line.c src/work/report.c src/work/report-due.c src/work/report-forms.h src/work/report-json.c src/work/report-print.c \
	src/work/report-show.c src/work/reporting.h include/muster/work/report.h \
	src/work/blocked.c src/work/blocked.h src/work/question.c src/work/question.h src/work/recall.c src/work/recall.h src/work/refresh.c src/work/remind.c \
	src/work/receipt.c src/work/receipt.h \
	src/work/retire.c src/work/summary.c src/work/welcome.c

check_PROGRAMS += tests/unit/work-digest
tests_unit_work_digest_SOURCES = tests/unit/work-digest.c
tests_unit_work_digest_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_digest_LDADD = libwork.a libmail.a libstore.a libtime.a libnet.a libbase.a $(work_libs)
TESTS += tests/unit/work-digest

check_PROGRAMS += tests/unit/work-planning
clock_site = tests/unit/clock-site.c tests/unit/clock-site.h
tests_unit_work_planning_SOURCES = tests/unit/work-planning.c $(clock_site)
tests_unit_work_planning_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_planning_LDADD = $(tests_unit_work_digest_LDADD)
TESTS += tests/unit/work-planning

clock_tests = tests/day/blocked.sh tests/day/checklist.sh tests/day/comments.sh tests/day/early.sh \
	tests/day/exactly-once.sh tests/day/four-zones.sh tests/day/questions.sh \
	tests/day/readers-choice.sh tests/day/reminder.sh tests/day/report.sh tests/day/stop.sh \
	tests/day/summary.sh tests/day/trouble.sh tests/fault/tick-kill.sh
TESTS += $(clock_tests)
EXTRA_DIST += $(clock_tests) tests/day/clock.sh tests/fault/mornings.sh

bench_scripts += tests/bench/tick.sh
bench_programs += tests/bench/outbox-floor
tests_bench_outbox_floor_SOURCES = tests/bench/outbox-floor.c
tests_bench_outbox_floor_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS)
tests_bench_outbox_floor_LDADD = $(SQLITE_LIBS)
