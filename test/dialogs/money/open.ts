/** A stage with a made ledger behind it: a resident who is linked and checked, or not yet. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CityFacts } from '../../../dialogs/city.ts';
import type { ChannelKind } from '../../../dialogs/conversation.ts';
import { openStage, real, type Said, type Stage } from '../stage.ts';
import { CODE, makeLedger, type Facts, type MadeLedger } from './made-ledger.ts';

/** A Friday morning in Amsterdam, a quarter past nine. */
export const START = '2026-11-20T08:15:00.000Z';

export interface MoneyStage extends Stage {
  readonly ledger: MadeLedger;
  /** Sends this and gives the replies as text. */
  ask(text: string, channel?: ChannelKind): string[];
}

export interface MoneyOptions {
  readonly facts?: Partial<Facts>;
  readonly city?: CityFacts['city']['variant'];
  readonly channel?: ChannelKind;
  readonly start?: string;
}

/** The example city, with this variant of the Huishoudboekje. */
export function cityWith(variant: CityFacts['city']['variant']): CityFacts {
  const { facts } = real().content;
  return { ...facts, city: { ...facts.city, variant } };
}

export const textsOf = (said: readonly Said[]): string[] => said.map(({ line }) => line.text);

/** A new conversation; nobody is linked. */
export function openMoney(options: MoneyOptions = {}): MoneyStage {
  const { facts = {}, city = 'income-only', channel = 'whatsapp', start = START } = options;
  let clock = () => start;
  const ledger = makeLedger(() => clock(), facts);
  const stage = openStage(start, channel, { lookUp: ledger.lookUp, facts: cityWith(city) });
  clock = stage.now;
  const ask = (text: string, by: ChannelKind = channel) => textsOf(stage.write({ text, channel: by }));
  return { ...stage, ledger, ask };
}

/** A conversation that is linked and checked; what was said so far is of no interest. */
export function openChecked(options: MoneyOptions & { readonly lang?: 'nl' | 'en' } = {}): MoneyStage {
  const stage = openMoney(options);
  stage.ask(options.lang === 'en' ? `hello, my code is ${CODE}` : `mijn code is ${CODE}`);
  stage.ask(options.lang === 'en' ? '3 May' : '3 mei');
  stage.wait(2);
  return stage;
}

/** A YAML file next to this one. */
export function readBeside(name: string): unknown {
  return parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
