'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import {
  removeGrantAction,
  removePersonAction,
  resetPasswordAction,
  setPersonDisabledAction,
} from '@/lib/auth/actions';
import { ActionDialog } from './action-dialog';
import type { ActionForm } from './action-form';
import { SecretOnce } from './secret-once';

type Act = Parameters<typeof ActionForm<unknown>>[0]['action'];

/** One act on a person, after a question that says what it does. */
function Confirmed(props: {
  action: Act;
  label: string;
  note: string;
  hidden: Record<string, string>;
  danger?: boolean;
  trigger?: ReactNode;
  onDone: (answer: unknown) => void;
}) {
  return (
    <ActionDialog
      title={props.label}
      note={props.note}
      trigger={props.trigger ?? <Button>{props.label}</Button>}
      action={props.action}
      submit={props.label}
      hidden={props.hidden}
      variant={props.danger ? 'danger' : 'primary'}
      onDone={props.onDone}
    />
  );
}

export function RemoveGrant({ userId, grantId, name }: { userId: string; grantId: string; name: string }) {
  const t = useTranslations('users');
  return (
    <Confirmed
      action={removeGrantAction}
      label={t('remove')}
      note={name}
      hidden={{ userId, grantId }}
      danger
      trigger={
        <Button variant="ghost" size="sm" aria-label={`${t('remove')} ${name}`}>
          {t('remove')}
        </Button>
      }
      onDone={() => toast.success(t('grantRemoved'))}
    />
  );
}

/** Disable or enable, reset the password, take out of the organization. */
export function PersonActs({ userId, isDisabled }: { userId: string; isDisabled: boolean }) {
  const t = useTranslations('users');
  const router = useRouter();
  const [password, setPassword] = useState<string | null>(null);
  const verb = isDisabled ? 'enable' : 'disable';
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <Confirmed
          action={resetPasswordAction}
          label={t('reset')}
          note={t('resetNote')}
          hidden={{ userId }}
          onDone={(answer) => setPassword((answer as { temporaryPassword: string }).temporaryPassword)}
        />
        <Confirmed
          action={setPersonDisabledAction}
          label={t(verb)}
          note={t(`${verb}Note`)}
          hidden={{ userId, isDisabled: String(!isDisabled) }}
          danger={!isDisabled}
          onDone={() => toast.success(t(isDisabled ? 'enabledDone' : 'disabledDone'))}
        />
        <Confirmed
          action={removePersonAction}
          label={t('removePerson')}
          note={t('removeNote')}
          hidden={{ userId }}
          danger
          onDone={() => {
            toast.success(t('removed'));
            router.push('/settings/users');
          }}
        />
      </div>
      {password ? (
        <SecretOnce
          label={t('tempPassword')}
          secret={password}
          note={t('tempNote')}
          copyLabel={t('copy')}
          copiedLabel={t('copied')}
        />
      ) : null}
    </div>
  );
}
