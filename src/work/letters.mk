# Its part of libwork.a: the mails that Muster writes.
libwork_a_SOURCES += \
	src/work/letters.h \
	src/work/letters-check.c \
	src/work/letters-page.c src/work/letters-page.h \
	src/work/letters-question.c \
	src/work/letters-summary.c \
	src/work/letters-welcome.c \
	src/work/phrases.c src/work/phrases.h src/work/phrases-question.c

letters_libs = libwork.a libmail.a libtime.a libbase.a $(mail_libs) $(CONFUSE_LIBS)
check_PROGRAMS += tests/unit/work-letters
TESTS += tests/unit/work-letters
tests_unit_work_letters_SOURCES = tests/unit/work-letters.c
tests_unit_work_letters_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_letters_LDADD = $(letters_libs)

# To be looked at, by hand: tests/look/look takes pictures of the HTML parts.
bench_programs += tests/look/letters
CLEANFILES += tests/look/letters
tests_look_letters_SOURCES = tests/look/letters.c
tests_look_letters_CFLAGS = $(libwork_a_CFLAGS)
tests_look_letters_LDADD = $(letters_libs)
EXTRA_DIST += tests/look/look tests/look/part.py
look: tests/look/letters
	$(srcdir)/tests/look/look $(builddir)/tests/look/letters $(srcdir)/templates tests/look/pictures
.PHONY: look
