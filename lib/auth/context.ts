import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { cookies, headers } from 'next/headers';
import { forbidden, notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { validate as isUuid } from 'uuid';
import { type Db, pipelinePool, requestDb, systemDb, type Tx } from '@/db/client';
import { apiKeys, endedSessions, memberships, users } from '@/db/schema/auth';
import { organizations, regions } from '@/db/schema/organization';
import { currentInstant } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { businessDay } from '@/lib/time';
import { orgIdOfKey } from './key-format';
import { isPermission, type Permission, permissions } from './permissions';
import type { Preview } from './preview';
import { findOwnGuide, findSight, listRights } from './queries/rights';
import type { GrantWithPermissions } from './reach';
import { returnPath } from './return-path';
import { holds, type Scope, sealScope } from './scope';

export type Actor = { kind: 'user' | 'key' | 'system'; id: string | null; name: string };
/** First parameter of every query and mutation. */
export type Context = {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
  readonly db: Db;
  readonly requestId: string;
  /** Set while somebody looks with other eyes: the scope is then that of the eyes, and nothing can be written (see `isOver`). */
  readonly preview?: Preview;
  /** The signed-in session behind it; none for keys, jobs and commands. */
  readonly sessionId?: string;
};

/** Which of several organizations a person works in; only ever a wish. */
export const organizationCookie = 'organization';

type Organization = Pick<Scope, 'orgId' | 'timeZone' | 'cutoffHour' | 'rootRegionId' | 'rootPath'>;
type Who = Pick<Scope, 'userId' | 'guideId' | 'grants'>;

const root = alias(regions, 'root');
const ofOrganization = {
  orgId: organizations.orgId,
  timeZone: organizations.timeZone,
  cutoffHour: organizations.cutoffHour,
  rootRegionId: root.id,
  rootPath: root.path,
};
const rootOfOrganization = and(eq(root.orgId, organizations.orgId), isNull(root.parentId));

async function readOrganization(tx: Tx, orgId: string): Promise<Organization | null> {
  const [row] = await tx
    .select(ofOrganization)
    .from(organizations)
    .innerJoin(root, rootOfOrganization)
    .where(eq(organizations.orgId, orgId))
    .limit(1);
  return row ?? null;
}

const scopeOf = (organization: Organization, who: Who, now: Date): Scope =>
  sealScope({ ...organization, ...who, today: businessDay(now, organization) });

export type Session = { userId: string; sessionVersion: number; sessionId: string };

/** Null for a session that is over: other version, signed out, person disabled. */
async function readUser(tx: Tx, userId: string, session: Session | undefined) {
  const [user] = await tx
    .select({
      id: users.id,
      name: users.name,
      version: users.sessionVersion,
      isDisabled: users.isDisabled,
      endedAt: endedSessions.endedAt,
    })
    .from(users)
    .leftJoin(endedSessions, session ? eq(endedSessions.sessionId, session.sessionId) : sql`false`)
    .where(eq(users.id, userId));
  if (!user || user.isDisabled || user.endedAt) return null;
  return session && user.version !== session.sessionVersion ? null : user;
}

/** The rights of this very moment, or null: nothing of a token is trusted but its ids and version. */
async function readPerson(tx: Tx, userId: string, options: PersonOptions) {
  const user = await readUser(tx, userId, options.session);
  if (!user) return null;
  const memberOf = await tx
    .select({ orgId: memberships.orgId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.isDisabled, false)))
    .orderBy(memberships.createdAt, memberships.orgId);
  const orgId = (memberOf.find((row) => row.orgId === options.orgId) ?? memberOf[0])?.orgId;
  const organization = orgId && (await readOrganization(tx, orgId));
  if (!organization) return null;
  const who = { orgId, userId, now: options.now };
  const own = { userId, guideId: await findOwnGuide(tx, who), grants: await listRights(tx, who) };
  const { rootPath } = organization;
  const at = options.at ?? options.now;
  const sight =
    options.session &&
    (await findSight(tx, { ...who, at, rootPath, grants: own.grants, sessionId: options.session.sessionId }));
  return { user, organization, who: sight?.who ?? own, preview: sight?.preview };
}

type PersonOptions = {
  now: Date;
  /** The real time, where a frozen day must not count. */
  at?: Date;
  /** Checked when given; doors always give it. */
  session?: Session;
  /** The organization asked for; the oldest membership when it is none of the person's. */
  orgId?: string;
  requestId?: string;
};

/** What a door gives a person, or null when there is no such person, session or membership. */
export async function personContext(userId: string, options: PersonOptions): Promise<Context | null> {
  const person = await systemDb().read((tx) => readPerson(tx, userId, options));
  if (!person) return null;
  const db = requestDb(person.organization.orgId);
  return {
    scope: scopeOf(person.organization, person.who, options.now),
    actor: { kind: 'user', id: userId, name: person.user.name },
    now: options.now,
    db: person.preview ? readingOnly(db, person.preview) : db,
    requestId: options.requestId ?? randomUUID(),
    sessionId: options.session?.sessionId,
    ...(person.preview && { preview: person.preview }),
  };
}

const refusalOf = ({ isOver }: Preview): AppError =>
  new AppError('forbidden', { reason: isOver ? 'preview_ended' : 'preview_read_only' });

function readingOnly(db: Db, preview: Preview): Db {
  const refuse = (): Promise<never> => Promise.reject(refusalOf(preview));
  return { ...db, write: refuse, raw: refuse };
}

/** Refuses whoever looks with other eyes: every door of writes asks. */
export function checkWriter(ctx: Context): void {
  if (ctx.preview) throw refusalOf(ctx.preview);
}

