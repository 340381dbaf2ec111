# What `muster init' writes, workflows to copy beside it, and the sample day.
sitedir = $(pkgdatadir)/site
dist_site_DATA = contrib/site/muster.conf contrib/site/daily.conf
workflowsdir = $(pkgdatadir)/workflows
dist_workflows_DATA = contrib/workflows/goals.conf contrib/workflows/pulse.conf \
	contrib/workflows/weekly.conf
EXTRA_DIST += \
	contrib/day/people.csv \
	contrib/day/reply \
	contrib/day/run \
	contrib/day/lib.sh \
	contrib/day/fortnight \
	contrib/day/fortnight.csv \
	contrib/day/fortnight.story \
	contrib/day/japan.ics \
	contrib/day/calm

# Recipes for a sysadmin: to read and to copy.
EXTRA_DIST += \
	contrib/README \
	contrib/cron/muster \
	contrib/fdm/fdm.conf \
	contrib/imap/fetch.conf \
	contrib/dovecot/90-muster.conf \
	contrib/dovecot/checkin.sieve \
	contrib/dovecot/muster-submit \
	contrib/maildrop/mailfilter \
	contrib/postfix/main.cf \
	contrib/postfix/main-virtual.cf \
	contrib/postfix/master.cf \
	contrib/postfix/transport \
	contrib/postfix/master-lmtp.cf \
	contrib/postfix/transport-lmtp \
	contrib/exim/router \
	contrib/exim/transport-pipe \
	contrib/exim/transport-lmtp \
	contrib/opensmtpd/smtpd-mda.conf \
	contrib/opensmtpd/smtpd-lmtp.conf \
	contrib/procmail/procmailrc \
	contrib/procmail/procmailrc-submit \
	contrib/systemd/muster-lmtpd.socket \
	contrib/systemd/muster-lmtpd.service \
	contrib/systemd/muster.service \
	contrib/systemd/muster-once.service \
	contrib/systemd/muster-once.timer \
	contrib/systemd/muster-file.service \
	contrib/systemd/muster-file.path
