/** A kept connection may end at the moment at which it is used again: whoever sets things up just asks again. */
const MOST = 5;

export async function persist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof TypeError) || tries >= MOST) throw error;
    }
  }
}
