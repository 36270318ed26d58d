/** May a worker write freely by WhatsApp now, and what goes out when not? */
import { WINDOW_HOURS } from '../../dialogs/deliveries/decide-sending.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { City } from '../../dialogs/city.ts';

/** Use of the template for a worker's own words. */
const USE = 'worker-wrote';
/** Where the worker's words come in the approved text, as Twilio writes it. */
const VARIABLE = '{{1}}';

/** The words of the approved template with a mark where the worker's own come; undefined when none is approved. */
function templateWords({ templates, templateWords: words }: City, lang: string): string | undefined {
  const use = [`${USE}.${lang}`, USE].find((one) => templates[one] !== undefined);
  return use && words[use]?.replace(VARIABLE, '[jouw woorden]');
}

export function whatsappWindow({ channels, lang }: Conversation, city: City, now: string) {
  const last = channels.find((channel) => channel.kind === 'whatsapp')?.lastInboundAt;
  if (last === undefined) return { open: true };
  const until = new Date(Date.parse(last) + WINDOW_HOURS * 3_600_000).toISOString();
  const template = templateWords(city, lang);
  return { open: until > now, until, ...(template === undefined ? {} : { template }) };
}
