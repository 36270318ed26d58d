/** What is left of a document once it is written down: empty fields are not. */
export function asStored<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}
