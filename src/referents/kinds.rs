//! Kinds of organisation: what "the newspaper", "the union" or "the company" can stand for.

use std::sync::LazyLock;

use super::key::{Key, ListMap};

/// A set of kinds of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds(u64);

impl Kinds {
    /// Nothing is known.
    pub(super) const UNKNOWN: Self = Self(0);
    pub(super) const COMPANY: Self = Self(1);
    pub(super) const PRESS: Self = Self(1 << 1);
    pub(super) const AGENCY: Self = Self(1 << 2);
    pub(super) const UNION: Self = Self(1 << 3);
    pub(super) const SCHOOL: Self = Self(1 << 4);
    pub(super) const COURT: Self = Self(1 << 5);
    pub(super) const BANK: Self = Self(1 << 6);
    pub(super) const CLUB: Self = Self(1 << 7);
    pub(super) const PARTY: Self = Self(1 << 8);
    pub(super) const HOSPITAL: Self = Self(1 << 9);
    pub(super) const MUSEUM: Self = Self(1 << 10);
    pub(super) const CHARITY: Self = Self(1 << 11);
    pub(super) const COUNCIL: Self = Self(1 << 12);
    pub(super) const LEAGUE: Self = Self(1 << 13);
    pub(super) const POLICE: Self = Self(1 << 14);
    pub(super) const CAMPAIGN: Self = Self(1 << 15);
    pub(super) const INSTITUTE: Self = Self(1 << 16);
    /// Where shares are traded. No noun of news stands for one.
    const EXCHANGE: Self = Self(1 << 17);
    const GROUP: Self = Self(1 << 18);
    pub(super) const AIRLINE: Self = Self(1 << 19);
    const GOVERNMENT: Self = Self(1 << 20);
    const BLOC: Self = Self(1 << 21);
    // Lines of business. A company is of one, if its name tells any.
    const STUDIO: Self = Self(1 << 32);
    const UTILITY: Self = Self(1 << 33);
    const DRUGS: Self = Self(1 << 34);
    const CARS: Self = Self(1 << 35);
    const INSURER: Self = Self(1 << 36);
    const RETAIL: Self = Self(1 << 37);
    const MINES: Self = Self(1 << 38);
    const CHIPS: Self = Self(1 << 39);
    const DRINKS: Self = Self(1 << 40);
    const BOOKS: Self = Self(1 << 41);
    const BROKER: Self = Self(1 << 42);
    const LINES: u64 = u64::MAX << 32;

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if a thing of these kinds can be called by a noun of the kinds `noun`. What is of unknown kind can be a company,
    /// a newspaper or a club, whose names tell least.
    pub(super) fn fit(self, noun: Self) -> bool {
        if self == Self::UNKNOWN {
            noun.0
                & (Self::COMPANY.0 | Self::PRESS.0 | Self::CLUB.0 | Self::GROUP.0 | Self::CHARITY.0 | Self::AIRLINE.0)
                != 0
        } else {
            self.0 & noun.0 != 0
        }
    }

    /// True of a noun such as "company" or "lender", which news uses for what it is about.
    pub(super) fn is_business(self) -> bool {
        self.0 & (Self::COMPANY.0 | Self::BANK.0 | Self::AIRLINE.0) != 0
    }

    pub(super) fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the lines of business that a noun and a name tell are one, or two; `None` if one of them tells none.
    pub(super) fn same_line(self, noun: Self) -> Option<bool> {
        let (own, wanted) = (self.0 & Self::LINES, noun.0 & Self::LINES);
        (own != 0 && wanted != 0).then_some(own & wanted != 0)
    }

    /// True of a noun that tells a line of business.
    pub(super) fn has_line(self) -> bool {
        self.0 & Self::LINES != 0
    }

    pub(super) fn is_bank(self) -> bool {
        self.0 & Self::BANK.0 != 0
    }

    pub(super) fn is_police(self) -> bool {
        self.0 & Self::POLICE.0 != 0
    }

    pub(super) fn is_union(self) -> bool {
        self.0 & Self::UNION.0 != 0
    }

    /// True of a name that tells a business or a club, or nothing: no council, police or court has it.
    pub(super) fn is_trade(self) -> bool {
        self == Self::UNKNOWN || self.is_business() || self.0 & Self::CLUB.0 != 0
    }

    pub(super) fn is_exchange(self) -> bool {
        self == Self::EXCHANGE
    }
}

