//! Word classes that names, titles and roles are read by.

use super::key::Key;
use super::lists::lists;
use crate::occupations::OCCUPATIONS;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

impl Class {
    pub(super) const NONE: Self = Self(0);
    /// "Mr.", "Ms.", "Dr.": a surname follows.
    pub(super) const HONORIFIC: Self = Self(1);
    /// "President", "Judge": may stand in front of a name and is no part of it.
    pub(super) const TITLE: Self = Self(1 << 1);
    /// "Inc.", "Jr.": a name is the same without it.
    pub(super) const SUFFIX: Self = Self(1 << 2);
    /// "she", "Mrs.", "wife".
    pub(super) const FEMININE: Self = Self(1 << 3);
    /// "he", "Mr.", "husband".
    pub(super) const MASCULINE: Self = Self(1 << 4);
    /// "brother", "wife": a role in someone's family.
    pub(super) const KIN: Self = Self(1 << 5);
    /// A noun for a person by what they do.
    pub(super) const ROLE: Self = Self(1 << 6);
    /// "deputy", "former": who has this before a role has another role.
    pub(super) const CONTRAST: Self = Self(1 << 7);
    /// "spokesman", "official": a role that many share and that news leaves unnamed.
    pub(super) const ANONYMOUS: Self = Self(1 << 8);
    pub(super) const ARTICLE: Self = Self(1 << 9);
    /// "the", "this", "that".
    pub(super) const DEFINITE: Self = Self(1 << 10);
    /// "his", "their", and "'s".
    pub(super) const POSSESSIVE: Self = Self(1 << 11);
    pub(super) const PREPOSITION: Self = Self(1 << 12);
    /// A function word or common verb: never part of what modifies a noun.
    pub(super) const STOP: Self = Self(1 << 13);
    /// "is", "was".
    pub(super) const COPULA: Self = Self(1 << 14);
    /// "and", "that", "because": a clause may begin after it.
    pub(super) const OPENS_CLAUSE: Self = Self(1 << 15);
    /// Verbs that leave the next turn to their object: "asked".
    pub(super) const ASKS: Self = Self(1 << 16);
    /// Pronouns and other words that begin sentences with a capital and name nobody.
    pub(super) const SMALL: Self = Self(1 << 17);
    /// "Sir", "Dame": a given name may follow alone.
    pub(super) const KNIGHT: Self = Self(1 << 18);
    /// "foreign", "press", "state": what an office is for. Two offices for different things are two.
    pub(super) const FIELD: Self = Self(1 << 19);
    /// "Inc.", "GmbH": the legal form of a company.
    pub(super) const COMPANY: Self = Self(1 << 20);
    /// "QC", "PhD": letters behind a person's name.
    pub(super) const POSTNOMINAL: Self = Self(1 << 21);
    /// "he", "the", "a": may stand for someone, or begin what does.
    pub(super) const STAND_IN: Self = Self(1 << 22);
    /// A word with a full stop, which counts for nothing when words are compared; no mark.
    pub(super) const DOTTED: Self = Self(1 << 23);
    /// What someone who is quoted does: "said", "added".
    pub(super) const SAYS: Self = Self(1 << 24);

    /// True if the two sets share a class.
    #[inline]
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Grammatical gender as far as the text itself gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// "he", "Mr.", "spokesman".
    Masculine,
    /// "she", "Ms.", "spokeswoman".
    Feminine,
}

