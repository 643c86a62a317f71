//! The scanner: one pass over a sentence, one token at a time.

use super::abbreviations::keeps_stop;
use super::address::address;
use super::{Shape, Token};
use crate::Span;
use crate::interrupt::checkpoint;

/// Clitics that are tokens of their own when an apostrophe joins them to a word, lower case.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Currencies written as letters before a sign, such as "US$", have at most this many letters.
const CURRENCY_LETTERS: usize = 3;

/// Appends the tokens of one sentence.
pub(super) fn scan(text: &str, sentence: Span, tokens: &mut Vec<Token>) {
    let body = &text[..sentence.end()];
    // Where the sentence ends but for its closing marks: a full stop here may be an abbreviation's and the sentence's.
    let stop = sentence.start() + text[sentence.range()].trim_end_matches(['.', '"', '\'', '”', '’', ')', ']']).len();
    let mut at = sentence.start();
    // Chunks are runs without white space. An address begins at the first letter of one, or at an "@" or "#".
    let mut chunk_end = at;
    let mut plain_until = at;
    while let Some(c) = body[at..].chars().next() {
        checkpoint();
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if at >= plain_until || c == '@' || c == '#' {
            if at >= chunk_end {
                chunk_end = at + chunk_len(&body[at..]);
            }
            plain_until = chunk_end;
            if let Some(len) = address(&body[at..chunk_end]) {
                tokens.push(Token { span: Span::new(at, at + len), shape: Shape::Address });
                at += len;
                continue;
            }
            // An opening mark may stand before an address: look again right after it.
            if !c.is_alphanumeric() {
                plain_until = at + c.len_utf8();
            }
        }
        let next = if starts_word(body, at, c) { word(body, at, stop, tokens) } else { mark(body, at, c, tokens) };
        debug_assert!(next > at);
        at = extend_marks(body, next, tokens);
    }
}

/// Bytes up to the next white space.
fn chunk_len(rest: &str) -> usize {
    rest.find(char::is_whitespace).unwrap_or(rest.len())
}

/// A letter or digit, or the apostrophe of a short year: "'90s".
fn starts_word(body: &str, at: usize, c: char) -> bool {
    if c.is_alphanumeric() {
        return true;
    }
    if c != '\'' && c != '’' {
        return false;
    }
    let after = &body.as_bytes()[at + c.len_utf8()..];
    let digits = after.iter().take_while(|b| b.is_ascii_digit()).count();
    digits == 2 && after.get(2).is_some_and(|&b| b == b's') && !after.get(3).is_some_and(u8::is_ascii_alphanumeric)
}

/// Scans a word that begins at `start`, splits its clitic off, and gives back where it ends. The sentence's last words
/// end at `stop`.
fn word(body: &str, start: usize, stop: usize, tokens: &mut Vec<Token>) -> usize {
    let first = body[start..].chars().next().map_or(0, char::len_utf8);
    let mut at = start + first;
    // Where the part after the last joining mark began, and that mark's place if it was an apostrophe.
    let mut part = start;
    let mut apostrophe = None;
    let mut previous = body[start..at].chars().next().unwrap_or_default();
    while let Some(c) = body[at..].chars().next() {
        let width = c.len_utf8();
        if c.is_alphanumeric() || c == '_' || is_extender(c) {
            at += width;
        } else if let Some(next) = body[at + width..].chars().next().filter(|next| next.is_alphanumeric())
            && joins(body, part..at, previous, c, next)
        {
            if c == '\'' || c == '’' {
                apostrophe = Some(at);
            }
            at += width;
            part = at;
        } else {
            break;
        }
        previous = c;
    }
    let rest = &body[at..];
    if rest.starts_with('$')
        && at - start <= CURRENCY_LETTERS
        && body[start..at].bytes().all(|b| b.is_ascii_uppercase())
    {
        tokens.push(Token { span: Span::new(start, at + 1), shape: Shape::Symbol });
        return at + 1;
    }
    // "..." is a token of its own, so only a single full stop can belong to the word.
    if rest.starts_with('.') && !rest.starts_with("..") && keeps_stop(&body[start..at], at >= stop) {
        at += 1;
    }
    match apostrophe.and_then(|apostrophe| clitic(body, start, apostrophe, at)) {
        Some(clitic) => {
            push_word(body, start, clitic, tokens);
            push_word(body, clitic, at, tokens);
        }
        None => push_word(body, start, at, tokens),
    }
    at
}

/// True if the mark `c` joins `previous` and `next` into one word. `part` is the part of the word before the mark.
fn joins(body: &str, part: std::ops::Range<usize>, previous: char, c: char, next: char) -> bool {
    let single = part.len() == previous.len_utf8();
    match c {
        '\'' | '’' => {
            // "Radio 4's"
            let after = || body[part.end + c.len_utf8() + next.len_utf8()..].starts_with(char::is_alphanumeric);
            let clitic = previous.is_ascii_digit() && next == 's' && !after();
            next.is_alphabetic() && (previous.is_alphabetic() || clitic)
        }
        '&' => previous.is_uppercase() && next.is_uppercase(),
        ',' | ':' | '/' => previous.is_ascii_digit() && next.is_ascii_digit(),
        '.' => {
            (previous.is_ascii_digit() && next.is_ascii_digit())
                || (single && previous.is_alphabetic() && next.is_alphabetic())
                || (next.is_lowercase() && is_domain(body, part.end))
                // "Ph.D."
                || (next.is_uppercase() && part.len() == 2 && body[part.end + 1 + next.len_utf8()..].starts_with('.'))
        }
        // "e-mail", "X-ray", but not "five-year" or "New York-based".
        '-' | '\u{2010}' | '\u{2011}' => single && previous.is_alphabetic() && next.is_lowercase(),
        _ => false,
    }
}

