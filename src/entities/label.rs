//! What an entity can be.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Error;

/// The kind of thing that an entity mention names: the 18 labels of OntoNotes 5, and five that news needs besides.
///
/// The text form is the field's own upper-case name:
///
/// ```
/// use pullquote::Label;
/// assert_eq!(Label::WorkOfArt.as_str(), "WORK_OF_ART");
/// assert_eq!("GPE".parse::<Label>()?, Label::Gpe);
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum Label {
    /// People, without their titles.
    Person,
    /// Nationalities, religious, ethnic and political groups.
    Norp,
    /// Buildings, airports, roads, bridges.
    Fac,
    /// Companies, agencies, institutions, teams, media.
    Org,
    /// Countries, states, cities: places with a government.
    Gpe,
    /// Mountains, seas, continents, regions.
    Loc,
    /// Vehicles, weapons, foods, devices; not services.
    Product,
    /// Named storms, wars, battles, competitions.
    Event,
    /// Titles of books, songs, programmes, prizes.
    WorkOfArt,
    /// Named laws, treaties and documents made into law.
    Law,
    /// Named languages.
    Language,
    /// Days, months, years, ages, periods of a day or longer.
    Date,
    /// Times shorter than a day.
    Time,
    /// Percentages, with their sign or word.
    Percent,
    /// Amounts of money, with their unit.
    Money,
    /// Measures of weight, distance, area, temperature and the like.
    Quantity,
    /// "first", "17th".
    Ordinal,
    /// Numerals of no other kind.
    Cardinal,
    /// A stock symbol: `WMT` in "(NYSE: WMT)".
    Ticker,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A user name on social media, with its `@`.
    Handle,
    /// A topic on social media, with its `#`.
    Hashtag,
}

impl Label {
    /// Every label, in a fixed order.
    pub const ALL: [Self; 23] = [
        Self::Person,
        Self::Norp,
        Self::Fac,
        Self::Org,
        Self::Gpe,
        Self::Loc,
        Self::Product,
        Self::Event,
        Self::WorkOfArt,
        Self::Law,
        Self::Language,
        Self::Date,
        Self::Time,
        Self::Percent,
        Self::Money,
        Self::Quantity,
        Self::Ordinal,
        Self::Cardinal,
        Self::Ticker,
        Self::Email,
        Self::Url,
        Self::Handle,
        Self::Hashtag,
    ];

    /// The label's name as it stands in tables, such as `"PERSON"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Norp => "NORP",
            Self::Fac => "FAC",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Product => "PRODUCT",
            Self::Event => "EVENT",
            Self::WorkOfArt => "WORK_OF_ART",
            Self::Law => "LAW",
            Self::Language => "LANGUAGE",
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Percent => "PERCENT",
            Self::Money => "MONEY",
            Self::Quantity => "QUANTITY",
            Self::Ordinal => "ORDINAL",
            Self::Cardinal => "CARDINAL",
            Self::Ticker => "TICKER",
            Self::Email => "EMAIL",
            Self::Url => "URL",
            Self::Handle => "HANDLE",
            Self::Hashtag => "HASHTAG",
        }
    }

    /// True for names of people, organisations and places: the labels whose mentions are joined under one name.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Org | Self::Gpe | Self::Loc | Self::Fac)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Label {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|label| label.as_str() == name)
            .ok_or_else(|| Error::unknown("label", name, Self::ALL.map(Self::as_str)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_reads_back_from_its_name() {
        for label in Label::ALL {
            assert_eq!(label.as_str().parse::<Label>().unwrap(), label);
            assert_eq!(serde_json::to_value(label).unwrap(), label.as_str());
        }
    }

    #[test]
    fn an_unknown_label_names_the_known_ones() {
        let message = "person".parse::<Label>().unwrap_err().to_string();
        assert!(message.contains("person") && message.contains("PERSON, NORP"), "{message}");
    }
}
