//! The closed word classes: numerals, calendar words, units and the like, and their members in lower case.

use super::lexicon::Classes;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        $($(#[$doc])* pub(super) const $name: Classes = Classes::bit($bit);)*
    };
}

classes! {
    /// "one" to "nine".
    UNIT = 0;
    /// "zero", "ten" to "nineteen".
    TEEN = 1;
    /// "twenty" to "ninety".
    TENS = 2;
    /// "hundred", "million", "dozen".
    SCALE = 3;
    /// "thousands", "dozens".
    SCALES = 4;
    /// "third", "21st" in words.
    ORDINAL = 5;
    /// "half", "thirds": what a fraction counts.
    FRACTION = 6;
    /// A word that can begin a modifier of a number: "about", "at" (least), "more" (than).
    MODIFIER = 7;
    /// "January"; "Jan." too.
    MONTH = 8;
    /// "Monday"; "Mon." too.
    WEEKDAY = 9;
    /// "year", "week": a day or longer, singular.
    PERIOD = 10;
    /// "years", "weeks".
    PERIODS = 11;
    /// "hour", "minutes": shorter than a day, singular or plural.
    HOURS = 12;
    /// "morning", "night".
    DAYPART = 13;
    /// "summer".
    SEASON = 14;
    /// "last", "next", "past": what singles a period out.
    DEICTIC = 15;
    /// "today".
    RELATIVE_DAY = 16;
    /// "daily", "annual".
    FREQUENCY = 17;
    /// "early", "late", "mid".
    PART = 18;
    /// "Easter".
    HOLIDAY = 19;
    /// "dollar", "yen".
    CURRENCY = 20;
    /// "$", "US$", "Rs.", "USD": stands before its amount.
    CURRENCY_SIGN = 21;
    /// "%", "percent".
    PERCENT = 22;
    /// "mile", "kg".
    MEASURE = 23;
    /// "several", "few", "many": vague counts of periods.
    VAGUE = 24;
    /// "1990s" in words: "nineties".
    DECADE = 25;
    /// "GMT", "EST".
    ZONE = 26;
    /// "NYSE", "Nasdaq".
    EXCHANGE = 27;
    /// Any other word that a grammar's rule begins with.
    STARTER = 28;
}

