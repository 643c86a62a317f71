//! Verbs: the nouns for those who do what a verb says.

use std::ops::Range;
use std::sync::LazyLock;

use super::key::{Key, ListMap};
use super::phrase::Reader;
use super::words::Class;

/// What those are called who do what a verb says, where its ending is not all that tells it.
const NOUNS: &[(&str, &str)] = &[
    ("run", "owner operator manager boss organiser organizer"),
    ("own", "owner proprietor"),
    ("operate", "operator"),
    ("drive", "driver motorist"),
    ("coach", "coach"),
    ("teach", "teacher"),
    ("fish", "fisherman fisher angler"),
    ("farm", "farmer"),
    ("fly", "pilot flyer"),
    ("study", "student"),
    ("paint", "painter artist"),
    ("draw", "artist illustrator"),
    ("sail", "sailor skipper"),
    ("skipper", "skipper"),
    ("captain", "captain"),
    ("cook", "cook chef"),
    ("guard", "guard"),
    ("direct", "director"),
    ("edit", "editor"),
    ("found", "founder"),
    ("invent", "inventor"),
    ("testify", "witness"),
    ("kill", "killer attacker"),
    ("murder", "murderer killer"),
    ("shoot", "gunman shooter attacker"),
    ("stab", "attacker"),
    ("attack", "attacker"),
    ("deny", "accused defendant"),
    ("sing", "singer vocalist"),
    ("survive", "survivor"),
    ("chair", "chair chairman chairwoman"),
    ("collect", "collector"),
    ("sculpt", "sculptor"),
    ("conduct", "conductor"),
    ("investigate", "investigator"),
    ("supervise", "supervisor"),
    ("translate", "translator"),
    ("act", "actor"),
    ("ride", "rider jockey cyclist"),
    ("nurse", "nurse"),
    ("pilot", "pilot"),
    ("referee", "referee"),
    ("mine", "miner"),
    ("keep", "keeper"),
    ("protest", "protester protestor"),
];

/// What authors write.
const WORKS: [&str; 12] = [
    "book",
    "novel",
    "report",
    "study",
    "memoir",
    "paper",
    "biography",
    "play",
    "poem",
    "history",
    "thriller",
    "guide",
];

/// Verbs whose nouns stand for a work or an office that the verb does not tell: who "leads a raid" is no leader, and who
/// "defends a plan" no defender.
const NO_WORK: &str = "lead speak report defend strike present manage command open offer take make get give want call go come leave \
    stay stand sit walk live work look see hear know think feel turn try use need help let start begin end add put bring hold lie \
    die fall rise meet pay lose play serve join face visit return receive accept reject describe urge ask tell say express \
    refuse plead tend hope move fail cross post head count point order enter chart matter number lay pass reach learn remain become \
    back print cut set press counter wait talk appear suffer consider remember spend expect agree show";

/// The nouns that are listed for a verb, and whether its ending tells one too.
static LISTED: LazyLock<ListMap<(Vec<Key>, bool)>> = LazyLock::new(|| {
    let mut listed = ListMap::default();
    for (verb, nouns) in NOUNS {
        listed.insert(Key::of(verb), (nouns.split(' ').map(Key::of).collect(), true));
    }
    for verb in NO_WORK.split_whitespace() {
        listed.entry(Key::of(verb)).or_insert_with(|| (Vec::new(), false)).1 = false;
    }
    listed
});

/// What else than "the" verb's own noun: those whom a court tries.
pub(super) const TRIED: [&str; 3] = ["defendant", "accused", "convict"];

/// No noun, but that someone has left an office.
pub(super) const LEFT: &str = "left an office";

/// True for a word that can stand between a name and its verb.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "was"
            | "is"
            | "been"
            | "be"
            | "also"
            | "once"
            | "now"
            | "still"
            | "first"
            | "then"
            | "used"
            | "to"
            | "will"
            | "would"
            | "later"
            | "himself"
            | "herself"
            | "ever"
            | "long"
    )
}

