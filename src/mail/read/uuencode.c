/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds files by their lines alone: a mode and a name, then lines whose first letter says how long
 * they are, then "end". */
#include "mail/read/uuencode.h"

#include "mail/read/attached.h"

/* The name in "begin 644 NAME"; empty when LINE is none. */
static struct slice begin_name(struct slice line)
{
    gsize mode = strlen("begin ");
    if (!slice_starts(line, "begin "))
        return (struct slice){line.at, 0};
    gsize digits = 0;
    while (digits < 4 && mode + digits < line.length && g_ascii_isdigit(line.at[mode + digits]))
        digits++;
    if (digits < 3 || mode + digits >= line.length || line.at[mode + digits] != ' ')
        return (struct slice){line.at, 0};
    return slice_trim(slice_from(line, mode + digits));
}

/* A line of data: as many letters as its first one says, a few more or less. */
static gboolean is_data(struct slice line)
{
    if (line.length == 0)
        return FALSE;
    gsize octets = ((gsize)(guchar)line.at[0] - ' ') & 63;
    gsize wanted = (octets + 2) / 3 * 4;
    return line.at[0] >= ' ' && line.at[0] <= '`' && line.length <= wanted + 3 &&
           line.length + 4 > wanted;
}

/* Takes the data and the end of a file off REST; FALSE when that is not what stands there. */
static gboolean skip_file(struct slice *rest)
{
    struct slice line = {"", 0}, after = *rest;
    while (slice_next_line(&after, &line) && is_data(line) && !slice_equals(line, "end"))
        ;
    if (!slice_equals(line, "end"))
        return FALSE;
    *rest = after;
    return TRUE;
}

void uuencoded_take(char *text, GPtrArray *attached)
{
    struct slice rest = slice_of(text), line;
    char *to = text;
    for (struct slice before = rest; slice_next_line(&rest, &line); before = rest) {
        struct slice name = begin_name(line);
        if (name.length > 0 && skip_file(&rest)) {
            g_autofree char *copy = slice_copy(name);
            attached_name(attached, copy);
            continue;
        }
        gsize taken = (gsize)(rest.at - before.at);
        memmove(to, before.at, taken);
        to += taken;
    }
    *to = '\0';
}
