import { useTranslations } from 'next-intl';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { momentFormat } from '@/lib/i18n/moment-format';
import { AddGrant } from './add-grant';
import { ExtendGrant } from './extend-grant';
import type { Places, RoleChoice } from './grant-fields';
import { GrantText, type GrantWords, useGrantText } from './grant-text';
import { PersonActs, RemoveGrant } from './person-acts';
import { PreviewButton } from './preview-button';

type Props = {
  person: { id: string; name: string; isDisabled: boolean; grants: (GrantWords & { id: string })[] };
  places: Places;
  /** Roles the reader may give; null for readers who may not change people. */
  roles: RoleChoice[] | null;
  isMyself: boolean;
  timeZone: string;
  today: string;
  now: Date;
  canPreview: boolean;
};

/** A person's roles, and what can be done with the account. */
export function PersonCard(props: Props) {
  const { person, places, roles, isMyself, timeZone, today, now } = props;
  const t = useTranslations('users');
  const tRoles = useTranslations('roles.seeing');
  const lastDay = (end: Date | null) =>
    end ? momentFormat(timeZone, 'day')(new Date(end.getTime() - 1)) : '';
  const text = useGrantText();
  const words = { title: t('addGrant'), submit: t('addGrant'), done: t('grantAdded') };
  return (
    <div className="grid max-w-180 gap-4">
      <Card>
        <CardHeader
          title={t('grants')}
          actions={
            roles &&
            !isMyself && <AddGrant target={{ userId: person.id }} {...{ ...words, places, roles, today }} />
          }
        />
        <CardBody>
          {person.grants.length === 0 ? <p className="text-ink-3">{t('noRoles')}</p> : null}
          <ul className="divide-y">
            {person.grants.map((grant) => (
              <li key={grant.id} className="flex min-h-12 items-center justify-between gap-3">
                <GrantText {...{ grant, timeZone, now }} />
                {roles ? (
                  <span className="flex shrink-0">
                    {isMyself ? null : (
                      <ExtendGrant
                        {...{ userId: person.id, grantId: grant.id, name: text(grant), today }}
                        lastDay={lastDay(grant.expiresAt)}
                      />
                    )}
                    <RemoveGrant userId={person.id} grantId={grant.id} name={text(grant)} />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
      {roles && !isMyself ? (
        <Card>
          <CardHeader
            title={t('actions')}
            actions={
              props.canPreview && person.grants.length > 0 ? (
                <PreviewButton target={{ userId: person.id }}>{tRoles('asPerson')}</PreviewButton>
              ) : null
            }
          />
          <CardBody>
            <PersonActs userId={person.id} isDisabled={person.isDisabled} />
          </CardBody>
        </Card>
      ) : null}
    </div>
  );
}
