'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { type SignInEnd, signInEnd, trySignIn } from './sign-in';

/** Account and password; an error keeps the account and says one thing for every reason. */
export function SignInForm({ home, initialError }: { home: string; initialError: string | null }) {
  const t = useTranslations('auth');
  const [end, setEnd] = useState<SignInEnd | null>(() =>
    initialError ? signInEnd({ error: initialError }) : null,
  );
  const [isBusy, setBusy] = useState(false);
  const [isShown, setShown] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setEnd(null);
    const answer = await trySignIn(String(form.get('account')), String(form.get('password')));
    // A whole new page: nothing of another session stays in the browser's memory.
    if (answer.kind === 'in') return window.location.assign(home);
    setBusy(false);
    setEnd(answer);
  };
  return (
    <form onSubmit={submit} className="mt-6 grid gap-4" aria-busy={isBusy}>
      {end ? <SignInProblem end={end} isUnknown={initialError === 'unknown'} /> : null}
      <Field name="account" label={t('account')} help={t('accountHelp')}>
        <Input
          type="text"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={120}
        />
      </Field>
      <Field name="password" label={t('password')}>
        <Input
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          required
          maxLength={200}
          suffix={
            <IconButton
              size="sm"
              label={t(isShown ? 'hidePassword' : 'showPassword')}
              aria-pressed={isShown}
              icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              onClick={() => setShown(!isShown)}
            />
          }
        />
      </Field>
      <Button type="submit" variant="primary" loading={isBusy} className="mt-1 w-full">
        {t(isBusy ? 'signingIn' : 'signIn')}
      </Button>
    </form>
  );
}

function SignInProblem({ end, isUnknown }: { end: SignInEnd; isUnknown: boolean }) {
  const t = useTranslations('auth');
  if (end.kind === 'throttled') return <Countdown from={end.seconds} />;
  if (end.kind === 'in') return null;
  const words = end.kind === 'wrong' ? t('wrong') : t(isUnknown ? 'unknownPerson' : 'failed');
  return (
    <Banner tone="bad" live>
      {words}
    </Banner>
  );
}

function Countdown({ from }: { from: number }) {
  const t = useTranslations('auth');
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Banner tone="warn">
      {/* Spoken once, not every second. */}
      <span role="alert" className="sr-only">
        {t('throttled', { minutes: Math.ceil(from / 60) })}
      </span>
      <span aria-hidden>
        {left > 0
          ? t('throttledCount', { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` })
          : t('throttledOver')}
      </span>
    </Banner>
  );
}
