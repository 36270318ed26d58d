/** What could not be read is kept in a table of its own with the reason, until a person has looked. */
import type { SetAside } from '../port.ts';
import type { Client, Database } from './database.ts';

export interface Aside {
  /** Everything that lies there, from earlier starts too. */
  readonly found: SetAside[];
  /** Takes a resident's document and pages out of use. */
  move(key: string, why: string): Promise<void>;
  /** Notes something unreadable that stays where it is. */
  note(where: string, why: string): void;
  /** Removes what belongs to this key. @returns how many pieces */
  erase(client: Client, key: string): Promise<number>;
  /** Reads again what lies there. */
  refresh(): Promise<void>;
}

const PLACE = 'conversations';

export async function openAside(database: Database): Promise<Aside> {
  const found: SetAside[] = [];
  const noted: SetAside[] = [];
  const refresh = async () => {
    const { rows } = await database.query<{ id: string; place: string; why: string }>(
      "select id, place, why from set_aside where place not like 'page %' order by id",
    );
    found.splice(
      0,
      found.length,
      ...rows.map(({ id, place, why }) => ({ where: `set_aside ${id} (${place})`, why })),
    );
    found.push(...noted);
  };
  await refresh();
  return {
    found,
    refresh,
    async move(key, why) {
      await database.transaction(async (client) => {
        // Pages go along, so that a new conversation does not write over them.
        await client.query(
          "insert into set_aside (key, place, why, body) select key, 'page ' || number, $2, body from pages where key = $1",
          [key, why],
        );
        await client.query(
          `insert into set_aside (key, place, why, body) select key, '${PLACE}', $2, document from conversations where key = $1`,
          [key, why],
        );
        await client.query('delete from conversations where key = $1', [key]);
      });
      await refresh();
    },
    note(where, why) {
      if (noted.some((one) => one.where === where && one.why === why)) return;
      noted.push({ where, why });
      found.push({ where, why });
    },
    async erase(client, key) {
      const { count } = await client.query('delete from set_aside where key = $1', [key]);
      return count;
    },
  };
}
