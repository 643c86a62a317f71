//! The word classes that names are recognised by: titles, heads, suffixes and the words around names.

use super::lexicon::Classes;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        $($(#[$doc])* pub(super) const $name: Classes = Classes::bit($bit);)*
    };
}

classes! {
    /// A given name.
    GIVEN = 32;
    /// A surname.
    SURNAME = 33;
    /// A word that is mostly written in lower case.
    COMMON = 34;
    /// The first word of a name in the gazetteer.
    LISTED = 35;
    /// A place of one word.
    PLACE = 36;
    /// "Mr.", "Dr.": what follows is a person.
    HONORIFIC = 37;
    /// "President", "Senator", "CEO".
    TITLE = 38;
    /// "Prime", "Foreign": goes before a title.
    TITLE_PART = 39;
    /// "Inc.", "Corp.", "AG".
    COMPANY = 40;
    /// "University", "Ministry": makes an organisation of the name it ends or begins.
    ORG_HEAD = 41;
    /// "Airport", "Street".
    FAC_HEAD = 42;
    /// "River", "Island".
    LOC_HEAD = 43;
    /// "County", "Province".
    GPE_HEAD = 44;
    /// "Olympics", "War".
    EVENT_HEAD = 45;
    /// "Act", "Treaty".
    LAW_HEAD = 46;
    /// "Prize", "Symphony".
    WORK_HEAD = 47;
    /// "van", "bin": joins the parts of a person's name.
    PARTICLE = 48;
    /// "said", "told": a person or organisation does this.
    SPEECH = 49;
    /// "in", "near": a place may follow.
    PLACE_PREPOSITION = 50;
    /// A function word or frequent verb: never the noun that a name before it modifies.
    FUNCTION = 51;
    /// "actor", "lawyer": a person's occupation, in lower case before the name.
    OCCUPATION = 52;
    /// "company", "firm": an organisation's kind, in lower case next to the name.
    ORG_NOUN = 53;
    /// "city", "town": a place's kind, in lower case next to the name.
    PLACE_NOUN = 54;
    /// "Jr.", "III".
    NAME_SUFFIX = 55;
    /// Written with capitals, but no name of a person, organisation or place: "Internet", "GDP".
    NO_NAME = 56;
}

