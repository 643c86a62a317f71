//! One construct of running text to a test, in sentences of our own.

use proptest::prelude::*;

use super::*;

fn split(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    segment(text, Quotations::Split, &mut sentences);
    sentences.into_iter().map(|sentence| sentence.slice(text)).collect()
}

/// Segments the pieces, joined by spaces, and wants them back.
fn check(pieces: &[&str]) {
    assert_eq!(split(&pieces.join(" ")), pieces);
}

#[test]
fn splits_after_terminal_marks() {
    check(&["The levee held.", "Nobody was hurt!", "Will it hold again?", "Nobody knows."]);
    check(&["What now?!", "They left!!", "Then it rained."]);
    check(&["How do they like the new bridge?", "The mayor likes it!", "Lake Meru is far."]);
}

#[test]
fn keeps_abbreviations_before_capitals() {
    check(&["Dr. Okoro met Gov. Lindqvist in St. Albans on Oct. 3.", "They spoke for an hour."]);
    check(&["Harlow & Co. Ltd. hired J. P. Whitlock Jr. last week.", "He starts in May."]);
    check(&["Sen. Alba Quintero, R-Tex., voted no.", "Rep. Ben Adu (D., Calif.) did not vote."]);
    check(&["See p. 55 and Fig. 3 for more.", "The case is Adu v. Board of Trustees."]);
}

#[test]
fn company_suffixes_end_a_sentence_before_a_new_one() {
    check(&["He sold his stake in Harlow Inc.", "The price was not disclosed."]);
    check(&["Harlow Inc. President Lena Brandt resigned.", "She gave no reason."]);
    check(&["Profit rose at Harlow Corp.", "But sales fell."]);
}

#[test]
fn sentences_run_on_after_abbreviations_in_lower_case_and_numbers() {
    check(&["Shares of Harlow Inc. rose, and the U.S. economy grew.", "Sen. elect Adu left."]);
    check(&["It closed on Sept. 30, 2019, and on Oct. 4 it was sold.", "He was glad."]);
    check(&["The talks ran from Jan. 5 to Feb. 7 in St. paul, as he wrote it.", "Nothing came of them."]);
    check(&["he is a good man.", "he works hard.", "she fell ill.", "she was 30.", "yes sir.", "i will go now."]);
    check(&["what a miss.", "we lost again.", "we saw the vice.", "they left."]);
}

#[test]
fn initials_end_no_sentence() {
    check(&["George W. Adu met J.P. Whitlock.", "They talked."]);
    check(&["This is plan B.", "It may work."]);
    check(&["She wrote on X.", "Alba Quintero disagreed."]);
    check(&["She wrote to X. Alba Quintero."]);
    check(&["We make a fine pair, she and I.", "Do they?"]);
}

#[test]
fn initialisms_end_a_sentence_only_before_a_new_one() {
    check(&["The U.S. Senate voted at noon.", "The bill now goes to the House."]);
    check(&["She moved back to the U.S.", "It was a hard winter."]);
    check(&["They met in Washington, D.C.", "How did it go?"]);
    check(&["She moved to the U.S.", "Officials said that her papers were in order."]);
    check(&["The U.S. Marines said so.", "The U.S. Treasury said nothing."]);
    check(&["He holds a Ph.D.", "Students like him."]);
}

#[test]
fn times_of_day_end_a_sentence_only_before_a_new_one() {
    check(&["At 6 a.m. Mr. Abara left for work.", "He came home at 7 p.m.", "His wife was out."]);
    check(&["It opens at 9 a.m. Monday.", "Tickets cost $10."]);
    check(&["It opens at 9:15 a.m. Monday and closes at 3:30 p.m.", "Tickets cost $10."]);
    check(&["The planes came within a mile of each other at 7:52 a.m. Monday, police said.", "Nobody was hurt."]);
    check(&["The meeting began at 9 a.m.", "Mr. Adu came late."]);
    check(&["Office hours are from 2 to 4 p.m. in the library.", "Bring your papers."]);
    check(&["Office hours are Tue. 2 to 4 p.m. in the library.", "Bring your papers."]);
    check(&["No fever.", "Temp. 38.2 in the evening."]);
}

#[test]
fn a_time_of_day_runs_on_in_lower_case() {
    check(&["The board meets at 8 p.m. tomorrow to vote.", "It will be long."]);
    check(&["He swims at 6 a.m. every day.", "She sleeps until 9 a.m. the next day."]);
}

#[test]
fn what_counts_a_paragraph_or_an_item_ends_nothing() {
    check(&["B. The Harbor Claim"]);
    check(&["III. DISCUSSION"]);
    check(&["2.1. Methods"]);
    check(&["§ 14-307. Keeping of bees.", "No one may keep bees."]);
    check(&["Q. And what did you see?"]);
    check(&["A. I saw the gate.", "It was open."]);
    check(&["We had a fine time there.", "1. Dress warmly.", "2. Bring water.", "3. Take the early boat."]);
    check(&["The rules:", "1. No running."]);
    check(&["Plan A failed.", "So did plan B.", "The third one held."]);
}

