/**
 * Goes to an address of the console as a click on a link would: a form with changes can ask first, and only then does
 * `push` run.
 */
export function followLink(href: string, push: (href: string) => void): void {
  const link = document.createElement('a');
  link.href = href;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    push(href);
  });
  document.body.append(link);
  link.click();
  link.remove();
}
