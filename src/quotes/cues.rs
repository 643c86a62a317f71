//! The cue lexicon: verbs that report, with what they can report and in which form they stand. A noun that a verb makes an act of
//! speech is a cue as well.

/// What a cue can introduce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frame(u16);

impl Frame {
    /// A quotation: “...,” she quipped.
    pub(super) const QUOTE: Self = Self(1);
    /// A clause that reports speech without marks: she said it would hold.
    pub(super) const CLAUSE: Self = Self(2);
    /// A noun phrase that reports speech: she criticized the plan.
    pub(super) const NOUN: Self = Self(4);
    /// A clause or phrase that counts as reported only if part of it is quoted: she called it “safe”.
    pub(super) const TERM: Self = Self(8);
    /// An addressee before what is reported: she told reporters.
    pub(super) const ADDRESSEE: Self = Self(16);
    /// Reported only as a question, or with "that": she asked whether, she agreed that.
    pub(super) const MARKED: Self = Self(32);
    /// Reported in the infinitive: she urged them to leave.
    pub(super) const INFINITIVE: Self = Self(64);
    /// Reported after a preposition: she warned of a flood, she spoke about the levee.
    pub(super) const ABOUT: Self = Self(128);
    /// Reported after "to": she pointed to the levee.
    pub(super) const TOWARDS: Self = Self(256);
    /// Reported only as a clause after "that" of which part is quoted: the report found that it was “a sham”.
    pub(super) const FINDING: Self = Self(512);
    /// Makes works as well as it reports: she wrote “Blue Moon”.
    pub(super) const MAKES: Self = Self(2048);
    /// Reported only behind "as": she heralded the deal as “a triumph”.
    pub(super) const AS: Self = Self(4096);
    /// No verb of a speaker's, so that nothing behind what it tells goes on with what the speaker did: "according to".
    pub(super) const SOURCE: Self = Self(16384);
    /// A noun that the verb before it makes an act of speech: she made the claim that it held.
    pub(super) const MADE: Self = Self(8192);
    /// Reported as what its object is to do: she ordered the crews to leave, she called on them to leave.
    pub(super) const DIRECTIVE: Self = Self(32768);
    /// Said of whom its object names, so that it never stands before its subject: “...,” thanked Roe.
    pub(super) const PERSON: Self = Self(1024);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// True for the frame of a verb that gives what it quotes for a name or a judgement, and reports nothing by itself: "called".
    pub(super) fn is_term(self) -> bool {
        let directs = self.has(Self::INFINITIVE) || self.has(Self::DIRECTIVE) && !self.has(Self::ADDRESSEE);
        let reports = self.has(Self::CLAUSE) || self.has(Self::MARKED) && !directs;
        self.has(Self::TERM) && !reports
    }

    /// True if a preposition must stand before whom the verb directs: "called on them to leave".
    pub(super) fn needs_preposition(self) -> bool {
        self.has(Self::DIRECTIVE) && !self.has(Self::ADDRESSEE.join(Self::INFINITIVE))
    }

    /// All but `other`.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// True for the frame of "report" and "announce".
    pub(super) fn announces(self) -> bool {
        self == QCM
    }

    /// Both.
    pub(super) const fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "say": an infinitive, or the present with a plural subject.
    Base,
    /// "says"
    Third,
    /// "said": the past or the past participle, which look alike in most verbs.
    Past,
    /// "written", where it differs from the past.
    Participle,
    /// "saying"
    Ing,
}

const Q: Frame = Frame::QUOTE;
const QC: Frame = Q.join(Frame::CLAUSE);
const QCN: Frame = QC.join(Frame::NOUN);
const QCM: Frame = QC.join(Frame::MARKED);
const QM: Frame = Q.join(Frame::MARKED).join(Frame::TERM);
const QT: Frame = Q.join(Frame::TERM);
const QP: Frame = QT.join(Frame::PERSON);
const NT: Frame = Frame::NOUN.join(Frame::TERM).join(Q);

