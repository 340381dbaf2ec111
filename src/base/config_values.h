/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a value has the shape that its setting wants. Each `wrong_` function returns NULL when it
 * has, else what the value should be: "an address, LOCAL@DOMAIN". */
#ifndef MUSTER_SRC_BASE_CONFIG_VALUES_H
#define MUSTER_SRC_BASE_CONFIG_VALUES_H

#include <stdbool.h>
#include <stddef.h>

const char *wrong_if_empty(const char *value);
const char *wrong_address(const char *value); /* "" is good */
const char *wrong_site_address(const char *value);
const char *wrong_delimiter(const char *value);
const char *wrong_send_url(const char *value);
const char *wrong_fetch_url(const char *value);
const char *wrong_after(const char *value);     /* what becomes of fetched mail */
const char *wrong_file_name(const char *value); /* "" is good */
const char *wrong_place(const char *value);     /* of a socket */
const char *wrong_key(const char *value); /* names of workflows, questions, languages, mailboxes */

/* "4" */
bool value_number(const char *value, int min, int max, int *number_r);
/* "500", "64K", "25M", "1G"; more than nothing */
bool value_size(const char *value, size_t *size_r);
/* "yes" or "no"; also "true", "false", "on", "off" */
bool value_yes(const char *value, bool *yes_r);
/* One line of well-formed UTF-8 without controls. */
bool value_is_text(const char *value);

#endif
