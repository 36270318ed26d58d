/** The referrers' page: the form, and after it (or by its own address) how far the registration is. */
import { api, ask, post, Refused, Unreachable } from '../api.ts';
import type { RegistrationState } from '../../../../dialogs/referral/registration.ts';
import { formView, type FormBody } from './form-view.ts';
import { stateView } from './state-view.ts';

interface Known {
  readonly areas: readonly string[];
  readonly code: boolean;
}
type Registered = RegistrationState & { readonly receipt: string };

const place = document.querySelector('#referral');

const nobody = () => undefined;
/** Who is signed in at the desk registers as themselves. */
const whoIsHere = () => api.me().catch(nobody);

function wordsOf(error: unknown): string {
  if (error instanceof Unreachable) return 'Geen verbinding. Wat je typte staat er nog; probeer het zo weer.';
  if (error instanceof Refused) return error.message;
  throw error;
}

async function showState(receipt: string): Promise<void> {
  try {
    place?.replaceChildren(stateView(await post<RegistrationState>('/api/referrals/state', { receipt })));
  } catch (error) {
    const gone = error instanceof Refused && error.status === 404;
    place?.replaceChildren(stateView(gone ? 'Deze aanmelding is er niet (meer).' : wordsOf(error)));
  }
}

async function showForm(): Promise<void> {
  const [me, known] = await Promise.all([whoIsHere(), ask<Known>('/api/referrals')]);
  const send = async (body: FormBody): Promise<string | undefined> => {
    try {
      const path = me === undefined ? '/api/referrals' : '/api/desk/referrals';
      const { receipt } = await post<Registered>(path, body);
      location.hash = receipt;
      return undefined;
    } catch (error) {
      return wordsOf(error);
    }
  };
  const needs = { areas: known.areas, code: known.code && me === undefined, name: me?.name };
  // Another form goes under another name: what was wiped may have arrived all the same.
  const begin = () => {
    place?.replaceChildren(formView(needs, send, wipe));
  };
  const wipe = () => {
    begin();
    place?.querySelector('h1')?.focus();
    window.scrollTo({ top: 0 });
  };
  begin();
}

async function show(): Promise<void> {
  const receipt = location.hash.slice(1);
  await (receipt === '' ? showForm() : showState(receipt));
  place?.querySelector('h1')?.focus();
}

window.addEventListener('hashchange', () => void show());
void show().catch((error: unknown) => place?.replaceChildren(stateView(wordsOf(error))));
