//! Fits the sentence scorer and writes its weights. One command fits them anew:
//!
//! ```sh
//! tools/train_sentences.sh path/to/shared
//! ```
//!
//! It reads `{"text", "sentences": [[start, end], ...]}` lines (offsets in code points) from `.jsonl` files and tokens in
//! columns, with blank lines between sentences, from `.bio` files. The fit is deterministic: the same data give the
//! same weights.

mod corpus;

use std::{env, fs};

use corpus::Text;
use pullquote::sentence_training::{Example, WEIGHTS, examples, insertions};

/// Passes over the examples.
const EPOCHS: usize = 40;

/// The step of AdaGrad.
const STEP: f64 = 0.2;

/// The weight of the squared norm.
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
    let output = arguments.next().ok_or("usage: train_sentences WEIGHTS.txt DATA.jsonl DATA.bio ...")?;
    let mut texts: Vec<Text> = Vec::new();
    for path in arguments {
        texts.extend(corpus::read(&path)?);
    }
    let mut data = Vec::new();
    for text in &texts {
        data.extend(examples(&text.text, text.is_end()));
        let joined = text.without_paragraphs();
        data.extend(examples(&joined.text, joined.is_end()));
    }
    data.extend(insertions(texts.iter().map(|text| (text.text.as_str(), text.is_end()))));
    for _ in 0..2 {
        let weights = fit(&data);
        data.retain(|example| {
            let odds = score(&weights, example);
            if example.boundary { odds > -OUTLIER } else { odds < OUTLIER }
        });
    }
    let weights = fit(&data);
    let wrong = data.iter().filter(|example| (score(&weights, example) > 0.0) != example.boundary).count();
    eprintln!("{} examples, {wrong} wrong", data.len());
    fs::write(&output, format(&weights))?;
    Ok(())
}

fn score(weights: &[f64], example: &Example) -> f64 {
    example.features.iter().map(|&feature| weights[feature]).sum()
}

/// Logistic regression by AdaGrad, in a fixed order that differs from pass to pass.
fn fit(data: &[Example]) -> Vec<f64> {
    let mut weights = vec![0.0; WEIGHTS];
    let mut squares = vec![1e-2; WEIGHTS];
    let mut counts = vec![0_u32; WEIGHTS];
    for &feature in data.iter().flat_map(|example| &example.features) {
        counts[feature] += 1;
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
    let mut lines = String::from(
        "# Weights of the sentence scorer, written by the example `train_sentences`: index of the first, weights.\n\
         # Fitted on UD English EWT (CC BY-SA 4.0), the open genres of UD English GUM (CC BY, CC BY-SA), MASC (free for\n\
         # any use) and the Groningen Meaning Bank (public-domain news). They weigh classes of words and marks only.\n",
    );
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
