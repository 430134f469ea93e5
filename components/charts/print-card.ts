/** Prints the card around an element alone on a page, its picture and its table; the style sheet does the rest. */
export function printCard(body: HTMLElement): void {
  const card = body.closest<HTMLElement>('[data-card]');
  if (!card) return;
  card.dataset.printOnly = '';
  const page = document.documentElement;
  page.dataset.printing = 'card';
  window.addEventListener(
    'afterprint',
    () => {
      delete card.dataset.printOnly;
      delete page.dataset.printing;
    },
    { once: true },
  );
  window.print();
}
