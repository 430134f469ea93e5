'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { keepPreference } from '@/components/layout/preference-cookie';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { useWriteLock } from '@/components/ui/write-lock';
import { type UpDown, upDownCookie, upDownOf, upDownPairs } from '@/lib/i18n/locale';
import { setUpDownColorsAction } from '@/lib/organization/actions';

// The pairs by name, whatever pair the page shows just now.
const looks: Record<UpDown, [string, string]> = {
  blue_orange: ['var(--chart-1)', 'var(--chart-2)'],
  red_up: ['var(--updown-red)', 'var(--updown-green)'],
  green_up: ['var(--updown-green)', 'var(--updown-red)'],
};

function PairLabel({ pair, name }: { pair: UpDown; name: string }) {
  const [up, down] = looks[pair];
  return (
    <>
      {name}
      <span aria-hidden className="ml-2 text-small font-medium whitespace-nowrap">
        <span style={{ color: up }}>▲ +5.2%</span> <span style={{ color: down }}>▼ −3.1%</span>
      </span>
    </>
  );
}

type UpDownSwitchProps = {
  /** One's own choice, '' = as the organization. */
  own: UpDown | '';
  organization: UpDown;
  canSetOrganization: boolean;
};

/** Colours of up and down: one's own in this browser, and what everybody starts with. */
export function UpDownSwitch({ own, organization, canSetOrganization }: UpDownSwitchProps) {
  const t = useTranslations('auth.account_page.upDown');
  const router = useRouter();
  const failureWords = useFailureWords();
  const [mine, setMine] = useState<UpDown | ''>(own);
  const [isBusy, start] = useTransition();
  const isLocked = useWriteLock() !== null;
  const pairs = upDownPairs.map((pair) => ({ value: pair, label: <PairLabel pair={pair} name={t(pair)} /> }));
  const choose = (value: string) => {
    keepPreference(upDownCookie, value);
    setMine(value as UpDown | '');
    const shell = document.querySelector<HTMLElement>('[data-updown]');
    if (shell) shell.dataset.updown = upDownOf(value, organization);
  };
  const setOrganization = (value: string) =>
    start(async () => {
      const answer = await setUpDownColorsAction({ colors: value }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      else toast.success(t('set'));
      router.refresh();
    });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field group name="own" label={t('mine')} help={t('help')}>
        <RadioGroup
          value={mine}
          onValueChange={choose}
          options={[{ value: '', label: t('follow', { pair: t(organization) }) }, ...pairs]}
        />
      </Field>
      {canSetOrganization ? (
        <Field group name="organization" label={t('everybody')} help={t('everybodyHelp')}>
          <RadioGroup
            value={organization}
            onValueChange={setOrganization}
            options={pairs.map((pair) => ({ ...pair, disabled: isBusy || isLocked }))}
          />
        </Field>
      ) : null}
    </div>
  );
}
