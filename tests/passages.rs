//! Who said what in passages written for these tests, with the reading that a careful reader gives.

use pullquote::Analyzer;

/// Checks every quote of `text`, each given as "kind | speaker | cue | piece | piece".
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let slice = |span: Option<pullquote::Span>| span.map_or("-", |span| span.slice(text)).to_owned();
    let found: Vec<String> = Analyzer::default()
        .analyze(text)
        .unwrap()
        .quotes
        .iter()
        .map(|quote| {
            let mut parts = vec![quote.kind.as_str().to_owned(), slice(quote.speaker), slice(quote.cue)];
            parts.extend(quote.pieces.iter().map(|piece| piece.slice(text).to_owned()));
            parts.join(" | ")
        })
        .collect();
    assert_eq!(found, expected, "in: {text}");
}

#[test]
fn second_hand_speech_belongs_to_who_spoke() {
    check(
        "The Pell Courier reported on Tuesday that the mayor, Ruth Adeyemi, told the council, “I will not sign this.”",
        &[
            "mixed | The Pell Courier | reported | the mayor, Ruth Adeyemi, told the council, “I will not sign this.”",
            "direct | Ruth Adeyemi | told | “I will not sign this.”",
        ],
    );
    check(
        "“He told me, ‘Leave the keys on the desk,’” recalled Dana Hale, who cleaned the office for nine years.",
        &[
            "direct | Dana Hale | recalled | “He told me, ‘Leave the keys on the desk,’”",
            "direct | He | told | ‘Leave the keys on the desk,’",
        ],
    );
    check(
        "In a letter to the board, the diver quoted the captain as saying, “We had an hour at most.”",
        &["direct | the captain | saying | “We had an hour at most.”"],
    );
    check(
        "“Dana said the boat would hold,” Ortiz told the court. “It did not.”",
        &["direct | Ortiz | told | “Dana said the boat would hold,” | “It did not.”"],
    );
    check(
        "The harbor office will stay open through the winter, Adeyemi was quoted as saying by the Pell Courier.",
        &["indirect | Adeyemi | saying | The harbor office will stay open through the winter"],
    );
    check(
        "According to the Courier, Adeyemi told aides: “Nobody goes home tonight.”",
        &[
            "mixed | the Courier | According to | Adeyemi told aides: “Nobody goes home tonight.”",
            "direct | Adeyemi | told | “Nobody goes home tonight.”",
        ],
    );
    check(
        "Hale told the Courier that Adeyemi had warned him: “Do not come back.”",
        &[
            "mixed | Hale | told | Adeyemi had warned him: “Do not come back.”",
            "direct | Adeyemi | warned | “Do not come back.”",
        ],
    );
    check(
        "“We will not sell,” Brandt told the Harbor Times, according to a person who was there.",
        &[
            "mixed | a person | according to | “We will not sell,” Brandt told the Harbor Times",
            "direct | Brandt | told | “We will not sell,”",
        ],
    );
    check(
        "In his memoir, Ortiz recalls that the admiral told him, “Paint it grey.”",
        &[
            "mixed | Ortiz | recalls | the admiral told him, “Paint it grey.”",
            "direct | the admiral | told | “Paint it grey.”",
        ],
    );
    check(
        "The Courier, citing two people in the room, reported that Adeyemi had shouted, “Enough.”",
        &["mixed | The Courier | reported | Adeyemi had shouted, “Enough.”", "direct | Adeyemi | shouted | “Enough.”"],
    );
}

