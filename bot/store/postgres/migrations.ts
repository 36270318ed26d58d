/**
 * The tables, as forward-only steps. A step may run while older instances still serve: it adds, never renames or drops
 * what they use. Every resident's words are sealed before they come here; what stands open is what queries need.
 */
export interface TableStep {
  readonly number: number;
  readonly sql: string;
}

export const TABLE_STEPS: readonly TableStep[] = [
  {
    number: 1,
    sql: `
      create table meta (name text primary key, body bytea not null);
      create table conversations (
        key text primary key,
        version integer not null,
        archived_pages integer not null,
        next_due timestamptz,
        worker text,
        row_body bytea not null,
        document bytea not null,
        changed_at timestamptz not null default clock_timestamp()
      );
      create index conversations_next_due on conversations (next_due, key) where next_due is not null;
      create index conversations_worker on conversations (worker) where worker is not null;
      create index conversations_changed_at on conversations (changed_at);
      create table pages (
        key text not null references conversations on delete cascade,
        number integer not null,
        body bytea not null,
        primary key (key, number)
      );
      create table shared_documents (name text primary key, body bytea not null);
      create table shared_logs (
        name text not null,
        number bigint not null,
        body bytea not null,
        primary key (name, number)
      );
      create table set_aside (
        id bigint generated always as identity primary key,
        key text not null,
        place text not null,
        why text not null,
        body bytea not null,
        at timestamptz not null default clock_timestamp()
      );
      create index set_aside_key on set_aside (key);
    `,
  },
  {
    // A version of before, which would not understand what these keys seal, does not start after this step.
    number: 2,
    sql: `
      create table resident_keys (key text primary key, generation bytea not null, body bytea not null);
    `,
  },
];
