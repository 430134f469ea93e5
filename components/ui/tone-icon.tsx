import { CircleAlert, CircleCheck, CircleDashed, Clock, Info, OctagonX, TriangleAlert } from 'lucide-react';

export type Tone = 'neutral' | 'primary' | 'good' | 'warn' | 'bad' | 'waiting';

/** The picture of each state. */
export const toneMarks: Record<Tone, typeof Info> = {
  neutral: CircleDashed,
  waiting: Clock,
  primary: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonX,
};

/** The icon that goes with a tone, for places that draw their own plate. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  const Mark = tone === 'bad' ? CircleAlert : toneMarks[tone];
  return <Mark aria-hidden className={className} />;
}
