/** The one suite that every store passes (design C3): burst, crash, disorder, stale version, erase and the rest of the port. */
import { crashHold } from './conformance/crash.ts';
import { documentsHold } from './conformance/documents.ts';
import { listsHold } from './conformance/lists.ts';
import { modelHold } from './conformance/model.ts';
import { sharedHold } from './conformance/shared.ts';
import { startsHold } from './conformance/starts.ts';
import { setScene } from './conformance/scene.ts';
import type { StoreWorld } from './world.ts';

/** @param makeWorld an empty place for each test. */
export function storeConformance(name: string, makeWorld: () => Promise<StoreWorld>): void {
  describe(`${name} keeps the promises of the store port`, () => {
    const scene = setScene(makeWorld);
    documentsHold(scene);
    listsHold(scene);
    sharedHold(scene);
    startsHold(scene);
    crashHold(scene);
    modelHold(scene);
  });
}
