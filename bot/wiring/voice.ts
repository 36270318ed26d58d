/** Voice messages, wired to Twilio's account and the configured engine. */
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import type { Settings } from '../settings.ts';
import { makeListen, type Listen } from '../voice/listen.ts';
import { mediaPlaces } from '../media/media-places.ts';

export function listenOf({ twilio, speech }: Settings, log: Logger, { voice }: Metrics): Listen {
  const account = twilio && { ...twilio, places: mediaPlaces(twilio.accountSid, twilio.apiUrl) };
  return makeListen({ account, speech, log, count: (result) => voice.inc({ result }) });
}
