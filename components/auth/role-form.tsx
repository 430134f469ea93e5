import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EditForm } from '@/components/layout/edit-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { saveRoleAction } from '@/lib/auth/actions';
import type { Permission } from '@/lib/auth/permissions';
import { baseRights, permissionGroups, switched } from '@/lib/auth/role-shape';
import type { ErrorOf, Places } from './grant-fields';
import { useProblems } from './problems';
import { RoleReach } from './role-reach';
import type { PersonChoice, RoleDraft } from './role-row';

type Props = {
  draft: RoleDraft;
  places: Places;
  people: PersonChoice[];
  mine: readonly Permission[];
  today: string;
  onDone: () => void;
  /** Told what is changed and not saved. */
  onChanged: (fields: string) => void;
};

/** Name, rights as switches, where it reaches and who gets it. */
export function RoleForm({ draft, onDone, onChanged, ...rest }: Props) {
  const t = useTranslations('roles');
  const router = useRouter();
  const problem = useProblems();
  const labels = {
    name: t('name'),
    places: t('reach'),
    userId: t('person'),
    expiresOn: t('expires'),
    permissions: t('rights'),
  };
  return (
    <EditForm
      save={saveRoleAction}
      {...{ labels, problem, onChanged }}
      saveLabel={t('save')}
      isNew={!draft.id}
      canWrite
      onSaved={() => {
        onDone();
        toast.success(t('saved'));
        router.refresh();
      }}
    >
      {(errorOf) => <RoleFields {...rest} draft={draft} errorOf={errorOf as ErrorOf} />}
    </EditForm>
  );
}

type FieldsProps = Omit<Props, 'onDone' | 'onChanged'> & { errorOf: ErrorOf };

function RoleFields({ draft, mine, errorOf, ...reach }: FieldsProps) {
  const t = useTranslations('roles');
  const must = useTranslations('common')('required');
  const [held, setHeld] = useState(draft.permissions);
  return (
    <>
      {draft.id ? (
        <>
          <input type="hidden" name="id" value={draft.id} />
          <input type="hidden" name="version" value={draft.version} />
        </>
      ) : null}
      <input type="hidden" name="baseRole" value={draft.baseRole} />
      <Field name="name" label={t('name')} error={errorOf('name')} required requiredLabel={must}>
        <Input defaultValue={draft.name ?? ''} maxLength={40} autoComplete="off" />
      </Field>
      <RoleReach {...reach} draft={draft} errorOf={errorOf} />
      {/* Sorted: what was switched off and on again is no change. */}
      {held.toSorted().map((permission) => (
        <input key={permission} type="hidden" name="permissions" value={permission} />
      ))}
      <Switches {...{ held, mine }} onChange={setHeld} />
    </>
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
