//! Nouns for what a person is by office, occupation or standing.

/// In lower case and the singular, with spaces between. The quotes and the referents both read roles by them; each layer has
/// further nouns of its own.
pub(crate) const OCCUPATIONS: &str = "\
    spokesman spokeswoman spokesperson mayor president governor senator minister secretary director chairman chairwoman
    chair chairperson chief executive ceo cfo coo cto officer official analyst economist professor lawyer attorney
    solicitor judge doctor nurse teacher student expert researcher scientist author writer reporter journalist editor
    critic candidate lawmaker legislator leader head owner founder co-founder manager coach captain player activist
    advocate adviser advisor aide strategist consultant pollster representative congressman congresswoman councilman
    councilwoman commissioner sheriff prosecutor neighbor neighbour resident widow farmer driver king queen prince pope
    bishop priest pastor rabbi imam general colonel sergeant lieutenant host anchor moderator producer actor actress
    singer artist musician historian investigator detective diplomat ambassador envoy negotiator veteran trader
    investor banker entrepreneur engineer superintendent principal dean chancellor treasurer speaker lobbyist columnist
    commentator blogger nominee president-elect operative boss partner specialist scholar psychologist physician
    surgeon biologist architect designer democrat republican conservative liberal rival colleague premier deputy
    assistant trustee secretary-general organizer organiser agent curator conductor novelist poet justice guest
    correspondent mp msp td mep mla peer supervisor administrator assemblyman assemblywoman selectman alderman
    comptroller controller auditor coroner registrar ombudsman constable warden provost rector vice-chancellor vicar
    deacon archbishop cardinal nun monk bailiff paramedic firefighter plumber electrician trooper corporal brigadier
    admiral commodore pilot skipper midfielder striker goalkeeper defender winger quarterback pitcher umpire referee
    presenter archivist conservationist ecologist virologist immunologist oncologist cardiologist neurologist
    psychiatrist pediatrician paediatrician midwife carer caregiver pensioner retiree tenant landlord shopkeeper
    butcher baker fisherman rancher grower miner trucker chef waiter waitress hairdresser realtor surveyor accountant
    donor campaigner refugee claimant juror magistrate barrister pathologist whistleblower hacker coder shareholder
    stockholder broker forecaster meteorologist seismologist volcanologist geologist astronomer
    astrophysicist physicist chemist botanist zoologist entomologist paleontologist palaeontologist anthropologist
    archaeologist sociologist criminologist demographer epidemiologist statistician mathematician linguist philosopher
    theologian therapist dentist veterinarian pharmacist librarian photographer filmmaker screenwriter playwright
    choreographer composer rapper guitarist drummer comedian politician businessman businesswoman tycoon billionaire
    magnate dissident cleric commander soldier cyclist golfer boxer swimmer sprinter jockey astronaut gardener builder
    mechanic technician secretary-treasurer councillor cllr burgess taoiseach tánaiste";
