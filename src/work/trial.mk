# `muster try': one mail to an address and back. Its part of libwork.a.
libwork_a_SOURCES += include/muster/work/trial.h \
	src/work/trial/answer.c src/work/trial/spool-watch.c src/work/trial/trial.c src/work/trial/trial.h

TESTS += tests/day/log.sh tests/day/try.sh
EXTRA_DIST += tests/day/log.sh tests/day/try.sh
