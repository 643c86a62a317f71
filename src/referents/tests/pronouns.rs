//! Pronouns.

use super::check;

#[test]
fn a_pronoun_is_the_last_speaker_unless_a_new_subject_came_between() {
    check("<[Rui Tavares]> said so to [Ana Ruiz]. <He> said no.", &["Rui Tavares", "Rui Tavares"]);
    check("<[Rui Tavares]> said so. [Odile Brandt] left. <He> said no.", &["Rui Tavares", "Odile Brandt"]);
}

#[test]
fn a_pronoun_respects_the_gender_that_titles_state() {
    let text = "Ms. [Odile Brandt] left. <Mr. [Rui Tavares]> said so. <She> said no. <He> agreed.";
    check(text, &["Rui Tavares", "Odile Brandt", "Rui Tavares"]);
}

#[test]
fn whom_someone_is_related_to_does_not_state_their_gender() {
    let text = "Ms. [Alba Quintero] left. <[Odile Brandt]>, whose son, [Rui], drowned, said no. <She> said so.";
    check(text, &["Odile Brandt", "Odile Brandt"]);
}

#[test]
fn it_is_the_organisation_that_spoke_or_acted_last() {
    check("<{Orrin}> said so. <It> said more.", &["Orrin"; 2]);
    check("[Ana Ruiz] left for {Orrin}. <It> said so.", &["-"]);
}

#[test]
fn nobody_tells_themselves() {
    check("[Ana Ruiz] came. [Rui Tavares] sat down. <He> told [Tavares] no.", &["Ana Ruiz"]);
}

#[test]
fn who_is_asked_answers() {
    check("<[Ana Ruiz]> came. <[Ruiz]> asked [Bo Brandt] why. <He> said so.", &["Ana Ruiz", "Ana Ruiz", "Bo Brandt"]);
}

#[test]
fn a_given_name_suggests_a_gender_that_the_text_overrides() {
    check("[Desmond Okafor] met [Judith Sellars]. <She> said so.", &["Judith Sellars"]);
    check("Ms. [Desmond Okafor] met Mr. [Judith Sellars]. <She> said so.", &["Desmond Okafor"]);
}

#[test]
fn who_is_presented_is_spoken_of_next() {
    let text = "<[Bo Brandt]> said so. The star witness was the builder, [Desmond Okafor], who fled. <He> said no.";
    check(text, &["Bo Brandt", "Desmond Okafor"]);
    check(
        "<[Bo Brandt]> said so. It rained. The winner was [Rui Tavares]. <He> said no.",
        &["Bo Brandt", "Rui Tavares"],
    );
}
