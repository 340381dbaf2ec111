libwork_a_SOURCES += src/work/cage.c
