import type { ReactElement } from 'react';
import type { HomeCardKey } from '@/lib/home/cards';
import { Expiring } from './expiring';
import { Exports } from './exports';
import { Feeds } from './feeds';
import { Guides } from './guides';
import type { HomeCardProps } from './home-question';
import { Imports } from './imports';
import { Openings } from './openings';
import { Requests } from './requests';
import { StoreSales } from './store-sales';
import { Todo } from './todo';

/** A card by its key, and the room it takes before it is there. */
export const homeWidgets: Record<HomeCardKey, (props: HomeCardProps) => ReactElement> = {
  requests: (props) => <Requests {...props} />,
  imports: (props) => <Imports {...props} />,
  feeds: (props) => <Feeds {...props} />,
  onboarding: (props) => <Openings {...props} card="onboarding" />,
  expiring: (props) => <Expiring {...props} />,
  exports: (props) => <Exports {...props} />,
  sales: (props) => <StoreSales {...props} />,
  todo: (props) => <Todo {...props} />,
  guides: (props) => <Guides {...props} />,
  checklist: (props) => <Openings {...props} card="checklist" />,
};
