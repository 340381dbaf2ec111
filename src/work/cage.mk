libwork_a_SOURCES += src/work/filing/cage.c src/work/filing/cage-pipe.c src/work/filing/cage-pipe.h

check_PROGRAMS += tests/unit/work-cage
TESTS += tests/unit/work-cage
tests_unit_work_cage_SOURCES = tests/unit/work-cage.c
tests_unit_work_cage_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
tests_unit_work_cage_LDADD = libwork.a libmail.a libbase.a $(mail_libs)
