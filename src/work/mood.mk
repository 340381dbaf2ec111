# Moods: for oneself alone, and for a team as one figure a week. Their part of libwork.a.
libwork_a_SOURCES += src/work/mood/close-week.c

mood_stories = tests/day/mood.sh
TESTS += $(mood_stories)
EXTRA_DIST += $(mood_stories)
