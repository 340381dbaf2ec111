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
