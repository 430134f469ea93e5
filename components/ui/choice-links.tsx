import Link from 'next/link';
import { cn } from './cn';

type ChoiceLinksProps = {
  label: string;
  choices: readonly { key: string; label: string; href: string; isChosen: boolean }[];
  /** Also when the way chosen is the one that is shown. */
  onChoose?: () => void;
};

/** Two to five ways to look at the same thing, each an address of its own. */
export function ChoiceLinks({ label, choices, onChoose }: ChoiceLinksProps) {
  return (
    <nav
      aria-label={label}
      className="inline-flex w-fit max-w-full overflow-x-auto rounded-control bg-pressed/70 p-0.5"
    >
      {choices.map((choice) => (
        <Link
          key={choice.key}
          href={choice.href}
          scroll={false}
          onClick={onChoose}
          aria-current={choice.isChosen ? 'true' : undefined}
          className={cn(
            'flex h-8 shrink-0 items-center whitespace-nowrap rounded-[5px] px-2.5 text-body text-ink-2 hover:text-ink max-md:h-11',
            choice.isChosen && 'bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line)]',
          )}
        >
          <span className="inline-block first-letter:uppercase">{choice.label}</span>
        </Link>
      ))}
    </nav>
  );
}
