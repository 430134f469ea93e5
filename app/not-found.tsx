import { NotFoundHere } from '@/components/layout/not-found-here';

export default function NotFound() {
  return (
    <main id="main">
      <NotFoundHere />
    </main>
  );
}
