import { Command } from 'cmdk';
import { ArrowRight, ContactRound, CornerDownLeft, MapPin, Package, Store, Zap } from 'lucide-react';
import type { PaletteLine } from './palette-lines';

const icons = {
  stores: Store,
  guides: ContactRound,
  products: Package,
  regions: MapPin,
  go: ArrowRight,
  act: Zap,
};

export function PaletteItem({ line, onChoose }: { line: PaletteLine; onChoose: () => void }) {
  const Icon = icons[line.icon];
  return (
    <Command.Item
      value={line.id}
      disabled={line.isStale}
      onSelect={onChoose}
      className="group flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 data-[disabled=true]:cursor-default data-[selected=true]:bg-primary-tint data-[disabled=true]:text-ink-3 max-md:min-h-12"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 truncate">{line.label}</span>
      {line.note ? (
        <span className="max-w-[40%] shrink-0 truncate text-note text-ink-3 group-data-[selected=true]:text-ink-2">
          {line.note}
        </span>
      ) : null}
      <CornerDownLeft
        aria-hidden
        className="size-3.5 shrink-0 text-ink-3 opacity-0 group-data-[selected=true]:opacity-100 max-md:hidden"
      />
    </Command.Item>
  );
}