/// True if a common top-level domain stands after the full stop at `stop`: "amazon.com".
fn is_domain(body: &str, stop: usize) -> bool {
    let after = &body.as_bytes()[stop + 1..];
    let len = after.iter().position(|b| !b.is_ascii_lowercase()).unwrap_or(after.len());
    matches!(
        &after[..len],
        b"com" | b"org" | b"net" | b"gov" | b"edu" | b"co" | b"io" | b"uk" | b"eu" | b"info" | b"tv"
    )
}

/// Where the clitic of the word `start..end` begins, if the part after `apostrophe` is one.
fn clitic(body: &str, start: usize, apostrophe: usize, end: usize) -> Option<usize> {
    let width = body[apostrophe..].chars().next().map_or(0, char::len_utf8);
    let tail = &body[apostrophe + width..end];
    if CLITICS.iter().any(|clitic| tail.eq_ignore_ascii_case(clitic)) {
        return Some(apostrophe);
    }
    let negated = tail.eq_ignore_ascii_case("t") && body[start..apostrophe].ends_with(['n', 'N']);
    (negated && apostrophe - 1 > start).then(|| apostrophe - 1)
}

fn push_word(body: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    tokens.push(Token { span: Span::new(start, end), shape: Shape::of_word(&body[start..end]) });
}

/// Scans a mark or symbol: runs of full stops, hyphens and wire-style quotes are one token, all others one each.
fn mark(body: &str, at: usize, c: char, tokens: &mut Vec<Token>) -> usize {
    let rest = &body[at..];
    let run = |c: char| rest.find(|other| other != c).unwrap_or(rest.len());
    let len = match c {
        '.' | '-' => run(c),
        // Looks three marks ahead at most, so that a long run costs no more than its length.
        '\'' | '`' if rest.chars().take(3).take_while(|&other| other == c).count() == 2 => 2,
        _ => c.len_utf8(),
    };
    let punctuation = c.is_ascii_punctuation() && !"$+<=>|~^".contains(c)
        || ('\u{2010}'..='\u{205e}').contains(&c)
        || "«»¡¿·§¶".contains(c)
        || ('\u{3001}'..='\u{303f}').contains(&c);
    tokens.push(Token {
        span: Span::new(at, at + len),
        shape: if punctuation { Shape::Punctuation } else { Shape::Symbol },
    });
    at + len
}

/// Adds combining marks, joiners and variation selectors after a token to that token, so that none stands alone.
fn extend_marks(body: &str, end: usize, tokens: &mut [Token]) -> usize {
    let rest = &body[end..];
    let len = rest.find(|c| !is_extender(c)).unwrap_or(rest.len());
    if len > 0
        && let Some(token) = tokens.last_mut()
    {
        token.span = Span::new(token.span.start(), end + len);
    }
    end + len
}

/// Combining diacritics, joiners, variation selectors, soft hyphens and skin tones.
fn is_extender(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}'
        | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        scan(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.text(text)).collect()
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join(" | "), expected);
    }

    #[test]
    fn splits_marks_from_words() {
        check("“No,” she said; (twice).", "“ | No | , | ” | she | said | ; | ( | twice | ) | .");
        check("Wait... what?!", "Wait | ... | what | ? | !");
        check("``Yes,'' he wrote--again—here", "`` | Yes | , | '' | he | wrote | -- | again | — | here");
    }

    #[test]
    fn splits_clitics_and_possessives() {
        check("Radio 4's host, 737's, a 6'2 guard", "Radio | 4 | 's | host | , | 737 | 's | , | a | 6 | ' | 2 | guard");
        check("She'll say it's Ana's, don't worry", "She | 'll | say | it | 's | Ana | 's | , | do | n't | worry");
        check("the workers’ union’s vote", "the | workers | ’ | union | ’s | vote");
        check("O'Brien won't", "O'Brien | wo | n't");
    }

    #[test]
    fn keeps_abbreviations_and_initials_whole() {
        check(
            "Mr. J. R. Okoro of Acme Inc. met U.S. staff at 9 a.m.",
            "Mr. | J. | R. | Okoro | of | Acme | Inc. | met | U.S. | staff | at | 9 | a.m.",
        );
        check("Ana Ruiz, Ph.D., agreed.", "Ana | Ruiz | , | Ph.D. | , | agreed | .");
        check("That was plan B.", "That | was | plan | B | .");
        check("She said no.", "She | said | no | .");
    }

    #[test]
    fn keeps_numbers_whole_and_splits_their_units() {
        check("$1,250.50, 3:30, 1/2, 5% and US$3m", "$ | 1,250.50 | , | 3:30 | , | 1/2 | , | 5 | % | and | US$ | 3m");
        check("the '90s, a five-year plan", "the | '90s | , | a | five | - | year | plan");
        check("an e-mail from AT&T and S&P", "an | e-mail | from | AT&T | and | S&P");
    }

    #[test]
    fn keeps_addresses_whole() {
        check(
            "See https://example.org/a-b, (www.example.org) or amazon.com.",
            "See | https://example.org/a-b | , | ( | www.example.org | ) | or | amazon.com | .",
        );
        check("Write to a.b@example.org or @desk #news!", "Write | to | a.b@example.org | or | @desk | #news | !");
        check("“@desk” (press@acme.example)", "“ | @desk | ” | ( | press@acme.example | )");
    }

    #[test]
    fn splits_where_a_space_is_missing() {
        check("It ended.The crowd left", "It | ended | . | The | crowd | left");
    }

    #[test]
    fn keeps_combining_marks_with_their_letter() {
        check("cafe\u{301} 👍🏽 ok", "cafe\u{301} | 👍🏽 | ok");
    }
}
