/** Pictures and sound, wired to the settings and the store. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { makeMedia, type Media } from '../media/media.ts';
import { renderPicture } from '../pictures/render.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/port.ts';
import type { Vault } from '../store/vault.ts';
import { makeSpeaker } from '../voice/speaker.ts';

export interface MediaParts extends Media {
  /** Answers can be read aloud. */
  readonly speaks: boolean;
}

export function mediaOf(
  { readAloud, path, publicUrl }: Settings,
  parts: { readonly vault: Vault; readonly store: Store; readonly clock: Clock; readonly log: Logger },
): MediaParts {
  const { vault, store, clock, log } = parts;
  const speaker = makeSpeaker(readAloud, path);
  const made = makeMedia({
    vault,
    now: clock.now,
    publicUrl,
    load: (key) => store.load(key),
    render: renderPicture,
    speaker,
    log,
  });
  return { ...made, speaks: speaker.speaks };
}
