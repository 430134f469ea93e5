'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DialogForm } from '@/components/layout/dialog-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { updateGuideAction } from '@/lib/guides/actions';
import { OptionalDay } from './guide-fields';
import { useGuideProblems } from './guide-problems';

type ProfileDialogProps = {
  guide: {
    id: string;
    name: string;
    /** Masked. */
    phone: string | null;
    hiredOn: string | null;
    leftOn: string | null;
  };
  today: string;
};

/** Changes who a guide is; the stored phone is never shown, only replaced or removed. */
export function ProfileDialog({ guide, today }: ProfileDialogProps) {
  const t = useTranslations('guides.form');
  const must = useTranslations('common')('required');
  const problem = useGuideProblems();
  const router = useRouter();
  const labels = { name: t('name'), phone: t('phone'), hiredOn: t('hiredOn'), leftOn: t('leftOn') };
  return (
    <DialogForm
      trigger={<Button>{t('edit')}</Button>}
      title={t('edit')}
      submit={t('save')}
      save={updateGuideAction}
      labels={labels}
      problem={problem}
      hidden={{ id: guide.id }}
      onSaved={({ ended, isInReach }, form) => {
        const name = String(form.get('name'));
        toast.success(ended > 0 ? t('savedAndEnded', { name, count: ended }) : t('saved', { name }));
        if (isInReach) router.refresh();
        else router.push('/guides');
      }}
    >
      {(errorOf) => (
        <>
          <Field name="name" label={labels.name} required requiredLabel={must} error={errorOf('name')}>
            <Input defaultValue={guide.name} maxLength={80} />
          </Field>
          <Field
            name="phone"
            label={labels.phone}
            help={guide.phone ? t('phoneKept', { phone: guide.phone }) : t('phoneHelp')}
            error={errorOf('phone')}
          >
            <Input type="tel" inputMode="tel" autoComplete="off" maxLength={24} />
          </Field>
          {guide.phone && <Checkbox name="dropPhone" value="true" label={t('dropPhone')} />}
          <div className="grid gap-4 sm:grid-cols-2">
            <OptionalDay
              name="hiredOn"
              label={labels.hiredOn}
              today={today}
              defaultValue={guide.hiredOn ?? ''}
              error={errorOf('hiredOn')}
            />
            <OptionalDay
              name="leftOn"
              label={labels.leftOn}
              today={today}
              defaultValue={guide.leftOn ?? ''}
              help={t('leftHelp')}
              error={errorOf('leftOn')}
            />
          </div>
        </>
      )}
    </DialogForm>
  );
}
