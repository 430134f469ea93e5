import 'server-only';
import { and, eq, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { type RawSql, rawOf, type Tx } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { arrayLiteral, hexBytes } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import type { Planned } from '@/lib/ingest/batch-plan';
import type { FactOutcome } from '@/lib/ingest/fact';
import {
  addImportRollups,
  findKnownIdentifications,
  findKnownOrders,
  hasFacts,
  type KnownOrder,
  takeImported,
} from '@/lib/ingest/mutations/take-imported';
import type { References } from '@/lib/ingest/queries/find-references';
import { findIdentitiesText } from '@/lib/members/members-sql';
import { lookupHash } from '@/lib/personal-data';
import { OccurrenceCounter } from '../row-identity';
import type { Work } from './open-work';

/** What becomes of a fact: new, of somebody known already, known itself, or known with another body. */
export type Verdict = 'added' | 'changed' | 'unchanged' | 'conflict';

/** Decides and, in a run, writes batches of facts of one import. */
export class FactSink {
  private readonly mark = uuidv7();
  private readonly met = new OccurrenceCounter();
  private sources: string[] = [];
  /** Nothing is known under any of the sources, so nothing needs looking up. */
  private isFresh = false;
  /** The last generation written to. */
  used: string;

  constructor(
    private readonly of: {
      ctx: Context;
      tx: Tx;
      work: Work;
      references: References;
      isDry: boolean;
    },
  ) {
    this.used = of.work.row.sourceName;
  }

  private get raw(): RawSql {
    return rawOf(this.of.tx);
  }

  /** Finds the generations of the source: an import that was undone leaves its name to the next. */
  async open(): Promise<void> {
    const { tx, work } = this.of;
    const base = work.row.sourceName;
    const rows = await tx
      .selectDistinct({ source: imports.source })
      .from(imports)
      .where(
        and(
          eq(imports.orgId, work.row.orgId),
          or(eq(imports.source, base), sql`starts_with(${imports.source}, ${`${base}~`})`),
        ),
      );
    const last = Math.max(1, ...rows.map((row) => Number(row.source?.split('~')[1] ?? 1)));
    this.sources = Array.from({ length: last + 1 }, (_, at) => (at === 0 ? base : `${base}~${at + 1}`));
    const asked = { orgId: work.row.orgId, sources: this.sources };
    this.isFresh = !(await hasFacts(this.raw, { ...asked, kind: work.row.kind as 'orders' | 'members' }));
  }

  async take(planned: readonly Planned[]): Promise<Verdict[]> {
    if (planned.length === 0) return [];
    const isOrders = planned[0]?.item.type === 'order.paid';
    const places = isOrders ? await this.placeOrders(planned) : await this.placeJoinings(planned);
    if (!this.of.isDry) await this.write(planned, places);
    return places.map((place) => (typeof place === 'string' ? place : place.verdict));
  }

  private async placeOrders(planned: readonly Planned[]): Promise<(Verdict | Place)[]> {
    const { orgId } = this.of.work.row;
    const ids = planned.map(({ item }) => item.id);
    const known = this.isFresh
      ? new Map<string, KnownOrder[]>()
      : await findKnownOrders(this.raw, { orgId, sources: this.sources, ids });
    return planned.map((one) => this.placeOrder(one, known.get(one.item.id) ?? []));
  }

  private placeOrder({ bodyHash }: Planned, known: readonly KnownOrder[]): Verdict | Place {
    const live = known.find((order) => order.body !== null && order.voids === 0);
    if (live) return `\\x${live.body}` === bodyHash ? 'unchanged' : 'conflict';
    if (known.some((order) => order.isFinal)) return 'unchanged';
    const free = this.sources.find(
      (source) => !known.some((order) => order.source === source && order.body !== null),
    );
    return { verdict: 'added', source: free ?? (this.sources.at(-1) as string) };
  }

  private async placeJoinings(planned: readonly Planned[]): Promise<(Verdict | Place)[]> {
    const { orgId, sourceName } = this.of.work.row;
    const ids = planned.map(({ item }) => item.id);
    const taken = this.isFresh
      ? new Set<string>()
      : await findKnownIdentifications(this.raw, { orgId, source: sourceName, ids });
    const people = await this.findPeople(planned);
    return planned.map((one) => {
      if (taken.has(one.item.id)) return 'unchanged';
      const hashes = this.hashesOf(one);
      const isKnown =
        hashes.some((hash) => people.has(hash)) || hashes.some((hash) => this.met.seen(...wordsOf(hash)) > 0);
      for (const hash of hashes) this.met.count(...wordsOf(hash));
      return { verdict: isKnown ? 'changed' : 'added', source: sourceName };
    });
  }

  private hashesOf({ identities }: Planned): string[] {
    const { orgId } = this.of.work.row;
    return identities.map(({ kind, value }) => `${kind}:${lookupHash(orgId, kind, value).toString('hex')}`);
  }

  private async findPeople(planned: readonly Planned[]): Promise<Set<string>> {
    const { orgId } = this.of.work.row;
    const pairs = [...new Set(planned.flatMap((one) => this.hashesOf(one)))].map((pair) => pair.split(':'));
    const rows = await this.raw.unsafe(
      findIdentitiesText,
      [
        orgId,
        arrayLiteral(pairs.map(([kind]) => kind as string)),
        arrayLiteral(pairs.map(([, hex]) => hexBytes(Buffer.from(hex as string, 'hex')))),
      ],
      { prepare: true },
    );
    return new Set(rows.map((row) => `${row.kind}:${row.hash}`));
  }

  private async write(planned: readonly Planned[], places: (Verdict | Place)[]): Promise<void> {
    for (const source of this.sources) {
      const mine = planned.filter((_, at) => {
        const place = places[at];
        return typeof place === 'object' && place.source === source;
      });
      if (mine.length === 0) continue;
      if (this.sources.indexOf(source) > this.sources.indexOf(this.used)) this.used = source;
      const outcomes = await takeImported(this.raw, this.of.ctx, {
        batch: this.headOf(source),
        planned: mine,
        references: this.of.references,
      });
      planned.forEach((one, at) => {
        const outcome = outcomes.get(one.index);
        if (outcome && outcome !== 'accepted') places[at] = afterRace[outcome];
      });
    }
  }

  private headOf(source: string) {
    const { ctx, work } = this.of;
    const receivedAt = ctx.now.toISOString();
    return { orgId: work.row.orgId, source, mark: this.mark, receivedAt, importId: work.row.id };
  }

  /** Ends a run of orders: their rollups. */
  async close(): Promise<void> {
    if (this.of.isDry || this.of.work.row.kind !== 'orders') return;
    await addImportRollups(this.raw, this.headOf(this.used));
  }
}

type Place = { verdict: Verdict; source: string };
/** Somebody else brought the same fact between the look and the writing. */
const afterRace: Record<Exclude<FactOutcome, 'accepted'>, Verdict> = {
  duplicate: 'unchanged',
  conflict: 'conflict',
};

function wordsOf(pair: string): [high: number, low: number] {
  const hex = pair.slice(pair.indexOf(':') + 1);
  return [Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8, 16), 16)];
}
