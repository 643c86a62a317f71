//! Roles that the text sets beside a name.

use super::check;

#[test]
fn an_office_of_several_words_belongs_to_the_name_behind_it() {
    check("U.S. <Secretary of {State} [Rui Tavares]> said so.", &["Rui Tavares"]);
    check("<Speaker of the House [Odile Brandt]> said so.", &["Odile Brandt"]);
    check("<A spokesman for Mayor [Odile Brandt]> said so.", &["-"]);
    check("<The minister of Mayor [Odile Brandt]> said so.", &["-"]);
}

#[test]
fn roles_find_whom_they_were_set_beside() {
    check("Mayor [Alba Quintero] came. <The mayor> said so.", &["Alba Quintero"]);
    check("[Idris Vaughan], the museum’s director, came. <The director> said so.", &["Idris Vaughan"]);
    check("Tech publication {The Ledger} wrote. {Orrin Foods} fell. <The publication> said so.", &["The Ledger"]);
    check("{Orrin Foods Inc.} rose. <The company> said so. <It> said more.", &["Orrin Foods Inc."; 2]);
    check(
        "{Department of Public Works} men came. {Orrin} fell. <The department> said so.",
        &["Department of Public Works"],
    );
    check("[Alba Quintero] came. <A spokesman> said so.", &["-"]);
}

#[test]
fn a_role_is_found_by_another_word_for_it() {
    check("His lawyer, [Ana Ruiz], came. [Bo Brandt] left. It rained. <The attorney> said so.", &["Ana Ruiz"]);
    check("Its lawyer, [Ana Ruiz], met his lawyer, [Bo Brandt]. <The attorney> said so.", &["-"]);
    check("{Orrin} chief executive [Ana Ruiz] met [Bo Brandt]. It rained. <The CEO> said so.", &["Ana Ruiz"]);
}

#[test]
fn an_office_is_told_by_what_it_is_for() {
    check(
        "Secretary of State [Ana Ruiz] met press secretary [Bo Brandt]. It rained. <The secretary of state> said so. \
         <The press secretary> said no.",
        &["Ana Ruiz", "Bo Brandt"],
    );
    check("Secretary of Defense [Ana Ruiz] met [Bo Brandt]. <The defence secretary> said so.", &["Ana Ruiz"]);
    check("Press secretary [Bo Brandt] came. <The defence secretary> said so.", &["-"]);
    check("Foreign minister [Bo Brandt] met prime minister [Ana Ruiz]. <The minister> said so.", &["Bo Brandt"]);
    check(
        "[Bo Brandt], the minister of health, met [Ana Ruiz]. It rained. <The health minister> said so.",
        &["Bo Brandt"],
    );
}

#[test]
fn an_apposition_that_speaks_is_whom_it_stands_behind() {
    check("[Ana Ruiz], <a professor at {Marle University}>, said so.", &["Ana Ruiz"]);
    check("[Ana Ruiz] came, <a baker> said.", &["-"]);
}

#[test]
fn a_noun_that_ends_like_a_profession_is_one() {
    check("[Bo Brandt] came. It rained. It snowed. <[Ana Ruiz]> said so. <The virologist> said no.", &["Ana Ruiz"; 2]);
    check("<[Ana Ruiz]> said so. <The winter> said no.", &["Ana Ruiz", "-"]);
}

#[test]
fn a_title_in_short_and_one_before_a_title_are_roles() {
    check(
        "King [Bo Ruiz] met Pope [Cleo]. It rained. <The monarch> said so. <The pontiff> said no.",
        &["Bo Ruiz", "Cleo"],
    );
    check("Sgt. [Ana Ruiz] met [Bo Brandt]. It rained. <The sergeant> said so.", &["Ana Ruiz"]);
    check("Its chairman, Lord [Vaughan], met [Bo Brandt]. It rained. <The chairman> said so.", &["Vaughan"]);
}

#[test]
fn an_apposition_sets_up_any_noun() {
    check("[Bo Brandt], the caretaker, met [Ana Ruiz]. <The caretaker> said so.", &["Bo Brandt"]);
    check("[Bo Brandt], the ex-convict who fled, met [Ana Ruiz]. It rained. <The ex-convict> said so.", &["Bo Brandt"]);
    check("{Pell Lenses}, its main rival, fell. {Tarn} rose. <The rival> said so.", &["Pell Lenses"]);
    check("[Ana Ruiz], the report said, came. <The report> said so.", &["-"]);
}

