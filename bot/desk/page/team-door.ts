/** The way to the team lead's page: its code and style are fetched when it is opened for the first time. */
import { styled } from './styled.ts';
import type { TeamPage } from './team/team-page.ts';

export interface TeamDoor {
  /** Whether the page is in sight. */
  show(yes: boolean): void;
}

/** `place` gets the page as its last child. */
export function createTeamDoor(
  place: () => HTMLElement,
  say: (words: string) => void,
  failed: (error: unknown) => void,
): TeamDoor {
  let page: Promise<TeamPage> | undefined;
  let shown = false;
  const open = async () => {
    const [{ createTeamPage }] = await Promise.all([import('./team/team-page.ts'), styled('team')]);
    const made = createTeamPage(say, failed);
    place().append(made.element);
    return made;
  };
  return {
    show(yes) {
      if (yes === shown) return;
      shown = yes;
      if (yes) page ??= open();
      page?.then((made) => (yes ? made.show() : made.hide())).catch(failed);
    },
  };
}
