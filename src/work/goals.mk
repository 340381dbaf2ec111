# Goals. Their part of libwork.a.
libwork_a_SOURCES += \
	src/work/goals/answers.c src/work/goals/case.c src/work/goals/deed.c src/work/goals/goals.h src/work/goals/kind.c \
	src/work/goals/news.c include/muster/work/goals.h src/work/goals/period.c src/work/goals/print.c src/work/goals/result.c src/work/goals/view.c src/work/goals/wish.c
