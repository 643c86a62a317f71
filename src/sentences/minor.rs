//! Sites without a terminal mark: where addresses, times, emoticons and runs of symbols set sentences apart.

use super::closing::emoticon;
use super::site::{Kind, Site};

/// The longest salutation or dateline, in bytes.
pub(super) const LONGEST_OPENING: usize = 48;

/// What a minor mark leads to: perhaps a site, and where the scan goes on.
pub(super) type Found = (Option<Site>, usize);

/// Looks at the minor mark at `at`. The sentence would begin at `start`, its paragraph at `paragraph`.
pub(super) fn minor(text: &str, at: usize, start: usize, paragraph: usize) -> Found {
    let bytes = text.as_bytes();
    let before = if at > start { bytes[at - 1] } else { b' ' };
    let after = bytes.get(at + 1).copied().unwrap_or(b' ');
    let site = |kind, mark, end: usize| (Some(Site::minor(text, kind, mark, end)), end.max(at + 1));
    let nothing = (None, at + 1);
    match bytes[at] {
        b',' if start == paragraph
            && at - start < LONGEST_OPENING
            && after.is_ascii_whitespace()
            && !goes_on(bytes, at + 2) =>
        {
            site(Kind::Opening, at, at + 1)
        }
        b':' if after == b'/' && bytes.get(at + 2) == Some(&b'/') => address(text, at),
        b'@' if before.is_ascii_alphanumeric() => address(text, at),
        b':' if before.is_ascii_digit() && after.is_ascii_digit() => match time(bytes, at) {
            Some(end) => site(Kind::Time, end, end),
            None => nothing,
        },
        b':' | b';' | b'=' if before.is_ascii_whitespace() && emoticon(bytes, at).is_some() => {
            let end = emoticon(bytes, at).unwrap_or(at + 1);
            site(Kind::Emoticon, at - usize::from(at > start), end)
        }
        b':' if (at - start < LONGEST_OPENING && is_label(&bytes[start..at])) || opens_quotation(&bytes[at + 1..]) => {
            nothing
        }
        b':' if after.is_ascii_whitespace()
            && (at - start < LONGEST_OPENING && start == paragraph || list(bytes, at + 2)) =>
        {
            site(Kind::Colon, at, at + 1)
        }
        b'/' if before.is_ascii_digit() && after.is_ascii_digit() => match date(bytes, at, start) {
            Some(end) => (Some(Site::minor(text, Kind::Date, end, end)), at + 1),
            None => nothing,
        },
        // Before a line that is quoted, in a formula, or the head of an arrow.
        b'>' if matches!(before, b' ' | b'-' | b'=') && after == b' ' => nothing,
        b'>' => {
            let end = at + bytes[at..].iter().take_while(|&&b| b == b'>').count();
            if bytes.get(end).is_none_or(u8::is_ascii_whitespace) { site(Kind::Angle, at, end) } else { (None, end) }
        }
        mark @ (b'-' | b'*' | b'=' | b'_') => {
            let end = at + bytes[at..].iter().take_while(|&&b| b == mark).count();
            if end - at > 2 {
                return rule(text, at, end, start);
            }
            // A time of day may open an entry of a log.
            let timed = || is_time(bytes[start..at].trim_ascii_end());
            let apart = mark == b'-' && bytes.get(end).is_none_or(u8::is_ascii_whitespace) && !timed();
            if apart && start == paragraph && at - start < LONGEST_OPENING && at > start {
                let mark = if before == b' ' { at - 1 } else { at };
                return site(Kind::Opening, mark, end);
            }
            (None, end)
        }
        _ => nothing,
    }
}

/// True if running text goes on at `at`: in lower case, though not with "i".
fn goes_on(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_lowercase) && !bytes[at..].starts_with(b"i ")
}

/// True if the text ends in a time of day: "11:50 a.m.", "4 pm".
fn is_time(text: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"a.m.", b"p.m.", b"am", b"pm"];
    let before = marks.iter().find_map(|mark| text.strip_suffix(*mark));
    before.is_some_and(|before| before.trim_ascii_end().last().is_some_and(u8::is_ascii_digit))
}

