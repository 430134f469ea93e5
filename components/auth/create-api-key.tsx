'use client';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Drawer } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createApiKeyAction } from '@/lib/auth/actions';
import type { KeyScope } from '@/lib/auth/permissions';
import { ActionForm } from './action-form';
import { type ErrorOf, type Places, ReachFields } from './grant-fields';
import { SecretOnce } from './secret-once';

type Choices = { places: Places; scopes: KeyScope[]; today: string };

/** A drawer with the form of a new key, then with the key itself. */
export function CreateApiKey({ places, scopes, today }: Choices) {
  const t = useTranslations('users.keys');
  const tUsers = useTranslations('users');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const labels = {
    ...{ name: t('name'), scopes: t('scopes'), place: tUsers('place') },
    ...{ brandId: tUsers('brand'), expiresOn: tUsers('expires') },
  };
  return (
    <Drawer
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        setMade(null);
      }}
      title={t('create')}
      closeLabel={common('close')}
      trigger={
        <Button variant="primary" icon={<KeyRound aria-hidden />}>
          {t('create')}
        </Button>
      }
    >
      {made ? (
        <div className="grid gap-5">
          <SecretOnce
            {...{ label: t('key'), secret: made, note: t('keyNote') }}
            {...{ copyLabel: t('copy'), copiedLabel: t('copied') }}
          />
          <Button variant="primary" onClick={() => setOpen(false)} className="justify-self-end">
            {t('done')}
          </Button>
        </div>
      ) : (
        <ActionForm
          isInDialog
          action={createApiKeyAction}
          submit={t('submit')}
          labels={labels}
          onDone={({ key }) => setMade(key)}
        >
          {(errorOf) => <KeyFields {...{ errorOf, places, scopes, today }} />}
        </ActionForm>
      )}
    </Drawer>
  );
}

function KeyFields({ errorOf, places, scopes, today }: Choices & { errorOf: ErrorOf }) {
  const t = useTranslations('users.keys');
  const tAuth = useTranslations('auth.permissions');
  return (
    <>
      <Field name="name" label={t('name')} help={t('nameHelp')} error={errorOf('name')} required>
        <Input autoComplete="off" maxLength={80} />
      </Field>
      <Field name="scopes" label={t('scopes')} error={errorOf('scopes')} required group>
        <div className="grid sm:grid-cols-2">
          {scopes.map((scope) => (
            <Checkbox key={scope} name="scopes" value={scope} label={tAuth(scope)} help={scope} />
          ))}
        </div>
      </Field>
      <ReachFields places={places} today={today} errorOf={errorOf} />
    </>
  );
}
