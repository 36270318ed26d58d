/** The few words between the desk and the try-out page around it; alone, or in another site's frame, it is silent. */
export interface Heard {
  /** The instant the try-out clock shows, ISO text. */
  clock(iso: string): void;
  /** The talk of the person whose phone is in use. */
  show(id: string): void;
}

export interface Beside {
  /** Tells that the desk is there and can be spoken to. */
  here(): void;
  /** How many people wait for a person now. */
  waiting(count: number): void;
  stop(): void;
}

function isBeside(): boolean {
  try {
    return window.parent !== window && window.parent.location.origin === location.origin;
  } catch {
    return false;
  }
}

export function besideTryOut(heard: Heard): Beside {
  const tell = (words: string) => {
    if (isBeside()) window.parent.postMessage(`warmlijn:${words}`, location.origin);
  };
  const onMessage = ({ origin, data }: MessageEvent) => {
    const [, word, rest = ''] =
      (origin === location.origin && typeof data === 'string' && /^warmlijn:(\w+) (\S+)$/.exec(data)) || [];
    if (word === 'clock') heard.clock(rest);
    if (word === 'show') heard.show(rest);
  };
  window.addEventListener('message', onMessage);
  let told = -1;
  return {
    here: () => tell('here'),
    waiting(count) {
      if (count !== told) tell(`waiting ${count}`);
      told = count;
    },
    stop: () => window.removeEventListener('message', onMessage),
  };
}
