# Fetching: its part of libnet.a. Only what speaks IMAP needs libetpan.
libnet_a_CFLAGS += $(ETPAN_CFLAGS)
libnet_a_SOURCES += \
	include/muster/net/fetch.h \
	src/net/fetch.c src/net/fetch_check.c src/net/fetch_source.h \
	src/net/fetch_intake.c src/net/fetch_intake.h \
	src/net/fetch_memory.c src/net/fetch_memory.h \
	src/net/fetch_names.c src/net/fetch_names.h \
	src/net/fetch_trouble.c src/net/fetch_trouble.h \
	src/net/imap_batch.c src/net/imap_round.c src/net/imap_source.h \
	src/net/imap_account.c src/net/imap_account.h \
	src/net/imap_after.c src/net/imap_after.h \
	src/net/imap_fetch.c src/net/imap_fetch.h \
	src/net/imap_session.c src/net/imap_session.h \
	src/net/imap_source.c \
	src/net/imap_wire.c src/net/imap_wire.h \
	src/net/maildir_source.c
pkglibexec_PROGRAMS += libexec/muster/muster-poll
libexec_muster_muster_poll_SOURCES = src/cmd/poll.c
libexec_muster_muster_poll_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
libexec_muster_muster_poll_LDADD = libnet.a libbase.a $(net_libs) $(ETPAN_LIBS) $(CONFUSE_LIBS) \
	-lpthread

server_tests += tests/servers/imap-tls.sh tests/servers/imap-dovecot.sh tests/servers/imap-oauth.sh
EXTRA_DIST += tests/servers/tls.sh tests/servers/dovecot.sh

server_tests += tests/fault/imap-hostile.sh tests/fault/poll-faults.sh tests/fault/poll-kill.sh
EXTRA_DIST += \
	tests/fault/imap-peer.py \
	tests/fault/measured.py \
	tests/fault/peer.py \
	tests/fault/poll-killer.py
check_PROGRAMS += tests/fault/careless-poll
server_programs += tests/fault/careless-poll
tests_fault_careless_poll_SOURCES = src/cmd/poll.c tests/fault/careless-pool.c
tests_fault_careless_poll_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_fault_careless_poll_LDADD = $(libexec_muster_muster_poll_LDADD)
bench_scripts += tests/bench/poll.sh

fetch_tests = tests/unit/net-fetch
check_PROGRAMS += $(fetch_tests)
TESTS += $(fetch_tests) tests/day/poll.sh
EXTRA_DIST += tests/day/poll.sh
tests_unit_net_fetch_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(CURL_CFLAGS)
tests_unit_net_fetch_LDADD = $(net_test_libs)
