noinst_LIBRARIES += libbase.a
libbase_a_CFLAGS = $(AM_CFLAGS) $(CONFUSE_CFLAGS)
libbase_a_SOURCES = \
	include/muster/base.h \
	include/muster/base/address.h include/muster/base/config.h include/muster/base/failure.h \
	include/muster/base/guard.h include/muster/base/instant.h include/muster/base/log.h \
	include/muster/base/spool.h include/muster/base/verdict.h \
	src/base/failure.c

# The front door: accepts mail itself, and starts the program of any other command.
bin_PROGRAMS += bin/muster
bin_muster_SOURCES = src/muster.c
bin_muster_LDADD = libbase.a $(CONFUSE_LIBS)
