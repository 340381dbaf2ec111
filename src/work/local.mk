# The work floor: the domain.
noinst_LIBRARIES += libwork.a
libwork_a_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
libwork_a_SOURCES = \
	include/muster/work.h include/muster/work/cage.h include/muster/work/filing.h \
	include/muster/work/planning.h include/muster/work/roster.h include/muster/work/sending.h \
	include/muster/work/places.h include/muster/work/site.h include/muster/work/token.h \
	src/work/places.c src/work/base32.c src/work/base32.h src/work/keys.c src/work/keys.h \
	src/work/form.c src/work/site.c src/work/token.c src/work/workflow.c src/work/workflow.h \
	include/muster/work/recognise.h src/work/recognise.c src/work/asking.c src/work/asking.h \
	src/work/arrival.c src/work/filer.h src/work/filing.c src/work/marker.c src/work/merge.c src/work/merge.h \
	src/work/again.c src/work/again.h src/work/aim.c src/work/aim.h src/work/answer.c src/work/decide.c src/work/effect.c src/work/effect.h \
	src/work/move.c src/work/placing.c src/work/placing.h src/work/plans.c src/work/plans.h \
	src/work/commenting.c src/work/remarks.c src/work/remarks.h src/work/settle.c src/work/settlement.h \
	src/work/csv.c src/work/csv.h src/work/roster-cell.c src/work/roster-cell.h \
	src/work/roster-file.c src/work/roster-file.h src/work/roster-plan.c src/work/roster-plan.h src/work/roster.c
include src/work/letters.mk
include src/work/cage.mk
include src/work/planning.mk
include src/work/sending.mk
include src/work/own-time.mk
include src/work/running.mk

work_tests = tests/unit/work-token tests/unit/work-merge tests/unit/work-recognise \
	tests/unit/work-roster tests/unit/work-filing tests/unit/work-recall tests/unit/work-site
check_PROGRAMS += $(work_tests)
TESTS += $(work_tests)
small_site = tests/unit/small-site.c tests/unit/small-site.h
work_test_libs = libwork.a libmail.a libstore.a libtime.a libbase.a $(mail_libs) $(store_libs) $(time_libs) \
	$(CONFUSE_LIBS)
tests_unit_work_token_SOURCES = tests/unit/work-token.c
tests_unit_work_token_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_token_LDADD = libwork.a libbase.a $(GLIB_LIBS)
tests_unit_work_merge_SOURCES = tests/unit/work-merge.c
tests_unit_work_merge_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_merge_LDADD = $(work_test_libs)
tests_unit_work_recognise_SOURCES = tests/unit/work-recognise.c $(small_site)
tests_unit_work_recognise_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_recognise_LDADD = $(work_test_libs)
tests_unit_work_roster_SOURCES = tests/unit/work-roster.c $(small_site)
tests_unit_work_roster_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_roster_LDADD = $(work_test_libs)
tests_unit_work_filing_SOURCES = tests/unit/work-filing.c $(small_site)
tests_unit_work_filing_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_filing_LDADD = $(work_test_libs)
tests_unit_work_recall_SOURCES = tests/unit/work-recall.c
tests_unit_work_recall_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_recall_LDADD = $(work_test_libs)
tests_unit_work_site_SOURCES = tests/unit/work-site.c $(small_site)
tests_unit_work_site_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_site_LDADD = $(work_test_libs)
check_PROGRAMS += tests/unit/bad-cage
tests_unit_bad_cage_SOURCES = tests/unit/bad-cage.c
tests_unit_bad_cage_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_bad_cage_LDADD = libmail.a libbase.a $(mail_libs)

filing_stories = tests/day/away.sh tests/day/corrections.sh tests/day/filing.sh tests/day/old-mail.sh \
	tests/day/quick.sh tests/day/receipts.sh tests/day/twice.sh tests/day/roster.sh tests/fault/file-kill.sh
TESTS += $(filing_stories)
EXTRA_DIST += $(filing_stories) tests/bench/replies.py
bench_scripts += tests/bench/file.sh
