# Tests that are no unit tests: each is a shell script that speaks TAP, found by its folder's
# local.mk or listed here.
EXTRA_DIST += tests/lib.sh tests/unit/scratch.h tests/unit/reply-answers.h

# What `make bench' runs.
bench_scripts += tests/bench/deliver.sh
EXTRA_DIST += tests/bench/lib.sh
bench_programs += tests/bench/turns tests/bench/spool-floor
tests_bench_turns_SOURCES = tests/bench/turns.c
# The floor is static, as nothing can be less.
tests_bench_spool_floor_SOURCES = tests/bench/spool-floor.c
tests_bench_spool_floor_LDFLAGS = $(HARDEN_LDFLAGS) -static-pie

TESTS += tests/house/french.sh tests/house/front-door.sh tests/house/log.sh tests/house/manuals.sh
EXTRA_DIST += tests/house/french.sh tests/house/front-door.sh tests/house/log.sh tests/house/manuals.sh

# What goes wrong on purpose.
site_stories = tests/day/site.sh tests/day/contract-commands.sh tests/day/contract-entries.sh \
	tests/day/upgrade.sh
TESTS += $(site_stories)
EXTRA_DIST += $(site_stories)

fault_tests = \
	tests/fault/deliver-contract.sh \
	tests/fault/deliver-faults.sh \
	tests/fault/deliver-kill.sh
TESTS += $(fault_tests)
EXTRA_DIST += $(fault_tests) tests/fault/slices.sh
check_PROGRAMS += tests/fault/killer tests/fault/careless
tests_fault_killer_SOURCES = tests/fault/killer.c tests/fault/numbered.c tests/fault/numbered.h
tests_fault_careless_SOURCES = tests/fault/careless.c

# Recipes of contrib/, each in the real program. As root, with procmail, maildrop and postfix
# installed, none is skipped.
server_tests += \
	tests/servers/clients.sh \
	tests/servers/day.sh \
	tests/servers/fdm.sh \
	tests/servers/imap-wiring.sh \
	tests/servers/maildrop.sh \
	tests/servers/postfix.sh \
	tests/servers/postfix-virtual.sh \
	tests/servers/procmail.sh \
	tests/servers/sieve-dovecot.sh \
	tests/servers/syslog.sh \
	tests/servers/systemd.sh \
	tests/servers/vacation-dovecot.sh
EXTRA_DIST += \
	tests/servers/lib.sh \
	tests/servers/clients/edit \
	tests/servers/clients/rmail.el \
	tests/servers/clients/sendmail
