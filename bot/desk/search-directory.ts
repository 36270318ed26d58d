/** The sociale kaart at the desk: by need, neighbourhood, language and what is open now; with when it was looked after. */
import { DIRECTORY_NEEDS, type CityFacts, type DirectoryEntry } from '../../dialogs/city.ts';
import { findHelp, isOpenNow, isStale } from '../../dialogs/directory.ts';

export interface FoundPlace extends Pick<
  DirectoryEntry,
  'name' | 'area' | 'needs' | 'languages' | 'how' | 'checked'
> {
  /** Null when its hours are not known. */
  readonly openNow: boolean | null;
  /** Nobody looked after it for long. */
  readonly stale: boolean;
}

/**
 * @param question `need`, `area` (an area or a neighbourhood), `lang`, `open=now`; each may be left out
 * @param now UTC instant
 * @returns best first: near before far, who speaks the language before who does not; without a need whatever it is for
 */
export function searchDirectory(
  { city, directory }: CityFacts,
  question: URLSearchParams,
  now: string,
): FoundPlace[] {
  const need = DIRECTORY_NEEDS.find((one) => one === question.get('need'));
  const given = (name: string) => question.get(name) || undefined;
  const [area, lang] = [given('area'), given('lang')];
  const { neighbourhoods } = city;
  const wanted = { neighbourhoods, ...(need && { need }), ...(area && { area }), ...(lang && { lang }) };
  return findHelp(directory, wanted, directory.length)
    .map((entry) => ({ entry, openNow: isOpenNow(entry, city, now) ?? null }))
    .filter(({ openNow }) => question.get('open') !== 'now' || openNow === true)
    .map(({ entry, openNow }) => ({
      name: entry.name,
      area: entry.area,
      needs: entry.needs,
      languages: entry.languages,
      how: entry.how,
      checked: entry.checked,
      openNow,
      stale: isStale(entry, city, now),
    }));
}
