//! Roles: the nouns that a text sets beside a name, by which it may call the referent later.
//!
//! "Mayor Alba Quintero" sets up "the mayor", "retail giant Orrin" sets up "the giant", and "Idris Vaughan, the museum's
//! director" sets up "the director".

use crate::{Shape, Span, Token, Tokens};

/// How many tokens an apposition may have up to its head.
const MAX_APPOSITION: usize = 8;

/// The role words that stand right before the name at `span` and in an apposition right after it.
pub(super) fn roles<'t>(text: &'t str, tokens: &Tokens, span: Span) -> impl Iterator<Item = &'t str> {
    let slice = tokens.as_slice();
    let first = tokens.index_at(span.start());
    let before = first.checked_sub(1).map(|index| &slice[index]).filter(|token| token.shape.is_word());
    let after = apposition_head(text, &slice[tokens.index_at(span.end()).min(slice.len())..]);
    before.into_iter().chain(after).map(|token| token.text(text))
}

/// The head of a noun phrase between commas: "director" in ", the museum's director,".
fn apposition_head<'a>(text: &str, tokens: &'a [Token]) -> Option<&'a Token> {
    let [comma, determiner, rest @ ..] = tokens else { return None };
    if comma.text(text) != "," {
        return None;
    }
    let opens = matches!(determiner.text(text), "the" | "a" | "an" | "its" | "his" | "her" | "their");
    let rest = if opens { rest } else { &tokens[1..] };
    let window = &rest[..rest.len().min(MAX_APPOSITION)];
    let end = window.iter().position(|token| ends_head(token, text)).unwrap_or(window.len());
    window[..end].last().filter(|token| token.shape == Shape::Lower)
}

/// A mark, or a word that begins what follows the head of a noun phrase.
fn ends_head(token: &Token, text: &str) -> bool {
    token.shape == Shape::Punctuation
        || matches!(
            token.text(text),
            "of" | "at"
                | "for"
                | "in"
                | "on"
                | "with"
                | "from"
                | "to"
                | "by"
                | "who"
                | "whose"
                | "that"
                | "which"
                | "and"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles_of(text: &str, name: &str) -> Vec<String> {
        let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
        let start = text.find(name).unwrap();
        roles(text, &tokens, Span::new(start, start + name.len())).map(str::to_owned).collect()
    }

    #[test]
    fn finds_roles_before_and_after_a_name() {
        assert_eq!(roles_of("Mayor Alba Quintero spoke.", "Alba Quintero"), ["Mayor"]);
        assert_eq!(roles_of("Idris Vaughan, the museum’s director, spoke.", "Idris Vaughan"), ["director"]);
        assert_eq!(roles_of("Marcus Thiele, head of research, spoke.", "Marcus Thiele"), ["head"]);
        assert_eq!(roles_of("Calder Electric, the utility that serves us, said no.", "Calder Electric"), ["utility"]);
        assert!(roles_of("Orrin, Brightwater and others fell.", "Orrin").is_empty());
    }
}
