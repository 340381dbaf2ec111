#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A French quotation mark stays with its words: the blank inside it does not break.
. "${top_srcdir:-.}/tests/lib.sh"
cd "$top_srcdir" || exit 99
is "no mark may end or begin a line alone" \
    "$(grep -rnE '« | »' templates/fr src/work/letters/phrases/fr.txt src/work/commands/words/fr.txt)" ""
done_testing
