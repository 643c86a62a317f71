//! Pronouns.

use super::check;

#[test]
fn who_is_presented_with_a_relative_clause_is_spoken_of_next() {
    let text = "<[Bo Brandt]> said no. It rained.\n\nThe ship sails on.\n\nIt is no comfort to [Rui Tavares], who owns a shop in Marle. <He> said so.";
    check(text, &["Bo Brandt", "Rui Tavares"]);
}

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

#[test]
fn who_asks_in_passing_is_not_what_the_sentence_is_about() {
    check(
        "[Cyril Roe] found it loose. Asked by <[Paul Hale]> whether it held, <he> said no.",
        &["Paul Hale", "Cyril Roe"],
    );
    check("[Pavol Drin], asked by <a reporter> whether it held, left. <He> said so.", &["-", "Pavol Drin"]);
}

#[test]
fn who_asks_is_not_who_speaks_next() {
    let text =
        "[Desmond Okafor] was on the radio. It began late when [Bo Brandt] asked whether it would rain. <He> said so.";
    check(text, &["Desmond Okafor"]);
}

#[test]
fn whose_the_subject_is_can_be_meant() {
    let text = "<[Judith Sellars]> said so. [Desmond Okafor]’s speech was long. <He> said no.";
    check(text, &["Judith Sellars", "Desmond Okafor"]);
}

#[test]
fn a_spokesman_can_be_a_woman() {
    let text = "Ms. [Odile Brandt] left. Its spokesman [Judith Sellars] came. <She> said so.";
    check(text, &["Judith Sellars"]);
}

#[test]
fn whom_someone_hires_is_not_what_the_text_is_about() {
    let text = "[Bo Brandt] brought in a new manager, retired general [Desmond Okafor], in May. <He> said so.";
    check(text, &["Bo Brandt"]);
}

#[test]
fn many_have_no_name() {
    check(
        "<[Desmond Okafor]> left. <Allies> say that he left. <He> said no.",
        &["Desmond Okafor", "-", "Desmond Okafor"],
    );
    check("<[Desmond Okafor]> left. <Everyone> said so. <Nobody> said why.", &["Desmond Okafor", "-", "-"]);
}

#[test]
fn the_subject_of_a_clause_may_have_an_aside() {
    let text = "<[Judith Sellars]> said so. It began when [Desmond Okafor], her rival, called. <He> said no.";
    check(text, &["Judith Sellars", "Desmond Okafor"]);
}

#[test]
fn whose_gender_the_text_states_is_the_better_antecedent() {
    let text = "<[Leslie Brandt]> said so. But his wife, [Alba], had another view of the matter. <She> said no.";
    check(text, &["Leslie Brandt", "Alba"]);
}

#[test]
fn who_becomes_the_subject_after_a_conjunction_is_nearer_than_the_last_speaker() {
    let text = "<[Ana Ruiz]> said so. But [Eva Brandt] of {Orrin Foods} warned of haste. It rained. <She> said no.";
    check(text, &["Ana Ruiz", "Eva Brandt"]);
}

#[test]
fn i_in_a_turn_is_who_has_the_turn() {
    let text =
        "Lena Abara: Prices rose in May.\n\nTom Brandt: Sure, Lena. As I told the owners, “we will not chase volume.”";
    let document = crate::Analyzer::default().analyze(text).unwrap();
    let last = document.quotes.last().and_then(|quote| quote.speaker_name);
    assert_eq!(last.map(|name| name.slice(text)), Some("Tom Brandt"));
}

#[test]
fn who_owns_the_words_speaks() {
    check("[Rui Tavares] sat down. <His> claim that it held was false.", &["Rui Tavares"]);
    check(
        "[Odile Brandt] sat down. It was, in <her> words, old. [Rui Tavares] quoted <her> as saying so.",
        &["Odile Brandt"; 2],
    );
    check("<{Orrin}> closed the pier. <Its> claim that it held was false.", &["Orrin"; 2]);
    // The deputy speaks.
    check("[Odile Brandt] sat down, said <her> deputy.", &["-"]);
}

#[test]
fn who_goes_on_may_have_no_name() {
    let text = "[Rui Tavares] left. <A neighbour> said so. <He> said no. <He> said more.";
    check(text, &["-", "-", "-"]);
    check("[Rui Tavares] left. <A neighbour> said so. [Bo Brandt] came. <He> said no.", &["-", "Bo Brandt"]);
    check(
        "<[Odile Brandt]> said no. He had met poets. A mother in Marle wrote to him. <She> wrote so.",
        &["Odile Brandt", "-"],
    );
    check("<[Rui Tavares]> said so. <Another> said no. <He> said more.", &["Rui Tavares", "-", "-"]);
    check("A baker, [Odile Brandt], came. <She> said so.", &["Odile Brandt"]);
    check("[Rui Tavares] left. <A businesswoman> said so. <He> said no.", &["-", "Rui Tavares"]);
    check("<[Rui Tavares]> said so. <Neighbours> said so. <He> said no.", &["Rui Tavares", "-", "Rui Tavares"]);
}

#[test]
fn who_asks_goes_on_in_the_same_paragraph() {
    check("Mrs. [Ruiz] came. Mrs. [Brandt] asked whether it rained. It is simple, <she> said.", &["Brandt"]);
}

#[test]
fn who_holds_an_office_or_belongs_somewhere_is_a_subject() {
    check(
        "<[Bo Ruiz]> said so. Father of the deceased, Mr. [Bo Brandt], called on them. <He> said no.",
        &["Bo Ruiz", "Bo Brandt"],
    );
    check(
        "<[Ana Ruiz]> said so. Tarn Island’s [Ada Brandt], who was there, sent her regards. <She> said no.",
        &["Ana Ruiz", "Ada Brandt"],
    );
}

#[test]
fn whom_the_text_called_she_is_hardly_he_however_far_the_other_is() {
    check(
        "The union fought Health Minister [Colm Brady]. Two wards closed. Its head, [Nuala Keogh], met him. \
         <She> said so. <He> said no.",
        &["Nuala Keogh", "Colm Brady"],
    );
}
