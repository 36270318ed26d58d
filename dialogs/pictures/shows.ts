/** Can a picture be sent to this resident now? By SMS, and on a volunteer's screen, its words say the same. */
import { replyChannel, type Talk } from '../talk.ts';

export function showsPictures(talk: Talk): boolean {
  return talk.beside === undefined && replyChannel(talk.now)?.kind === 'whatsapp';
}
