# The heart: a reply's text in, what is new and what it answers out.
libmail_a_SOURCES += src/mail/reply.h
