//! Who said what, construct by construct, in passages written for these tests.

mod common;

use common::{lines, read};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(lines(text), expected, "in: {text}");
}

#[test]
fn speaker_and_cue_stand_in_every_order() {
    check("“The pier is closed,” Mara Voss said.", &["direct | Mara Voss | said | “The pier is closed,”"]);
    check("“The pier is closed,” said Mara Voss.", &["direct | Mara Voss | said | “The pier is closed,”"]);
    check("Mara Voss said, “The pier is closed.”", &["direct | Mara Voss | said | “The pier is closed.”"]);
    check("“Who closed the pier?” she asked on Monday.", &["direct | she | asked | “Who closed the pier?”"]);
    check(
        "In a letter to the council on Friday, the harbor master wrote: “We need new ropes.”",
        &["direct | the harbor master | wrote | “We need new ropes.”"],
    );
}

#[test]
fn an_attribution_may_interrupt() {
    check(
        "“The pier,” Voss said, “will stay closed until May.”",
        &["direct | Voss | said | “The pier,” | “will stay closed until May.”"],
    );
    check(
        "“The pier is closed,” Voss said. “It will open in May.” The crowd booed.",
        &["direct | Voss | said | “The pier is closed,” | “It will open in May.”"],
    );
    check(
        "“We lost two boats,” said Voss, adding, “and we were lucky.”",
        &["direct | Voss | said | “We lost two boats,”", "direct | Voss | adding | “and we were lucky.”"],
    );
}

#[test]
fn straight_curly_wire_and_british_marks() {
    check("\"The pier is closed,\" Voss said.", &["direct | Voss | said | \"The pier is closed,\""]);
    check("''The pier is closed,'' Voss said.", &["direct | Voss | said | ''The pier is closed,''"]);
    check("``The pier is closed,'' Voss said.", &["direct | Voss | said | ``The pier is closed,''"]);
    check("‘The pier is closed,’ Voss said.", &["direct | Voss | said | ‘The pier is closed,’"]);
    check("'The pier is closed,' Voss said.", &["direct | Voss | said | 'The pier is closed,'"]);
    check("«The pier is closed,» Voss said.", &["direct | Voss | said | «The pier is closed,»"]);
    check("„The pier is closed“, Voss said.", &["direct | Voss | said | „The pier is closed“"]);
    check("“The pier is closed,\" Voss said.", &["direct | Voss | said | “The pier is closed,\""]);
    check(
        "‘I won’t rebuild the Hendersons’ barn,’ said Voss. ‘It isn’t ours.’",
        &["direct | Voss | said | ‘I won’t rebuild the Hendersons’ barn,’ | ‘It isn’t ours.’"],
    );
}

#[test]
fn apostrophes_and_measures_open_nothing() {
    check("In the '90s the workers' union bought a 12\" telescope and a 6'2\" door.", &[]);
    check("The sailors' choice of rock 'n' roll wasn't the captain's.", &[]);
    check("“He is 6'2\" and still growing,” Voss said.", &["direct | Voss | said | “He is 6'2\" and still growing,”"]);
}

#[test]
fn nested_quotations_have_speakers_of_their_own() {
    check(
        "“My father told me, ‘Never sell the boat,’ and I never did,” Voss said.",
        &[
            "direct | Voss | said | “My father told me, ‘Never sell the boat,’ and I never did,”",
            "direct | My father | told | ‘Never sell the boat,’",
        ],
    );
}

#[test]
fn a_quotation_over_paragraphs_is_one_piece() {
    check(
        "“The pier is closed,” Voss said. “We had no choice.\n\n“It will open in May.”\n\nThe crowd booed.",
        &["direct | Voss | said | “The pier is closed,” | “We had no choice.\n\n“It will open in May.”"],
    );
}

#[test]
fn an_unclosed_mark_ends_with_its_paragraph() {
    check(
        "Voss said: “The pier is closed.\n\nThe crowd booed and left.",
        &["direct | Voss | said | “The pier is closed."],
    );
}

#[test]
fn appositions_and_relative_clauses_stand_between_speaker_and_cue() {
    check("“It was loud,” Hugh Hill, a doctor at the clinic, said.", &["direct | Hugh Hill | said | “It was loud,”"]);
    check(
        "“It was loud,” Ana Ruiz, 53, a retired baker in Leeds, Ohio, said in an interview.",
        &["direct | Ana Ruiz | said | “It was loud,”"],
    );
    check(
        "Mara Voss, who has run the harbor since 1998, told reporters, “We are full.”",
        &["direct | Mara Voss | told | “We are full.”"],
    );
    check(
        "The harbor’s chief engineer, Mara Voss, said: “We are full.”",
        &["direct | The harbor’s chief engineer, Mara Voss | said | “We are full.”"],
    );
    check("“We are full,” said Rep. Mara Voss (D-Ohio).", &["direct | Rep. Mara Voss | said | “We are full,”"]);
}

#[test]
fn the_object_of_a_relative_clause_is_not_the_speaker() {
    check(
        "A neighbor who saw the fire said the roof fell in at once.",
        &["indirect | A neighbor | said | the roof fell in at once"],
    );
}

