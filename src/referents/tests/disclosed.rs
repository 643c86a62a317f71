//! Speakers without a name that the text gives with it: in apposition, or only later.

use super::check;

#[test]
fn an_apposition_names_who_speaks() {
    check("<A rights group>, the {Centre for Fair Courts}, said so.", &["Centre for Fair Courts"]);
    check("<His old union>, {Marle Dockers}, said so.", &["Marle Dockers"]);
    check("<A local union>, Marle Dockers Local 44, said so.", &["Marle Dockers Local 44"]);
    check("<Her daughter>, nurse [Ana Ruiz], said so.", &["Ana Ruiz"]);
    check("<A rights activist>, {Orrin Foods}, said so.", &["-"]);
    check("<A rights group> said so. {Orrin} left.", &["-"]);
}

#[test]
fn a_name_that_is_given_later_is_that_of_who_spoke() {
    check("<A man in a red cap> said so. Outside, he gave his name as [Joe Roe].", &["Joe Roe"]);
    check("<A woman with a dog>, who gave her name only as [Bess Tully], said so.", &["Bess Tully"]);
    check(
        "<[Ana Ruiz]> said no. A trader in the market, who identified herself simply as [Mama Risi], watched. <She> said so.",
        &["Ana Ruiz", "Mama Risi"],
    );
    check("A schoolteacher told of it. <She> said so. The teacher, [Ana Ruiz], slept.", &["Ana Ruiz"]);
    check("<A teacher> said so. The woman, [Ana Ruiz], 41, slept.", &["Ana Ruiz"]);
    check("<A 62-year-old sericulturist> said so. “It rained,” <[Risi]> added.", &["Risi"; 2]);
}

#[test]
fn a_name_of_someone_else_is_not_that_of_who_spoke() {
    check("<A man in a red cap> said so. Outside, she gave her name as [Bess Tully].", &["-"]);
    check("<A trader> said so. A baker gave his name as [Joe Roe].", &["-"]);
    check(
        "<A trader> said so. It rained. It snowed. It froze. It hailed. It blew. He gave his name as [Joe Roe].",
        &["-"],
    );
    check("<A trader> said so. The teacher, [Ana Ruiz], slept.", &["-"]);
    check("<A trader> said so. He is known as [Joe Roe]’s brother.", &["-"]);
}

#[test]
fn a_hyphen_parts_no_noun() {
    check("A Marle-based start-up, {Vane Optics}, rose. <The start-up> said so.", &["Vane Optics"]);
}

#[test]
fn one_paragraph_has_one_who_speaks() {
    check("<A neighbour> said so. “It shook,” said <[Ana Ruiz]>, 61.", &["Ana Ruiz"; 2]);
    check("<A woman selling fish> said so. “Write my name,” <[Mariam]> told them.", &["Mariam"; 2]);
    check("<A man> said so. “It shook,” said <[Ana Ruiz]>.", &["-", "Ana Ruiz"]);
    check("<A neighbour> said so.\n\n“It shook,” said <[Ana Ruiz]>.", &["-", "Ana Ruiz"]);
    check("<A neighbour> said so. “It shook,” said <[Ana Ruiz]>, a teacher.", &["-", "Ana Ruiz"]);
    check("[Ana Ruiz] came. <A neighbour> said so. “It shook,” said <[Ana Ruiz]>.", &["-", "Ana Ruiz"]);
    check("<A neighbour> said so. “It shook,” said Mayor <[Ana Ruiz]>.", &["-", "Ana Ruiz"]);
}

#[test]
fn who_has_been_named_so_keeps_the_noun() {
    check("A trader, who gave her name as [Iya Bose], wept. [Ana Ruiz] left. <The trader> said so.", &["Iya Bose"]);
    check("A baker asked to be identified only as Dr [Bello]. [Ana Ruiz] left. <The baker> said so.", &["Bello"]);
    check("A trader, who gave her name as [Iya Bose], wept. [Ana Ruiz] left. <The baker> said so.", &["Ana Ruiz"]);
}
