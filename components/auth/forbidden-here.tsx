'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import { useWriteLock } from '@/components/ui/write-lock';
import { requestAccessAction } from '@/lib/auth/actions';
import type { Permission } from '@/lib/auth/permissions';
import { permissionOfScreen } from '@/lib/auth/screens';
import { useProblems } from './problems';

/**
 * Says which right this screen needs and asks for it. It reads the address itself, because the frame around a screen
 * keeps its first answer while one moves from screen to screen.
 */
export function ForbiddenHere() {
  const t = useTranslations('auth');
  const path = usePathname();
  const permission = permissionOfScreen(path);
  // Nobody asks for rights with another's eyes.
  const isLocked = useWriteLock() !== null;
  return (
    <EmptyState
      key={path}
      level={1}
      kind="no-permission"
      title={t(isLocked ? 'forbidden.previewTitle' : 'forbidden.title')}
      cause={
        permission
          ? t(isLocked ? 'forbidden.previewCause' : 'forbidden.cause', {
              permission: t(`permissions.${permission}`),
            })
          : t('forbidden.causeUnknown')
      }
      action={
        permission && !isLocked ? (
          <AskForAccess permission={permission} />
        ) : (
          <ButtonLink href="/">{t('forbidden.home')}</ButtonLink>
        )
      }
    />
  );
}

function AskForAccess({ permission }: { permission: Permission }) {
  const t = useTranslations('auth');
  const tErrors = useTranslations('errors');
  const problemOf = useProblems();
  const [state, send] = useActionState(requestAccessAction, null);
  if (state?.ok) {
    return (
      <div className="grid gap-4">
        <Banner tone="good" live>
          {t(state.data.isNew ? 'forbidden.asked' : 'forbidden.askedBefore')}
        </Banner>
        <div className="flex justify-center gap-2">
          <ButtonLink href="/settings/access">{t('forbidden.mine')}</ButtonLink>
          <ButtonLink href="/" variant="ghost">
            {t('forbidden.home')}
          </ButtonLink>
        </div>
      </div>
    );
  }
  const error = state?.error;
  const reasonError = error?.fields?.reason;
  return (
    <form action={send} key={JSON.stringify(state)} className="grid w-100 max-w-full gap-3 text-left">
      {error && !error.fields ? (
        <Banner tone="bad" live>
          {tErrors(error.code)}
        </Banner>
      ) : null}
      <input type="hidden" name="permission" value={permission} />
      <Field
        name="reason"
        label={t('forbidden.reason')}
        help={t('forbidden.reasonHelp')}
        error={reasonError ? problemOf(reasonError) : undefined}
        required
      >
        <Textarea rows={3} maxLength={500} defaultValue={state?.values?.reason} />
      </Field>
      <div className="flex gap-2">
        <SubmitButton pendingLabel={t('forbidden.asking')}>{t('forbidden.ask')}</SubmitButton>
        <ButtonLink href="/" variant="ghost">
          {t('forbidden.home')}
        </ButtonLink>
      </div>
    </form>
  );
}
