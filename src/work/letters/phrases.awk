# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a C table of the languages: each line "key: value" of phrases/LANGUAGE.txt sets a field of `struct phrases',
# "key: one | two" a field with several, "count THING: ..." its forms. "plural: EXPRESSION" says which form N takes, in
# gettext's way. A key that phrases.h does not know fails to compile, which is how a typing error is found; one that is
# missing is found by tests/unit/work-languages.
function quoted(text) {
    if (text ~ /["\\]/) {
        print FILENAME ":" FNR ": neither quotes nor backslashes" >"/dev/stderr"
        exit failed = 1
    }
    return "\"" text "\""
}
function listed(text,    parts, n, i, list) {
    n = split(text, parts, / *[|] */)
    for (i = 1; i <= n; i++)
        list = list (i > 1 ? ", " : "") quoted(parts[i])
    return "{" list "}"
}
BEGIN {
    print "/* Made from phrases/ by phrases.awk: change the lists, not this. */"
    print "#include \"work/letters/phrases-table.h\"\n"
}
FNR == 1 {
    language = FILENAME
    sub(/.*\//, "", language)
    sub(/\.txt$/, "", language)
    rows = rows (rows == "" ? "" : "    },\n") "    {\n        .language = \"" language "\",\n        .plural = plural_" language ",\n"
}
/^#/ || /^[ \t]*$/ { next }
{
    key = value = $0
    sub(/:.*/, "", key)
    sub(/^[^:]*: */, "", value)
    if (key == "plural") {
        print "static unsigned plural_" language "(G_GNUC_UNUSED unsigned n)\n{\n    return " value ";\n}"
    } else if (sub(/^count /, "", key)) {
        rows = rows "        .counted[COUNT_" toupper(key) "] = " listed(value) ",\n"
    } else {
        rows = rows "        ." key " = " (value ~ /[|]/ ? listed(value) : quoted(value)) ",\n"
    }
}
END {
    if (failed)
        exit 1
    print "\nconst struct phrases phrases_table[] = {\n" rows "    },\n    {.language = NULL},\n};"
}