#[test]
fn a_first_name_at_the_start_of_a_sentence_belongs_to_the_speaker() {
    check(
        "Desmond Voss, who runs the ferry at Pell Point, said that the boat had sunk.",
        &["indirect | Desmond Voss | said | the boat had sunk"],
    );
    check(
        "Desmond Voss, a baker, said the pier would close.",
        &["indirect | Desmond Voss | said | the pier would close"],
    );
}

#[test]
fn organisations_roles_and_common_nouns_speak() {
    check(
        "“The line is safe,” a spokesman for the agency said.",
        &["direct | a spokesman for the agency | said | “The line is safe,”"],
    );
    check(
        "“The line is safe,” the ministry said in a statement.",
        &["direct | the ministry | said | “The line is safe,”"],
    );
    check("“The line is safe,” said the report.", &["direct | the report | said | “The line is safe,”"]);
    check("“Hold the line!” the crowd chanted.", &["direct | the crowd | chanted | “Hold the line!”"]);
}

#[test]
fn according_to_names_a_source() {
    check(
        "According to the ferry company, the storm sank two boats.",
        &["indirect | the ferry company | According to | the storm sank two boats"],
    );
    check(
        "The storm sank two boats, according to Mara Voss.",
        &["indirect | Mara Voss | according to | The storm sank two boats"],
    );
}

#[test]
fn appositions_to_a_source_are_no_part_of_what_it_says() {
    for source in [
        "a diver at the Institute of Pell Point who inspected the hull",
        "the captain of a ferry that sank in May",
        "53, a retired baker from Leeds",
        "the mayor",
    ] {
        check(
            &format!("According to Mara Voss, {source}, the crew had no life jackets."),
            &["indirect | Mara Voss | According to | the crew had no life jackets"],
        );
    }
    check(
        "According to the paper, the mayor, who had been in office for a year, resigned on Monday.",
        &["indirect | the paper | According to | the mayor, who had been in office for a year, resigned on Monday"],
    );
    check(
        "According to the paper, the city, the state and the county had failed.",
        &["indirect | the paper | According to | the city, the state and the county had failed"],
    );
}

#[test]
fn colons_introduce_and_dashes_sign() {
    check("Voss: “We are full.”", &["direct | Voss | : | “We are full.”"]);
    check("Voss was blunt: “We are full.”", &["direct | Voss | : | “We are full.”"]);
    check("“We are full.” — Mara Voss", &["direct | Mara Voss | — | “We are full.”"]);
    check(
        "The company then issued the following statement:\n\n“We are sorry for the delay.”",
        &["direct | The company | : | “We are sorry for the delay.”"],
    );
}

#[test]
fn speakers_take_turns_around_questions() {
    check(
        "“What now?” Hale asked.\n\n“Now we wait,” said Ortiz.\n\n“How long?”\n\n“Until Monday.”",
        &[
            "direct | Hale | asked | “What now?”",
            "direct | Ortiz | said | “Now we wait,”",
            "direct | Hale | - | “How long?”",
            "direct | Ortiz | - | “Until Monday.”",
        ],
    );
}

#[test]
fn notes_on_teams_are_no_conversation() {
    check("Rovers: Keeper out.\n\nHawks: At Marle on Friday.\n\nRovers: Host Harlow.\n\nHawks: Late.", &[]);
    check(
        "Courier: Why now?\n\nOkoro: It leaks.\n\nCourier: Since when?\n\nOkoro: Since May.",
        &[
            "indirect | Courier | : | Why now?",
            "indirect | Okoro | : | It leaks.",
            "indirect | Courier | : | Since when?",
            "indirect | Okoro | : | Since May.",
        ],
    );
}

#[test]
fn a_quotation_alone_goes_on_with_the_speaker_before() {
    check(
        "The mayor, Ruth Adeyemi, was blunt on Monday. “The bridge is finished.”",
        &["direct | The mayor, Ruth Adeyemi | - | “The bridge is finished.”"],
    );
}

#[test]
fn verbs_that_no_list_knows_still_attribute() {
    check("“Never again,” an angry Voss thundered.", &["direct | Voss | thundered | “Never again,”"]);
    check("Voss resisted: “Never again.”", &["direct | Voss | resisted | “Never again.”"]);
}

#[test]
fn passives_name_the_speaker_with_by() {
    check("She was asked by a reporter, “Will you stay?”", &["direct | a reporter | asked | “Will you stay?”"]);
    check("Voss was told that the pier would close.", &[]);
}

#[test]
fn second_hand_speech_belongs_to_who_spoke() {
    check(
        "The Harbor Times reported that Mara Voss wrote to the mayor, asking: “Who will pay?”",
        &[
            "mixed | The Harbor Times | reported | Mara Voss wrote to the mayor, asking: “Who will pay?”",
            "direct | Mara Voss | asking | “Who will pay?”",
        ],
    );
}

