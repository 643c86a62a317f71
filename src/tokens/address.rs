//! Web addresses, e-mail addresses, handles and hashtags, which are one token each.

/// Marks that end a sentence or clause rather than an address.
const TRAILING: &[u8] = b".,;:!?'\")]}>";

/// The length in bytes of the address that `chunk`, which holds no ASCII white space, begins with.
///
/// Only plain ASCII addresses count, besides hashtags and handles in any script.
pub(super) fn address(chunk: &str) -> Option<usize> {
    let bytes = chunk.as_bytes();
    match bytes.first()? {
        b'#' | b'@' => tag(chunk),
        first if first.is_ascii_alphanumeric() => web(bytes).or_else(|| email(bytes)),
        _ => None,
    }
}

/// A hashtag or handle: the sign, then letters, digits and underscores with at least one letter.
fn tag(chunk: &str) -> Option<usize> {
    let body = &chunk[1..];
    let len = body.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(body.len());
    body[..len].contains(char::is_alphabetic).then_some(len + 1)
}

/// "https://example.org/path", "www.example.org".
fn web(bytes: &[u8]) -> Option<usize> {
    let starts = |prefix: &[u8]| bytes.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let prefix = [&b"https://"[..], b"http://", b"ftp://", b"www."].into_iter().find(|prefix| starts(prefix))?.len();
    let len = run(bytes, |b| b.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&b));
    let len = trim_trailing(&bytes[..len]);
    (len > prefix).then_some(len)
}

/// "name.surname@example.org".
fn email(bytes: &[u8]) -> Option<usize> {
    let local = run(bytes, |b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b));
    if bytes.get(local) != Some(&b'@') {
        return None;
    }
    let host = &bytes[local + 1..];
    let len = run(host, |b| b.is_ascii_alphanumeric() || b".-".contains(&b));
    let len = trim_trailing(&host[..len]);
    let dotted = host[..len].iter().rposition(|&b| b == b'.').is_some_and(|dot| dot > 0 && len - dot > 2);
    dotted.then_some(local + 1 + len)
}

fn run(bytes: &[u8], accept: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|&b| !accept(b)).unwrap_or(bytes.len())
}

/// The length without closing marks; a closing bracket stays if the address opened it.
fn trim_trailing(bytes: &[u8]) -> usize {
    let keep_brackets = bytes.contains(&b'(');
    let mut len = bytes.len();
    while len > 0 && TRAILING.contains(&bytes[len - 1]) && !(keep_brackets && bytes[len - 1] == b')') {
        len -= 1;
    }
    len
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn takes_whole_addresses_and_leaves_the_marks_after_them() {
        for (chunk, expected) in [
            ("https://example.org/a?b=c.", Some("https://example.org/a?b=c")),
            ("www.example.org),", Some("www.example.org")),
            ("https://example.org/x_(y)", Some("https://example.org/x_(y)")),
            ("HTTP://EXAMPLE.ORG", Some("HTTP://EXAMPLE.ORG")),
            ("https://", None),
            ("press@acme.example.com.", Some("press@acme.example.com")),
            ("a@b", None),
            ("@pullquote_news:", Some("@pullquote_news")),
            ("#Élection2024!", Some("#Élection2024")),
            ("#1", None),
            ("@", None),
            ("word", None),
            ("", None),
        ] {
            assert_eq!(address(chunk).map(|len| &chunk[..len]), expected, "{chunk}");
        }
    }
}
