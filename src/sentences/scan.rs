//! The scan for bytes at which something may happen.

/// What a byte may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Trigger {
    None,
    /// A full stop, a question mark or an exclamation mark.
    Terminal,
    /// A line break.
    Line,
    /// A straight double quotation mark.
    Quote,
    /// A mark that sets something apart: `,`, `:`, `;`, `@`, `/`, `>`, `-`, `*`, `=`, `_`, `)`.
    Minor,
    /// A character outside ASCII that may be one of the above.
    Wide,
}

const TRIGGERS: [Trigger; 256] = {
    let mut table = [Trigger::None; 256];
    table[b'.' as usize] = Trigger::Terminal;
    table[b'!' as usize] = Trigger::Terminal;
    table[b'?' as usize] = Trigger::Terminal;
    table[b'\n' as usize] = Trigger::Line;
    table[b'\r' as usize] = Trigger::Line;
    table[0xB] = Trigger::Line;
    table[0xC] = Trigger::Line;
    table[b'"' as usize] = Trigger::Quote;
    let minor = b",:;@/>-*=_)";
    let mut index = 0;
    while index < minor.len() {
        table[minor[index] as usize] = Trigger::Minor;
        index += 1;
    }
    // The lead bytes of U+0085, of the full stops of other scripts, and of U+2014 to U+2029.
    table[0xC2] = Trigger::Wide;
    table[0xE2] = Trigger::Wide;
    table[0xE3] = Trigger::Wide;
    table[0xEF] = Trigger::Wide;
    table
};

/// The first byte from `from` on that triggers something.
#[inline]
pub(super) fn next(bytes: &[u8], from: usize) -> Option<(usize, Trigger)> {
    let rest = bytes.get(from..)?;
    let step = rest.iter().position(|&byte| TRIGGERS[usize::from(byte)] != Trigger::None)?;
    Some((from + step, TRIGGERS[usize::from(rest[step])]))
}
