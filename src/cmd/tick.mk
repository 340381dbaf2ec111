# The clock side: planning and sending.
pkglibexec_PROGRAMS += libexec/muster/muster-tick libexec/muster/muster-send
libexec_muster_muster_tick_SOURCES = src/cmd/tick.c
libexec_muster_muster_tick_CFLAGS = $(site_cflags)
libexec_muster_muster_tick_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_send_SOURCES = src/cmd/send.c
libexec_muster_muster_send_CFLAGS = $(site_cflags)
libexec_muster_muster_send_LDADD = $(work_floor) $(work_libs)
