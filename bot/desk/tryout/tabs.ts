/** On a telephone phone and desk stand behind each other: two big buttons, each saying when something happened there. */
import { el, setText } from '../page/el.ts';

const VIEWS = ['phone', 'desk'] as const;
export type View = (typeof VIEWS)[number];
const NAMES: Readonly<Record<View, string>> = { phone: 'Telefoon', desk: 'Bureau' };

export interface Tabs {
  readonly element: HTMLElement;
  /** A word beside a tab that is not in view ("1 wacht"); empty takes it away. */
  news(view: View, words: string): void;
}

/** Switches `data-view` of the room. */
export function createTabs(room: HTMLElement): Tabs {
  const tabs = VIEWS.map((view) => {
    const news = el('span', { class: 'tab-news', hidden: true });
    const button = el(
      'button',
      { class: 'tab', type: 'button', onclick: () => show(view) },
      el('span', {}, NAMES[view]),
      ' ',
      news,
    );
    return { view, button, news };
  });
  const put = (news: HTMLElement, words: string) => {
    setText(news, words);
    news.hidden = words === '';
  };
  const show = (now: View) => {
    room.dataset.view = now;
    for (const { view, button, news } of tabs) {
      button.setAttribute('aria-pressed', String(view === now));
      if (view === now) put(news, '');
    }
  };
  show('phone');
  return {
    element: el(
      'nav',
      { class: 'tabs', 'aria-label': 'Telefoon of bureau' },
      ...tabs.map(({ button }) => button),
    ),
    news(view, words) {
      const tab = tabs.find((one) => one.view === view);
      if (tab !== undefined) put(tab.news, room.dataset.view === view ? '' : words);
    },
  };
}
