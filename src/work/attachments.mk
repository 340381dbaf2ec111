# Files that came with answers. Its part of libwork.a.
libwork_a_SOURCES += \
	include/muster/work/attachments.h \
	src/work/attachments/arriving.c src/work/attachments/arriving.h \
	src/work/attachments/enclosing.c \
	src/work/attachments/files.c \
	src/work/attachments/shown.c src/work/attachments/shown.h
