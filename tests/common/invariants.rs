//! What holds for every text, whatever it says: checked by the property tests and by the fuzz targets alike.
// The fuzz targets are another crate.
#![allow(unreachable_pub)]

use std::sync::LazyLock;

use pullquote::{Analyzer, Component, Document, OffsetMap, Quotations, Referent, Span, Tokens};

/// Analyses `text` and panics where a promise is broken. Gives the document.
pub fn check(text: &str) -> Document {
    let document = Analyzer::default().analyze(text).expect("any text can be analysed");
    assert_eq!(document, Analyzer::default().analyze(text).unwrap(), "twice the same text, twice the same document");
    check_layers(text, &document);
    check_offsets(text, &document);
    document
}

/// Checks sentences in both conventions, and tokens in them. Gives the sentences.
pub fn check_sentences(text: &str) -> Vec<Span> {
    let analyzer = Analyzer::new(&[Component::Sentences]);
    let keep = analyzer.with_quotations(Quotations::Keep).analyze(text).expect("any text can be segmented");
    cover(text, keep.sentences.iter().copied());
    let sentences = analyzer.analyze(text).expect("any text can be segmented").sentences;
    cover(text, sentences.iter().copied());
    let tokens = Tokens::new(text, &sentences);
    cover(text, tokens.iter().map(|token| token.span));
    assert_eq!(tokens.sentence_count(), sentences.len());
    for (number, sentence) in sentences.iter().enumerate() {
        let range = tokens.sentence(number);
        assert_eq!(range, tokens.within(*sentence), "tokens lie inside their sentence");
        for index in range {
            let token = tokens.as_slice()[index];
            assert!(!token.text(text).contains(char::is_whitespace));
            assert_eq!((tokens.sentence_of(index), tokens.index_at(token.span.start())), (number, index));
        }
    }
    sentences
}

/// Spans in order, without overlap, not empty and without white space at their ends, that hold all that can be seen.
fn cover(text: &str, spans: impl Iterator<Item = Span>) {
    let mut at = 0;
    for span in spans {
        check_span(text, span);
        assert!(text[at..span.start()].chars().all(char::is_whitespace), "a visible character is in no span");
        at = span.end();
    }
    assert!(text[at..].chars().all(char::is_whitespace), "a visible character is in no span");
}

/// A span that slices back: inside the text, on the bounds of characters, not empty, trimmed.
fn check_span(text: &str, span: Span) {
    let slice = text.get(span.range()).unwrap_or_else(|| panic!("{span:?} does not slice"));
    assert!(!slice.is_empty(), "{span:?} is empty");
    assert_eq!(slice.trim(), slice, "{span:?} has white space at its ends");
}