pub(super) const LISTS: &[(Class, &str)] = &[
    (Class::HONORIFIC, "mr mrs ms miss mx dr prof sir dame lord lady baroness madam messrs barr engr shri smt"),
    (
        Class::TITLE,
        "mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness king queen prince princess pope president
         chancellor premier minister senator sen representative rep governor gov mayor judge justice general gen colonel
         col captain capt major maj lieutenant lt sergeant sgt admiral adm commander officer rev reverend father sister
         bishop archbishop cardinal rabbi imam sheikh ayatollah tsar czar emperor empress emir ambassador secretary councillor councilman councilwoman congressman
         congresswoman sheriff detective inspector superintendent constable chief chairman chairwoman coach commissioner
         taoiseach tánaiste tanaiste supt insp det cpl corporal brigadier marshal cllr coun monsignor msgr deacon patriarch
         sp asp csp dsp acp dcp ssp barr engr malam mallam cathaoirleach alhaji alhaja hajia hajiya alh adv shri smt hon comrade otunba pleader magistrate registrar
         ceo cfo coo cto doctor attorney solicitor speaker ex-president president-elect councilmember alderman
         datuk dato datin tun encik cik puan haji hajah cikgu ustaz ustazah ustadz ir shaikh shaykh maulana mullah pandit",
    ),
    (
        Class::SUFFIX,
        "inc corp co ltd llc plc ag sa spa se nv bv gmbh lp llp ab asa oyj kk bhd sdn pvt pte pty company corporation incorporated limited jr sr
         ii iii iv phd md qc kc mp esq dbe cbe obe mbe kbe frs ra msp mep td",
    ),
    (Class::POSTNOMINAL, "phd md qc kc mp esq dbe cbe obe mbe kbe frs ra msp mep td"),
    (
        Class::COMPANY,
        "inc corp ltd llc plc ag sa spa nv bv gmbh lp llp ab asa oyj kk bhd sdn pvt pte pty corporation incorporated limited",
    ),
    (
        Class::FEMININE,
        "she her hers herself mrs ms miss dame lady baroness queen princess woman mother daughter sister wife widow
         granddaughter grandmother grandma granny gran nan aunt niece actress girl duchess nun heiress waitress businesswoman madam girlfriend
         stepmother stepdaughter mom mum congresswoman councilwoman spokeswoman chairwoman policewoman datin puan cik hajah
         ustazah smt alhaja hajiya",
    ),
    (
        Class::MASCULINE,
        "he him his himself mr sir lord baron king prince pope man father son brother husband widower grandson grandfather
         uncle nephew actor boy duke monk businessman boyfriend stepfather stepson dad congressman councilman spokesman
         chairman policeman salesman sportsman statesman clergyman fisherman fireman alderman frontman gunman cameraman
         anchorman ombudsman nobleman gentleman grandpa granddad grandad encik haji ustaz ustadz shri alhaji malam mallam",
    ),
    (
        Class::KIN,
        "brother sister wife husband mother father son daughter widow widower grandson granddaughter grandfather
         grandmother uncle aunt nephew niece cousin stepfather stepmother stepson stepdaughter partner fiance fiancee
         fiancé fiancée boyfriend girlfriend twin dad mom mum grandma granny gran nan grandpa granddad grandad",
    ),
    (Class::ROLE, OCCUPATIONS),
    (
        Class::ROLE,
        "cofounder princess frontrunner front-runner forward champion star painter counsel inspector glaciologist
         qualifier substitute socialist sponsor client vice-president monarch pontiff sultan emir sheikh heir caretaker
         successor predecessor welder bricklayer roofer plasterer cleaner janitor cashier courier lifeguard machinist goldsmith
         blacksmith seamstress bookseller shipowner defendant plaintiff complainant applicant pupil proprietor pm cm cs cji cjp igp agp academic carpenter publican pundit bondholders",
    ),
    (Class::KNIGHT, "sir dame"),
    (
        Class::FIELD,
        "foreign defence defense interior home state finance treasury health education justice economy economic environment
         agriculture farm transport transportation trade energy labour labor employment culture sport sports science industry
         housing water tourism communications technology development aviation railways immigration migration press
         executive managing general financial operating technical medical artistic creative staff fire police budget
         planning security intelligence commerce prosecutions competition fisheries mining",
    ),
    (
        Class::CONTRAST,
        "prime deputy vice former ex assistant acting associate junior senior late next previous new old other second first
         another current",
    ),
    (
        Class::ANONYMOUS,
        "spokesman spokeswoman spokesperson official source aide man woman person witness resident caller user neighbour
         neighbor suspect victim driver officer reporter interviewer moderator reader viewer customer employee worker
         adviser advisor colleague friend insider operative investigator speaker",
    ),
    (Class::ARTICLE, "the a an"),
    (Class::DEFINITE, "the this that"),
    (Class::POSSESSIVE, "his her its their our my your whose 's ’s"),
    (
        Class::PREPOSITION,
        "of in on at by for with from about against during under over into through after before between among without
         within toward towards upon across along around behind near since until despite amid off onto out outside inside
         per via like unlike as to than",
    ),
    (
        Class::STOP,
        "and or but nor if than that this these those who whom whose which what how why when where because although though
         while whereas unless whether since is are was were be been being am has have had do does did will would shall
         should can could may might must not n't also then later now just still again already even ever never only too
         so yet however instead meanwhile he she it they we you i him them us me there here said says told tells adds
         added asked asks replied wrote writes announced explained insisted argued claimed stated warned noted admitted
         according met beat saw called calls named took went came gave got knew stood sat ran drove spoke chose fell flew
         forgot grew hid kept rode rose shook slept spent stole swore threw understood woke wore wept began brought bought
         drew drank ate fought heard sang sank swam thought yesterday today monday tuesday wednesday thursday friday saturday sunday",
    ),
    (Class::COPULA, "is was remains became becomes"),
    (
        Class::OPENS_CLAUSE,
        "and but or that because although though while whereas if unless when after before since until as so where whether
         which who how why what once whom",
    ),
    (Class::ASKS, "asked ask asks pressed questioned interviewed challenged"),
    (Class::SAYS, "said says told tells added adds announced announces reported reports"),
    (Class::STAND_IN, "he she the its a an one"),
    (
        Class::SMALL,
        "he she it they we i you the a an one this that these those his her its their our my some many others another both
         neither everyone everybody someone somebody anyone anybody nobody none who officials police",
    ),
];

