# Founding, looking after and running a site: its part of libwork.a
libwork_a_SOURCES += \
	include/muster/work/backup.h include/muster/work/checking.h include/muster/work/founding.h \
	include/muster/work/standing.h include/muster/work/supervise.h \
	src/work/site/backup.c src/work/site/checking.c src/work/site/founding.c src/work/site/last-run.c \
	src/work/site/last-run.h src/work/site/standing.c \
	src/work/site/services.c src/work/site/services.h src/work/site/supervise.c
