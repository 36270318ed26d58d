/** Twilio writes WhatsApp addresses with a prefix; inside they are a number or a BSUID, the same person by any channel. */
import type { ChannelKind } from '../../../dialogs/conversation.ts';

const PREFIX = 'whatsapp:';
/** An E.164 number, or a BSUID: two letters, a dot and up to 128 characters, perhaps with `ENT.` (Meta, 2026). */
const WHATSAPP_ADDRESS = /^(\+\d{6,15}|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128})$/;
/** A number, a short code, or a sender with a name. */
const SMS_ADDRESS = /^(\+?\d{3,15}|[A-Za-z0-9][A-Za-z0-9 &_.-]{0,19})$/;

/** @returns undefined when this is no address of a channel we serve. */
export function readAddress(
  given: string,
): { readonly kind: ChannelKind; readonly address: string } | undefined {
  if (given.startsWith(PREFIX)) {
    const address = given.slice(PREFIX.length);
    return WHATSAPP_ADDRESS.test(address) ? { kind: 'whatsapp', address } : undefined;
  }
  return SMS_ADDRESS.test(given) ? { kind: 'sms', address: given } : undefined;
}

/** The way Twilio wants it; an address that has the prefix already is taken as it is. */
export function writeAddress(kind: ChannelKind, address: string): string {
  const bare = address.startsWith(PREFIX) ? address.slice(PREFIX.length) : address;
  return kind === 'whatsapp' ? `${PREFIX}${bare}` : bare;
}
