# One program a command, each in libexec/muster; bin/muster starts them.
noinst_LIBRARIES += libcmd.a
libcmd_a_CFLAGS = $(AM_CFLAGS) $(JSON_CFLAGS) $(GMIME_CFLAGS)
libcmd_a_SOURCES = src/cmd/command.c src/cmd/command.h
# In this order: each floor before those it stands on.
work_floor = libcmd.a libwork.a libmail.a libstore.a libtime.a libnet.a libbase.a
work_libs = $(mail_libs) $(JSON_LIBS) $(store_libs) $(net_libs) $(time_libs) $(CONFUSE_LIBS)

include src/cmd/site.mk
include src/cmd/filing.mk
include src/cmd/tick.mk
include src/cmd/planner.mk
include src/cmd/explain.mk
