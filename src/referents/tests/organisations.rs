//! Organisations: "the company", "the union".

use super::check;

#[test]
fn a_company_with_its_legal_form_is_no_short_name_of_another() {
    let text = "{Orrin} fell. <{Orrin Oyj}> said so. The {Orrin Family Foundation} will sell. <{Orrin}> said no.";
    check(text, &["Orrin Oyj", "Orrin Oyj"]);
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
fn an_organisation_has_the_kind_that_the_text_tells() {
    check("{Kelder}, a brokerage, met {Orrin}. {Orrin} left. <The brokerage> said so.", &["Kelder"]);
    check("{Kelder Pictures} met {Orrin Foods}. {Orrin} left. It rained. <The studio> said so.", &["Kelder Pictures"]);
    check("{NASA} was late. The {Marle Harbour Agency} slept. {NASA} woke. <The agency> said so.", &["NASA"]);
    check("Analysts at [Barrow Hale] met [Bo Brandt]. <The bank> said so.", &["Barrow Hale"]);
    check("[Banco Marle] fell. [Bo Brandt] left. <The bank> said so.", &["Banco Marle"]);
}

#[test]
fn an_organisation_can_be_known_by_another_name() {
    let text = "The {Institute of Civil Shelter}, known as {INDEX}, met. <{INDEX}> said so.";
    check(text, &["Institute of Civil Shelter"]);
    check("The {Allied Bakers of Marle}, or {ZBM}, met. <{ZBM}> said so.", &["Allied Bakers of Marle"]);
}

#[test]
fn the_union_of_many_is_a_union() {
    check(
        "The {Harlow Teachers Association} met {Orrin}. <The teachers’ union> said so.",
        &["Harlow Teachers Association"],
    );
}

#[test]
fn an_index_is_part_of_what_a_company_is() {
    check("{Orrin Foods Inc.} rose. <The FTSE 100 company> said so.", &["Orrin Foods Inc."]);
}

#[test]
fn a_noun_can_come_before_the_name_that_has_it() {
    check(
        "It rained in Marle. <The central bank> said so. <The {National Bank of Marle}> said no.",
        &["National Bank of Marle"; 2],
    );
}

#[test]
fn a_union_can_come_before_its_name() {
    check("It rained. <The pilots’ union> said so. Then the {Allied Pilots Guild} met.", &["Allied Pilots Guild"]);
}

#[test]
fn what_the_text_calls_a_thing_is_no_company() {
    check("The ferry, the {Orrin Star}, was owned by {Tarn Lines}. It sank. <The company> said so.", &["Tarn Lines"]);
}

#[test]
fn what_an_organisation_is_may_stand_behind_its_name() {
    let text = "{Orrin} fell. <The {Volna} union> said so. <The {Harlow Courier} news agency> wrote.";
    check(text, &["Volna", "Harlow Courier"]);
}

#[test]
fn no_title_is_cut_off_the_name_of_an_organisation_or_place() {
    let text = "{General Tarnworks} met {Major League Curling}. <{General Tarnworks}> said so. <{Major League Curling}> \
                said no.";
    check(text, &["General Tarnworks", "Major League Curling"]);
    check("{Moody's} fell. <{Moody's}> said so.", &["Moody's"]);
    check("<{The Orrin Chiefs of Staff}> said no.", &["Orrin Chiefs of Staff"]);
}

#[test]
fn what_a_report_is_about_is_not_who_reports_it() {
    let text = "{Tarn} rose. The {Harlow Courier} asked why. It rained. {Tarn} is testing carts, <the newspaper> said.";
    check(text, &["Harlow Courier"]);
}

#[test]
fn a_legal_form_makes_the_name_fuller_and_a_company() {
    check("[Orlo] rose. {Orlo Oyj} fell. <[Orlo]> said so.", &["Orlo Oyj"]);
    check("{Tarn AB} rose. Then {Tarn} fell. <The company> said so.", &["Tarn AB"]);
    check("{Orlo Oyj} rose. [Ana Orlo] fell. <[Orlo]> said so.", &["Ana Orlo"]);
}

#[test]
fn who_buys_is_the_buyer() {
    check(
        "{Tarn AB} has agreed to buy {Pell Lenses}. [Ana Ruiz] said no. It rained. <The buyer> said so. <The bidder> said no.",
        &["Tarn AB"; 2],
    );
    check("[Ana Ruiz] bought the mill. {Tarn AB} closed it. [Bo Brandt] wept. <The buyer> said so.", &["Ana Ruiz"]);
}

#[test]
fn a_nation_tells_which_company() {
    let company_of = |nation: &str| {
        let text = format!("Sweden’s Tarn AB will buy British lens maker Pell Lenses Ltd, the {nation} company said.");
        let document = crate::Analyzer::default().analyze(&text).unwrap();
        document.quotes[0].speaker_name.map(|name| name.slice(&text).to_owned())
    };
    assert_eq!(company_of("Swedish").as_deref(), Some("Tarn AB"));
    assert_eq!(company_of("British").as_deref(), Some("Pell Lenses Ltd"));
    // What a company is called only after that is somebody else's noun.
    check("{Tarn AB} rose, <the company> said. {Orlo}, the holding company, left.", &["Tarn AB"]);
}

#[test]
fn a_place_that_acts_can_be_a_company() {
    check("{Dorset Pumps} rose. <‹Dorset›> said so.", &["Dorset Pumps"]);
    check("{Dorset Council} met. <‹Dorset›> said so.", &["Dorset"]);
    check("{Dorset Pumps} rose. It rained in ‹Dorset›. <‹Dorset›> said so.", &["Dorset"]);
}

#[test]
fn a_product_is_no_company() {
    check(
        "A start-up, {Vane Tactile}, rose. The {Vane One} costs 90 pounds. <The company> said so.",
        &["Vane Tactile"],
    );
    check("{Vane Tactile} rose. {Orrin One} fell. <The company> said so.", &["Orrin One"]);
}

#[test]
fn what_is_presented_as_a_company_is_no_person() {
    check("A local start-up, [Vane Tactile], rose. <The company> said so.", &["Vane Tactile"]);
    check("A local brewer, [Ana Ruiz], rose. <The company> said so.", &["-"]);
    check("It met the company, [Ana Ruiz], 30, wrote. <The company> said so.", &["-"]);
}

#[test]
fn a_company_that_has_been_named_comes_before_a_person_who_has_not() {
    check(
        "{Brill & Sons Ltd} rose. <[Brill]> said so. [Thomas Brill] left. <[Brill]> said no.",
        &["Brill & Sons Ltd", "Thomas Brill"],
    );
    check("<[Brill]> said so. {Brill & Sons Ltd} rose. [Thomas Brill] left.", &["Thomas Brill"]);
    check("{Brill & Sons Ltd} rose. <Mr [Brill]> said so. [Thomas Brill] left.", &["Thomas Brill"]);
}

#[test]
fn a_noun_for_a_trade_stands_for_whom_the_name_or_the_text_tells() {
    check("{Ostrava Glass} grew. {Tarn Steel} fell. <The glassmaker> said so.", &["Ostrava Glass"]);
    check("Blades made by German supplier {Voss} broke. {Orrin} stopped. <The manufacturer> said so.", &["Voss"]);
    check("Builder {Almena SA} cut its forecast. <The group> said so.", &["Almena SA"]);
    check("{Brandt Institute} came. <The transport ministry> said so.", &["-"]);
}
