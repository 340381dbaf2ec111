# Outbox to the mail server. Its part of libwork.a.
libwork_a_SOURCES += \
	src/work/breaker.c src/work/breaker.h src/work/sender.h src/work/sender-ledger.c \
	src/work/sending.c src/work/wire-notes.c src/work/wire-notes.h

sending_tests = tests/day/sending.sh tests/fault/send-kill.sh tests/fault/smtp-hostile.sh \
	tests/fault/smtp-pause.sh
TESTS += $(sending_tests)
EXTRA_DIST += $(sending_tests) tests/fault/smtp-peer.py
