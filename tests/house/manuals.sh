#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual is whole: a page for each command, every name of the configuration in its page, and no
# broken mdoc.
. "${top_srcdir:-.}/tests/lib.sh"
cd "$top_srcdir/doc" || exit 99

for name in $("$muster" --help | sed -n '/^  -C CONF/q; s/^  \([a-z]*\) .*/\1/p'); do
    ok "muster-$name has a page" test -s "muster-$name.1"
done

for name in $(sed -n 's/^    {"\([a-z-]*\)", SETTING_.*/\1/p' ../src/base/config_names.c | sort -u); do
    ok "\`$name' is explained" grep -qE "^\.(It Li|Ss) (.*[ {])?$name\b" muster.conf.5 muster-workflow.5
done

# Each line of a recipe stands in the page about them, comments aside.
recipe_lines() {
    sed 's/^ *#.*//; s/ *# .*//; /^ *$/d' "$1"
}
for recipe in ../contrib/{postfix,exim,opensmtpd,dovecot,imap,procmail,maildrop,fdm,cron}/*; do
    is "${recipe#../} is in muster-wiring(7)" \
        "$(recipe_lines "$recipe" | grep -vxFf <(sed 's/^\\&//; s/\\e/\\/g' muster-wiring.7))" ''
done

# missing_pages: names of pages that are referred to and are not there.
missing_pages() {
    sed -n 's/^\.\(It \)\{0,1\}Xr \(muster[a-z.-]*\) \([0-9]\).*/\2.\3/p' ./*.[0-9] | sort -u |
        while read -r page; do
            [ -e "$page" ] || echo "$page"
        done
}
is 'no page refers to one that is not there' "$(missing_pages)" ''

if ! command -v mandoc >/dev/null; then
    skip 'the pages are clean mdoc' 'mandoc is missing'
else
    is 'the pages are clean mdoc' "$(mandoc -T lint -W warning ./*.[0-9] 2>&1)" ''
fi
done_testing
