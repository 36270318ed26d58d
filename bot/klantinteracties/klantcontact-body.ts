/**
 * The body of a klantcontact: what it was about, briefly and confidentially, without transcript, notes or money.
 * @see https://github.com/maykinmedia/open-klant src/openklant/components/klantinteracties/openapi.yaml (0.9.0):
 * MaakKlantcontact, Klantcontact (onderwerp 200, inhoud 1000, kanaal 50), BetrokkeneKlantcontact, Onderwerpobject
 */
import type { Conversation } from '../../dialogs/conversation.ts';
import type { KlantcontactRecord } from '../../dialogs/klantcontact/record.ts';
import type { Language } from '../../dialogs/meaning.ts';
import { summaryLines } from '../../dialogs/summary.ts';
import { replyChannel } from '../../dialogs/talk.ts';
import type { ViewContext } from '../desk/view.ts';

/** ISO 639-2, as the API's own example has it for Dutch ("nld"). */
const LANGUAGE: Readonly<Record<Language, string>> = {
  nl: 'nld',
  en: 'eng',
  tr: 'tur',
  ar: 'ara',
  pl: 'pol',
  es: 'spa',
  pap: 'pap',
};

const SUBJECT = 'Hulp bij geldzorgen (Warmlijn)';
const MOST_CONTENT = 1_000;

/** What names our id in the register, so that it is found again. */
export const OUR_OBJECT = {
  codeObjecttype: 'gesprek',
  codeRegister: 'warmlijn',
  codeSoortObjectId: 'id',
} as const;

function content(conversation: Conversation, context: ViewContext): string {
  const { handover, stoplight, consent } = conversation;
  const worker = context.facts.people.find(({ id }) => id === handover?.worker)?.name;
  const told =
    consent.worker?.given === false
      ? []
      : summaryLines({ context: { ...context, now: '' }, now: conversation }, 'nl').map(({ line }) => line);
  const lines = [
    stoplight && `Waarom: ${stoplight.reason}.`,
    ...told,
    worker && `Begeleider: ${worker}.`,
    handover?.agreed && `Afgesproken: ${handover.agreed}.`,
    ...(conversation.traject?.goals ?? []).map(({ text }) => `Doel: ${text}.`),
  ];
  return lines
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
    .slice(0, MOST_CONTENT);
}

/** @param record names it; the same record gives the same klantcontact */
export function klantcontactBody(
  conversation: Conversation,
  record: KlantcontactRecord,
  context: ViewContext,
) {
  const { handover, name = '' } = conversation;
  return {
    klantcontact: {
      kanaal: replyChannel(conversation)?.kind ?? 'spreekuur',
      onderwerp: SUBJECT,
      inhoud: content(conversation, context),
      indicatieContactGelukt: handover === undefined ? null : handover.firstContactAt !== undefined,
      taal: LANGUAGE[conversation.lang],
      vertrouwelijk: true,
      plaatsgevondenOp: handover?.firstContactAt ?? record.at,
    },
    betrokkene: {
      wasPartij: null,
      bezoekadres: null,
      correspondentieadres: null,
      contactnaam: { voorletters: '', voornaam: name, voorvoegselAchternaam: '', achternaam: '' },
      rol: 'klant',
      organisatienaam: '',
      initiator: true,
    },
    onderwerpobject: {
      wasKlantcontact: null,
      onderwerpobjectidentificator: { objectId: record.id, ...OUR_OBJECT },
    },
  };
}
export type KlantcontactBody = ReturnType<typeof klantcontactBody>;
