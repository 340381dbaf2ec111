# Its part of libwork.a: the mails that Muster writes.
libwork_a_SOURCES += \
	src/work/letters/letters-check.c \
	src/work/letters/letters-entries.c src/work/letters/letters-entries.h \
	src/work/letters/letters-goals.c \
	src/work/letters/letters-meeting.c \
	src/work/letters/letters-news.c \
	src/work/letters/letters-offer.c \
	src/work/letters/letters-owner.c \
	src/work/letters/letters-page.c src/work/letters/letters-page.h \
	src/work/letters/letters-probe.c \
	src/work/letters/letters-question.c \
	src/work/letters/letters-receipt.c \
	src/work/letters/letters-report.c \
	src/work/letters/letters-summary.c \
	src/work/letters/letters-transcript.c \
	src/work/letters/letters-trial.c \
	src/work/letters/letters-welcome.c \
	src/work/letters/letters.h \
	src/work/letters/phrases-table.h \
	src/work/letters/phrases.c src/work/letters/phrases.h
nodist_libwork_a_SOURCES = src/work/letters/phrases-table.c

# A language that Muster writes: its phrases here, its templates in templates/LANGUAGE.
phrase_lists = \
	src/work/letters/phrases/de.txt \
	src/work/letters/phrases/en.txt \
	src/work/letters/phrases/es.txt \
	src/work/letters/phrases/fr.txt \
	src/work/letters/phrases/ja.txt
EXTRA_DIST += src/work/letters/phrases.awk $(phrase_lists)
CLEANFILES += src/work/letters/phrases-table.c
src/work/letters/phrases-table.c: src/work/letters/phrases.awk $(phrase_lists)
	$(AM_V_GEN)$(MKDIR_P) src/work/letters && cd $(srcdir) && \
	LC_ALL=C $(AWK) -f src/work/letters/phrases.awk $(phrase_lists) \
		>$(abs_builddir)/src/work/letters/phrases-table.c

letters_libs = libwork.a libmail.a libtime.a libbase.a $(mail_libs) $(CONFUSE_LIBS)
letters_tests = tests/unit/work-letters tests/unit/work-letters-languages
check_PROGRAMS += $(letters_tests)
TESTS += $(letters_tests)
letters_support = tests/unit/letters-support.c tests/unit/letters-support.h
tests_unit_work_letters_SOURCES = tests/unit/work-letters.c $(letters_support)
tests_unit_work_letters_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_letters_LDADD = $(letters_libs)
tests_unit_work_letters_languages_SOURCES = tests/unit/work-letters-languages.c $(letters_support)
tests_unit_work_letters_languages_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_letters_languages_LDADD = $(letters_libs) $(JSON_LIBS)

# All letters in all languages: read by other programs, and, by hand, looked at: tests/look/look
# takes pictures.
check_PROGRAMS += tests/look/letters
TESTS += tests/look/check.sh
tests_look_letters_SOURCES = \
	tests/look/letters.c \
	tests/look/samples.c \
	tests/look/scenes.c tests/look/scenes.h \
	tests/look/scenes-pulse.c
tests_look_letters_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
tests_look_letters_CFLAGS = $(libwork_a_CFLAGS)
tests_look_letters_LDADD = $(letters_libs)
EXTRA_DIST += tests/look/check.sh tests/look/contrast.py tests/look/look tests/look/part.py
look: tests/look/letters
	$(srcdir)/tests/look/look $(builddir)/tests/look/letters $(srcdir)/templates tests/look/pictures
.PHONY: look
