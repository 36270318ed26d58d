/** The team lead's page: today, the past weeks, who is full, who is away. Loaded for that role only. */
import type { Absence } from '../../../roster.ts';
import type { Figures } from '../../figures/figures.ts';
import type { FoundPlace } from '../../search-directory.ts';
import type { LanguageState } from '../../languages.ts';
import { api } from '../api.ts';
import { serverNow } from '../clock.ts';
import { el } from '../el.ts';
import { redraw } from '../keep-place.ts';
import type { Colleague } from '../types.ts';
import { refusal } from '../work.ts';
import { absencesPart, type AbsenceDeeds } from './absences-part.ts';
import { directoryPart } from './directory-part.ts';
import { loadPart, reasonsPart } from './bars-parts.ts';
import { languagesPart } from './languages-part.ts';
import { latePart, waitingPart } from './now-parts.ts';
import { teamPart } from './part.ts';
import { reportPart } from './report-part.ts';
import { teamApi } from './team-api.ts';
import { weeksPart } from './weeks-part.ts';

/** Looked at, not acted on by the second. */
const AGAIN_MS = 60_000;

export interface TeamPage {
  readonly element: HTMLElement;
  /** Brings it up to date, and keeps it so until `hide`. */
  show(): void;
  hide(): void;
}

interface Known {
  readonly figures: Figures;
  readonly absences: readonly Absence[];
  readonly people: readonly Colleague[];
  readonly languages: readonly LanguageState[];
  readonly places: readonly FoundPlace[];
}

type Deeds = AbsenceDeeds & { checked(place: FoundPlace): void };

function parts({ figures, absences, people, languages, places }: Known, deeds: Deeds): HTMLElement[] {
  const now = serverNow();
  return [
    waitingPart(figures, now),
    latePart(figures, now),
    weeksPart(figures),
    loadPart(figures),
    absencesPart(absences, people, deeds),
    directoryPart(places, deeds.checked),
    reasonsPart(figures),
    languagesPart(languages),
    reportPart(),
    teamPart(
      'Alle trajecten',
      'trajecten',
      el(
        'p',
        {},
        'Per traject de kleur, de momenten en de resultaten in de woorden van de gemeente. Zonder namen van bewoners.',
      ),
    ),
  ];
}

/** `say` shows a sentence at the top; `failed` gets what is no refusal of a deed. */
export function createTeamPage(say: (words: string) => void, failed: (error: unknown) => void): TeamPage {
  const title = el('h2', { tabindex: '-1' }, 'Team');
  const body = el('div', { class: 'team-parts' }, el('p', { class: 'soft' }, 'De cijfers komen eraan.'));
  let timer: ReturnType<typeof setInterval> | undefined;
  const load = async () => {
    try {
      const [figures, absences, people, languages, places] = await Promise.all([
        teamApi.figures(),
        teamApi.absences(),
        api.colleagues(),
        teamApi.languages(),
        teamApi.places(),
      ]);
      redraw(body, false, () =>
        body.replaceChildren(...parts({ figures, absences, people, languages, places }, deeds)),
      );
    } catch (error) {
      failed(error);
    }
  };
  const deeds: Deeds = {
    checked(place) {
      void teamApi
        .checked(place)
        .catch((error: unknown) => say(refusal(error, failed)))
        .then(load);
    },
    async add(absence) {
      try {
        await teamApi.addAbsence(absence);
      } catch (error) {
        return refusal(error, failed);
      }
      await load();
      return undefined;
    },
    remove(id) {
      void teamApi
        .removeAbsence(id)
        .catch((error: unknown) => say(refusal(error, failed)))
        .then(load);
    },
  };
  const hide = () => clearInterval(timer);
  return {
    element: el(
      'main',
      { class: 'team', 'aria-label': 'Team' },
      el('div', { class: 'team-top' }, title, el('a', { class: 'button plain', href: '#' }, 'Naar de lijst')),
      body,
    ),
    show() {
      hide();
      timer = setInterval(() => void load(), AGAIN_MS);
      void load();
      title.focus({ preventScroll: true });
    },
    hide,
  };
}