/// How many words of a title the two words begin with that are none alone: "Tan Sri" and "Datuk Seri" are titles, but "Tan"
/// and "Sri" are names too.
pub(super) fn honour(first: &str, second: &str) -> usize {
    let is_one = |word: &str, words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    let ranked = is_one(first, &["tan", "toh", "datuk", "dato", "dato'", "dato’", "datin"]);
    2 * usize::from(ranked && is_one(second, &["sri", "seri", "puan", "paduka", "patinggi", "panglima"]))
}

/// The classes of a word.
pub(super) fn classify(word: &str) -> Class {
    lists().classify(Key::of(word), || word)
}

/// The gender that a title, role or pronoun states, if it states one.
pub(super) fn gender_of(class: Class) -> Option<Gender> {
    match (class.has(Class::FEMININE), class.has(Class::MASCULINE)) {
        (true, false) => Some(Gender::Feminine),
        (false, true) => Some(Gender::Masculine),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_gender_only_from_words_that_state_it() {
        assert_eq!(gender_of(classify("Ms.")), Some(Gender::Feminine));
        assert_eq!(gender_of(classify("spokeswoman")), Some(Gender::Feminine));
        assert_eq!(gender_of(classify("spokesman")), Some(Gender::Masculine));
        assert_eq!(gender_of(classify("Oman")), None);
        assert_eq!(gender_of(classify("doctor")), None);
    }

    #[test]
    fn pronouns_and_articles_stand_in() {
        for word in ["he", "He", "HE", "she", "She", "SHE", "A", "An", "the", "The", "its", "Its", "one", "One"] {
            assert!(classify(word).has(Class::STAND_IN), "{word}");
        }
    }

    #[test]
    fn classes_disregard_case_and_full_stops() {
        assert!(classify("INC.").has(Class::SUFFIX));
        assert!(classify("Gov.").has(Class::TITLE));
        assert_eq!(classify("a word that is far too long to be listed"), Class::NONE);
    }
}
