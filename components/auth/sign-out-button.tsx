'use client';

/** Ends this session on the server too. It stands on a page of the root, so its looks come from the server. */
export function SignOutButton({ label, className }: { label: string; className: string }) {
  const leave = async () => {
    const { signOut } = await import('next-auth/react');
    await signOut({ callbackUrl: '/login' });
  };
  return (
    <button type="button" onClick={leave} className={className}>
      {label}
    </button>
  );
}