/// The nouns for who does what the verb at token `verb` says of the tokens of its `object`.
pub(super) fn doers(reader: &Reader, verb: usize, object: Range<usize>) -> Vec<Key> {
    let word = reader.word(verb);
    if is_tried(reader, verb) {
        let killed = object.clone().any(|at| {
            matches!(reader.word(at), "murder" | "murdering" | "killing" | "manslaughter" | "shooting" | "stabbing")
        });
        let guilty = killed && !matches!(word, "pleaded" | "denies" | "denied" | "accused" | "charged");
        let nouns = TRIED.iter().chain(guilty.then_some(&"killer"));
        return nouns.map(|noun| Key::of(noun)).collect();
    }
    if leaves(reader, verb) {
        return vec![Key::of(LEFT)];
    }
    if testifies(reader, verb) {
        return vec![Key::of("witness")];
    }
    let passive =
        verb.checked_sub(1).is_some_and(|at| matches!(reader.word(at), "was" | "is" | "been" | "be" | "were"));
    if passive && !word.ends_with("ing") {
        return Vec::new();
    }
    // "managed to", "trained as", "found that"
    if matches!(reader.word(verb + 1), "to" | "as" | "that") {
        return Vec::new();
    }
    if matches!(word, "play" | "plays" | "played" | "playing") {
        return players(reader, object);
    }
    let mut found = Vec::new();
    // Who wrote a letter is no author.
    if matches!(word, "wrote" | "writes" | "written" | "writing") {
        let is_work = |at: usize| WORKS.contains(&reader.word(at).trim_end_matches('s'));
        return if object.clone().any(is_work) { ["author", "writer"].map(Key::of).to_vec() } else { found };
    }
    let mut letters = String::new();
    let mut key = |parts: [&str; 3]| {
        letters.clear();
        letters.extend(parts);
        Key::of(&letters)
    };
    for (stem, ending) in base_forms(word).into_iter().flatten() {
        let (nouns, works) =
            LISTED.get(&key([stem, ending, ""])).map_or((&[][..], true), |(nouns, works)| (nouns, *works));
        found.extend(nouns);
        if works && stem.len() + ending.len() > 2 {
            let (stem, ending) = match ending {
                "y" => (stem, "y"),
                "" => (stem.strip_suffix('e').unwrap_or(stem), ""),
                _ => (stem, ""),
            };
            found.push(key([stem, ending, "er"]));
            // "run", "runner"
            let last = stem.len() - usize::from(ending.is_empty() && stem.ends_with(DOUBLED));
            if last < stem.len() {
                found.push(key([stem, &stem[last..], "er"]));
            }
        }
    }
    found
}

/// The letters that are doubled before an ending.
const DOUBLED: [char; 7] = ['b', 'd', 'g', 'm', 'n', 'p', 't'];

/// The nouns for who plays the instrument that the object names, or a game: "plays the cello", "plays in goal".
fn players(reader: &Reader, object: Range<usize>) -> Vec<Key> {
    let article = usize::from(matches!(reader.word(object.start), "the" | "a"));
    let mut found = vec![Key::of("player"), Key::of("musician")];
    let at = object.start + article;
    let words = [reader.word(at), reader.word(at + 1)];
    let instrument =
        if matches!(words[0], "bass" | "first" | "second" | "lead") && object.len() > 1 { words[1] } else { words[0] };
    match instrument {
        _ if !object.contains(&at) || reader.class(at).has(Class::PREPOSITION) => {}
        "drums" => found.push(Key::of("drummer")),
        "trumpet" => found.push(Key::of("trumpeter")),
        _ => {
            let stem = instrument.strip_suffix(['a', 'e', 'o']).unwrap_or(instrument);
            found.push(Key::of(&format!("{stem}ist")));
        }
    }
    found
}

/// True if what stands before the name at token `first` tells that a court tries someone: "the trial of", "the case against".
pub(super) fn is_tried_before(reader: &Reader, first: usize) -> bool {
    let word = |back: usize| first.checked_sub(back).map_or("", |at| reader.word(at));
    matches!((word(2), word(1)), ("trial", "of") | ("case" | "charges", "against"))
}

