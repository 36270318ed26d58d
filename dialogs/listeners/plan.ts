/** "Mijn plan": the goal, the steps and how far we are. */
import { hearPlan } from '../traject/plan.ts';
import type { Listener } from './listener.ts';

export const plan: Listener = (talk, heard) => hearPlan(talk, heard);
