//! Reports that claim the same words: which of them has them, and where each ends.

use super::cues::Frame;
use super::extent::{has_quote, has_verb};
use super::page::Item;
use super::report::{Order, Report};
use super::words::Class;

/// Leaves each quotation that several reports claim for themselves to the surest of them: an attribution right after it,
/// then the nearest cue before it. Reports of terms give way to reports of clauses.
pub(super) fn settle(items: &[Item], found: &mut Vec<Report>) {
    for i in 0..found.len() {
        for j in 0..found.len() {
            if i == j || found[i].pieces.is_empty() || found[j].pieces.is_empty() {
                continue;
            }
            let beats = match (found[i].order, found[j].order) {
                (Order::Around, _) => true,
                (_, Order::Around) => false,
                (Order::Backward, Order::Backward) => i < j,
                (Order::Backward, _) => true,
                (_, Order::Backward | Order::Colon) => found[j].order == Order::Colon,
                (Order::According, _) => false,
                // "said in his statement: “...”"
                _ if items[found[j].cue.0].is(Class::SPEECH.or(Class::OCCASION))
                    && items[found[j].cue.0].is(Class::NOUN) =>
                {
                    true
                }
                _ if items[found[i].cue.0].is(Class::NOUN) => false,
                _ => i > j,
            };
            if !beats {
                continue;
            }
            let winner = found[i].pieces.clone();
            let alone = |&(start, end): &(usize, usize)| end == start + 1 && items[start].stretch.is_some();
            found[j].pieces.retain(|piece| !(alone(piece) && winner.contains(piece)));
        }
    }
    for j in 0..found.len() {
        let weak = found[j].frame.is_term();
        let Some(&piece) = found[j].pieces.first() else { continue };
        let taken = weak
            && found.iter().enumerate().any(|(i, other)| {
                let sure = other.frame.has(Frame::CLAUSE) || !other.frame.has(Frame::TERM);
                i != j
                    && sure
                    && other.pieces.iter().any(|&(start, end)| {
                        // Not for a term inside a longer reported clause: she said he called it “safe”.
                        piece.0 <= start
                            && start < piece.1
                            && has_quote(items, start, end.min(piece.1))
                            && (start, end) != piece
                    })
            });
        // "told reporters, speaking in Leeds, that it held": words are reported once.
        let clause = found[j].frame.has(Frame::CLAUSE);
        let again = found.iter().enumerate().any(|(i, other)| {
            let sure = other.frame.has(Frame::CLAUSE);
            let same = other.pieces == found[j].pieces && other.speaker == found[j].speaker;
            same && (sure && !clause || sure == clause && i < j)
        });
        if taken || again {
            found[j].pieces.clear();
        }
    }
    found.retain(|report| !report.pieces.is_empty());
}

/// How many attributions before a participle can be its main clause.
const NEAR: usize = 4;

/// Cuts reports where a later attribution with a subject of its own begins.
pub(super) fn limit(items: &[Item], found: &mut [Report]) {
    for i in 0..found.len() {
        for j in i + 1..found.len() {
            let (start, order) = (found[j].extent.0, found[j].order);
            if order == Order::Forward || found[j].frame.has(Frame::TERM) && order != Order::According {
                // A new clause of its own: "..., but the mayor said"
                let participle = items[found[j].cue.0].is(Class::ING)
                    && found[j].frame.has(Frame::QUOTE)
                    && start > 0
                    && items[start - 1].is(Class::COMMA.or(Class::DASH).or(Class::ENDS_COMMA))
                    && found[i.max(j.saturating_sub(NEAR))..j].iter().chain([&found[i]]).any(|report| {
                        let main = report.cue == found[i].cue || report.order == Order::Backward;
                        main && report.speaker.map(|phrase| phrase.mention)
                            == found[j].speaker.map(|phrase| phrase.mention)
                    });
                let first = found[i].pieces.last().map_or(start, |piece| piece.0);
                let boundary = participle
                    || start > 1
                        && items[start - 1].is(Class::CONJUNCTION.or(Class::SEMICOLON))
                        && has_verb(items, first, start - 1);
                if !boundary {
                    continue;
                }
            }
            let earlier = found[j].pieces.first().map_or(0, |first| first.0);
            let interrupts = order == Order::Backward && found[j].pieces.len() > 1;
            let pronoun = found[j].speaker.is_some_and(|phrase| items[phrase.mention.0].is(Class::PERSON));
            let found_cue = found[i].cue.0;
            let (order_i, Some(piece)) = (found[i].order, found[i].pieces.last_mut()) else { continue };
            // "say 12,000 came; it was a tenth of that, according to police"
            if piece.0 < earlier && earlier < piece.1 && items[earlier - 1].is(Class::SEMICOLON) && earlier < start {
                piece.1 = earlier - 1;
            }
            if piece.0 < start && start < piece.1 && !matches!(order_i, Order::Backward | Order::Around) {
                let mut end = start;
                while end > piece.0
                    && (items[end - 1].is(Class::MARK.or(Class::CONJUNCTION))
                        // "in Marle, where, she said"
                        || end > piece.0 + 1
                            && items[end - 1].is(Class::RELATIVE.or(Class::SUBORDINATOR))
                            && items[end - 2].is(Class::COMMA))
                    && !items[end - 1].is(Class::CLOSE)
                {
                    end -= 1;
                }
                // "The owners did not complain when it closed, a clerk said": all of it is the clerk's.
                let whole = earlier <= found_cue && order_i == Order::Forward && !pronoun;
                // "said it was no different, he added, from others": the speaker's own aside.
                if interrupts && earlier <= piece.0 && !whole {
                    continue;
                }
                piece.1 = end.max(piece.0 + 1);
            }
        }
    }
}