#[test]
fn a_label_goes_with_what_it_names() {
    check(&["A: First I would clean it up.", "The city has known of it since."]);
    check(&["Q: What about the ferry?"]);
    check(&["THE COURT: You may step down."]);
    check(&["Re: Is a bridge always flat?"]);
    check(&["The coach said simply: ‘No.’"]);
    check(&["Adu wrote: “It holds.”", "Nobody agreed."]);
}

#[test]
fn a_log_entry_goes_with_its_time() {
    check(&["11:50 a.m. - Two-car crash on Main Street.", "No injuries."]);
    check(&["4 pm - Roe scores.", "It is 2-1."]);
}

#[test]
fn a_sign_between_spaces_ends_nothing() {
    check(&["> I was told to wait."]);
    check(&["If k > Delta + 1, we are done.", "Let f: [0, 1] -> R be flat."]);
}

#[test]
fn short_forms_in_brackets_end_no_sentence() {
    check(&["Harlow led (agg. 3-3) at the break.", "The nodule (ser. 4, im. 61) has grown.", "It rained."]);
    check(&["Shares of Harlow Inc. (“Harlow” or the “Company”) rose.", "It is 400 ft. (120 m) high."]);
    check(&["He works at Harlow Corp.", "(“I like it,” he says.)", "She came by car (or bus, etc.)", "He walks."]);
    check(&["Shares of Harlow Inc. (the “Company”) rose.", "Guests (booking ref. KX4471) left."]);
}

#[test]
fn a_sentence_in_brackets_is_one() {
    check(&["He fell.", "(Nobody saw it.)", "Harlow said so.", "(See Doc. 7.)", "Ramsey moved for judgment."]);
    check(&["He came (he said) at 5 p.m.", "(The others came at six.)", "Nobody ate."]);
}

#[test]
fn references_end_no_sentence_before_a_number_or_a_section() {
    check(&[
        "The motion (Doc. 18) is granted.",
        "See Adu's Mem. 5 and Def.'s Mot. at 2.",
        "Both are wrong.",
        "Id. § 12, 14.",
    ]);
    check(&[
        "He testified (App. 14) to that.",
        "By Prop. 3, it is positive.",
        "The claim was repealed.",
        "§ 12 is new.",
    ]);
    check(&["It was amended (No. 310, eff. July 1, 1994).", "See R. Civ. P. 56(a).", "The dispute is old."]);
    check(&[
        "Ref. no. 447 is open.",
        "Adu left.",
        "Id. at 88.",
        "Mercy Gen. is near.",
        "Sales were $9 vs. approx. $7.",
    ]);
    check(&["The game starts at 9 p.m. EST.", "The Harlow team won."]);
    assert_eq!(
        split("The motion of the city of Harlow, which the court has read with care (Doc.\n18), is denied.").len(),
        1
    );
    check(&["He beat Lee.", "No. 3 seed Roe lost.", "Adu fell to Orr."]);
    check(&["He lost his ID.", "Police found it.", "They asked for voter ID.", "Adu refused."]);
    check(&["Munich Re.", "The company said so.", "Tipoff is at 7 p.m.", "No. 12 Duke plays on Sunday."]);
    check(&["(Ord. No. 12, amended by Ord. No. 14.)", "She met cf. below, and approx. five."]);
    check(&["It is neighbor vs. neighbor.", "It begins at noon EST.", "Adu will speak."]);
    check(&["Profit was $2.3 million vs. $1.9 million.", "Net was 12 cents vs. 9 cents."]);
}

#[test]
fn short_forms_of_given_names_end_no_sentence() {
    check(&["Chairman Jos. P. Adu spoke.", "So did Robt. F. Quintero and Edw. Lindqvist."]);
}

#[test]
fn measures_run_on_behind_a_hyphen_or_a_bracket() {
    check(&[
        "Each gives a 20-min. talk on the ferry.",
        "Send two files (max. 1 MB each).",
        "They left in 10 min.",
        "It rained.",
        "Both went to the swearing-in.",
        "State House said so.",
    ]);
}

#[test]
fn single_letters_run_on_in_lower_case() {
    check(&["The bound holds w.r.t. the norm.", "He is a.k.a. the fox.", "She has half of the e.v. total."]);
}

#[test]
fn a_mark_that_ends_a_proof_goes_with_it() {
    check(&["This proves the claim. ∎", "Next we show that it is sharp. □"]);
    check(&["The show is at eight.", "■ The film opens on Friday."]);
}

