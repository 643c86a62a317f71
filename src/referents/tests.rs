//! One test a construct, over texts with marked names and speakers.

use proptest::prelude::*;

use crate::{Entity, Label, Method, Quote, QuoteKind, Span, Tokens};

/// Resolves the speakers of `text`, where names are marked like `[Alba Quintero]`, organisations like `{Acme}`, and
/// speakers like `<she>`. Names and speakers may nest.
fn names(marked: &str) -> Vec<Option<String>> {
    let (mut text, mut open) = (String::new(), Vec::new());
    let (mut entities, mut speakers) = (Vec::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '[' | '{' | '<' => open.push(text.len()),
            ']' | '}' => {
                let label = if c == ']' { Label::Person } else { Label::Org };
                entities.push(Entity::new(Span::new(open.pop().unwrap(), text.len()), label, 1.0));
            }
            '>' => speakers.push(Span::new(open.pop().unwrap(), text.len())),
            _ => text.push(c),
        }
    }
    let mut sentences = Vec::new();
    crate::sentences::segment(&text, crate::Quotations::Split, &mut sentences);
    let tokens = Tokens::new(&text, &sentences);
    let quote = |speaker: &Span| Quote {
        pieces: vec![Span::empty(0)],
        kind: QuoteKind::Indirect,
        speaker: Some(*speaker),
        speaker_name: None,
        speaker_title: None,
        speaker_affiliation: None,
        cue: None,
        method: Method::None,
        score: 1.0,
    };
    let mut quotes: Vec<Quote> = speakers.iter().map(quote).collect();
    crate::referents::resolve(&text, &tokens, &mut entities, &mut quotes, true);
    quotes.iter().map(|quote| quote.speaker_name.map(|name| name.slice(&text).to_owned())).collect()
}

fn check(marked: &str, expected: &[&str]) {
    let names: Vec<_> = names(marked).into_iter().map(|name| name.unwrap_or_else(|| "-".to_owned())).collect();
    assert_eq!(names, expected, "{marked}");
}

#[test]
fn a_surname_finds_the_full_name_before_or_after_it() {
    check("<[Alba Quintero]> said so. Later <[Quintero]> said no.", &["Alba Quintero", "Alba Quintero"]);
    check("<[Quintero]> says no. Mayor [Alba Quintero] was late.", &["Alba Quintero"]);
}

#[test]
fn two_people_with_one_surname_stay_two() {
    let text = "[Miriam Sellars] wrote. <[Judith Sellars]> said so. <Ms [Sellars]> said no.";
    check(text, &["Judith Sellars", "Judith Sellars"]);
}

#[test]
fn who_has_been_called_by_the_surname_keeps_it_in_the_paragraphs_that_name_them() {
    let text = "[Ana Ruiz] left. <[Ruiz]> said so. Her father, [Bo Ruiz], is a baker. <[Ruiz]> said no.";
    check(text, &["Ana Ruiz", "Ana Ruiz"]);
    let text = "[Ana Ruiz] left. <[Ruiz]> said so.\n\nHer father, [Bo Ruiz], came. <[Ruiz]> said no.";
    check(text, &["Ana Ruiz", "Bo Ruiz"]);
}

#[test]
fn a_surname_is_not_a_later_persons_middle_name() {
    let text = "<[Tavares]> said so. [Ana Ruiz] met [Bo Brandt], [Cy Pell], [Di Marsh], [Ed Finch] and [Flo Tarn]. \
                [Rui Tavares Pina] came.";
    check(text, &["Tavares"]);
    check("<[Tavares]> said so. Mayor [Rui Tavares Pina] came.", &["Rui Tavares Pina"]);
}

#[test]
fn letters_and_places_behind_a_name_are_no_part_of_it() {
    check("Dame [Ana Ruiz DBE] came. <[Ruiz]> said so.", &["Ana Ruiz"]);
    check("[Patrick Ruiz of Marle] met [Bo Brandt]. <[Ruiz]> said so.", &["Patrick Ruiz"]);
    check("[Joan of Marle] came. <[Joan of Marle]> said so.", &["Joan of Marle"]);
}

#[test]
fn a_knight_is_called_by_the_given_name() {
    check("Sir [Geoffrey Ashdown] met Mr [Ashdown Geoffrey]. <Sir [Geoffrey]> said so.", &["Geoffrey Ashdown"]);
    check("Mr [Geoffrey Ashdown] came. <Mr [Geoffrey]> said so.", &["Geoffrey"]);
}

