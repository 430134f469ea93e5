'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormSummary } from '@/components/ui/form-summary';
import { Input } from '@/components/ui/input';
import { type SetUpAnswer, sendSetUp } from '@/lib/auth/client';
import { useProblems } from './problems';
import { trySignIn } from './sign-in';

const fields = [
  { name: 'organizationName', type: 'text', complete: 'organization' },
  { name: 'name', type: 'text', complete: 'name' },
  { name: 'account', type: 'text', complete: 'username' },
  { name: 'password', type: 'password', complete: 'new-password' },
] as const;

/** The first page of an empty installation: the organization and its first admin. */
export function SetUpForm() {
  const t = useTranslations('auth');
  const problemOf = useProblems();
  const [answer, setAnswer] = useState<SetUpAnswer>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(event.currentTarget)].map(([k, v]) => [k, String(v)]));
    setBusy(true);
    const refused = await sendSetUp(values).catch(() => ({ fields: {}, isRefused: false }));
    if (!refused || refused.isRefused) {
      if (!refused) await trySignIn(values.account ?? '', values.password ?? '');
      return window.location.assign('/');
    }
    setBusy(false);
    setAnswer(refused);
  };
  const errors = fields.flatMap(({ name }) => {
    const code = answer?.fields[name];
    return code ? [{ name, label: t(`setUp.${name}`), message: problemOf(code) }] : [];
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4" aria-busy={isBusy}>
      {answer ? (
        <FormSummary
          title={t('setUp.problems', { count: errors.length })}
          message={errors.length ? undefined : t('failed')}
          errors={errors}
        />
      ) : null}
      {fields.map(({ name, type, complete }) => (
        <Field
          key={name}
          name={name}
          label={t(`setUp.${name}`)}
          help={name === 'organizationName' || name === 'name' ? undefined : t(`setUp.${name}Help`)}
          error={errors.find((error) => error.name === name)?.message}
          required
        >
          <Input type={type} autoComplete={complete} maxLength={200} />
        </Field>
      ))}
      <Button type="submit" variant="primary" loading={isBusy} className="mt-1 w-full">
        {t('setUp.submit')}
      </Button>
    </form>
  );
}
