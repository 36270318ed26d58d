import { openPostgresStore } from '../../bot/store/postgres/store.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { commitLoop } from './commit-loop.ts';
import { OLD_KEY } from './world.ts';

const [, , url = ''] = process.argv;
await commitLoop(await openPostgresStore({ url, vault: makeVault([OLD_KEY]) }));
