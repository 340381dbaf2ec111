# Founding, looking after and running a site.
pkglibexec_PROGRAMS += libexec/muster/muster-init libexec/muster/muster-check \
	libexec/muster/muster-status libexec/muster/muster-once libexec/muster/muster-run \
	libexec/muster/muster-backup libexec/muster/muster-try
site_cflags = $(AM_CFLAGS) $(JSON_CFLAGS) $(GMIME_CFLAGS)
libexec_muster_muster_init_SOURCES = src/cmd/init.c
libexec_muster_muster_init_CFLAGS = $(site_cflags)
libexec_muster_muster_init_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_check_SOURCES = src/cmd/check.c
libexec_muster_muster_check_CFLAGS = $(site_cflags)
libexec_muster_muster_check_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_status_SOURCES = src/cmd/status.c
libexec_muster_muster_status_CFLAGS = $(site_cflags)
libexec_muster_muster_status_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_once_SOURCES = src/cmd/once.c
libexec_muster_muster_once_CFLAGS = $(site_cflags)
libexec_muster_muster_once_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_run_SOURCES = src/cmd/run.c
libexec_muster_muster_run_CFLAGS = $(site_cflags)
libexec_muster_muster_run_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_backup_SOURCES = src/cmd/backup.c
libexec_muster_muster_backup_CFLAGS = $(site_cflags)
libexec_muster_muster_backup_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_try_SOURCES = src/cmd/try.c src/cmd/try-words.c src/cmd/try-words.h
libexec_muster_muster_try_CFLAGS = $(site_cflags)
libexec_muster_muster_try_LDADD = $(work_floor) $(work_libs)
pkglibexec_PROGRAMS += libexec/muster/muster-held libexec/muster/muster-key
libexec_muster_muster_held_SOURCES = src/cmd/held.c
libexec_muster_muster_held_CFLAGS = $(site_cflags)
libexec_muster_muster_held_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_key_SOURCES = src/cmd/key.c
libexec_muster_muster_key_CFLAGS = $(site_cflags)
libexec_muster_muster_key_LDADD = $(work_floor) $(work_libs)
