//! Fields of work: whether someone whom the text has called one thing can be called another.
//!
//! News varies its nouns within a field: "the surgeon" is the head of a hospital's ward, "the keeper" plays for a club. A
//! noun from another field than all that the text has said of someone rather means somebody else.

use std::sync::LazyLock;

use super::key::{Key, ListMap};
use super::kinds::Kinds;

/// A set of fields of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fields(u64);

impl Fields {
    /// Nothing is known.
    pub(super) const UNKNOWN: Self = Self(0);
    const POLITICS: Self = Self(1);
    const BENCH: Self = Self(1 << 1);
    const BAR: Self = Self(1 << 2);
    const PROSECUTION: Self = Self(1 << 3);
    const POLICE: Self = Self(1 << 4);
    const MILITARY: Self = Self(1 << 5);
    const MEDICINE: Self = Self(1 << 6);
    const SCIENCE: Self = Self(1 << 7);
    const SCHOOL: Self = Self(1 << 8);
    const BUSINESS: Self = Self(1 << 9);
    const FINANCE: Self = Self(1 << 10);
    const PRESS: Self = Self(1 << 11);
    const PLAYER: Self = Self(1 << 12);
    const COACH: Self = Self(1 << 13);
    const ARTS: Self = Self(1 << 14);
    const RELIGION: Self = Self(1 << 15);
    const LABOUR: Self = Self(1 << 16);
    const CULTURE: Self = Self(1 << 17);
    const SAFETY: Self = Self(1 << 18);
    const FARM: Self = Self(1 << 19);
    // Offices and positions of which one person has one at a time.
    const HEAD_OF_STATE: Self = Self(1 << 32);
    const MINISTER: Self = Self(1 << 33);
    const GOVERNOR: Self = Self(1 << 34);
    const MAYOR: Self = Self(1 << 35);
    const LEGISLATOR: Self = Self(1 << 36);
    const COUNCILLOR: Self = Self(1 << 37);
    const ENVOY: Self = Self(1 << 38);
    const KEEPER: Self = Self(1 << 39);
    const BACK: Self = Self(1 << 40);
    const MIDFIELD: Self = Self(1 << 41);
    const FRONT: Self = Self(1 << 42);
    const EXCLUSIVE: u64 = u64::MAX << 32;

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These fields with those of everyone who works for an employer: who is a club's coach is none of its players.
    pub(super) fn with_staff(self, staff: Self) -> Self {
        let known = self.0 & (Self::COACH.0 | Self::PLAYER.0) != 0;
        self.or(if known { Self(staff.0 & !(Self::COACH.0 | Self::PLAYER.0)) } else { staff })
    }

    /// How a noun of these fields agrees with someone of the fields `own`, and once of the fields `before`.
    pub(super) fn agreement(self, own: Self, before: Self) -> Agreement {
        if self.0 & before.0 != 0 {
            return Agreement::Same;
        }
        if self.0 == 0 || own.0 == 0 {
            return Agreement::Unknown;
        }
        // Nobody plays in midfield and coaches.
        let coaches = |fields: Self| fields.0 & Self::COACH.0 != 0 && fields.0 & Self::PLAYER.0 == 0;
        let plays = |fields: Self| fields.0 & (Self::KEEPER.0 | Self::BACK.0 | Self::MIDFIELD.0 | Self::FRONT.0) != 0;
        if plays(self) && coaches(own) || coaches(self) && plays(own) {
            return Agreement::Excluded;
        }
        let exclusive = |fields: u64| fields & Self::EXCLUSIVE;
        let other_post = exclusive(self.0) != 0 && exclusive(own.0) != 0 && exclusive(self.0 & own.0) == 0;
        if exclusive(self.0 & own.0) != 0 {
            Agreement::Post
        } else if other_post {
            Agreement::Excluded
        } else if self.0 & own.0 == 0 {
            Agreement::Other
        } else {
            Agreement::Same
        }
    }

    /// True of those who speak in court by office.
    pub(super) fn is_of_court(self) -> bool {
        self.0 & (Self::BENCH.0 | Self::BAR.0 | Self::PROSECUTION.0) != 0
    }

