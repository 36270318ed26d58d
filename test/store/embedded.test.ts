import { embeddedWorld } from './embedded-world.ts';
import { storeConformance } from './conformance.ts';

storeConformance('the embedded store', embeddedWorld);
