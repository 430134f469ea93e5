import 'server-only';
import type postgres from 'postgres';

/** The environment's DATA_KEY does not fit the database; the message is one sentence with the cure. */
export class OtherDataKey extends Error {
  override name = 'OtherDataKey';
  constructor() {
    super(
      'DATA_KEY is not the key this database was written with, and stored personal data could not be read: set the former DATA_KEY again (it stands in secrets.json of the former data folder, or in your backup); nothing was changed.',
    );
  }
}

/**
 * Throws OtherDataKey when the database was written under a key with another fingerprint. One without tables was
 * written under none.
 */
export async function refuseOtherDataKey(sql: postgres.Sql, fingerprint: string): Promise<void> {
  const [table] = await sql`select to_regclass('public.installation_facts') is not null as there`;
  if (!table?.there) return;
  const [kept] = await sql`select value from installation_facts where key = 'data_key'`;
  if (kept && kept.value !== fingerprint) throw new OtherDataKey();
}

/** Writes down, once for the life of the database, under which key it is written. */
export async function keepDataKey(sql: postgres.Sql, fingerprint: string): Promise<void> {
  await sql`insert into installation_facts (key, value) values ('data_key', ${fingerprint}) on conflict do nothing`;
  // Of two first starts with different keys at once one has lost.
  await refuseOtherDataKey(sql, fingerprint);
}