/// For each kind the nouns that stand for one, and the words that tell it in a name.
const LISTS: &[(Kinds, &str, &str)] = &[
    (
        Kinds::COMPANY,
        "company firm business corporation giant retailer maker manufacturer carmaker automaker drugmaker chipmaker grocer rival competitor
         supermarket chain startup start-up supplier utility operator developer shipbuilder planemaker conglomerate insurer
         brewer miner producer refiner consultancy brokerage provider contractor publisher studio lender restaurateur
         subsidiary multinational group distributor builder buyer bidder acquirer purchaser suitor",
        "inc corp co ltd llc plc ag sa spa se nv bv gmbh lp llp ab asa oyj kk bhd pvt pte pty company corporation incorporated limited holdings motors foods
         systems technologies stores markets electric energy pharmaceuticals industries group partners capital research
         software solutions airlines brothers marine castings interactive laboratories semiconductor entertainment networks
         oil petroleum chemical insurance financial securities ventures",
    ),
    (
        Kinds::PRESS,
        "newspaper paper magazine publication outlet site website broadcaster network journal tabloid daily weekly station
         channel publisher broadsheet blog agency service",
        "news times post journal herald gazette courier ledger tribune chronicle globe examiner inquirer observer mirror
         dispatch sentinel register telegraph guardian independent daily weekly press magazine radio television tv media
         broadcasting verge wire newswire reuters bloomberg cnn bbc nbc abc cbs msnbc npr ap afp breitbart politico review
         today circuit mail sun standard star echo argus",
    ),
    (
        Kinds::AGENCY,
        "agency bureau authority office regulator watchdog department ministry commission inspectorate service centre
         center",
        "agency bureau authority office administration department ministry commission inspectorate service council treasury
         directorate board centre center secretariat committee institute regulator survey organization organisation",
    ),
    (Kinds::UNION, "union", "union united workers guild brotherhood teamsters metalworkers federation association labour labor"),
    (Kinds::SCHOOL, "university college school academy", "university college school academy polytechnic"),
    (Kinds::COURT, "court tribunal", "court tribunal"),
    (Kinds::BANK, "bank lender", "bank bancorp banco savings credit financial trust"),
    (
        Kinds::CLUB,
        "club team side franchise",
        "club united city athletic fc afc rovers wanderers rangers albion hotspur real sport-verein sporting town county calcio cf sc dynamo dinamo olympique
         borussia juventus rugby cricket",
    ),
    (Kinds::PARTY, "party", "party democrats republicans alliance front congress labour conservatives greens liberal
         democratic socialist communist conservative republican"),
    (Kinds::HOSPITAL, "hospital clinic", "hospital clinic infirmary medical health"),
    (Kinds::MUSEUM, "museum gallery library theatre theater orchestra opera", "museum gallery library theatre theater orchestra opera"),
    (Kinds::CHARITY, "charity foundation fund trust nonprofit non-profit organisation organization society",
     "foundation fund trust charity society relief aid united"),
    (Kinds::COUNCIL, "council committee panel board assembly parliament senate", "council committee panel board assembly parliament senate congress"),
    (Kinds::LEAGUE, "league federation association body union", "league federation association confederation"),
    (Kinds::POLICE, "police force", "police constabulary sheriff force"),
    (Kinds::CAMPAIGN, "campaign", "campaign"),
    (Kinds::INSTITUTE, "institute institution think-tank centre center", "institute institution center centre foundation"),
    (
        Kinds::EXCHANGE,
        "exchange",
        "nyse nasdaq amex lse tsx asx nyseamerican otc otcqb otcqx euronext nse bse hkex sgx",
    ),
    (
        Kinds::GROUP,
        "group organisation organization coalition body charity",
        "group association coalition alliance society network federation council foundation institute united watch forum
         initiative",
    ),
    (Kinds::BLOC, "bloc alliance organisation organization", "union community states nations nato asean mercosur opec organization organisation"),
    (
        Kinds::GOVERNMENT,
        "government administration presidency cabinet",
        "house kremlin pentagon government administration presidency cabinet",
    ),
    (Kinds::AIRLINE, "airline carrier", "air airlines airways aviation"),
    (
        Kinds::COMPANY.or(Kinds::STUDIO),
        "studio filmmaker",
        "pictures films film productions studio studios animation entertainment games",
    ),
    (
        Kinds::COMPANY.or(Kinds::UTILITY),
        "utility",
        "water electric electricity gas power energy utilities",
    ),
    (
        Kinds::COMPANY.or(Kinds::DRUGS),
        "drugmaker",
        "pharmaceuticals pharmaceutical pharma therapeutics biotech biosciences vaccines biologics",
    ),
    (Kinds::COMPANY.or(Kinds::CARS), "carmaker automaker", "motors motor auto automotive cars"),
    (Kinds::COMPANY.or(Kinds::INSURER), "insurer", "insurance assurance mutual reinsurance"),
    (
        Kinds::COMPANY.or(Kinds::RETAIL),
        "retailer grocer supermarket chain",
        "stores supermarkets foods grocery mart retail outlets markets",
    ),
    (Kinds::COMPANY.or(Kinds::MINES), "miner", "minera mining mines minerals resources gold metals copper lithium"),
    (Kinds::COMPANY.or(Kinds::CHIPS), "chipmaker", "semiconductor semiconductors microelectronics chips"),
    (
        Kinds::COMPANY.or(Kinds::BROKER),
        "broker brokerage",
        "securities brokers capital markets",
    ),
    (Kinds::COMPANY.or(Kinds::DRINKS), "brewer distiller", "brewery breweries brewing distillers distillery"),
    (Kinds::COMPANY.or(Kinds::BOOKS), "publisher press", "books publishing publishers press"),
];

type Table = ListMap<Kinds>;

static TABLES: LazyLock<(Table, Table)> = LazyLock::new(|| {
    let (mut nouns, mut names) = (Table::default(), Table::default());
    for &(kind, noun_list, name_list) in LISTS {
        for (table, list) in [(&mut nouns, noun_list), (&mut names, name_list)] {
            for word in list.split_whitespace() {
                let entry = table.entry(Key::of(word)).or_default();
                *entry = entry.or(kind);
            }
        }
    }
    (nouns, names)
});

/// What a noun such as "newspaper" can stand for; [`Kinds::UNKNOWN`] if it stands for no organisation.
pub(super) fn of_noun(key: Key) -> Kinds {
    TABLES.0.get(&key).copied().unwrap_or_default()
}

/// True of a noun that things of other names are called by as well: what the text calls "the agency" may be an office or a
/// bureau, but "the ministry" is a ministry by name.
pub(super) fn is_general(noun: Key) -> bool {
    const GENERAL: [&str; 12] = [
        "agency",
        "company",
        "group",
        "organisation",
        "organization",
        "service",
        "firm",
        "centre",
        "center",
        "body",
        "paper",
        "carrier",
    ];
    static KEYS: LazyLock<[Key; 12]> = LazyLock::new(|| GENERAL.map(Key::of));
    KEYS.contains(&noun)
}

/// True of a noun that says what the name before it is: "the Courier newspaper", but not "the Tarn supplier".
pub(super) fn explains_name(noun: &str) -> bool {
    matches!(
        noun,
        "company"
            | "newspaper"
            | "magazine"
            | "agency"
            | "charity"
            | "party"
            | "group"
            | "union"
            | "bank"
            | "airline"
            | "network"
            | "broadcaster"
            | "website"
            | "platform"
            | "chain"
            | "publication"
    )
}

/// What the words of a name tell about its bearer.
pub(super) fn of_name(words: impl Iterator<Item = Key>) -> Kinds {
    words.fold(Kinds::UNKNOWN, |kinds, word| kinds.or(TABLES.1.get(&word).copied().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(noun: &str, name: &str) -> bool {
        of_name(name.split(' ').map(Key::of)).fit(of_noun(Key::of(noun)))
    }

    #[test]
    fn a_noun_fits_names_of_its_kind() {
        assert!(fits("newspaper", "Carraway Herald"));
        assert!(fits("union", "United Metalworkers"));
        assert!(!fits("union", "Orrin Foods Inc."));
        assert!(!fits("company", "Federal Trade Commission"));
        assert!(!fits("company", "NYSE"));
    }

    #[test]
    fn a_name_that_tells_nothing_can_be_a_company_but_no_court() {
        assert!(fits("retailer", "Walmart"));
        assert!(fits("publication", "Kelder"));
        assert!(!fits("court", "Walmart"));
        assert!(!fits("mayor", "Walmart"));
    }
}
