# The writing half: templates and letters.
libmail_a_SOURCES +=
