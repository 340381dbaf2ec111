# The cage has nothing but what it needs to read mail.
pkglibexec_PROGRAMS += libexec/muster/muster-cage libexec/muster/muster-explain
libexec_muster_muster_cage_SOURCES = src/cmd/cage.c src/cmd/confine.c src/cmd/confine.h
libexec_muster_muster_cage_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(SECCOMP_CFLAGS)
libexec_muster_muster_cage_LDADD = libmail.a libbase.a $(mail_libs) $(SECCOMP_LIBS)

libexec_muster_muster_explain_SOURCES = \
	src/cmd/explain.c src/cmd/explain.h \
	src/cmd/explain-json.c \
	src/cmd/explain-items.c \
	src/cmd/explain-show.c
libexec_muster_muster_explain_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
libexec_muster_muster_explain_LDADD = $(work_floor) $(work_libs)

dist_man_MANS += doc/muster-explain.1
TESTS += tests/day/explain.sh
EXTRA_DIST += tests/day/explain.sh tests/corpus/replies
