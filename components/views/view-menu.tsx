'use client';
import { Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { DialogForm } from '@/components/layout/dialog-form';
import { useFailureWords } from '@/components/layout/form-answer';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { type Role, roles } from '@/lib/auth/permissions';
import { changeViewAction, removeViewAction } from '@/lib/views/actions';
import type { SavedView } from '@/lib/views/saved-view';
import { useViewProblem } from './view-problem';

export type ViewRights = { canShare: boolean; canSetForRoles: boolean };
type ViewMenuProps = { path: string; view: SavedView; rights: ViewRights };

// A guide opens no list.
const readers = roles.filter((role) => role !== 'guide');

/** What the form says of the view; what one has no right to is not asked and not sent. */
const changeOf = (form: FormData, { view, rights }: Omit<ViewMenuProps, 'path'>) => ({
  id: view.id,
  isMyDefault: form.has('isMyDefault'),
  ...(view.canChange ? { name: String(form.get('name') ?? '') } : {}),
  ...(view.canChange && rights.canShare
    ? { sharedRoles: form.getAll('sharedRoles') as Role[], isLocked: form.has('isLocked') }
    : {}),
  ...(rights.canSetForRoles ? { isRoleDefault: form.has('isRoleDefault') } : {}),
});

/** The open view's name, who sees it, for whom the list opens with it; and its removal. */
export function ViewMenu({ path, view, rights }: ViewMenuProps) {
  const t = useTranslations('views');
  const common = useTranslations('common');
  const problem = useViewProblem();
  return (
    <>
      <DialogForm
        trigger={<IconButton size="sm" label={t('settings')} icon={<Pencil aria-hidden />} />}
        title={t('settings')}
        submit={common('save')}
        labels={{ name: t('name') }}
        problem={problem}
        save={(form) => changeViewAction(changeOf(form, { view, rights }))}
        onSaved={() => toast.success(t('kept'))}
      >
        {(errorOf) => <ViewFields view={view} rights={rights} nameError={errorOf('name')} />}
      </DialogForm>
      {view.canChange && <RemoveView path={path} view={view} />}
    </>
  );
}

type ViewFieldsProps = { view: SavedView; rights: ViewRights; nameError?: string };

function ViewFields({ view, rights, nameError }: ViewFieldsProps) {
  const t = useTranslations('views');
  const tRole = useTranslations('auth.roles');
  const common = useTranslations('common');
  return (
    <>
      {view.canChange && (
        <Field name="name" label={t('name')} required requiredLabel={common('required')} error={nameError}>
          <Input defaultValue={view.name} maxLength={24} />
        </Field>
      )}
      {view.canChange && rights.canShare && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-small text-ink">{t('sharedWith')}</legend>
          <div className="grid grid-cols-2 gap-x-4">
            {readers.map((role) => (
              <Checkbox
                key={role}
                name="sharedRoles"
                value={role}
                label={tRole(role)}
                defaultChecked={view.sharedRoles.includes(role)}
              />
            ))}
          </div>
          <Checkbox name="isLocked" label={t('lock')} help={t('lockHelp')} defaultChecked={view.isLocked} />
        </fieldset>
      )}
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-small text-ink">{t('opensWith')}</legend>
        <Checkbox name="isMyDefault" label={t('myDefault')} defaultChecked={view.isMyDefault} />
        {rights.canSetForRoles && (
          <Checkbox
            name="isRoleDefault"
            label={t('roleDefault')}
            help={t('roleDefaultHelp')}
            defaultChecked={view.isRoleDefault}
          />
        )}
      </fieldset>
    </>
  );
}

function RemoveView({ path, view }: Pick<ViewMenuProps, 'path' | 'view'>) {
  const t = useTranslations('views');
  const common = useTranslations('common');
  const router = useRouter();
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const remove = (isRemoved: boolean) =>
    start(async () => {
      const answer = await removeViewAction({ id: view.id, isRemoved }).catch(unanswered);
      if (!answer.ok) {
        toast.error(failureWords(answer.error));
        return;
      }
      if (!isRemoved) {
        router.push(`${path}?view=${view.id}`);
        return;
      }
      router.push(path);
      toast.success(t('removed', { name: view.name }), {
        action: { label: common('undo'), run: () => remove(false) },
      });
    });
  return (
    <IconButton
      size="sm"
      label={t('remove', { name: view.name })}
      icon={<Trash2 aria-hidden />}
      writes
      disabled={isBusy}
      onClick={() => remove(true)}
    />
  );
}