#[test]
fn ellipses_end_a_sentence_before_a_new_one() {
    check(&["He waited ... and waited.", "He waited . . . and waited.", "Nobody came."]);
    check(&["He waited....", "Nobody came."]);
    check(&["Sales of ties rose this year. . . .", "A Harlow bank gives them away."]);
    check(&["He said he never meant it. . . .", "She left."]);
}

#[test]
fn what_only_opens_a_sentence_is_none() {
    check(&["P.S. I left the key with Ben.", "He knows."]);
    check(&["PS. Love the new bridge!"]);
    check(&["... Now the work begins.", "It is hard."]);
}

#[test]
fn numbers_may_end_a_sentence() {
    check(&["I show you Exhibit 14.", "Do you know it?", "“We won,” said Ana Roe, 68.", "“How many more?”"]);
    check(&["He paid 3.5 million.", "She paid $4.", "It was 1987.", "In 1988 he left."]);
    check(&["He was No. 1.", "She came in 2nd."]);
}

#[test]
fn addresses_are_whole() {
    check(&["See http://example.com/a.html.", "It is good.", "Mail jane.Roe@example.com.", "She will answer."]);
    check(&["The site is example.com.", "It is new.", "Its code runs on Node.js today."]);
}

#[test]
fn names_with_marks_end_no_sentence() {
    check(&["She works at Yahoo! in the mail room.", "Yahoo! shares rose.", "Nobody knows why."]);
    check(&["She won on Jeopardy! Tuesday night.", "How wonderful!", "Nobody else won."]);
}

#[test]
fn blank_lines_always_end_a_sentence() {
    assert_eq!(split("River rises\n\nThe river rose\r\n\r\nagain"), ["River rises", "The river rose", "again"]);
    assert_eq!(split("one\u{2029}two\n \t\nthree"), ["one", "two", "three"]);
    assert_eq!(split("It ''rose.''\n\n“It did.”\n\n‘Yes?’ No"), ["It ''rose.''", "“It did.”", "‘Yes?’", "No"]);
}

#[test]
fn closing_marks_go_with_their_sentence() {
    check(&["“The water rose fast.”", "Then it fell."]);
    check(&["\"It will rain.\"", "She took her coat."]);
    check(&["''It will rain.''", "She took her coat."]);
    check(&["She called it ''a hard year for us.''", "Harlow Markets had none."]);
    check(&["She called it “a hard year for us.”", "“Nobody helped us.”", "''It rained.''", "''It poured.''"]);
    check(&["\"Nobody helped us.\"", "\"They were asleep.\""]);
    check(&["(It rained all day.)", "They stayed in."]);
    check(&["They came back (it rained.) and stayed in.", "It was late."]);
}

#[test]
fn sentences_inside_a_quotation_are_sentences() {
    check(&["“We won.", "It was hard,” he said.", "“Was it?”", "“Yes.”"]);
}

#[test]
fn a_quotation_begins_a_sentence_after_a_whole_word() {
    check(&["“It holds,” said Mayor Alba Quintero.", "“For now.”"]);
    check(&["She met Dr. Quintero.", "“For now it holds,” she said."]);
    check(&["\"It holds,\" the mayor said on Monday.", "\"For now.\""]);
    check(&["The prize went to St. “Ash” Abara of Harlow."]);
}

#[test]
fn a_reporting_clause_stays_with_its_quotation() {
    check(&["“Get out!” Ms. Abara shouted.", "He left."]);
    check(&["\"Is it safe?\" she asked.", "Nobody answered."]);
    check(&["“Did we win?” first-year coach Ron Adu, a father of two, asked.", "Nobody knew."]);
}

#[test]
fn an_unbalanced_mark_silences_nothing() {
    for mark in ["\"", "“", "”", "'", "(", "[", "''"] {
        let text = format!("{mark}The levee held. Nobody was hurt. They went home.");
        for quotations in Quotations::ALL {
            let mut sentences = Vec::new();
            segment(&text, quotations, &mut sentences);
            assert_eq!(sentences.len(), 3, "{text} {quotations:?}");
        }
    }
}

#[test]
fn quotations_may_be_kept_whole() {
    let text = "“We won. It was hard,” he said. She left. ``They lost. We won.'' “Who? Why? ‘No!’ Where?”";
    let mut sentences = Vec::new();
    segment(text, Quotations::Keep, &mut sentences);
    let sentences: Vec<_> = sentences.into_iter().map(|sentence| sentence.slice(text)).collect();
    assert_eq!(
        sentences,
        ["“We won. It was hard,” he said.", "She left.", "``They lost. We won.''", "“Who? Why? ‘No!’ Where?”"]
    );
}

