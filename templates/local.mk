# Mustache templates. The build tree sees them as the installed tree does, through a link.
share/muster/templates:
	$(AM_V_GEN)$(MKDIR_P) share/muster && rm -f $@ && $(LN_S) $(abs_top_srcdir)/templates $@
share/muster/site:
	$(AM_V_GEN)$(MKDIR_P) share/muster && rm -f $@ && $(LN_S) $(abs_top_srcdir)/contrib/site $@
all-local: share/muster/templates share/muster/site
clean-local:
	rm -f share/muster/templates share/muster/site
