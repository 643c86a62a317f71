//! Learns the model of the part-of-speech tagger: reads sentences of `word<TAB>TAG` lines, a blank line after each,
//! from the files named, and writes the model to the first argument. With `--test FILE` it prints the accuracy on
//! another file.
//!
//! ```sh
//! cargo run --release --example train_tagger -- src/quotes/tagger.bin --test dev.tag train.tag more.tag
//! ```
//!
//! Tags are `NOUN NAME PAST PRES BASE ING PART ADJ ADV IN DET PRON POSS CC WH`, and anything else is `Other`.

#[allow(dead_code)]
#[path = "../src/hash.rs"]
mod hash;
#[allow(dead_code, clippy::unreadable_literal, unreachable_pub)]
#[path = "../src/quotes/tagger.rs"]
mod tagger;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use hash::lower_hash;
use pullquote::{Shape, Span, Tokens};
use tagger::{BUCKETS, Form, MODEL_BYTES, Model, SLOTS, TAGS, Tag, TagSet, best, features};

const EPOCHS: usize = 10;

/// How often a word must be seen for the dictionary to hold it, and how often, unless it is of a closed class, for it to be
/// nothing but what it was seen as.
const KNOWN: u32 = 5;
const SURE: u32 = 20;

/// A tag that a word has only once, or less than once in so many times, is taken for a slip.
const SLIP: u32 = 100;

/// A word with its spelling, and its tag.
type Word = (String, Shape, Tag);
type Sentence = (Vec<Form>, Vec<Tag>);

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("name the file to write")?;
    let (mut train, mut test) = (Vec::new(), Vec::new());
    while let Some(arg) = args.next() {
        if arg == "--test" {
            read(&args.next().ok_or("--test needs a file")?, &mut test)?;
        } else {
            read(&arg, &mut train)?;
        }
    }
    let mut model = empty()?;
    learn_dictionary(&train, &mut model)?;
    let mut sentences = forms(&train, &Model::new(&model));
    learn_weights(&mut sentences, &mut model);
    let (mut right, mut all) = (0, 0);
    for (forms, gold) in forms(&test, &Model::new(&model)) {
        let mut tags = Vec::new();
        Model::new(&model).tag(&forms, &mut tags);
        let words = tags.iter().zip(&gold).filter(|&(_, &gold)| gold != Tag::Other);
        all += words.clone().count();
        right += words.filter(|(tag, gold)| tag == gold).count();
    }
    if all > 0 {
        eprintln!("{right} of {all} right on the test text");
    }
    fs::write(out, &model[..])?;
    Ok(())
}

/// A model that knows nothing.
fn empty() -> Result<Box<[u8; MODEL_BYTES]>, Box<dyn Error>> {
    let bytes = vec![0; MODEL_BYTES].into_boxed_slice();
    bytes.try_into().map_err(|_| "a model of another size".into())
}

fn read(path: &str, sentences: &mut Vec<Vec<Word>>) -> Result<(), Box<dyn Error>> {
    let mut sentence = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let Some((word, name)) = line.split_once('\t') else {
            sentences.push(std::mem::take(&mut sentence));
            continue;
        };
        sentence.push((word.to_owned(), shape_of(word), parse(name)));
    }
    Ok(())
}

/// How a word is written. "'s" and "n't" are words only behind another.
fn shape_of(word: &str) -> Shape {
    let shape = |before: &str| {
        let text = format!("{before}{word}");
        let tokens = Tokens::new(&text, &[Span::new(0, text.len())]);
        tokens.iter().find(|token| token.text(&text) == word).map(|token| token.shape)
    };
    shape("").or_else(|| shape("it")).or_else(|| shape("do")).unwrap_or(Shape::Lower)
}

fn parse(name: &str) -> Tag {
    match name {
        "NOUN" => Tag::Noun,
        "NAME" => Tag::Name,
        "PAST" => Tag::Past,
        "PRES" | "MODAL" => Tag::Present,
        "BASE" => Tag::Base,
        "ING" => Tag::Ing,
        "PART" => Tag::Participle,
        "ADJ" => Tag::Adjective,
        "ADV" | "PRT" => Tag::Adverb,
        "IN" => Tag::Preposition,
        "DET" | "NUM" => Tag::Determiner,
        "PRON" => Tag::Pronoun,
        "POSS" => Tag::Possessive,
        "CC" => Tag::Conjunction,
        "WH" => Tag::Wh,
        _ => Tag::Other,
    }
}

