'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { addGrantAction, grantAccessAction } from '@/lib/auth/actions';
import { ActionForm } from './action-form';
import { GrantFields, type Places, type RoleChoice } from './grant-fields';

type Props = {
  /** A person to give a role to, or a request to answer with one. */
  target: { userId: string } | { requestId: string };
  title: string;
  submit: string;
  done: string;
  places: Places;
  roles: RoleChoice[];
  today: string;
};

/** A drawer that gives one role somewhere. */
export function AddGrant({ target, title, submit, done, places, roles, today }: Props) {
  const t = useTranslations('users');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const labels = { role: t('role'), place: t('place'), brandId: t('brand'), expiresOn: t('expires') };
  return (
    <Drawer
      open={isOpen}
      onOpenChange={setOpen}
      title={title}
      closeLabel={common('close')}
      trigger={<Button icon={<Plus aria-hidden />}>{submit}</Button>}
    >
      <ActionForm<unknown>
        isInDialog
        action={'userId' in target ? addGrantAction : grantAccessAction}
        submit={submit}
        hidden={{ ...target }}
        labels={labels}
        onDone={() => {
          setOpen(false);
          toast.success(done);
        }}
      >
        {(errorOf) => <GrantFields places={places} roles={roles} today={today} errorOf={errorOf} />}
      </ActionForm>
    </Drawer>
  );
}
