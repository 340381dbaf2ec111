/* SPDX-License-Identifier: GPL-3.0-or-later */
/* look/scenes.h - what the mails to be looked at say */
#ifndef LOOK_SCENES_H
#define LOOK_SCENES_H

#include "work/letters/letters.h"

enum { SCENE_DAY = 20781 }; /* Tuesday, 24 November 2026 */

/* What a site in that language would have in its workflow. */
struct sample {
    const char *language;
    const char *title, *plan;    /* of two workflows */
    const char *prompts[4];      /* NULL-terminated */
    const char *plan_prompts[2]; /* likewise */
    const char *labels[3];       /* of the prompts */
};
extern const struct sample samples[]; /* the first is English; ends with a NULL language */

struct scene {
    const char *name;
    gboolean (*write)(const struct sample *sample, struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure);
};
extern const struct scene scenes[]; /* the first is a question; ends with a NULL name */

/* scenes-pulse.c */
#define SCENE(name)                                                                                \
    gboolean name(const struct sample *sample, struct post *post, struct template_set *templates,  \
                  struct written *written_r, struct failure *failure)
SCENE(scene_kudos);
SCENE(scene_pulse);
SCENE(scene_pulse_published);

#endif
