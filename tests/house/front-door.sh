#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The front door: it finds the programs behind it wherever the tree lies, and says what to do when
# it cannot.
. "${top_srcdir:-.}/tests/lib.sh"

mkdir -p "$work/tree/bin" "$work/tree/libexec/muster" "$work/elsewhere"
cp "$muster" "$work/tree/bin/muster"
cat >"$work/tree/libexec/muster/muster-tick" <<'END'
#!/bin/sh
echo "$MUSTER_CONF|$*"
exit 7
END
chmod +x "$work/tree/libexec/muster/muster-tick"
cd "$work/elsewhere" || exit 99
door=$work/tree/bin/muster

is 'a command gets its arguments' "$("$door" tick --now=x 'a b')" '|--now=x a b'
"$door" tick >/dev/null
is 'and gives its exit code' $? 7
is '-C is exported as an absolute path' "$("$door" -C site/muster.conf tick)" \
    "$work/elsewhere/site/muster.conf|"
is '-C may stick to its path' "$("$door" -C/etc/m.conf tick)" '/etc/m.conf|'
is '$MUSTER_CONF stays as it is' "$(MUSTER_CONF=/a "$door" tick)" '/a|'
is '-C is stronger than $MUSTER_CONF' "$(MUSTER_CONF=/a "$door" -C /b tick)" '/b|'
is 'a link to the door leads to the same programs' "$(ln -s "$door" link && ./link tick 1)" '|1'
is '`help tick'"'"' is `tick --help'"'" "$("$door" help tick)" '|--help'

said=$("$door" tikc 2>&1)
is 'an unknown command is a usage error' $? 64
is 'and the nearest one is named' "$said" "muster: unknown command \`tikc'; did you mean \`tick'?; see \`muster --help'"
said=$("$door" 2>&1)
is 'no command is a usage error' $? 64
"$door" --frobnicate tick 2>/dev/null
is 'an unknown option is a usage error' $? 64
said=$("$door" send 2>&1)
is 'a missing program is a broken set-up' $? 78
like 'and what to do is said' "$said" 'muster-send is missing: install Muster again'

help=$("$door" --help)
is '--help' $? 0
commands=$(sed -n '/^  -C CONF/q; s/^  \([a-z]*\) .*/\1/p' <<<"$help")
is '--help names every command' "$(wc -w <<<"$commands")" \
    "$(sed -n '/commands\[\] = {/,/^};/p' "$top_srcdir/src/muster.c" | grep -c '^    {"')"
is '--help keeps within 80 columns' "$(awk 'length > 80 && !/MUSTER_CONF/' <<<"$help")" ''
like '--version' "$("$door" --version)" '^muster [0-9]'

# Every command that the door names has its program in the build tree.
for name in $(grep -vxE 'deliver|submit' <<<"$commands"); do
    ok "muster-$name is built" test -x "$top_builddir/libexec/muster/muster-$name"
done
done_testing
