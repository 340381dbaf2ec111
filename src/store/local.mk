noinst_LIBRARIES += libstore.a
libstore_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(SQLITE_CFLAGS)
libstore_a_SOURCES = \
	include/muster/store.h include/muster/store/due.h include/muster/store/mails.h \
	include/muster/store/people.h include/muster/store/rounds.h include/muster/store/store.h \
	src/store/backup.c \
	src/store/claim.c \
	src/store/digest.c src/store/digest.h \
	src/store/due.c \
	src/store/entries.c \
	src/store/facts.c \
	src/store/forms.c \
	src/store/migrate.c \
	src/store/open.c \
	src/store/outbox.c src/store/outbox.h \
	src/store/people.c src/store/people.h \
	src/store/received.c \
	src/store/retention.c \
	src/store/rounds.c \
	src/store/schema.c src/store/schema.h \
	src/store/sent.c \
	src/store/sql.c src/store/sql.h \
	src/store/teams.c \
	src/store/transaction.c \
	src/store/walk.c
store_libs = $(SQLITE_LIBS) $(GLIB_LIBS)

check_LIBRARIES = libstoretest.a
libstoretest_a_CFLAGS = $(libstore_a_CFLAGS)
libstoretest_a_SOURCES = tests/unit/store-support.c tests/unit/store-support.h

check_PROGRAMS += tests/unit/store-transactions
TESTS += tests/unit/store-transactions
tests_unit_store_transactions_CFLAGS = $(libstore_a_CFLAGS)
tests_unit_store_transactions_SOURCES = tests/unit/store-transactions.c
tests_unit_store_transactions_LDADD = libstoretest.a libstore.a libbase.a $(store_libs)

check_PROGRAMS += tests/unit/store-rounds
TESTS += tests/unit/store-rounds
tests_unit_store_rounds_CFLAGS = $(libstore_a_CFLAGS)
tests_unit_store_rounds_SOURCES = tests/unit/store-rounds.c
tests_unit_store_rounds_LDADD = libstoretest.a libstore.a libbase.a $(store_libs)

check_PROGRAMS += tests/unit/store-mails
TESTS += tests/unit/store-mails
tests_unit_store_mails_CFLAGS = $(libstore_a_CFLAGS)
tests_unit_store_mails_SOURCES = tests/unit/store-mails.c
tests_unit_store_mails_LDADD = libstoretest.a libstore.a libbase.a $(store_libs)
