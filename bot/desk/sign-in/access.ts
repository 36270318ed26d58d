/**
 * Who may use which route of the desk: least privilege, in one table. A route that is not in it cannot be made.
 * A volunteer has no dossier (report on trajectbegeleiding, 2.3.2), an administrator sees nothing of residents.
 */
import { ROLES, type Role } from '../../../dialogs/city.ts';

/** Roles that read and guide conversations. */
export const GUIDES: readonly Role[] = ['trajectbegeleider', 'achterwacht', 'teamleider'];
/** Figures, roster, absences, and the sociale kaart to keep. */
const LEADS: readonly Role[] = ['teamleider'];
/** Who knows whom a koppelcode is given to; the on-call worker at night does not. */
const LINKERS: readonly Role[] = ['trajectbegeleider', 'teamleider'];
/** Who sits beside residents at a spreekuur, and sees nothing else. */
export const VOLUNTEERS: readonly Role[] = ['vrijwilliger'];
/** Who may register somebody for help. */
const REFERRERS: readonly Role[] = [...GUIDES, ...VOLUNTEERS];
const EVERYBODY: readonly Role[] = ROLES;
/** Reached without being signed in: the ways in. */
const OPEN = 'open';

/** Every route of the desk; `open`, or the roles that may use it. */
export const ACCESS: Readonly<Record<string, readonly Role[] | typeof OPEN>> = {
  'POST /api/desk/session': OPEN,
  'GET /api/desk/people': OPEN,
  'GET /api/desk/sign-in': OPEN,
  'GET /api/desk/sign-in/callback': OPEN,
  'POST /api/desk/sign-out': EVERYBODY,
  'GET /api/desk/me': EVERYBODY,
  'GET /api/desk/conversations': GUIDES,
  'GET /api/desk/conversations/:id': GUIDES,
  'GET /api/desk/conversations/:id/export': GUIDES,
  'GET /api/desk/conversations/:id/pdf': GUIDES,
  'GET /api/desk/conversations/:id/letters/:letter': GUIDES,
  'POST /api/desk/conversations/:id/letters': GUIDES,
  'POST /api/desk/conversations/:id/accept': GUIDES,
  'POST /api/desk/conversations/:id/decline': GUIDES,
  'POST /api/desk/conversations/:id/messages': GUIDES,
  'POST /api/desk/conversations/:id/notes': GUIDES,
  'POST /api/desk/conversations/:id/return': GUIDES,
  'POST /api/desk/conversations/:id/close': GUIDES,
  'POST /api/desk/conversations/:id/pass-on': GUIDES,
  'POST /api/desk/conversations/:id/traject': GUIDES,
  'POST /api/desk/conversations/:id/would-say': GUIDES,
  'POST /api/desk/conversations/:id/maandgesprek': GUIDES,
  'POST /api/desk/conversations/:id/stoplight': GUIDES,
  'GET /api/desk/colleagues': GUIDES,
  'GET /api/desk/spreekuur': VOLUNTEERS,
  'POST /api/desk/spreekuur': VOLUNTEERS,
  'GET /api/desk/spreekuur/:id': VOLUNTEERS,
  'POST /api/desk/spreekuur/:id': VOLUNTEERS,
  'POST /api/desk/spreekuur/:id/deeds': VOLUNTEERS,
  'GET /api/desk/spreekuur/:id/paper': VOLUNTEERS,
  'POST /api/desk/referrals': REFERRERS,
  'POST /api/desk/link-codes': LINKERS,
  'GET /api/desk/figures': LEADS,
  'GET /api/desk/figures/:table': LEADS,
  'GET /api/desk/maandgesprek': LEADS,
  'GET /api/desk/maandgesprek/:file': LEADS,
  'GET /api/desk/absences': LEADS,
  'GET /api/desk/languages': LEADS,
  'POST /api/desk/absences': LEADS,
  'POST /api/desk/absences/:id/remove': LEADS,
  'GET /api/desk/directory': EVERYBODY,
  'POST /api/desk/directory/checked': LEADS,
  'GET /api/desk/events': GUIDES,
};

/** @throws Error when the table does not name this route. */
export function rolesFor(method: 'GET' | 'POST', path: string): readonly Role[] | typeof OPEN {
  const roles = ACCESS[`${method} ${path}`];
  if (roles === undefined)
    throw new Error(`${method} ${path}: say in bot/desk/sign-in/access.ts who may use it.`);
  return roles;
}
