//! Names: which mention is a form of which name.

use super::super::facts::Facts;
use super::super::index::NameIndex;
use super::super::named_part;
use super::super::phrase::Reader;
use super::check;
use crate::{Entity, Label, Span, Tokens};

#[test]
fn a_surname_finds_the_full_name_before_or_after_it() {
    check("<[Alba Quintero]> said so. Later <[Quintero]> said no.", &["Alba Quintero", "Alba Quintero"]);
    check("<[Quintero]> says no. Mayor [Alba Quintero] was late.", &["Alba Quintero"]);
}

#[test]
fn a_name_is_written_as_the_text_writes_it_outside_headlines() {
    check("{HARLOW}. {Harlow} fell. <{HARLOW}> said so.", &["Harlow"]);
    check("{HARLOW} fell. <{HARLOW}> said so.", &["HARLOW"]);
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
fn a_member_for_two_places_is_one() {
    check("<Marle and {Tarn} MP [Ana Ruiz]> said so. <Coun. [Ruiz]> said no.", &["Ana Ruiz", "Ana Ruiz"]);
    check("<[Ana Ruiz] and Labour MP [Bo Brady]> said so.", &["-"]);
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
fn an_article_that_opens_a_sentence_is_no_part_of_a_long_name() {
    check(
        "<The National Weather Centre> said so. <{The Courier}> said no.",
        &["National Weather Centre", "The Courier"],
    );
    check("{Department of Harbour Works} ({DHW}) met. <The DHW> said so.", &["Department of Harbour Works"]);
}

/// Title and affiliation of each quote.
fn posts(text: &str) -> Vec<(String, String)> {
    let document = crate::Analyzer::default().analyze(text).unwrap();
    let slice = |span: Option<crate::Span>| span.map_or("-".to_owned(), |span| span.slice(text).to_owned());
    document.quotes.iter().map(|quote| (slice(quote.speaker_title), slice(quote.speaker_affiliation))).collect()
}

#[test]
fn a_quote_and_its_referent_agree_on_title_and_affiliation() {
    let check = |text: &str, title: &str, affiliation: &str| {
        for (own, employer) in posts(text) {
            assert_eq!((own.as_str(), employer.as_str()), (title, affiliation), "{text}");
        }
    };
    check("“It holds,” Walmart’s North America president Lena Haugland said.", "president", "Walmart");
    check("“It burns,” Fire Chief Walter Dunning said. Dunning said it rained.", "Fire Chief", "-");
    check("“It holds,” said Jean Tolliver, a mother of three.", "-", "-");
    check("“It holds,” said her husband, Desmond Okafor.", "-", "-");
}

#[test]
fn a_name_at_birth_is_not_the_name_of_someone_else() {
    check("[Alba Quintero] died. Born [Alba Maria Sellars] in 1935, <she> said no.", &["Alba Quintero"]);
    check("[Alba Quintero] died. Born [Rui Sellars] in 1935, <he> said no.", &["Rui Sellars"]);
}

#[test]
fn people_who_begin_a_sentence_have_no_name() {
    check("<Fans> said so. <Shoppers> said no.", &["-", "-"]);
}

#[test]
fn what_several_people_are_is_no_part_of_their_names() {
    check("<Her children [Ruth], [Simon] and [Esther]> said so.", &["Ruth, Simon and Esther"]);
    check("<Friends of [Ana Ruiz] and [Bo Brandt]> said so.", &["-"]);
}

#[test]
fn the_elder_is_somebodys_parent() {
    let family =
        "Mr. [Wade Hale] left. His niece, [Kayla Hale], wept. Her father, [Dale Hale], slept. Mr. [Hale] went. ";
    check(&format!("{family}<The elder Mr. [Hale]> said so."), &["Dale Hale"]);
    check(&format!("{family}<The younger Ms. [Hale]> said so."), &["Kayla Hale"]);
}

#[test]
fn whom_the_text_calls_by_the_given_name_is_no_mister() {
    let family = "[Callum Marsh] swam. [Graham Marsh] rang. [Callum] was young. ";
    check(&format!("{family}<Mr [Marsh]> said so."), &["Graham Marsh"]);
    check("[Callum Marsh] swam. [Callum] was young. <Mr [Marsh]> said so.", &["Callum Marsh"]);
}

#[test]
fn a_company_has_its_first_word_before_a_union_of_its_workers() {
    check("{Vane Foods Ltd} met the {Vane Workers’ Forum}. <{Vane}> said so.", &["Vane Foods Ltd"]);
    check("It met the {Vane Workers’ Forum}. <{Vane}> said so.", &["Vane Workers’ Forum"]);
}

#[test]
fn a_court_is_called_by_the_last_initials() {
    check("The {Marle High Court} met. <{HC}> said so.", &["Marle High Court"]);
    check("The {Marle Trade Board} met. <{TB}> said so.", &["TB"]);
}

#[test]
fn a_state_is_the_one_that_it_abbreviates() {
    check("HARLOW, ‹Mont.› — It rained. <‹Montana›> said so. ‹Mont.› <‹Mont.›> said no.", &["Montana"; 2]);
    check("{Montana Freedom Alliance} won in HARLOW, <‹Mont.›>, and it rained.", &["Mont."]);
    check("‹Montana› won. HARLOW, <‹Mont.›> said so. <‹Monte›> said no.", &["Montana", "Monte"]);
}

#[test]
fn honours_of_several_words_are_no_part_of_a_name() {
    check("[Tan Sri Zulkifli Hassan] came. <[Zulkifli]> said so.", &["Zulkifli Hassan"]);
    check("[Datuk Seri Ahmad Faizal Rosli] came. <[Ahmad Faizal]> said so.", &["Ahmad Faizal Rosli"]);
    check("[Cikgu Rosnah Bakar] came. <[Rosnah]> said so.", &["Rosnah Bakar"]);
    check("[Tan Boon Kiat] came. <[Tan]> said so.", &["Tan Boon Kiat"]);
}

#[test]
fn a_nickname_stands_for_the_only_one_whose_given_name_it_cuts() {
    check("[Stephanie Rowe] came. <[Steph]> said so.", &["Stephanie Rowe"]);
    check("[Jennifer Mayhew] came. <[Jenny]> said so.", &["Jennifer Mayhew"]);
    check("[Stephanie Rowe] met [Stephen Lunn]. <[Steph]> said so.", &["Steph"]);
    check("[Maria Rowe] came. <[Mar]> said so. <[Ma]> said so.", &["Maria Rowe", "Ma"]);
}

#[test]
fn a_surname_is_rather_that_of_whom_the_text_introduced_for_themselves() {
    check("[Hussein Jaber] sells tea. A bomb killed his son [Karar Jaber]. <[Jaber]> said so.", &["Hussein Jaber"]);
    check("[Hussein Jaber] sells tea. [Karar Jaber] came. <[Jaber]> said so.", &["Karar Jaber"]);
}

#[test]
fn mentions_are_found_by_their_place() {
    let text = "Alba Quintero of Orrin met Bo Roe. “Go,” Roe said.";
    let names = [("Alba Quintero", Label::Person), ("Orrin", Label::Org), ("Bo Roe", Label::Person)];
    let entities = names.map(|(name, label)| {
        let start = text.find(name).unwrap();
        Entity::new(Span::new(start, start + name.len()), label, 1.0)
    });
    let tokens = Tokens::new(text, &[Span::new(0, text.len())]);
    let reader = Reader { text, tokens: &tokens, facts: &Facts::new(text, &tokens) };
    let index = NameIndex::new(&reader, &entities);
    let ends = (0..=text.len()).flat_map(|start| (start..=text.len()).map(move |end| Span::new(start, end)));
    for span in ends.filter(|span| !span.is_empty()) {
        let touching = index.mentions.iter().filter(|mention| mention.span.overlaps(span)).map(|mention| mention.span);
        let found = index.mentions[index.touching(span)].iter().map(|mention| mention.span);
        assert!(touching.eq(found), "{span:?}");
    }
    for at in 0..tokens.len() + 2 {
        let starting = index.mentions.iter().position(|mention| mention.tokens.0 == at);
        assert_eq!(index.starting_at(at), starting);
    }
}

#[test]
fn an_honorific_may_stand_before_a_surname_that_comes_first() {
    check("President [Xi Jinping] met them. <Mr. [Xi]> said so.", &["Xi Jinping"]);
    check("Ms [Goh Hui Xian] sold it. <Ms [Goh]> said so.", &["Goh Hui Xian"]);
    check("[Lee Hsien Loong] sold it. <Mr. [Lee]> said so.", &["Lee Hsien Loong"]);
    check("[Kim Min-ji] sold it. <Ms. [Kim]> said so.", &["Kim Min-ji"]);
    check("[Mary Ann Roe] sold it. <Ms. [Mary]> said so.", &["Mary"]);
    check("[Desmond Roe] sold it. <Mr. [Desmond]> said so.", &["Desmond"]);
    check("[Xi Jinping] met [Bo Xi]. <Mr. [Xi]> said so.", &["Bo Xi"]);
}

#[test]
fn a_common_noun_that_opens_a_sentence_is_no_name() {
    check("It rained. <Court> said so. <Union> said no. <Poll> found it.", &["-", "-", "-"]);
}

#[test]
fn a_speaker_is_named_behind_the_last_comma_with_a_space() {
    let part = |text: &str| named_part(text, &[], Span::new(0, text.len())).slice(text).to_owned();
    assert_eq!(part("the mayor, Dr. Ana Roe"), "Dr. Ana Roe");
    assert_eq!(part("the head of the 3,000, Ana Roe"), "Ana Roe");
    assert_eq!(part("one of the 3,000"), "one of the 3,000");
    assert_eq!(part("Ana Roe, the mayor"), "Ana Roe, the mayor");
}
