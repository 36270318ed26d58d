/** A listener hears a message and either deals with it or leaves it to the next one. */
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';

export type Listener = (talk: Talk, heard: Heard) => boolean;
