# What `muster init' writes, and the sample day.
sitedir = $(pkgdatadir)/site
dist_site_DATA = contrib/site/muster.conf contrib/site/daily.conf
EXTRA_DIST += contrib/day/people.csv contrib/day/reply contrib/day/run
