# Manual pages: one for each command and for each form of file, a line each.
dist_man_MANS += \
	doc/muster-mail.7 \
	doc/muster.1 \
	doc/muster-away.1 \
	doc/muster-back.1 \
	doc/muster-backup.1 \
	doc/muster-calendar.1 \
	doc/muster-check.1 \
	doc/muster-deliver.1 \
	doc/muster-entries.1 \
	doc/muster-file.1 \
	doc/muster-forecast.1 \
	doc/muster-held.1 \
	doc/muster-init.1 \
	doc/muster-key.1 \
	doc/muster-lmtpd.1 \
	doc/muster-poll.1 \
	doc/muster-once.1 \
	doc/muster-report.1 \
	doc/muster-person.1 \
	doc/muster-roster.1 \
	doc/muster-run.1 \
	doc/muster-send.1 \
	doc/muster-status.1 \
	doc/muster-submit.1 \
	doc/muster-tick.1 \
	doc/muster-try.1 \
	doc/muster-workflow.1 \
	doc/muster-bounces.7 \
	doc/muster-log.5 \
	doc/muster-roster.5 \
	doc/muster-spool.5 \
	doc/muster-store.5 \
	doc/muster-templates.5 \
	doc/muster-workflow.5 \
	doc/muster.conf.5 \
	doc/muster-wiring.7
