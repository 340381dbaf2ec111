noinst_LIBRARIES += libstore.a
libstore_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(SQLITE_CFLAGS)
libstore_a_SOURCES = \
	include/muster/store.h include/muster/store/due.h include/muster/store/mails.h \
	include/muster/store/people.h include/muster/store/rounds.h include/muster/store/store.h
store_libs = $(SQLITE_LIBS) $(GLIB_LIBS)
