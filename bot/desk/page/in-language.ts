/** The attributes that tell a browser and a screen reader in which language words are, and which way they run. */

/** @param lang left out when nobody knows: the words themselves then say which way they run */
export function inLanguage(lang: string | undefined): { lang?: string; dir: string } {
  return lang === undefined ? { dir: 'auto' } : { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' };
}
