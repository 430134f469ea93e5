'use client';
import { Ban, Pencil, Plus, RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import {
  createTouchpointAction,
  placeStandardTouchpointsAction,
  restoreTouchpointAction,
  retireTouchpointAction,
  updateTouchpointAction,
} from '@/lib/stores/actions';
import type { TouchpointKind, TouchpointStatus } from '@/lib/stores/touchpoint';
import { type TouchpointFields, TouchpointForm } from './touchpoint-form';

type Store = { id: string; code: string };

/** `S001-door`, and `S001-door-2` where that one is taken. */
function freeCode({ store, kind, taken }: { store: Store; kind: TouchpointKind; taken: readonly string[] }) {
  const first = `${store.code}-${kind}`;
  let code = first;
  for (let next = 2; taken.includes(code); next += 1) code = `${first}-${next}`;
  return code;
}

type AddProps = { store: Store; taken: readonly string[]; today: string };

export function AddTouchpoint({ store, taken, today }: AddProps) {
  const t = useTranslations('touchpoints');
  const router = useRouter();
  return (
    <TouchpointForm
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          {t('add')}
        </Button>
      }
      title={t('form.newTitle')}
      note={t('form.newNote')}
      submit={t('form.create')}
      start={{ code: '', name: '', kind: 'door', place: null, placedOn: today }}
      codeOf={(kind) => freeCode({ store, kind, taken })}
      hidden={{ storeId: store.id }}
      today={today}
      save={createTouchpointAction}
      onSaved={(form) => {
        toast.success(t('form.created', { name: String(form.get('name')) }));
        router.refresh();
      }}
    />
  );
}

/** Door and checkout at once, under usual names: what a new store begins with. */
export function PlaceStandard({ storeId }: { storeId: string }) {
  const t = useTranslations('touchpoints');
  const router = useRouter();
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const names = { door: t('standardNames.door'), cashier: t('standardNames.cashier') };
  const place = () =>
    start(async () => {
      const answer = await placeStandardTouchpointsAction({ storeId, names }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      else if (answer.data.placed === 0) toast.info(t('standardNone'));
      else toast.success(t('standardDone', { count: answer.data.placed }));
      router.refresh();
    });
  return (
    <Button onClick={place} loading={isBusy}>
      {t('standard')}
    </Button>
  );
}

type ActsProps = {
  touchpoint: TouchpointFields & { id: string; status: TouchpointStatus };
  today: string;
};

/** Changing a touchpoint, and taking it out of use with the way back. */
export function TouchpointActs({ touchpoint, today }: ActsProps) {
  const t = useTranslations('touchpoints');
  const router = useRouter();
  const { id, name, code, status } = touchpoint;
  const { isBusy, turn } = useTurning({ id, name });
  const isLive = status === 'live';
  return (
    <span className="inline-flex items-center gap-0.5">
      <TouchpointForm
        trigger={<IconButton size="sm" label={`${t('edit')} · ${name}`} icon={<Pencil aria-hidden />} />}
        title={t('form.editTitle')}
        note={t('form.editNote', { code })}
        submit={t('form.save')}
        start={touchpoint}
        hidden={{ id }}
        today={today}
        save={updateTouchpointAction}
        onSaved={() => {
          toast.success(t('form.saved'));
          router.refresh();
        }}
      />
      <IconButton
        size="sm"
        writes
        disabled={isBusy}
        label={`${t(isLive ? 'retire' : 'restore')} · ${name}`}
        icon={isLive ? <Ban aria-hidden /> : <RotateCcw aria-hidden />}
        onClick={() => turn(!isLive)}
      />
    </span>
  );
}

/** Out of use or back; leaving it offers the way back, for a slip of the hand. */
function useTurning({ id, name }: { id: string; name: string }) {
  const t = useTranslations('touchpoints');
  const router = useRouter();
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const turn = (isOn: boolean) =>
    start(async () => {
      const act = isOn ? restoreTouchpointAction : retireTouchpointAction;
      const answer = await act({ id }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      else
        toast.success(t(isOn ? 'restored' : 'retired', { name }), {
          action: isOn ? undefined : { label: t('undo'), run: () => turn(true) },
        });
      router.refresh();
    });
  return { isBusy, turn };
}
