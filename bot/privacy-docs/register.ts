/** Entry for the Algoritmeregister (algoritmes.overheid.nl, publication standard 1.0) and the texts of AI Act art. 50. */
import { MADE, table, type Material } from './material.ts';

export function algorithmRegister({ city, rules, languages }: Material): string {
  const count = (colour: string) => String(rules.filter((rule) => rule.colour === colour).length);
  return `${MADE}
# Algoritmeregister: ${city.name}

| Veld | Tekst |
| --- | --- |
| Naam | Warmlijn |
| Organisatie | Gemeente ${city.name} |
| Korte omschrijving | Automatische assistent die bewoners met geldzorgen via WhatsApp en sms te woord staat, acute nood herkent en een medewerker met een naam erbij haalt. |
| Type | Regels (gesloten lijst) en een kleine lokale tekstclassificatie; taalmodel standaard uit |
| Status | In ontwikkeling |
| Doel en impact | Sneller bij een mens. Er wordt geen recht toegekend of geweigerd en geen bedrag bepaald. |
| Afwegingen | Bij twijfel een mens; gevaarwoorden gaan voor alles; geen profiel of score; hoe iemand schrijft bepaalt alleen het tempo en wordt niet bewaard. |
| Menselijke tussenkomst | Elke kleur kan door een medewerker worden gewijzigd; "mens" werkt altijd; iemand jonger dan 27 wordt nooit afgewezen om "niet erg genoeg". |
| Risicobeheer | docs/security/threat-model.md en docs/privacy/dpia-input.md |
| Wettelijke basis | Wet gemeentelijke schuldhulpverlening, artikel 3 en 4; door de gemeente te bevestigen |
| Gegevens | zie docs/privacy/dpia-input.md |
| Technische werking | Eerst een vaste lijst gevaarwoorden, dan regels en classificatie naar een gesloten lijst onderwerpen, dan de regels hieronder. Een foto van een brief leest een lokale tekstherkenner; regels (locales/nl/letters.yaml) noemen soort, afzender, dag en bedrag, alleen als dat zeker genoeg is, en een medewerker kijkt mee. |
| Talen | ${languages.join(', ')} |
| Leverancier | Open source (EUPL-1.2); de gemeente draait het zelf |

## De regels die een kleur geven
${count('rood')} voor rood, ${count('oranje')} voor oranje, ${count('groen')} voor groen; de zwaarste telt.

Een brief over ontruiming, afsluiting of beslag telt als dezelfde dreiging in woorden. Een dagvaarding is rood: Wet gemeentelijke schuldhulpverlening, artikel 4.

${table(
  ['Kleur', 'Wanneer', 'Grondslag'],
  rules.map(({ colour, reason, basis }) => [colour, reason, basis]),
)}

Rood: eerste gesprek binnen ${String(city.terms.redWorkingDays)} werkdagen. Oranje: binnen ${String(city.terms.orangeWeeks)} weken.
`;
}

/** Said at first contact, on asking, and at a spreekuur. */
export const ART_50_TEXTS = ['about.introduction', 'about.robot', 'spreekuur.hello'] as const;

export function aiActTexts({ city, languages, say }: Material): string {
  const parts = ART_50_TEXTS.map(
    (id) =>
      `## \`${id}\`\n${table(
        ['Taal', 'Tekst'],
        languages.map((lang) => [lang, say(lang, id).replaceAll('\n', ' ')]),
      )}`,
  );
  return `${MADE}
# AI-verordening, artikel 50: ${city.name}

Bewoners horen bij het eerste contact, voor elke eerste vraag, dat zij met een automatische assistent schrijven, wie meeleest en dat zij om een mens kunnen vragen. Deze teksten zijn de teksten die Warmlijn stuurt.

${parts.join('\n\n')}

Er worden geen beelden, geluiden of teksten gemaakt die voor die van een mens moeten doorgaan. Emotie wordt niet als kenmerk vastgelegd.
`;
}
