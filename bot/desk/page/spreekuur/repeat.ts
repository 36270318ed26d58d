import { newName } from '../new-name.ts';

/** The name of a deed that may have to be sent again: the same words keep it until the server took them. */
export interface Repeat {
  /** @returns the name under which this body goes; the same one as before when nothing was known of how it ended */
  once(body: object): string;
  /** It was taken, or refused: the same words would be a new deed. */
  settled(): void;
}

export function createRepeat(): Repeat {
  let last: { readonly body: string; readonly once: string } | undefined;
  return {
    once(body) {
      const said = JSON.stringify(body);
      if (last?.body !== said) last = { body: said, once: newName() };
      return last.once;
    },
    settled() {
      last = undefined;
    },
  };
}