#[test]
fn a_quotation_inside_another_has_its_own_speaker() {
    check(
        "“When I asked him why, he said, ‘Because I can,’ and shut the door,” Hale told the jury.",
        &[
            "direct | Hale | told | “When I asked him why, he said, ‘Because I can,’ and shut the door,”",
            "direct | he | said | ‘Because I can,’",
        ],
    );
    check(
        "“The sign said ‘No swimming,’ but nobody reads signs,” said lifeguard Tom Abara.",
        &[
            "direct | Tom Abara | said | “The sign said ‘No swimming,’ but nobody reads signs,”",
            "direct | The sign | said | ‘No swimming,’",
        ],
    );
    check(
        "‘My aunt always said, “Count the oars twice,” and she was right,’ Mr Pryce said.",
        &[
            "direct | Mr Pryce | said | ‘My aunt always said, “Count the oars twice,” and she was right,’",
            "direct | My aunt | said | “Count the oars twice,”",
        ],
    );
    check(
        "“She looked at the judge and said, ‘I was never there.’ Then she sat down,” Ortiz said.",
        &[
            "direct | Ortiz | said | “She looked at the judge and said, ‘I was never there.’ Then she sat down,”",
            "direct | She | said | ‘I was never there.’",
        ],
    );
    check(
        "“What the mayor calls ‘progress’ looks like mud from here,” Hale said.",
        &["direct | Hale | said | “What the mayor calls ‘progress’ looks like mud from here,”"],
    );
    check(
        "“He kept asking, ‘Where is the boat?’ and I kept saying, ‘What boat?’” Abara said.",
        &[
            "direct | Abara | said | “He kept asking, ‘Where is the boat?’ and I kept saying, ‘What boat?’”",
            "direct | He | asking | ‘Where is the boat?’",
            "direct | I | saying | ‘What boat?’",
        ],
    );
    check(
        r#""Then my daughter asked, 'Will it hurt?'" said Ines Roca, 44."#,
        &[
            r#"direct | Ines Roca | said | "Then my daughter asked, 'Will it hurt?'""#,
            "direct | my daughter | asked | 'Will it hurt?'",
        ],
    );
}

#[test]
fn quotations_run_over_paragraphs() {
    check(
        "“We found the first crack in March,” said Lena Brandt, the bridge engineer. “It was as thin as a hair.\n\n“By June you could put a coin in it. By August, a hand.\n\n“Nobody wanted to hear about it.”\n\nThe council meets on Friday.",
        &[
            "direct | Lena Brandt | said | “We found the first crack in March,” | “It was as thin as a hair.\n\n“By June you could put a coin in it. By August, a hand.\n\n“Nobody wanted to hear about it.”",
        ],
    );
    check(
        "Brandt’s letter was short.\n\n“The bridge is not safe,” she wrote.\n\n“Close it.”\n\nOn Monday the council did.",
        &["direct | she | wrote | “The bridge is not safe,”", "direct | she | - | “Close it.”"],
    );
    check(
        "\"The ferry is late every day,\" Hale said.\n\n\"I have stopped complaining. It does no good.\n\n\"They know who I am.\"",
        &[
            r#"direct | Hale | said | "The ferry is late every day,""#,
            "direct | Hale | - | \"I have stopped complaining. It does no good.\n\n\"They know who I am.\"",
        ],
    );
    check(
        "“This is a bad law,” Ortiz said. “It was written in a night.”\n\n“It was written with care,” answered Adeyemi.",
        &[
            "direct | Ortiz | said | “This is a bad law,” | “It was written in a night.”",
            "direct | Adeyemi | answered | “It was written with care,”",
        ],
    );
    check(
        "Pryce began slowly. “I was born on this quay,” he said.\n\n“My father worked the cranes, and his father before him.”\n\nHe stopped to cough.\n\n“Nobody works the cranes now.”",
        &[
            "direct | he | said | “I was born on this quay,”",
            "direct | he | - | “My father worked the cranes, and his father before him.”",
            "direct | He | - | “Nobody works the cranes now.”",
        ],
    );
    check(
        "In a statement, the company said:\n\n“We take safety seriously.\n\n“An inquiry is under way.”",
        &["direct | the company | : | “We take safety seriously.\n\n“An inquiry is under way.”"],
    );
}

