//! States of the United States by the abbreviations that news writes behind towns: "Mont." is Montana.

use super::key::Key;

/// The key of the whole name of the state that a word with a full stop abbreviates, if it does.
pub(super) fn full_name(word: &str) -> Option<Key> {
    let name = match word {
        "Ala." => "Alabama",
        "Ariz." => "Arizona",
        "Ark." => "Arkansas",
        "Calif." => "California",
        "Colo." => "Colorado",
        "Conn." => "Connecticut",
        "Del." => "Delaware",
        "Fla." => "Florida",
        "Ga." => "Georgia",
        "Ill." => "Illinois",
        "Ind." => "Indiana",
        "Kan." => "Kansas",
        "Ky." => "Kentucky",
        "La." => "Louisiana",
        "Md." => "Maryland",
        "Mass." => "Massachusetts",
        "Mich." => "Michigan",
        "Minn." => "Minnesota",
        "Miss." => "Mississippi",
        "Mo." => "Missouri",
        "Mont." => "Montana",
        "Neb." => "Nebraska",
        "Nev." => "Nevada",
        "Okla." => "Oklahoma",
        "Ore." => "Oregon",
        "Pa." => "Pennsylvania",
        "Tenn." => "Tennessee",
        "Tex." => "Texas",
        "Vt." => "Vermont",
        "Va." => "Virginia",
        "Wash." => "Washington",
        "Wis." => "Wisconsin",
        "Wyo." => "Wyoming",
        _ => return None,
    };
    Some(Key::of(name))
}
