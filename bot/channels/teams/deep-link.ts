/**
 * Address that opens a conversation in the tab of Teams, or in a browser where Teams is not.
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */

/** Id of the personal tab in the app's manifest. */
export const TAB = 'bureau';

export function deepLink(appId: string, publicUrl: string, conversation: string): string {
  const link = new URL(`https://teams.microsoft.com/l/entity/${appId}/${TAB}`);
  link.searchParams.set('webUrl', `${publicUrl}/desk#g/${conversation}`);
  link.searchParams.set('label', 'Warmlijn');
  link.searchParams.set('context', JSON.stringify({ subEntityId: conversation }));
  return link.href;
}