#[test]
fn an_age_is_whose_it_was_said_to_be() {
    check("[Ana Ruiz], 34, met [Bo Brandt], 29. <The 34-year-old> said so.", &["Ana Ruiz"]);
    check("[Ana Ruiz], a winger, lost. <The 29-year-old winger> said so.", &["Ana Ruiz"]);
}

#[test]
fn a_capital_behind_an_article_is_what_someone_is() {
    check("<[Bo Brandt]> left. “It rained.” <The [Scot]> said no.", &["Bo Brandt"; 2]);
    check("{Tanfield Rovers} lost. <The Rovers> said so.", &["Tanfield Rovers"]);
}

#[test]
fn kin_is_found_by_its_noun() {
    check("[Ana Ruiz] and her brother, [Rui Ruiz], came. <Her brother> said so.", &["Rui Ruiz"]);
    check(
        "[Rui Ruiz] and his wife, [Ana Ruiz], came. <Mr [Ruiz]> said so. <Mrs [Ruiz]> said no.",
        &["Rui Ruiz", "Ana Ruiz"],
    );
}

#[test]
fn a_role_with_another_modifier_is_another_role() {
    let text =
        "Mayor [Alba Quintero] and deputy mayor [Rui Tavares] met. <The mayor> said so. <The deputy mayor> said no.";
    check(text, &["Alba Quintero", "Rui Tavares"]);
    check("Detective Inspector [Ana Ruiz] came. <The detective> said so.", &["Ana Ruiz"]);
    check("Mayor [Alba Quintero] came. <The former mayor> said so.", &["-"]);
}

#[test]
fn a_noun_for_a_thing_is_nobody() {
    check("A statement, [Ana Ruiz] said, was late. <The statement> said so.", &["-"]);
    check("[Ana Ruiz] came. <[Ruiz]> said so. <Her doctor> said no.", &["Ana Ruiz", "-"]);
}

#[test]
fn a_role_that_is_no_speaker_is_still_who_was_last_spoken_of() {
    let text = "Mayor [Alba Quintero] left. <[Ana Ruiz]> said so. It was late. Then the mayor laughed. <She> said no.";
    check(text, &["Ana Ruiz", "Alba Quintero"]);
}

#[test]
fn the_leader_of_one_party_is_not_that_of_another() {
    let text =
        "Premier [Bo Brandt] left. <The Socialist leader> said so. Christian Democrat leader [Rui Tavares] came.";
    check(text, &["Bo Brandt"]);
    check("Democratic leader [Ana Ruiz] left. <The Democrat leader> said so.", &["Ana Ruiz"]);
}

#[test]
fn an_office_is_nobodys_name() {
    check("<The Minister for Health> said so.", &["-"]);
}

#[test]
fn an_office_that_has_the_floor_in_a_transcript_has_no_name() {
    check("<PRESIDENT>: I called President [Rui Tavares].", &["-"]);
}

#[test]
fn who_is_beside_a_name_needs_no_occupation() {
    check("[Rui Tavares], <a longtime sceptic> who once said so, came.", &["Rui Tavares"]);
}

#[test]
fn letters_can_stand_for_an_office() {
    check("Chief Minister [Bo Brandt] met Law Minister [Ana Ruiz]. <The CM> said so.", &["Bo Brandt"]);
    check("Agriculture Cabinet Secretary [Ana Ruiz] came. <The CS> said so.", &["Ana Ruiz"]);
    check("PM [Ana Ruiz] met President [Bo Brandt]. <The prime minister> said so.", &["Ana Ruiz"]);
    check("Chief Justice [Bo Brandt] met [Ana Ruiz]. It rained. <The CJI> said so.", &["Bo Brandt"]);
    check("Chief Minister [Bo Brandt] met [Ana Ruiz]. <The Chief Minister> said so.", &["Bo Brandt"]);
}

#[test]
fn the_first_of_two_roles_is_one_too() {
    check("CEO and co-founder [Ana Ruiz] met chairman [Bo Brandt]. It rained. <The CEO> said so.", &["Ana Ruiz"]);
}

#[test]
fn the_leader_of_one_party_in_letters_is_not_that_of_another() {
    check("{KLP} leader [Bo Brandt] came. [Ana Ruiz] left. <The MRP leader> said so.", &["Ana Ruiz"]);
}

