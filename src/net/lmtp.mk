# LMTP: its part of libnet.a. Needs libc and base/ only, so that who serves it stays small.
libnet_a_SOURCES += \
	include/muster/net/lmtp.h \
	src/net/listener.c src/net/listener.h \
	src/net/lmtp_check.c \
	src/net/lmtp_client.c src/net/lmtp_client.h \
	src/net/lmtp_command.c \
	src/net/lmtp_data.c src/net/lmtp_data.h \
	src/net/lmtp_server.c \
	src/net/lmtp_session.c src/net/lmtp_session.h src/net/lmtp_state.h \
	src/net/lmtp_words.c src/net/lmtp_words.h \
	src/net/sync_pool.c src/net/sync_pool.h
pkglibexec_PROGRAMS += libexec/muster/muster-lmtpd
libexec_muster_muster_lmtpd_SOURCES = src/cmd/lmtpd.c
libexec_muster_muster_lmtpd_LDADD = libnet.a libbase.a $(CONFUSE_LIBS) -lpthread

lmtp_tests = tests/unit/net-lmtp
check_PROGRAMS += $(lmtp_tests)
TESTS += $(lmtp_tests)
tests_unit_net_lmtp_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_net_lmtp_LDADD = libnet.a libbase.a $(GLIB_LIBS) $(CONFUSE_LIBS)

# The fuzz target, run over its seeds; tests/fuzz/run looks for more.
check_PROGRAMS += tests/fuzz/fuzz-lmtp
TESTS += tests/fuzz/fuzz-lmtp
tests_fuzz_fuzz_lmtp_SOURCES = tests/fuzz/fuzz-lmtp.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_lmtp_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests $(GLIB_CFLAGS)
tests_fuzz_fuzz_lmtp_LDADD = libnet.a libbase.a $(GLIB_LIBS) $(CONFUSE_LIBS)
EXTRA_DIST += tests/fuzz/seeds/lmtp

lmtp_stories = tests/day/lmtp.sh
TESTS += $(lmtp_stories)
EXTRA_DIST += $(lmtp_stories)

lmtp_faults = tests/fault/lmtp-contract.sh tests/fault/lmtp-faults.sh tests/fault/lmtp-kill.sh
server_tests += $(lmtp_faults)
EXTRA_DIST += tests/fault/lmtp-peer.py
check_PROGRAMS += tests/fault/lmtp-killer tests/fault/careless-lmtpd
server_programs += tests/fault/lmtp-killer tests/fault/careless-lmtpd
tests_fault_lmtp_killer_SOURCES = \
	tests/fault/lmtp-killer.c \
	tests/fault/numbered.c tests/fault/numbered.h
tests_fault_lmtp_killer_LDADD = -lpthread
tests_fault_careless_lmtpd_SOURCES = src/cmd/lmtpd.c tests/fault/careless-pool.c
tests_fault_careless_lmtpd_LDADD = libnet.a libbase.a $(CONFUSE_LIBS) -lpthread

# Exim and OpenSMTPD exclude Postfix in Debian: their packages are unpacked for a machine of the
# test's own.
server_tests += \
	tests/servers/lmtp-postfix.sh \
	tests/servers/lmtp-exim.sh \
	tests/servers/lmtp-opensmtpd.sh \
	tests/servers/submit.sh
EXTRA_DIST += tests/servers/machine.sh

bench_scripts += tests/bench/lmtp.sh
bench_programs += tests/bench/lmtp-load
tests_bench_lmtp_load_SOURCES = tests/bench/lmtp-load.c
tests_bench_lmtp_load_LDADD = -lpthread
