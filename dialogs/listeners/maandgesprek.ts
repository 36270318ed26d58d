/** Filling in the month by chat. */
import { hearMonth } from '../maandgesprek/chat.ts';
import type { Listener } from './listener.ts';

export const maandgesprek: Listener = (talk, heard) => hearMonth(talk, heard);
