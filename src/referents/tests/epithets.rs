//! Epithets: nouns that the text has not set beside a name.

use super::check;

#[test]
fn a_countryman_is_the_last_speaker() {
    check("[Bo Brandt] lost. <[Rui Tavares]> said so. <The Irishman> said no.", &["Rui Tavares"; 2]);
    check("[Ana Ruiz] won. <Its coach, [Rui Tavares],> said so. <The {Dutchman}> said no.", &["Rui Tavares"; 2]);
    check("<[Ana Ruiz]> said so. <The {Conservative}> said no. <The Frenchman> left.", &["Ana Ruiz", "Ana Ruiz", "-"]);
}

#[test]
fn a_noun_stands_for_someone_of_its_field_of_work() {
    let text =
        "[Bo Brandt], the judge, sat down. His public defender, [Rui Tavares], stood up. <The attorney> said so.";
    check(text, &["Rui Tavares"]);
    let text = "Goalkeeper [Bo Brandt] met striker [Rui Tavares]. <The keeper> said so. <The forward> said no.";
    check(text, &["Bo Brandt", "Rui Tavares"]);
    check("[Ana Ruiz], a surgeon, met [Bo Brandt], a judge. It rained. <The physician> said so.", &["Ana Ruiz"]);
    let text =
        "{Marle Rovers} coach [Ana Ruiz] came. <She> said captain [Bo Brandt] had left. <The midfielder> agreed.";
    check(text, &["Ana Ruiz", "Bo Brandt"]);
}

#[test]
fn a_former_role_is_another_than_that_role() {
    check("Mayor [Alba Quintero] came. <The former mayor> said so.", &["-"]);
    check("Vice-governor [Alba Quintero] came. <The governor> said so.", &["-"]);
    check("Mayor [Alba Quintero] left. <[Ana Ruiz]> said no. <The former barrister> said so.", &["Ana Ruiz"; 2]);
    let text =
        "[Bo Brandt], the minister, spoke. His predecessor, [Rui Tavares], agreed. <The former minister> said so.";
    check(text, &["Rui Tavares"]);
}

#[test]
fn a_stranger_whom_the_text_never_names_has_no_name() {
    check("A bus driver was hurt. <[Ana Ruiz]> said so. <The driver> said no.", &["Ana Ruiz", "-"]);
    check("A plumber called. <[Ana Ruiz]> said so. <The plumber> said no.", &["Ana Ruiz", "-"]);
    check("[Ana Ruiz], 58, is a plumber. [Bo Brandt] came. <The plumber> said no.", &["Ana Ruiz"]);
}

#[test]
fn a_parent_of_several_is_the_person_spoken_of() {
    check("<[Ana Ruiz]> met [Bo Brandt]. <The mother of three> said no.", &["Ana Ruiz"; 2]);
    check("<[Ana Ruiz]> said so. <The mother of the victim> said no.", &["Ana Ruiz", "-"]);
}

#[test]
fn kin_has_more_than_one_word() {
    check("[Ana Ruiz] owed it to her nan [Mia Brandt]. <The gran> said so.", &["Mia Brandt"]);
    check("[Ana Ruiz] came with her mum, [Mia Brandt]. <Her mother> said so.", &["Mia Brandt"]);
}

#[test]
fn kin_shares_a_surname() {
    let text = "[Ana Ruiz] and [Bo Ruiz] met [Rui Tavares]. <[Ana Ruiz]> said so. <Her husband> said no.";
    check(text, &["Ana Ruiz", "Bo Ruiz"]);
    check("<[Ana Ruiz]> met [Rui Tavares]. <Her husband> said no.", &["Ana Ruiz", "-"]);
}

#[test]
fn who_is_to_have_an_office_is_called_by_it() {
    let text = "[Ana Ruiz], the union leader, left. [Rui Tavares] was angry. <The prime minister-designate> said so.";
    check(text, &["Rui Tavares"]);
}

#[test]
fn what_follows_a_possessive_is_part_of_the_speaker() {
    check("[Alba Quintero] came. <Her> deputy, [Rui Tavares], said so.", &["Rui Tavares"]);
    check(
        "<[Alba Quintero]> said no. <Its leader>, retired general [Rui Tavares], said so.",
        &["Alba Quintero", "Rui Tavares"],
    );
    check("Trade union boss [Rui Tavares] left. <The union> boss said so.", &["Rui Tavares"]);
}

#[test]
fn an_aside_stands_before_what_someone_is() {
    let text =
        "Its chair, [Ana Ruiz], was a barrister for years. [Bo Brandt] wept. It rained. <The barrister> said so.";
    check(text, &["Ana Ruiz"]);
    check(
        "[Bo Brandt] met [Ana Ruiz], who works as a welder, in Marle. It rained. <The welder> said so.",
        &["Ana Ruiz"],
    );
}

#[test]
fn a_capital_with_a_word_before_it_is_no_name_either() {
    check("<[Ana Ruiz]> said so. The former <Olympian> said no. <She> left.", &["Ana Ruiz"; 3]);
    check("<[Ana Ruiz]> said so. <The {Liberal Democrat}> said no.", &["Ana Ruiz"; 2]);
}

#[test]
fn one_of_several_is_a_stranger() {
    check("One of the jurors, who wept, left. <[Ana Ruiz]> said so. <The juror> said no.", &["Ana Ruiz", "-"]);
}

#[test]
fn a_name_can_be_told_by_a_verb() {
    check("A user called [Nightheron] met [Bo Brandt]. It rained. <The user> said so.", &["Nightheron"]);
}

#[test]
fn a_clause_before_a_name_is_no_apposition() {
    let text =
        "{Orrin Pictures} met {Kelder}. It gave money to the studio, {Kelder} said. It rained. <The studio> said so.";
    check(text, &["Orrin Pictures"]);
}

#[test]
fn who_was_something_is_formerly_that() {
    check(
        "[Ana Ruiz] was a welder. <[Bo Brandt]> said so. It rained. <The former welder> said no.",
        &["Bo Brandt", "Ana Ruiz"],
    );
}

#[test]
fn a_participle_tells_who_owns() {
    let text = "The ferry is owned by {Orrin Lines}. <[Bo Brandt]> said so. It rained. <The owner> said no.";
    check(text, &["Bo Brandt", "Orrin Lines"]);
}

#[test]
fn a_noun_for_persons_and_companies_is_a_person_unless_a_company_is_told() {
    check("{Orrin} rose. <[Bo Brandt]> said so. <The broker> said no.", &["Bo Brandt"; 2]);
    check("{Orrin Securities} rose. <[Bo Brandt]> said so. <The broker> said no.", &["Bo Brandt", "Orrin Securities"]);
}

#[test]
fn a_countryman_has_the_name_of_the_one_the_text_is_about() {
    check("[Iga Brandt] won. It rained. <The Pole> said so.", &["Iga Brandt"]);
}

#[test]
fn an_officer_is_who_has_a_rank() {
    check("Deputy commissioner [R. Sundaram] defended his men. <The officer> said so.", &["R. Sundaram"]);
    check("The teacher [R. Sundaram] defended his men. <The officer> said so.", &["-"]);
    check("An officer was hurt. Deputy commissioner [R. Sundaram] left. <The officer> said so.", &["-"]);
}
