'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Drawer } from '@/components/ui/dialog';
import { LeaveQuestion } from '@/components/ui/leave-guard';
import { useLeaveWords } from './leave-words';

type EditDrawerProps = {
  trigger: ReactNode;
  title: string;
  note?: string;
  /** `tell`: the labels of what was changed and not saved, joined; none when nothing was. */
  children: (drawer: { close: () => void; tell: (fields: string) => void }) => ReactNode;
};

/** A form in a drawer, which does not close over changes without asking. */
export function EditDrawer({ trigger, title, note, children }: EditDrawerProps) {
  const t = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [fields, setFields] = useState('');
  const close = () => {
    setFields('');
    setAsking(false);
    setOpen(false);
  };
  return (
    <>
      <Drawer
        {...{ trigger, title, note }}
        open={isOpen}
        onOpenChange={(open) => (!open && fields ? setAsking(true) : setOpen(open))}
        closeLabel={t('close')}
      >
        {children({ close, tell: setFields })}
      </Drawer>
      <LeaveQuestion
        isOpen={isAsking}
        words={useLeaveWords(fields)}
        onStay={() => setAsking(false)}
        onLeave={close}
      />
    </>
  );
}
