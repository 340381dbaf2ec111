# The work floor: the domain.
noinst_LIBRARIES += libwork.a
libwork_a_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS) $(NETTLE_CFLAGS)
libwork_a_SOURCES = \
	include/muster/work.h \
	include/muster/work/cage.h \
	include/muster/work/filing.h \
	include/muster/work/held.h \
	include/muster/work/identity.h \
	include/muster/work/json.h \
	include/muster/work/masking.h \
	include/muster/work/places.h \
	include/muster/work/planning.h \
	include/muster/work/recognise.h \
	include/muster/work/roster.h \
	include/muster/work/sending.h \
	include/muster/work/site.h \
	include/muster/work/token.h \
	src/work/filing/again.c src/work/filing/again.h \
	src/work/filing/aim.c src/work/filing/aim.h \
	src/work/filing/answer.c \
	src/work/filing/arrival-log.c \
	src/work/filing/arrival.c \
	src/work/filing/asking.c src/work/filing/asking.h \
	src/work/filing/bouncing.c \
	src/work/filing/commenting.c \
	src/work/filing/decide.c \
	src/work/filing/effect.c src/work/filing/effect.h \
	src/work/filing/filer.h \
	src/work/filing/filing.c \
	src/work/filing/getting.c \
	src/work/filing/held.c \
	src/work/filing/identity.c \
	src/work/filing/looping.c \
	src/work/filing/marker.c \
	src/work/filing/masking.c \
	src/work/filing/merge.c src/work/filing/merge.h \
	src/work/filing/move.c \
	src/work/filing/placing.c src/work/filing/placing.h \
	src/work/filing/reading.c \
	src/work/filing/recognise.c \
	src/work/filing/release.c \
	src/work/filing/remarks.c src/work/filing/remarks.h \
	src/work/filing/settle.c \
	src/work/filing/settlement.h \
	src/work/filing/unheard.c \
	src/work/people/called.c src/work/people/called.h \
	src/work/people/csv.c src/work/people/csv.h \
	src/work/people/roster-cell.c src/work/people/roster-cell.h \
	src/work/people/roster-file.c src/work/people/roster-file.h \
	src/work/people/roster-plan.c src/work/people/roster-plan.h \
	src/work/people/roster.c \
	src/work/planning/earlier.c src/work/planning/earlier.h \
	src/work/planning/forms.c src/work/planning/forms.h \
	src/work/planning/plan-found.c src/work/planning/plan-found.h \
	src/work/planning/plan-items.c src/work/planning/plan-items.h \
	src/work/planning/plans.c src/work/planning/plans.h \
	src/work/planning/progress.c src/work/planning/progress.h \
	src/work/site/base32.c src/work/site/base32.h \
	src/work/site/check-in.c \
	src/work/site/form.c \
	src/work/site/json.c \
	src/work/site/keys.c src/work/site/keys.h \
	src/work/site/kinds.c src/work/site/kinds.h \
	src/work/site/places.c \
	src/work/site/site.c \
	src/work/site/stock.c src/work/site/stock.h \
	src/work/site/token.c \
	src/work/site/word-checks.c src/work/site/word-checks.h \
	src/work/site/workflow.c src/work/site/workflow.h
include src/work/attachments.mk
include src/work/letters.mk
include src/work/commands.mk
include src/work/cage.mk
include src/work/planning.mk
include src/work/sending.mk
include src/work/own-time.mk
include src/work/running.mk
include src/work/items.mk
include src/work/goals.mk
include src/work/kudos.mk
include src/work/threads.mk
include src/work/meetings.mk
include src/work/mood.mk
include src/work/pulse.mk
include src/work/trial.mk

work_tests = \
	tests/unit/work-token \
	tests/unit/work-merge \
	tests/unit/work-recognise \
	tests/unit/work-identity \
	tests/unit/work-roster \
	tests/unit/work-filing \
	tests/unit/work-plan-items \
	tests/unit/work-site \
	tests/unit/work-stock
check_PROGRAMS += $(work_tests)
TESTS += $(work_tests)
small_site = tests/unit/small-site.c tests/unit/small-site.h
work_test_libs = libwork.a libmail.a libstore.a libtime.a libbase.a $(mail_libs) $(JSON_LIBS) \
	$(store_libs) $(time_libs) $(CONFUSE_LIBS)
tests_unit_work_token_SOURCES = tests/unit/work-token.c
tests_unit_work_token_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_token_LDADD = libwork.a libbase.a $(GLIB_LIBS) $(NETTLE_LIBS)
tests_unit_work_merge_SOURCES = tests/unit/work-merge.c
tests_unit_work_merge_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_merge_LDADD = $(work_test_libs)
tests_unit_work_identity_SOURCES = tests/unit/work-identity.c $(small_site)
tests_unit_work_identity_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_identity_LDADD = $(work_test_libs)
tests_unit_work_recognise_SOURCES = tests/unit/work-recognise.c $(small_site)
tests_unit_work_recognise_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_recognise_LDADD = $(work_test_libs)
tests_unit_work_roster_SOURCES = tests/unit/work-roster.c $(small_site)
tests_unit_work_roster_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_roster_LDADD = $(work_test_libs)
tests_unit_work_filing_SOURCES = tests/unit/work-filing.c $(small_site)
tests_unit_work_filing_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_filing_LDADD = $(work_test_libs)
tests_unit_work_plan_items_SOURCES = tests/unit/work-plan-items.c
tests_unit_work_plan_items_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_plan_items_LDADD = $(work_test_libs)
tests_unit_work_site_SOURCES = tests/unit/work-site.c $(small_site)
tests_unit_work_site_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_site_LDADD = $(work_test_libs)
tests_unit_work_stock_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_work_stock_LDADD = $(work_test_libs)
check_PROGRAMS += tests/unit/bad-cage
tests_unit_bad_cage_SOURCES = tests/unit/bad-cage.c
tests_unit_bad_cage_CFLAGS = $(libwork_a_CFLAGS)
tests_unit_bad_cage_LDADD = libmail.a libbase.a $(mail_libs)

filing_stories = \
	tests/day/ahead.sh \
	tests/day/attachments.sh \
	tests/day/away.sh \
	tests/day/corrections.sh \
	tests/day/filing.sh \
	tests/day/old-mail.sh \
	tests/day/held.sh \
	tests/day/keys.sh \
	tests/day/masking.sh \
	tests/day/not-yours.sh \
	tests/day/quick.sh \
	tests/day/receipts.sh \
	tests/day/twice.sh \
	tests/day/roster.sh \
	tests/fault/file-kill.sh \
	tests/fault/four-routes.sh \
	tests/fault/store-away.sh \
	tests/fault/spoof.sh \
	tests/fault/strangers.sh
TESTS += $(filing_stories)
EXTRA_DIST += $(filing_stories) tests/bench/replies.py tests/fault/spoofs.py
bench_scripts += tests/bench/file.sh
