/** The server's clock as the page knows it: waiting times follow a moved try-out clock too. */
let ahead = 0;

/** Takes the server's present instant (ISO text); ignores what is not an instant. */
export function setServerNow(iso: string | null | undefined): void {
  const at = Date.parse(iso ?? '');
  if (!Number.isNaN(at)) ahead = at - Date.now();
}

/** Milliseconds since 1970, by the server's clock. */
export function serverNow(): number {
  return Date.now() + ahead;
}
