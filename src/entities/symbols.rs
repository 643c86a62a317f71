//! Stock symbols, and the addresses that the tokenizer found.

use super::Label;
use super::rule::{Found, Rule};
use super::sentence::Sentence;
use super::words::EXCHANGE;
use crate::Shape;

/// The label of the address that is token `at`.
pub(super) fn address(s: &Sentence, at: usize) -> Found {
    let word = s.word(at);
    let label = match word.as_bytes() {
        [b'@', ..] => Label::Handle,
        [b'#', ..] => Label::Hashtag,
        _ if word.contains("://") || word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) => Label::Url,
        _ if word.contains('@') => Label::Email,
        _ => Label::Url,
    };
    Found::new(at..at + 1, label, Rule::Address)
}

/// The longest stock symbol in letters.
const SYMBOL_LETTERS: usize = 5;

/// Suffixes of Reuters codes: the exchange's letters after the symbol and a full stop.
const RIC_SUFFIXES: &[&str] = &[
    "N", "O", "OQ", "A", "K", "P", "PK", "L", "PA", "DE", "F", "AS", "BR", "LS", "MC", "MI", "S", "SW", "VX", "ST",
    "CO", "HE", "OL", "VI", "WA", "IS", "TA", "T", "OS", "HK", "SS", "SZ", "KS", "KQ", "TW", "TWO", "SI", "KL", "BK",
    "JK", "NS", "BO", "AX", "NZ", "TO", "V", "MX", "SA", "BA", "SN", "J", "IR",
];

/// The stock symbol that begins at token `at`: after an exchange and a colon, after "$", or as a Reuters code in brackets.
pub(super) fn ticker(s: &Sentence, at: usize) -> Option<Found> {
    if s.is(at, "$") && s.glued(at + 1) && is_symbol(s.word(at + 1)) {
        return Some(Found::new(at + 1..at + 2, Label::Ticker, Rule::Ticker));
    }
    if at == 0 {
        return None;
    }
    let listed = s.is(at - 1, ":") && is_exchange(s, at.wrapping_sub(2)) || follows_symbol(s, at);
    if listed {
        if s.word(at).bytes().all(|b| b.is_ascii_digit()) && (3..=6).contains(&s.word(at).len()) {
            return Some(Found::new(at..at + 1, Label::Ticker, Rule::Ticker));
        }
        if is_symbol(s.word(at)) {
            // A share class: "BRK.B", "RDS-A".
            let class = matches!(s.word(at + 1), "." | "-")
                && s.glued(at + 1)
                && s.glued(at + 2)
                && s.shape(at + 2) == Shape::Initial;
            return Some(Found::new(at..at + if class { 3 } else { 1 }, Label::Ticker, Rule::Ticker));
        }
        // A closing bracket and a space were lost: "(NYSE: WMTas it said".
        return cut_symbol(s.word(at)).map(|_| Found::new(at..at + 1, Label::Ticker, Rule::CutTicker));
    }
    let bracket = matches!(s.word(at - 1), "(" | "<" | "[");
    let code = bracket
        && (is_symbol(s.word(at)) || s.shape(at) == Shape::Number)
        && s.is(at + 1, ".")
        && s.glued(at + 1)
        && s.glued(at + 2)
        && RIC_SUFFIXES.contains(&s.word(at + 2))
        && matches!(s.word(at + 3), ")" | ">" | "]" | "," | ";");
    code.then(|| Found::new(at..at + 3, Label::Ticker, Rule::Ticker))
}

/// True if token `at` names an exchange, in capitals or as a name.
fn is_exchange(s: &Sentence, at: usize) -> bool {
    s.has(at, EXCHANGE) && s.capitalised(at)
}

/// True if a symbol of the same exchange stands before token `at`: "(NASDAQ: GOOG, GOOGL)". Looks back over few tokens.
fn follows_symbol(s: &Sentence, at: usize) -> bool {
    at >= 4
        && matches!(s.word(at - 1), "," | "/" | "and")
        && is_symbol(s.word(at))
        && is_symbol(s.word(at - 2))
        && s.is(at - 3, ":")
        && is_exchange(s, at - 4)
        && matches!(s.word(at + 1), ")" | "," | ";")
}

fn is_symbol(word: &str) -> bool {
    (1..=SYMBOL_LETTERS).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The length in bytes of the symbol that a malformed token begins with: 3 of "WMTas".
pub(super) fn cut_symbol(word: &str) -> Option<usize> {
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let cut = word[capitals..].bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    ((2..=SYMBOL_LETTERS).contains(&capitals) && cut).then_some(capitals)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    #[test]
    fn finds_symbols_after_their_exchange() {
        check("Acme (NYSE: ACM) and Bolt (Nasdaq: BLT) rose.", "ACM TICKER; BLT TICKER", &[Label::Ticker]);
        check("Acme (NYSE:ACM.B, TSX: ACQ)", "ACM.B TICKER; ACQ TICKER", &[Label::Ticker]);
        check("Two lines (NASDAQ: ACM, ACMB) rose.", "ACM TICKER; ACMB TICKER", &[Label::Ticker]);
        check("Kelp (HKEX: 0700) fell.", "0700 TICKER", &[Label::Ticker]);
        check("Note: ACM did not.", "", &[Label::Ticker]);
    }

    #[test]
    fn finds_symbols_with_a_sign_or_as_codes() {
        check("Traders like $ACM and Bolt (BLT.N).", "ACM TICKER; BLT.N TICKER", &[Label::Ticker]);
        check("It costs US$5, not $5.", "", &[Label::Ticker]);
    }

    #[test]
    fn cuts_a_symbol_out_of_a_broken_token() {
        check("Acme (NYSE: ACMas it said) rose.", "ACM TICKER", &[Label::Ticker]);
        assert_eq!(cut_symbol("ACMas"), Some(3));
        assert_eq!(cut_symbol("Acme"), None);
        assert_eq!(cut_symbol("ACM"), None);
    }

    #[test]
    fn labels_addresses() {
        check(
            "See https://acme.example, write to desk@acme.example, follow @acme or #acme.",
            "https://acme.example URL; desk@acme.example EMAIL; @acme HANDLE; #acme HASHTAG",
            &[Label::Url, Label::Email, Label::Handle, Label::Hashtag],
        );
    }
}