    /// The field of those who work for an organisation of these kinds.
    pub(super) fn of_staff(kinds: Kinds) -> Self {
        let fields = [
            (Kinds::COMPANY, Self::BUSINESS),
            (Kinds::BANK, Self::FINANCE.or(Self::BUSINESS)),
            (Kinds::AIRLINE, Self::BUSINESS),
            (Kinds::PRESS, Self::PRESS),
            (Kinds::UNION, Self::LABOUR),
            (Kinds::SCHOOL, Self::SCHOOL.or(Self::SCIENCE)),
            (Kinds::INSTITUTE, Self::SCIENCE),
            (Kinds::CLUB, Self::PLAYER.or(Self::COACH)),
            (Kinds::PARTY, Self::POLITICS),
            (Kinds::HOSPITAL, Self::MEDICINE),
            (Kinds::MUSEUM, Self::CULTURE.or(Self::ARTS)),
            (Kinds::POLICE, Self::POLICE),
        ];
        let of = fields.iter().filter(|(kind, _)| kind.shares(kinds)).map(|&(_, field)| field);
        of.fold(Self::UNKNOWN, Self::or)
    }
}

/// How the fields of a noun agree with those of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// They share a post that one has at a time: a defender is a full-back.
    Post,
    /// They share another field.
    Same,
    /// Those of the noun or of the person are not known.
    Unknown,
    /// They share none.
    Other,
    /// They are two posts that nobody has at once.
    Excluded,
}

