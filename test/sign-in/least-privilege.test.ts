import assert from 'node:assert/strict';
import { ROLES, type Role } from '../../dialogs/city.ts';
import { ACCESS } from '../../bot/desk/sign-in/access.ts';

/** Who may use what, written down a second time on purpose: whoever opens a door for a role changes both. */
const EXPECTED: Readonly<Record<Role, readonly string[]>> = {
  vrijwilliger: [
    'GET /api/desk/directory',
    'GET /api/desk/me',
    'GET /api/desk/spreekuur',
    'GET /api/desk/spreekuur/:id',
    'GET /api/desk/spreekuur/:id/paper',
    'POST /api/desk/referrals',
    'POST /api/desk/sign-out',
    'POST /api/desk/spreekuur',
    'POST /api/desk/spreekuur/:id',
    'POST /api/desk/spreekuur/:id/deeds',
  ],
  beheerder: ['GET /api/desk/directory', 'GET /api/desk/me', 'POST /api/desk/sign-out'],
  achterwacht: [],
  trajectbegeleider: [],
  teamleider: [],
};
const CONVERSATIONS = [
  'GET /api/desk/colleagues',
  'GET /api/desk/conversations',
  'GET /api/desk/conversations/:id',
  'GET /api/desk/conversations/:id/export',
  'GET /api/desk/conversations/:id/pdf',
  'GET /api/desk/conversations/:id/letters/:letter',
  'POST /api/desk/conversations/:id/letters',
  'GET /api/desk/directory',
  'GET /api/desk/events',
  'GET /api/desk/me',
  'POST /api/desk/conversations/:id/accept',
  'POST /api/desk/conversations/:id/close',
  'POST /api/desk/conversations/:id/maandgesprek',
  'POST /api/desk/conversations/:id/decline',
  'POST /api/desk/conversations/:id/messages',
  'POST /api/desk/conversations/:id/notes',
  'POST /api/desk/conversations/:id/pass-on',
  'POST /api/desk/conversations/:id/return',
  'POST /api/desk/conversations/:id/stoplight',
  'POST /api/desk/conversations/:id/traject',
  'POST /api/desk/conversations/:id/would-say',
  'POST /api/desk/referrals',
  'POST /api/desk/sign-out',
];
const TEAM = [
  'GET /api/desk/absences',
  'GET /api/desk/figures',
  'GET /api/desk/figures/:table',
  'GET /api/desk/languages',
  'GET /api/desk/maandgesprek',
  'GET /api/desk/maandgesprek/:file',
  'POST /api/desk/absences',
  'POST /api/desk/absences/:id/remove',
  'POST /api/desk/directory/checked',
];
const LINKING = 'POST /api/desk/link-codes';

/** Whoever is on call at night knows nobody by face, and a koppelcode opens somebody's money: no codes from there. */
const OF_GUIDES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  achterwacht: CONVERSATIONS,
  trajectbegeleider: [...CONVERSATIONS, LINKING],
  teamleider: [...CONVERSATIONS, LINKING, ...TEAM],
};

describe('least privilege at the desk', () => {
  for (const role of ROLES) {
    it(`${role} may use these routes and no other`, () => {
      const may = Object.entries(ACCESS)
        .filter(([, roles]) => roles !== 'open' && roles.includes(role))
        .map(([route]) => route);
      assert.deepEqual(may.sort(), [...(OF_GUIDES[role] ?? EXPECTED[role])].sort());
    });
  }

  it('only the ways in are open to somebody who is not signed in', () => {
    const open = Object.entries(ACCESS).filter(([, roles]) => roles === 'open');
    assert.deepEqual(open.map(([route]) => route).sort(), [
      'GET /api/desk/people',
      'GET /api/desk/sign-in',
      'GET /api/desk/sign-in/callback',
      'POST /api/desk/session',
    ]);
  });
});