#[test]
fn an_initial_agrees_with_the_name_it_begins() {
    check("<[J. Sellars]> said so. <[Judith Sellars]> said no.", &["Judith Sellars", "Judith Sellars"]);
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
fn short_forms_and_acronyms_find_the_organisation() {
    check("{Orrin Foods Inc.} rose. <{Orrin}> said so.", &["Orrin Foods Inc."]);
    check("the {Federal Trade Commission} met. <The {FTC}> said so.", &["Federal Trade Commission"]);
    check("The {Surface and Marine Authority} (Samar) met. <{Samar}> said so.", &["Surface and Marine Authority"]);
    check("{Brandt College, Marle} met {Brandt College}. <The college> said so.", &["Brandt College, Marle"]);
    check("{Department of Harbour Works} ({DHX}) met. <The {DHX}> said so.", &["Department of Harbour Works"]);
}

#[test]
fn a_speaker_that_is_no_entity_still_has_a_name() {
    check("<Desmond Okafor> said so. <Okafor> said no. <he> left.", &["Desmond Okafor"; 3]);
    check("<They> said so.", &["-"]);
}

#[test]
fn an_acronym_in_brackets_names_what_no_entity_covers() {
    check("The Riverside Work Partnership (RWP) met. <The {RWP}> said so.", &["Riverside Work Partnership"]);
    check("The Riverside Works (RWP) met. <The {RWP}> said so.", &["RWP"]);
}

#[test]
fn letters_behind_a_name_are_no_other_speaker() {
    check("<[Simon Prentice] QC> said so. <He> said no.", &["Simon Prentice"; 2]);
}

#[test]
fn the_head_of_a_speaker_is_who_speaks() {
    check("<[Alba Quintero] of {Orrin}> said so.", &["Alba Quintero"]);
    check("<A spokesman for {Orrin}, [Rui Tavares],> said so. <The spokesman> said no.", &["Rui Tavares"; 2]);
    check("[Rui Tavares] came. <A lawyer for [Tavares]> said so. <An {Orrin} spokesman> said no.", &["-", "-"]);
    check("<Ana [Ruiz]> said so to [Ana Ruiz].", &["Ana Ruiz"]);
}

#[test]
fn two_speakers_are_named_where_the_text_joins_their_full_names() {
    let both = "Ana Ruiz and Rui Tavares";
    check("<[Ana Ruiz] and [Rui Tavares]> said so. <They> said no. <[Ruiz] and [Tavares]> left.", &[both; 3]);
    check(
        "[Ana Ruiz] and Mr. [Rui Tavares] met. It rained. <The couple> said so. <[Ruiz]> said no.",
        &["Ana Ruiz and Mr. Rui Tavares", "Ana Ruiz"],
    );
    check("[Ana Ruiz] met [Rui Tavares]. <[Ruiz] and [Tavares]> said so. <They> said no.", &["-", "-"]);
    check("[Ana Ruiz] and [Rui Tavares] found it. It was late. <They> said so. <[Ruiz]> left.", &[both, "Ana Ruiz"]);
    check("[Ana Ruiz] and [Rui Tavares] found it. [Bo Brandt] came. <They> said so.", &["-"]);
    check("<Founder and chairman [Ana Ruiz]> said so. <Its founder and [Rui Tavares]> said no.", &["Ana Ruiz", "-"]);
    let three = "Ana Ruiz, Bo Brandt and Rui Tavares";
    check("<[Ana Ruiz], [Bo Brandt] and [Rui Tavares]> said so. <They> said no. <The trio> left.", &[three; 3]);
    check("[Ana Ruiz], [Bo Brandt] and [Rui Tavares] came. <[Brandt], [Tavares], and [Ruiz]> said so.", &[three]);
    check("[Ana Ruiz], [Bo Brandt] and [Rui Tavares] came. <[Brandt] and [Tavares]> said so.", &["-"]);
    check("[Ana Ruiz] and [Rui Tavares] met. <[Ruiz]> said so. <They> said no.", &["Ana Ruiz", "-"]);
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
fn an_organisation_that_no_entity_covers_is_told_by_the_words_around_it() {
    check("Harlow First, a charity, met {Orrin Foods Inc.}. <The charity> said so.", &["Harlow First"]);
    check("The Allied Pilots Union met [Bo Brandt]. <The union> said so.", &["Allied Pilots Union"]);
    check("[Kelder], a start-up, met [Bo Brandt]. <The start-up> said so.", &["Kelder"]);
    check("[Kelder Staal N.V.] fell. [Bo Brandt] left. <The company> said so.", &["Kelder Staal N.V."]);
    check("The daily [Marle Zeitung] met [Bo Brandt]. It rained. <The newspaper> said so.", &["Marle Zeitung"]);
}

#[test]
fn an_affiliation_has_one_form_in_all_rows() {
    let text = "Ana Ruiz of the University of Marle said it rained. Bo Brandt of University of Marle said it snowed.";
    let document = crate::Analyzer::default().analyze(text).unwrap();
    let affiliations = document.quotes.iter().filter_map(|quote| quote.speaker_affiliation);
    let affiliations: Vec<&str> = affiliations.map(|span| span.slice(text)).collect();
    assert_eq!(affiliations, ["University of Marle"; 2]);
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
fn a_noun_finds_an_organisation_of_its_kind() {
    let text = "{Orrin Foods} met the {United Bakers} at the {Federal Trade Commission}, the {Harlow Courier} wrote. \
                <The union> said so. <The newspaper> said no. <The retailer> said more.";
    check(text, &["United Bakers", "Harlow Courier", "Orrin Foods"]);
    check("{Orrin} rose. <The court> said so. <The mayor> said no.", &["-", "-"]);
}

#[test]
fn the_company_is_what_the_text_is_about_and_not_what_it_named_last() {
    let topic =
        "{Tarn Optics} cut its forecast. [Ana Ruiz], who runs {Tarn}, blamed the weather. Orders at {Tarn} fell. ";
    let said = |rest: &str| format!("{topic}{rest}");
    check(&said("{Pell Lenses} rose 3 percent. It rained. It snowed. <The company> said so."), &["Tarn Optics"]);
    check(&said("It lags {Pell Lenses}. <The manufacturer> said so."), &["Tarn Optics"]);
    // What the sentence before was about is nearer to mind than what the whole text is about.
    check(&said("{Pell Lenses} wrote to its owners. <The company> said so."), &["Pell Lenses"]);
    check(&said("<{Pell Lenses}> said so. <The company> said no."), &["Pell Lenses"; 2]);
    // A role beside a name wins, and so does the kind of organisation.
    check(
        &said("Rival manufacturer {Pell Lenses} fell. It rained. <The rival manufacturer> said so."),
        &["Pell Lenses"],
    );
    check(&said("{Bank of Marle} watched. It rained. It snowed. <The bank> said so."), &["Bank of Marle"]);
}

#[test]
fn the_company_of_a_country_is_the_one_named_last() {
    let text = "Tarn Optics Inc. sued. Tarn Optics said it would win. Ana Ruiz runs Tarn Optics Inc. from Marle. \
                Customers waited. Pell Lenses Inc. rose. It rained. The Finnish company said it would grow.";
    let document = crate::Analyzer::default().analyze(text).unwrap();
    let last = document.quotes.last().and_then(|quote| quote.speaker_name);
    assert_eq!(last.map(|name| name.slice(text)), Some("Pell Lenses Inc."));
}

#[test]
fn whom_the_text_has_called_the_company_before_is_the_company() {
    let text = "It rained. {Tarn Optics} met {Pell Lenses}. {Tarn} won. [Ana Ruiz] thinks that the company will grow. \
                It snowed. {Pell} fell. It rained. It hailed. It cleared. <The company> said so.";
    check(text, &["Tarn Optics"]);
}

#[test]
fn much_talk_of_a_name_does_not_make_it_a_newspaper() {
    let text = "{Orlin} lost. {Orlin} left. {Orlin} wept. {Orlin} slept. The {Harlow Courier} asked why {Orlin} lost. \
                It rained. <The newspaper> said so. <The network> said no.";
    check(text, &["Harlow Courier"; 2]);
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
fn an_article_that_opens_a_sentence_is_no_part_of_a_long_name() {
    check(
        "<The National Weather Centre> said so. <{The Courier}> said no.",
        &["National Weather Centre", "The Courier"],
    );
    check("{Department of Harbour Works} ({DHW}) met. <The DHW> said so.", &["Department of Harbour Works"]);
}

#[test]
fn a_role_that_is_no_speaker_is_still_who_was_last_spoken_of() {
    let text = "Mayor [Alba Quintero] left. <[Ana Ruiz]> said so. It was late. Then the mayor laughed. <She> said no.";
    check(text, &["Ana Ruiz", "Alba Quintero"]);
}

proptest! {
    #[test]
    fn names_and_mentions_lie_in_the_text(
        text in "(Mayor |Alba |Quintero |QUINTERO|the |The |FTC|\\(|\\)|, |said |he |she |“|”|\\. |’s |\n\n|Orrin |Inc\\.|é|\\PC){0,60}"
    ) {
        let document = crate::Analyzer::default().analyze(&text).unwrap();
        for referent in &document.referents {
            prop_assert!(!referent.mentions.is_empty());
            prop_assert!(referent.mentions.is_sorted());
            for span in referent.mentions.iter().chain(&referent.titles).chain(&referent.affiliations) {
                prop_assert!(!span.slice(&text).is_empty());
            }
        }
        let names: Vec<Span> = document.referents.iter().map(|referent| referent.name).collect();
        // A name is a referent's, or joins mentions of two.
        let inside = |name: Span, one: &crate::Referent| one.mentions.iter().any(|&mention| name.contains(mention));
        let joined = |name| document.referents.iter().filter(|referent| inside(name, referent)).count() >= 2;
        let known = |name: Span| names.contains(&name) || joined(name);
        prop_assert!(document.quotes.iter().filter_map(|quote| quote.speaker_name).all(known));
        prop_assert_eq!(&document, &crate::Analyzer::default().analyze(&text).unwrap());
    }
}
