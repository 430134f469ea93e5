import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { IconButton } from '@/components/ui/icon-button';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { deleteRoleAction } from '@/lib/auth/actions';

/** Removes a role nobody holds; who holds one is said. */
export function RemoveRole({ id, name }: { id: string; name: string }) {
  const t = useTranslations('roles');
  const words = useFailureWords();
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await deleteRoleAction({ id }).catch(unanswered);
      if (answer.ok) toast.success(t('removed', { name }));
      else toast.error(words(answer.error));
      router.refresh();
    });
  return (
    <IconButton
      size="sm"
      label={`${t('remove')} ${name}`}
      icon={<Trash2 aria-hidden />}
      writes
      disabled={isBusy}
      onClick={remove}
    />
  );
}
