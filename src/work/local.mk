# The work floor: the domain.
noinst_LIBRARIES += libwork.a
libwork_a_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
libwork_a_SOURCES = \
	include/muster/work.h include/muster/work/cage.h include/muster/work/filing.h \
	include/muster/work/planning.h include/muster/work/roster.h include/muster/work/sending.h \
	include/muster/work/places.h include/muster/work/site.h include/muster/work/token.h \
	src/work/places.c src/work/base32.c src/work/base32.h src/work/keys.c src/work/keys.h \
	src/work/site.c src/work/token.c src/work/workflow.c src/work/workflow.h \
	include/muster/work/recognise.h src/work/recognise.c src/work/asking.c src/work/asking.h \
	src/work/arrival.c src/work/filer.h src/work/filing.c src/work/marker.c src/work/merge.c src/work/merge.h \
	src/work/placing.c src/work/placing.h src/work/settle.c \
	src/work/csv.c src/work/csv.h src/work/roster-cell.c src/work/roster-cell.h \
	src/work/roster-file.c src/work/roster-file.h src/work/roster-plan.c src/work/roster-plan.h src/work/roster.c
include src/work/letters.mk
include src/work/cage.mk
include src/work/planning.mk
include src/work/running.mk

check_PROGRAMS += tests/unit/work-token
tests_unit_work_token_SOURCES = tests/unit/work-token.c
tests_unit_work_token_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_token_LDADD = libwork.a libbase.a $(GLIB_LIBS)
TESTS += tests/unit/work-token
