noinst_LIBRARIES += libmail.a
libmail_a_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(GUMBO_CFLAGS) $(NETTLE_CFLAGS)
libmail_a_SOURCES = \
	include/muster/mail.h \
	include/muster/mail/compose.h include/muster/mail/invitation.h include/muster/mail/template.h \
	include/muster/mail/understand.h include/muster/mail/values.h include/muster/mail/wire.h
mail_libs = $(GMIME_LIBS) $(GUMBO_LIBS) $(NETTLE_LIBS)
include src/mail/read.mk
include src/mail/write.mk
include src/mail/text.mk
