//! Learns the linear family of the name tagger, to be measured beside the network.
//!
//! Reads `{"text"}` lines, each text one sentence, and TAGS, one byte a token of all texts in a row: 0
//! outside of names, then for each label the first, an inner, the last and the only token (`tools/train_entities/hard.py`).
//!
//! ```sh
//! cargo run --release --features train --example train_linear -- TAGS OUT < texts.jsonl
//! ```

use std::error::Error;
use std::io::{self, BufRead};

use pullquote::Span;
use pullquote::entity_training::{Learner, Run, Words, runs};
use serde_json::Value;

const EPOCHS: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(tags), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("name the file of tags and the file to write".into());
    };
    let tags = std::fs::read(tags)?;
    let mut learn_from = read(&tags)?;
    let mut learner = Learner::default();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for epoch in 1..=EPOCHS {
        // A fixed shuffle, so that the model is the same every time.
        for at in (1..learn_from.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            learn_from.swap(at, (state % (at as u64 + 1)) as usize);
        }
        let right = learn_from.iter().filter(|run| learner.learn(run)).count();
        eprintln!("epoch {epoch} of {EPOCHS}: {right} of {} runs right", learn_from.len());
    }
    std::fs::write(out, learner.model())?;
    Ok(())
}

/// The runs of all texts on standard input; `tags` has a byte for each of their tokens.
fn read(tags: &[u8]) -> Result<Vec<Run>, Box<dyn Error>> {
    let mut words = Words::default();
    let (mut all, mut at) = (Vec::new(), 0);
    for line in io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().ok_or("each line needs a \"text\" that is a string")?;
        let (tokens, sentences) = words.tokens(text, &[Span::new(0, text.len())]);
        let own = tags.get(at..at + tokens.len()).ok_or("the tags are fewer than the tokens of the texts")?;
        all.extend(runs(words.as_slice(), &tokens, &sentences, own));
        at += tokens.len();
    }
    if at == tags.len() { Ok(all) } else { Err(format!("{} tags for {at} tokens", tags.len()).into()) }
}
