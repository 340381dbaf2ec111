/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes mails to be looked at: each kind in each language, for a small team and for sixty people, with names that run from
 * right to left, words that are longer than a phone, and a day on which nobody wrote. LANG-NAME.txt and .eml in FOLDER.
 *     letters TEMPLATES FOLDER
 * With a number in place of FOLDER it writes that many question mails nowhere and says how long one took. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "look/scenes.h"

static struct post post_in(const char *language)
{
    return (struct post){.from = {"Acme check-in", "checkin@acme.example"},
                         .to = {"Ann Lee", "ann@acme.example"},
                         .reply_to =
                             "checkin+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@acme.example",
                         .message_id = "handle@acme.example",
                         .site = "checkin@acme.example",
                         .list_id = "checkin.acme.example",
                         .language = language,
                         .zone = zone_find("Europe/Berlin"),
                         .now = zone_instant(zone_find("Europe/Berlin"), SCENE_DAY, 9 * 60),
                         .owner = "sam@acme.example"};
}

static void write_scene(const struct scene *scene, const struct sample *sample,
                        struct template_set *templates, struct written *written_r)
{
    struct post post = post_in(sample->language);
    struct failure failure = {0};
    if (scene->write(sample, &post, templates, written_r, &failure))
        return;
    fprintf(stderr, "letters: %s-%s: %s\n", sample->language, scene->name, failure.text);
    exit(1);
}

static void save(const char *folder, const struct scene *scene, const struct sample *sample,
                 const struct written *written)
{
    gsize size;
    const char *bytes = g_bytes_get_data(written->bytes, &size);
    g_autofree char *base = g_strdup_printf("%s/%s-%s", folder, sample->language, scene->name);
    g_autofree char *text = g_strconcat(base, ".txt", NULL);
    g_autofree char *mail = g_strconcat(base, ".eml", NULL);
    g_file_set_contents(text, written->text, -1, NULL);
    g_file_set_contents(mail, bytes, (gssize)size, NULL);
}

static void write_all(const char *folder, struct template_set *templates)
{
    for (const struct sample *sample = samples; sample->language != NULL; sample++)
        for (const struct scene *scene = scenes; scene->name != NULL; scene++) {
            struct written written;
            write_scene(scene, sample, templates, &written);
            save(folder, scene, sample, &written);
            written_clear(&written);
        }
}

static void time_first(guint count, struct template_set *templates)
{
    clock_t start = clock(); /* of this process: others may be busy */
    for (guint i = 0; i < count; i++) {
        struct written written;
        write_scene(&scenes[0], &samples[0], templates, &written);
        written_clear(&written);
    }
    printf("%u %s mails, %.1f microseconds each\n", count, scenes[0].name,
           (double)(clock() - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC / count);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: letters TEMPLATES FOLDER|COUNT\n");
        return 64;
    }
    struct template_set *templates = templates_open((const char *const[]){argv[1], NULL});
    guint count = (guint)strtoul(argv[2], NULL, 10);
    if (count > 0)
        time_first(count, templates);
    else
        write_all(argv[2], templates);
    templates_free(templates);
    return 0;
}