/// For each field the nouns for those who work in it. A noun may stand in several rows. "Leader", "head", "director" and
/// "president" are of no field: every field has them.
const LISTS: &[(Fields, &str)] = &[
    (
        Fields::POLITICS,
        "politician aide lawmaker legislator candidate nominee democrat republican conservative liberal socialist centrist populist
         nationalist communist tory frontrunner front-runner challenger incumbent strategist statesman stateswoman dissident
         backbencher libertarian progressive whip campaigner",
    ),
    (Fields::HEAD_OF_STATE.or(Fields::POLITICS), "monarch king queen emperor sultan emir sovereign"),
    (Fields::MINISTER.or(Fields::POLITICS), "minister premier taoiseach"),
    (Fields::GOVERNOR.or(Fields::POLITICS), "governor gov"),
    (Fields::MAYOR.or(Fields::POLITICS), "mayor"),
    (
        Fields::LEGISLATOR.or(Fields::POLITICS),
        "senator sen representative rep congressman congresswoman mp assemblyman assemblywoman parliamentarian",
    ),
    (Fields::COUNCILLOR.or(Fields::POLITICS), "councillor councilman councilwoman councilmember alderman cllr coun"),
    (Fields::ENVOY.or(Fields::POLITICS), "ambassador envoy diplomat consul negotiator"),
    (Fields::BENCH, "judge justice magistrate"),
    (Fields::BAR, "lawyer attorney counsel solicitor barrister"),
    (Fields::PROSECUTION, "prosecutor attorney"),
    (
        Fields::POLICE,
        "detective inspector superintendent sergeant constable sheriff policeman policewoman investigator trooper lieutenant
         captain",
    ),
    (
        Fields::MILITARY,
        "general colonel major captain lieutenant sergeant admiral commander soldier marine brigadier corporal veteran",
    ),
    (
        Fields::MEDICINE,
        "doctor dr physician surgeon nurse psychiatrist psychologist paediatrician pediatrician cardiologist oncologist
         neurologist epidemiologist virologist immunologist pharmacist therapist dentist midwife paramedic medic clinician",
    ),
    (
        Fields::SCIENCE,
        "scientist researcher professor prof dr academic scholar author physicist chemist biologist geologist astronomer
         astrophysicist mathematician seismologist meteorologist climatologist glaciologist epidemiologist virologist ecologist
         oceanographer archaeologist anthropologist sociologist historian economist psychologist palaeontologist paleontologist
         zoologist botanist engineer statistician volcanologist hydrologist geneticist linguist philosopher immunologist
         lecturer neuroscientist student",
    ),
    (
        Fields::SCHOOL,
        "teacher headteacher principal dean professor prof lecturer academic scholar student pupil educator superintendent rector
         provost researcher",
    ),
    (
        Fields::BUSINESS,
        "executive ceo cfo coo cto founder cofounder owner proprietor manager entrepreneur businessman businesswoman tycoon
         billionaire millionaire magnate industrialist engineer banker shopkeeper publican restaurateur landlord landlady chef
         baker brewer grocer retailer publisher developer hotelier inventor trader contractor",
    ),
    (Fields::FINANCE, "analyst economist strategist investor banker broker trader accountant financier"),
    (
        Fields::PRESS,
        "reporter journalist correspondent editor columnist commentator blogger critic host anchor presenter broadcaster pundit
         moderator producer photographer publisher author",
    ),
    (
        Fields::PLAYER,
        "player captain skipper striker midfielder defender winger forward goalkeeper keeper quarterback pitcher golfer boxer
         cyclist swimmer sprinter driver champion star veteran qualifier substitute athlete rider jockey playmaker fullback
         batsman bowler batter runner gymnast skier skater rower international pundit hooker prop flanker linebacker receiver
         finalist medallist medalist debutant scorer goalscorer marksman rookie hurdler jumper wrestler fighter racer
         wicketkeeper opener",
    ),
    (Fields::KEEPER.or(Fields::PLAYER), "goalkeeper keeper"),
    (
        Fields::BACK.or(Fields::PLAYER),
        "defender fullback full-back centre-back center-back centreback left-back right-back wing-back sweeper stopper
         centre-half",
    ),
    (Fields::MIDFIELD.or(Fields::PLAYER), "midfielder playmaker mid-fielder"),
    (Fields::FRONT.or(Fields::PLAYER), "striker forward winger goalscorer marksman attacker centre-forward center-forward"),
    (Fields::COACH, "coach manager trainer tactician"),
    (
        Fields::ARTS,
        "author writer novelist poet playwright dramatist laureate artist painter sculptor photographer architect designer musician
         singer composer conductor rapper guitarist drummer pianist violinist cellist bassist soprano tenor baritone songwriter
         vocalist frontman actor actress filmmaker producer screenwriter comedian comic dancer choreographer performer star
         cinematographer biographer storyteller illustrator cartoonist",
    ),
    (Fields::RELIGION, "bishop archbishop priest pastor rabbi imam cleric cardinal pope pontiff vicar reverend monk nun preacher"),
    (Fields::LABOUR, "unionist steward"),
    (Fields::CULTURE, "curator archivist librarian historian conservator collector archaeologist"),
    (Fields::SAFETY, "firefighter fireman paramedic rescuer lifeguard"),
    (Fields::FARM, "farmer grower rancher vintner winemaker shepherd fisherman forester gardener"),
];

static FIELDS: LazyLock<ListMap<Fields>> = LazyLock::new(|| {
    let mut fields: ListMap<Fields> = ListMap::default();
    for &(field, nouns) in LISTS {
        for noun in nouns.split_whitespace() {
            let entry = fields.entry(Key::of(noun)).or_default();
            *entry = entry.or(field);
        }
    }
    fields
});

/// The fields of a public defender, who plays for nobody.
pub(super) const COUNSEL: Fields = Fields::BAR;

/// The fields of those whom a noun stands for.
pub(super) fn of_noun(noun: Key) -> Fields {
    FIELDS.get(&noun).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_one_field_stand_for_one_another() {
        let agreement =
            |noun: &str, own: &str| of_noun(Key::of(noun)).agreement(of_noun(Key::of(own)), Fields::UNKNOWN);
        assert_eq!(agreement("surgeon", "doctor"), Agreement::Same);
        assert_eq!(agreement("keeper", "player"), Agreement::Same);
        assert_eq!(agreement("keeper", "striker"), Agreement::Excluded);
        assert_eq!(agreement("senator", "governor"), Agreement::Excluded);
        assert_eq!(agreement("surgeon", "judge"), Agreement::Other);
        assert_eq!(agreement("surgeon", "grandmother"), Agreement::Unknown);
    }
}
