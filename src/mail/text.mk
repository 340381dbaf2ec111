# The heart: a reply's text in, what is new and what it answers out. Languages are word lists:
# words/LANGUAGE.txt.
libmail_a_SOURCES += \
	src/mail/reply/answers-adds.c src/mail/reply/answers-adds.h \
	src/mail/reply/answers-in-order.c src/mail/reply/answers-in-order.h \
	src/mail/reply/answers-items.c src/mail/reply/answers-items.h \
	src/mail/reply/answers-markers.c src/mail/reply/answers-markers.h \
	src/mail/reply/answers-mood.c src/mail/reply/answers-mood.h \
	include/muster/mail/nothing.h src/mail/reply/answers-nothing.c \
	src/mail/reply/answers-over.c \
	src/mail/reply/answers-placing.c src/mail/reply/answers-placing.h \
	src/mail/reply/answers-sections.c \
	src/mail/reply/answers.c src/mail/reply/answers.h \
	src/mail/reply/asked-index.c src/mail/reply/asked-index.h \
	src/mail/reply/asked-search.c src/mail/reply/asked-search.h \
	src/mail/reply/drop-lines.c \
	src/mail/reply/evidence.c src/mail/reply/evidence.h \
	src/mail/reply/label-words.c src/mail/reply/label-words.h \
	src/mail/reply/meaning.c src/mail/reply/meaning.h \
	include/muster/mail/moved.h src/mail/reply/moved.c \
	src/mail/reply/over-first.c \
	src/mail/reply/reply-asides.c src/mail/reply/reply-asides.h \
	src/mail/reply/reply-asked.c src/mail/reply/reply-asked.h \
	src/mail/reply/reply-attribution.c \
	src/mail/reply/reply-checklist.c src/mail/reply/reply-checklist.h \
	src/mail/reply/reply-contact.c src/mail/reply/reply-contact.h \
	src/mail/reply/reply-footer.c src/mail/reply/reply-footer.h \
	src/mail/reply/reply-frame.c src/mail/reply/reply-frame.h \
	src/mail/reply/reply-goals.c src/mail/reply/reply-goals.h \
	src/mail/reply/reply-header.c \
	src/mail/reply/reply-letter.c src/mail/reply/reply-letter.h \
	src/mail/reply/reply-marks.h \
	src/mail/reply/reply-notes.c \
	src/mail/reply/reply-prose.c src/mail/reply/reply-prose.h \
	src/mail/reply/reply-quote.c src/mail/reply/reply-quote.h \
	src/mail/reply/reply-sign.c src/mail/reply/reply-sign.h \
	src/mail/reply/reply-signature.c src/mail/reply/reply-signature.h \
	src/mail/reply/reply-whole.c src/mail/reply/reply-whole.h \
	src/mail/reply/reply.c src/mail/reply/reply.h \
	src/mail/reply/sentence.c src/mail/reply/sentence.h \
	src/mail/reply/sheet.c src/mail/reply/sheet.h \
	src/mail/reply/tokens.c src/mail/reply/tokens.h \
	src/mail/reply/visible.c src/mail/reply/visible.h \
	src/mail/reply/words.c src/mail/reply/words.h
nodist_libmail_a_SOURCES += src/mail/words-table.c

word_lists = \
	src/mail/words/any.txt \
	src/mail/words/ar.txt \
	src/mail/words/bg.txt \
	src/mail/words/ca.txt \
	src/mail/words/cs.txt \
	src/mail/words/da.txt \
	src/mail/words/de.txt \
	src/mail/words/el.txt \
	src/mail/words/en.txt \
	src/mail/words/es.txt \
	src/mail/words/fi.txt \
	src/mail/words/fr.txt \
	src/mail/words/he.txt \
	src/mail/words/hr.txt \
	src/mail/words/hu.txt \
	src/mail/words/hi.txt \
	src/mail/words/id.txt \
	src/mail/words/is.txt \
	src/mail/words/it.txt \
	src/mail/words/ja.txt \
	src/mail/words/ka.txt \
	src/mail/words/ko.txt \
	src/mail/words/lt.txt \
	src/mail/words/nl.txt \
	src/mail/words/no.txt \
	src/mail/words/pl.txt \
	src/mail/words/pt.txt \
	src/mail/words/ro.txt \
	src/mail/words/ru.txt \
	src/mail/words/sk.txt \
	src/mail/words/sl.txt \
	src/mail/words/sv.txt \
	src/mail/words/th.txt \
	src/mail/words/tr.txt \
	src/mail/words/uk.txt \
	src/mail/words/vi.txt \
	src/mail/words/zh.txt
