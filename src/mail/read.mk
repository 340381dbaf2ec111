# The reading half: bytes in, a description out.
libmail_a_SOURCES += \
	src/mail/auto.c src/mail/body.c src/mail/body.h src/mail/bounce.c src/mail/bounce.h src/mail/bounce-address.c \
	src/mail/bounce-class.c src/mail/notice.c src/mail/notice.h src/mail/dsn.c src/mail/dsn.h src/mail/charset.c src/mail/charset.h \
	src/mail/description.c src/mail/digest.c src/mail/digest.h src/mail/encoded-word.c src/mail/encoded-word.h \
	src/mail/fields.c src/mail/fields.h \
	src/mail/html.c src/mail/html.h src/mail/html-tree.c src/mail/html-tree.h src/mail/kind.c src/mail/kind.h \
	src/mail/mailbox.c src/mail/mailbox.h src/mail/mime.c src/mail/mime.h src/mail/page.c src/mail/page.h \
	src/mail/parameter.c src/mail/parameter.h src/mail/parcel.c src/mail/parcel.h src/mail/part.c src/mail/slice.h src/mail/understand.c \
	src/mail/unflow.c src/mail/unflow.h src/mail/wire.c

mail_read_tests = tests/unit/mail-head tests/unit/mail-body tests/unit/mail-kind tests/unit/mail-wire
check_PROGRAMS += $(mail_read_tests)
TESTS += $(mail_read_tests)

tests_unit_mail_head_SOURCES = tests/unit/mail-head.c
tests_unit_mail_head_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_head_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_body_SOURCES = tests/unit/mail-body.c
tests_unit_mail_body_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_body_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_kind_SOURCES = tests/unit/mail-kind.c
tests_unit_mail_kind_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_kind_LDADD = libmail.a libbase.a $(mail_libs)
tests_unit_mail_wire_SOURCES = tests/unit/mail-wire.c
tests_unit_mail_wire_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_wire_LDADD = libmail.a libbase.a $(mail_libs)
