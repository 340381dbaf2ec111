# Its part of libwork.a: the mails that Muster writes.
libwork_a_SOURCES += \
	src/work/letters.h \
	src/work/letters-page.c src/work/letters-page.h \
	src/work/letters-question.c \
	src/work/letters-summary.c \
	src/work/letters-welcome.c \
	src/work/phrases.c src/work/phrases.h
