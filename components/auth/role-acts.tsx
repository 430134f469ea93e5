'use client';
import { Copy, Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { EditDrawer } from '@/components/layout/edit-drawer';
import { Button } from '@/components/ui/button';
import type { Permission } from '@/lib/auth/permissions';
import type { Places } from './grant-fields';
import { PreviewButton } from './preview-button';
import { RemoveRole } from './remove-role';
import type { PersonChoice, RoleRow } from './role-row';
import { useRoleName } from './role-words';

const load = () => import('./role-form');
const RoleForm = dynamic(async () => (await load()).RoleForm);

type Props = {
  role: RoleRow;
  places: Places;
  people: PersonChoice[];
  mine: readonly Permission[];
  today: string;
};

/** Copy, and for an own role change and remove; look with its eyes. */
export function RoleActs({ role, ...form }: Props) {
  const t = useTranslations('roles');
  const name = useRoleName()(role);
  const verb = role.isOwn ? t('edit') : t('copy');
  const draft = role.isOwn
    ? { ...role, id: role.key }
    : { ...role, name: t('copyName', { name }), version: 0, places: [] };
  return (
    <div className="flex flex-wrap items-start gap-1.5 md:justify-end">
      <EditDrawer
        title={role.isOwn ? t('editTitle', { name }) : t('copyTitle', { name })}
        note={role.isOwn ? t('editNote', { count: role.people }) : t('copyNote')}
        trigger={
          <Button
            size="sm"
            onPointerEnter={load}
            aria-label={`${verb} ${name}`}
            icon={role.isOwn ? <Pencil aria-hidden /> : <Copy aria-hidden />}
          >
            {verb}
          </Button>
        }
      >
        {({ close, tell }) => <RoleForm {...form} draft={draft} onDone={close} onChanged={tell} />}
      </EditDrawer>
      <PreviewButton
        size="sm"
        target={{ role: role.key, places: role.places }}
        label={`${t('preview')} ${name}`}
      >
        {t('preview')}
      </PreviewButton>
      {role.isOwn ? <RemoveRole id={role.key} name={name} /> : null}
    </div>
  );
}
