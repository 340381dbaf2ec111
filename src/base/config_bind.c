/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values: each is checked, brought into the shape of its field, and its line noted. Presets take
 * the same way. */
#include "config_bind.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "config_kinds.h"
#include "config_links.h"
#include "config_questions.h"
#include "config_values.h"
#include "muster/base/address.h"

struct place {
    struct place *next;
    const void *field;
    unsigned line;
};

struct binder {
    struct config_house *house;
    struct arena *arena; /* the house's */
    struct faults *faults;
    const char *file; /* the source at hand */
};

unsigned house_line(const struct config_house *house, const void *field)
{
    for (const struct place *place = house->places; place != NULL; place = place->next)
        if (place->field == field)
            return place->line;
    return 0;
}

static void note_place(struct binder *binder, const void *field, unsigned line)
{
    struct place *place = arena_make(binder->arena, 1, sizeof *place);
    *place = (struct place){binder->house->places, field, line};
    binder->house->places = place;
}

static void fault_value(struct binder *binder, const struct setting *setting, unsigned line,
                        const char *value, const char *wish)
{
    faults_add(binder->faults, binder->file, line, "`%s' is `%s'; it should be %s", setting->name,
               value, wish);
}

static const char *join(struct binder *binder, const char *const *words)
{
    const char *joined = words[0];
    for (words++; *words != NULL; words++)
        joined =
            arena_print(binder->arena, "%s%s%s", joined, words[1] != NULL ? ", " : " or ", *words);
    return joined;
}

/* One of the setting's choices, or a fault that names the nearest. */
static void check_choice(struct binder *binder, const struct setting *setting, unsigned line,
                         const char *value)
{
    for (const char *const *choice = setting->choices; *choice != NULL; choice++)
        if (strcmp(*choice, value) == 0)
            return;
    const char *near = nearest_word(value, setting->choices);
    if (near == NULL)
        fault_value(binder, setting, line, value, join(binder, setting->choices));
    else
        faults_add(binder->faults, binder->file, line, "unknown %s `%s'; did you mean `%s'?",
                   setting->name, value, near);
}

static void check_value(struct binder *binder, const struct setting *setting, unsigned line,
                        const char *value)
{
    const char *wish = NULL;
    if (!value_is_text(value))
        wish = "one line of UTF-8";
    else if (setting->wrong != NULL)
        wish = setting->wrong(value);
    else if (setting->shape == SETTING_ADDRESS)
        wish = wrong_address(value);
    if (wish != NULL)
        fault_value(binder, setting, line, value, wish);
    else if (setting->choices != NULL && line != 0) /* a preset may be none of them */
        check_choice(binder, setting, line, value);
}

static const char *resolve(struct binder *binder, const char *path)
{
    if (*path == '/')
        return arena_copy(binder->arena, path);
    return arena_print(binder->arena, "%s/%s", binder->house->config.folder, path);
}

static const char *resolve_url(struct binder *binder, const char *url)
{
    static const char *const schemes[] = {"maildir:", "sendmail:", "unix:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t length = strlen(schemes[i]);
        if (strncmp(url, schemes[i], length) == 0)
            return arena_print(binder->arena, "%s%s", schemes[i], resolve(binder, url + length));
    }
    return arena_copy(binder->arena, url);
}

static const char *lower_copy(struct binder *binder, const char *text)
{
    char *copy = arena_copy(binder->arena, text);
    address_lower(copy);
    return copy;
}

static void bind_number(struct binder *binder, const struct setting *setting, unsigned line,
                        const char *value, int *field)
{
    if (!value_number(value, setting->min, setting->max, field))
        faults_add(binder->faults, binder->file, line,
                   "`%s' is `%s'; it should be a whole number from %d to %d", setting->name, value,
                   setting->min, setting->max);
}

static void bind_size(struct binder *binder, const struct setting *setting, unsigned line,
                      const char *value, size_t *field)
{
    if (!value_size(value, field))
        fault_value(binder, setting, line, value, "octets, as in 500K or 25M");
}

static void bind_yes(struct binder *binder, const struct setting *setting, unsigned line,
                     const char *value, bool *field)
{
    if (!value_yes(value, field))
        fault_value(binder, setting, line, value, "yes or no");
}