/// True if the text before a colon is a label of what follows: a turn of an interview ("Q", "THE COURT"), a field of a
/// message ("Subject"). A dateline in capitals, which ends before its colon, is taken for one too: few have a colon.
fn is_label(text: &[u8]) -> bool {
    const FIELDS: [&[u8]; 10] = [b"Re", b"Fwd", b"Fw", b"Cc", b"To", b"From", b"Subject", b"Date", b"Sent", b"Note"];
    FIELDS.contains(&text)
        || (!text.is_empty() && text.iter().all(|byte| byte.is_ascii_uppercase() || b" .-/&".contains(byte)))
}

/// True if a quotation follows on the same line.
fn opens_quotation(text: &[u8]) -> bool {
    matches!(text, [b' ', b'"' | b'\'', ..] | [b' ', 0xE2, 0x80, 0x98 | 0x9C, ..])
}

/// True if a list or an address begins at `at`.
fn list(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.starts_with(b"http")
        || rest.starts_with(b"www.")
        || rest.first().is_some_and(|b| b"-*<(0123456789".contains(b))
}

/// The site after the address that holds the mark at `at`.
fn address(text: &str, at: usize) -> Found {
    let bytes = text.as_bytes();
    let length = bytes[at..].iter().position(|b| b.is_ascii_whitespace() || b"<>\"".contains(b));
    let chunk = length.map_or(bytes.len(), |length| at + length);
    let mut end = chunk;
    while end > at + 1 && b".,;:!?)]'".contains(&bytes[end - 1]) {
        end -= 1;
    }
    // Whatever follows the address, such as a full stop, is looked at by itself.
    let end = text.ceil_char_boundary(end);
    if end < chunk || bytes.get(chunk).is_some_and(|b| !b.is_ascii_whitespace()) {
        return (None, end);
    }
    (Some(Site::minor(text, Kind::Address, end, end)), end)
}

/// The end of a time of day whose colon stands at `at`: "9:15", "9:15:30 AM". One with full stops, "9:15 a.m.", ends at them.
fn time(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at + 1;
    end += bytes[end..].iter().take(6).take_while(|b| b.is_ascii_digit() || **b == b':').count();
    if let Some([b' ', b'A' | b'P' | b'a' | b'p', b'M' | b'm']) = bytes.get(end..end + 3) {
        end += 3;
    } else if let Some([b' ', b'A' | b'P' | b'a' | b'p', b'.', b'M' | b'm', b'.']) = bytes.get(end..end + 5) {
        return None;
    }
    bytes.get(end).is_some_and(u8::is_ascii_whitespace).then_some(end)
}

/// The end of what stands before a date whose first slash is at `at`: "3/14/2001".
fn date(bytes: &[u8], at: usize, start: usize) -> Option<usize> {
    let digits = bytes[start..at].iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
    let second = bytes[at + 1..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let from = at - digits;
    let whole = (1..3).contains(&digits) && (1..3).contains(&second) && bytes.get(at + 1 + second) == Some(&b'/');
    (whole && from > start + 1 && bytes[from - 1] == b' ' && bytes[from - 2] != b' ').then(|| from - 1)
}

/// The sites around a run of symbols: before it if something stands there, else after it.
fn rule(text: &str, at: usize, end: usize, start: usize) -> Found {
    let bytes = text.as_bytes();
    if at > start && bytes[at - 1] == b' ' {
        // The scan comes back to the run if a sentence ends before it.
        let site = Site::minor(text, Kind::RuleBefore, at - 1, start + text[start..at].trim_end().len());
        return (Some(site), end);
    }
    if bytes.get(end).is_some_and(u8::is_ascii_whitespace) {
        return (Some(Site::minor(text, Kind::RuleAfter, at, end)), end);
    }
    (None, end)
}
