# The work floor: the domain.
noinst_LIBRARIES += libwork.a
libwork_a_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
libwork_a_SOURCES = \
	include/muster/work.h include/muster/work/cage.h include/muster/work/filing.h \
	include/muster/work/planning.h include/muster/work/roster.h include/muster/work/sending.h \
	include/muster/work/places.h include/muster/work/site.h include/muster/work/token.h \
	src/work/places.c
include src/work/letters.mk
include src/work/cage.mk
include src/work/planning.mk
include src/work/running.mk
