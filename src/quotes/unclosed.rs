//! Quotations whose closing mark was forgotten before the attribution: “We will rebuild, Ana Roe said. “We always do.”

use super::cues::{Form, Frame};
use super::items::Item;
use super::marks::Stretch;
use super::speaker;
use super::words::Class;
use crate::Span;

/// The longest attribution that is looked for, in words.
const LONGEST: usize = 8;

/// Ends unclosed stretches before the attribution that they hold, unless they go on in the next paragraph.
pub(super) fn cut(text: &str, words: &[Item], stretches: &mut [Stretch]) {
    for i in 0..stretches.len() {
        let stretch = &stretches[i];
        let goes_on = stretches.get(i + 1).is_some_and(|next| next.continues);
        let nests = stretches.get(i + 1).is_some_and(|next| next.parent == Some(i as u32));
        if stretch.closed || goes_on || nests || stretch.parent.is_some() {
            continue;
        }
        let first = words.partition_point(|word| word.span.start() < stretch.inner.start());
        let last = words.partition_point(|word| word.span.start() < stretch.inner.end());
        if let Some(comma) = attribution(&words[first..last]) {
            let end = words[first + comma].span.end();
            let stretch = &mut stretches[i];
            stretch.span = Span::new(stretch.span.start(), end).trim(text);
            stretch.inner = Span::new(stretch.inner.start(), end);
        }
    }
}

/// The comma before an attribution with a sure subject that ends a sentence: ", Ana Roe said."
fn attribution(words: &[Item]) -> Option<usize> {
    (1..words.len()).filter(|&k| words[k].is(Class::COMMA)).find(|&comma| {
        let ahead = &words[comma + 1..words.len().min(comma + 1 + LONGEST)];
        let cue = |k: usize| {
            let word = &ahead[k];
            word.cue.is_some_and(|cue| cue.frame.has(Frame::CLAUSE) && matches!(cue.form, Form::Past | Form::Third))
        };
        let stops = |k: usize| ahead.get(k).is_none_or(|word| word.is(Class::STOP.or(Class::COMMA)));
        let Some(verb) = (0..ahead.len()).find(|&k| cue(k)) else { return false };
        let subject = if verb == 0 { speaker::phrase_after(ahead, 1) } else { speaker::phrase_after(ahead, 0) };
        subject.is_some_and(|phrase| {
            let person = ahead[phrase.start].is(Class::PERSON) && !ahead[phrase.start].is(Class::IT);
            let sure = person || speaker::is_named(ahead, phrase);
            sure && if verb == 0 { stops(phrase.end) } else { phrase.end == verb && stops(verb + 1) }
        })
    })
}
