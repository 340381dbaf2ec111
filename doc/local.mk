# doc
dist_man_MANS += doc/muster-templates.5
