/** The answer, or an error when the signal comes first. */
export function within<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the language model took too long')), {
      once: true,
    });
    answer.then(resolve, reject);
  });
}
