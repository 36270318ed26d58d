/** Who processes on behalf of the city (AVG art. 28), by the settings that switch them on. */
import { MADE, table, type Material } from './material.ts';

interface Processor {
  readonly who: string;
  /** Settings that switch it on. */
  readonly settings: readonly string[];
  readonly what: string;
  readonly where: string;
}

/** Every outside party a setting can lead to. A test holds this list against the settings. */
export const PROCESSORS: readonly Processor[] = [
  {
    who: 'Twilio (WhatsApp via Meta, sms via telecombedrijven)',
    settings: [
      'TWILIO_ACCOUNT_SID',
      'TWILIO_AUTH_TOKEN',
      'TWILIO_WHATSAPP_FROM',
      'TWILIO_SMS_FROM',
      'TWILIO_MESSAGING_SERVICE_SID',
      'TWILIO_API_URL',
    ],
    what: 'alle berichten van en naar bewoners, met hun nummer, ook plaatjes en voorgelezen antwoorden; Twilio houdt een eigen berichtenlog bij en haalt plaatjes en spraak bij ons op',
    where: 'regio van het Twilio-account; TWILIO_API_URL kiest een andere',
  },
  {
    who: 'Microsoft (Teams en Entra ID)',
    settings: [
      'MicrosoftAppType',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'BotOpenIdMetadata',
      'ENTRA_URL',
    ],
    what: 'aanmelden van medewerkers; kaarten met voornaam, kleur en reden uit een gesloten lijst, nooit woorden of bedragen',
    where: 'tenant van de gemeente',
  },
  {
    who: 'Wie de database host',
    settings: ['DATABASE_URL'],
    what: 'alles wat Warmlijn bewaart, verzegeld met AES-256-GCM en een eigen sleutel per bewoner; zonder de sleutels onleesbaar',
    where: 'keuze van de gemeente',
  },
  {
    who: 'Het Huishoudboekje van de gemeente',
    settings: [
      'HUISHOUDBOEKJE_URL',
      'HUISHOUDBOEKJE_TOKEN',
      'HUISHOUDBOEKJE_USER_API_URL',
      'HUISHOUDBOEKJE_USER_API_KEY',
    ],
    what: 'vragen naar saldo en uitbetalingen van één deelnemer tegelijk; Warmlijn schrijft er niets',
    where: 'gemeente',
  },
  {
    who: 'Het register van klantcontacten van de gemeente (standaard uit)',
    settings: ['KLANTINTERACTIES_URL', 'KLANTINTERACTIES_TOKEN'],
    what: 'een korte samenvatting van één zaak, alleen na een ja van de bewoner en een klik van de begeleider',
    where: 'gemeente',
  },
  {
    who: 'Taalmodel (standaard uit)',
    settings: ['LANGUAGE_MODEL', 'LANGUAGE_MODEL_URL', 'LANGUAGE_MODEL_KEY', 'LANGUAGE_MODEL_API_VERSION'],
    what: 'één onduidelijk bericht of één brief van onbekende soort tegelijk, zonder cijfers, adressen, naam of gesprek; het model kiest alleen uit een gesloten lijst',
    where: 'bij voorkeur een eigen machine (Ollama); anders wie LANGUAGE_MODEL_URL noemt',
  },
  {
    who: 'Wie spraakberichten uitschrijft (standaard uit)',
    settings: ['SPEECH_KIND', 'SPEECH_URL', 'SPEECH_KEY', 'SPEECH_MODEL'],
    what: 'het geluid van één spraakbericht tegelijk, zonder naam of nummer; daarna wordt de opname bij Twilio gewist en alleen de tekst bewaard',
    where: 'bij voorkeur een eigen machine (whisper.cpp); anders wie SPEECH_URL noemt',
  },
  {
    who: 'Wie antwoorden voorleest (alleen op verzoek; standaard de eigen machine)',
    settings: [
      'READ_ALOUD_URL',
      'READ_ALOUD_KEY',
      'READ_ALOUD_MODEL',
      'READ_ALOUD_VOICE',
      'READ_ALOUD_LOCAL',
    ],
    what: 'de woorden van één antwoord, soms met een voornaam of bedrag erin; zonder nummer of gesprek',
    where: 'de eigen machine (espeak-ng), of wie READ_ALOUD_URL noemt',
  },
  {
    who: 'Wie traces verzamelt (OpenTelemetry; standaard uit)',
    settings: ['OTEL_EXPORTER_OTLP_ENDPOINT'],
    what: 'hoe lang welk deel van een bericht duurde en hoe het afliep; niets van iemand',
    where: 'keuze van de gemeente',
  },
];

export function processors({ city }: Material): string {
  return `${MADE}
# Verwerkers: ${city.name}

Alleen wie met een instelling is aangezet. Met ieder hoort een verwerkersovereenkomst (AVG art. 28), behalve met de gemeente zelf.

${table(
  ['Wie', 'Aan door', 'Wat', 'Waar'],
  PROCESSORS.map(({ who, settings, what, where }) => [
    who,
    settings.map((name) => `\`${name}\``).join(' '),
    what,
    where,
  ]),
)}

Zonder deze instellingen verlaat niets de eigen machine: begrijpen gebeurt lokaal, pagina's laden niets van elders en er is geen analyse of telemetrie naar derden.
`;
}
