/** A register with the VNG Klantinteracties API, such as Open Klant. */
export interface RegisterPlace {
  /** Base address of the API, with a slash at the end. */
  readonly url: string;
  readonly token: string;
}

interface Environment {
  readonly KLANTINTERACTIES_URL?: string | undefined;
  readonly KLANTINTERACTIES_TOKEN?: string | undefined;
}

/** Undefined without its address and token. */
export function registerPlace({
  KLANTINTERACTIES_URL: url,
  KLANTINTERACTIES_TOKEN: token,
}: Environment): RegisterPlace | undefined {
  return url === undefined || token === undefined ? undefined : { url: url.replace(/\/+$/, '') + '/', token };
}
