//! One test a construct, over texts with marked names and speakers.

mod deeds;
mod disclosed;
mod epithets;
mod names;
mod organisations;
mod pronouns;
mod roles;

use proptest::prelude::*;

use super::facts::Facts;
use super::phrase::{Phrase, Reader};
use crate::{Entity, Label, Method, Quote, QuoteKind, Span, Tokens};

/// Resolves the speakers of `text`, where names are marked like `[Alba Quintero]`, organisations like `{Acme}`, places
/// like `‹Marle›`, and speakers like `<she>`. Names and speakers may nest.
fn names(marked: &str) -> Vec<Option<String>> {
    let (mut text, mut open) = (String::new(), Vec::new());
    let (mut entities, mut speakers) = (Vec::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '[' | '{' | '‹' | '<' => open.push(text.len()),
            ']' | '}' | '›' => {
                let label = match c {
                    ']' => Label::Person,
                    '}' => Label::Org,
                    _ => Label::Gpe,
                };
                entities.push(Entity::new(Span::new(open.pop().unwrap(), text.len()), label, 1.0));
            }
            '>' => speakers.push(Span::new(open.pop().unwrap(), text.len())),
            _ => text.push(c),
        }
    }
    let mut sentences = Vec::new();
    crate::sentences::segment(&text, crate::Quotations::Split, &mut sentences);
    let tokens = Tokens::new(&text, &sentences);
    let quote = |speaker: &Span| Quote {
        pieces: vec![Span::empty(0)],
        kind: QuoteKind::Indirect,
        speaker: Some(*speaker),
        speaker_name: None,
        speaker_title: None,
        speaker_affiliation: None,
        cue: None,
        method: Method::None,
        score: 1.0,
    };
    let mut quotes: Vec<Quote> = speakers.iter().map(quote).collect();
    crate::referents::resolve(&text, &tokens, &mut entities, &mut quotes, true);
    quotes.iter().map(|quote| quote.speaker_name.map(|name| name.slice(&text).to_owned())).collect()
}

/// The phrase that `read` finds beside the name, given its first token and one past its last, after its possessor if it has one.
pub(super) fn phrase_beside(text: &str, name: &str, read: impl Fn(&Reader, usize, usize) -> Option<Phrase>) -> String {
    let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
    let reader = Reader { text, tokens: &tokens, facts: &Facts::new(text, &tokens) };
    let start = text.find(name).unwrap();
    let (first, end) = (tokens.index_at(start), tokens.index_at(start + name.len()));
    let Some(phrase) = read(&reader, first, end) else { return "-".to_owned() };
    let possessor = phrase.possessor.map_or(String::new(), |at| format!("{}: ", reader.word(at)));
    possessor + reader.span(phrase.modifiers.start..phrase.head + 1).slice(text)
}

fn check(marked: &str, expected: &[&str]) {
    let names: Vec<_> = names(marked).into_iter().map(|name| name.unwrap_or_else(|| "-".to_owned())).collect();
    assert_eq!(names, expected, "{marked}");
}

proptest! {
    #[test]
    fn names_and_mentions_lie_in_the_text(
        text in "(Mayor |Alba |Quintero |QUINTERO|the |The |FTC|\\(|\\)|, |said |he |she |“|”|\\. |’s |\n\n|Orrin |Inc\\.|é|\\PC){0,60}"
    ) {
        let document = crate::Analyzer::default().analyze(&text).unwrap();
        for referent in &document.referents {
            prop_assert!(!referent.mentions.is_empty());
            prop_assert!(referent.mentions.is_sorted());
            for span in referent.mentions.iter().chain(&referent.titles).chain(&referent.affiliations) {
                prop_assert!(!span.slice(&text).is_empty());
            }
        }
        let names: Vec<Span> = document.referents.iter().map(|referent| referent.name).collect();
        // A name is a referent's, or joins mentions of two.
        let inside = |name: Span, one: &crate::Referent| one.mentions.iter().any(|&mention| name.contains(mention));
        let joined = |name| document.referents.iter().filter(|referent| inside(name, referent)).count() >= 2;
        let known = |name: Span| names.contains(&name) || joined(name);
        prop_assert!(document.quotes.iter().filter_map(|quote| quote.speaker_name).all(known));
        prop_assert_eq!(&document, &crate::Analyzer::default().analyze(&text).unwrap());
    }
}
