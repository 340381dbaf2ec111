# The reading half: bytes in, a description out.
libmail_a_SOURCES += \
	include/muster/mail/fold.h \
	include/muster/mail/goal.h \
	include/muster/mail/stay.h \
	src/mail/read/answers-value.c src/mail/read/answers-value.h \
	src/mail/read/attached.c src/mail/read/attached.h \
	src/mail/read/author.c src/mail/read/author.h \
	src/mail/read/authres.c src/mail/read/authres.h \
	src/mail/read/auto.c \
	src/mail/read/away-words.c src/mail/read/away-words.h \
	src/mail/read/away.c src/mail/read/away.h \
	src/mail/read/body.c src/mail/read/body.h \
	src/mail/read/bounce-address.c \
	src/mail/read/bounce-class.c \
	src/mail/read/bounce.c src/mail/read/bounce.h \
	src/mail/read/calendar.c src/mail/read/calendar.h \
	src/mail/read/charset.c src/mail/read/charset.h \
	src/mail/read/codepage.c src/mail/read/codepage.h \
	src/mail/read/dates-today.c \
	src/mail/read/dates.c src/mail/read/dates.h \
	src/mail/read/description.c \
	src/mail/read/digest.c src/mail/read/digest.h \
	src/mail/read/dsn.c src/mail/read/dsn.h \
	src/mail/read/encoded-word.c src/mail/read/encoded-word.h \
	src/mail/read/fields.c src/mail/read/fields.h \
	src/mail/read/figures.c src/mail/read/figures.h \
	src/mail/read/fold.c \
	src/mail/read/goal.c \
	src/mail/read/html-tree.c src/mail/read/html-tree.h \
	src/mail/read/html.c src/mail/read/html.h \
	src/mail/read/kind.c src/mail/read/kind.h \
	src/mail/read/lexis.c src/mail/read/lexis.h \
	src/mail/read/loops.c src/mail/read/loops.h \
	src/mail/read/lzfu.c src/mail/read/lzfu.h \
	src/mail/read/mailbox.c src/mail/read/mailbox.h \
	src/mail/read/mime.c src/mail/read/mime.h \
	src/mail/read/notice.c src/mail/read/notice.h \
	src/mail/read/page.c src/mail/read/page.h \
	src/mail/read/parameter.c src/mail/read/parameter.h \
	src/mail/read/parcel.c src/mail/read/parcel.h \
	src/mail/read/part.c \
	src/mail/read/rtf.c src/mail/read/rtf.h \
	src/mail/read/slice.h \
	src/mail/read/smime.c src/mail/read/smime.h \
	src/mail/read/stay.c \
	src/mail/read/tnef.c src/mail/read/tnef.h \
	src/mail/read/understand.c \
	src/mail/read/unflow.c src/mail/read/unflow.h \
	src/mail/read/utf8.c src/mail/read/utf8.h \
	src/mail/read/uuencode.c src/mail/read/uuencode.h \
	src/mail/read/value-choice.c \
	src/mail/read/value-date.c \
	src/mail/read/value-number.c \
	src/mail/read/value-words.c \
	src/mail/read/value.h \
	src/mail/read/vouchers.c src/mail/read/vouchers.h \
	src/mail/read/wire.c

# The words of absence notices: away/LANGUAGE.txt.
nodist_libmail_a_SOURCES = src/mail/away-table.c
away_lists = \
	src/mail/away/ar.txt src/mail/away/bg.txt src/mail/away/ca.txt src/mail/away/he.txt \
	src/mail/away/hr.txt src/mail/away/id.txt src/mail/away/lt.txt src/mail/away/vi.txt \
	src/mail/away/cs.txt src/mail/away/da.txt src/mail/away/de.txt src/mail/away/el.txt \
	src/mail/away/en.txt src/mail/away/es.txt src/mail/away/fi.txt src/mail/away/fr.txt \
	src/mail/away/hu.txt src/mail/away/it.txt src/mail/away/ja.txt src/mail/away/ko.txt \
	src/mail/away/nl.txt src/mail/away/no.txt src/mail/away/pl.txt src/mail/away/pt.txt \
	src/mail/away/ro.txt src/mail/away/ru.txt src/mail/away/sk.txt src/mail/away/sv.txt \
	src/mail/away/tr.txt src/mail/away/uk.txt src/mail/away/zh.txt
EXTRA_DIST += src/mail/away.awk $(away_lists)
CLEANFILES += src/mail/away-table.c

