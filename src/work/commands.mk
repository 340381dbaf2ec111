# Commands by mail. Its part of libwork.a.
libwork_a_SOURCES += \
	include/muster/work/commands.h \
	include/muster/work/finding.h \
	include/muster/work/team-form.h \
	src/work/commands/arguments.c src/work/commands/arguments.h \
	src/work/commands/asking.c \
	src/work/commands/commands.h \
	src/work/commands/consent-words.c \
	src/work/commands/consent.c \
	src/work/commands/export-files.c \
	src/work/commands/export.c src/work/commands/export.h \
	src/work/commands/finding.c \
	src/work/commands/goals.c \
	src/work/commands/kind.h \
	src/work/commands/managing.c src/work/commands/managing.h \
	src/work/commands/own-hours.c \
	src/work/commands/questions.c \
	src/work/commands/reading.c \
	src/work/commands/reports.c \
	src/work/commands/rights.c \
	src/work/commands/running.c \
	src/work/commands/slashed.c \
	src/work/commands/standing.c \
	src/work/commands/stays.c \
	src/work/commands/table.c \
	src/work/commands/teams.c \
	src/work/commands/telling.c \
	src/work/commands/threads.c \
	src/work/commands/words-table.h \
	src/work/commands/words.c src/work/commands/words.h \
	src/work/filing/commanding.c \
	src/work/people/managing.c src/work/people/managing.h \
	src/work/questions/form-checks.c \
	src/work/questions/form-reading.c \
	src/work/questions/team-form.c \
	src/work/questions/wishes.c src/work/questions/wishes.h \
	src/work/questions/wordings.c \
	src/work/questions/workflow-show.c
nodist_libwork_a_SOURCES += src/work/commands/words-table.c

# What may be written: a file a language, no C.
command_lists = src/work/commands/words/de.txt src/work/commands/words/en.txt \
	src/work/commands/words/es.txt src/work/commands/words/fr.txt src/work/commands/words/ja.txt
EXTRA_DIST += src/work/commands/words.awk $(command_lists)
CLEANFILES += src/work/commands/words-table.c
src/work/commands/words-table.c: src/work/commands/words.awk $(command_lists)
	$(AM_V_GEN)$(MKDIR_P) src/work/commands && cd $(srcdir) && \
	LC_ALL=C $(AWK) -f src/work/commands/words.awk $(command_lists) \
		>$(abs_builddir)/src/work/commands/words-table.c

command_stories = \
	tests/day/consent-thread.sh \
	tests/day/consent.sh \
	tests/day/managing.sh \
	tests/day/unheard.sh \
	tests/day/uninvited.sh
TESTS += $(command_stories)
EXTRA_DIST += $(command_stories)

check_PROGRAMS += tests/unit/work-questions
tests_unit_work_questions_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_questions_LDADD = $(work_test_libs)
TESTS += tests/unit/work-questions
