# SPDX-License-Identifier: GPL-3.0-or-later
# Makes C tables of words/LANGUAGE.txt. "WORD: phrase, phrase | usage | help" are the phrases of a command, how help
# shows it, and what help says of it; without the last, help leaves it out. "value WORD: phrase, ..." and "language TAG: name, ..."
# are what may stand behind some of them. "consent yes: phrase, ..." and "no" are what answers a mail that waits for a
# yes; "consent beside: phrase, ..." is what may stand beside a yes, since in no order do these words make a condition.
function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}
function phrases(text, word,    parts, n, i, rows) {
    n = split(text, parts, /, */)
    for (i = 1; i <= n; i++)
        rows = rows "    {" quoted(language) ", " quoted(parts[i]) ", " quoted(word) "},\n"
    return rows
}
FNR == 1 {
    language = FILENAME
    sub(/.*\//, "", language)
    sub(/\.txt$/, "", language)
}
/^#/ || /^[ \t]*$/ { next }
{
    key = rest = $0
    sub(/:.*/, "", key)
    sub(/^[^:]*:[ \t]*/, "", rest)
    n = split(rest, part, /[ \t]*[|][ \t]*/)
    if (sub(/^value /, "", key))
        values = values phrases(part[1], key)
    else if (sub(/^consent /, "", key))
        consents = consents phrases(part[1], key)
    else if (sub(/^language /, "", key))
        languages = languages phrases(part[1], key)
    else
        commands = commands phrases(part[1], key)
    if (n >= 2)
        helps = helps "    {" quoted(language) ", " quoted(key) ", " quoted(part[2]) ", " quoted(part[3]) "},\n"
}
END {
    print "/* Made from words/ by words.awk: change the lists, not this. */"
    print "#include \"work/commands/words-table.h\"\n"
    print "const struct command_phrase command_phrases[] = {\n" commands "    {NULL, NULL, NULL},\n};\n"
    print "const struct command_phrase command_values[] = {\n" values "    {NULL, NULL, NULL},\n};\n"
    print "const struct command_phrase command_languages[] = {\n" languages "    {NULL, NULL, NULL},\n};\n"
    print "const struct command_phrase command_consents[] = {\n" consents "    {NULL, NULL, NULL},\n};\n"
    print "const struct command_help command_helps[] = {\n" helps "    {NULL, NULL, NULL, NULL},\n};"
}
