//! Learns the weights of the part-of-speech tagger: reads sentences of `word<TAB>TAG` lines, a blank line after each,
//! from the files named, and writes the table to the first argument. With `--test FILE` it prints the accuracy on
//! another file.
//!
//! ```sh
//! cargo run --release --example train_tagger -- src/quotes/tagger.bin --test dev.tag train.tag more.tag
//! ```
//!
//! Tags are `NOUN NAME PAST PRES BASE ING PART ADJ ADV IN DET PRON POSS CC WH`, and anything else is `Other`.

#[allow(dead_code, clippy::unreadable_literal, unreachable_pub)]
#[path = "../src/quotes/tagger.rs"]
mod tagger;

use std::error::Error;
use std::fs;

use pullquote::{Shape, Span, Tokens};
use tagger::{BUCKETS, Form, TAGS, Tag, best, features};

const EPOCHS: usize = 6;

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
    let weights = learn(&mut train, &test);
    fs::write(out, weights)?;
    Ok(())
}

fn read(path: &str, sentences: &mut Vec<Sentence>) -> Result<(), Box<dyn Error>> {
    let (mut forms, mut tags) = (Vec::new(), Vec::new());
    for line in fs::read_to_string(path)?.lines() {
        let Some((word, name)) = line.split_once('\t') else {
            sentences.push((std::mem::take(&mut forms), std::mem::take(&mut tags)));
            continue;
        };
        let shape =
            Tokens::new(word, &[Span::new(0, word.len())]).iter().next().map_or(Shape::Lower, |token| token.shape);
        forms.push(Form::new(word, shape));
        tags.push(parse(name, shape));
    }
    Ok(())
}

fn parse(name: &str, shape: Shape) -> Tag {
    if matches!(shape, Shape::Punctuation | Shape::Symbol | Shape::Number | Shape::Address) {
        return Tag::Other;
    }
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

/// Averaged perceptron; the average is kept as the sum of weights times steps.
#[allow(clippy::needless_range_loop)] // The features need the place as well.
fn learn(train: &mut [Sentence], test: &[Sentence]) -> Vec<u8> {
    let mut weights = vec![0_f32; BUCKETS * TAGS];
    let mut sums = vec![0_f64; BUCKETS * TAGS];
    let mut step = 0_f64;
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for epoch in 0..EPOCHS {
        // A fixed shuffle, so that the table is the same every time.
        for i in (1..train.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            train.swap(i, (state % (i as u64 + 1)) as usize);
        }
        let (mut right, mut all) = (0, 0);
        for (forms, gold) in train.iter() {
            let (mut before, mut second) = (Tag::Other, Tag::Other);
            for at in 0..forms.len() {
                let mut tag = gold[at];
                if gold[at] != Tag::Other {
                    let buckets = features(forms, at, before, second);
                    let mut scores = [0_f32; TAGS];
                    for bucket in buckets {
                        for (score, weight) in scores.iter_mut().zip(&weights[usize::from(bucket) * TAGS..]) {
                            *score += weight;
                        }
                    }
                    tag = best(&scores);
                    step += 1.0;
                    all += 1;
                    right += usize::from(tag == gold[at]);
                    if tag != gold[at] {
                        for bucket in buckets {
                            for (target, change) in [(gold[at], 1.0), (tag, -1.0)] {
                                let slot = usize::from(bucket) * TAGS + target as usize;
                                weights[slot] += change;
                                sums[slot] += f64::from(change) * step;
                            }
                        }
                    }
                }
                (second, before) = (before, tag);
            }
        }
        eprintln!("epoch {epoch}: {right} of {all} right on the training text");
    }
    let average = |i: usize| f64::from(weights[i]) - sums[i] / step;
    let top = (0..weights.len()).map(|i| average(i).abs()).collect::<Vec<_>>();
    let mut sorted = top.clone();
    sorted.sort_by(f64::total_cmp);
    // A few weights are far larger than the rest; let those saturate so that the others keep their differences.
    let scale = 127.0 / sorted[sorted.len() - sorted.len() / 2000].max(1e-9);
    let table: Vec<u8> =
        (0..weights.len()).map(|i| ((average(i) * scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned()).collect();
    let (mut right, mut all) = (0, 0);
    for (forms, gold) in test {
        let (mut before, mut second) = (Tag::Other, Tag::Other);
        for at in 0..forms.len() {
            let mut tag = gold[at];
            if tag != Tag::Other {
                let mut scores = [0_i32; TAGS];
                for bucket in features(forms, at, before, second) {
                    for (score, &weight) in scores.iter_mut().zip(&table[usize::from(bucket) * TAGS..]) {
                        *score += i32::from(weight.cast_signed());
                    }
                }
                tag = best(&scores);
                all += 1;
                right += usize::from(tag == gold[at]);
            }
            (second, before) = (before, tag);
        }
    }
    if all > 0 {
        eprintln!("{right} of {all} right on the test text");
    }
    table
}