fn check_layers(text: &str, document: &Document) {
    assert_eq!(document.sentences, check_sentences(text));
    let mut sentences = document.sentences.iter().peekable();
    let mut end = 0;
    for entity in &document.entities {
        check_span(text, entity.span);
        check_span(text, entity.name);
        assert!(entity.span.start() >= end, "mentions are in order and do not overlap");
        end = entity.span.end();
        while sentences.peek().is_some_and(|sentence| sentence.end() <= entity.span.start()) {
            sentences.next();
        }
        assert!(
            sentences.peek().is_some_and(|sentence| sentence.contains(entity.span)),
            "a mention is in one sentence"
        );
        assert!((0.0..=1.0).contains(&entity.score));
    }
    let mut before = None;
    for quote in &document.quotes {
        assert!(!quote.pieces.is_empty(), "a quote has a piece");
        let parts = [quote.speaker, quote.speaker_name, quote.speaker_title, quote.speaker_affiliation, quote.cue];
        quote.pieces.iter().copied().chain(parts.into_iter().flatten()).for_each(|span| check_span(text, span));
        assert!(quote.pieces.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "pieces are in order");
        assert!(quote.pieces.iter().all(|&piece| quote.span().contains(piece)), "pieces lie in the hull");
        assert!(quote.speaker.is_some() || quote.speaker_name.is_none(), "who has a name is mentioned");
        let key = (quote.span().start(), std::cmp::Reverse(quote.span().end()));
        assert!(before.is_none_or(|before| before <= key), "quotes are ordered by start, longer before shorter");
        before = Some(key);
        assert!((0.0..=1.0).contains(&quote.score));
    }
    for referent in &document.referents {
        let spans = referent.mentions.iter().chain(&referent.titles).chain(&referent.affiliations);
        spans.chain([&referent.name]).for_each(|&span| check_span(text, span));
        assert!(!referent.mentions.is_empty(), "a referent is mentioned");
        assert!(referent.mentions.is_sorted_by(|a, b| a < b), "mentions are in order, each once");
        assert!(referent.ticker.as_ref().is_none_or(|ticker| !ticker.is_empty()));
    }
    assert!(document.referents.is_sorted_by_key(|referent| referent.mentions[0]), "referents are in order");
    // A speaker's name is that of a referent, or joins mentions of two.
    let inside = |name: Span, referent: &Referent| referent.mentions.iter().any(|&mention| name.contains(mention));
    for name in document.quotes.iter().filter_map(|quote| quote.speaker_name) {
        let own = document.referents.iter().any(|referent| referent.name == name);
        assert!(own || document.referents.iter().filter(|referent| inside(name, referent)).count() >= 2);
    }
}

/// A layer is the same whichever others are asked for, and however sentences are shown.
pub fn check_selections(text: &str) {
    let document = Analyzer::default().analyze(text).unwrap();
    for component in Component::ALL {
        let one = Analyzer::new(&[component]).analyze(text).unwrap();
        let mut expected = Document::default();
        match component {
            Component::Sentences => expected.sentences.clone_from(&document.sentences),
            Component::Entities => expected.entities.clone_from(&document.entities),
            Component::Quotes => expected.quotes.clone_from(&document.quotes),
            Component::Referents => expected.referents.clone_from(&document.referents),
        }
        assert_eq!(one, expected, "{component:?} alone");
    }
    let kept = Analyzer::default().with_quotations(Quotations::Keep).analyze(text).unwrap();
    assert_eq!(Document { sentences: document.sentences.clone(), ..kept }, document, "however sentences are shown");
}

/// Code points are counted right at every place that the document names.
fn check_offsets(text: &str, document: &Document) {
    let map = OffsetMap::new(text);
    let spans = document.sentences.iter().copied().chain(document.entities.iter().map(|entity| entity.span));
    let pieces = document.quotes.iter().flat_map(|quote| quote.pieces.iter().copied());
    let (mut at, mut count) = (0, 0);
    let mut offsets: Vec<usize> = spans.chain(pieces).flat_map(|span| [span.start(), span.end()]).collect();
    offsets.sort_unstable();
    for offset in offsets {
        count += text[at..offset].chars().count();
        at = offset;
        assert_eq!(map.code_points(offset), count);
    }
}

/// Words and marks that the layers look for: the entries of the fuzzer's dictionary, whose escapes are `\\`, `\"` and
/// `\xAB`.
pub fn vocabulary() -> &'static [String] {
    static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let dictionary = include_str!("../../fuzz/dictionary.txt");
        dictionary.lines().filter(|line| line.starts_with('"')).map(|line| unescape(&line[1..line.len() - 1])).collect()
    });
    &WORDS
}

fn unescape(entry: &str) -> String {
    let (mut bytes, mut at) = (Vec::new(), 0);
    while at < entry.len() {
        let (byte, length) = match &entry.as_bytes()[at..] {
            [b'\\', b'x', ..] => (u8::from_str_radix(&entry[at + 2..at + 4], 16).expect("two digits"), 4),
            &[b'\\', escaped, ..] => (escaped, 2),
            bytes => (bytes[0], 1),
        };
        bytes.push(byte);
        at += length;
    }
    String::from_utf8(bytes).expect("a dictionary of UTF-8")
}
