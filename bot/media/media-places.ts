/** Where a recording may be fetched: Twilio's API for our own account, and the stores it sends us on to. */

/** Twilio's own names; the API of a region is api.<edge>.<region>.twilio.com. */
const API = /^api(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/;
/** Where the API sends us on to (twilio.com/docs/messaging/api/media-resource); without our token. */
const STORES: readonly { readonly host: RegExp; readonly path: RegExp }[] = [
  { host: /^(?:[a-z0-9-]+\.)*twiliocdn\.com$/, path: /^\// },
  { host: /^s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com$/, path: /^\/(?:[a-z0-9-]+\.)*media\.twiliocdn\.com\// },
];

export interface MediaPlaces {
  /** May our token go there? Only to a media file of our own account. */
  isApi(url: URL): boolean;
  /** May we follow there, without the token? */
  isStore(url: URL): boolean;
}

/** @param apiUrl base address of Twilio's API as configured: a test's loopback, or a region */
export function mediaPlaces(accountSid: string, apiUrl: string): MediaPlaces {
  const configured = new URL(apiUrl);
  const path = new RegExp(
    `^/2010-04-01/Accounts/${accountSid}/Messages/[A-Z0-9]{2,64}/Media/[A-Z0-9]{2,64}$`,
    'i',
  );
  return {
    isApi: (url) =>
      path.test(url.pathname) &&
      url.username === '' &&
      (url.origin === configured.origin ||
        (url.protocol === 'https:' && url.port === '' && API.test(url.hostname))),
    isStore: (url) =>
      url.protocol === 'https:' &&
      url.port === '' &&
      url.username === '' &&
      STORES.some(({ host, path: wanted }) => host.test(url.hostname) && wanted.test(url.pathname)),
  };
}
