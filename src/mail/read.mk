# The reading half: bytes in, a description out.
libmail_a_SOURCES +=
