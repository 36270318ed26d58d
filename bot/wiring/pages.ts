/** The pages: the desk always, the try-out phone only in try-out mode. */
import { join } from 'node:path';
import { loadAsset, loadAssets } from '../desk/assets.ts';
import { ROOT } from '../root.ts';
import { pageRoutes } from '../routes/pages.ts';
import type { Router } from '../routes/server.ts';

/** Microsoft's library for pages in Teams, whole: the page loads it there only. */
const TEAMS_LIBRARY = join(ROOT, 'node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js');

export function addPages(router: Router, tryOut: boolean): void {
  const desk = loadAssets(join(ROOT, 'bot/desk/page'), '/desk/assets/');
  for (const room of ['team', 'spreekuur', 'referral'])
    for (const [path, asset] of loadAssets(join(ROOT, 'bot/desk/page', room), `/desk/assets/${room}/`))
      desk.set(path, asset);
  const index = desk.get('/desk/assets/index.html');
  if (index !== undefined) desk.set('/desk', index);
  const form = desk.get('/desk/assets/referral/index.html');
  if (form !== undefined) desk.set('/aanmelden', form);
  desk.set('/desk/assets/microsoft-teams.js', loadAsset(TEAMS_LIBRARY));
  pageRoutes(router, desk);
  if (!tryOut) return;
  const phone = loadAssets(join(ROOT, 'bot/desk/tryout'), '/try/assets/', { '../page/': '/desk/assets/' });
  const front = phone.get('/try/assets/index.html');
  if (front !== undefined) phone.set('/', front);
  pageRoutes(router, phone);
}
