# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a C table of the word lists: each line "class: phrase, phrase" of words/LANGUAGE.txt becomes rows of it.
# A class that words.h does not know fails to compile, which is how a typing error is found.
BEGIN {
    print "/* Made from words/ by words.awk: change the lists, not this. */"
    print "#include \"mail/reply/words.h\"\n"
    print "const struct words_row words_rows[] = {"
}
/^#/ || /^[ \t]*$/ { next }
{
    class = $0
    sub(/:.*/, "", class)
    phrases = $0
    sub(/^[^:]*:[ \t]*/, "", phrases)
    n = split(phrases, phrase, /[ \t]*,[ \t]*/)
    for (i = 1; i <= n; i++)
        if (phrase[i] != "")
            printf "    {WORD_%s, \"%s\"},\n", toupper(class), phrase[i]
}
END { print "    {0, \"\"},\n};" }
