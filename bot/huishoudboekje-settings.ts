/** Where the Huishoudboekje software answers, from the environment. */

/** The Huishoudboekje software of the municipality: GraphQL, and the user API when it may be asked too. */
export interface HuishoudboekjeSettings {
  readonly url: string;
  readonly token: string;
  readonly userApi?: { readonly url: string; readonly apiKey: string };
}

interface Environment {
  readonly HUISHOUDBOEKJE_URL?: string | undefined;
  readonly HUISHOUDBOEKJE_TOKEN?: string | undefined;
  readonly HUISHOUDBOEKJE_USER_API_URL?: string | undefined;
  readonly HUISHOUDBOEKJE_USER_API_KEY?: string | undefined;
}

/** @returns undefined when that software is not set */
export function huishoudboekjeOf(environment: Environment): HuishoudboekjeSettings | undefined {
  const { HUISHOUDBOEKJE_URL: url, HUISHOUDBOEKJE_TOKEN: token } = environment;
  const { HUISHOUDBOEKJE_USER_API_URL: userUrl, HUISHOUDBOEKJE_USER_API_KEY: apiKey } = environment;
  if (url === undefined || token === undefined) return undefined;
  return {
    url,
    token,
    ...(userUrl === undefined || apiKey === undefined ? {} : { userApi: { url: userUrl, apiKey } }),
  };
}
