'use client';
import { FailedHere } from '@/components/layout/failed-here';

export default function PageError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedHere {...props} />;
}
