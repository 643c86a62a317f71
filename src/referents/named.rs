//! Speakers that are names, with whatever stands beside the name in the same noun phrase.

use super::index::NameIndex;
use super::joint;
use super::kinds;
use super::mention::{Group, Mention};
use super::phrase::Reader;
use super::words::Class;
use crate::{Shape, Span};

/// The referent of the name that is the head of a speaker: the name before what modifies it, or the one in apposition.
pub(super) fn named(reader: &Reader, index: &NameIndex<'_>, speaker: Span) -> Option<usize> {
    let tokens = reader.tokens.within(speaker);
    let inside = &index.mentions[index.touching(speaker)];
    let covered = |at: usize| inside.iter().any(|mention| mention.tokens.0 < at && at < mention.tokens.1);
    // "Secretary of State Ana Ruiz": the office stands before the name of who holds it.
    let in_office = |of: usize| {
        let title = |at: usize| reader.class(at).has(Class::TITLE.or(Class::ROLE));
        let office = |at: usize| reader.word(at) == "the" || reader.shape(at).is_capitalised() && !title(at);
        let holder = |mention: &Mention| {
            let (start, end) = mention.tokens;
            mention.group == Group::Person && end == tokens.end && of + 1 < start && (of + 1..start).all(office)
        };
        matches!(reader.word(of), "of" | "for") && title(of - 1) && inside.last().is_some_and(holder)
    };
    let ends_head = |&at: &usize| {
        let word = reader.word(at);
        !covered(at)
            && !in_office(at)
            // Not in "mum-of-two Ana Ruiz".
            && reader.word(at - 1) != "-"
            && (word == "," || word == "(" || word == "who" || reader.class(at).has(Class::PREPOSITION))
    };
    let cut = (tokens.start + 1..tokens.end).find(ends_head).unwrap_or(tokens.end);
    // "founder and chairman Ana Ruiz": two roles of one.
    let two_roles = |and: usize| {
        let is_role = |at: usize| {
            reader.class(at).has(Class::ROLE.or(Class::TITLE))
                && (reader.shape(at) == Shape::Lower || at == reader.sentence(at).start)
        };
        let before_name = |name: &Mention| and + 1 < name.tokens.0 && is_role(name.tokens.0 - 1);
        and > tokens.start && is_role(and - 1) && inside.first().is_some_and(before_name)
    };
    let joined = (tokens.start..cut)
        .any(|at| reader.word(at) == "and" && !covered(at) && !two_roles(at) && !is_of_two_seats(reader, inside, at));
    if joined || joint::are_joined(reader, inside) {
        return None;
    }
    // "Ana Ruiz QC": what follows the name may be no part of the mention.
    // "The Unite union", "the Tarn supermarket chain": nor what says what it is.
    let explained = |mention: &Mention| {
        let rest = mention.tokens.1..cut;
        mention.group == Group::Organisation
            && matches!(rest.len(), 1 | 2)
            && mention.tokens.0 <= tokens.start + 1
            && reader.class(tokens.start).has(Class::ARTICLE)
            && rest.clone().all(|at| reader.shape(at) == Shape::Lower)
            // Not "the U.N. refugee agency".
            && !mention.span.slice(reader.text).contains('.')
            && kinds::explains_name(reader.word(rest.end - 1))
    };
    // "The Labour MP" is no party.
    let suffix = |mention: &Mention, at: usize| {
        let class = reader.class(at);
        class.has(Class::SUFFIX) && (mention.group == Group::Person || !class.has(Class::POSTNOMINAL))
    };
    let ends = |mention: &&Mention| (mention.tokens.1..cut).all(|at| suffix(mention, at)) || explained(mention);
    let head = inside.iter().filter(|mention| mention.tokens.0 < cut).find(ends);
    let apposition = || {
        let comma = (cut..tokens.end).find(|&at| reader.is_comma(at))?;
        let beside = |mention: &&Mention| (comma + 1..=comma + 3).contains(&mention.tokens.0);
        let closed = |end: usize| end == tokens.end || reader.is_comma(end);
        inside.iter().filter(beside).find(|mention| mention.group == Group::Person && closed(mention.tokens.1))
    };
    head.or_else(apposition).map(|mention| mention.referent)
}

/// True for the "and" of "Marle and Tarn MP Ana Ruiz", who sits for both; not of "Ana Ruiz and Labour MP Bo Brady".
fn is_of_two_seats(reader: &Reader, inside: &[Mention], and: usize) -> bool {
    let capital = |at: usize| reader.shape(at).is_capitalised();
    let person = |mention: &&Mention| mention.group == Group::Person;
    let full = |mention: &Mention| mention.tokens.1 == and && mention.tokens.1 > mention.tokens.0 + 1;
    let member = inside.iter().filter(person).find(|mention| mention.tokens.0 > and + 2);
    let seats = |name: &Mention| {
        let title = name.tokens.0 - 1;
        reader.class(title).has(Class::POSTNOMINAL) && (and + 1..title).all(capital)
    };
    and > 0 && capital(and - 1) && member.is_some_and(seats) && !inside.iter().filter(person).any(full)
}
