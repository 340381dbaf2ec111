/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/attachments/shown.h - files that came with an answer, as letters show them */
#ifndef WORK_ATTACHMENTS_SHOWN_H
#define WORK_ATTACHMENTS_SHOWN_H

#include "muster/store/attachments.h"
#include "work/letters/letters.h"

/* FILES (struct filed_attachment) as struct attached_view, which borrow their names. Caller
 * unrefs. */
GArray *attached_show(const GPtrArray *files);

/* WORDS without lines that are names of FILES, which are shown already: the words of who sent
 * nothing but files (attachments_speak()). Caller frees. */
char *words_without_names(const char *words, const GPtrArray *files);

#endif
