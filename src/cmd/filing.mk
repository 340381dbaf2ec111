# People in, replies in, entries out.
pkglibexec_PROGRAMS += libexec/muster/muster-file libexec/muster/muster-roster \
	libexec/muster/muster-attachment \
	libexec/muster/muster-entries libexec/muster/muster-report \
	libexec/muster/muster-items libexec/muster/muster-search \
	libexec/muster/muster-goal
filing_cflags = $(AM_CFLAGS) $(JSON_CFLAGS) $(GMIME_CFLAGS)
libexec_muster_muster_file_SOURCES = src/cmd/file.c
libexec_muster_muster_file_CFLAGS = $(filing_cflags)
libexec_muster_muster_file_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_roster_SOURCES = src/cmd/roster.c
libexec_muster_muster_roster_CFLAGS = $(filing_cflags)
libexec_muster_muster_roster_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_attachment_SOURCES = src/cmd/attachment.c
libexec_muster_muster_attachment_CFLAGS = $(filing_cflags)
libexec_muster_muster_attachment_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_entries_SOURCES = src/cmd/entries.c src/cmd/selection.c src/cmd/selection.h
libexec_muster_muster_entries_CFLAGS = $(filing_cflags)
libexec_muster_muster_entries_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_report_SOURCES = src/cmd/report.c src/cmd/selection.c src/cmd/selection.h
libexec_muster_muster_report_CFLAGS = $(filing_cflags)
libexec_muster_muster_report_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_items_SOURCES = src/cmd/items.c $(people_sources)
libexec_muster_muster_items_CFLAGS = $(filing_cflags)
libexec_muster_muster_items_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_search_SOURCES = src/cmd/search.c $(people_sources)
libexec_muster_muster_search_CFLAGS = $(filing_cflags)
libexec_muster_muster_search_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_goal_SOURCES = src/cmd/goal.c
libexec_muster_muster_goal_CFLAGS = $(filing_cflags)
libexec_muster_muster_goal_LDADD = $(work_floor) $(work_libs)
