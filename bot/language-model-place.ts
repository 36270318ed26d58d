/** Where the optional language model runs; its id and how to reach it come from the environment. */
export interface LanguageModelPlace {
  /** langchain model id: `ollama:NAME`, `openai:NAME` or `azure_openai:DEPLOYMENT`. */
  readonly id: string;
  readonly baseUrl?: string;
  readonly apiKey?: string;
  readonly apiVersion?: string;
}

interface Environment {
  readonly LANGUAGE_MODEL?: string | undefined;
  readonly LANGUAGE_MODEL_URL?: string | undefined;
  readonly LANGUAGE_MODEL_KEY?: string | undefined;
  readonly LANGUAGE_MODEL_API_VERSION?: string | undefined;
}

/** @returns undefined when there is no language model */
export function languageModelPlace(environment: Environment): LanguageModelPlace | undefined {
  const { LANGUAGE_MODEL: id, LANGUAGE_MODEL_URL: baseUrl } = environment;
  const { LANGUAGE_MODEL_KEY: apiKey, LANGUAGE_MODEL_API_VERSION: apiVersion } = environment;
  if (id === undefined) return undefined;
  return {
    id,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
  };
}