#[test]
fn one_of_a_kind_is_a_stranger() {
    check("[Bo Brandt] came. <One engineer> said so. <The engineer> said no.", &["-", "-"]);
}

#[test]
fn a_rank_or_an_honorific_is_no_part_of_a_name() {
    check("[Barr. Ada Obi] came. <[Obi]> said so.", &["Ada Obi"]);
    check("<[DSP Musa Bello]> said so. <[Bello]> said no.", &["Musa Bello"; 2]);
    check("<Government [Pleader K. Nandan]> said so.", &["K. Nandan"]);
}

#[test]
fn an_office_is_called_by_its_initials() {
    check("The Resident Electoral Commissioner, Mrs [Ada Obi], came. It rained. <The {REC}> said so.", &["Ada Obi"]);
    check("The Resident Electoral Commissioner (REC), [Ada Obi], came. <The {REC}> said so.", &["Ada Obi"]);
    check("Deputy Commissioner of Police (West) [Ravi Menon] came. It rained. <The {DCP}> said so.", &["Ravi Menon"]);
    check("Deputy Commissioner of Police [Ravi Menon] came. <The DCP> said so.", &["Ravi Menon"]);
    // An organisation that the text names by these letters stays itself.
    check(
        "The Resident Electoral Commissioner, [Ada Obi], met {Rural Energy Council}. <The {REC}> said so.",
        &["Rural Energy Council"],
    );
    check("Resident electoral commissioner [Ada Obi] came. <The {REC}> said so.", &["REC"]);
}

#[test]
fn a_paper_is_nobody() {
    check("It rained. <The FIR> said so. <The police> said no.", &["-", "-"]);
    check("{HC} met. <The police> said so.", &["-"]);
}

#[test]
fn a_participle_adds_to_a_role() {
    check("<The lawmaker> representing Marle North, [Chidi Eze], said so. <The lawmaker> said no.", &["Chidi Eze"; 2]);
    check("<The lawmaker> said it was raining, [Chidi Eze], who left, wrote.", &["-"]);
}

#[test]
fn a_member_of_parliament_is_no_party() {
    check("Shadow secretary [Tom Ridley] came. <The {Labour} MP> said so.", &["Tom Ridley"]);
}

#[test]
fn an_office_of_a_place_has_the_initials_of_the_rest() {
    check("The Marle State Commissioner of Police, [Musa Idris], came. <The {CP}> said so.", &["Musa Idris"]);
}

#[test]
fn news_varies_the_nouns_for_an_office() {
    check("Health secretary [Ana Ruiz] came. [Bo Brandt], her shadow, left. <The minister> said so.", &["Ana Ruiz"]);
    check("Opposition leader [Bo Brandt] met the prime minister, [Ana Ruiz]. <The premier> said so.", &["Ana Ruiz"]);
    check("Former deputy governor [Bo Brandt] met [Ana Ruiz]. <The ex-deputy governor> said so.", &["Bo Brandt"]);
    check("Her assistant, [Bo Brandt], came. [Ana Ruiz] left. <The aide> said so.", &["Bo Brandt"]);
    check("The owner of the ship, [Bo Brandt], met [Ana Ruiz]. <The shipowner> said so.", &["Bo Brandt"]);
    check("[Bo Brandt], a centre-back, fell. [Luis Aranda] scored. <The defender> said so.", &["Bo Brandt"]);
}

#[test]
fn whoever_comes_later_has_the_role_of_others() {
    check("<The Harlow coach> said so. Marle coach [Bo Roe] said no.", &["-"]);
    check("<The Harlow coach> said so. Dean praised his own coach, [Bo Roe].", &["-"]);
    check("<The Harlow coach> said so. Harlow coach [Bo Roe] said no.", &["Bo Roe"]);
    check("<The Harlow mayor> said so. Mayor [Bo Roe] said no.", &["Bo Roe"]);
}

#[test]
fn who_acts_behind_a_name_is_someone_else() {
    check(
        "Governor [Sule Roe] spoke. Through his secretary, [Idris Hale], <the governor> described the attack.",
        &["Sule Roe"],
    );
}

#[test]
fn a_verb_in_the_past_ends_the_noun_before_it() {
    check("[Bo Ek], a baker, came. [Ed Roe] left. The baker stood up. <He> said so.", &["Bo Ek"]);
}
