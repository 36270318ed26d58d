/**
 * What is typed about a resident is kept on no device: at a reception desk the next visitor sits at the same computer,
 * and what a tab kept comes back with the tab. So who reloads or leaves with words unsent is asked first.
 */
export function askBeforeLeaving(form: HTMLFormElement): void {
  let typed = false;
  const ask = (event: BeforeUnloadEvent) => {
    if (typed && form.isConnected) event.preventDefault();
  };
  form.addEventListener('input', () => {
    if (!typed) window.addEventListener('beforeunload', ask);
    typed = true;
  });
  // A page that was left may be shown again by the button to go back.
  window.addEventListener('pagehide', () => form.reset());
}