#[test]
fn notes_go_with_the_sentence_before() {
    check(&["The levee held as planned. 12", "It was new (see p. 4). 13", "The old one failed."]);
    check(&["The levee held.", "12 Harlow men were hurt."]);
    check(&["The levee held.¹", "It was new.¹²", "Nobody was hurt.”³", "It rained."]);
    check(&["The levee held.[1]", "It was new. [2]", "Nobody was hurt.12", "Then it rained [3].", "They left."]);
}

#[test]
fn an_aside_ends_a_sentence_but_not_a_year_in_a_reference() {
    check(&["The levee held long ago (1973).", "The court agreed (Okoro, 1998).", "It is open (5)."]);
    check(&["It was so held in Adu v. Brandt, 410 U.S. 113 (1973).", "The court agreed."]);
    check(&["Okoro, A. (1998). The levees of Harlow.", "Harlow Press."]);
}

#[test]
fn a_closed_quotation_ends_a_sentence_after_a_whole_word() {
    check(&["She called it “a hard year.”", "Brightwater Markets agreed."]);
    check(&["She called it \"a hard year.\"", "Brightwater Markets agreed."]);
    check(&["It was due “within weeks”.", "Deputy Roe asked which weeks."]);
    check(&["It was due \"within weeks\".", "Minister Adu said nothing."]);
}

#[test]
fn points_inside_numbers_and_addresses_end_nothing() {
    check(&["Profit rose 40.5 per cent to 1.234.567 at harlow.example.com last year.", "It fell since."]);
}

#[test]
fn a_forgotten_space_hides_no_boundary() {
    assert_eq!(split("The levee held.Nobody was hurt."), ["The levee held.", "Nobody was hurt."]);
    check(&["So says Harlow (NYSE: HRLas it announced today) of its rival.", "It did not say more."]);
}

#[test]
fn sentences_may_begin_in_lower_case() {
    check(&["She opened her old laptop.", "iPhone sales rose.", "eBay fell."]);
}

#[test]
fn emoticons_go_with_the_sentence_before() {
    check(&["Thanks for the ride :)", "See you on Monday. ;-)", "It was fun."]);
}

#[test]
fn other_scripts_have_full_stops_too() {
    assert_eq!(
        split("今日は雨です。明日は？「晴れ。」と言った。"),
        ["今日は雨です。", "明日は？", "「晴れ。」", "と言った。"]
    );
    check(&["बारिश हुई।", "सब घर गए।"]);
    check(&["هل تمطر؟", "نعم."]);
}

#[test]
fn lists_are_split_into_items() {
    check(&["1. Wash the rice", "2. Boil the water", "3. Wait"]);
    check(&["a) bread", "b) eggs"]);
    assert_eq!(split("- bread\n- eggs\n- milk"), ["- bread", "- eggs", "- milk"]);
    assert_eq!(split("You need:\n1. bread\n2. two eggs"), ["You need:", "1. bread", "2. two eggs"]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "The council voted on Tuesday night to close the old bridge to all\ntraffic until engineers from Port \
                Harlow and the office of Gov.\nLindqvist have finished their inspection.\nIt opened in 1931.";
    assert_eq!(split(text).len(), 2);
    assert_eq!(split(&text.replace('\n', "\r\n")).len(), 2);
}

#[test]
fn a_line_may_be_a_paragraph() {
    let text = "The council voted on Tuesday night to close the old bridge to all traffic. It opened in 1931.\nNobody \
                spoke against it\nThe mayor, who is up for election in the fall, was not in the room when they voted.";
    assert_eq!(split(text).len(), 4);
}

#[test]
fn short_lines_stand_alone() {
    let text = "Old bridge to close\nBy Alba Quintero\nThe council voted on Tuesday night to close the old bridge to all \
                traffic until engineers are done.\nIt opened in 1931.";
    assert_eq!(split(text).len(), 4);
}

#[test]
fn no_sentence_ends_in_rare_white_space() {
    assert_eq!(split("a@b.org\u{2028} It holds."), ["a@b.org", "It holds."]);
}

#[test]
fn nothing_is_no_sentence() {
    assert!(split("").is_empty());
    assert!(split(" \n\u{a0}\n ").is_empty());
    assert_eq!(split("."), ["."]);
}

proptest! {
    #[test]
    fn every_visible_character_is_in_one_sentence(text in "(\\PC|[a-zA-Z0-9 .!?'\"“”’‘)(…-]|[A-Z]\\.|[ \t\n\r]){0,80}") {
        for quotations in Quotations::ALL {
            let mut sentences = Vec::new();
            segment(&text, quotations, &mut sentences);
            let mut at = 0;
            for sentence in sentences {
                prop_assert!(text[at..sentence.start()].chars().all(char::is_whitespace));
                prop_assert!(!sentence.is_empty());
                prop_assert_eq!(sentence.trim(&text), sentence);
                at = sentence.end();
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
