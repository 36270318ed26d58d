/** The folder of the project: flows, locales and pages are found from here. */
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
