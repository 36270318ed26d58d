/** Sentences a worker writes often. They only fill the typing box; nothing is sent by tapping one. Pure. */
import { isNameless } from './words.ts';

export interface QuickReply {
  /** What the button says, to the worker. */
  readonly label: string;
  readonly text: string;
}

interface Sentences {
  readonly hello: string;
  readonly me: (worker: string) => string;
  readonly findOut: string;
  readonly call: string;
}

const DUTCH: Sentences = {
  hello: 'Dag',
  me: (worker) => `ik ben ${worker}. Ik heb gelezen wat je vertelde. Wat is nu het eerste dat moet gebeuren?`,
  findOut: 'Dank je. Ik zoek het voor je uit. Je hoort vandaag van me.',
  call: 'Wanneer kan ik je bellen?',
};
const ENGLISH: Sentences = {
  hello: 'Hello',
  me: (worker) => `I am ${worker}. I have read what you told us. What has to happen first?`,
  findOut: 'Thank you. I will find out for you. You will hear from me today.',
  call: 'When can I call you?',
};

/** In English for who writes English, otherwise in Dutch; the worker gives the first name only. */
export function quickReplies(worker: string, resident: string, language: string | undefined): QuickReply[] {
  const { hello, me, findOut, call } = language === 'en' ? ENGLISH : DUTCH;
  const dear = isNameless(resident) ? hello : `${hello} ${resident}`;
  return [
    { label: 'Ik stel me voor', text: `${dear}, ${me(worker.split(' ')[0] ?? worker)}` },
    { label: 'Ik zoek het uit', text: findOut },
    { label: 'Wanneer bellen?', text: call },
  ];
}
