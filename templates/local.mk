# Mustache templates. The build tree sees them as the installed tree does, through a link.
share/muster/templates:
	$(AM_V_GEN)$(MKDIR_P) share/muster && rm -f $@ && $(LN_S) $(abs_top_srcdir)/templates $@
share/muster/site:
	$(AM_V_GEN)$(MKDIR_P) share/muster && rm -f $@ && $(LN_S) $(abs_top_srcdir)/contrib/site $@
all-local: share/muster/templates share/muster/site
clean-local:
	rm -f share/muster/templates share/muster/site

templates_endir = $(pkgdatadir)/templates/en
dist_templates_en_DATA = \
	templates/en/comment.html templates/en/comment.txt \
	templates/en/page.html \
	templates/en/question.html templates/en/question.txt \
	templates/en/reminder.html templates/en/reminder.txt \
	templates/en/summary.html templates/en/summary.txt \
	templates/en/welcome.html templates/en/welcome.txt
