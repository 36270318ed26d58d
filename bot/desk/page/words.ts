/** Worker-facing words, in plain Dutch. */
import type { Appointment, Colour, Delivery, Row } from './types.ts';

export const COLOUR_WORDS: Readonly<Record<Colour, { name: string; act: string; means: string }>> = {
  rood: { name: 'Rood', act: 'nu', means: 'Er moet nu iets gebeuren.' },
  oranje: { name: 'Oranje', act: 'plan', means: 'Stap voor stap een plan maken.' },
  groen: { name: 'Groen', act: 'rust', means: 'Het gaat goed. Af en toe even contact.' },
};

export const DELIVERY_WORDS: Readonly<Record<Delivery, string>> = {
  queued: 'wacht op verzenden',
  sending: 'wordt verstuurd',
  uncertain: 'onzeker, we zoeken het uit',
  sent: 'verstuurd',
  delivered: 'aangekomen',
  read: 'gelezen',
  failed: 'niet aangekomen',
  withheld: 'niet verstuurd, een collega nam het over',
};

export const STATUS_WORDS: Readonly<Record<Row['status'], string>> = {
  waiting: 'wacht op een mens',
  'with-worker': 'bij een collega',
  bot: 'praat met Warmlijn',
  closed: 'afgesloten',
  'opted-out': 'wil geen berichten',
};

export const APPOINTMENT_WORDS: Readonly<Record<Appointment['kind'], string>> = {
  talk: 'Gesprek',
  phone: 'Bellen',
  home: 'Huisbezoek',
  threeWay: 'Driegesprek',
};

const ROLES: Readonly<Record<string, string>> = {
  trajectbegeleider: 'trajectbegeleider',
  vrijwilliger: 'vrijwilliger',
  achterwacht: 'achterwacht',
  teamleider: 'teamleider',
  beheerder: 'beheerder',
};
const CHANNELS: Readonly<Record<string, string>> = { whatsapp: 'WhatsApp', sms: 'Sms' };
const LANGUAGES: Readonly<Record<string, string>> = {
  nl: 'Nederlands',
  en: 'Engels',
  tr: 'Turks',
  ar: 'Arabisch',
  pl: 'Pools',
  es: 'Spaans',
  pap: 'Papiaments',
};
const RECEIVERS: Readonly<Record<string, string>> = {
  worker: 'Begeleider',
  referrer: 'Verwijzer',
  volunteer: 'Vrijwilliger',
  budget: 'Maandgesprek',
  plan: 'Plan samen met een vrijwilliger',
  feedback: 'Terugkoppeling aan vrijwilliger',
  municipality: 'Gemeente',
};

/** Without a known name only the end of a number is shown. */
export const isNameless = (name: string) => name.startsWith('…');
/** Without a known name a resident is "de bewoner" in a sentence. */
export const inSentence = (name: string) => (isNameless(name) ? 'de bewoner' : name);
export const asStart = (name: string) => (isNameless(name) ? 'De bewoner' : name);
/** Keeps dots and digits on one line. */
const JOINED = '\u2060';
/** "Fatima", or "Bewoner …0009": enough to tell two apart. */
export const titleName = (name: string) => (isNameless(name) ? `Bewoner …${JOINED}${name.slice(1)}` : name);
/** The same words beginning with a capital, as a line of its own. */
export const asLine = (words: string) => words.charAt(0).toLocaleUpperCase('nl') + words.slice(1);
export const roleName = (role: string) => ROLES[role] ?? role;
export const channelName = (channel: string) => CHANNELS[channel] ?? channel;
export const languageName = (lang: string) => LANGUAGES[lang] ?? lang;
/** Files of texts, by what they are about. */
const TEXTS: Readonly<Record<string, string>> = {
  callback: 'bellen',
  danger: 'gevaar',
  general: 'algemeen',
  intake: 'het eerste gesprek',
  letter: 'brieven',
  maandgesprek: 'het maandgesprek',
  money: 'geld',
  pictures: 'plaatjes',
  referral: 'aanmelden',
  spreekuur: 'spreekuur',
  traject: 'afspraken',
  worker: 'snelle antwoorden',
};
export const textsName = (file: string) => TEXTS[file] ?? file;
export const receiverName = (receiver: string) => RECEIVERS[receiver] ?? receiver;
