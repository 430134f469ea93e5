'use client';
import { unstable_rethrow, useRouter } from 'next/navigation';
import { Component, type ReactNode, startTransition } from 'react';
import { ErrorCard } from '@/components/ui/error-card';

export type WidgetWords = { title: string; cause: string; retry: string };
type Props = {
  words: WidgetWords;
  className?: string;
  retry: (reset: () => void) => void;
  children: ReactNode;
};
type Failure = { error: unknown };

class Boundary extends Component<Props, Failure> {
  override state: Failure = { error: null };
  static getDerivedStateFromError(error: unknown): Failure {
    return { error };
  }
  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    unstable_rethrow(error);
    const { words, className, retry } = this.props;
    const code = (error as { digest?: string }).digest;
    return (
      <ErrorCard
        title={words.title}
        cause={words.cause}
        code={code}
        retryLabel={words.retry}
        className={className}
        onRetry={() => retry(() => this.setState({ error: null }))}
      />
    );
  }
}

/** One failure is one card: what is inside may break without taking the page along, and can be tried again. */
export function WidgetBoundary(props: Omit<Props, 'retry'>) {
  const router = useRouter();
  return (
    <Boundary
      {...props}
      retry={(reset) =>
        startTransition(() => {
          router.refresh();
          reset();
        })
      }
    />
  );
}
