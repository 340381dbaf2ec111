noinst_LIBRARIES += libstore.a
libstore_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(SQLITE_CFLAGS) $(NETTLE_CFLAGS)
libstore_a_SOURCES = \
	include/muster/store.h include/muster/store/absences.h include/muster/store/bounces.h \
	include/muster/store/calendars.h include/muster/store/caused.h \
	include/muster/store/comments.h \
	include/muster/store/goals.h src/store/goals.c \
	src/store/goal-steps.c src/store/goal-steps.h \
	include/muster/store/held.h src/store/held.c \
	include/muster/store/due.h include/muster/store/items.h include/muster/store/mails.h \
	include/muster/store/meetings.h include/muster/store/news.h include/muster/store/people.h \
	include/muster/store/receipts.h include/muster/store/rounds.h \
	include/muster/store/silence.h include/muster/store/store.h \
	include/muster/store/commands.h src/store/commands.c \
	src/store/absences.c \
	include/muster/store/attachments.h src/store/attachments.c \
	src/store/backup.c \
	src/store/bounces.c \
	src/store/calendars.c \
	src/store/caused.c \
	src/store/claim.c \
	src/store/comments.c \
	src/store/digest.c src/store/digest.h \
	src/store/due.c \
	src/store/entries.c \
	src/store/items.c \
	include/muster/store/kudos.h src/store/kudos.c src/store/kudos.h \
	src/store/round-items.c \
	src/store/facts.c \
	include/muster/store/forget.h src/store/forget.c \
	src/store/forms.c \
	src/store/meeting-lines.c src/store/meeting-lines.h \
	include/muster/store/meeting-pairs.h src/store/meeting-pairs.c \
	src/store/meetings.c \
	src/store/migrate.c \
	include/muster/store/moods.h src/store/moods.c src/store/moods.h \
	src/store/news.c \
	src/store/open.c \
	src/store/outbox.c src/store/outbox.h \
	src/store/people.c src/store/people.h \
	include/muster/store/pulses.h src/store/pulses.c src/store/pulses.h \
	src/store/receipts.c \
	src/store/received.c \
	src/store/retention.c \
	src/store/rounds.c src/store/rounds.h \
	src/store/schema.h \
	src/store/schema-1.c \
	src/store/schema-2.c \
	include/muster/store/search.h src/store/search.c src/store/search-late.h \
	include/muster/store/team-forms.h src/store/team-forms.c \
	src/store/sent.c \
	src/store/settings.c \
	src/store/silence.c \
	src/store/sql.c src/store/sql.h \
	src/store/teams.c \
	src/store/transaction.c \
	src/store/walk.c
store_libs = $(SQLITE_LIBS) $(NETTLE_LIBS) $(GLIB_LIBS)

# Unit tests: one program a topic.
check_LIBRARIES = libstoretest.a
libstoretest_a_CFLAGS = $(libstore_a_CFLAGS)
libstoretest_a_SOURCES = tests/unit/store-support.c tests/unit/store-support.h

store_tests = \
	tests/unit/store-absences \
	tests/unit/store-bounces \
	tests/unit/store-due \
	tests/unit/store-files \
	tests/unit/store-goals \
	tests/unit/store-items \
	tests/unit/store-mails \
	tests/unit/store-news \
	tests/unit/store-people \
	tests/unit/store-plans \
	tests/unit/store-receipts \
	tests/unit/store-retention \
	tests/unit/store-rounds \
	tests/unit/store-search \
	tests/unit/store-sql \
	tests/unit/store-transactions
check_PROGRAMS += $(store_tests)
TESTS += $(store_tests)
store_test_cflags = $(libstore_a_CFLAGS)
store_test_libs = libstoretest.a libstore.a libbase.a $(store_libs)
tests_unit_store_absences_CFLAGS = $(store_test_cflags)
tests_unit_store_absences_LDADD = $(store_test_libs)
tests_unit_store_bounces_CFLAGS = $(store_test_cflags)
tests_unit_store_bounces_LDADD = $(store_test_libs)
tests_unit_store_due_CFLAGS = $(store_test_cflags)
tests_unit_store_due_LDADD = $(store_test_libs)
tests_unit_store_files_CFLAGS = $(store_test_cflags)
tests_unit_store_files_LDADD = $(store_test_libs)
tests_unit_store_goals_CFLAGS = $(store_test_cflags)
tests_unit_store_goals_LDADD = $(store_test_libs)
tests_unit_store_items_CFLAGS = $(store_test_cflags)
tests_unit_store_items_LDADD = $(store_test_libs)
tests_unit_store_mails_CFLAGS = $(store_test_cflags)
tests_unit_store_mails_LDADD = $(store_test_libs)
tests_unit_store_news_CFLAGS = $(store_test_cflags)
tests_unit_store_news_LDADD = $(store_test_libs)
tests_unit_store_people_CFLAGS = $(store_test_cflags)
tests_unit_store_people_LDADD = $(store_test_libs)
tests_unit_store_plans_CFLAGS = $(store_test_cflags)
tests_unit_store_plans_LDADD = $(store_test_libs)
tests_unit_store_receipts_CFLAGS = $(store_test_cflags)
tests_unit_store_receipts_LDADD = $(store_test_libs)
tests_unit_store_retention_CFLAGS = $(store_test_cflags)
tests_unit_store_retention_LDADD = $(store_test_libs)
tests_unit_store_rounds_CFLAGS = $(store_test_cflags)
tests_unit_store_rounds_LDADD = $(store_test_libs)
tests_unit_store_search_CFLAGS = $(store_test_cflags)
tests_unit_store_search_LDADD = $(store_test_libs)
tests_unit_store_sql_CFLAGS = $(store_test_cflags)
tests_unit_store_sql_LDADD = $(store_test_libs)
tests_unit_store_transactions_CFLAGS = $(store_test_cflags)
tests_unit_store_transactions_LDADD = $(store_test_libs)

# What each released schema left behind, and how it is made.
check_PROGRAMS += tests/store/sample
tests_store_sample_CFLAGS = $(store_test_cflags)
tests_store_sample_LDADD = $(store_test_libs)
EXTRA_DIST += tests/store/dump tests/store/schema-1.sql

# tests/bench/store.sh compares what this prints.
bench_scripts += tests/bench/store.sh
bench_programs += tests/bench/store-bench
tests_bench_store_bench_SOURCES = tests/bench/store-bench.c
tests_bench_store_bench_CFLAGS = $(libstore_a_CFLAGS)
tests_bench_store_bench_LDADD = libstore.a libbase.a $(store_libs)
