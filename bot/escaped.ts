const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as text in HTML, never as markup. */
export function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
}
