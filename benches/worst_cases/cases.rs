//! Texts that take the layers to their limits, made to any size.

/// The name of a text and what makes it, in at least so many bytes.
type Case = (&'static str, fn(usize) -> String);

/// Articles in the manner of a newspaper.
pub(crate) fn news() -> [&'static str; 4] {
    [
        include_str!("../../examples/articles/harbour_bridge.txt"),
        include_str!("../../examples/articles/museum_letters.txt"),
        include_str!("../../examples/articles/orchard_earnings.txt"),
        include_str!("../../examples/articles/storm_delia.txt"),
    ]
}

/// Texts of 100 MB.
pub(crate) const HUGE_CASES: &[Case] = &[
    ("one token of letters", |size| "a".repeat(size)),
    ("one token of letters and capitals", |size| repeat("aB", size)),
    ("one token of digits", |size| "7".repeat(size)),
    ("one token and combining marks", |size| "e".to_owned() + &repeat("\u{301}", size)),
];

/// Texts of several sizes.
pub(crate) const CASES: &[Case] = &[
    // Repeated news, to compare with.
    ("news in one text", |size| repeat(&(news().join("\n\n") + "\n\n"), size)),
    ("news in one line", |size| repeat(&(news().join(" ").replace('\n', " ") + " "), size)),
    // Marks.
    ("straight double marks", |size| repeat("\"", size)),
    ("straight double marks, spaced", |size| repeat("\" ", size)),
    ("opening marks", |size| repeat("“", size)),
    ("opening marks, spaced", |size| repeat("“ ", size)),
    ("closing marks", |size| repeat("”", size)),
    ("single marks", |size| repeat("'", size)),
    ("single marks before words", |size| repeat(" 'a", size)),
    ("apostrophes after s", |size| repeat("s’ ", size)),
    ("opening marks before words", |size| repeat("“a ", size)),
    ("straight marks before words", |size| repeat(" \"a", size)),
    ("opening single marks before words", |size| repeat("‘a ", size)),
    ("sentences that close a quotation", |size| repeat("?\" a ", size)),
    ("wire marks", |size| repeat("``a'' ", size)),
    ("guillemets", |size| repeat("« a » ", size)),
    ("alternating marks", |size| repeat("“‘\"'", size)),
    ("nested, never closed", |size| repeat("“a ‘b ", size)),
    ("deeply nested", |size| repeat("“‘", size / 2) + " a " + &repeat("’”", size / 2)),
    ("nested quotations with cues", |size| repeat("“I said he said she said ", size)),
    ("a quotation of one word each", |size| repeat("“a,” he said. ", size)),
    ("unclosed over paragraphs", |size| repeat("“We found it in March and it was thin.\n\n", size)),
    ("unclosed over paragraphs of one word", |size| repeat("“a\n\n", size)),
    ("signatures", |size| repeat("“a” — Ana Roe\n\n", size)),
    ("colons and quotations", |size| repeat(": “a” ", size)),
    ("a transcript of new names", |size| numbered(size, |n| format!("{}: Is it so?\n", name(n)))),
    ("a transcript of two", |size| repeat("Okoro: It is.\nHale: Is it?\n", size)),
    ("opening brackets", |size| repeat("(", size)),
    ("opening brackets, spaced", |size| repeat("( ", size)),
    ("nested brackets", |size| repeat("(", size / 2) + "a" + &repeat(")", size / 2)),
    ("square brackets with numbers", |size| repeat("[1]", size)),
    ("full stops", |size| repeat(".", size)),
    ("full stops, spaced", |size| repeat(". ", size)),
    ("ellipses", |size| repeat("… ", size)),
    ("question marks", |size| repeat("? ", size)),
    ("commas", |size| repeat(",", size)),
    ("letters and commas without spaces", |size| repeat("a,", size)),
    ("letters and brackets without spaces", |size| repeat("a(", size)),
    ("capitals and marks without spaces", |size| repeat("A'", size)),
    ("capitals and hyphens without spaces", |size| repeat("A-", size)),
    ("words and commas", |size| repeat("a, ", size)),
    ("dashes", |size| repeat("— ", size)),
    ("hyphens", |size| repeat("-", size)),
    ("words and hyphens", |size| repeat("a-", size)),
    ("slashes", |size| repeat("/", size)),
    ("colons", |size| repeat(": ", size)),
    // White space and what cannot be seen.
    ("newlines", |size| repeat("\n", size)),
    ("carriage returns and newlines", |size| repeat("\r\n", size)),
    ("spaces", |size| repeat(" ", size)),
    ("no-break spaces", |size| repeat("\u{a0}", size)),
    ("a word a line", |size| repeat("a\n", size)),
    ("a word a paragraph", |size| repeat("a\n\n", size)),
    ("combining marks", |size| repeat("e\u{301}\u{302}\u{303}", size)),
    ("one letter, all combining marks", |size| "e".to_owned() + &repeat("\u{301}", size)),
    ("bidi controls", |size| repeat("\u{202e}a\u{202c}\u{2066}b\u{2069} ", size)),
    ("zero-width joiners", |size| repeat("\u{200d}", size)),
    ("soft hyphens", |size| repeat("a\u{ad}", size)),
    ("null characters", |size| repeat("\0", size)),
    ("emoji", |size| repeat("👩\u{200d}👧 ", size)),
    ("Japanese without spaces", |size| repeat("東京で会議が", size)),
    ("Japanese sentences", |size| repeat("今日は雨です。", size)),
    // Words.
    ("one token of letters", |size| repeat("a", size)),
    ("one token of capitals", |size| repeat("A", size)),
    ("capitals, spaced", |size| repeat("A ", size)),
    ("capitalised words", |size| repeat("Ana ", size)),
    ("words in capitals", |size| repeat("THE MAYOR SAID ", size)),
    ("initials", |size| repeat("A. ", size)),
    ("initials without spaces", |size| repeat("A.", size)),
    ("Mr.", |size| repeat("Mr. ", size)),
    ("abbreviations", |size| repeat("St. U.S. Inc. v. ", size)),
    ("pronouns", |size| repeat("he she they it ", size)),
    ("articles", |size| repeat("the ", size)),
    ("of and names", |size| repeat("of Ann ", size)),
    ("Bank of", |size| repeat("Bank of ", size)),
    ("cues", |size| repeat("said ", size)),
    ("cues and that", |size| repeat("said that ", size)),
    ("cues after pronouns", |size| repeat("he said, ", size)),
    ("cues in the infinitive", |size| repeat("to say ", size)),
    ("relative clauses", |size| repeat(", who said ", size)),
    ("participles", |size| repeat("saying ", size)),
    ("according to", |size| repeat("according to ", size)),
    ("joined by and", |size| repeat("Ana and Ben and ", size)),
    // Numbers, symbols, addresses.
    ("one number", |size| repeat("1", size)),
    ("digits, spaced", |size| repeat("1 ", size)),
    ("digits and commas", |size| repeat("1,", size)),
    ("digits and hyphens", |size| repeat("1-", size)),
    ("pounds", |size| repeat("two pounds ", size)),
    ("fractions", |size| repeat("1/2 ", size)),
    ("number words", |size| repeat("one hundred and ", size)),
    ("years", |size| repeat("1999 ", size)),
    ("dates", |size| repeat("June 5, 2021, ", size)),
    ("times", |size| repeat("3:30 p.m. ", size)),
    ("periods", |size| repeat("the last three quarters of fiscal ", size)),
    ("money", |size| repeat("$5 million ", size)),
    ("dollar signs", |size| repeat("$", size)),
    ("amounts with modifiers", |size| repeat("at least ", size)),
    ("tickers", |size| repeat("Harlow (NYSE: HRL) ", size)),
    ("tickers, never closed", |size| repeat("(NYSE: ", size)),
    ("list items", |size| repeat("1. a\n", size)),
    ("list items in letters", |size| repeat("a) ", size)),
    ("mail addresses", |size| repeat("a@b.org ", size)),
    ("mail addresses in one run", |size| repeat("a@b.", size)),
    ("at signs", |size| repeat("@", size)),
    ("host names in one run", |size| repeat("a.b", size)),
    ("links", |size| repeat("https://example.org/a?b=c ", size)),
    ("one link", |size| "https://example.org/".to_owned() + &repeat("a/", size)),
    ("hash signs", |size| repeat("#a", size)),
    ("underscores", |size| repeat("_", size)),
    // Names and who they stand for.
    ("names that are all different", |size| numbered(size, |n| format!("{} {} spoke. ", name(n), name(n + 7)))),
    ("surnames that are all different", |size| numbered(size, |n| format!("{} spoke. ", name(n)))),
    ("names of one surname", |size| numbered(size, |n| format!("{} Ruiz spoke. ", name(n)))),
    ("names of one given name", |size| numbered(size, |n| format!("Ana {} spoke. ", name(n)))),
    ("one surname", |size| repeat("Quintero spoke. ", size)),
    ("a name and pronouns", |size| repeat("Ana Ruiz spoke. “It is,” she said. ", size)),
    ("many names and pronouns", |size| numbered(size, |n| format!("{} Ruiz left. “It is,” she said. ", name(n)))),
    ("roles", |size| repeat("Mayor Alba Quintero said so. ", size)),
    ("roles of new names", |size| {
        numbered(size, |n| format!("Mayor {} {} said the mayor said so. ", name(n), name(n + 7)))
    }),
    ("charities of new names", |size| {
        numbered(size, |n| format!("{} First, a charity, said the charity was poor. ", name(n)))
    }),
    ("appositions", |size| repeat("Harlow First, a charity, a bank, a club, ", size)),
    ("speakers of one surname", |size| {
        numbered(size, |n| format!("{} Ruiz said Ruiz asked {} Ruiz. ", name(n), name(n + 7)))
    }),
    ("joint speakers", |size| numbered(size, |n| format!("“So,” {} Roe and {} Hale said. ", name(n), name(n + 7)))),
    ("acronyms in brackets", |size| repeat("(ABC) ", size)),
    ("new acronyms in brackets", |size| {
        numbered(size, |n| format!("{} {} Council ({}) met. ", name(n), name(n + 7), acronym(n)))
    }),
    ("an acronym as long as a line", |size| repeat(&format!("({}) ", "A".repeat(1000)), size)),
    ("two acronyms as long as half the text", |size| format!("({}) ", "A".repeat(size / 2)).repeat(2)),
    ("a long name and its short form", |size| {
        let long = "x".repeat(size / 4);
        format!("{long} mayor A{long} Ruiz. ") + &repeat("The x mayor said A. Ruiz said so. ", size / 2)
    }),
    ("a role and words without end", |size| repeat("The mayor, the mayor, the ", size)),
    ("companies of new names", |size| {
        numbered(size, |n| format!("{} Corp. (NYSE: {}) said the company, {}, rose. ", name(n), acronym(n), acronym(n)))
    }),
];

fn repeat(piece: &str, size: usize) -> String {
    piece.repeat(size.div_ceil(piece.len()))
}

fn numbered(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 100);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text += &piece(number);
    }
    text
}

/// A made-up name for each number.
fn name(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "do", "ke", "lu", "mi", "no", "pa", "ri", "so", "ta", "vu", "we", "zo", "har", "lin", "ost"];
    let mut name = "Al".to_owned();
    loop {
        name += SYLLABLES[number % SYLLABLES.len()];
        number /= SYLLABLES.len();
        if number == 0 {
            return name;
        }
    }
}

fn acronym(number: usize) -> String {
    name(number).to_uppercase()
}