/// The members of the classes that are not read from lists.
pub(super) const NAME_WORDS: &[(Classes, &str)] = &[
    (
        HONORIFIC,
        "mr. mrs. ms. mr mrs ms miss dr. dr prof. sir dame madam monsieur mme. sen. rep. gov. gen. lt. col. maj. \
         capt. sgt. cpl. pvt. adm. cmdr. rev. hon. messrs. reps. sens. drs. sheik sheikh lord lady pres. supt. \
         insp. det. msgr. atty. fr. brig. br. sr. mullah maulana ayatollah hajj haji insp supt cllr coun coun. \
         sgt capt lt col gen maj cpl pte cmdr prof rev hon",
    ),
    (
        TITLE,
        "president presidents minister ministers premier chancellor secretary senator senators representative \
         governor congressman congresswoman mayor king queen prince princess emperor pope general colonel captain \
         lieutenant major sergeant admiral commander marshal corporal judge justice chief chairman chairwoman \
         chairperson chair ceo cfo coo cto cio director spokesman spokeswoman spokesperson coach manager professor \
         doctor reverend bishop archbishop imam rabbi cardinal father sister brother ambassador envoy commissioner \
         sheriff officer attorney lawyer deputy leader speaker treasurer councilman councilwoman alderman delegate \
         lawmaker duke duchess earl baron baroness sultan emir crown detective inspector constable superintendent \
         private trooper analyst economist author actor actress singer editor reporter correspondent journalist \
         columnist anchor founder co-founder owner partner counsel prosecutor dean provost principal strategist \
         president-elect vice-president ex-president secretary-general director-general mp chef pastor saint \
         lawmakers researcher scientist astronaut quarterback goalkeeper striker midfielder defender pitcher uncle \
         aunt grandma grandpa",
    ),
    (
        TITLE_PART,
        "prime foreign defense defence interior finance vice deputy acting former chief executive assistant under \
         first senior junior managing interim state opposition majority minority house health education justice \
         trade energy environment labor labour home agriculture transport transportation treasury information \
         culture police army military supreme lieutenant major brigadier rear attorney press crown financial \
         operating technology general national security party special parliamentary cabinet economy economics \
         economic oil planning sports tourism welfare science housing commerce religious district solicitor \
         associate adjunct emeritus head assembly senate parliament city county court research communications \
         marketing sales investment market media legal political spiritual",
    ),
    (
        COMPANY,
        "inc inc. corp corp. co co. ltd ltd. llc plc ag sa s.a. nv n.v. gmbh se spa s.p.a. llp lp l.p. pty bhd kk \
         oyj asa corporation incorporated limited cos. bros. holdings plc. ab",
    ),
    (
        ORG_HEAD,
        "coal iron steel gold resources minerals economics estate homes brands wire healthcare motor bancorp bancshares \
         biotech biopharma biosciences apparel retail outfitters restaurants hotels resorts cruises lines rail railway \
         railways railroad freight shipping express trading metals lithium uranium copper advisors advisers asset \
         management wealth equity mortgage savings mutual reinsurance broadcasting cable wireless mobile interactive \
         digital online games microsystems devices instruments semiconductors materials aluminum aluminium packaging \
         plastics cement glass construction builders engineering infrastructure utilities refining drilling \
         exploration offshore maritime solar renewables sciences genetics genomics diagnostics medical surgical \
         airlines brewing breweries distillers tobacco realty sox university college school institute institution academy ministry department bureau agency administration \
         authority commission committee council board congress senate parliament assembly court tribunal bank \
         group company companies association federation foundation union party front movement league organization \
         organisation society alliance coalition army navy force forces brigade brigades battalion division \
         regiment corps police guard guards command service services office center centre laboratory laboratories \
         lab labs hospital clinic church airlines airways airline motors electric industries industry systems \
         technologies technology solutions partners capital ventures fund trust insurance financial securities \
         exchange telecom communications networks network news times post journal tribune herald gazette daily \
         weekly magazine press newspaper radio television tv media entertainment pictures studios records museum \
         orchestra club united fc f.c. afc team lions tigers bears eagles hawks pharmaceuticals pharma energy \
         petroleum oil gas mining steel chemical chemicals foods stores markets international global enterprises \
         associates consulting brothers sons software semiconductor robotics biosciences therapeutics aerospace \
         automotive logistics properties realty chamber caucus cabinet secretariat directorate task consortium \
         cooperative syndicate cartel gang militia brotherhood initiative program programme project campaign panel \
         delegation mission embassy consulate treasury reserve observatory watch lobby conference parliamentarians \
         constabulary sheriff's knesset junta regime government chronicle globe examiner inquirer enquirer \
         observer mirror dispatch sentinel register courier telegraph bulletin review gallery library theatre \
         theater opera ballet philharmonic rangers wanderers rovers athletic albion hotspur villa palace giants \
         cowboys patriots jets dolphins raiders chiefs warriors bulls heat spurs cavaliers pistons braves cubs \
         astros phillies orioles cardinals brewers twins royals padres mariners bruins blackhawks penguins flyers \
         canadiens leafs senators wildcats bulldogs huskies crimson",
    ),
    (
        FAC_HEAD,
        "airport airports street avenue road boulevard bridge tunnel highway freeway expressway turnpike stadium \
         arena hall tower towers building plaza square park palace castle cathedral mosque temple synagogue shrine \
         station terminal port harbor harbour dam canal prison jail base barracks camp hotel mall zoo cemetery \
         memorial monument gate wall crossing field speedway racecourse lane drive alley pier dock courthouse \
         mansion house garden gardens ave. st. rd. blvd. reactor plant pipeline checkpoint",
    ),
    (
        LOC_HEAD,
        "river sea ocean lake mountain mountains mount island islands isle isles desert valley peninsula gulf bay \
         strait straits cape coast hills hill canyon forest glacier volcano delta basin plateau plains creek falls \
         beach range reef archipelago channel lagoon region highlands steppe continent hemisphere",
    ),
    (
        GPE_HEAD,
        "county province city state republic kingdom emirate township village district prefecture governorate \
         oblast municipality emirates territory",
    ),
    (
        EVENT_HEAD,
        "war wars olympics games championship championships cup tournament festival festivals revolution uprising \
         massacre battle operation hurricane typhoon cyclone storm tsunami earthquake marathon derby prix summit \
         series bowl open masters crusade expo holocaust intifada coup rebellion referendum jubilee biennale \
         playoffs finals super",
    ),
    (
        LAW_HEAD,
        "act treaty accord accords convention constitution amendment protocol code statute pact charter law bill \
         agreement declaration resolution directive regulation",
    ),
    (WORK_HEAD, "prize award awards medal symphony sonata concerto show"),
    (
        PARTICLE,
        "van von der den de la le du da dos das del della di bin ibn abu al el ben bint ter ten zu y e ul ur st. \
         al- el- san",
    ),
    (
        SPEECH,
        "said says told tells added adds asked replied announced explained insisted argued claimed stated warned \
         noted admitted acknowledged conceded denied declared commented remarked wrote writes tweeted testified \
         vowed promised urged complained recalled suggested thinks believes thought believed called criticized \
         praised met visited arrived resigned died married scored won accused pleaded confessed smiled laughed \
         nodded shrugged sighed joked quipped predicted agreed refused declined",
    ),
    (
        PLACE_PREPOSITION,
        "in at near from to across throughout outside around toward towards into via northern southern eastern \
         western central downtown north south east west inside",
    ),
    (
        FUNCTION,
        "a an the and or but nor so yet if than that this these those in on at by to of for with from as into onto \
         over under about after before between during through against among within without upon since until till \
         while when where who whom whose which what how why because although though unless whether is are was were \
         be been being am has have had having do does did done will would shall should can could may might must \
         not n't 's ’s it its he his him she her they them their we us our you your i me my there here then now \
         also just only even still too very more most less least much many few some any all both each every no one \
         two three said says told tells made make makes came come comes went go goes gone got get gets took take \
         takes gave give gives saw see sees won wins lost loses began begins ended killed left became become \
         becomes remains remained called calls wants want plans plan hopes met meets held holds agreed accused \
         announced reported asked added signed launched opened closed rose fell beat beats faces faced led leads \
         ordered rejected refused denied warned urged invaded attacked backed supports supported include includes \
         including used uses like per versus vs via up down out off away again ever never often later earlier ago \
         soon yesterday today tomorrow tonight last next such same other another well however meanwhile therefore \
         thus already almost nearly once twice first second paid sent set put cut hit built bought sold brought \
         fought sought taught thought found bound kept meant read ran sat spent stood struck swore understood wore \
         drew grew knew threw flew broke chose drove rode spoke stole shook ate bore drank sank stuck swept dealt \
         felt shut split spread quit bid cost let pays sends runs voted offers",
    ),
    (
        OCCUPATION,
        "actor actress singer author writer lawyer attorney spokesman spokeswoman leader coach teammate striker \
         goalkeeper quarterback pitcher economist analyst scientist researcher professor director producer \
         journalist reporter editor novelist poet artist painter composer musician rapper guitarist drummer \
         comedian politician lawmaker businessman businesswoman entrepreneur investor founder co-founder chairman \
         executive activist dissident cleric militant terrorist suspect detainee prisoner victim wife husband son \
         daughter brother sister father mother uncle cousin nephew friend colleague neighbor neighbour resident \
         candidate rival successor predecessor player captain star champion golfer boxer cyclist swimmer skier \
         sprinter driver pilot astronaut doctor nurse teacher student officer soldier commander general colonel \
         judge prosecutor president minister senator governor mayor ambassador envoy historian philosopher \
         mathematician physicist chemist biologist engineer architect designer model photographer filmmaker broker \
         trader banker strategist consultant expert adviser advisor aide secretary treasurer premier chancellor \
         named midfielder defender winger forward centre-back fullback skipper manager billionaire tycoon magnate \
         heiress whistleblower seed veteran laureate legend",
    ),
    (
        ORG_NOUN,
        "company firm giant maker manufacturer retailer bank insurer brokerage automaker carmaker airline carrier \
         broadcaster newspaper magazine publisher startup start-up conglomerate group agency organization \
         organisation charity union party network station website chain supplier operator developer provider \
         lender producer brand subsidiary unit publication tabloid shares stock spokesman spokeswoman spokesperson \
         executives shareholders",
    ),
    (
        PLACE_NOUN,
        "city town village province state district county capital port island region suburb neighborhood \
         neighbourhood municipality township area resort",
    ),
    (NAME_SUFFIX, "jr jr. sr sr. ii iii iv"),
    (
        NO_NAME,
        "internet web gdp gnp aids hiv h.i.v. hiv/aids cd cds dvd dvds tv tvs pc pcs ok ceo cfo coo cto ipo mba \
         phd ph.d. m.d. b.a. m.a. dna rna sars ebola covid covid-19 wi-fi usb gps atm atms pdf html cgi ufo er icu \
         iq id ids suv suvs rv mp3 p.m. a.m. pm am bc ad ce bce a.d. b.c. no. nos. vs. vol. p. pp. mr mrs xi vi \
         vii viii ix god lord jesus christ allah satan heaven bluetooth lgbt lgbtq mri faq diy aka a.k.a. r&b pr \
         hr lp ep ko mvp rbi era eps ebitda ebit yoy etf etfs reit reits esg hdtv lcd led vip usd former acting \
         ex- ph rip asap",
    ),
];
