import { NotFoundHere } from '@/components/layout/not-found-here';

/** Inside the console's own frame, which is the main landmark already. */
export default function NotFound() {
  return <NotFoundHere />;
}
