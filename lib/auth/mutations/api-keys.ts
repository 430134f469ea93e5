import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { sqlState } from '@/db/client';
import { apiKeys } from '@/db/schema/auth';
import { recordAudit } from '@/lib/audit/mutations';
import { AppError, invalid, notFound } from '@/lib/errors';
import type { Context } from '../context';
import type { CreateApiKeyInput } from '../input';
import { formatKey, keyPrefix } from '../key-format';
import { inScope } from '../scope';
import { expiryOf } from './grants';

/** A new key, told once; only its hash is kept. It reaches no further than whoever makes it. */
export async function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
): Promise<{ keyId: string; key: string }> {
  const key = formatKey(ctx.scope.orgId, randomBytes(32).toString('base64url'));
  const expiresAt = expiryOf(ctx.scope, input.expiresOn);
  if (expiresAt && expiresAt <= ctx.now) throw invalid({ expiresOn: 'in_the_past' });
  const row = {
    ...{ orgId: ctx.scope.orgId, id: uuidv7(), name: input.name, prefix: keyPrefix(key) },
    ...{ scopes: [...new Set(input.scopes)], brandId: input.brandId, ...input.place, expiresAt },
    secretHash: createHash('sha256').update(key).digest(),
    ...{ createdByUserId: ctx.scope.userId, createdAt: ctx.now },
  };
  try {
    await ctx.db.write(async (tx) => {
      await tx.insert(apiKeys).values(row);
      const covered = and(
        inScope(ctx.scope, 'api-keys:write', apiKeys),
        ...row.scopes.map((scope) => inScope(ctx.scope, scope, apiKeys)),
      );
      const mine = and(eq(apiKeys.orgId, row.orgId), eq(apiKeys.id, row.id));
      const [within] = await tx.select({ id: apiKeys.id }).from(apiKeys).where(and(mine, covered));
      if (!within) throw new AppError('forbidden', { reason: 'beyond_own_rights' });
      await recordAudit(ctx, tx, {
        action: 'api_key.created',
        ...{ objectKind: 'api_key', objectId: row.id, objectName: row.name },
        after: { scopes: row.scopes, ...input.place, brandId: input.brandId, expiresAt },
      });
    });
  } catch (error) {
    if (sqlState(error) === '23503') throw invalid({ place: 'unknown_choice' });
    throw error;
  }
  return { keyId: row.id, key };
}

/** A revoked key is refused from the next request on. */
export async function revokeApiKey(ctx: Context, input: { keyId: string }): Promise<void> {
  await ctx.db.write(async (tx) => {
    const [key] = await tx
      .select()
      .from(apiKeys)
      .where(and(inScope(ctx.scope, 'api-keys:write', apiKeys), eq(apiKeys.id, input.keyId)))
      .for('update');
    if (!key) throw notFound();
    if (key.revokedAt) return;
    await tx
      .update(apiKeys)
      .set({ revokedAt: ctx.now })
      .where(and(eq(apiKeys.orgId, ctx.scope.orgId), eq(apiKeys.id, key.id)));
    await recordAudit(ctx, tx, {
      action: 'api_key.revoked',
      ...{ objectKind: 'api_key', objectId: key.id, objectName: key.name },
    });
  });
}
