/** Where words are made sound, from the environment: an OpenAI-compatible endpoint, else espeak-ng on this machine. */

export interface ReadAloudPlace {
  /** Base address including /v1; undefined: only what is installed here. */
  readonly url?: string;
  readonly key?: string;
  readonly model: string;
  readonly voice: string;
  /** Name or path of espeak-ng; `none` never uses it. */
  readonly local: string;
}

interface Environment {
  readonly READ_ALOUD_URL?: string | undefined;
  readonly READ_ALOUD_KEY?: string | undefined;
  readonly READ_ALOUD_MODEL: string;
  readonly READ_ALOUD_VOICE: string;
  readonly READ_ALOUD_LOCAL: string;
}

export function readAloudPlace(environment: Environment): ReadAloudPlace {
  const { READ_ALOUD_URL: url, READ_ALOUD_KEY: key } = environment;
  return {
    ...(url === undefined ? {} : { url: url.replace(/\/+$/, '') }),
    ...(key === undefined ? {} : { key }),
    model: environment.READ_ALOUD_MODEL,
    voice: environment.READ_ALOUD_VOICE,
    local: environment.READ_ALOUD_LOCAL,
  };
}
