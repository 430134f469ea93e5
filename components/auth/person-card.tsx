import { useTranslations } from 'next-intl';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Role } from '@/lib/auth/permissions';
import { AddGrant } from './add-grant';
import type { Places } from './grant-fields';
import { GrantText, type GrantWords, useGrantText } from './grant-text';
import { PersonActs, RemoveGrant } from './person-acts';

type Props = {
  person: { id: string; name: string; isDisabled: boolean; grants: (GrantWords & { id: string })[] };
  places: Places;
  /** Roles the reader may give; null for readers who may not change people. */
  roles: Role[] | null;
  isMyself: boolean;
  timeZone: string;
  today: string;
};

/** A person's roles, and what can be done with the account. */
export function PersonCard({ person, places, roles, isMyself, timeZone, today }: Props) {
  const t = useTranslations('users');
  const text = useGrantText();
  const words = { title: t('addGrant'), submit: t('addGrant'), done: t('grantAdded') };
  return (
    <div className="grid max-w-180 gap-4">
      <Card>
        <CardHeader
          title={t('grants')}
          actions={
            roles && <AddGrant target={{ userId: person.id }} {...{ ...words, places, roles, today }} />
          }
        />
        <CardBody>
          {person.grants.length === 0 ? <p className="text-ink-3">{t('noRoles')}</p> : null}
          <ul className="divide-y">
            {person.grants.map((grant) => (
              <li key={grant.id} className="flex min-h-12 items-center justify-between gap-3">
                <GrantText grant={grant} timeZone={timeZone} />
                {roles ? <RemoveGrant userId={person.id} grantId={grant.id} name={text(grant)} /> : null}
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
      {roles && !isMyself ? (
        <Card>
          <CardHeader title={t('actions')} />
          <CardBody>
            <PersonActs userId={person.id} isDisabled={person.isDisabled} />
          </CardBody>
        </Card>
      ) : null}
    </div>
  );
}
