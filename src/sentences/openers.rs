//! Marks that open before a word: quotation marks, brackets, bullets.

/// What opens before the word after the gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Opener {
    None,
    Bracket,
    Single,
    Double,
    Bullet,
}

impl Opener {
    pub(super) const COUNT: usize = 5;
}

/// Skips the opening marks at `at`, also where spaces set them apart.
#[inline]
pub(super) fn openers(bytes: &[u8], at: usize) -> (Opener, usize) {
    // Mostly there are none.
    if bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) { (Opener::None, at) } else { all_openers(bytes, at) }
}

fn all_openers(bytes: &[u8], at: usize) -> (Opener, usize) {
    let (mut at, mut opener) = (at, Opener::None);
    for _ in 0..4 {
        let (found, width) = match bytes.get(at..).unwrap_or_default() {
            [b'(' | b'[' | b'{', ..] => (Opener::Bracket, 1),
            [b'"', ..] => (Opener::Double, 1),
            [b'\'', b'\'', ..] | [b'`', b'`', ..] | [0xC2, 0xAB, ..] => (Opener::Double, 2),
            [0xE2, 0x80, 0x9C, ..] => (Opener::Double, 3),
            [0xE2, 0x80, 0x98, ..] => (Opener::Single, 3),
            [b'\'' | b'`', ..] => (Opener::Single, 1),
            [0xE2, 0x80, 0xA2, ..] => (Opener::Bullet, 3),
            [0xC2, 0xB7, ..] => (Opener::Bullet, 2),
            [b'*' | b'_', ..] => (Opener::Bullet, 1),
            _ => break,
        };
        opener = opener.max(found);
        at += width;
        at += usize::from(bytes.get(at) == Some(&b' '));
    }
    (opener, at)
}
