//! Fits the sentence scorer: reads `{"text", "sentences"}` lines (offsets in code points) and writes the weights.
//!
//! ```sh
//! cargo run --release --features train --example train_sentences -- src/sentences/weights.txt DATA.jsonl ...
//! ```

use std::collections::HashSet;
use std::{env, fs};

use pullquote::sentence_training::{Example, WEIGHTS, examples, insertions};
use serde_json::Value;

/// Passes over the examples.
const EPOCHS: usize = 40;

/// The step of AdaGrad, and the weight of the squared norm.
const STEP: f64 = 0.2;
const PENALTY: f64 = 0.3;

/// The weight of a false boundary at a site without a terminal mark: they are rare, and their look differs by genre.
const CAUTION: f64 = 2.0;

/// Examples whose label the weights find less likely than these log odds say are left out of the next fit: most are
/// errors of the corpora.
const OUTLIER: f64 = 3.0;

/// Units of the written weights to one unit of log odds.
const SCALE: f64 = 64.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let output = arguments.next().ok_or("usage: train_sentences WEIGHTS.txt DATA.jsonl ...")?;
    let mut data = Vec::new();
    let mut texts = Vec::new();
    for path in arguments {
        for line in fs::read_to_string(&path)?.lines() {
            let record: Value = serde_json::from_str(line)?;
            let text = record["text"].as_str().ok_or("each line needs a \"text\"")?;
            let ends = ends(&record).ok_or("each line needs \"sentences\": [[start, end], ...]")?;
            data.extend(read(text, &ends));
            // The same text without its paragraphs.
            data.extend(read(&text.replace("\n\n", " "), &ends));
            texts.push((text.to_owned(), ends));
        }
    }
    data.extend(insertions(texts.iter().map(|(text, ends)| (text.as_str(), is_end(text, ends)))));
    for _ in 0..2 {
        let weights = fit(&data);
        data.retain(|example| {
            if example.boundary { score(&weights, example) > -OUTLIER } else { score(&weights, example) < OUTLIER }
        });
    }
    let weights = fit(&data);
    let wrong = data.iter().filter(|example| (score(&weights, example) > 0.0) != example.boundary).count();
    eprintln!("{} examples, {wrong} wrong", data.len());
    fs::write(&output, format(&weights))?;
    Ok(())
}

/// The ends of a record's sentences, as numbers of characters before them that are not white space.
fn ends(record: &Value) -> Option<HashSet<usize>> {
    let text = record["text"].as_str()?;
    let mut seen = vec![0];
    for char in text.chars() {
        seen.push(seen[seen.len() - 1] + usize::from(!char.is_whitespace()));
    }
    record["sentences"].as_array()?.iter().map(|span| Some(seen[span[1].as_u64()? as usize])).collect()
}

/// The examples of one text.
fn read(text: &str, ends: &HashSet<usize>) -> Vec<Example> {
    examples(text, is_end(text, ends))
}

/// A test for the byte offsets at which sentences end.
fn is_end(text: &str, ends: &HashSet<usize>) -> Box<dyn Fn(usize) -> bool> {
    let mut seen = vec![false; text.len() + 1];
    let mut count = 0;
    for (at, char) in text.char_indices() {
        count += usize::from(!char.is_whitespace());
        seen[at + char.len_utf8()] = !char.is_whitespace() && ends.contains(&count);
    }
    Box::new(move |end| seen[end])
}

fn score(weights: &[f64], example: &Example) -> f64 {
    example.features.iter().map(|&feature| weights[feature]).sum()
}

/// Logistic regression by AdaGrad, in a fixed order that differs from pass to pass.
fn fit(data: &[Example]) -> Vec<f64> {
    let mut weights = vec![0.0; WEIGHTS];
    let mut squares = vec![1e-2; WEIGHTS];
    let mut counts = vec![0_u32; WEIGHTS];
    for example in data {
        for &feature in &example.features {
            counts[feature] += 1;
        }
    }
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut random = 1_u64;
    for _ in 0..EPOCHS {
        for last in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (random >> 33) as usize % (last + 1));
        }
        for &index in &order {
            let example = &data[index];
            let chance = 1.0 / (1.0 + (-score(&weights, example)).exp());
            let mut error = chance - f64::from(u8::from(example.boundary));
            if example.minor && !example.boundary {
                error *= CAUTION;
            }
            for &feature in &example.features {
                let gradient = error + PENALTY * weights[feature] / f64::from(counts[feature]);
                squares[feature] += gradient * gradient;
                weights[feature] -= STEP * gradient / squares[feature].sqrt();
            }
        }
    }
    weights
}

/// The weights that are not zero, rounded, in stretches: the index of the first, and the weights.
fn format(weights: &[f64]) -> String {
    let rounded: Vec<i64> = weights.iter().map(|weight| (weight * SCALE).round() as i64).collect();
    let mut lines =
        String::from("# Weights of the sentence scorer, written by `train_sentences`: first index, weights.\n");
    let mut at = 0;
    while at < rounded.len() {
        if rounded[at] == 0 {
            at += 1;
            continue;
        }
        let length = rounded[at..].iter().position(|&weight| weight == 0).unwrap_or(rounded.len() - at);
        let stretch: Vec<String> = rounded[at..at + length].iter().map(ToString::to_string).collect();
        lines.extend([&at.to_string(), " ", &stretch.join(" "), "\n"]);
        at += length;
    }
    lines
}
