/** Input for the DPIA (AVG art. 35): what is processed, why, for how long, who reaches it. */
import type { Role } from '../../dialogs/city.ts';
import { MADE, table, type Material } from './material.ts';

/** Why each role needs what it reaches (AVG art. 5(1)(b), purpose limitation). */
const PURPOSE: Readonly<Record<Role, string>> = {
  trajectbegeleider:
    'bewoners helpen; ziet geld alleen van wie hij of zij begeleidt, en nooit na een weigering',
  vrijwilliger:
    'naast een bewoner de vragen doorlopen; ziet alleen de eigen spreekuurgesprekken, geen dossier en geen geld',
  achterwacht: 'acute nood buiten kantooruren; ziet geen geld',
  teamleider:
    'cijfers, termijnen en rooster; opent alleen wat wacht of van hemzelf of haarzelf is; ziet geen geld',
  beheerder: 'de dienst laten draaien; ziet niets van bewoners',
};

const KINDS: Readonly<Record<string, string>> = {
  'yes-no': 'ja of nee',
  choice: 'een keuze',
  several: 'een of meer keuzes',
  need: 'een behoefte',
  months: 'een aantal maanden',
  band: 'een orde van grootte',
  area: 'een wijk',
  'call-time': 'een tijdstip',
  line: 'een regel van de samenvatting',
  guess: 'een keuze',
  words: 'eigen woorden',
  birthday: 'dag en maand van geboorte: vergeleken, niet bewaard in het gesprek',
};

export function dpia({ city, questions, receivers, access }: Material): string {
  const { transcript, closedCase, audit } = city.retentionDays;
  const asked = [...new Map(questions.map((one) => [`${one.flow} ${one.saves}`, one])).values()];
  return `${MADE}
# Invoer voor de DPIA: ${city.name}

Dit is invoer, geen DPIA: rechtsgrond, afweging en restrisico beoordeelt de gemeente met haar functionaris gegevensbescherming.

## Welke gegevens
${table(
  ['Soort', 'Wat', 'Waarvoor', 'Hoe lang'],
  [
    [
      'Bereikbaarheid',
      'telefoonnummer of WhatsApp-id, kanaal, taal, naam die iemand zelf opgaf',
      'antwoorden en terugbellen',
      `${closedCase} dagen na het laatste contact`,
    ],
    [
      'Gesprek',
      'wat iemand schreef en wat terug is gezegd; in plaats van BSN, IBAN, pincode en wachtwoord staat een merkteken',
      'begrijpen en overdragen',
      `${transcript} dagen`,
    ],
    [
      'Antwoorden',
      'labels uit een gesloten lijst, met eigen woorden',
      'kleur, eerste hulp, samenvatting',
      `eigen woorden ${transcript} dagen, labels met de zaak mee`,
    ],
    [
      'Stoplicht',
      'kleur, regel, reden en wie overrulde',
      'volgorde van hulp',
      `${closedCase} dagen na het laatste contact`,
    ],
    [
      'Overdracht en traject',
      'wie, wanneer, beloften, afspraken, stappen, notities',
      'een mens die echt komt',
      `${closedCase} dagen na het laatste contact`,
    ],
    [
      'Huishoudboekje',
      'alleen het deelnemernummer; bedragen staan alleen in antwoorden in het gesprek',
      'saldo en leefgeld vertellen',
      'koppeling tot zij wordt verbroken; antwoorden als het gesprek',
    ],
    [
      'Brieven',
      'soort, afzender, datum, dag en bedrag die een computer las; de foto alleen na een ja, verzegeld, zonder plaats en toestel, voor de genoemde medewerker; de gelezen tekst niet',
      'vertellen wat er staat en een mens laten meekijken',
      `${transcript} dagen; een foto zonder ja wordt na de lezing bij Twilio gewist, na drie dagen zonder antwoord ook`,
    ],
    [
      'Toestemming',
      'aan wie, ja of nee, wanneer, in welke woorden',
      'aantonen',
      `${closedCase} dagen na het laatste contact`,
    ],
    [
      'Auditlog',
      'wie wiens geld of brief zag en wanneer; nooit een bedrag, naam of woord',
      'verantwoording (art. 5 lid 2)',
      `${audit} dagen`,
    ],
  ],
)}

Niet bewaard: geen profiel, geen score, geen stress afgeleid uit hoe iemand schrijft, geen opnamen, en van bijlagen alleen een foto van een brief na een ja.

## Wat gevraagd wordt
${table(
  ['Gesprek', 'Bewaard als', 'Soort antwoord', 'Keuzes'],
  asked.map(({ flow, saves, expects, choices }) => [
    flow,
    saves,
    KINDS[expects] ?? expects,
    choices.join(', '),
  ]),
)}

## Met wie gedeeld, alleen na een ja
${receivers.map((receiver) => `- ${receiver}`).join('\n')}
- verwijzers: ${Object.keys(city.feedback).join(', ')} (alleen dat en wanneer, op de momenten van city.yaml)

## Wie bij wat kan (doelbinding per rol)
${Object.entries(access)
  .map(
    ([role, routes]) =>
      `### ${role}\n${PURPOSE[role as Role]}\n\n${routes.map((route) => `- \`${route}\``).join('\n')}`,
  )
  .join('\n\n')}

## Rechten van bewoners
- Inzage (art. 15): "wat weet je van mij?" in het gesprek vertelt wat voor soort gegevens er zijn en hoe lang; een mens geeft het hele afschrift, gemaakt met \`npm run insight\` (leesbaar, of als bestand).
- Wissen (art. 17): "vergeet mij", en \`npm run erase\`. Iedere bewoner heeft een eigen sleutel; bij wissen wordt die vernietigd, zodat ook oude reservekopieën van deze bewoner onleesbaar zijn. De sleutels staan niet in die reservekopieën. Zij hebben een eigen kopie, die elke dag wordt overschreven en dus hoogstens één dag een gewiste sleutel bevat (docs/operations.md). Wat blijft staat in docs/decisions/0011-keys-and-shredding.md.
- Bezwaar en geen automatisch besluit (art. 21, 22): "mens" werkt altijd; een kleur bepaalt alleen de volgorde, een mens kan haar wijzigen.
- Intrekken van toestemming (art. 7 lid 3): op elk moment, in gewone woorden.
`;
}
