'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { dismissItemAction, reissueOrderAction } from '@/lib/ingest/actions';

type Act = {
  words: { act: string; title: string; note: string; done: string };
  run: () => Promise<{ ok: true } | { ok: false; error: { code: string; reason?: string } }>;
  variant: 'ghost' | 'secondary';
};

function ConfirmedAct({ words, run, variant }: Act) {
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  const act = () =>
    start(async () => {
      const answer = await run().catch(unanswered);
      if (!answer.ok)
        return void toast.error(errors((answer.error.reason ?? answer.error.code) as 'internal'));
      setOpen(false);
      toast.success(words.done);
      router.push('/settings/integrations');
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={words.title}
      note={words.note}
      closeLabel={common('close')}
      trigger={<Button variant={variant}>{words.act}</Button>}
      footer={
        <Button variant="primary" loading={isBusy} onClick={act}>
          {words.act}
        </Button>
      }
    />
  );
}

/** Setting aside for good; and for orders that came twice, voiding the old one and taking this. */
export function HeldItemActs({ id, extId, canReissue }: { id: string; extId: string; canReissue: boolean }) {
  const t = useTranslations('ingest.one');
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <ConfirmedAct
        words={{ act: t('dismiss'), title: t('dismissTitle'), note: t('dismissNote'), done: t('dismissed') }}
        variant="ghost"
        run={() => dismissItemAction({ id })}
      />
      {canReissue ? (
        <ConfirmedAct
          words={{
            ...{ act: t('reissue'), title: t('reissueTitle'), done: t('reissued') },
            note: t('reissueNote', { id: `${extId.slice(0, 62)}~r` }),
          }}
          variant="secondary"
          run={() => reissueOrderAction({ id })}
        />
      ) : null}
    </div>
  );
}
