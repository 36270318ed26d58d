import { openFolder } from './embedded-world.ts';
import { commitLoop } from './commit-loop.ts';

const [, , folder = ''] = process.argv;
await commitLoop(await openFolder(folder));
