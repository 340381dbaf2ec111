/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every name that a configuration may hold, in tables: the one place to add a setting. */
#ifndef MUSTER_SRC_BASE_CONFIG_NAMES_H
#define MUSTER_SRC_BASE_CONFIG_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* What a setting takes, and the type of its field. */
enum setting_shape {
    SETTING_TEXT,    /* one value: const char * */
    SETTING_ADDRESS, /* one mail address, or "": const char *, lower case */
    SETTING_PATH,    /* one path, resolved against the folder of muster.conf: const char * */
    SETTING_URL,     /* as text, but a path in it is resolved: const char * */
    SETTING_LIST,    /* one value or several: const char *const * */
    SETTING_PLACES,  /* the same, each as a URL */
    SETTING_NUMBER,  /* a whole number from min to max: int */
    SETTING_SIZE,    /* octets, with K, M or G: size_t */
    SETTING_YES,     /* yes or no: bool */
    SETTING_SECTION, /* NAME { ... }; its fields are the same struct's */
    SETTING_TITLED,  /* NAME TITLE { ... }, any number of them */
};

struct setting {
    const char *name;
    enum setting_shape shape;
    size_t offset;              /* of its field */
    const char *preset;         /* what holds when it is not set; of a list its one element */
    bool required;              /* it must stand in its section; then there is no preset */
    const char *instead;        /* unless this one stands there, or NULL */
    const char *spares;         /* with this value no setting is required that has an `instead' */
    int min, max;               /* of a number */
    const char *const *choices; /* the only values, or NULL */
    /* NULL when VALUE, or the title of a titled one, is good, else what it should be */
    const char *(*wrong)(const char *value);
    const struct section *section;
};

struct section {
    const char *name;
    const struct setting *settings; /* ends with a NULL name */
    const struct section *also;     /* whose settings stand here too, or NULL */
};

extern const struct section config_main;      /* muster.conf */
extern const struct section config_workflows; /* a file of workflows.d */
extern const struct section site_section, send_section, fetch_section, lmtp_section,
    summary_section, managers_section;
extern const struct section workflow_section, question_section, wording_section;

/* True when SETTING takes several values in braces. */
bool setting_is_list(const struct setting *setting);

/* The setting NAME of SECTION, or NULL. */
const struct setting *section_setting(const struct section *section, const char *name);

/* The section in which NAME would be right, or NULL. */
const struct section *section_of_name(const char *name);

/* The name in SECTION that is nearest to NAME, or NULL. */
const char *section_nearest(const struct section *section, const char *name);

#endif
