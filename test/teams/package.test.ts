import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { TAB } from '../../bot/channels/teams/deep-link.ts';
import { HELP, readCommand } from '../../bot/channels/teams/chat.ts';
import { makeManifest, type AppFacts } from '../../bot/channels/teams/package/manifest.ts';
import { APP_ID, TENANT } from '../fakes/entra.ts';
import { makeFolder } from '../service-process.ts';

const run = promisify(execFile);
const FACTS: AppFacts = {
  appId: APP_ID,
  publicUrl: 'https://warmlijn.example.nl',
  version: '1.2.3',
  developer: 'Gemeente Voorbeeld',
  privacyUrl: 'https://example.nl/privacy',
  termsUrl: 'https://example.nl/voorwaarden',
};

/** Files of a zip by name, read from its local headers as far as our own zips need it. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left -= 1) {
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    files.set(name, zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** Size and pixels (red, green, blue, alpha) of a PNG whose lines are not filtered. */
function readPng(png: Buffer): { width: number; height: number; pixels: readonly (readonly number[])[] } {
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  assert.deepEqual([...png.subarray(24, 29)], [8, 6, 0, 0, 0], '8 bits, with transparency');
  const length = png.readUInt32BE(33);
  const raw = inflateSync(png.subarray(41, 41 + length));
  const pixels: number[][] = [];
  for (let y = 0; y < height; y += 1) {
    const line = y * (width * 4 + 1);
    assert.equal(raw[line], 0);
    for (let x = 0; x < width; x += 1) pixels.push([...raw.subarray(line + 1 + x * 4, line + 5 + x * 4)]);
  }
  return { width, height, pixels };
}

describe('the Teams app package', function () {
  this.timeout(60_000);
  const folder = makeFolder();
  after(() => folder.drop());
  const out = join(folder.path, 'app.zip');
  const env = {
    PATH: process.env.PATH,
    MicrosoftAppId: APP_ID,
    MicrosoftAppTenantId: TENANT,
    MicrosoftAppPassword: 'x',
    PUBLIC_URL: FACTS.publicUrl,
  };
  const make = (args: readonly string[], more: object = {}) =>
    run(process.execPath, ['bot/tools/teams-package.ts', '--out', out, ...args], {
      env: { ...env, ...more },
    });

  it('holds the manifest and the icons it names, and is the same when made again', async () => {
    await make([]);
    const zip = readFileSync(out);
    const files = unzip(zip);
    assert.deepEqual([...files.keys()].sort(), ['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as Record<string, unknown>;
    assert.equal(manifest.id, APP_ID);
    await make([]);
    assert.deepEqual(readFileSync(out), zip);
  });

  it('asks for one tab, one bot, and one host', () => {
    const manifest = makeManifest(FACTS);
    assert.deepEqual(manifest.validDomains, ['warmlijn.example.nl']);
    assert.equal(manifest.webApplicationInfo.resource, `api://warmlijn.example.nl/${APP_ID}`);
    assert.equal(manifest.bots.length, 1);
    const tab = manifest.staticTabs.find((one) => one.entityId === TAB);
    assert.ok(tab !== undefined && 'contentUrl' in tab);
    assert.equal(tab.contentUrl, 'https://warmlijn.example.nl/desk');
  });

  it('offers commands that the bot understands', () => {
    const commands = makeManifest(FACTS).bots[0].commandLists.flatMap((list) => list.commands);
    for (const { title } of commands)
      if (title !== 'help') assert.notEqual(readCommand(title).do, 'help', title);
    assert.ok(commands.every(({ title }) => HELP.includes(title.replace(/\d+$/, ''))));
  });

  it('is refused without https, with an app id that is none, and with a name that is too long', () => {
    for (const wrong of [
      { publicUrl: 'http://warmlijn.example.nl' },
      { appId: 'app' },
      { developer: 'x'.repeat(33) },
    ])
      assert.throws(() => makeManifest({ ...FACTS, ...wrong }), { name: 'ZodError' }, JSON.stringify(wrong));
  });

  it('has icons as Teams wants them: 192 pixels in colour, 32 pixels white on nothing', () => {
    const color = readPng(readFileSync('teams/color.png'));
    assert.deepEqual([color.width, color.height], [192, 192]);
    assert.ok(
      color.pixels.every((pixel) => pixel[3] === 255),
      'no transparency',
    );
    const outline = readPng(readFileSync('teams/outline.png'));
    assert.deepEqual([outline.width, outline.height], [32, 32]);
    assert.ok(outline.pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255));
    assert.ok(
      outline.pixels.some((pixel) => pixel[3] === 0) && outline.pixels.some((pixel) => pixel[3] === 255),
    );
  });

  it('can be held against a JSON schema, and says where that refuses it', async () => {
    const schema = join(folder.path, 'schema.json');
    writeFileSync(schema, JSON.stringify({ type: 'object', required: ['id'] }));
    await make(['--schema', schema]);
    const strict = { properties: { bots: { items: { properties: { botId: { const: 'another' } } } } } };
    writeFileSync(schema, JSON.stringify(strict));
    await assert.rejects(make(['--schema', schema]), (error: { code: number; stderr: string }) => {
      assert.equal(error.code, 1);
      assert.match(error.stderr, /\/bots\/0\/botId/);
      return true;
    });
  });

  it('says which setting is missing, and knows no other options', async () => {
    const none = { MicrosoftAppId: '', MicrosoftAppTenantId: '', MicrosoftAppPassword: '' };
    await assert.rejects(make([], none), { code: 2 });
    await assert.rejects(make(['--nonsense']), { code: 2 });
  });
});
