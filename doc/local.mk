# doc
dist_man_MANS += doc/muster-store.5