static void bind_value(struct binder *binder, const struct setting *setting, unsigned line,
                       const char *value, void *field)
{
    const char **text = field;
    check_value(binder, setting, line, value);
    switch (setting->shape) {
    case SETTING_NUMBER:
        bind_number(binder, setting, line, value, field);
        break;
    case SETTING_SIZE:
        bind_size(binder, setting, line, value, field);
        break;
    case SETTING_YES:
        bind_yes(binder, setting, line, value, field);
        break;
    case SETTING_ADDRESS:
        *text = lower_copy(binder, value);
        break;
    case SETTING_PATH:
        *text = resolve(binder, value);
        break;
    case SETTING_URL:
        *text = resolve_url(binder, value);
        break;
    default:
        *text = arena_copy(binder->arena, value);
    }
}

/* One element "" is the empty list, as one would expect of `remind = ""`. */
static void bind_list(struct binder *binder, const struct setting *setting, cfg_opt_t *opt,
                      const char *const **field)
{
    size_t count = cfg_opt_size(opt), n = 0;
    const char **list = arena_make(binder->arena, count + 2, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        const char *value = cfg_opt_getnstr(opt, (unsigned)i);
        check_value(binder, setting, opt_line(opt), value);
        if (*value != '\0')
            list[n++] = setting->shape == SETTING_PLACES ? resolve_url(binder, value)
                                                         : arena_copy(binder->arena, value);
    }
    if (!opt_is_set(opt) && setting->preset != NULL)
        list[n++] = setting->preset;
    *field = list;
}

static void bind_section(struct binder *binder, const struct section *section, cfg_t *cfg,
                         void *target);

static void bind_setting(struct binder *binder, const struct setting *setting, cfg_t *cfg,
                         void *target)
{
    void *field = (char *)target + setting->offset;
    if (setting->shape == SETTING_TITLED)
        return; /* its reader makes an array of them */
    if (setting->shape == SETTING_SECTION) {
        bind_section(binder, setting->section, cfg_getsec(cfg, setting->name), target);
        return;
    }
    cfg_opt_t *opt = cfg_getopt(cfg, setting->name);
    note_place(binder, field, opt_line(opt));
    if (setting_is_list(setting))
        bind_list(binder, setting, opt, field);
    else if (cfg_opt_size(opt) > 0)
        bind_value(binder, setting, opt_line(opt), cfg_opt_getnstr(opt, 0), field);
    else if (!setting->required)
        bind_value(binder, setting, 0, setting->preset, field);
    else
        *(const char **)field = ""; /* the lint has said that it is missing */
}

/* Fills TARGET, the struct that SECTION's settings describe. */
static void bind_section(struct binder *binder, const struct section *section, cfg_t *cfg,
                         void *target)
{
    for (const struct setting *setting = section->settings; setting->name != NULL; setting++)
        bind_setting(binder, setting, cfg, target);
}

static void bind_site(struct binder *binder, cfg_t *cfg)
{
    struct site_config *site = &binder->house->config.site;
    bind_section(binder, &site_section, cfg, site);
    char *local = arena_copy(binder->arena, site->address), *at = strchr(local, '@');
    site->local = local;
    site->domain = "";
    if (at != NULL) {
        *at = '\0';
        site->domain = at + 1;
    }
}

static void bind_fetches(struct binder *binder, cfg_t *cfg)
{
    struct config *config = &binder->house->config;
    size_t count = cfg_size(cfg, "fetch");
    struct fetch_config *fetches = arena_make(binder->arena, count, sizeof *fetches);
    for (size_t i = 0; i < count; i++) {
        cfg_t *fetch = cfg_getnsec(cfg, "fetch", (unsigned)i);
        fetches[i].name = arena_copy(binder->arena, cfg_title(fetch));
        bind_section(binder, &fetch_section, fetch, &fetches[i]);
    }
    config->fetches = fetches;
    config->n_fetches = count;
}

