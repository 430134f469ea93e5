'use client';
import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import type { Places } from './grant-fields';
import { usePlaceLabels, usePlaceOptions } from './place-options';
import { PreviewButton } from './preview-button';
import type { RoleRow } from './role-row';
import { useRoleName } from './role-words';

type Props = { role: RoleRow; places: Places };

/** Looks with a role's eyes: at once where it usually reaches, else it asks from where. */
export function PreviewRole({ role, places }: Props) {
  const t = useTranslations('roles');
  const label = `${t('preview')} ${useRoleName()(role)}`;
  if (role.places.length === 0) return <AskReach {...{ role, places, label }} />;
  return (
    <PreviewButton size="sm" target={{ role: role.key, places: role.places }} label={label}>
      {t('preview')}
    </PreviewButton>
  );
}

function AskReach({ role, places, label }: Props & { label: string }) {
  const t = useTranslations('roles');
  const common = useTranslations('common');
  const [chosen, setChosen] = useState<string[]>([]);
  const options = usePlaceOptions(places);
  return (
    <Dialog
      title={t('previewTitle', { name: useRoleName()(role) })}
      note={t('previewNote')}
      closeLabel={common('close')}
      trigger={
        <Button size="sm" aria-label={label} icon={<Eye aria-hidden />}>
          {t('preview')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <PreviewButton
            variant="primary"
            target={{ role: role.key, places: chosen }}
            isDisabled={chosen.length === 0}
          >
            {t('previewStart')}
          </PreviewButton>
        </>
      }
    >
      <Field name="places" label={t('reach')} help={t('previewReachHelp')} required>
        <Combobox multiple {...{ options }} onValueChange={setChosen} labels={usePlaceLabels()} />
      </Field>
    </Dialog>
  );
}
