//! A register of referents by keys, of which a text may give many to one key.

use std::collections::hash_map::Entry;

use super::key::{Key, KeyMap, Seeded};

/// How many referents with one key are given, newest first. Keeps the work linear where a text repeats one surname without
/// end.
const MAX_CANDIDATES: usize = 8;

/// Referents by keys, each with those that were added before it under the same key.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// The place in `links` of the newest referent of each key.
    newest: KeyMap<u32>,
    links: Vec<Link>,
}

#[derive(Debug, Clone, Copy)]
struct Link {
    referent: usize,
    /// The place of the one before it; its own if there is none.
    before: u32,
}

impl Register {
    /// Room for so many keys.
    pub(super) fn with_capacity(keys: usize) -> Self {
        Self { newest: KeyMap::with_capacity_and_hasher(keys, Seeded::default()), links: Vec::with_capacity(keys) }
    }

    /// Adds a referent, unless it is one of the newest that have the key already.
    pub(super) fn add(&mut self, key: Key, referent: usize) {
        let place = self.links.len() as u32;
        let before = match self.newest.entry(key) {
            Entry::Vacant(entry) => *entry.insert(place),
            Entry::Occupied(mut entry) => {
                if chain(&self.links, Some(*entry.get())).any(|known| known == referent) {
                    return;
                }
                entry.insert(place)
            }
        };
        self.links.push(Link { referent, before });
    }

    /// The newest referents that have this key, the last one first.
    pub(super) fn newest(&self, key: Key) -> impl Iterator<Item = usize> {
        chain(&self.links, self.newest.get(&key).copied())
    }
}

/// The referents of the link at `newest` and those before it.
fn chain(links: &[Link], newest: Option<u32>) -> impl Iterator<Item = usize> {
    let before = |&place: &u32| Some(links[place as usize].before).filter(|&before| before != place);
    std::iter::successors(newest, before).take(MAX_CANDIDATES).map(|place| links[place as usize].referent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_newest_first_and_each_once() {
        let mut register = Register::default();
        let (roe, hale) = (Key::of("Roe"), Key::of("Hale"));
        for (key, referent) in [(roe, 1), (hale, 1), (roe, 2), (roe, 1), (roe, 2)] {
            register.add(key, referent);
        }
        assert_eq!(register.newest(roe).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(register.newest(hale).collect::<Vec<_>>(), [1]);
        assert_eq!(register.newest(Key::of("Brandt")).count(), 0);
    }

    #[test]
    fn gives_a_few_however_many_there_are() {
        let mut register = Register::default();
        for referent in 0..1000 {
            register.add(Key::of("Roe"), referent);
        }
        let newest: Vec<usize> = register.newest(Key::of("Roe")).collect();
        assert_eq!(newest, [999, 998, 997, 996, 995, 994, 993, 992]);
    }
}
