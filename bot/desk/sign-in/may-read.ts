/** Whose story a worker may open: a team lead guards figures and deadlines, and reads only what waits or is theirs. */
import type { Worker } from '../../../dialogs/city.ts';
import type { DeskRow } from '../../store/port.ts';

export function mayRead(worker: Worker, row: DeskRow): boolean {
  return (
    worker.role !== 'teamleider' || row.status === 'waiting' || [row.worker, row.callBy].includes(worker.id)
  );
}
