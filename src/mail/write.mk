# SPDX-License-Identifier: GPL-3.0-or-later
# The writing half: templates and letters.
libmail_a_SOURCES += \
	src/mail/compose.c \
	src/mail/compose-body.c src/mail/compose-body.h \
	src/mail/compose-header.c src/mail/compose-header.h \
	src/mail/compose-text.c \
	src/mail/template-parse.c \
	src/mail/template-render.c \
	src/mail/template-scan.c \
	src/mail/template-set.c \
	src/mail/template-tree.c src/mail/template-tree.h

mail_write_tests = tests/unit/mail-compose tests/unit/mail-template
check_PROGRAMS += $(mail_write_tests)
TESTS += $(mail_write_tests)

tests_unit_mail_template_SOURCES = tests/unit/mail-template.c
tests_unit_mail_template_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
tests_unit_mail_template_LDADD = libmail.a libbase.a $(mail_libs)

tests_unit_mail_compose_SOURCES = tests/unit/mail-compose.c
tests_unit_mail_compose_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
tests_unit_mail_compose_LDADD = libmail.a libbase.a $(mail_libs)
EXTRA_DIST += tests/unit/mail-strict.py