/// The members of the closed classes.
pub(super) const CLOSED: &[(Classes, &str)] = &[
    (UNIT, "one two three four five six seven eight nine"),
    (TEEN, "zero ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    (TENS, "twenty thirty forty fourty fifty sixty seventy eighty ninety"),
    (SCALE, "hundred thousand million billion trillion quadrillion dozen bn mn tn lakh crore"),
    (SCALES, "hundreds thousands millions billions trillions dozens tens scores lakhs crores"),
    (
        ORDINAL,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
         fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth \
         seventieth eightieth ninetieth hundredth thousandth millionth umpteenth",
    ),
    (
        FRACTION,
        "half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths eighth \
         eighths ninth ninths tenth tenths twentieth twentieths hundredth hundredths",
    ),
    (
        MODIFIER,
        "about around nearly almost roughly approximately over under some at more less fewer up as close well just no \
         exactly estimated an only between roughly virtually barely circa ~ > < upwards north above below \
         approx approx. nearer slightly much anywhere",
    ),
    (
        MONTH,
        "january february march april may june july august september october november december jan jan. feb feb. mar \
         mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.",
    ),
    (
        WEEKDAY,
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays \
         saturdays sundays mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun.",
    ),
    (PERIOD, "day week month year decade century quarter weekend fortnight semester weekday millennium trimester"),
    (
        PERIODS,
        "days weeks months years decades centuries quarters weekends fortnights semesters weekdays millennia summers \
         winters",
    ),
    (HOURS, "hour hours minute minutes second seconds mins min secs sec hrs millisecond milliseconds"),
    (DAYPART, "morning afternoon evening night dawn dusk mornings afternoons evenings nights midday"),
    (SEASON, "summer winter spring autumn fall midsummer midwinter"),
    (
        DEICTIC,
        "last next past previous following coming current recent this that each every same preceding present upcoming \
         ensuing prior another these those",
    ),
    (RELATIVE_DAY, "today yesterday tomorrow"),
    (
        FREQUENCY,
        "daily weekly monthly quarterly yearly annual annually biweekly bimonthly biannual biennial fortnightly",
    ),
    (PART, "early late mid earlier later mid-"),
    (
        HOLIDAY,
        "christmas easter thanksgiving ramadan halloween hanukkah chanukah diwali passover xmas lent pentecost \
         christmastime juneteenth kwanzaa yuletide nowruz holi",
    ),
    (
        CURRENCY,
        "dollar dollars euro euros yen yuan pound pounds peso pesos rupee rupees ruble rubles rouble roubles franc \
         francs won rand rands real reais krona kronor krone kroner lira liras lire dinar dinars dirham dirhams baht \
         ringgit rupiah shekel shekels zloty forint riyal riyals cent cents penny pence naira shilling shillings cedi \
         cedis renminbi rmb mark marks drachma drachmas peseta pesetas guilder guilders kyat taka dong hryvnia \
         hryvnias tenge sterling bitcoin bitcoins usd eur gbp jpy cny cad aud chf inr krw sek nok dkk nzd hkd sgd zar \
         brl mxn rub pkr afghani afghanis kwacha birr kuna koruna korunas kopeks kopecks nickel nickels dimes \
         quid bucks",
    ),
    (
        CURRENCY_SIGN,
        "$ £ € ¥ ₹ ₩ ₽ ₺ ₦ ₪ ฿ ₫ ₱ ₴ ₿ ¢ us$ nt$ hk$ a$ c$ nz$ s$ r$ au$ ca$ rs rs. usd eur gbp jpy cny cad aud chf inr \
         krw sek nok dkk nzd hkd sgd zar brl mxn rub pkr rmb euro",
    ),
    (PERCENT, "% percent pct percentage ％ ‰"),
    (
        MEASURE,
        "mile miles kilometer kilometers kilometre kilometres km kms meter meters metre metres centimeter centimeters \
         centimetre centimetres cm millimeter millimeters millimetre millimetres mm foot feet ft ft. inch inches yard \
         yards acre acres hectare hectares ton tons tonne tonnes kilogram kilograms kilo kilos kg gram grams \
         milligram milligrams mg microgram micrograms lb lbs ounce ounces oz oz. gallon gallons liter \
         liters litre litres milliliter milliliters millilitre millilitres ml barrel barrels bushel bushels degree \
         degrees celsius fahrenheit ° °c °f mph kph km/h watt watts kilowatt kilowatts megawatt megawatts gigawatt \
         gigawatts kilowatt-hours megawatt-hours kwh mwh gwh mw gw kw volt volts hertz megahertz gigahertz mhz ghz byte \
         bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes kb mb gb tb megabit megabits \
         gigabits knot knots furlong furlongs fathom fathoms pint pints quart quarts calorie calories \
         kilocalories joule joules nanometer nanometers micron microns microns light-years light-year carat carats \
         megaton megatons kiloton kilotons decibel decibels megapixel megapixels stone teaspoon teaspoons tablespoon \
         tablespoons cup cups sqm sq. cubic square nautical metric",
    ),
    (VAGUE, "several few many couple some countless numerous multiple dozen half"),
    (DECADE, "twenties thirties forties fifties sixties seventies eighties nineties noughties"),
    (ZONE, "gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest ist jst hkt aest aedt"),
    (
        EXCHANGE,
        "nyse nasdaq amex nysemkt nysearca lse lon aim tsx tse tsxv tsx-v cve cse asx hkex hkg sehk sgx bse nse otc otcbb \
         otcqb otcqx otcmkts otcpk fra etr xetra epa euronext bit bme sto swx six krx kosdaq sha she sse szse tyo jse \
         osl cph hel ams ebr ise tase bmv bovespa bvmf nzx nzse nasdaqgs nasdaqgm nasdaqcm cboe neo bats",
    ),
    (
        STARTER,
        "overnight his her their my our the a an between age aged ages noon midnight tonight fiscal financial calendar academic new good ash palm black \
         cyber mardi rosh yom eid labor labour memorial independence veterans veteran valentine mother father election \
         boxing bastille canada australia republic armistice presidents columbus inauguration anzac earth patrick \
         martin king remembrance groundhog liberation constitution unity not upward latest latter entire",
    ),
];
