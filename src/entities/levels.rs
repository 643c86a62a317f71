//! Every instruction set that the processor has gives the same documents, whole pipeline and shipped model.

use super::tagger::Tagger;
use super::{shipped, tag_with};
use crate::{Analyzer, Document, Quotations, Tokens, quotes, referents, sentences};

/// The document of a text whose names `tagger` finds.
fn document(tagger: &Tagger, text: &str) -> Document {
    let mut document = Document::default();
    sentences::segment(text, Quotations::Split, &mut document.sentences);
    let tokens = Tokens::new(text, &document.sentences);
    let texts = [(text, tokens)];
    let entities = tag_with(tagger, &mut tagger.memory(), &texts);
    document.quotes = quotes::extract(&texts, &entities).remove(0);
    document.entities = entities.into_iter().flatten().collect();
    let [(_, tokens)] = texts;
    document.referents = referents::resolve(text, &tokens, &mut document.entities, &mut document.quotes, true);
    document
}

#[test]
fn every_instruction_set_gives_the_same_documents() {
    let root = env!("CARGO_MANIFEST_DIR");
    let texts: Vec<String> = ["examples/articles", "fuzz/seeds"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(format!("{root}/{folder}")).unwrap())
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let expected: Vec<Document> = texts.iter().map(|text| Analyzer::default().analyze(text).unwrap()).collect();
    assert!(expected.iter().map(|document| document.entities.len()).sum::<usize>() > 200);
    let taggers = Tagger::of_every_level(&shipped());
    for tagger in &taggers {
        for (text, expected) in texts.iter().zip(&expected) {
            assert_eq!(document(tagger, text), *expected, "in: {text}");
        }
    }
}