/// The sentences as the tagger sees them. What is no word has no tag but `Other`.
fn forms(sentences: &[Vec<Word>], model: &Model<'_>) -> Vec<Sentence> {
    let read = |(word, shape, tag): &Word| {
        let form = Form::new(word, lower_hash(word), *shape, model);
        (form, if form.allowed == TagSet::of(Tag::Other) { Tag::Other } else { *tag })
    };
    sentences.iter().map(|sentence| sentence.iter().map(read).unzip()).collect()
}

/// Counts which tags each word has, and writes the dictionary to the front of `model`.
fn learn_dictionary(sentences: &[Vec<Word>], model: &mut [u8; MODEL_BYTES]) -> Result<(), Box<dyn Error>> {
    let mut counts: BTreeMap<u32, [u32; TAGS]> = BTreeMap::new();
    let unlearned = empty()?;
    for (word, shape, tag) in sentences.iter().flatten() {
        let form = Form::new(word, lower_hash(word), *shape, &Model::new(&unlearned));
        if form.allowed != TagSet::of(Tag::Other) {
            counts.entry(form.word).or_default()[*tag as usize] += 1;
        }
    }
    let mut words = 0;
    for (word, counts) in counts {
        let all: u32 = counts.iter().sum();
        let seen = |tag: &Tag| counts[*tag as usize] > 1 && counts[*tag as usize] * SLIP >= all;
        let mut tags = Tag::ALL.into_iter().filter(seen).fold(TagSet::default(), |tags, tag| tags.or(TagSet::of(tag)));
        let open = tags.or(TagSet::OPEN) == TagSet::OPEN;
        if all < SURE && open {
            tags = tags.or(TagSet::OPEN);
        }
        if all < KNOWN || tags == TagSet::default() {
            continue;
        }
        words += 1;
        assert!(words * 2 < SLOTS, "too many words for the table");
        let mut slot = word as usize % SLOTS;
        while model[slot * 4 + 2..][..2] != [0, 0] {
            slot = (slot + 1) % SLOTS;
        }
        model[slot * 4..][..2].copy_from_slice(&((word >> 16) as u16).to_le_bytes());
        model[slot * 4 + 2..][..2].copy_from_slice(&tags.0.to_le_bytes());
    }
    eprintln!("{words} words in the dictionary");
    Ok(())
}

/// Averaged perceptron; the average is kept as the sum of weights times steps. Writes the weights to the end of `model`.
fn learn_weights(train: &mut [Sentence], model: &mut [u8; MODEL_BYTES]) {
    let mut weights = vec![0_f32; BUCKETS * TAGS];
    let mut sums = vec![0_f64; BUCKETS * TAGS];
    let mut step = 0_f64;
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for epoch in 0..EPOCHS {
        // A fixed shuffle, so that the model is the same every time.
        for i in (1..train.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            train.swap(i, (state % (i as u64 + 1)) as usize);
        }
        let (mut right, mut all) = (0, 0);
        for (forms, gold) in train.iter() {
            let (mut before, mut second) = (Tag::Other, Tag::Other);
            for (at, &gold) in gold.iter().enumerate() {
                let allowed = forms[at].allowed;
                let buckets = features(forms, at, before, second);
                let mut scores = [0_f32; TAGS];
                for bucket in buckets {
                    for (score, weight) in scores.iter_mut().zip(&weights[bucket as usize * TAGS..]) {
                        *score += weight;
                    }
                }
                let tag = best(&scores, allowed);
                step += 1.0;
                all += 1;
                right += usize::from(tag == gold);
                if tag != gold && allowed.iter().any(|tag| tag == gold) {
                    for bucket in buckets {
                        for (target, change) in [(gold, 1.0), (tag, -1.0)] {
                            let slot = bucket as usize * TAGS + target as usize;
                            weights[slot] += change;
                            sums[slot] += f64::from(change) * step;
                        }
                    }
                }
                (second, before) = (before, tag);
            }
        }
        eprintln!("epoch {epoch}: {right} of {all} right on the training text");
    }
    let average: Vec<f64> = weights.iter().zip(&sums).map(|(&weight, sum)| f64::from(weight) - sum / step).collect();
    // Letting large weights saturate would cost more than the small ones lose by rounding.
    let scale = 127.0 / average.iter().fold(1e-9, |most: f64, weight| most.max(weight.abs()));
    for (byte, weight) in model[SLOTS * 4..].iter_mut().zip(average) {
        *byte = ((weight * scale).round() as i8).cast_unsigned();
    }
}