#[test]
fn mixed_quotes_cover_the_reported_clause() {
    check(
        "Voss said that the pier was “a danger to everyone” and would be closed.",
        &["mixed | Voss | said | the pier was “a danger to everyone” and would be closed"],
    );
    check(
        "The pier is “a danger to everyone,” Voss said.",
        &["mixed | Voss | said | The pier is “a danger to everyone,”"],
    );
    check("Voss called the pier “a danger.”", &["mixed | Voss | called | the pier “a danger.”"]);
}

#[test]
fn indirect_speech_needs_no_marks() {
    check("Voss said that the pier would close.", &["indirect | Voss | said | the pier would close"]);
    check("Voss said the pier would close.", &["indirect | Voss | said | the pier would close"]);
    check("The pier would close, Voss said.", &["indirect | Voss | said | The pier would close"]);
    check("The pier, she said, will close.", &["indirect | she | said | The pier | will close"]);
    check("But, she said, the pier will close.", &["indirect | she | said | the pier will close"]);
    check("As Voss noted, the pier will close.", &["indirect | Voss | noted | the pier will close"]);
    check(
        "She told the council on Monday that the pier would close.",
        &["indirect | She | told | the pier would close"],
    );
    check(
        "Reporters asked whether the pier would close.",
        &["indirect | Reporters | asked | whether the pier would close"],
    );
    check(
        "The pier will close in May, the paper reported.",
        &["indirect | the paper | reported | The pier will close in May"],
    );
    check("Voss went on to say that the pier would close.", &["indirect | Voss | say | the pier would close"]);
    check(
        "Voss said the pier would close and added that the shops would stay.",
        &["indirect | Voss | said | the pier would close", "indirect | Voss | added | the shops would stay"],
    );
}

#[test]
fn a_that_behind_adverbials_introduces_what_is_said() {
    check("She wrote in a letter that the ferry would stop.", &["indirect | She | wrote | the ferry would stop"]);
    check(
        "Voss said in a letter to the board on Monday that the ferry would stop.",
        &["indirect | Voss | said | the ferry would stop"],
    );
    check("Voss wrote in a note to sailors that margins were thin.", &["indirect | Voss | wrote | margins were thin"]);
}

#[test]
fn a_question_word_alone_is_nothing_said() {
    check("She did not say which.", &[]);
    check("Voss declined to say when, or how.", &[]);
    check(
        "Voss declined to say whether the pier would close.",
        &["indirect | Voss | say | whether the pier would close"],
    );
}

#[test]
fn beliefs_plans_and_nouns_that_look_like_cues_are_no_speech() {
    check("Voss thinks the pier will close. She plans to sell her boat.", &[]);
    check("The police reports and the union’s claims filled three boxes.", &[]);
    check("A state report on the alleged theft ran in the paper.", &[]);
}

#[test]
fn scare_quotes_titles_and_nicknames_are_no_speech() {
    check("The port is trying out a “thinking crane” to unload barges at night.", &[]);
    check("Robert “Big Bob” Hanley owns the so-called “ghost” ferry.", &[]);
    check("Her novel “The Salt Road” was filmed twice.", &[]);
    check("He starred in “The Long Night Home” and sang in “Harbor Lights.”", &[]);
}

#[test]
fn a_sentence_that_the_next_one_attributes() {
    check(
        "The cheapest ticket is the one nobody wants. So says ferry owner Mara Voss, who opened a new line on Monday.",
        &["indirect | Mara Voss | says | The cheapest ticket is the one nobody wants."],
    );
}

#[test]
fn who_has_an_employer_has_it_in_every_quote() {
    // The tagger takes the first for a building.
    for employer in ["Dunmore Capital", "Harlow Bank"] {
        let text = format!("“It holds,” said Jane Roe, head of research at {employer}. She wrote that it would last.");
        let document = read(&text);
        let found: Vec<_> =
            document.quotes.iter().filter_map(|quote| Some(quote.speaker_affiliation?.slice(&text))).collect();
        assert_eq!(found, [employer, employer]);
    }
}

#[test]
fn titles_and_organisations_come_with_the_speaker() {
    for (text, title, affiliation) in [
        ("“It holds,” Acme CEO Doug Roe said.", "CEO", "Acme"),
        ("“It holds,” said Jane Roe, head of research at Acme.", "head of research", "Acme"),
        ("“It holds,” said Jane Roe, a spokeswoman for the Harbor Authority.", "spokeswoman", "Harbor Authority"),
        ("“It holds,” said Jane Roe, an economist at Orrin Foods Inc. in Paris.", "economist", "Orrin Foods Inc."),
        ("A spokesman for the agency said it would hold.", "spokesman", "the agency"),
        ("The company’s chief executive, Ana Roe, said it would hold.", "chief executive", "The company"),
        ("Mayor Alba Quintero said it would hold.", "Mayor", "-"),
        ("“It holds,” she said.", "-", "-"),
    ] {
        let document = read(text);
        let quote = &document.quotes[0];
        let slice = |span: Option<pullquote::Span>| span.map_or("-", |span| span.slice(text));
        assert_eq!((slice(quote.speaker_title), slice(quote.speaker_affiliation)), (title, affiliation), "in: {text}");
    }
}
