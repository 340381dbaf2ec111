# SPDX-License-Identifier: GPL-3.0-or-later
# The writing half: templates and letters.
libmail_a_SOURCES += \
	src/mail/template-parse.c \
	src/mail/template-render.c \
	src/mail/template-scan.c \
	src/mail/template-set.c \
	src/mail/template-tree.h

mail_tests = tests/unit/mail-template
check_PROGRAMS += $(mail_tests)
TESTS += $(mail_tests)

tests_unit_mail_template_SOURCES = tests/unit/mail-template.c
tests_unit_mail_template_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS) $(JSON_CFLAGS)
tests_unit_mail_template_LDADD = libmail.a libbase.a $(mail_libs)
