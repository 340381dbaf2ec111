# The clock side: what is due, and what leaves. Its part of libwork.a.
libwork_a_SOURCES += \
	include/muster/work/report.h \
	src/work/filing/answer-words.c src/work/filing/answer-words.h \
	src/work/planning/ask.c src/work/planning/ask.h \
	src/work/planning/clock-back.c src/work/planning/clock-back.h \
	src/work/planning/close.c \
	src/work/planning/draft.c src/work/planning/draft.h \
	src/work/planning/filed.c src/work/planning/filed.h \
	src/work/planning/forget.c \
	src/work/planning/owner.c \
	src/work/planning/plan-version.c \
	src/work/planning/planner.c src/work/planning/planner.h \
	src/work/planning/planning.c \
	src/work/planning/put-off.c src/work/planning/put-off.h \
	src/work/planning/question.c src/work/planning/question.h \
	src/work/planning/queue-log.c src/work/planning/queue-log.h \
	src/work/planning/recall.c src/work/planning/recall.h \
	src/work/planning/receipt.c src/work/planning/receipt.h \
	src/work/planning/refresh.c \
	src/work/planning/remind.c \
	src/work/planning/retire.c \
	src/work/planning/welcome.c \
	src/work/summary/blocks.c src/work/summary/blocks.h \
	src/work/summary/digest-entry.c \
	src/work/summary/digest-member.c \
	src/work/summary/digest.c src/work/summary/digest.h \
	src/work/summary/early.c src/work/summary/early.h \
	src/work/summary/line.c \
	src/work/summary/report-due.c \
	src/work/summary/report-forms.h \
	src/work/summary/report-json.c \
	src/work/summary/report-print.c \
	src/work/summary/report-show.c \
	src/work/summary/report.c \
	src/work/summary/reporting.h \
	src/work/summary/summary.c \
	src/work/summary/whole.c

check_PROGRAMS += tests/unit/work-digest
tests_unit_work_digest_SOURCES = tests/unit/work-digest.c
tests_unit_work_digest_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_digest_LDADD = libwork.a libmail.a libstore.a libtime.a libnet.a libbase.a \
	$(work_libs)
TESTS += tests/unit/work-digest

check_PROGRAMS += tests/unit/work-planning
clock_site = tests/unit/clock-site.c tests/unit/clock-site.h
tests_unit_work_planning_SOURCES = tests/unit/work-planning.c $(clock_site)
tests_unit_work_planning_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_planning_LDADD = $(tests_unit_work_digest_LDADD)
TESTS += tests/unit/work-planning

# Reads mails and entries for the stories.
check_PROGRAMS += tests/day/reader
server_programs += tests/day/reader
tests_day_reader_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
tests_day_reader_LDADD = $(GMIME_LIBS) $(JSON_LIBS)
clock_tests = \
	tests/day/blocked.sh \
	tests/day/checklist.sh \
	tests/day/comments.sh \
	tests/day/early.sh \
	tests/day/exactly-once.sh \
	tests/day/four-zones.sh \
	tests/day/questions.sh \
	tests/day/questions-languages.sh \
	tests/day/readers-choice.sh \
	tests/day/reminder.sh \
	tests/day/report.sh \
	tests/day/stop.sh \
	tests/day/owner.sh \
	tests/day/summary.sh \
	tests/day/trouble.sh \
	tests/day/half-answered.sh \
	tests/day/weekly.sh \
	tests/day/weekly-days.sh \
	tests/day/who-reads-what.sh \
	tests/fault/tick-kill.sh
TESTS += $(clock_tests)
EXTRA_DIST += $(clock_tests) tests/day/clock.sh tests/day/weekly-words.sh tests/fault/mornings.sh

bench_scripts += tests/bench/tick.sh
bench_programs += tests/bench/cost tests/bench/outbox-floor
tests_bench_cost_SOURCES = tests/bench/cost.c
tests_bench_outbox_floor_SOURCES = tests/bench/outbox-floor.c
tests_bench_outbox_floor_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS)
tests_bench_outbox_floor_LDADD = $(SQLITE_LIBS)
