noinst_LIBRARIES += libnet.a
libnet_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(CURL_CFLAGS) $(GNUTLS_CFLAGS)
libnet_a_SOURCES = \
	include/muster/net.h include/muster/net/transport.h \
	src/net/child.c src/net/child.h src/net/handing.c src/net/kinds.h src/net/lines.c src/net/lines.h \
	src/net/maildir.c src/net/relay.c src/net/relay.h src/net/secret.c src/net/secret.h \
	src/net/sendmail.c src/net/server_url.c src/net/server_url.h \
	src/net/smtp.c src/net/smtp_dialogue.c src/net/smtp_envelope.c src/net/smtp_envelope.h \
	src/net/smtp_pool.c src/net/smtp_pool.h src/net/smtp_reply.c src/net/smtp_reply.h \
	src/net/smtp_session.c src/net/smtp_session.h src/net/smtp_session_own.h \
	src/net/stream.c src/net/stream.h src/net/stream_own.h src/net/stream_start.c \
	src/net/stream_use.c \
	src/net/transport.c
net_libs = $(CURL_LIBS) $(GNUTLS_LIBS) $(GLIB_LIBS)

net_tests = \
	tests/unit/net-lines \
	tests/unit/net-maildir \
	tests/unit/net-sendmail \
	tests/unit/net-smtp \
	tests/unit/net-smtp-many
check_PROGRAMS += $(net_tests)
TESTS += $(net_tests)
net_test_libs = libnet.a libbase.a $(net_libs) $(CONFUSE_LIBS)
tests_unit_net_lines_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_net_lines_LDADD = $(net_test_libs)
tests_unit_net_maildir_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_net_maildir_LDADD = $(net_test_libs)
tests_unit_net_sendmail_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_net_sendmail_LDADD = $(net_test_libs)
tests_unit_net_smtp_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_net_smtp_SOURCES = tests/unit/net-smtp.c tests/unit/smtp-peer.c tests/unit/smtp-peer.h
tests_unit_net_smtp_LDADD = $(net_test_libs)
tests_unit_net_smtp_many_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_net_smtp_many_SOURCES = tests/unit/net-smtp-many.c tests/unit/smtp-peer.c \
	tests/unit/smtp-peer.h
tests_unit_net_smtp_many_LDADD = $(net_test_libs)

# Drives the transports against real servers.
check_PROGRAMS += tests/servers/hand-over
tests_servers_hand_over_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_servers_hand_over_LDADD = $(net_test_libs)
TESTS += tests/fault/maildir-kill.sh
EXTRA_DIST += tests/fault/maildir-kill.sh
server_tests += tests/servers/sendmail-postfix.sh tests/servers/smtp-sink.sh \
	tests/servers/smtp-tls.sh tests/servers/smtp-postfix.sh
EXTRA_DIST += tests/servers/tls-peer.py
bench_scripts += tests/bench/send.sh
bench_programs += tests/bench/delay-proxy
tests_bench_delay_proxy_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_bench_delay_proxy_LDADD = $(GLIB_LIBS)

include src/net/lmtp.mk
include src/net/fetch.mk
