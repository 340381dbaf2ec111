/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unflow.h - format=flowed undone (RFC 3676) */
#ifndef MUSTER_MAIL_UNFLOW_H
#define MUSTER_MAIL_UNFLOW_H

#include <glib.h>

/* Joins the lines that flow, takes out the stuffed blanks, and writes quote marks as "> " each.
 * DELSP: the blank that makes a line flow is no part of the text. Caller frees. */
char *text_unflow(const char *text, gboolean delsp);

#endif
