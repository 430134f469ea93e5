'use client';
import { Button } from '@/components/ui/button';

/** Ends this session on the server too. */
export function SignOutButton({ label }: { label: string }) {
  const leave = async () => {
    const { signOut } = await import('next-auth/react');
    await signOut({ callbackUrl: '/login' });
  };
  return <Button onClick={leave}>{label}</Button>;
}
