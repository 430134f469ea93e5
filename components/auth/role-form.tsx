import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { saveRoleAction } from '@/lib/auth/actions';
import type { Permission } from '@/lib/auth/permissions';
import { baseRights, permissionGroups, switched } from '@/lib/auth/role-shape';
import { ActionForm } from './action-form';
import type { ErrorOf, Places } from './grant-fields';

import { RoleReach } from './role-reach';
import type { RoleDraft } from './role-row';

type Props = {
  draft: RoleDraft;
  places: Places;
  mine: readonly Permission[];
  today: string;
  onDone: () => void;
};

/** Name, rights as switches, where it reaches and who gets it. */
export function RoleForm({ draft, mine, onDone, ...reach }: Props) {
  const t = useTranslations('roles');
  const router = useRouter();
  const [held, setHeld] = useState(draft.permissions);
  const labels = { name: t('name'), places: t('reach'), userId: t('person'), expiresOn: t('expires') };
  return (
    <ActionForm
      isInDialog
      action={saveRoleAction}
      submit={t('save')}
      labels={labels}
      hidden={{
        ...(draft.id && { id: draft.id, version: String(draft.version) }),
        baseRole: draft.baseRole,
      }}
      onDone={() => {
        onDone();
        toast.success(t('saved'));
        router.refresh();
      }}
    >
      {(errorOf) => (
        <>
          <Field name="name" label={t('name')} error={errorOf('name')} required>
            <Input defaultValue={draft.name ?? ''} maxLength={40} autoComplete="off" />
          </Field>
          <RoleReach {...reach} draft={draft} errorOf={errorOf as ErrorOf} />
          {held.map((permission) => (
            <input key={permission} type="hidden" name="permissions" value={permission} />
          ))}
          <Switches {...{ held, mine }} onChange={setHeld} />
        </>
      )}
    </ActionForm>
  );
}

/** One switch a right; switching one brings or takes those that hang on it. */
function Switches({
  held,
  mine,
  onChange,
}: {
  held: Permission[];
  mine: readonly Permission[];
  onChange: (held: Permission[]) => void;
}) {
  const t = useTranslations('roles');
  const tAuth = useTranslations('auth.permissions');
  return (
    <div className="grid gap-3">
      <p className="text-note text-ink-3">{t('switchesNote')}</p>
      {permissionGroups.map(({ key, permissions }) => (
        <fieldset key={key} className="rounded-card border px-3.5 pt-1 pb-2">
          <legend className="px-1 font-medium text-small text-ink-2">{t(`groups.${key}`)}</legend>
          {permissions.map((permission) => (
            <Switch
              key={permission}
              label={tAuth(permission)}
              help={permission === 'phones:read' ? t('phonesHelp') : undefined}
              checked={held.includes(permission)}
              disabled={
                (baseRights as readonly string[]).includes(permission) ||
                (!held.includes(permission) && !mine.includes(permission))
              }
              onCheckedChange={(isOn) => onChange(switched(held, { permission, isOn }))}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
