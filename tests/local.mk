# Tests that are no unit tests: each is a shell script that speaks TAP, found by its folder's local.mk or listed here.
EXTRA_DIST += tests/lib.sh
