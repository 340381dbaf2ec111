# Founding, looking after and running a site: its part of libwork.a
libwork_a_SOURCES += \
	include/muster/work/backup.h include/muster/work/checking.h include/muster/work/founding.h \
	include/muster/work/standing.h include/muster/work/supervise.h \
	src/work/backup.c src/work/checking.c src/work/founding.c src/work/last-run.c \
	src/work/last-run.h src/work/standing.c \
	src/work/services.c src/work/services.h src/work/supervise.c
