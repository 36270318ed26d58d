/** Writes a recording out with the configured engine: an OpenAI-compatible speech endpoint, or whisper.cpp's server. */
import { z } from 'zod';
import type { Recording } from './fetch-recording.ts';
import type { SpeechPlace } from './speech-place.ts';
import { VoiceError } from './voice-error.ts';

/** Both answer with JSON that holds the words. */
const answerSchema = z.object({ text: z.string() });
/** More than a message can hold is not a transcription of one. */
const LONGEST_ANSWER = 64 * 1024;

const PATHS = { openai: '/audio/transcriptions', whisper: '/inference' } as const;

function formOf({ bytes, type, ending }: Recording, { kind, model }: SpeechPlace): FormData {
  const form = new FormData();
  form.set('file', new Blob([bytes], { type }), `message.${ending}`);
  form.set('response_format', 'json');
  if (kind === 'openai') form.set('model', model);
  return form;
}

/** @returns the words that were spoken, perhaps none. @throws VoiceError */
export async function transcribe(
  recording: Recording,
  place: SpeechPlace,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(`${place.url}${PATHS[place.kind]}`, {
    method: 'POST',
    body: formOf(recording, place),
    headers: place.key === undefined ? {} : { authorization: `Bearer ${place.key}` },
    redirect: 'error',
    signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new VoiceError('engine-refused');
  }
  const text = await response.text();
  if (text.length > LONGEST_ANSWER) throw new VoiceError('engine-answer');
  try {
    return answerSchema.parse(JSON.parse(text)).text.replace(/\s+/g, ' ').trim();
  } catch (error) {
    throw new VoiceError('engine-answer', error);
  }
}
