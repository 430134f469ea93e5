/** Prints the card around an element alone on a page, its picture and its table; the style sheet does the rest. */
export function printCard(body: HTMLElement): void {
  const card = body.closest<HTMLElement>('[data-card]');
  if (!card) return;
  card.dataset.printOnly = '';
  // Paper gets picture and table, whichever of the two is on the screen.
  const hidden = [...card.querySelectorAll<HTMLElement>(':is([data-picture], [data-twin])[hidden]')];
  for (const part of hidden) part.hidden = false;
  const page = document.documentElement;
  page.dataset.printing = 'card';
  window.addEventListener(
    'afterprint',
    () => {
      for (const part of hidden) part.hidden = true;
      delete card.dataset.printOnly;
      delete page.dataset.printing;
    },
    { once: true },
  );
  window.print();
}
