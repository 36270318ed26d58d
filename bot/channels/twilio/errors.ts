/**
 * What Twilio's error codes mean to us, with the reason a worker reads (Dutch, no personal data).
 * Source: twilio.com/docs/api/errors. A code that is not here is a failure with its number.
 */

/** `content`: refused for its form; the same words may leave in a plainer one. */
export type Meaning = 'retry' | 'opted-out' | 'window-closed' | 'content' | 'failed';

interface Known {
  readonly means: Meaning;
  readonly reason: string;
}

const failed = (reason: string): Known => ({ means: 'failed', reason });
const content = (reason: string): Known => ({ means: 'content', reason });
const retry = (reason: string): Known => ({ means: 'retry', reason });

const CODES: Readonly<Record<number, Known>> = {
  20003: retry('Twilio weigert onze aanmelding'),
  20005: retry('ons Twilio-account is niet actief'),
  20404: retry('ons Twilio-account is niet gevonden'),
  20429: retry('Twilio vraagt om rustiger te versturen'),
  20500: retry('storing bij Twilio'),
  20503: retry('Twilio is even niet bereikbaar'),
  14107: retry('Twilio vraagt om rustiger te versturen'),
  21211: failed('dit nummer bestaat niet'),
  21265: failed('dit nummer kan geen berichten ontvangen'),
  21408: failed('versturen naar dit land staat uit bij Twilio'),
  21602: failed('het bericht was leeg'),
  21606: failed('ons nummer kan niet naar dit nummer versturen'),
  21609: failed('ons adres voor bezorgberichten is niet goed ingesteld'),
  21610: { means: 'opted-out', reason: 'heeft zich afgemeld voor berichten' },
  21611: retry('de wachtrij bij Twilio is vol'),
  21612: failed('dit nummer is via deze weg niet bereikbaar'),
  21614: failed('dit is geen mobiel nummer'),
  21617: failed('het bericht is te lang'),
  21635: failed('dit is een vast nummer'),
  21655: content('het WhatsApp-sjabloon bestaat niet bij Twilio'),
  21656: content('de inhoud past niet in het WhatsApp-sjabloon'),
  21659: failed('ons verzendnummer is niet goed ingesteld'),
  21660: failed('ons verzendnummer hoort niet bij ons Twilio-account'),
  21703: failed('bij onze Twilio-dienst hoort geen verzendnummer'),
  30001: failed('de wachtrij bij Twilio was vol'),
  30002: failed('ons Twilio-account is geblokkeerd'),
  30003: failed('de telefoon is niet bereikbaar'),
  30004: failed('de ontvanger of provider blokkeert berichten'),
  30005: failed('dit nummer is niet in gebruik'),
  30006: failed('dit is een vast nummer of de provider is niet bereikbaar'),
  30007: failed('de provider hield het bericht tegen'),
  30008: failed('niet bezorgd, reden onbekend'),
  30032: failed('ons verzendnummer is niet goedgekeurd'),
  63001: retry('WhatsApp weigert onze aanmelding'),
  63003: failed('op dit nummer is geen WhatsApp gevonden'),
  63005: content('WhatsApp weigerde de inhoud'),
  63007: failed('ons WhatsApp-nummer is niet goed ingesteld'),
  63013: content('het bericht past niet bij de regels van WhatsApp'),
  63015: failed('dit nummer doet niet mee aan de WhatsApp-proef'),
  63016: { means: 'window-closed', reason: 'WhatsApp-venster van 24 uur is dicht' },
  63018: retry('WhatsApp vraagt om rustiger te versturen'),
  63021: content('de inhoud past niet in WhatsApp'),
  63024: failed('dit WhatsApp-adres is niet geldig'),
  63027: content('het WhatsApp-sjabloon bestaat niet in deze taal'),
  63028: content('de inhoud past niet in het WhatsApp-sjabloon'),
  63032: failed('WhatsApp bezorgt dit niet bij deze persoon'),
  63038: retry('onze daglimiet voor berichten is bereikt'),
  63049: failed('WhatsApp koos ervoor dit niet te bezorgen'),
  63051: failed('ons WhatsApp-account is geblokkeerd'),
};

/** @returns the meaning and `code reason`, the text kept with the line. */
export function meaningOf(code: number): { readonly means: Meaning; readonly error: string } {
  const known = CODES[code] ?? failed('onbekende fout van Twilio');
  return { means: known.means, error: `${code.toString()} ${known.reason}` };
}
