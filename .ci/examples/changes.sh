#!/bin/sh
# What a change means for whom, as Markdown for its reviewers: changes.sh BASE [HANDBOOK.xml]
#
#     .ci/examples/changes.sh origin/main content/handbook.xml >>"$GITHUB_STEP_SUMMARY"
#
# BASE is the commit that the change is held against; the handbook lies at the same path in both.
set -eu
base=$1
handbook=${2:-content/handbook.xml}
old=$(mktemp -d)
trap 'rm -rf "$old"' EXIT
git archive "$base" | tar -x -C "$old"
proviso diff --format markdown "$old/$handbook" "$handbook"
