/** Where recordings are written out, from the environment. */

/** `openai`: the OpenAI-compatible speech endpoint; `whisper`: the server of whisper.cpp. */
export const SPEECH_KINDS = ['openai', 'whisper'] as const;

export interface SpeechPlace {
  readonly kind: (typeof SPEECH_KINDS)[number];
  /** Base address: for OpenAI-compatible services including /v1. */
  readonly url: string;
  readonly key?: string;
  readonly model: string;
}

interface Environment {
  readonly SPEECH_KIND: (typeof SPEECH_KINDS)[number];
  readonly SPEECH_URL?: string | undefined;
  readonly SPEECH_KEY?: string | undefined;
  readonly SPEECH_MODEL: string;
}

/** @returns undefined when no engine is configured: then nothing is fetched */
export function speechPlace(environment: Environment): SpeechPlace | undefined {
  const { SPEECH_KIND: kind, SPEECH_URL: url, SPEECH_KEY: key, SPEECH_MODEL: model } = environment;
  if (url === undefined) return undefined;
  return { kind, url: url.replace(/\/+$/, ''), model, ...(key === undefined ? {} : { key }) };
}
