//! Stock symbols of organisations: in brackets behind the name, or by a list of companies.

use std::sync::LazyLock;

use super::index::NameIndex;
use super::key::ListMap;
use super::mention::Group;
use super::name::{Name, Words};
use super::phrase::Reader;
use crate::interrupt::whole;
use crate::{Entity, Label};

/// Names of listed companies, each with its symbol: a name, a tab, a symbol a line, and "form" behind another tab where the
/// name alone is too often someone else's. See `data/README.md`.
const TICKERS: &str = include_str!("../../data/tickers.txt");

/// How many tokens before a symbol its bracket may open: exchange, colon, and one more.
const MAX_BRACKET: usize = 5;

/// A company's symbol, and whether its name counts with its legal form alone: "Fox Corp.", but not "Fox".
type Symbol = (&'static str, bool);

static BY_NAME: LazyLock<ListMap<Symbol>> = LazyLock::new(|| whole(read_list));

fn read_list() -> ListMap<Symbol> {
    let lines = TICKERS.lines().filter_map(|line| line.split_once('\t'));
    let keys = lines.filter_map(|(name, symbol)| {
        let (words, name) = Words::of_name(name, false)?;
        let form = symbol.strip_suffix("\tform");
        Some((words.whole(name), (form.unwrap_or(symbol), form.is_some())))
    });
    // Of two names that come to one key neither is unambiguous.
    let mut symbols: ListMap<Option<Symbol>> = ListMap::default();
    for (key, symbol) in keys {
        symbols.entry(key).and_modify(|known| *known = known.filter(|&known| known == symbol)).or_insert(Some(symbol));
    }
    symbols.into_iter().filter_map(|(key, symbol)| Some((key, symbol?))).collect()
}

/// The symbols that stand in brackets behind names, as referents with the symbols.
pub(super) fn bracketed<'t>(reader: &Reader<'t>, index: &NameIndex<'_>, entities: &[Entity]) -> Vec<(usize, &'t str)> {
    let symbols = entities.iter().filter(|entity| entity.label == Label::Ticker);
    let found = symbols.filter_map(|entity| {
        let symbol = reader.tokens.index_at(entity.span.start());
        let open = (symbol.saturating_sub(MAX_BRACKET)..symbol)
            .rev()
            .find(|&at| matches!(reader.word(at), "(" | "[" | "<"))?;
        let start = reader.get(open)?.span.start();
        let named = index.first_behind(start).checked_sub(1)?;
        let mention = &index.mentions[named];
        let beside = mention.tokens.1 == open && mention.group == Group::Organisation;
        beside.then(|| (mention.referent, entity.span.slice(reader.text)))
    });
    found.collect()
}

/// The symbol of a company by its name, if the name stands for one company alone.
pub(super) fn by_name(words: &Words, name: Name) -> Option<&'static str> {
    let &(symbol, form) = BY_NAME.get(&words.whole(name))?;
    (!form || words.is_company(name)).then_some(symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_knows_companies_by_their_names() {
        let symbol = |name: &str| {
            let (words, read) = Words::of_name(name, false).expect("a name");
            by_name(&words, read)
        };
        assert_eq!(symbol("Walmart"), Some("WMT"));
        assert_eq!(symbol("Walmart Inc."), Some("WMT"));
        assert_eq!(symbol("Amazon"), Some("AMZN"));
        assert_eq!(symbol("Delta Air Lines, Inc."), Some("DAL"));
        assert_eq!(symbol("Orrin Foods"), None);
        // Of several classes of shares one stands for the company.
        assert_eq!(symbol("Alphabet Inc."), Some("GOOGL"));
        assert_eq!(symbol("Berkshire Hathaway"), Some("BRK.B"));
        assert_eq!(symbol("Under Armour"), Some("UAA"));
        // What two companies are called, and what a person is called, is no company's alone.
        assert_eq!(symbol("First Bancorp"), None);
        assert_eq!(symbol("Cohen"), None);
        assert_eq!((symbol("Fox Corp."), symbol("Fox")), (Some("FOXA"), None));
        assert_eq!((symbol("News Corporation"), symbol("News")), (Some("NWSA"), None));
        assert!(BY_NAME.len() > 5_000);
    }
}