/// True if the verb tells that a court tries someone: "pleaded guilty", "is accused of", "was sentenced".
fn is_tried(reader: &Reader, verb: usize) -> bool {
    let passive = || {
        let before = verb.checked_sub(1).map_or("", |at| reader.word(at));
        matches!(before, "was" | "is" | "been" | "were" | "being")
    };
    let next = |by: usize| reader.word(verb + by);
    match reader.word(verb) {
        "pleaded" | "pled" | "pleads" => {
            next(1) == "guilty" || next(1) == "not" && next(2) == "guilty" || next(1) == "no"
        }
        "accused" | "charged" | "convicted" | "sentenced" | "indicted" | "acquitted" | "arraigned" | "tried" => {
            passive()
        }
        "found" => passive() && matches!(next(1), "guilty" | "not"),
        "facing" | "faces" => (1..4).any(|by| matches!(next(by), "charges" | "trial" | "counts")),
        "on" | "stands" | "stood" => next(1) == "trial",
        "denies" | "denied" => {
            (1..4).any(|by| matches!(next(by), "murder" | "manslaughter" | "charges" | "charge" | "fraud"))
        }
        _ => false,
    }
}

/// True if the verb tells that someone has left an office.
fn leaves(reader: &Reader, verb: usize) -> bool {
    let passive = || verb.checked_sub(1).is_some_and(|at| matches!(reader.word(at), "was" | "been" | "is" | "were"));
    match reader.word(verb) {
        "resigned" | "resigns" | "quit" | "quits" | "retired" => true,
        "stepped" | "steps" => matches!(reader.word(verb + 1), "down" | "aside"),
        "sacked" | "fired" | "dismissed" | "ousted" | "removed" | "deposed" => passive(),
        "left" => matches!(reader.word(verb + 1), "office" | "in" | "the" | "last" | "after"),
        _ => false,
    }
}

/// True if the verb tells that someone is a witness: "testified", "took the stand", "gave evidence", "reading from his
/// statement".
fn testifies(reader: &Reader, verb: usize) -> bool {
    let next = |word: &str| (1..5).any(|by| reader.word(verb + by) == word);
    match reader.word(verb) {
        "testified" | "testifies" | "testifying" => true,
        "took" | "takes" | "taking" => next("stand") || next("oath"),
        "gave" | "gives" | "giving" => next("evidence") || next("testimony"),
        "reading" | "read" => next("witness"),
        "told" => {
            next("court") || next("tribunal") || next("jury") || next("jurors") || next("inquest") || next("trial")
        }
        "cross" | "questioned" => next("examined"),
        _ => false,
    }
}

/// The verb whose past the word is, where no rule tells it.
fn irregular(word: &str) -> Option<&'static str> {
    Some(match word {
        "drove" | "driven" => "drive",
        "taught" => "teach",
        "ran" => "run",
        "flew" | "flown" => "fly",
        "built" => "build",
        "sold" => "sell",
        "won" => "win",
        "grew" | "grown" => "grow",
        "sang" | "sung" => "sing",
        "swam" => "swim",
        "rode" | "ridden" => "ride",
        "found" => "find",
        "dug" => "dig",
        "bred" => "breed",
        "drew" => "draw",
        "wrote" | "written" => "write",
        "fought" => "fight",
        "dove" => "dive",
        "shot" => "shoot",
        "bought" => "buy",
        _ => return None,
    })
}

/// What the verb can be whose form the word is, each in two parts: "drives" is "drive", "stopped" is "stop".
fn base_forms(word: &str) -> [Option<(&str, &'static str)>; 3] {
    if let Some(verb) = irregular(word) {
        return [Some((verb, "")), None, None];
    }
    if let Some(stem) = word.strip_suffix("ied").or_else(|| word.strip_suffix("ies")) {
        return [Some((stem, "y")), None, None];
    }
    if let Some(stem) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")) {
        return [undoubled(stem).map(|verb| (verb, "")), Some((stem, "")), Some((stem, "e"))];
    }
    let Some(stem) = word.strip_suffix('s').filter(|stem| !stem.ends_with('s')) else { return [None; 3] };
    let sibilant = |stem: &&str| ["ch", "sh", "s", "x"].iter().any(|end| stem.ends_with(end));
    let shorter = stem.strip_suffix('e').filter(sibilant);
    [Some((stem, "")), shorter.map(|verb| (verb, "")), None]
}

/// The stem without its last letter, if that is doubled as before an ending: "stop" of "stopp".
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    (letters.next() == Some(last) && !"lsf".contains(last)).then(|| &stem[..stem.len() - last.len_utf8()])
}
