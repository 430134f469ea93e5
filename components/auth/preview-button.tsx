'use client';
import { Eye } from 'lucide-react';
import { type ComponentProps, type ReactNode, useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { startPreviewAction } from '@/lib/auth/actions';

type Target = { userId: string } | { role: string; places: string[] };

/** Shows the console as somebody else sees it, from their first page on. */
export function PreviewButton({
  target,
  size,
  variant,
  label,
  isDisabled,
  children,
}: {
  target: Target;
  size?: ComponentProps<typeof Button>['size'];
  variant?: ComponentProps<typeof Button>['variant'];
  label?: string;
  isDisabled?: boolean;
  children: ReactNode;
}) {
  const words = useFailureWords();
  const [isBusy, start] = useTransition();
  const look = () =>
    start(async () => {
      const answer = await startPreviewAction(target).catch(unanswered);
      // A whole new page: nothing seen with one's own eyes may stay in the browser's memory of pages.
      if (answer.ok) window.location.assign(answer.data.home);
      else toast.error(words(answer.error));
    });
  return (
    <Button
      {...{ size, variant }}
      aria-label={label}
      loading={isBusy}
      disabled={isDisabled}
      icon={<Eye aria-hidden />}
      onClick={look}
    >
      {children}
    </Button>
  );
}
