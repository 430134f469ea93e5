'use server';
import { action } from '@/lib/action';
import { VerifyAuditInput } from './input';
import { verifyAuditChain } from './queries';

export const verifyAuditAction = action('audit:read', VerifyAuditInput, verifyAuditChain);
