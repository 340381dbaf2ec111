# Days off, people's choices, workflows by hand, and what is to come.
pkglibexec_PROGRAMS += \
	libexec/muster/muster-forecast \
	libexec/muster/muster-away \
	libexec/muster/muster-back \
	libexec/muster/muster-calendar \
	libexec/muster/muster-person \
	libexec/muster/muster-workflow
libexec_muster_muster_workflow_SOURCES = src/cmd/workflow.c $(people_sources)
libexec_muster_muster_workflow_CFLAGS = $(site_cflags)
libexec_muster_muster_workflow_LDADD = $(work_floor) $(work_libs)
people_sources = src/cmd/people.c src/cmd/people.h
libexec_muster_muster_away_SOURCES = src/cmd/away.c $(people_sources)
libexec_muster_muster_away_CFLAGS = $(site_cflags)
libexec_muster_muster_away_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_back_SOURCES = src/cmd/back.c $(people_sources)
libexec_muster_muster_back_CFLAGS = $(site_cflags)
libexec_muster_muster_back_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_calendar_SOURCES = src/cmd/calendar.c $(people_sources)
libexec_muster_muster_calendar_CFLAGS = $(site_cflags)
libexec_muster_muster_calendar_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_person_SOURCES = src/cmd/person.c $(people_sources)
libexec_muster_muster_person_CFLAGS = $(site_cflags)
libexec_muster_muster_person_LDADD = $(work_floor) $(work_libs)
libexec_muster_muster_forecast_SOURCES = src/cmd/forecast.c $(people_sources)
libexec_muster_muster_forecast_CFLAGS = $(site_cflags)
libexec_muster_muster_forecast_LDADD = $(work_floor) $(work_libs)