/// The verbs that report, each with what its verbs can introduce. A verb that bends irregularly is written
/// "base:past" or "base:past:participle", and one with two pasts stands twice: "label label:labelled".
pub(super) const VERBS: &[(Frame, &str)] = &[
    (
        QC,
        "say:said add note argue acknowledge insist assert conclude observe contend
          reply:replied tweet claim declare state remark retort reiterate concede
          caution joke lament allege boast",
    ),
    (QC.join(Frame::MAKES), "write:wrote:written"),
    (QC, "testify:testified confess aver:averred theorise"),
    (QM, "respond repeat answer object"),
    (QM.join(Frame::TOWARDS), "point"),
    (QM.join(Frame::ABOUT), "speak:spoke:spoken comment"),
    (QC.join(Frame::ADDRESSEE).join(Frame::INFINITIVE), "tell:told"),
    (QC.join(Frame::ADDRESSEE), "inform assure notify:notified"),
    (QC.join(Frame::ADDRESSEE).join(Frame::INFINITIVE), "remind"),
    (QM.join(Frame::ADDRESSEE).join(Frame::DIRECTIVE), "ask advise"),
    (QC.join(Frame::ADDRESSEE).join(Frame::ABOUT).join(Frame::INFINITIVE), "warn"),
    (QCM, "announce report"),
    (
        QCN,
        "suggest explain indicate confirm predict admit:admitted promise disclose stress emphasize emphasise
           hint proclaim recount complain clarify:clarified
           elaborate summarize summarise",
    ),
    (QC, "estimate"),
    (QM.join(Frame::ADDRESSEE), "text e-mail email message cable telegraph"),
    (QM, "forecast:forecast"),
    (QM, "post maintain underscore highlight"),
    (
        QM,
        "agree recall vow pledge deny:denied affirm attest:attested volunteer quip:quipped muse counter
          theorize speculate marvel grumble bemoan gripe gush opine guess conclude reveal
          fret confide imply:implied insinuate express decree rule rejoice reckon swear:swore:sworn",
    ),
    (QM.join(Frame::ADDRESSEE), "wonder inquire enquire question query:queried"),
    (Frame::DIRECTIVE, "appeal"),
    (Frame::DIRECTIVE.join(Frame::INFINITIVE), "direct"),
    (Frame::MARKED.join(Frame::INFINITIVE), "submit:submitted accept"),
    (Q.join(Frame::INFINITIVE).join(Frame::CLAUSE).join(Frame::NOUN), "urge"),
    (QT.join(Frame::INFINITIVE).join(Frame::MARKED), "demand recommend propose request"),
    (
        QT.join(Frame::INFINITIVE).join(Frame::MARKED).join(Frame::DIRECTIVE),
        "beg:begged implore order instruct command beseech exhort",
    ),
    (QT.join(Frame::DIRECTIVE), "call"),
    (QT.join(Frame::MARKED).join(Frame::DIRECTIVE), "plead:pleaded"),
    (
        Q,
        "rage beam disagree counsel taunt venture marvel:marvelled shout yell scream whisper murmur mutter cry:cried
         exclaim chant bark snap:snapped sigh laugh chuckle growl snarl sneer bellow roar croak stammer mumble
         interject interrupt intone chime tease chide scoff hiss groan moan wail shriek screech drawl gasp rasp mock
         deadpan blurt ejaculate rejoin continue holler bawl coo soothe begin:began:begun resume conclude enthuse
         fume rant rave snort grunt blog:blogged deadpan implore thunder whine prompt protest reason
         reflect sing:sang:sung crow pipe prod:prodded persist recite shrug:shrugged smile grin:grinned nod:nodded
         sniff gloat bluster sputter huff bristle jeer heckle cackle giggle wheeze trill explode erupt parry jibe gibe
         storm stutter vent weep:wept wink yawn preach quote snicker squeal expound opine
         finish",
    ),
    (QT, "read:read"),
    (Frame::FINDING, "find:found show:showed learn"),
    (Q, "close put:put sum:summed shoot:shot fire pray press probe remember"),
    (NT, "criticize criticise describe denounce decry:decried mention condemn"),
    (
        QT,
        "dub:dubbed label label:labelled brand deem characterize characterise refer:referred dismiss liken compare portray depict
         tout apologize apologise cite detail outline echo decry reject concede challenge invoke signal:signaled
         argue mock lash charge counter address raise brag:bragged rail term style
         bill tag:tagged caption title entitle name warn promise cheer determine allege envision
         regard urge bemoan mourn advocate offer",
    ),
    (Frame::TERM.join(Frame::AS), "herald introduce rank position present paint cast:cast frame"),
    (Frame::TERM, "talk rate insult pronounce"),
    (
        QP,
        "accuse blame blast slam:slammed attack deride ridicule rip:ripped bash praise hail defend thank welcome
         congratulate assail lambaste lambast chastise scold rebuke castigate slammed trash laud applaud credit
         salute endorse",
    ),
];

/// The forms of a verb entry such as "write:wrote:written".
pub(super) fn forms(entry: &str) -> Vec<(String, Form)> {
    let mut parts = entry.split(':');
    let base = parts.next().unwrap_or_default();
    let past = parts.next().map_or_else(|| regular_past(base), ToOwned::to_owned);
    let mut forms = vec![
        (base.to_owned(), Form::Base),
        (third(base), Form::Third),
        (ing(base, &past), Form::Ing),
        (past, Form::Past),
    ];
    if let Some(participle) = parts.next() {
        forms.push((participle.to_owned(), Form::Participle));
    }
    forms
}

fn ends_in_consonant_y(base: &str) -> bool {
    base.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end))
}

fn third(base: &str) -> String {
    if ends_in_consonant_y(base) {
        format!("{}ies", &base[..base.len() - 1])
    } else if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| base.ends_with(end)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if ends_in_consonant_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else {
        format!("{base}ed")
    }
}

/// The present participle; the past tells whether the last consonant is doubled: "quipped", "quipping".
fn ing(base: &str, past: &str) -> String {
    if base.ends_with('e') && !base.ends_with("ee") && base != "be" {
        format!("{}ing", &base[..base.len() - 1])
    } else if past.len() == base.len() + 3 && past.ends_with("ed") {
        format!("{}ing", &past[..past.len() - 2])
    } else {
        format!("{base}ing")
    }
}
