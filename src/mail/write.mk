# SPDX-License-Identifier: GPL-3.0-or-later
# The writing half: templates and letters.
libmail_a_SOURCES += \
	src/mail/write/append.h \
	src/mail/write/compose-body.c src/mail/write/compose-body.h \
	src/mail/write/compose-header.c src/mail/write/compose-header.h \
	src/mail/write/compose-text.c \
	src/mail/write/compose.c \
	src/mail/write/invitation.c \
	src/mail/write/template-parse.c \
	src/mail/write/template-render.c \
	src/mail/write/template-scan.c \
	src/mail/write/template-set.c \
	src/mail/write/template-tree.c src/mail/write/template-tree.h \
	src/mail/write/values.c src/mail/write/values-tree.h

mail_write_tests = tests/unit/mail-compose tests/unit/mail-template tests/unit/mail-values
check_PROGRAMS += $(mail_write_tests)
TESTS += $(mail_write_tests)

tests_unit_mail_template_SOURCES = tests/unit/mail-template.c
tests_unit_mail_template_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
tests_unit_mail_template_LDADD = libmail.a libbase.a $(mail_libs) $(JSON_LIBS)

tests_unit_mail_compose_SOURCES = tests/unit/mail-compose.c
tests_unit_mail_compose_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_mail_compose_LDADD = libmail.a libbase.a $(mail_libs)
EXTRA_DIST += tests/unit/mail-strict.py

tests_unit_mail_values_SOURCES = tests/unit/mail-values.c
tests_unit_mail_values_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
tests_unit_mail_values_LDADD = libmail.a libbase.a $(mail_libs)
