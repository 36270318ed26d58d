/** Makes one PDF in a thread of its own: letters are cut to size there, and no resident waits for that. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CaseExport } from '../case-export.ts';
import { casePdf } from './case-pdf.ts';

parentPort?.postMessage(await casePdf(workerData as CaseExport));
