'use client';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { IconButton } from '@/components/ui/icon-button';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { saveRegionAction } from '@/lib/organization/actions';
import { removeRegionAction } from '@/lib/stores/actions';
import { orgHref } from './org-href';

/** Deletes an empty region, with the way back; a full one says what is inside. */
export function RemoveRegion({ region }: { region: { id: string; name: string } }) {
  const t = useTranslations('organization');
  const words = useFailureWords();
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const restore = async (gone: { code: string; name: string; parentCode: string | null }) => {
    const { code, name, parentCode } = gone;
    const answer = await saveRegionAction({
      ...{ code, name, isNew: 'true' },
      ...(parentCode && { parentCode }),
    }).catch(unanswered);
    if (!answer.ok) toast.error(words(answer.error));
    router.push(orgHref({ region: answer.ok ? code : parentCode }));
  };
  const remove = () =>
    start(async () => {
      const answer = await removeRegionAction({ id: region.id }).catch(unanswered);
      if (!answer.ok) {
        toast.error(words(answer.error));
        return;
      }
      const gone = answer.data;
      toast.success(t('regionRemoved', { name: gone.name }), {
        action: { label: t('undo'), run: () => restore(gone) },
      });
      router.push(orgHref({ region: gone.parentCode }));
    });
  return (
    <IconButton
      size="sm"
      label={`${t('removeRegion')} ${region.name}`}
      icon={<Trash2 aria-hidden />}
      writes
      disabled={isBusy}
      onClick={remove}
    />
  );
}
