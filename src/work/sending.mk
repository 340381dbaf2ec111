# Outbox to the mail server. Its part of libwork.a.
libwork_a_SOURCES += \
	src/work/sending/breaker.c src/work/sending/breaker.h \
	src/work/sending/pace.c src/work/sending/pace.h \
	src/work/sending/refusal.c src/work/sending/refusal.h \
	src/work/sending/send-log.c src/work/sending/send-log.h \
	src/work/sending/sender-ledger.c src/work/sending/sender.h \
	src/work/sending/sending.c \
	src/work/sending/wire-notes.c src/work/sending/wire-notes.h

sending_tests = tests/day/sending.sh tests/fault/send-kill.sh
server_tests += \
	tests/fault/smtp-hostile.sh \
	tests/fault/smtp-pause.sh \
	tests/fault/smuggling.sh \
	tests/fault/file-faults.sh \
	tests/fault/send-faults.sh \
	tests/fault/tick-faults.sh
EXTRA_DIST += tests/fault/faults.sh
TESTS += $(sending_tests)
check_PROGRAMS += tests/fault/hound tests/fault/relay tests/fault/short.so
server_programs += tests/fault/short.so
tests_fault_hound_SOURCES = tests/fault/hound.c
tests_fault_relay_SOURCES = tests/fault/relay.c
tests_fault_relay_LDFLAGS = $(AM_LDFLAGS) $(DOOR_LDFLAGS)
tests_fault_short_so_SOURCES = tests/fault/short.c
tests_fault_short_so_CFLAGS = $(WARN_CFLAGS) -fPIC
tests_fault_short_so_LDFLAGS = -shared
EXTRA_DIST += $(sending_tests) tests/fault/smtp-peer.py

check_PROGRAMS += tests/unit/work-sending
tests_unit_work_sending_SOURCES = tests/unit/work-sending.c $(small_site)
tests_unit_work_sending_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_sending_LDADD = $(tests_unit_work_digest_LDADD)
TESTS += tests/unit/work-sending
