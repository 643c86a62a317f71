//! Agents: nouns for what a name does, where a verb beside it tells: the owner, the buyer.

use super::phrase::Reader;
use super::words::Class;
use crate::Shape;

/// How many words may stand between a name and the verb that tells what it does: "has agreed to".
const MAX_AUXILIARIES: usize = 4;

/// The noun for what the name does whose phrase begins at token `start`, where a participle tells it: "owner" in "owned by
/// Orrin", "maker" in "made by the Swedish supplier Orrin".
pub(super) fn agent(reader: &Reader, start: usize) -> Option<&'static str> {
    let start = start - usize::from(start > 0 && reader.class(start - 1).has(Class::ARTICLE));
    let by = start.checked_sub(1).filter(|&by| by > 0 && reader.word(by) == "by")?;
    Some(match reader.word(by - 1) {
        "owned" => "owner",
        "operated" | "run" => "operator",
        "made" | "built" | "produced" => "maker",
        "developed" => "developer",
        "organised" | "organized" => "organiser",
        "distributed" => "distributor",
        "manufactured" => "manufacturer",
        _ => return None,
    })
}

/// The noun for what the name that ends before token `end` does, where a verb behind it tells it: "buyer" in "Orrin has agreed
/// to buy Tarn".
pub(super) fn doer(reader: &Reader, end: usize) -> Option<&'static str> {
    // Behind most names stands a mark.
    if reader.shape(end) != Shape::Lower {
        return None;
    }
    let auxiliary = |&at: &usize| {
        matches!(
            reader.word(at),
            "has"
                | "had"
                | "is"
                | "was"
                | "will"
                | "would"
                | "to"
                | "agreed"
                | "offered"
                | "plans"
                | "planned"
                | "wants"
        )
    };
    let verb = (end..=end + MAX_AUXILIARIES).find(|at| !auxiliary(at))?;
    matches!(
        reader.word(verb),
        "buy" | "buys" | "buying" | "bought" | "acquire" | "acquires" | "acquiring" | "acquired"
    )
    .then_some("buyer")
}
