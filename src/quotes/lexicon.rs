//! The closed word lists, and the look-up of a word in them and in the cues.

use std::sync::LazyLock;

use super::class::Class;
use super::cues::{self, Form, Frame};
use crate::hash::{WordMap, lower_hash};
use crate::occupations::OCCUPATIONS;

/// A reporting verb in one of its forms, or a noun that a verb makes an act of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) frame: Frame,
    pub(super) form: Form,
}

/// What the lexicon knows about a token.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    pub(super) class: Class,
    pub(super) cue: Option<Cue>,
    /// A cue that its part of speech speaks against.
    pub(super) latent: Option<Cue>,
}

const LISTS: &[(Class, &str)] = &[
    (
        Class::DETERMINER,
        "a an the this these those some any each every no another either neither both all many several most few
         such other certain much more less half various multiple numerous one two three four five six seven eight nine ten
         dozens scores hundreds thousands",
    ),
    (Class::PRONOUN, "i he she we they it you who everyone everybody someone somebody nobody anyone others one y'all"),
    (Class::PERSON, "he she i they we you"),
    (Class::OBJECT, "me him her us them himself herself themselves itself myself yourself ourselves"),
    (Class::POSSESSIVE, "his her their its my our your whose"),
    (
        Class::PREPOSITION,
        "of in on at by for with from about against during under over into through after before between among
         without within toward towards upon across along around behind beyond near since until till despite amid amidst
         off onto out outside inside per via like unlike besides beside concerning regarding as above below
         throughout alongside including following than ahead atop aboard past plus down up",
    ),
    (Class::CONJUNCTION, "and or but nor yet"),
    (Class::AND, "and"),
    (
        Class::SUBORDINATOR,
        "because although though while whereas if unless since when whenever once after before until as so where
         whereby lest wherever even",
    ),
    (Class::THAT, "that"),
    (Class::RELATIVE, "who which whom whose"),
    (Class::QUESTION, "what how why when where whether if who which"),
    (
        Class::AUXILIARY,
        "is are was were be been am 's ’s 're ’re has have had having do does did will would can could may might must
         shall should 'll ’ll 'd ’d 've ’ve 'm ’m ca wo ai cannot being",
    ),
    (Class::NONFINITE, "be been being having doing 's ’s"),
    (Class::BE, "is are was were be been am being 're ’re 'm ’m"),
    (Class::NEGATION, "not n't n’t never"),
    (
        Class::ADVERB,
        "also then later now just still soon again already always often once twice even ever never only too very
         quite rather perhaps maybe however instead meanwhile moreover furthermore nevertheless nonetheless therefore
         thus indeed further first long ago afterward afterwards earlier almost simply previously recently
         finally eventually repeatedly publicly privately more less better well yet here there back once abruptly
         sometimes somewhat seldom rarely barely hardly so away together elsewhere next",
    ),
    (
        Class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
         saturdays sundays january february march april may june july august september october november december
         jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. today yesterday tomorrow tonight morning afternoon
         evening night week month year weekend noon midnight mon. tue. tues. wed. thu. thurs. fri. sat. sun.",
    ),
    (Class::ROLE, OCCUPATIONS),
    (
        Class::ROLE,
        "spokesmen spokeswomen spokespeople spokespersons officials analysts economists lawyers attorneys solicitors
         judges police officers doctors teachers students experts researchers scientists authors reporters journalists
         critics supporter supporters opponent opponents candidates lawmakers legislators leaders activists advocates
         advisers advisors aides strategists consultants representatives prosecutors witness witnesses neighbors
         neighbours residents man woman men women people person grandfather grandmother uncle aunt cousin nephew niece
         mum mom dad grandpa grandma stepfather stepmother widower fiance fiancee twin in-law mother father son
         daughter brother sister wife husband friend friends family couple boy girl voter voters member members worker
         workers employee employees farmers investigators diplomats insider insiders source sources observer observers
         participant participants veterans survivor survivors victim victims parent parents traders investors bankers
         engineers headteacher headmaster headmistress whip staffer staffers operatives partners scholars democrats
         republicans conservatives liberals protester protesters demonstrator demonstrators immigrant immigrants
         migrant rivals colleagues counterpart associate fellow trustees vice clerk organizers volunteer volunteers
         publicist justices defendant plaintiff plaintiffs caller customer customers passenger passengers user users
         fan fans viewer viewers reader readers correspondents mps msps meps mlas lord baroness supervisors
         administrators auditors paramedics firefighters pilots conservationists ecologists psychiatrists midwives
         nurses carers pensioners retirees tenants landlords shopkeepers fishermen ranchers growers miners accountants
         donors campaigners refugees jurors magistrates barristers hackers shareholders brokers forecasters
         meteorologists geologists astronomers physicists chemists biologists archaeologists epidemiologists
         psychologists politicians commanders soldiers builders councillors ceos detectives tourist tourists rescuer
         rescuers captains mayors ministers governors directors novelists sheriffs ambassadors priests bishops
         entrepreneurs columnists physicians surgeons curators actors singers artists musicians historians
         commissioners superintendents principals negotiators pollsters managers owners founders presidents chairmen
         executives senators professors coaches players bosses cops cop gunman gunmen bystander bystanders passer-by
         motorist motorists commuter commuters shopper shoppers pupil pupils patient patients",
    ),
    (
        Class::SOURCE,
        "company agency government ministry department campaign office commission committee council court board bank
         report study survey poll polls statement memo letter e-mail email lawsuit complaint filing document documents
         article story newspaper paper magazine publication site website network group union university school firm
         organization organisation association institute center administration congress parliament senate house police
         army military party team league club church bureau regulator regulators union publisher station channel
         outlet authority blog tweet post message note book column editorial ad ads advertisement advertisements sign headline caption law bill
         indictment affidavit ruling order authorities state city county country nation white kremlin pentagon
         airline automaker retailer manufacturer carmaker lender insurer startup hospital foundation charity coalition
         data figures reports studies documents records polls media release transcript voice voices bench tribunal jury
         section paragraph ordinance statute treaty constitution bylaw bylaws charter advisory circular",
    ),
    (
        Class::OCCASION,
        "condition background statement interview speech tweet tweets letter e-mail email memo report post message blog op-ed column article
         release briefing conference remarks testimony hearing debate call note video essay press book filing
         announcement address editorial piece brief documentary memoir rally appearance town segment commentary
         monologue broadcast facebook twitter instagram news telephone phone event forum meeting panel podcast show
         response caption notice ad commercial text texts emails e-mails poem sermon ruling verdict affidavit lawsuit complaint motion survey",
    ),
    (
        Class::WORK,
        "book film movie song album novel play show series episode article essay poem memoir documentary painting
         exhibition exhibit program programme magazine game single track musical opera column theme headline headlined titled
         entitled called named dubbed nicknamed hit ballad anthem sitcom drama comedy thriller segment reality section
         chapter report paper study video poster posters banner banners sign signs shirt shirts t-shirt
         t-shirts hat placard placards billboard billboards plaque sticker stickers leaflet leaflets flyer flyers",
    ),
    (
        Class::TITLE,
        "mr. mrs. ms. dr. mr mrs ms dr det det. sgt supt supt. ch insp insp. pc dci dcc cllr cllr. coun coun. capt lt gen col maj
         adm cmdr cmdr. cpl cpl. pte rev mx sen. rep. gov. lt. gen. col. sgt. capt. maj. adm. prof. rev. fr. sir lord lady dame
         senator representative governor president mayor judge justice king queen prince princess pope professor
         doctor general colonel captain sergeant lieutenant admiral secretary minister chancellor premier chairman
         chairwoman speaker congressman congresswoman councilman councilwoman commissioner sheriff officer detective
         inspector ambassador bishop archbishop cardinal rabbi imam pastor reverend father sister brother coach
         director ceo attorney solicitor prosecutor constable aunt uncle hon. sens. reps. drs. messrs. miss madam superintendent chief deputy
         headteacher headmaster headmistress
         representative-elect senator-elect president-elect",
    ),
    (
        Class::ADJECTIVE,
        "new old former top senior chief big small good bad great high low long short early late own same different
         large local national federal political economic social public private foreign democratic republican
         conservative liberal american british french german russian chinese young real true false free full
         open strong weak recent previous current first second third last next other major key leading
         so-called presidential congressional",
    ),
    (
        Class::VERB,
        "went came took made gave got saw knew thought found left kept held stood sat ran met lost won paid sent built
         spent brought bought caught taught fought sought felt fell grew drew threw flew drove rode rose wore broke chose
         spoke stole woke froze began drank sang sank swam rang hid bit hit hurt cut put set let shut led read fed
         slept wept crept dealt meant lent bent heard became understood forgot forgave shook struck stuck swept
         goes comes takes makes gives gets sees knows thinks finds leaves keeps holds stands sits runs meets loses wins pays
         sends builds spends brings feels falls grows draws throws rises wears breaks chooses begins means hears becomes
         wants needs likes loves hates hopes believes expects seems appears looks works lives plays moves turns starts
         stops tries helps shows follows leads remains continues faces plans seeks supports opposes includes involves
         requires allows lets gets reflects represents raises hits depends exists happens want need go come take make
         give get see know think find keep believe expect seem look seek deserve matter feel
         works runs holds offers serves uses sells stays ends opens closes says
         received failed refused declined",
    ),
    (Class::REFLEXIVE, "himself herself itself themselves myself ourselves"),
    (Class::ACCORDING, "according"),
    (Class::TO, "to"),
    (Class::BY, "by"),
    (Class::AS, "as"),
    (Class::ARTICLE, "a an the"),
    (Class::IT, "it"),
    (Class::MODAL, "will would can could may might must shall should 'll ’ll ca wo cannot do does did"),
    (Class::DEPARTMENT, "prime health financial operating technology marketing legal medical communications information press planning
        housing environment culture trade immigration tourism water cabinet economy home managing sport sports state defense defence treasury commerce labor labour education energy justice health transport
        transportation agriculture interior staff veterans homeland war foreign finance"),
    (Class::ABOUT, "about of against on over"),
    (
        Class::SPEECH,
        "statement statements claim claims assertion assertions remark remarks comment comments suggestion suggestions
         promise promises pledge pledges vow vows warning warnings argument arguments accusation accusations criticism
         declaration announcement allegation allegations contention prediction predictions observation admission
         insistence complaint complaints chant chants cry cries call calls tweet tweets question questions answer
         response reply description acknowledgment acknowledgement denial demand demands declaration message proclamation verdict
         refrain testimony quote quotation slogan motto mantra words quip joke phrase shout shouts plea pleas lament rebuke
         apology boast jibe defence defense assurance assurances explanation explanations",
    ),
    (Class::CITING, "citing referring"),
    (Class::ADVERSATIVE, "while although though whereas"),
];

/// Everything the lists say, by the hash of the lower-case word.
static LEXICON: LazyLock<WordMap<u64, Word>> = LazyLock::new(|| {
    let mut lexicon: WordMap<u64, Word> = WordMap::default();
    for &(class, words) in LISTS {
        for word in words.split_whitespace() {
            let entry = lexicon.entry(lower_hash(word)).or_default();
            entry.class = entry.class.or(class);
        }
    }
    for (word, cue) in all_cues() {
        let entry = lexicon.entry(lower_hash(&word)).or_default();
        entry.class = entry.class.or(Class::CUE);
        // A verb may stand in several lists, and a past is often a participle as well: the first entry wins.
        entry.cue.get_or_insert(cue);
    }
    lexicon
});

/// The forms of all reporting verbs.
fn all_cues() -> impl Iterator<Item = (String, Cue)> {
    let verbs = cues::VERBS.iter().flat_map(|&(frame, verbs)| verbs.split_whitespace().map(move |verb| (frame, verb)));
    verbs.flat_map(|(frame, verb)| cues::forms(verb).into_iter().map(move |(word, form)| (word, Cue { frame, form })))
}

/// What the lists say about the word with this [`lower_hash`].
#[inline]
pub(super) fn look_up(hash: u64) -> Option<Word> {
    LEXICON.get(&hash).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_listed_words_share_a_hash() {
        let listed = LISTS.iter().flat_map(|(_, words)| words.split_whitespace().map(str::to_owned));
        let words: std::collections::BTreeSet<String> = listed.chain(all_cues().map(|(word, _)| word)).collect();
        assert!(words.iter().all(|word| *word == word.to_ascii_lowercase()));
        assert!(words.len() > 1000);
        // "'s" and "’s" are one.
        let straight: std::collections::BTreeSet<String> = words.iter().map(|word| word.replace('’', "'")).collect();
        assert_eq!(LEXICON.len(), straight.len());
    }
}
