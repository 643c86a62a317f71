//! What those do whom a text names, by which it calls them later.

use super::check;

#[test]
fn who_does_a_deed_is_called_by_it() {
    check(
        "[Ingrid Solheim], who drives a school bus, stopped. [Peter Lunn] came. <The bus driver> said so.",
        &["Ingrid Solheim"],
    );
    check("[Roberto Salas] teaches chemistry. [Luz Ortega] won. <The teacher> said so.", &["Roberto Salas"]);
    check("[Leila Farouk], 29, plays the violin. [Daniel Roth] left. <The violinist> said so.", &["Leila Farouk"]);
    check(
        "[Nadia Rahman], who runs a nursery, wept. [Tom Baird] left. <The nursery owner> said so.",
        &["Nadia Rahman"],
    );
    check("[Ben Foley] drives a tram. <The bus driver> said so.", &["-"]);
}

#[test]
fn a_deed_may_be_told_after_the_noun() {
    check(
        "The ring lay in a digger. Its driver took it for scrap. <He> said so. [Leon Bartosz], 58, has driven diggers.",
        &["Leon Bartosz"],
    );
}

#[test]
fn a_court_has_witnesses_and_defendants() {
    check("[Olga Petrenko] took the stand. [Dean Wallis] asked. <The witness> said so.", &["Olga Petrenko"]);
    check("Judge [Dean Wallis] told the court so. It rained. <The witness> said so.", &["-"]);
    check("[Olga Petrenko] testified. It rained. <The third defence witness> said so.", &["Olga Petrenko"]);
    check("[Olu Bankole] pleaded not guilty. [Femi Bankole] wept. <The accused> said so.", &["Olu Bankole"]);
    check("The trial of [Anton Gruber] opened. [Elisa Haas] wept. <The defendant> said so.", &["Anton Gruber"]);
    check("The accused, [Victor Hale], wept. [Amy Soper] left. <The defendant> said so.", &["Victor Hale"]);
    check("[Ibrahim Sesay] was convicted of murder. [Joe Kamara] wept. <The killer> said so.", &["Ibrahim Sesay"]);
}

#[test]
fn who_has_left_an_office_is_the_former_holder() {
    check(
        "[Dmitri Volkov], the vice-president, resigned. [Yuri Antonov] came. <The former vice-president> said so.",
        &["Dmitri Volkov"],
    );
    check("Chairman [Dmitri Volkov] resigned. [Yuri Antonov] came. <The former chairman> said so.", &["Dmitri Volkov"]);
    check("Chairman [Dmitri Volkov] came. [Yuri Antonov] left. It rained. <The former chairman> said so.", &["-"]);
}

#[test]
fn the_name_behind_the_lead_is_whom_it_is_about() {
    check(
        "A school caretaker was jailed on Monday. [Trevor Mills], 48, wept. [Alan Reid] left. <The caretaker> said so.",
        &["Trevor Mills"],
    );
    check("A school caretaker was jailed. Judge [Alan Reid] said so. [Bo Ek] left. <The caretaker> said so.", &["-"]);
}