/** One look-up a request, however many parts of a page ask. */
const currentPerson = cache(async (): Promise<Context | null> => {
  // Loaded on demand: jobs and commands come through this file too and have no use for a sign-in.
  const [{ getServerSession }, { authOptions }] = await Promise.all([
    import('next-auth'),
    import('./options'),
  ]);
  const session = (await getServerSession(authOptions()))?.user;
  if (!session || !isUuid(session.userId) || !isUuid(session.sessionId)) return null;
  return personContext(session.userId, {
    session,
    now: currentInstant(),
    at: new Date(Date.now()),
    orgId: (await cookies()).get(organizationCookie)?.value,
    requestId: (await headers()).get('x-request-id') ?? undefined,
  });
});

async function signInAddress(): Promise<string> {
  const path = returnPath((await headers()).get('x-address'), '');
  return path === '/' ? '/login' : `/login?callbackUrl=${encodeURIComponent(path)}`;
}

/** Door of pages and layouts: sends strangers to sign in, shows the forbidden screen to the rest. */
export async function requirePage(...anyOf: [Permission, ...Permission[]]): Promise<Context> {
  const context = await currentPerson();
  if (!context) redirect(await signInAddress());
  if (!anyOf.some((permission) => holds(context.scope, permission))) forbidden();
  return context;
}

/** For pages of one object: out of reach and missing are the same not-found page. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** Door of actions and of handlers behind a session. */
export async function requireUser(permission: Permission): Promise<Context> {
  const context = await currentPerson();
  if (!context) throw new AppError('unauthenticated');
  if (!holds(context.scope, permission)) throw new AppError('forbidden');
  return context;
}

/** Who is signed in, if anyone: for pages that look different to guests. */
export const findPerson = (): Promise<Context | null> => currentPerson();

/** One statement, without a transaction around it: every call of the API begins here. */
async function readKey(orgId: string, which: { secretHash: Buffer } | { keyId: string }, now: Date) {
  const [found] = await pipelinePool()
    .orm.select({ key: apiKeys, path: regions.path, organization: ofOrganization })
    .from(apiKeys)
    .innerJoin(organizations, eq(organizations.orgId, apiKeys.orgId))
    .innerJoin(root, rootOfOrganization)
    .leftJoin(regions, and(eq(regions.orgId, apiKeys.orgId), eq(regions.id, apiKeys.regionId)))
    .where(
      and(
        eq(apiKeys.orgId, orgId),
        'keyId' in which ? eq(apiKeys.id, which.keyId) : eq(apiKeys.secretHash, which.secretHash),
      ),
    );
  if (!found || found.key.revokedAt || (found.key.expiresAt && found.key.expiresAt <= now)) return null;
  return found;
}

function scopeOfKey(
  { key, path, organization }: NonNullable<Awaited<ReturnType<typeof readKey>>>,
  now: Date,
): Scope {
  const { brandId, storeId } = key;
  const grant = { brandId, storeId, path, permissions: new Set(key.scopes.filter(isPermission)) };
  return scopeOf(organization, { userId: null, guideId: null, grants: [grant] }, now);
}

/**
 * The rights a key has today, on the pipeline role: what came by it and is tried again by itself reaches no further.
 * Null when it is revoked, expired or gone.
 */
export async function keyContext(orgId: string, keyId: string, now: Date): Promise<Context | null> {
  const found = await readKey(orgId, { keyId }, now);
  if (!found) return null;
  return {
    scope: scopeOfKey(found, now),
    actor: { kind: 'key', id: keyId, name: found.key.name },
    now,
    db: systemDb(),
    requestId: randomUUID(),
  };
}

/** Door of `/api/v1`: a bearer key of one organization with its own scopes and reach. */
export async function requireKey(request: Request, permission: Permission): Promise<Context> {
  const secret = /^Bearer ([\w-]{40,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const orgId = secret && orgIdOfKey(secret);
  if (!orgId) throw new AppError('unauthenticated');
  const now = currentInstant();
  const secretHash = createHash('sha256').update(secret).digest();
  const found = await readKey(orgId, { secretHash }, now);
  if (!found) throw new AppError('unauthenticated');
  const { key } = found;
  const scope = scopeOfKey(found, now);
  if (!holds(scope, permission)) throw new AppError('forbidden');
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > 60_000) {
    await pipelinePool()
      .orm.update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.orgId, orgId), eq(apiKeys.id, key.id)));
  }
  return {
    scope,
    actor: { kind: 'key', id: key.id, name: key.name },
    now,
    db: requestDb(orgId),
    requestId: request.headers.get('x-request-id') ?? randomUUID(),
  };
}

/**
 * Door of jobs, pipelines and commands: the whole organization, on the pipeline role without row security —
 * every statement names its organization. Throws not_found for an unknown organization.
 */
export async function systemContext(
  orgId: string,
  options: { now?: Date; actorName?: string } = {},
): Promise<Context> {
  const now = options.now ?? currentInstant();
  const organization = await systemDb().read((tx) => readOrganization(tx, orgId));
  if (!organization) throw new AppError('not_found');
  const everything: GrantWithPermissions = {
    brandId: null,
    path: null,
    storeId: null,
    permissions: new Set(permissions),
  };
  return {
    scope: scopeOf(organization, { userId: null, guideId: null, grants: [everything] }, now),
    actor: { kind: 'system', id: null, name: options.actorName ?? 'system' },
    now,
    db: systemDb(),
    requestId: randomUUID(),
  };
}

/** The same person and rights on the pipeline role, for mutations whose writes are set-wise pipelines (ingest). */
export function onPipeline(ctx: Context): Context {
  checkWriter(ctx);
  return { ...ctx, db: systemDb() };
}
