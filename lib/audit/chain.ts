import { createHash } from 'node:crypto';
import type { auditEvents } from '@/db/schema/audit';

/** JSON with sorted keys and without spaces: one text for one value. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** Before the first link. */
export const chainStart = Buffer.alloc(32);

/** sha256(previous hash ‖ canonical JSON of the whole row). */
export const linkHash = (previous: Buffer, event: typeof auditEvents.$inferSelect): Buffer =>
  createHash('sha256').update(previous).update(canonicalJson(event)).digest();

/** Milliseconds since 1970 that stand in a UUIDv7. */
export const instantOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** The smallest UUIDv7 of an instant. */
export function firstIdOf(instant: number): string {
  const hex = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
