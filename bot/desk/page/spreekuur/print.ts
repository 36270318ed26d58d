/** The resident's page: prints when asked. */
document.querySelector('#print')?.addEventListener('click', () => window.print());