static void bind_main(struct binder *binder, const struct source *source)
{
    struct config *config = &binder->house->config;
    binder->file = source->file;
    bind_site(binder, cfg_getsec(source->cfg, "site"));
    bind_section(binder, &send_section, cfg_getsec(source->cfg, "send"), &config->send);
    bind_section(binder, &lmtp_section, cfg_getsec(source->cfg, "lmtp"), &config->lmtp);
    bind_section(binder, &summary_section, cfg_getsec(source->cfg, "summary"), &config->summary);
    bind_section(binder, &managers_section, cfg_getsec(source->cfg, "managers"), &config->managers);
    bind_fetches(binder, source->cfg);
}

static void bind_question(struct binder *binder, cfg_t *cfg, struct question_config *question)
{
    size_t n_languages = cfg_size(cfg, "lang");
    struct wording *wordings = arena_make(binder->arena, n_languages + 1, sizeof *wordings);
    question->key = arena_copy(binder->arena, cfg_title(cfg));
    question->wordings = wordings;
    question->n_wordings = n_languages + 1;
    bind_section(binder, &question_section, cfg, question);
    wordings[0].language = "";
    bind_section(binder, &wording_section, cfg, &wordings[0]);
    for (size_t i = 0; i < n_languages; i++) {
        cfg_t *language = cfg_getnsec(cfg, "lang", (unsigned)i);
        wordings[i + 1].language = arena_copy(binder->arena, cfg_title(language));
        bind_section(binder, &wording_section, language, &wordings[i + 1]);
    }
}

static void bind_workflow(struct binder *binder, cfg_t *cfg, struct workflow_config *workflow)
{
    size_t count = cfg_size(cfg, "question");
    struct question_config *questions = arena_make(binder->arena, count, sizeof *questions);
    bind_section(binder, &workflow_section, cfg, workflow);
    workflow->questions = questions;
    workflow->n_questions = count;
    for (size_t i = 0; i < count; i++)
        bind_question(binder, cfg_getnsec(cfg, "question", (unsigned)i), &questions[i]);
    config_kind(binder->house, workflow, binder->faults);
    config_questions(binder->house, workflow, questions, binder->faults);
}

/* A workflow before it has its place in the order of names. */
struct found {
    const char *file;
    cfg_t *cfg;
};

static int compare_found(const void *a, const void *b)
{
    return strcmp(cfg_title(((const struct found *)a)->cfg),
                  cfg_title(((const struct found *)b)->cfg));
}

static unsigned source_workflows(const struct source *source)
{
    return source->cfg != NULL ? cfg_size(source->cfg, "workflow") : 0;
}

/* All workflows of SOURCES, in the order of their names. */
static struct found *find_workflows(struct arena *arena, const struct source *sources,
                                    size_t n_sources, size_t *count_r)
{
    size_t count = 0, n = 0;
    for (size_t i = 0; i < n_sources; i++)
        count += source_workflows(&sources[i]);
    struct found *found = arena_make(arena, count, sizeof *found);
    for (size_t i = 0; i < n_sources; i++)
        for (unsigned k = 0; k < source_workflows(&sources[i]); k++)
            found[n++] =
                (struct found){sources[i].file, cfg_getnsec(sources[i].cfg, "workflow", k)};
    qsort(found, count, sizeof *found, compare_found);
    *count_r = count;
    return found;
}

static void bind_workflows(struct binder *binder, const struct source *sources, size_t n_sources)
{
    size_t count;
    struct found *found = find_workflows(binder->arena, sources, n_sources, &count);
    struct workflow_config *workflows = arena_make(binder->arena, count, sizeof *workflows);
    for (size_t i = 0; i < count; i++) {
        binder->file = found[i].file;
        workflows[i].file = arena_copy(binder->arena, found[i].file);
        workflows[i].name = arena_copy(binder->arena, cfg_title(found[i].cfg));
        bind_workflow(binder, found[i].cfg, &workflows[i]);
    }
    binder->house->config.workflows = workflows;
    binder->house->config.n_workflows = count;
    config_links(binder->house, binder->faults);
}

void config_bind(struct config_house *house, const struct source *sources, size_t n_sources,
                 struct faults *faults)
{
    struct binder binder = {.house = house, .arena = &house->arena, .faults = faults};
    if (sources[0].cfg != NULL)
        bind_main(&binder, &sources[0]);
    bind_workflows(&binder, sources + 1, n_sources - 1);
}
