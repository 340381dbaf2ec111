/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line ends its paragraph unless it ends in a blank and the next one is quoted as deep; "-- "
 * never flows, and an empty line is one even after a line that should flow: people's clients leave
 * blanks at the ends of paragraphs. */
#include "mail/read/unflow.h"

#include "mail/read/slice.h"

enum {
    QUOTE_MAX = 100
}; /* deeper marks are kept as text: bounds the output to a fixed multiple of the input */

struct flow {
    GString *out;
    gboolean open; /* the last line flows on */
    guint depth;   /* of the last line */
};

static guint quote_depth(struct slice *line)
{
    guint depth = 0;
    while (depth < QUOTE_MAX && depth < line->length && line->at[depth] == '>')
        depth++;
    *line = slice_from(*line, depth);
    return depth;
}

static void start_line(struct flow *flow, guint depth)
{
    if (flow->open)
        g_string_append_c(flow->out, '\n');
    for (guint i = 0; i < depth; i++)
        g_string_append(flow->out, "> ");
    flow->depth = depth;
}

static void add_line(struct flow *flow, struct slice line, gboolean delsp)
{
    guint depth = quote_depth(&line);
    if (line.length > 0 && line.at[0] == ' ')
        line = slice_from(line, 1); /* stuffed */
    gboolean signature = slice_equals(line, "-- ");
    if (!flow->open || depth != flow->depth || signature || line.length == 0)
        start_line(flow, depth);
    gboolean flows = line.length > 0 && line.at[line.length - 1] == ' ' && !signature;
    g_string_append_len(flow->out, line.at,
                        (gssize)(flows && delsp ? line.length - 1 : line.length));
    if (!flows)
        g_string_append_c(flow->out, '\n');
    flow->open = flows;
}

char *text_unflow(const char *text, gboolean delsp)
{
    struct flow flow = {.out = g_string_sized_new(strlen(text) + 1)};
    struct slice rest = slice_of(text), line;
    while (slice_next_line(&rest, &line))
        add_line(&flow, line, delsp);
    return g_string_free(flow.out, FALSE);
}