#[test]
fn single_marks_with_apostrophes_inside() {
    check(
        "‘It’s the farmers’ market that pays for the hall,’ said Mrs Pryce, ‘and it’s the hall that we’d lose.’",
        &[
            "direct | Mrs Pryce | said | ‘It’s the farmers’ market that pays for the hall,’ | ‘and it’s the hall that we’d lose.’",
        ],
    );
    check(
        "'We didn't ask for the drivers' names,' the inspector said. 'That's not our job.'",
        &["direct | the inspector | said | 'We didn't ask for the drivers' names,' | 'That's not our job.'"],
    );
    check(
        "Mr Pryce called the plan ‘a gift to the builders’ and said it should be dropped.",
        &[
            "mixed | Mr Pryce | called | the plan ‘a gift to the builders’",
            "indirect | Mr Pryce | said | it should be dropped",
        ],
    );
    check(
        "‘Rock ’n’ roll was never that loud in ’68,’ the drummer said.",
        &["direct | the drummer | said | ‘Rock ’n’ roll was never that loud in ’68,’"],
    );
    check(
        "The inspector said the drivers’ hours were ‘well over the limit’.",
        &["mixed | The inspector | said | the drivers’ hours were ‘well over the limit’"],
    );
    check(
        "'The boats' owners haven't paid,' he said, adding: 'They won't.'",
        &["direct | he | said | 'The boats' owners haven't paid,'", "direct | he | adding | 'They won't.'"],
    );
    check(
        "‘We’re not leaving,’ the Pryces’ daughter told ITV. ‘Mum’s lived here since ’72.’",
        &["direct | the Pryces’ daughter | told | ‘We’re not leaving,’ | ‘Mum’s lived here since ’72.’"],
    );
    check(
        "The council described the repairs as ‘long overdue’, but Mr Pryce said: ‘They’ve had years.’",
        &[
            "mixed | The council | described | the repairs as ‘long overdue’",
            "direct | Mr Pryce | said | ‘They’ve had years.’",
        ],
    );
    check(
        "'It's a disgrace', said Mrs Pryce. 'The students' flats are damp.'",
        &["direct | Mrs Pryce | said | 'It's a disgrace' | 'The students' flats are damp.'"],
    );
}

#[test]
fn wire_marks() {
    check(
        "''We're not going back,'' said Ms. Okoro, who runs the shelter. ''That's over.''",
        &["direct | Ms. Okoro | said | ''We're not going back,'' | ''That's over.''"],
    );
    check("Mr. Adu called it ''a gamble'' and voted no.", &["mixed | Mr. Adu | called | it ''a gamble''"]);
    check(
        "''My brother said, 'Don't you dare,' and I listened,'' Mr. Adu said.",
        &[
            "direct | Mr. Adu | said | ''My brother said, 'Don't you dare,' and I listened,''",
            "direct | My brother | said | 'Don't you dare,'",
        ],
    );
    check(
        "``The dam will hold,'' Brandt said. ``It always has.''",
        &["direct | Brandt | said | ``The dam will hold,'' | ``It always has.''"],
    );
    check(
        "The plan - ''it's only a plan,'' Mr. Adu insisted - would cost a million dollars.",
        &["direct | Mr. Adu | insisted | ''it's only a plan,''"],
    );
    check(
        "Asked whether he would run again, Mr. Adu smiled. ''Ask my wife,'' he said.",
        &["direct | he | said | ''Ask my wife,''"],
    );
}

