import assert from 'node:assert/strict';
import type { Browser, BrowserContext, FrameLocator, Page, Route } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { APP_ID, APP_PASSWORD, startFakeEntra, TENANT, type FakeEntra } from '../fakes/entra.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { objectIdOf } from '../sign-in/people.ts';

const TEAMS = 'https://teams.microsoft.com/host';
const OTHER_SITE = 'https://evil.example/host';
const PUBLIC_URL = 'https://warmlijn.example.nl';

/** What Teams answers to the page in its tab; `{TOKEN}` and the like are filled in. */
const HOST = `<!doctype html><iframe src="${PUBLIC_URL}/desk" style="width:100%;height:95vh"></iframe><script>
  const said = window.said = [];
  const context = { theme: window.theme ?? 'dark', subEntityId: {LINK}, entityId: 'bureau', locale: 'nl-nl',
    frameContext: 'content', hostClientType: 'web', sessionId: 's', appSessionId: 'a', tid: 't', userObjectId: 'u' };
  const answers = {
    initialize: () => ['content', 'web', JSON.stringify({ apiVersion: 4, isLegacyTeams: false, hostVersionsInfo: {},
      supports: { pages: {} } }), '2.58.0'],
    getContext: () => [context],
    'authentication.getAuthToken': () => {TOKEN},
  };
  window.addEventListener('message', ({ data, source, origin }) => {
    said.push(data.func);
    const answer = answers[data.func];
    if (answer) source.postMessage({ id: data.id, uuid: data.uuid, args: answer() }, origin);
  });
  window.changeTheme = (theme) => document.querySelector('iframe').contentWindow.postMessage(
    { func: 'themeChange', args: [theme] }, '${PUBLIC_URL}');
</script>`;

describe('the tab in Teams, in a real browser', function () {
  this.timeout(120_000);
  const folder = makeFolder();
  let entra: FakeEntra;
  let service: ServiceProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Everything the browser asked for, and what was refused by the page's policy. */
  let asked: string[];
  let refused: string[];
  /** Requests to anybody but us and Teams. */
  let strangers: string[];

  before(async () => {
    entra = await startFakeEntra();
    service = await startServiceProcess({
      folder: folder.path,
      env: {
        PUBLIC_URL,
        MicrosoftAppId: APP_ID,
        MicrosoftAppPassword: APP_PASSWORD,
        MicrosoftAppTenantId: TENANT,
        ENTRA_URL: entra.url,
      },
    });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await entra.close();
    folder.drop();
  });
  afterEach(() => context.close());

  /** The service under its public address, as a proxy in front of it would have it. */
  async function proxy(route: Route): Promise<void> {
    const url = route.request().url();
    asked.push(new URL(url).pathname);
    // A stream never ends, so it cannot be handed on whole.
    if (url.endsWith('/events')) return route.abort();
    const response = await route.fetch({ url: url.replace(PUBLIC_URL, service.address), maxRedirects: 0 });
    await route.fulfill({ response });
  }

  async function open(host: string, token: string, link = 'undefined'): Promise<FrameLocator> {
    asked = [];
    refused = [];
    strangers = [];
    context = await browser.newContext();
    page = await context.newPage();
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(PUBLIC_URL) && request.url() !== host) strangers.push(request.url());
    });
    await page.route(`${PUBLIC_URL}/**`, proxy);
    const body = HOST.replace('{TOKEN}', token).replace('{LINK}', link);
    await page.route(host, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(host);
    return page.frameLocator('iframe');
  }
  const tokenOf = async (objectId: string) => JSON.stringify([true, await entra.teamsToken(objectId)]);
  const said = () => page.evaluate<string[]>('window.said');

  it('signs in who is signed in to Teams, with a cookie that lives in this frame only', async () => {
    const desk = await open(TEAMS, await tokenOf(objectIdOf('samira')));
    await desk.getByPlaceholder('Zoek').waitFor();
    const [cookie] = await context.cookies();
    assert.equal(cookie?.name, '__Host-warmlijn_session');
    assert.equal(cookie.httpOnly && cookie.secure, true);
    assert.equal(cookie.sameSite, 'None');
    assert.ok((await said()).includes('appInitialization.success'));
    assert.ok(asked.includes('/desk/assets/microsoft-teams.js'));
    assert.equal(asked.filter((path) => path === '/api/desk/session').length, 1);
  });

  it('loads nothing from elsewhere', async () => {
    const desk = await open(TEAMS, await tokenOf(objectIdOf('samira')));
    await desk.getByPlaceholder('Zoek').waitFor();
    assert.deepEqual(strangers, []);
    assert.ok(
      refused.every((line) => line.includes('validDomains')),
      `only the library's own list of hosts is asked for elsewhere, and refused: ${refused.join()}`,
    );
  });

  it('takes the theme of Teams, and follows it', async () => {
    const desk = await open(TEAMS, await tokenOf(objectIdOf('samira')));
    const root = desk.locator('html');
    await desk.getByPlaceholder('Zoek').waitFor();
    assert.equal(await root.getAttribute('data-theme'), 'dark');
    for (const [theme, shown] of [
      ['contrast', 'contrast'],
      ['default', 'light'],
    ]) {
      await page.evaluate(`window.changeTheme(${JSON.stringify(theme)})`);
      await desk.locator(`html[data-theme="${String(shown)}"]`).waitFor({ state: 'attached' });
    }
  });

  it('opens the conversation of a link', async () => {
    await fetch(`${service.address}/api/try/messages`, {
      method: 'POST',
      body: JSON.stringify({ from: '+31600000031', text: 'ik wil een mens spreken' }),
    });
    const first = await open(TEAMS, await tokenOf(objectIdOf('samira')));
    await first.getByPlaceholder('Zoek').waitFor();
    const id = await page
      .frames()[1]
      ?.evaluate<string>(
        "fetch('/api/desk/conversations?view=waiting').then((r) => r.json()).then((rows) => rows[0].id)",
      );
    await context.close();
    const desk = await open(TEAMS, await tokenOf(objectIdOf('samira')), JSON.stringify(id));
    await desk.getByText('ik wil een mens spreken').first().waitFor();
    assert.equal(new URL(page.frames()[1]?.url() ?? '').hash, `#g/${String(id)}`);
  });

  it('says why when the person does not work here, and does not go round', async () => {
    const desk = await open(TEAMS, await tokenOf('aaaaaaaa-0000-4000-8000-00000000000f'));
    await desk.getByRole('alert').getByText('Je staat niet in de lijst van medewerkers').waitFor();
    assert.equal(asked.filter((path) => path === '/api/desk/session').length, 1);
  });

  it('asks who you are when Teams gives no token', async () => {
    const desk = await open(TEAMS, JSON.stringify([false, 'resourceDisabled']));
    await desk.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
  });

  it('is not shown in a frame of another site', async () => {
    await open(OTHER_SITE, 'null');
    for (let tries = 0; refused.length === 0 && tries < 200; tries += 1) await page.waitForTimeout(50);
    assert.match(refused.join(), /frame-ancestors/);
    assert.ok(!asked.includes('/desk/assets/main.js'));
  });

  it('needs nothing of Teams in a browser', async () => {
    asked = [];
    context = await browser.newContext();
    page = await context.newPage();
    await page.route(`${PUBLIC_URL}/**`, proxy);
    await page.goto(`${PUBLIC_URL}/desk`);
    await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
    assert.ok(!asked.includes('/desk/assets/microsoft-teams.js'));
  });
});
