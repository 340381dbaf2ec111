# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a C table of the word lists away/LANGUAGE.txt. A line is "class: phrase, phrase"; months and weekdays are
# "class: names of the first; names of the second; ...", each name one word. A class that away-words.h does not know fails to compile.
BEGIN {
    print "/* Made from away/ by away.awk: change the lists, not this. */"
    print "#include \"mail/read/away-words.h\"\n"
    print "const struct away_row away_rows[] = {"
}
/^#/ || /^[ \t]*$/ { next }
{
    class = $0
    sub(/:.*/, "", class)
    rest = $0
    sub(/^[^:]*:[ \t]*/, "", rest)
    numbered = class == "month" || class == "weekday"
    n = numbered ? split(rest, group, /[ \t]*;[ \t]*/) : split(rest, group, /[ \t]*,[ \t]*/)
    for (i = 1; i <= n; i++) {
        m = numbered ? split(group[i], word, / +/) : 1
        if (!numbered)
            word[1] = group[i]
        for (j = 1; j <= m; j++)
            if (word[j] != "")
                printf "    {AWAY_%s, %d, \"%s\"},\n", toupper(class), numbered ? i : 0, word[j]
    }
}
END { print "    {AWAY_NOTHING, 0, \"\"},\n};" }