#[test]
fn attributions_interrupt() {
    check(
        "“If the rain stops,” Brandt said on Thursday, “and I don’t think it will, we open on Monday.”",
        &["direct | Brandt | said | “If the rain stops,” | “and I don’t think it will, we open on Monday.”"],
    );
    check(
        "“The trouble with this town,” said Hale, leaning on the counter, “is that everyone is related.”",
        &["direct | Hale | said | “The trouble with this town,” | “is that everyone is related.”"],
    );
    check(
        "“No,” the judge said. “Not today.” She closed the file. “Come back in March.”",
        &["direct | the judge | said | “No,” | “Not today.” | “Come back in March.”"],
    );
    check(
        "“I heard a bang,” said Ortiz, who lives across the street, “and then the lights went out.”",
        &["direct | Ortiz | said | “I heard a bang,” | “and then the lights went out.”"],
    );
    check(
        "“We won,” said Abara. “We actually won,” he added, laughing.",
        &["direct | Abara | said | “We won,”", "direct | he | added | “We actually won,”"],
    );
    check(
        "“It is,” Brandt said, pausing to wipe her glasses, “the worst I have seen.”",
        &["direct | Brandt | said | “It is,” | “the worst I have seen.”"],
    );
    check(
        "“You can paint it,” Hale says. “You can rename it. But it is still a prison,” he adds.",
        &[
            "direct | Hale | says | “You can paint it,”",
            "direct | he | adds | “You can rename it. But it is still a prison,”",
        ],
    );
    check(
        "“Nothing,” Ortiz told the court on Monday, “was ever signed.”",
        &["direct | Ortiz | told | “Nothing,” | “was ever signed.”"],
    );
}