src/mail/away-table.c: src/mail/away.awk $(away_lists)
	$(AM_V_GEN)$(MKDIR_P) src/mail && cd $(srcdir) && \
	LC_ALL=C $(AWK) -f src/mail/away.awk $(away_lists) >$(abs_builddir)/src/mail/away-table.c

mail_read_tests = \
	tests/unit/mail-attached \
	tests/unit/mail-fold \
	tests/unit/mail-head \
	tests/unit/mail-author \
	tests/unit/mail-authres \
	tests/unit/mail-body \
	tests/unit/mail-kind \
	tests/unit/mail-smime \
	tests/unit/mail-rtf \
	tests/unit/mail-tnef \
	tests/unit/mail-wire \
	tests/unit/mail-away \
	tests/unit/mail-stay \
	tests/unit/mail-value
check_PROGRAMS += $(mail_read_tests)
TESTS += $(mail_read_tests)

tests_unit_mail_fold_SOURCES = tests/unit/mail-fold.c
tests_unit_mail_fold_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
tests_unit_mail_fold_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_head_SOURCES = tests/unit/mail-head.c
tests_unit_mail_head_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_head_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_author_SOURCES = tests/unit/mail-author.c
tests_unit_mail_author_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_author_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_authres_SOURCES = tests/unit/mail-authres.c
tests_unit_mail_authres_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_authres_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_attached_SOURCES = tests/unit/mail-attached.c tests/unit/attached.h
tests_unit_mail_attached_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_attached_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_body_SOURCES = tests/unit/mail-body.c tests/unit/attached.h
tests_unit_mail_body_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_body_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_kind_SOURCES = tests/unit/mail-kind.c
tests_unit_mail_kind_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_kind_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_smime_SOURCES = tests/unit/mail-smime.c
tests_unit_mail_smime_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_smime_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_rtf_SOURCES = tests/unit/mail-rtf.c
tests_unit_mail_rtf_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_rtf_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_tnef_SOURCES = tests/unit/mail-tnef.c tests/unit/attached.h
tests_unit_mail_tnef_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_tnef_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_wire_SOURCES = tests/unit/mail-wire.c
tests_unit_mail_wire_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_wire_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_value_SOURCES = tests/unit/mail-value.c
tests_unit_mail_value_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_value_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_away_SOURCES = tests/unit/mail-away.c
tests_unit_mail_away_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_away_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_stay_SOURCES = tests/unit/mail-stay.c
tests_unit_mail_stay_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
tests_unit_mail_stay_LDADD = libmail.a libbase.a $(mail_libs)

# Fuzz targets: their seeds are replayed by make check; tests/fuzz/run looks for more.
mail_fuzz = \
	tests/fuzz/fuzz-authres \
	tests/fuzz/fuzz-mail \
	tests/fuzz/fuzz-html \
	tests/fuzz/fuzz-away \
	tests/fuzz/fuzz-rtf \
	tests/fuzz/fuzz-wire
check_PROGRAMS += $(mail_fuzz)
TESTS += $(mail_fuzz)
EXTRA_DIST += tests/fuzz/run tests/fuzz/seeds
fuzz_flags = $(AM_CPPFLAGS) -I$(top_srcdir)/tests $(GMIME_CFLAGS)
tests_fuzz_fuzz_authres_SOURCES = tests/fuzz/fuzz-authres.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_authres_CPPFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_authres_LDADD = libmail.a libbase.a $(mail_libs)
tests_fuzz_fuzz_mail_SOURCES = tests/fuzz/fuzz-mail.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_mail_CPPFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_mail_LDADD = libmail.a libbase.a $(mail_libs)
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz-html.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_html_CPPFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_html_LDADD = libmail.a libbase.a $(mail_libs)
tests_fuzz_fuzz_away_SOURCES = tests/fuzz/fuzz-away.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_away_CPPFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_away_LDADD = libmail.a libbase.a $(mail_libs)
tests_fuzz_fuzz_rtf_SOURCES = tests/fuzz/fuzz-rtf.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_rtf_CPPFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_rtf_LDADD = libmail.a libbase.a $(mail_libs)
tests_fuzz_fuzz_wire_SOURCES = tests/fuzz/fuzz-wire.c tests/fuzz/fuzz.h tests/fuzz/replay.c
tests_fuzz_fuzz_wire_CPPFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_wire_LDADD = libmail.a libbase.a $(mail_libs)

