import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { BrandsAndChannels } from './brands-and-channels';
import { RegionDetail } from './region-detail';
import { RegionTree } from './region-tree';
import { TreePane } from './tree-pane';

type Props = {
  tree: ComponentProps<typeof RegionTree>;
  detail: ComponentProps<typeof RegionDetail>;
  lists: ComponentProps<typeof BrandsAndChannels>;
};

/** Regions at the left, the chosen one at the right; brands and channels below. */
export async function OrganizationScreen({ tree, detail, lists }: Props) {
  const t = await getTranslations('organization');
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <TreePane className="lg:sticky lg:top-20">
          <Card data-scrolls className="overflow-y-auto max-lg:max-h-[60dvh] lg:max-h-[calc(100dvh-6rem)]">
            <CardHeader title={t('tree')} note={t('treeNote')} />
            <CardBody className="px-3">
              <nav aria-label={t('regions')}>
                <RegionTree {...tree} />
              </nav>
            </CardBody>
          </Card>
        </TreePane>
        <RegionDetail {...detail} />
      </div>
      <BrandsAndChannels {...lists} />
    </div>
  );
}
