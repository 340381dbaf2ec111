# Mustache templates: the words in a folder a language, what all of them share in en/. The build
# tree sees them as the installed tree does, through a link.
share/muster/templates:
	$(AM_V_GEN)$(MKDIR_P) share/muster && rm -f $@ && $(LN_S) $(abs_top_srcdir)/templates $@
share/muster/site:
	$(AM_V_GEN)$(MKDIR_P) share/muster && rm -f $@ && $(LN_S) $(abs_top_srcdir)/contrib/site $@
all-local: share/muster/templates share/muster/site
clean-local:
	rm -f share/muster/templates share/muster/site

templates_endir = $(pkgdatadir)/templates/en
dist_templates_en_DATA = \
	templates/en/kudos.html \
	templates/en/kudos-page.html \
	templates/en/kudos-page.txt \
	templates/en/kudos.txt \
	templates/en/news.html \
	templates/en/news-page.html \
	templates/en/news-page.txt \
	templates/en/news.txt \
	templates/en/meeting.html \
	templates/en/meeting.txt \
	templates/en/meeting-page.html \
	templates/en/meeting-page.txt \
	templates/en/pulse.html \
	templates/en/pulse-page.html \
	templates/en/pulse-page.txt \
	templates/en/pulse.txt \
	templates/en/offer.html templates/en/offer-page.html templates/en/offer.txt \
	templates/en/form-page.txt \
	templates/en/said.txt \
	templates/en/transcript.html \
	templates/en/transcript-page.html \
	templates/en/transcript.txt \
	templates/en/probe.html templates/en/probe-page.html templates/en/probe.txt \
	templates/en/owner.html templates/en/owner-page.html templates/en/owner.txt \
	templates/en/page.html templates/en/rounds.txt \
	templates/en/question.html templates/en/question-page.html templates/en/question.txt \
	templates/en/receipt.html \
	templates/en/receipt-page.html \
	templates/en/receipt-page.txt \
	templates/en/receipt.txt \
	templates/en/reminder.html templates/en/reminder.txt \
	templates/en/report.html templates/en/report.txt \
	templates/en/summary.html \
	templates/en/summary-page.html \
	templates/en/summary-page.txt \
	templates/en/summary.txt \
	templates/en/trial.html templates/en/trial-page.html templates/en/trial.txt \
	templates/en/welcome.html templates/en/welcome-page.html templates/en/welcome.txt

templates_dedir = $(pkgdatadir)/templates/de
dist_templates_de_DATA = \
	templates/de/kudos.html templates/de/kudos.txt \
	templates/de/news.html templates/de/news.txt \
	templates/de/meeting.html templates/de/meeting.txt \
	templates/de/pulse.html templates/de/pulse.txt \
	templates/de/offer.html templates/de/offer.txt \
	templates/de/said.txt templates/de/transcript.html templates/de/transcript.txt \
	templates/de/probe.html templates/de/probe.txt \
	templates/de/owner.html templates/de/owner.txt \
	templates/de/question.html templates/de/question.txt \
	templates/de/receipt.html templates/de/receipt.txt \
	templates/de/reminder.html templates/de/reminder.txt \
	templates/de/report.html templates/de/report.txt \
	templates/de/summary.html templates/de/summary.txt \
	templates/de/trial.html templates/de/trial.txt \
	templates/de/welcome.html templates/de/welcome.txt

templates_esdir = $(pkgdatadir)/templates/es
dist_templates_es_DATA = \
	templates/es/kudos.html templates/es/kudos.txt \
	templates/es/news.html templates/es/news.txt \
	templates/es/meeting.html templates/es/meeting.txt \
	templates/es/pulse.html templates/es/pulse.txt \
	templates/es/offer.html templates/es/offer.txt \
	templates/es/said.txt templates/es/transcript.html templates/es/transcript.txt \
	templates/es/probe.html templates/es/probe.txt \
	templates/es/owner.html templates/es/owner.txt \
	templates/es/question.html templates/es/question.txt \
	templates/es/receipt.html templates/es/receipt.txt \
	templates/es/reminder.html templates/es/reminder.txt \
	templates/es/report.html templates/es/report.txt \
	templates/es/summary.html templates/es/summary.txt \
	templates/es/trial.html templates/es/trial.txt \
	templates/es/welcome.html templates/es/welcome.txt

templates_frdir = $(pkgdatadir)/templates/fr
dist_templates_fr_DATA = \
	templates/fr/kudos.html templates/fr/kudos.txt \
	templates/fr/news.html templates/fr/news.txt \
	templates/fr/meeting.html templates/fr/meeting.txt \
	templates/fr/pulse.html templates/fr/pulse.txt \
	templates/fr/offer.html templates/fr/offer.txt \
	templates/fr/said.txt templates/fr/transcript.html templates/fr/transcript.txt \
	templates/fr/probe.html templates/fr/probe.txt \
	templates/fr/owner.html templates/fr/owner.txt \
	templates/fr/question.html templates/fr/question.txt \
	templates/fr/receipt.html templates/fr/receipt.txt \
	templates/fr/reminder.html templates/fr/reminder.txt \
	templates/fr/report.html templates/fr/report.txt \
	templates/fr/summary.html templates/fr/summary.txt \
	templates/fr/trial.html templates/fr/trial.txt \
	templates/fr/welcome.html templates/fr/welcome.txt

templates_jadir = $(pkgdatadir)/templates/ja
dist_templates_ja_DATA = \
	templates/ja/kudos.html templates/ja/kudos.txt \
	templates/ja/news.html templates/ja/news.txt \
	templates/ja/meeting.html templates/ja/meeting.txt \
	templates/ja/pulse.html templates/ja/pulse.txt \
	templates/ja/offer.html templates/ja/offer.txt \
	templates/ja/said.txt templates/ja/transcript.html templates/ja/transcript.txt \
	templates/ja/probe.html templates/ja/probe.txt \
	templates/ja/owner.html templates/ja/owner.txt \
	templates/ja/question.html templates/ja/question.txt \
	templates/ja/receipt.html templates/ja/receipt.txt \
	templates/ja/reminder.html templates/ja/reminder.txt \
	templates/ja/report.html templates/ja/report.txt \
	templates/ja/summary.html templates/ja/summary.txt \
	templates/ja/trial.html templates/ja/trial.txt \
	templates/ja/welcome.html templates/ja/welcome.txt
