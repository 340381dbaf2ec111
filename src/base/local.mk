noinst_LIBRARIES += libbase.a
libbase_a_CFLAGS = $(AM_CFLAGS) $(CONFUSE_CFLAGS)
libbase_a_SOURCES = \
	include/muster/base.h include/muster/base/acceptance.h \
	include/muster/base/address.h include/muster/base/config.h include/muster/base/failure.h \
	include/muster/base/guard.h include/muster/base/instant.h include/muster/base/log.h \
	include/muster/base/size.h include/muster/base/spool.h include/muster/base/sync.h \
	include/muster/base/verdict.h \
	src/base/acceptance.c \
	src/base/address.c \
	src/base/arena.c src/base/arena.h \
	src/base/config.c \
	src/base/config_bind.c src/base/config_bind.h \
	src/base/config_kinds.c src/base/config_kinds.h \
	src/base/config_links.c src/base/config_links.h \
	src/base/config_lint.c src/base/config_lint.h \
	src/base/config_names.c src/base/config_names.h \
	src/base/config_parse.c src/base/config_parse.h \
	src/base/config_questions.c src/base/config_questions.h \
	src/base/config_scan.c src/base/config_scan.h \
	src/base/config_values.c src/base/config_values.h \
	src/base/failure.c \
	src/base/faults.c \
	src/base/guard.c \
	src/base/guard_line.c src/base/guard_line.h \
	src/base/instant.c \
	src/base/log.c \
	src/base/nearest.c \
	src/base/size.c \
	src/base/spool.c \
	src/base/spool_accept.c \
	src/base/spool_form.c src/base/spool_form.h \
	src/base/spool_room.c \
	src/base/sync.c \
	src/base/utf8.c src/base/utf8.h \
	src/base/verdict.c

# The front door: accepts mail itself, and starts the program of any other command.
bin_PROGRAMS += bin/muster
bin_muster_SOURCES = src/muster.c src/deliver.c src/deliver.h src/delivery.c src/delivery.h \
	src/submit.c src/submit_wire.c src/submit_wire.h
bin_muster_LDFLAGS = $(AM_LDFLAGS) $(DOOR_LDFLAGS)
bin_muster_LDADD = libbase.a $(CONFUSE_LIBS)

# Each test is its room's own client, through its faces.
base_tests = \
	tests/unit/base-acceptance \
	tests/unit/base-address \
	tests/unit/base-config \
	tests/unit/base-guard \
	tests/unit/base-instant \
	tests/unit/base-log \
	tests/unit/base-nearest \
	tests/unit/base-size \
	tests/unit/base-spool
check_PROGRAMS += $(base_tests)
TESTS += $(base_tests)
base_test_libs = libbase.a $(GLIB_LIBS) $(CONFUSE_LIBS)
tests_unit_base_acceptance_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_acceptance_LDADD = $(base_test_libs)
tests_unit_base_address_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_address_LDADD = $(base_test_libs)
tests_unit_base_config_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_config_LDADD = $(base_test_libs)
tests_unit_base_guard_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_guard_LDADD = $(base_test_libs)
tests_unit_base_instant_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_instant_LDADD = $(base_test_libs)
tests_unit_base_log_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_log_LDADD = $(base_test_libs)
tests_unit_base_nearest_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_nearest_LDADD = $(base_test_libs)
tests_unit_base_size_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_size_LDADD = $(base_test_libs)
tests_unit_base_spool_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_base_spool_LDADD = $(base_test_libs)