#[test]
fn titles_nicknames_scare_quotes_and_measures_are_no_speech() {
    check("The orchestra closed with “Night Ferry” and two songs from the album “Salt and Rope.”", &[]);
    check("Her first film, “The Lamp Room,” cost less than a car.", &[]);
    check(r#"William “Bud” Hanley, 81, sold a 55" television and a 12' boat."#, &[]);
    check("The so-called “clean” diesel engines were recalled.", &[]);
    check("The word “harbor” appears twice in the contract.", &[]);
    check("The city opened a “warm room” for people who sleep outdoors.", &[]);
    check("Drivers can choose a “Comfort” or an “Economy” ticket.", &[]);
    check("The group, known as “the Lanterns,” meets on Tuesdays.", &[]);
    check("He won two awards for “Tidewater,” a play about his mother.", &[]);
    check("The column “Notes From the Quay” has run since 1974.", &[]);
    check("The rule bars the use of “artisan” on labels.", &[]);
    check(r#"Harriet “Hattie” Moss and her band, the “River Rats,” will play a 6" drum."#, &[]);
}

#[test]
fn speakers_take_turns() {
    check(
        "“Who has the key?” Brandt asked.\n\n“I do,” said Hale.\n\n“Then open it.”\n\n“Not without the sheriff.”",
        &[
            "direct | Brandt | asked | “Who has the key?”",
            "direct | Hale | said | “I do,”",
            "direct | Brandt | - | “Then open it.”",
            "direct | Hale | - | “Not without the sheriff.”",
        ],
    );
    check(
        "“Are you the owner?” the officer asked.\n\n“Depends,” said Ortiz.\n\n“On what?”",
        &[
            "direct | the officer | asked | “Are you the owner?”",
            "direct | Ortiz | said | “Depends,”",
            "direct | the officer | - | “On what?”",
        ],
    );
}

#[test]
fn colons_introduce() {
    check("Asked about the delay, Adeyemi had a short answer: “Money.”", &["direct | Adeyemi | : | “Money.”"]);
    check("Brandt’s advice to the council was simple: “Close it now.”", &["direct | Brandt | : | “Close it now.”"]);
    check(
        "The ferry company issued a statement on Friday: “We regret the delay.”",
        &["direct | The ferry company | : | “We regret the delay.”"],
    );
    check("Ortiz put it this way: “A bridge is a promise.”", &["direct | Ortiz | put | “A bridge is a promise.”"]);
    check("His reply was brief: “No.”", &["direct | His | : | “No.”"]);
    check(
        "A sign on the gate read: “Closed until spring.”",
        &["direct | A sign on the gate | read | “Closed until spring.”"],
    );
    check(
        "On the pier, one banner carried a plea: “Save our boats.”",
        &["direct | one banner | : | “Save our boats.”"],
    );
}

#[test]
fn a_quotation_alone_belongs_to_the_sentence_before() {
    check(
        "Hale has fished here for forty years. “You learn to read the water,” he said. “You have to.” His son moved away. “He was right.”",
        &["direct | he | said | “You learn to read the water,” | “You have to.” | “He was right.”"],
    );
    check(
        "Lena Brandt shrugged. “Engineers worry. It is what we do.”",
        &["direct | Lena Brandt | - | “Engineers worry. It is what we do.”"],
    );
    check("Adeyemi was asked about the vote. “I have no regrets.”", &["direct | Adeyemi | - | “I have no regrets.”"]);
    check(
        "The harbor master, Ruth Adeyemi, laughed at the idea. “They would need a bigger harbor.”",
        &["direct | Ruth Adeyemi | - | “They would need a bigger harbor.”"],
    );
}

#[test]
fn joint_speakers() {
    check(
        "“We will rebuild together,” Adeyemi and Brandt said in a joint statement.",
        &["direct | Adeyemi and Brandt | said | “We will rebuild together,”"],
    );
    check(
        "Two divers, Tom Abara and Ines Roca, said the hull was intact.",
        &["indirect | Tom Abara and Ines Roca | said | the hull was intact"],
    );
    check(
        "“None of this is true,” said Hale and Ortiz in a letter to the board.",
        &["direct | Hale and Ortiz | said | “None of this is true,”"],
    );
    check(
        "Both the mayor and the sheriff said they had seen nothing.",
        &["indirect | Both the mayor and the sheriff | said | they had seen nothing"],
    );
}

#[test]
fn according_to_a_source() {
    check(
        "According to Lena Brandt, in May, the crack was no wider than a hair.",
        &["indirect | Lena Brandt | According to | in May, the crack was no wider than a hair"],
    );
    check(
        "The crack, according to a report released on Monday, was first seen in 2019.",
        &["indirect | a report | according to | The crack | was first seen in 2019"],
    );
    check(
        "“It was the coldest night of the year,” according to Hale.",
        &["direct | Hale | according to | “It was the coldest night of the year,”"],
    );
    check(
        "The levee will hold, according to the engineers who built it.",
        &["indirect | the engineers | according to | The levee will hold"],
    );
    check(
        "According to court papers, Ortiz signed the deed in May.",
        &["indirect | court papers | According to | Ortiz signed the deed in May"],
    );
    check(
        "“The tank was empty,” according to the inspector’s report.",
        &["direct | the inspector’s report | according to | “The tank was empty,”"],
    );
}

#[test]
fn statements_posts_and_signs_speak() {
    check(
        "“Help is on the way,” Adeyemi tweeted at midnight.",
        &["direct | Adeyemi | tweeted | “Help is on the way,”"],
    );
    check(
        "“The pier will reopen in May,” the port authority wrote on its website.",
        &["direct | the port authority | wrote | “The pier will reopen in May,”"],
    );
    check(
        "The union said in a statement that its members “will not be moved.”",
        &["mixed | The union | said | its members “will not be moved.”"],
    );
    check(
        "In a post on the harbor’s page on Sunday, Abara wrote, “We lost her.”",
        &["direct | Abara | wrote | “We lost her.”"],
    );
    check(
        "“Service will resume at six,” reads a note on the station door.",
        &["direct | a note on the station door | reads | “Service will resume at six,”"],
    );
    check(
        "“Thank you, Pell Point!” Adeyemi posted on Instagram on Sunday night.",
        &["direct | Adeyemi | posted | “Thank you, Pell Point!”"],
    );
    check("A spokesman for the ferry line, Tom Abara, declined to comment.", &[]);
    check(
        "In an email to staff, Brandt wrote that the office would close “for good.”",
        &["mixed | Brandt | wrote | the office would close “for good.”"],
    );
    check(
        "“All lines are busy,” a recorded voice says.",
        &["direct | a recorded voice | says | “All lines are busy,”"],
    );
    check("The message, sent at 3 a.m., read, “Come now.”", &["direct | The message | read | “Come now.”"]);
}

#[test]
fn mixed_quotes() {
    check(
        "Brandt, who has led the office since 2011, said the bridge was “one truck away” from failing.",
        &["mixed | Brandt | said | the bridge was “one truck away” from failing"],
    );
    check(
        "These repairs, she said, “are older than my children.”",
        &["mixed | she | said | These repairs | “are older than my children.”"],
    );
    check(
        "Ortiz accused the council of “selling the shore by the yard.”",
        &["mixed | Ortiz | accused | the council of “selling the shore by the yard.”"],
    );
    check(
        "Adeyemi promised that the city would “leave nobody behind” this winter.",
        &["mixed | Adeyemi | promised | the city would “leave nobody behind” this winter"],
    );
    check(
        "The judge described Ortiz as “a man of few words” and fined him.",
        &["mixed | The judge | described | Ortiz as “a man of few words”"],
    );
    check("Hale, 61, says he is “done with boats.”", &["mixed | Hale | says | he is “done with boats.”"]);
    check(
        "In what she called “the end of an era,” Adeyemi closed the pier.",
        &["mixed | she | called | “the end of an era,”"],
    );
}

#[test]
fn indirect_speech() {
    check(
        "The ministry declined to say whether the dam had been inspected.",
        &["indirect | The ministry | say | whether the dam had been inspected"],
    );
    check(
        "Three people who saw the crash said it’s a wonder nobody was hurt.",
        &["indirect | Three people | said | it’s a wonder nobody was hurt"],
    );
    check(
        "The line will close for a week, a spokeswoman for the operator said on Monday.",
        &["indirect | a spokeswoman for the operator | said | The line will close for a week"],
    );
    check("Many said on Monday that they would not return.", &["indirect | Many | said | they would not return"]);
    check(
        "Unions that have backed her say they expect a long strike.",
        &["indirect | Unions | say | they expect a long strike"],
    );
    check(
        "The bridge, Brandt warned, could fail within a year.",
        &["indirect | Brandt | warned | The bridge | could fail within a year"],
    );
    check("Asked about the fire, Ortiz said he had been asleep.", &["indirect | Ortiz | said | he had been asleep"]);
    check(
        "Witnesses told police that the boat had no lights.",
        &["indirect | Witnesses | told | the boat had no lights"],
    );
    check("She wondered aloud whether anyone would come.", &["indirect | She | wondered | whether anyone would come"]);
    check("Ortiz denied that he had sold the boat.", &["indirect | Ortiz | denied | he had sold the boat"]);
    check("Brandt added that nobody had asked her.", &["indirect | Brandt | added | nobody had asked her"]);
    check("Adeyemi believes the pier will open, and she hopes to run again.", &[]);
}

#[test]
fn speakers_with_titles_and_clauses_of_their_own() {
    check(
        "“We counted twice,” said retired surveyor Tom Abara, asked about the missing acre.",
        &["direct | Tom Abara | said | “We counted twice,”"],
    );
    check(
        "“We counted twice,” a clerk who asked not to be named for fear of losing work said Friday.",
        &["direct | a clerk | said | “We counted twice,”"],
    );
    check("“We counted twice,” Hale himself said in March.", &["direct | Hale | said | “We counted twice,”"]);
    check(
        "As Will Pryce, a former harbor pilot, put it, “The tide always wins.”",
        &["direct | Will Pryce | put | “The tide always wins.”"],
    );
    check("But, said Ortiz, “I have no plans to leave.”", &["direct | Ortiz | said | “I have no plans to leave.”"]);
    check(
        "“We are ready,” said the head of the coast guard, Ines Roca.",
        &["direct | Ines Roca | said | “We are ready,”"],
    );
    check(
        "“We are ready,” Coast Guard Lt. Ines Roca said.",
        &["direct | Coast Guard Lt. Ines Roca | said | “We are ready,”"],
    );
    check("“We are ready,” says Ines Roca of the coast guard.", &["direct | Ines Roca | says | “We are ready,”"]);
    check("“We are ready,” one of the divers said.", &["direct | one of the divers | said | “We are ready,”"]);
    check(
        "“We are ready,” said a woman who gave her name only as Ines.",
        &["direct | a woman | said | “We are ready,”"],
    );
}
