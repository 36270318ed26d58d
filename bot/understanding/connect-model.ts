/** A chat with the configured language model that answers with JSON of one closed form and nothing else. */
import type { LanguageModelPlace } from '../language-model-place.ts';
import { shownToModel } from './shown-to-model.ts';

/** Asks about one text; rejects when the service is away, slow, or answers no JSON. */
export type Ask = (text: string, signal: AbortSignal) => Promise<unknown>;

/** What is asked of the model, and the JSON schema of its answer. */
export interface Asked {
  readonly instruction: string;
  readonly form: object;
  readonly name: string;
}

/** langsmith would send every message to a third party when one of these is set around us. */
function switchOffTracing(): void {
  for (const name of [
    'LANGSMITH_TRACING',
    'LANGSMITH_TRACING_V2',
    'LANGCHAIN_TRACING',
    'LANGCHAIN_TRACING_V2',
  ]) {
    // eslint-disable-next-line no-restricted-properties -- written, never read
    process.env[name] = 'false';
  }
}

/** @throws Error for a setting that langchain refuses */
export async function connectModel(
  settings: LanguageModelPlace,
  { instruction, form: answerForm, name }: Asked,
): Promise<Ask> {
  switchOffTracing();
  const [provider, ...rest] = settings.id.split(':');
  const model = rest.join(':');
  const messages = (text: string): [string, string][] => [
    ['system', instruction],
    ['human', shownToModel(text)],
  ];
  const read = (content: unknown): unknown => JSON.parse(typeof content === 'string' ? content : '');
  const { baseUrl, apiKey, apiVersion } = settings;
  if (provider === 'ollama') {
    const { ChatOllama } = await import('@langchain/ollama');
    const chat = new ChatOllama({
      model,
      temperature: 0,
      format: answerForm,
      maxRetries: 0,
      ...(baseUrl && { baseUrl }),
    });
    return async (text, signal) => read((await chat.invoke(messages(text), { signal })).content);
  }
  const { AzureChatOpenAI, ChatOpenAI } = await import('@langchain/openai');
  const form = { name, strict: true, schema: answerForm };
  const shared = {
    temperature: 0,
    maxRetries: 0,
    modelKwargs: { response_format: { type: 'json_schema', json_schema: form } },
  };
  const chat =
    provider === 'azure_openai'
      ? new AzureChatOpenAI({
          ...shared,
          azureOpenAIApiDeploymentName: model,
          ...(baseUrl && { azureOpenAIEndpoint: baseUrl }),
          ...(apiKey && { azureOpenAIApiKey: apiKey }),
          ...(apiVersion && { azureOpenAIApiVersion: apiVersion }),
        })
      : new ChatOpenAI({
          ...shared,
          model,
          ...(apiKey && { apiKey }),
          ...(baseUrl && { configuration: { baseURL: baseUrl } }),
        });
  return async (text, signal) => read((await chat.invoke(messages(text), { signal })).content);
}
