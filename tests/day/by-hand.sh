#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a manager does by hand (SCH 1, 9): pauses a workflow, lets it go on, runs one, and looks at it first.
. "${top_srcdir:?}/tests/lib.sh"
. "${top_srcdir:?}/tests/day/clock.sh"

asked_on() {
    count "$1T09:00:00+01:00" asked
}

site_begin ann@acme.example,Ann\ Lee,,core, bob@acme.example,Bob\ Ray,America/New_York,core,
cat >"$work/site/workflows.d/retro.conf" <<'END'
workflow retro {
  title = "Looking back"
  days  = "on-demand"
  question good { prompt = "What went well?" }
}
END
at 2026-11-20T09:00:00+01:00 tick
at 2026-11-20T15:00:00+01:00 tick

is "both workflows are listed" "$(at 2026-11-20T10:00:00+01:00 workflow list | cut -d, -f1)" \
    "daily        Your check-in
retro        Looking back"
at 2026-11-22T10:00:00+01:00 workflow pause daily >/dev/null
is "who pauses a workflow is asked nothing" "$(asked_on 2026-11-23)" 0
like "the forecast says why" "$(at 2026-11-23T10:00:00+01:00 forecast --person=ann@acme.example --days=1)" \
    'Mon 23 Nov 2026  - daily is paused'
at 2026-11-23T16:30:00+01:00 workflow resume daily >/dev/null
is "it goes on with its next hour" "$(count 2026-11-23T16:31:00+01:00 asked) $(asked_on 2026-11-24)" "0 1"
is "a name that is none" "$(at 2026-11-24T10:00:00+01:00 workflow pause dayly 2>&1)" \
    "muster workflow: there is no workflow \`dayly'; did you mean \`daily'?"

# Nobody is asked on demand until somebody demands it; then each in their own hours.
is "a rehearsal" "$(at 2026-11-24T10:00:00+01:00 workflow run retro --to=sam@acme.example)" \
    "what ann@acme.example would get goes to sam@acme.example; nothing was opened"
post 2026-11-24T10:00:00+01:00
rehearsal=$(mails sam@acme.example 'Looking back')
ok "goes to who wants to see it" test -s "$rehearsal"
ok "and says for whom it would be" grep -q '^For ann@acme.example:' "$rehearsal"
is "and opens nothing" "$(at 2026-11-24T10:00:00+01:00 entries --json --workflow retro)" ''
is "it is run" "$(at 2026-11-24T10:00:00+01:00 workflow run retro)" \
    "retro: 2 people are asked with the next tick, in their own hours"
is "who sleeps is not asked" "$(count 2026-11-24T10:01:00+01:00 asked)" 1
is "but in the morning, together with what comes within the hour" "$(count 2026-11-24T14:30:00+01:00 asked)" 1
is "and not again" "$(count 2026-11-24T14:45:00+01:00 asked)" 0
post 2026-11-24T14:45:00+01:00
bobs=$(mails bob@acme.example 'Looking back' | tail -n 1)
like "one mail" "$(field "$bobs" Subject)" 'Looking back and your check-in'
answer "$(mails ann@acme.example 'Looking back' | tail -n 1)" 2026-11-24T11:00:00+01:00 'The release went well'
is "she is reminded of the other one only" \
    "$(count 2026-11-24T15:00:00+01:00 reminded
    post 2026-11-24T15:00:00+01:00
    mails ann@acme.example '^Re: Your check-in' | wc -l)" "1
1"
at 2026-11-24T16:00:00+01:00 workflow run retro --person=ann@acme.example >/dev/null
is "twice on a day are two rounds" \
    "$(count 2026-11-24T16:00:00+01:00 asked; at 2026-11-24T16:00:00+01:00 entries --json --workflow retro | grep -c ann@)" "1
2"
done_testing
