'use client';
import { useTranslations } from 'next-intl';
import type { Role } from '@/lib/auth/permissions';

/** A role's name: the organization's own, or the word of a built-in one. */
export function useRoleName(): (role: { key: string; name: string | null }) => string {
  const t = useTranslations('auth.roles');
  return ({ key, name }) => name ?? t(key as Role);
}
