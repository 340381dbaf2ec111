# The clock side: what is due, and what leaves. Its part of libwork.a.
libwork_a_SOURCES += \
	src/work/ask.c src/work/close.c src/work/digest.c src/work/digest.h \
	src/work/digest-entry.c src/work/digest-member.c src/work/draft.c src/work/draft.h \
	src/work/plan-version.c src/work/planner.c src/work/planner.h src/work/planning.c \
	src/work/question.c src/work/question.h src/work/refresh.c src/work/remind.c \
	src/work/retire.c src/work/sending.c src/work/summary.c src/work/welcome.c
