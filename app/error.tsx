'use client';
import { FailedHere } from '@/components/layout/failed-here';

export default function PageError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main">
      <FailedHere {...props} />
    </main>
  );
}
