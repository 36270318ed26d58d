/** What the sheet's deeds need of the desk: the server asked, its refusal in words, everything drawn again. */
import { api, Refused, Unreachable, type Deed } from './api.ts';
import { sayFirst, type FirstQuestion } from './say-first.ts';
import type { Colleague, Detail, Money } from './types.ts';

/** Refused, or not sure: words for the worker. */
type Words = string;

export interface Work {
  /** One deed for a question that is still open: words when it was refused. */
  tell(deed: Deed, body: object): Promise<Words | undefined>;
  /** One deed by a button; a refusal is said at the top. */
  act(body: object): void;
  /** One deed by a button that may send the resident words: those are read first. */
  actFirst(body: object, question: FirstQuestion): void;
  colleagues(): Promise<readonly Colleague[]>;
  linkCode(participant: string): Promise<{ code: string; expires: string } | Words>;
  money(): Promise<Money | undefined | Words>;
}

export interface WorkDesk {
  /** The conversation that is open. */
  detail(): Detail | undefined;
  say(words: string): void;
  /** Everything that is no answer to this deed: the session is over, our own mistake. */
  failed(error: unknown): void;
  refresh(): Promise<void>;
  traject(body: object): void;
}

/** In a question that is still open: its words are in no draft. */
const ENDED = 'Je aanmelding is verlopen. Kopieer wat je hier typte, en meld je opnieuw aan.';
export const NO_ANSWER = 'De server antwoordt niet. Probeer het zo nog eens.';

/** A refusal in the server's own words. */
export function refusal(error: unknown, failed: (error: unknown) => void): Words {
  if (error instanceof Unreachable) return NO_ANSWER;
  if (error instanceof Refused && error.status !== 401) return error.message;
  failed(error);
  return ENDED;
}

export function createWork(desk: WorkDesk): Work {
  /** Which question is being prepared: pressed twice it is asked once. */
  let asking = false;
  const orWords = async <T>(work: (id: string) => Promise<T>): Promise<T | Words> => {
    const id = desk.detail()?.id;
    if (id === undefined) return NO_ANSWER;
    try {
      return await work(id);
    } catch (error) {
      return refusal(error, desk.failed);
    }
  };
  const orSaid = async <T extends object>(work: (id: string) => Promise<T>): Promise<T | undefined> => {
    const found = await orWords(work);
    if (typeof found !== 'string') return found;
    desk.say(found);
    return undefined;
  };
  const tell = async (deed: Deed, body: object): Promise<Words | undefined> => {
    const refused = await orWords(async (id) => {
      await api.act(id, deed, body);
      return undefined;
    });
    void desk.refresh();
    return refused;
  };
  const ask = (body: object, question: FirstQuestion, { name, window }: Detail) =>
    sayFirst(question, {
      name,
      closed: window?.open === false,
      says: async () => (await orSaid((id) => api.wouldSay(id, body)))?.says,
      act: () => desk.traject(body),
      tell: () => tell('traject', body),
    });
  return {
    tell,
    act: (body) => desk.traject(body),
    actFirst(body, question) {
      const detail = desk.detail();
      if (detail === undefined || asking) return;
      asking = true;
      void ask(body, question, detail).finally(() => (asking = false));
    },
    colleagues: async () => (await orSaid(() => api.colleagues())) ?? [],
    linkCode: (participant) => orWords(() => api.linkCode(participant)),
    money: () => orWords((id) => api.money(id)),
  };
}
