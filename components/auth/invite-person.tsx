'use client';
import { UserPlus } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { invitePersonAction } from '@/lib/auth/actions';
import { ActionForm } from './action-form';
import { GrantFields, type Places, type RoleChoice } from './grant-fields';
import { SecretOnce } from './secret-once';

type Props = { places: Places; roles: RoleChoice[]; today: string };

/** Open when the address asks for it; the address forgets it, so that a reload does not ask again. */
function useAskedOpen(open: () => void) {
  const router = useRouter();
  const path = usePathname();
  const isAsked = useSearchParams().has('invite');
  useEffect(() => {
    if (!isAsked) return;
    open();
    router.replace(path, { scroll: false });
  }, [isAsked, open, path, router]);
}

/** A drawer with the form that brings a colleague in, then with their temporary password. */
export function InvitePerson({ places, roles, today }: Props) {
  const t = useTranslations('users');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<{ temporaryPassword: string | null } | null>(null);
  const open = useCallback(() => setOpen(true), []);
  useAskedOpen(open);
  const labels = {
    ...{ name: t('name'), account: t('account'), role: t('role') },
    ...{ place: t('place'), brandId: t('brand'), expiresOn: t('expires') },
  };
  return (
    <Drawer
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        setDone(null);
      }}
      title={t('invite')}
      note={t('inviteNote')}
      closeLabel={common('close')}
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden />}>
          {t('invite')}
        </Button>
      }
    >
      {done ? (
        <Invited password={done.temporaryPassword} onDone={() => setOpen(false)} />
      ) : (
        <ActionForm
          isInDialog
          action={invitePersonAction}
          submit={t('inviteSubmit')}
          labels={labels}
          onDone={setDone}
        >
          {(errorOf) => (
            <>
              <Field name="name" label={t('name')} error={errorOf('name')} required>
                <Input autoComplete="off" maxLength={80} />
              </Field>
              <Field
                name="account"
                label={t('account')}
                help={t('accountHelp')}
                error={errorOf('account')}
                required
              >
                <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={120} />
              </Field>
              <GrantFields places={places} roles={roles} today={today} errorOf={errorOf} />
            </>
          )}
        </ActionForm>
      )}
    </Drawer>
  );
}

function Invited({ password, onDone }: { password: string | null; onDone: () => void }) {
  const t = useTranslations('users');
  return (
    <div className="grid gap-5">
      {password ? (
        <SecretOnce
          label={t('tempPassword')}
          secret={password}
          note={t('tempNote')}
          copyLabel={t('copy')}
          copiedLabel={t('copied')}
        />
      ) : (
        <Banner tone="good">{t('existing')}</Banner>
      )}
      <Button variant="primary" onClick={onDone} className="justify-self-end">
        {t('done')}
      </Button>
    </div>
  );
}
