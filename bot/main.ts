/** Where Warmlijn starts. Compiled code is kept beside the packages, so that the next start is quicker. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before the rest is read; a folder that cannot be written is no reason not to start.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'warmlijn', 'compiled'));
const { run } = await import('./run.ts');
await run();
