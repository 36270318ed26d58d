/** White space and control characters collapsed to single spaces, ends trimmed. */
export function collapse(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
}
