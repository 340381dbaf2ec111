noinst_LIBRARIES += libtime.a
libtime_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
libtime_a_SOURCES = \
	include/muster/time.h include/muster/time/calendar.h include/muster/time/schedule.h
time_libs = $(GLIB_LIBS)
