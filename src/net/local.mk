noinst_LIBRARIES += libnet.a
libnet_a_CFLAGS = $(AM_CFLAGS) $(GLIB_CFLAGS) $(CURL_CFLAGS)
libnet_a_SOURCES = \
	include/muster/net.h include/muster/net/transport.h
net_libs = $(CURL_LIBS) $(GLIB_LIBS)
