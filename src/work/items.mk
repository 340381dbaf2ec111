# Blockers and actions. Their part of libwork.a.
libwork_a_SOURCES += \
	include/muster/work/items.h \
	src/work/commands/items.c \
	src/work/items/follow.c \
	src/work/items/item-words.c src/work/items/item-words.h \
	src/work/items/items.h \
	src/work/items/listing.c src/work/items/listing.h \
	src/work/items/say.c \
	src/work/items/saying.h \
	src/work/items/waiting.c src/work/items/waiting.h

check_PROGRAMS += tests/unit/work-items
tests_unit_work_items_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_items_LDADD = $(work_test_libs)
TESTS += tests/unit/work-items

item_stories = tests/day/blockers.sh
TESTS += $(item_stories)
EXTRA_DIST += $(item_stories)
