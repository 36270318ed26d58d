/** A letter comes in: photos are noted and will be read, a pasted text has been read already. */
import { owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import type { Listener } from '../listeners/listener.ts';
import { nextId, say, type Talk } from '../talk.ts';
import { MOST_LETTERS, MOST_WAITING, type Letter } from './letters.ts';
import { lettersOf, wantWork } from './of.ts';
import type { Reading } from './reading.ts';
import { bringToWorker } from './task.ts';
import { tellRead } from './outcome.ts';

/** Newest last; the oldest make room, unless there is work on them. */
function add(talk: Talk, letter: Letter): void {
  const letters = lettersOf(talk);
  const settled = letters.all.filter(({ media }) => media === undefined);
  const surplus = letters.all.length + 1 - MOST_LETTERS;
  const gone = surplus > 0 ? settled.slice(0, surplus) : [];
  letters.all = [...letters.all.filter((one) => !gone.includes(one)), letter];
}

const isWaiting = (letter: Letter) => letter.state === 'waiting';

/** Whatever else the message says: its photos are read. @returns how many are */
export function receivePhotos(talk: Talk, pictures: readonly string[]): number {
  let taken = 0;
  for (const media of pictures) {
    if (lettersOf(talk).all.filter(isWaiting).length >= MOST_WAITING) break;
    const letter: Letter = {
      id: nextId(talk),
      at: talk.context.now,
      from: 'photo',
      state: 'waiting',
      media,
      tries: 0,
    };
    add(talk, letter);
    wantWork(talk, letter);
    taken += 1;
  }
  return taken;
}

function addPasted(talk: Talk, reading: Reading): Letter {
  const letter: Letter = {
    id: nextId(talk),
    at: talk.context.now,
    from: 'text',
    state: 'read',
    tries: 0,
    reading,
  };
  add(talk, letter);
  return letter;
}

/** A photo alone: it is being read. */
export const photo: Listener = (talk, heard) => {
  if (heard.plain !== '' || heard.photos === 0) return false;
  say(talk, 'letter.reading');
  return true;
};

/**
 * A pasted letter is answered as a letter. What the resident adds about an acute need of their own comes first; the
 * letter then goes to the worker without a word.
 */
export const pasted: Listener = (talk, heard) => {
  const { pasted: reading } = heard;
  if (reading === undefined) return false;
  const letter = addPasted(talk, reading);
  if (heard.meaning.urgent !== 'none') {
    bringToWorker(talk, reading, true);
    return false;
  }
  tellRead(talk, letter);
  return true;
};

/** While a worker has the conversation the letter is theirs too. */
export function pastedToWorker(talk: Talk, heard: Pick<Heard, 'pasted'>): void {
  if (heard.pasted === undefined || owner(talk.now) === undefined) return;
  addPasted(talk, heard.pasted);
  bringToWorker(talk, heard.pasted, true);
}

/** "Kun je een brief lezen?" */
export const asksToRead: Listener = (talk, heard) => {
  if (heard.meaning.urgent !== 'none' || !talk.context.words.letter(heard.text)) return false;
  say(talk, heard.photos > 0 ? 'letter.reading' : 'letter.send');
  return true;
};