EXTRA_DIST += src/mail/words.awk src/mail/words/README $(word_lists)
CLEANFILES += src/mail/words-table.c

src/mail/words-table.c: src/mail/words.awk $(word_lists)
	$(AM_V_GEN)$(MKDIR_P) src/mail && cd $(srcdir) && \
	LC_ALL=C $(AWK) -f src/mail/words.awk $(word_lists) >$(abs_builddir)/src/mail/words-table.c

text_tests = \
	tests/unit/text-asides \
	tests/unit/text-answers \
	tests/unit/text-checklist \
	tests/unit/text-clients \
	tests/unit/text-frame \
	tests/unit/text-goals \
	tests/unit/text-items \
	tests/unit/text-marks \
	tests/unit/text-remarks \
	tests/unit/text-replies \
	tests/unit/text-sign \
	tests/unit/text-speed \
	tests/unit/text-whole
check_PROGRAMS += $(text_tests)
TESTS += $(text_tests)
text_test_libs = libmail.a libbase.a $(GLIB_LIBS)
tests_unit_text_answers_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_remarks_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_remarks_LDADD = $(text_test_libs)
tests_unit_text_answers_LDADD = $(text_test_libs)
tests_unit_text_checklist_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_checklist_LDADD = $(text_test_libs)
tests_unit_text_clients_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_clients_LDADD = $(text_test_libs)
tests_unit_text_frame_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_frame_LDADD = $(text_test_libs)
tests_unit_text_goals_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_goals_LDADD = $(text_test_libs)
tests_unit_text_asides_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_asides_LDADD = $(text_test_libs)
tests_unit_text_items_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_items_LDADD = $(text_test_libs)
tests_unit_text_marks_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_marks_LDADD = $(text_test_libs)
tests_unit_text_replies_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_replies_LDADD = $(text_test_libs)
tests_unit_text_sign_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_sign_LDADD = $(text_test_libs)
tests_unit_text_speed_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_speed_LDADD = $(text_test_libs)
tests_unit_text_whole_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_unit_text_whole_LDADD = $(text_test_libs)
EXTRA_DIST += tests/corpus/clients/attributions.txt tests/corpus/clients/blocks.txt \
	tests/corpus/clients/footers.txt tests/corpus/clients/heads.txt tests/corpus/clients/kept.txt
EXTRA_DIST += \
	tests/corpus/replies/alike.txt \
	tests/corpus/replies/between.txt \
	tests/corpus/replies/on-top.txt \
	tests/corpus/replies/twice.txt \
	tests/corpus/replies/unmarked.txt

# The fuzz target, run over its seeds.
check_PROGRAMS += tests/fuzz/fuzz-reply
TESTS += tests/fuzz/fuzz-reply
tests_fuzz_fuzz_reply_SOURCES = tests/fuzz/fuzz-reply.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_reply_CPPFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_reply_LDADD = $(text_test_libs)
reply_seeds = \
	tests/fuzz/seeds/reply/closings \
	tests/fuzz/seeds/reply/colon-only \
	tests/fuzz/seeds/reply/ends-in-dash \
	tests/fuzz/seeds/reply/ends-in-mark \
	tests/fuzz/seeds/reply/half-brackets \
	tests/fuzz/seeds/reply/inline-mixed \
	tests/fuzz/seeds/reply/invalid \
	tests/fuzz/seeds/reply/labels \
	tests/fuzz/seeds/reply/marks \
	tests/fuzz/seeds/reply/numbers \
	tests/fuzz/seeds/reply/question-last \
	tests/fuzz/seeds/reply/question-only \
	tests/fuzz/seeds/reply/ticks
EXTRA_DIST += $(reply_seeds)

bench_scripts += tests/bench/reading.sh
bench_programs += tests/bench/reading
tests_bench_reading_SOURCES = tests/bench/reading.c
tests_bench_reading_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS)
tests_bench_reading_LDADD = libmail.a libbase.a $(mail_libs)
